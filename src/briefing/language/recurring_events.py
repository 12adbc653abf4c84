"""The year that a recurring event ahead tells: an election or games of a fixed cycle, not before the years told of."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefing.lexicon import read_lexicon
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import PartialDate, Reason, ReasonPart
from briefing.model.text import Sentence

_LEXICON = Path(__file__).parent / "lexicons" / "recurring_events.txt"
_SLACK = 1
"""How many years may lie between the latest year told of and the event; farther apart the cycle says too little."""


class _Event(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    cycle: int
    year: int
    time: re.Pattern[str]


def date_by_recurring_event(
    annotated: AnnotatedArticle,
) -> tuple[PartialDate, tuple[Reason, ...]] | None:
    """The year of the first round of an event ahead that is not before the latest year told of; None without one."""
    latest = _latest_year(annotated)
    if latest is None:
        return None
    told, sentence_told = latest
    spoken_of = annotated.article.text.lower()
    events = [event for event in _events() if event.pattern.search(spoken_of)]
    for sentence in annotated.sentences:
        text = annotated.text(sentence.span).lower() if events else ""
        for event in events:
            year = told + (event.year - told) % event.cycle
            time = event.time.search(text)
            if time and year - told <= _SLACK:
                words = annotated.text(sentence.span)[slice(*time.span())]
                return PartialDate(year), _reasons(
                    event, year, told, sentence_told, sentence, words
                )
    return None


def _latest_year(annotated: AnnotatedArticle) -> tuple[int, int] | None:
    """The latest year that the text names, and the sentence."""
    years = [
        (expression.date.year, expression.sentence)
        for expression in annotated.date_expressions
        if expression.date is not None and expression.end is None
    ]
    return max(years, key=lambda found: found[0], default=None)


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
    for row in read_lexicon(_LEXICON)["events"]:
        name, pattern, cycle, year, times, _ = map(str.strip, row.split(";", 5))
        time = re.compile(
            rf"\b(?:this (?:{times})|(?:{times})(?:'s|’s)|in (?:{times})\b(?! (?:of )?\d))"
        )
        events.append(_Event(name, re.compile(pattern), int(cycle), int(year), time))
    return tuple(events)
