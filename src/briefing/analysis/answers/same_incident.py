"""Tell whether two articles report one incident, and by what that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations

from briefing.analysis.answers.matching import Reader, agree, differ
from briefing.analysis.answers.values import days_of
from briefing.analysis.incident.kinds import IncidentKind, frame_of
from briefing.analysis.text.likeness import story_matcher
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.gazetteer import fold, places
from briefing.model.annotation import ActorKind
from briefing.model.facets import FacetName
from briefing.model.results import Incident

ENOUGH = 4
"""So much the grounds have to weigh: of 106 pairs of reports of one incident 70 do, of 110 pairs of reports of two in
one town none.
"""
ENOUGH_WITHOUT_A_DAY = 5
_MOST_NAMES = 3


class Ground(StrEnum):
    """By what two reports of one incident are known, in the tool's words for the reader."""

    KIND = "kind"
    DAY = "day"
    PLACE = "place"
    CASUALTIES = "casualties"
    TARGET = "those harmed"
    NAMES = "names in common"


_COUNTED = (FacetName.DEATHS, FacetName.INJURIES)


def grounds_of_sameness(reader: Reader, incidents: Sequence[Incident]) -> tuple[str, ...]:
    """By what it is known that all articles report one incident; empty where it is not."""
    pairs = [_grounds(reader, left, right) for left, right in combinations(incidents, 2)]
    if not all(pairs):
        return ()
    return tuple(ground for ground in pairs[0] if all(ground in others for others in pairs))


def are_kin(kinds: Sequence[str | None]) -> bool:
    """Whether one incident may be called by all of these kinds: one article's attack is the other's bombing."""
    frames = {frame_of(kind) for kind in kinds if kind} - {IncidentKind.HARM}
    return None not in kinds and len(frames) < 2


def is_outlet(name: str) -> bool:
    """Whether the name is that of who reports: a paper, a station, an agency."""
    return name.split()[-1] in vocabulary("news outlets")


def _grounds(reader: Reader, left: Incident, right: Incident) -> tuple[str, ...]:
    pair = (left, right)
    if not are_kin([incident.kind for incident in pair]) or differ(reader, FacetName.PLACE, pair):
        return ()
    day = _day_weight(left, right)
    if day is None:
        return ()
    names = len(tuple(_rare_names(reader, pair)))
    weights = {
        Ground.KIND: int(left.kind == right.kind) * 0.5,
        Ground.DAY: day,
        Ground.PLACE: float(_agrees(reader, FacetName.PLACE, pair)),
        Ground.CASUALTIES: float(any(_agrees(reader, name, pair) for name in _COUNTED)),
        Ground.TARGET: float(_agrees(reader, FacetName.TARGET, pair)),
        Ground.NAMES: float(min(names, _MOST_NAMES)),
    }
    alike = story_matcher(reader.collection)(left.article.number, right.article.number)
    enough = ENOUGH if day else ENOUGH_WITHOUT_A_DAY
    if sum(weights.values()) + alike < enough or not (names or alike):
        return ()
    return tuple(ground for ground, weight in weights.items() if weight)


def _day_weight(left: Incident, right: Incident) -> float | None:
    """How much the days speak for one incident, from 0; None where they rule it out."""
    days, others = (
        [found for f in incident.facet(FacetName.DATE).findings if (found := days_of(f))]
        for incident in (left, right)
    )
    pairs = [(here, there) for here in days for there in others]
    if any(here.exact and there.exact and here.agrees(there) for here, there in pairs):
        return 2.0
    if any(here.agrees(there, slack=1) for here, there in pairs):
        return 1.0
    return None if pairs else 0.0


def _agrees(reader: Reader, name: FacetName, pair: Sequence[Incident]) -> bool:
    first, second = (incident.facet(name).findings for incident in pair)
    return any(agree(reader, name, here, there) for here in first for there in second)


def _rare_names(reader: Reader, pair: Sequence[Incident]) -> Iterator[str]:
    """Names that both articles hold and that not every article may hold: no outlet's, no well-known place's.

    A name that holds another one tells nothing more: "Arden Police" beside "Arden".
    """
    numbers = {incident.article.number for incident in pair}
    known = places()
    taken: set[str] = set()
    shared = (a for a in reader.collection.actors if numbers <= {n for n, _ in a.members})
    for actor in sorted(shared, key=lambda actor: len(actor.name)):
        name = fold(actor.name)
        common = name in known.names or name in known.demonyms or is_outlet(actor.name)
        if common or actor.kind is ActorKind.OTHER or not taken.isdisjoint(name.split()):
            continue
        taken.update(name.split())
        yield actor.name
