"""Build a timeline of many articles: a sentence for each event most told of."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.analysis.answers.moments import find_moments
from briefing.analysis.answers.outlook import is_cut, is_lost
from briefing.analysis.choice.openings import missing_context
from briefing.analysis.choice.salience import ScoredSentence, score_sentences
from briefing.analysis.stories.grouping import group
from briefing.analysis.stories.terms import story_terms
from briefing.analysis.text.reference import article_reference
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.analysis.text.terms import stem
from briefing.frozen import dataclass
from briefing.language.en.word_frequencies import rarity
from briefing.model.article import Basis
from briefing.model.collection import Collection
from briefing.model.results import Moment
from briefing.model.stories import DatedEvent, Timeline

SOON = 3
"""A report of the days after tells of a day at first hand; later ones mention it in passing."""
SAME = 0.4
"""Two sentences on one day that share so much of the poorer one's rarity tell of one event, of whatever story."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dated sentence: its moment, score, stems, and the days until it was reported."""

    moment: Moment
    score: float
    stems: frozenset[str]
    delay: int

    @property
    def day(self) -> datetime.date:
        """The day that it tells of."""
        assert self.moment.expression.date is not None
        return self.moment.expression.date.earliest


def make_timeline(
    collection: Collection,
    numbers: Iterable[int],
    *,
    limit: int | None = None,
    about: str = "",
    among: Iterable[Moment] | None = None,
    one_story: bool = False,
) -> Timeline:
    """Make a timeline: of the events most told of, the sentence that tells most.

    Its articles are those of these numbers. Only days gone by when their article appeared are shown, each with a
    sentence that can be read alone. What articles of one story tell of a day is one event; all of them are of one where
    `one_story` says so. `among` keeps to moments that were chosen before, such as those of one actor, who is then named
    in `about`.
    """
    chosen = tuple(number for number in collection.every if number in frozenset(numbers))
    allowed = None if among is None else frozenset(m.expression.citation for m in among)
    found = [
        candidate
        for number in chosen
        for candidate in candidates(collection, number)
        if allowed is None or candidate.moment.expression.citation in allowed
    ]
    by_day: defaultdict[datetime.date, list[Candidate]] = defaultdict(list)
    for candidate in found:
        by_day[candidate.day].append(candidate)
    stories = dict.fromkeys(chosen, 0) if one_story else _stories(collection, by_day.values())
    told = [event for day in by_day.values() for event in _events(day, stories)]
    told.sort(key=lambda event: (-_weight(event), event[0].day))
    return Timeline(
        articles=tuple(article_reference(collection.article(n), n) for n in chosen),
        events=tuple(sorted(map(_event, told[:limit]), key=lambda event: event.day)),
        about=about,
        found=len(told),
    )


def _stories(collection: Collection, days: Iterable[Sequence[Candidate]]) -> dict[int, int]:
    """Group into stories the articles that tell of one day.

    Each is mapped to the first article of its story.
    """
    on_days = [frozenset(c.moment.expression.citation.article for c in day) for day in days]
    numbers = sorted({number for day in on_days if len(day) > 1 for number in day})
    articles = [(number, collection.article(number)) for number in numbers]
    terms = [story_terms(a.article, number, a.reference_date) for number, a in articles]
    return {number: story[0] for story in group(terms) for number in story}


def _events(day: Sequence[Candidate], stories: Mapping[int, int]) -> list[list[Candidate]]:
    """Group the sentences on one day by the event that they tell of.

    Those of one story are one event, and those that are alike.
    """
    events: list[list[Candidate]] = []
    for candidate in day:
        same = [e for e in events if any(_tell_one(candidate, other, stories) for other in e)]
        events = [e for e in events if e not in same]
        events.append([*(other for event in same for other in event), candidate])
    return events


def _tell_one(left: Candidate, right: Candidate, stories: Mapping[int, int]) -> bool:
    here, there = (each.moment.expression.citation.article for each in (left, right))
    if here == there or stories[here] == stories[there]:
        return True
    poorer = min(sum(map(rarity, each.stems)) for each in (left, right))
    return sum(map(rarity, left.stems & right.stems)) >= SAME * poorer > 0


def candidates(collection: Collection, number: int) -> Iterator[Candidate]:
    """The sentences of an article that tell of one past day and can be read alone."""
    annotated = collection.article(number)
    dated = annotated.reference_date
    if dated.date is None or dated.basis is Basis.INFERRED:
        return
    sentences = annotated_sentences(annotated)
    moments = {
        moment.expression.citation.sentence: moment for moment in find_moments(sentences, number)
    }
    if not moments:
        return
    for scored in score_sentences(sentences):
        moment = moments.get(scored.sentence.number)
        if moment is None or not _is_showable(scored):
            continue
        date = moment.expression.date
        if date is None or not date.is_full or moment.expression.end is not None:
            continue
        delay = (dated.date.latest - date.earliest).days
        if delay >= 0 and moment.expression.basis is not Basis.INFERRED:
            yield Candidate(moment, scored.score, _stems(scored.sentence), delay)


def rank_days(by_day: Mapping[datetime.date, Sequence[Candidate]]) -> list[datetime.date]:
    """Rank the days by the articles that tell of them.

    An article of the days after counts twice.
    """
    return sorted(by_day, key=lambda day: (-_weight(by_day[day]), day))


def _weight(found: Sequence[Candidate]) -> int:
    """How many articles tell of it; an article of the days after counts twice."""
    soon = {c.moment.expression.citation.article: c.delay <= SOON for c in found}
    return sum(1 + at_once for at_once in soon.values())


def _event(found: Sequence[Candidate]) -> DatedEvent:
    """The sentence that tells most of what the others on the event tell too."""
    best = min(found, key=lambda each: _rank(each, found))
    articles = {candidate.moment.expression.citation.article for candidate in found}
    assert best.moment.event is not None
    return DatedEvent(when=best.moment.expression, event=best.moment.event, articles=len(articles))


def _centrality(candidate: Candidate, found: Sequence[Candidate]) -> float:
    """Its score in its article, and how much of what the day's other sentences say it covers."""
    others = [other.stems for other in found if other is not candidate]
    if not others:
        return candidate.score
    mass = sum(map(rarity, candidate.stems)) or 1.0
    covered = sum(sum(map(rarity, candidate.stems & other)) for other in others) / len(others)
    return candidate.score + 3.0 * covered / mass


def _rank(candidate: Candidate, found: Sequence[Candidate]) -> tuple[float, int, int, int]:
    """What is told by most, soonest, first."""
    citation = candidate.moment.expression.citation
    return (-_centrality(candidate, found), candidate.delay, citation.article, citation.sentence)


def _is_showable(scored: ScoredSentence) -> bool:
    """Whether the sentence can be read alone, as a key point is."""
    sentence = scored.sentence
    return not (
        scored.measured.out_of_place
        or is_lost(sentence)
        or is_cut(sentence)
        or missing_context(sentence) == ""
    )


def _stems(sentence: AnnotatedSentence) -> frozenset[str]:
    return frozenset(found for token in sentence.sentence.tokens if (found := stem(token.text)))
