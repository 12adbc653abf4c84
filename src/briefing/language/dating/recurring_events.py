"""Infer the year from a recurring event ahead: an election, the games."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefing.language.en import word_list
from briefing.language.time.tense import looks_ahead
from briefing.model.annotation import AnnotatedArticle, DateExpression
from briefing.model.article import PartialDate, Reason, ReasonPart
from briefing.model.text import Sentence

_SLACK = 1
"""How many years may lie between the latest year told of and the event; farther apart the cycle says too little."""


class _Event(NamedTuple):
    name: str
    pattern: str
    cycle: int
    year: int
    time: str


def date_by_recurring_event(
    annotated: AnnotatedArticle,
) -> tuple[PartialDate, tuple[Reason, ...]] | None:
    """The year of the first round of an event ahead, None without one.

    It is not before the latest year told of.
    """
    latest = _latest_year(annotated)
    if latest is None:
        return None
    told, sentence_told, over = latest
    # An event of the very year that the text looks back on is over, as a rule.
    years = [(told + over + (event.year - told - over) % event.cycle, event) for event in _events()]
    near = [(year, event) for year, event in years if year - told <= _SLACK]
    spoken_of = annotated.article.text.lower() if near else ""
    events = [(year, event) for year, event in near if re.search(event.pattern, spoken_of)]
    for sentence in annotated.sentences if events else ():
        text = annotated.text(sentence.span).lower()
        for year, event in events:
            time = re.search(event.time, text)
            if time:
                words = annotated.text(sentence.span)[slice(*time.span())]
                return PartialDate(year), _reasons(
                    event, year, told, sentence_told, sentence, words
                )
    return None


def _latest_year(annotated: AnnotatedArticle) -> tuple[int, int, bool] | None:
    """The latest year that the text names, the first sentence that does, and whether some clause with it looks back."""
    years = [
        (expression.date.year, expression)
        for expression in annotated.date_expressions
        if expression.date is not None and expression.end is None
    ]
    if not years:
        return None
    latest = max(year for year, _ in years)
    named = [expression for year, expression in years if year == latest]
    return (
        latest,
        named[0].sentence,
        any(_looks_back(annotated, expression) for expression in named),
    )


def _looks_back(annotated: AnnotatedArticle, expression: DateExpression) -> bool:
    sentence = annotated.sentences[expression.sentence - 1]
    start, end = (
        expression.span.start - sentence.span.start,
        expression.span.end - sentence.span.start,
    )
    return looks_ahead(sentence, annotated.text(sentence.span), start, end) is False


def _reasons(
    event: _Event, year: int, told: int, sentence_told: int, sentence: Sentence, words: str
) -> tuple[Reason, ...]:
    return (
        Reason(
            (
                ReasonPart(f"not before {told}", sentence_told),
                ReasonPart(f"and {event.name} in view, {words}", sentence.number),
            )
        ),
        Reason(
            (
                ReasonPart(
                    f"not in the text: {event.name} comes every {event.cycle} years, so in {year}"
                ),
            )
        ),
    )


@cache
def _events() -> tuple[_Event, ...]:
    events = []
    for row in word_list("recurring_events")["events"]:
        name, pattern, cycle, year, times, _ = map(str.strip, row.split(";", 5))
        time = rf"\b(?:this (?:{times})|(?:{times})(?:'s|’s)|in (?:{times})\b(?! (?:of )?\d))"
        events.append(_Event(name, pattern, int(cycle), int(year), time))
    return tuple(events)
