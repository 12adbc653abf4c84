"""Find evidence of an article's date in its text, with measured confidence.

The confidences were fitted on dated news with the date hidden (benchmarks/accuracy/dating.py): high where at
least 95 in 100 were right, medium where about 80 were, low where more than half were.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from briefing.frozen import dataclass
from briefing.language.dating.recurring_events import date_by_recurring_event
from briefing.language.dating.tenure import date_by_tenure
from briefing.language.time.expressions import dated_sentences, temporal_language
from briefing.language.time.grammar import Reading, read_expressions
from briefing.language.time.tense import looks_ahead
from briefing.language.time.words import cue_words
from briefing.model.annotation import AnnotatedArticle, DateExpression
from briefing.model.article import Confidence, PartialDate, Reason, ReasonPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A date that something in the text points to, how far to trust it, and why."""

    date: PartialDate
    confidence: Confidence
    reasons: tuple[Reason, ...]


def find_evidence(annotated: AnnotatedArticle) -> Iterator[Evidence]:
    """All evidence of the article's date, the most trusted kinds first."""
    for finder in _FINDERS:
        evidence = finder(annotated)
        if evidence is not None and evidence.date.year >= _FIRST_YEAR:
            yield evidence


_FIRST_YEAR = 1980
"""Hardly an article that reaches this program was written before, and it tells of such years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """A full date told of; whether its clause looks ahead; whether it is background ("the Sept. 11, 2001, attacks")."""

    day: datetime.date
    expression: DateExpression
    reading: Reading
    ahead: bool | None
    background: bool


def _days(annotated: AnnotatedArticle) -> Iterator[_Day]:
    language = temporal_language(annotated)
    expressions = {expression.span.start: expression for expression in annotated.date_expressions}
    for sentence in dated_sentences(annotated):
        text = annotated.text(sentence.span)
        for reading in read_expressions(text, language):
            expression = expressions.get(sentence.span.start + reading.start)
            if expression is None or expression.date is None or not expression.date.is_full:
                continue
            if reading.form in ("date", "time"):
                yield _Day(
                    day=expression.date.earliest,
                    expression=expression,
                    reading=reading,
                    ahead=looks_ahead(sentence, text, reading.start, reading.end, language),
                    background=_word_before(text, reading.start)
                    in cue_words(language, "background"),
                )


def _word_before(text: str, position: int) -> str:
    return (text[max(0, position - 30) : position].lower().split() or [""])[-1]


def _evidence(
    annotated: AnnotatedArticle,
    date: PartialDate,
    confidence: Confidence,
    reason: str,
    position: int,
) -> Evidence:
    sentence = annotated.sentence_at(position)
    part = ReasonPart(reason, sentence.number if sentence else None)
    return Evidence(date=date, confidence=confidence, reasons=(Reason((part,)),))


def _copyright(annotated: AnnotatedArticle) -> Evidence | None:
    text = annotated.article.text
    if "©" not in text and "opyright" not in text and "(c)" not in text:
        return None
    found = _patterns().copyright.search(text)
    if found is None:
        return None
    year = int(found.group("year"))
    return _evidence(
        annotated,
        PartialDate(year),
        Confidence.MEDIUM,
        f"its copyright notice is of {year}: of that year, or the January after",
        found.start(),
    )


def _quoted_message(annotated: AnnotatedArticle) -> Evidence | None:
    """A message quoted with its stamp, `(@name) November 7, 2016`: articles quote fresh ones."""
    text = annotated.article.text
    if "(@" not in text:
        return None
    stamps = []
    for match in _patterns().message.finditer(text):
        for reading in read_expressions(match.group("stamp")):
            years, months = reading.values("YEAR"), reading.values("MONTH", "MONTHISH", "ABBR")
            if reading.form == "date" and years and months:
                stamps.append((int(years[0]), int(months[0]), *match.span("stamp")))
    if not stamps:
        return None
    year, month, start, end = max(stamps)
    reason = f"it quotes a message of {text[start:end]}"
    return _evidence(annotated, PartialDate(year, month), Confidence.MEDIUM, reason, start)


def _link(annotated: AnnotatedArticle) -> Evidence | None:
    """The latest link with a date in its path, `/2016/11/07/`."""
    text = annotated.article.text
    if "/20" not in text and "/19" not in text:
        return None
    dates = [
        (PartialDate(int(match.group("year")), int(match.group("month"))), match)
        for match in _patterns().link.finditer(text)
    ]
    if not dates:
        return None
    date, match = max(dates, key=lambda found: found[0].earliest)
    reason = f"a link in it has the date {match.group('year')}/{match.group('month')}"
    return _evidence(annotated, date, Confidence.MEDIUM, reason, match.start())


def _latest_day(annotated: AnnotatedArticle) -> Evidence | None:
    """The latest full date told of, where its form or place says that it is that of the news."""
    days = [day for day in _days(annotated) if day.ahead is not True]
    if not days:
        return None
    latest = max(days, key=lambda day: day.day)
    expression = latest.expression
    if latest.background:
        return None
    if latest.ahead is None or latest.reading.has("WEEKDAY", "WDABBR"):
        confidence = Confidence.MEDIUM
    elif expression.sentence <= 2 or sum(day.day == latest.day for day in days) > 1:
        confidence = Confidence.LOW
    else:
        return None
    words = annotated.text(expression.span)
    date = PartialDate(latest.day.year)
    return _evidence(
        annotated,
        date,
        confidence,
        f"the latest day that it names is {words}",
        expression.span.start,
    )


def _tenure(annotated: AnnotatedArticle) -> Evidence | None:
    found = date_by_tenure(annotated)
    if found is None:
        return None
    return Evidence(date=found[0], confidence=Confidence.LOW, reasons=found[1])


def _recurring_event(annotated: AnnotatedArticle) -> Evidence | None:
    found = date_by_recurring_event(annotated)
    if found is None:
        return None
    return Evidence(date=found[0], confidence=Confidence.LOW, reasons=found[1])


_FINDERS: tuple[Callable[[AnnotatedArticle], Evidence | None], ...] = (
    _copyright, _quoted_message, _link, _latest_day, _tenure, _recurring_event,
)  # fmt: skip


class _Patterns(NamedTuple):
    copyright: re.Pattern[str]
    message: re.Pattern[str]
    link: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    year = r"(?P<{}>(?:19|20)\d\d)\b"
    return _Patterns(
        copyright=re.compile(
            r"(?:©|\(c\)|\bcopyright\b)[^\n]{0,20}?\b(?:(?:19|20)\d\d\s?[-–]\s?)?" + year.format("year")
            # An open range, "2019-", "2019 to present", goes on to a day that it does not tell.
            + r"(?![-–](?!\d)|\s?(?:[-–]|to)\s?(?:\d|present|now|today|date))",
            re.IGNORECASE,
        ),
        message=re.compile(r"\(@\w{1,30}\)\s{0,3}(?P<stamp>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"),
        link=re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0?[1-9]|1[0-2])/"),
    )  # fmt: skip
