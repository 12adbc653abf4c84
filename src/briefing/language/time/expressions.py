"""Find the temporal expressions of an article and resolve them to dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.language.time.grammar import Form, Reading, read_expressions
from briefing.language.time.named_days import (
    is_in_known_name,
    is_temporal,
    with_known_year,
    years_told,
)
from briefing.language.time.periods import Context, Place
from briefing.language.time.tense import looks_ahead, token_index
from briefing.language.time.values import place
from briefing.language.time.words import ENGLISH, cue_words
from briefing.languages import DATED_LANGUAGES, language_of
from briefing.model.annotation import AnnotatedArticle, DateExpression, DateKind
from briefing.model.article import Basis, PartialDate
from briefing.model.text import Sentence, Span

_DAY_REACH = 5
"""How many sentences behind a day a time of day alone may stand and still be one of that day."""

_REPORT_REACH = 40
"""How many characters before a date are looked at for a verb of saying."""

_MOST_OF_A_YEAR = frozenset(f"P{months}M" for months in range(6, 13))
"""Lengths of time that results are told for besides those of a quarter: what a year-earlier one is then, is a year."""

_TENSED: frozenset[Form] = frozenset(
    ["date", "range", "time", "weekday", "unit", "season", "quarter", "holiday", "offset"]
)
"""The forms whose place in time depends on the tense of their clause."""


def find_dates(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Find the temporal expressions of an article, read without a reference date.

    Each is read as far as it can be.
    """
    found = _expressions(annotated, annotated.sentences, None, Basis.STATED)
    return replace(annotated, date_expressions=tuple(found))


def resolve_dates(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Resolve temporal expressions to dates, from the article's reference date.

    What the text gives in full is stated; what counts from a stated reference date is resolved; what
    counts from an inferred one is inferred.
    """
    reference = annotated.reference_date
    if reference.date is None:
        return annotated
    basis = Basis.INFERRED if reference.basis is Basis.INFERRED else Basis.RESOLVED
    found = _expressions(annotated, dated_sentences(annotated), reference.date, basis)
    return replace(annotated, date_expressions=tuple(found))


def dated_sentences(annotated: AnnotatedArticle) -> list[Sentence]:
    """The sentences in which temporal expressions were found."""
    numbers = dict.fromkeys(expression.sentence for expression in annotated.date_expressions)
    return [annotated.sentences[number - 1] for number in numbers]


def temporal_language(annotated: AnnotatedArticle) -> str:
    """The language by whose rules an article's dates are read, as a code.

    English where its own has none.
    """
    language = language_of(annotated)
    return language if language in DATED_LANGUAGES else ENGLISH


def _expressions(
    annotated: AnnotatedArticle,
    sentences: Iterable[Sentence],
    reference: PartialDate | None,
    basis: Basis,
) -> Iterator[DateExpression]:
    language = temporal_language(annotated)
    read = [
        (sentence, _without_verb(reading, sentence))
        for sentence in sentences
        for reading in read_expressions(annotated.text(sentence.span), language)
        if is_temporal(reading, sentence)
        and not is_in_known_name(annotated.text(sentence.span), reading)
    ]
    context = Context(reference=reference)
    is_history = reference is not None and _is_history([reading for _, reading in read], reference)
    # A history goes through the years, past the same day more than once.
    years = {} if is_history else years_told(reading for _, reading in read)
    told = 0
    for sentence, reading in read:
        if sentence.number - told > _DAY_REACH:
            context = context._replace(day=None)
        here, ahead, text = context, None, annotated.text(sentence.span)
        if reading.form in _TENSED:
            ahead = looks_ahead(sentence, text, reading.start, reading.end, language)
            if reference and not is_history:
                here = context._replace(ahead=ahead)
        known = with_known_year(reading, sentence, years, reference)
        placed = place(known, here)
        if known is not reading:
            placed = replace(placed, stated=False)
        is_day = placed.date is not None and placed.date.is_full
        if not (is_day and _is_of_report(text, reading)):
            context = _told(context, reading, placed, is_history=is_history)
            told = sentence.number if is_day else told
        yield _expression(reading, placed, sentence, basis, ahead)


def _is_of_report(text: str, reading: Reading) -> bool:
    """Whether the expression dates what was said: "police said Monday". Nothing is counted on from that day."""
    before = text[max(0, reading.start - _REPORT_REACH) : reading.start].lower().split()
    while before and before[-1] in cue_words(reading.language, "before day"):
        before.pop()
    return bool(before) and before[-1] in cue_words(reading.language, "reporting")


def _told(context: Context, reading: Reading, placed: Place, *, is_history: bool) -> Context:
    """What the next relative expression counts from, after this one."""
    if placed.value in _MOST_OF_A_YEAR:
        return context._replace(quarter=context.quarter[:4])
    if placed.date is None or placed.kind not in (DateKind.DATE, DateKind.TIME):
        return context
    day = placed.date if placed.date.is_full and placed.end in (None, placed.date) else None
    history, quarter = context.history, context.quarter
    if is_history and reading.form in ("date", "time", "range", "season"):
        history = placed.date
    is_latest = not reading.has("YEAR", "LAST", "AGO", "SHIFT") and not _is_ahead(placed, context)
    if reading.form == "quarter" and is_latest:
        quarter = placed.value
    return context._replace(narrative=placed.date, day=day, history=history, quarter=quarter)


def _is_ahead(placed: Place, context: Context) -> bool:
    end = placed.end or placed.date
    return bool(end and context.reference and end.latest > context.reference.latest)


def _is_history(readings: Sequence[Reading], reference: PartialDate) -> bool:
    """Whether the text tells of years gone by, not of the news: then a month is one of the year told of.

    The two ways to anchor are those of HeidelTime's narrative and news documents.
    """
    told = [
        reading for reading in readings
        for year in reading.values("YEAR")[-1:]
        if reading.form == "date" and int(year) < reference.year - 1
    ]  # fmt: skip
    news = [reading for reading in readings if reading.form in ("weekday", "deictic", "unit")]
    return len(told) >= 4 and len(told) > 2 * len(news)


def _expression(
    reading: Reading, placed: Place, sentence: Sentence, basis: Basis, ahead: bool | None
) -> DateExpression:
    return DateExpression(
        span=Span(sentence.span.start + reading.start, sentence.span.start + reading.end),
        sentence=sentence.number,
        kind=placed.kind,
        value=placed.value,
        date=placed.date,
        end=placed.end,
        basis=basis if placed.date and not placed.stated else Basis.STATED,
        ahead=ahead,
    )


def _without_verb(reading: Reading, sentence: Sentence) -> Reading:
    """The expression without the verb that its first word is: it will last three days."""
    first = reading.pieces[0]
    if (
        reading.form != "duration"
        or not (first.word_class == "LAST" and first.text.islower())
        or not sentence.tokens
    ):
        return reading
    index = token_index(sentence, reading.start)
    tag = sentence.tokens[index].tag
    before = sentence.tokens[index - 1].text if index else ""
    if tag not in {"VB", "VBP"} and before != "to":
        return reading
    pieces = reading.pieces[1:]
    return replace(reading, start=pieces[0].start, pieces=pieces)
