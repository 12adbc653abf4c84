"""Infer the reference date from an office held and the next election.

How long a term lasts is knowledge from outside the text; it stands with its source in `terms_of_office.txt`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from briefing.frozen import dataclass
from briefing.language.en import word_list
from briefing.language.en.gazetteer import fold, places
from briefing.language.en.numbers import UNITS
from briefing.language.time.tense import looks_ahead
from briefing.model.annotation import AnnotatedArticle, DateExpression, DateKind
from briefing.model.article import PartialDate, Reason, ReasonPart
from briefing.model.text import Sentence


def date_by_tenure(annotated: AnnotatedArticle) -> tuple[PartialDate, tuple[Reason, ...]] | None:
    """Date an article by an office held and an election ahead, None without both.

    It is a month or a year, with the reasons. The article lies in the year before the term ends, in the month that the
    months it names lead up to.
    """
    tenure = _tenure(annotated)
    if tenure is None:
        return None
    told = _looking_back(annotated, but_for=tenure.ahead.sentence)
    floor = _latest_year(told)
    months, named = _months(annotated, told)
    date = _fit(tenure, floor, months)
    return None if date is None else (date, _reasons(tenure, floor, named, date))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clue:
    """Words of the text that tell something about its date, and the sentence they stand in."""

    text: str
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tenure:
    """An office held since `start`, its length in years, and the election ahead."""

    country: str
    years: int
    source: str
    start: PartialDate
    office: _Clue
    ahead: _Clue
    last_term: _Clue | None

    @property
    def end(self) -> PartialDate:
        return PartialDate(self.start.year + self.years, self.start.month)

    @property
    def election_year(self) -> int:
        """The year of the election; it is the year before for terms that begin in the first quarter."""
        return self.end.year - ((self.start.month or 12) <= 3)


def _tenure(annotated: AnnotatedArticle) -> _Tenure | None:
    """The office whose term and next election the article speaks of, if it says enough of both."""
    ahead = _election_ahead(annotated)
    if ahead is None:
        return None
    office = last_term = start = None
    for sentence in annotated.sentences:
        text = annotated.text(sentence.span)
        if (found := _cue("last term").search(text.lower())) and last_term is None:
            last_term = _Clue(text=_words_from(text, found), sentence=sentence.number)
        found = _cue("took office").search(text.lower())
        if found and office is None:
            since = _date_after(annotated, sentence, found.start())
            if since is not None and since.date is not None:
                words = annotated.text(since.span)
                start, office = since.date, _Clue(text=words, sentence=sentence.number)
    if start is None or office is None or start.year > 2100:
        return None
    country = _country(annotated)
    if country is None:
        return None
    years, again, source = _terms()[country]
    if last_term is None and again != "none":
        return None
    return _Tenure(
        country=country,
        years=years,
        source=source,
        start=start,
        office=office,
        ahead=ahead,
        last_term=last_term,
    )


def _election_ahead(annotated: AnnotatedArticle) -> _Clue | None:
    if not _cue("election").search(annotated.article.text.lower()):
        return None
    for sentence in annotated.sentences:
        text = annotated.text(sentence.span)
        election = _cue("election").search(text.lower())
        if election is None:
            continue
        for cue in _cue("election ahead").finditer(text.lower()):
            if cue.start() < election.start() and election.start() - cue.end() < 40:
                return _Clue(text=text[cue.start() : election.end()], sentence=sentence.number)
    return None


def _date_after(
    annotated: AnnotatedArticle, sentence: Sentence, position: int
) -> DateExpression | None:
    start = sentence.span.start + position
    first = bisect_left(annotated.date_expressions, start, key=lambda found: found.span.start)
    for expression in annotated.date_expressions[first : first + 3]:
        if expression.sentence == sentence.number and expression.date:
            return expression
    return None


def _country(annotated: AnnotatedArticle) -> str | None:
    """The country whose president the text speaks of most, if the table of terms has it."""
    known, counts = places(), Counter[str]()
    for match in re.finditer(_CAPITALISED, annotated.article.text):
        for words in filter(None, match.group("words", "first")):
            country = known.demonyms.get(fold(words)) or known.names.get(fold(words), "")
            if country in _terms():
                counts[country] += 3 if match.group("president") else 1
                break
    return max(counts, key=lambda country: counts[country]) if counts else None


_CAPITALISED = (
    r"\b(?=(?P<words>[A-Z][\w-]+ (?:and )?[A-Z][\w-]+))?(?P<first>[A-Z][\w-]+)"
    r"(?=(?:['’]s)?(?: [A-Z]\w+)? (?P<president>[Pp]resident)\b)?"
)
"""A name of one word or two, and whether it tells whose president is meant."""


def _latest_year(told: Sequence[DateExpression]) -> tuple[int, _Clue] | None:
    """The latest year among the expressions."""
    latest = None
    for expression in told:
        if expression.kind is DateKind.DATE and expression.date and expression.end is None:
            year = expression.date.year
            if latest is None or year > latest[0]:
                latest = (year, _Clue(text=f"{year}", sentence=expression.sentence))
    return latest


def _looking_back(annotated: AnnotatedArticle, but_for: int) -> list[DateExpression]:
    """The expressions that do not look ahead, without those of sentence `but_for`."""
    sentences = {sentence.number: sentence for sentence in annotated.sentences}
    told = []
    for expression in annotated.date_expressions:
        sentence = sentences[expression.sentence]
        start, end = (
            position - sentence.span.start
            for position in (expression.span.start, expression.span.end)
        )
        ahead = looks_ahead(sentence, annotated.text(sentence.span), start, end)
        if not ahead and expression.sentence != but_for:
            told.append(expression)
    return told


def _months(
    annotated: AnnotatedArticle, told: Sequence[DateExpression]
) -> tuple[list[int], list[_Clue]]:
    """The months named without a year, and the words that name them or this month."""
    months, clues = [], []
    for expression in told:
        words = annotated.text(expression.span)
        if re.match(r"XXXX-\d\d(?!\d)", expression.value):
            months.append(int(expression.value[5:7]))
            clues.append(_Clue(text=words, sentence=expression.sentence))
        elif words.lower().endswith("this month"):
            clues.append(_Clue(text=words, sentence=expression.sentence))
    return months, clues


def _fit(
    tenure: _Tenure, floor: tuple[int, _Clue] | None, months: Sequence[int]
) -> PartialDate | None:
    """The month within the year before the election's term ends that the months named lead up to."""
    last = tenure.end.year * 12 + (tenure.end.month or 12) - 1
    first = max(last - 12, floor[0] * 12 if floor else 0, tenure.start.year * 12)
    candidates = range(first, last)
    if not candidates:
        return None
    if not months:
        return PartialDate(tenure.election_year)
    best = min(months, key=lambda month: max((month - other) % 12 for other in months))
    fitting = [candidate for candidate in candidates if candidate % 12 == best - 1]
    if not fitting:
        return PartialDate(tenure.election_year)
    return PartialDate(fitting[-1] // 12, best)


def _reasons(
    tenure: _Tenure,
    floor: tuple[int, _Clue] | None,
    named: Sequence[_Clue],
    date: PartialDate,
) -> tuple[Reason, ...]:
    bounds = [ReasonPart(f"{tenure.ahead.text}", tenure.ahead.sentence)]
    if floor:
        bounds.insert(0, ReasonPart(f"not before {floor[0]}", floor[1].sentence))
        bounds[1] = ReasonPart(f"and {tenure.ahead.text}", tenure.ahead.sentence)
    bounds.append(ReasonPart(f"; in office since {tenure.office.text}", tenure.office.sentence))
    if tenure.last_term:
        bounds.append(ReasonPart(f", {tenure.last_term.text}", tenure.last_term.sentence))
    reasons = [
        Reason(tuple(bounds)),
        Reason(
            (
                ReasonPart(
                    f"not in the text: a presidential term in {tenure.country} is {_in_words(tenure.years)} years"
                    f" ({tenure.source}),"
                    f" so the election is in {tenure.election_year}"
                ),
            )
        ),
    ]
    if date.month is not None:
        last = len(named) - 1
        joints = [
            "" if index == 0 else "and " if index == last else ", " for index in range(len(named))
        ]
        parts = [
            ReasonPart(f"{joint}{clue.text}", clue.sentence)
            for joint, clue in zip(joints, named, strict=True)
        ]
        month = PartialDate(date.year, date.month).spoken().split()[0]
        parts.append(ReasonPart(f"suggest {month}" if len(named) > 1 else f"suggests {month}"))
        reasons.append(Reason(tuple(parts)))
    return tuple(reasons)


def _in_words(number: int) -> str:
    return next(word for word, value in UNITS.items() if value == number)


def _words_from(text: str, found: re.Match[str]) -> str:
    """The words of `text` from the cue to the end of its clause."""
    rest = re.match(r"[^,;.—–]*", text[found.start() :])
    return " ".join((rest.group() if rest else found.group()).split())


@cache
def _cue(section: str) -> re.Pattern[str]:
    return re.compile("|".join(word_list("tenure_cues")[section]))


@cache
def _terms() -> dict[str, tuple[int, str, str]]:
    """Years of a presidential term, the rule of re-election and the source, by country."""
    rows = (row.split(";") for row in word_list("terms_of_office")["presidents"])
    return {
        country.strip(): (int(years), again.strip(), source.strip())
        for country, years, again, source in rows
    }
