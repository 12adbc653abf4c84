"""Tell whether two articles report one incident, and by what that is known."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import combinations

from briefing.analysis.answers.matching import Reader, agree, differ
from briefing.analysis.answers.values import days_of
from briefing.analysis.incident.kinds import KINDS, IncidentKind, frame_of
from briefing.analysis.text.likeness import story_likeness
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.gazetteer import fold, places
from briefing.model.annotation import ActorKind
from briefing.model.facets import FacetName
from briefing.model.results import Incident

ENOUGH = 4
"""So much the grounds have to weigh: of 208 pairs of reports of one shooting 155 do, of 11,000 pairs of reports of two
none. The weights were chosen on half of them, by hand.
"""
_STEPS_OF_LIKENESS = (0.15, 0.25, 0.35)
"""Each that two leads reach is one more ground (`text.likeness`); the highest makes up for names in common."""
_MOST_NAMES = 4
_LONGEST = datetime.timedelta(days=365)
_ONE_DAY = 2.0
"""What the same exact day weighs; days that may be one or are neighbours weigh half."""


class Ground(StrEnum):
    """A reason to take two reports for one incident, in words for the reader."""

    KIND = "kind"
    DAY = "day"
    PLACE = "place"
    CASUALTIES = "casualties"
    TARGET = "those harmed"
    NAMES = "names in common"


Matcher = Callable[[Incident, Incident], tuple[Ground, ...]]
"""Tells by what two articles are known to report one incident; empty where they are not."""

_COUNTED = (FacetName.DEATHS, FacetName.INJURIES)


def incident_matcher(reader: Reader) -> Matcher:
    """Make a matcher of the reader's articles' incidents, reading names once."""
    names = rare_names(reader)
    likeness = story_likeness(reader.collection)

    def match(left: Incident, right: Incident) -> tuple[Ground, ...]:
        if left.kind is None or right.kind is None or _is_affair(left) != _is_affair(right):
            return ()
        pair = (left, right)
        numbers = left.article.number, right.article.number
        common = len(names[numbers[0]] & names[numbers[1]])
        day = _day_weight(left, right)
        alike = likeness(*numbers)
        steps = sum(alike >= step for step in _STEPS_OF_LIKENESS)
        if not (common or steps == len(_STEPS_OF_LIKENESS)) or (day is None and not steps):
            return ()
        # Two days are one incident only of one named victim: a trial tells of what happened long before.
        same_victim = _same_victim(reader, pair)
        if (day is None and not same_victim) or (not day and _are_far_apart(pair)):
            return ()
        weights = _weights(reader, pair, -2.0 if day is None else day, common)
        if weights[Ground.PLACE] < 0 and not (common or same_victim):
            return ()
        kin = are_kin([left.kind, right.kind])
        if not (kin or same_victim or day == _ONE_DAY):
            return ()
        apart = any(differ(reader, name, pair) for name in _COUNTED)
        if sum(weights.values()) + steps + same_victim - (not kin) - apart < ENOUGH:
            return ()
        return tuple(ground for ground, weight in weights.items() if weight > 0)

    return match


def _is_affair(incident: Incident) -> bool:
    """Whether it is an act of state, court or company: a verdict on a killing is not the killing."""
    return incident.kind is not None and KINDS[frame_of(incident.kind)].affair


def _are_far_apart(pair: Sequence[Incident]) -> bool:
    """Whether the reports are over a year apart: a man may be attacked twice."""
    dates = [incident.article.reference_date.date for incident in pair]
    known = sorted(date.earliest for date in dates if date is not None)
    return len(known) == len(dates) and known[-1] - known[0] > _LONGEST


def _same_victim(reader: Reader, pair: Sequence[Incident]) -> bool:
    """Whether one person or group came to harm by name in both."""
    here, there = (
        set().union(*(reader.people(f) for f in incident.facet(FacetName.TARGET).findings))
        for incident in pair
    )
    return not here.isdisjoint(there)


def grounds_of_sameness(reader: Reader, incidents: Sequence[Incident]) -> tuple[str, ...]:
    """By what it is known that all articles report one incident.

    Empty where it is not.
    """
    match = incident_matcher(reader)
    pairs = [match(left, right) for left, right in combinations(incidents, 2)]
    if not all(pairs):
        return ()
    return tuple(ground for ground in pairs[0] if all(ground in others for others in pairs))


def are_kin(kinds: Sequence[str | None]) -> bool:
    """Whether one incident may have all these kinds, as an attack may be a bombing.

    One article may call it an attack, the other a bombing.
    """
    frames = {frame_of(kind) for kind in kinds if kind} - {IncidentKind.HARM}
    return None not in kinds and len(frames) < 2


def is_outlet(name: str) -> bool:
    """Whether the name is that of who reports: a paper, a station, an agency."""
    return name.split()[-1] in vocabulary("news outlets")


def rare_names(reader: Reader) -> Mapping[int, frozenset[int]]:
    """The rarely named actors of each article: no outlet, no well-known place.

    They are indexes into the collection's actors.
    """
    known = places()
    found: dict[int, set[int]] = {number: set() for number in reader.collection.every}
    for index, actor in enumerate(reader.collection.actors):
        name = fold(actor.name)
        common = name in known.names or name in known.demonyms or is_outlet(actor.name)
        if not common and actor.kind is not ActorKind.OTHER:
            for number, _ in actor.members:
                found[number].add(index)
    words = cache(lambda index: frozenset(fold(reader.collection.actors[index].name).split()))
    return {number: frozenset(_apart(sorted(actors), words)) for number, actors in found.items()}


def _apart(actors: Sequence[int], words: Callable[[int], frozenset[str]]) -> Iterator[int]:
    """Those of the actors whose names hold no other one: "Arden Police" tells nothing beside "Arden"."""
    taken: set[str] = set()
    for index in sorted(actors, key=lambda index: len(words(index))):
        if taken.isdisjoint(words(index)):
            taken |= words(index)
            yield index


def _weights(
    reader: Reader, pair: tuple[Incident, Incident], day: float, names: int
) -> dict[Ground, float]:
    left, right = pair
    place = float(_agrees(reader, FacetName.PLACE, pair))
    if not place and differ(reader, FacetName.PLACE, pair):
        place = -1.0
    return {
        Ground.KIND: int(left.kind == right.kind) * 0.5,
        Ground.DAY: day,
        Ground.PLACE: place,
        Ground.CASUALTIES: 0.5 * any(_agrees(reader, name, pair) for name in _COUNTED),
        Ground.TARGET: float(_agrees(reader, FacetName.TARGET, pair)),
        Ground.NAMES: float(min(names, _MOST_NAMES)),
    }


def _day_weight(left: Incident, right: Incident) -> float | None:
    """How much the days speak for one incident, from 0; None where they rule it out."""
    days, others = (
        [found for f in incident.facet(FacetName.DATE).findings if (found := days_of(f))]
        for incident in (left, right)
    )
    pairs = [(here, there) for here in days for there in others]
    if any(here.exact and there.exact and here.agrees(there) for here, there in pairs):
        return _ONE_DAY
    if any(here.agrees(there, slack=1) for here, there in pairs):
        return 1.0
    return None if pairs else 0.0


def _agrees(reader: Reader, name: FacetName, pair: Sequence[Incident]) -> bool:
    first, second = (incident.facet(name).findings for incident in pair)
    return any(agree(reader, name, here, there) for here in first for there in second)
