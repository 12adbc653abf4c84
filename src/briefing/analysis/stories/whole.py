"""Tell one story whole: the latest, how it came, who says what, what is open."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Sequence

from briefing.analysis.answers.heard import rank_voices
from briefing.analysis.answers.name_counts import count_names
from briefing.analysis.answers.outlook import find_unknown, is_cut, is_lost
from briefing.analysis.answers.together import summarize_together
from briefing.analysis.choice.salience import score_sentences
from briefing.analysis.stories.copies import without_copies
from briefing.analysis.stories.diary import find_diary
from briefing.analysis.stories.news import choose_headline
from briefing.analysis.stories.novelty import stems_of
from briefing.analysis.stories.timeline import make_timeline
from briefing.analysis.text.reference import article_reference
from briefing.analysis.text.sentences import annotated_sentences
from briefing.languages import ENGLISH, language_of
from briefing.model.collection import Collection
from briefing.model.results import Choice, Finding, Voice
from briefing.model.stories import StoryBriefing
from briefing.model.text import Citation

FRESH = 2
"""Days before the last article within which articles tell what is known now."""
FEWEST = 2
"""Articles that tell it at least, where there are so many."""
DAYS, VOICES, OPEN = 12, 6, 4
"""Days, voices and open points that are shown at most."""
SAME = 0.5
"""Two open points that share so many stems are one."""


def tell_whole(collection: Collection, numbers: Sequence[int]) -> StoryBriefing:
    """Tell the whole story of the articles of those numbers.

    Copies of an article count among the sources and tell nothing.
    """
    originals = without_copies(collection, numbers)
    fresh = _fresh(collection, originals)
    latest_first = _latest_first(collection, fresh)
    points = sorted(
        summarize_together(collection, fresh, Choice()).key_points,
        key=lambda point: latest_first.index(point.finding.citation.article),
    )
    events = make_timeline(collection, originals, limit=DAYS, one_story=True).events
    shown = {p.finding.citation for p in points} | {event.event.citation for event in events}
    return StoryBriefing(
        articles=tuple(article_reference(collection.article(n), n) for n in numbers),
        headline=_headline(collection, latest_first),
        key_points=tuple(points),
        events=events,
        disagreements=summarize_together(collection, originals, Choice()).disagreements,
        voices=tuple(_voices(collection, originals, shown))[:VOICES],
        ahead=find_diary(collection, fresh),
        unknown=tuple(_unknown(collection, fresh))[:OPEN],
    )


def _fresh(collection: Collection, numbers: Sequence[int]) -> tuple[int, ...]:
    """The articles of the last days, in order; the last ones where few are dated."""
    days = {number: _day(collection, number) for number in numbers}
    known = [day for day in days.values() if day is not None]
    if not known:
        return tuple(numbers)
    since = max(known) - datetime.timedelta(days=FRESH)
    fresh = [number for number, day in days.items() if day is not None and day >= since]
    if len(fresh) < FEWEST:
        dated = [number for number in numbers if days[number] is not None]
        fresh = sorted(dated, key=lambda number: days[number] or since)[-FEWEST:]
    return tuple(number for number in numbers if number in fresh)


def _headline(collection: Collection, numbers: Sequence[int]) -> Finding:
    """The headline of the first that has one; else the first sentence."""
    headed = [number for number in numbers if collection.article(number).article.headline]
    return choose_headline(collection, (headed or numbers)[:1])


def _latest_first(collection: Collection, numbers: Sequence[int]) -> tuple[int, ...]:
    """The articles, those of the latest day first, of one day the last first."""
    days = {number: _day(collection, number) or datetime.date.min for number in numbers}
    in_order = [number for number in collection.every if number in days]
    return tuple(sorted(in_order, key=lambda n: (days[n], in_order.index(n)), reverse=True))


def _day(collection: Collection, number: int) -> datetime.date | None:
    date = collection.article(number).reference_date.date
    return date.latest if date is not None else None


def _voices(
    collection: Collection, numbers: Sequence[int], shown: Container[Citation]
) -> Iterator[Voice]:
    """Who speaks, each once, in the latest words that are not shown above: those heard in most articles first."""
    found: dict[str, list[Voice]] = {}
    for number in numbers:
        annotated = collection.article(number)
        if language_of(annotated) != ENGLISH:
            continue
        roles = {n.name: n.role for n in count_names(annotated, number) if n.role is not None}
        scored = score_sentences(annotated_sentences(annotated))
        for voice in rank_voices(scored, number, roles):
            found.setdefault(voice.name, []).append(voice)
    # The latest words of each: what somebody says now.
    for voices in sorted(found.values(), key=lambda voices: -len(voices)):
        finding = voices[-1].statements[0].findings[0]
        if finding.citation in shown:
            continue
        sentence = annotated_sentences(collection.article(finding.citation.article))[
            finding.citation.sentence - 1
        ]
        if not (is_lost(sentence) or is_cut(sentence)):
            yield voices[-1]


def _unknown(collection: Collection, numbers: Sequence[int]) -> Iterator[Finding]:
    """What the latest articles call open, each once, the last article first."""
    told: list[frozenset[str]] = []
    for number in reversed(numbers):
        sentences = annotated_sentences(collection.article(number))
        for finding in find_unknown(score_sentences(sentences), number):
            sentence = sentences[finding.citation.sentence - 1]
            stems = stems_of(sentence)
            if is_lost(sentence) or is_cut(sentence):
                continue
            if not any(len(stems & other) >= SAME * len(stems) for other in told):
                told.append(stems)
                yield finding
