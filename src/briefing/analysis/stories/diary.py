"""Find what is ahead over several articles: a diary of dated sentences, by day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from briefing.analysis.answers.moments import find_moments
from briefing.analysis.answers.outlook import find_ahead, is_cut, is_lost
from briefing.analysis.choice.salience import score_sentences
from briefing.analysis.stories.novelty import stems_of
from briefing.analysis.text.sentences import annotated_sentences
from briefing.model.article import Basis
from briefing.model.collection import Collection
from briefing.model.results import Finding
from briefing.model.stories import DatedEvent

AHEAD = 8
"""Entries at most: what one can look through."""
SAME = 0.5
"""Two sentences about one day that share so many stems tell of the same."""


def find_diary(
    collection: Collection, numbers: Sequence[int], day: datetime.date | None = None
) -> tuple[DatedEvent, ...]:
    """Find what is ahead over all the articles, by day, each thing once.

    Only what is after `day` and after the latest of them: what one article foresees for the day of a later one may be
    done already. Articles whose own date is inferred foresee nothing.
    """
    dates = [collection.article(number).reference_date for number in numbers]
    latest = max(
        (d.date.earliest for d in dates if d.date is not None and d.basis is not Basis.INFERRED),
        default=None,
    )
    if latest is None:
        return ()
    day = max(latest, day or latest)
    found = sorted(
        (
            (
                when.date.earliest,
                event.citation.article,
                event.citation.sentence,
                when,
                event,
                stems,
            )
            for number in numbers
            for when, event, stems in _ahead(collection, number)
            if when.date is not None and when.date.earliest > day
        ),
        key=lambda entry: entry[:3],
    )
    kept: list[tuple[datetime.date, frozenset[str]]] = []
    events: list[DatedEvent] = []
    for at, _, _, when, event, stems in found:
        if any(at == other and len(stems & more) >= SAME * len(stems) for other, more in kept):
            continue
        kept.append((at, stems))
        events.append(DatedEvent(when=when, event=event))
    return tuple(events[:AHEAD])


def _ahead(
    collection: Collection, number: int
) -> Iterator[tuple[Finding, Finding, frozenset[str]]]:
    """The sentences of an article on what is to come on a day of their own, that can be read alone."""
    annotated = collection.article(number)
    dated = annotated.reference_date.date
    sentences = annotated_sentences(annotated)
    moments = {
        moment.expression.citation.sentence: moment for moment in find_moments(sentences, number)
    }
    if dated is None or annotated.reference_date.basis is Basis.INFERRED or not moments:
        return
    ahead = {
        finding.citation.sentence: finding
        for finding in find_ahead(score_sentences(sentences), number)
    }
    for place, event in sorted(ahead.items()):
        moment = moments.get(place)
        sentence = sentences[place - 1]
        if moment is None or is_lost(sentence) or is_cut(sentence):
            continue
        when = moment.expression
        if when.date is not None and when.date.is_full and when.date.earliest > dated.latest:
            yield when, event, stems_of(sentence)
