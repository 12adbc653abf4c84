"""Classify words by the frame of the incident they tell of, with their weight."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from briefing.analysis.incident.kind_words import kind_words, kinds_of_nouns
from briefing.analysis.text.vocabulary import singular, vocabulary
from briefing.frozen import dataclass
from briefing.model.facets import FacetName

WEAK_WEIGHT = 0.3
"""What a word weighs that has an everyday sense too: four of them near the top make an incident, one does not."""
AMBIGUOUS_WEIGHT = 0.5
"""What a word weighs that tells as often of quarrels as of blows."""


class IncidentKind(StrEnum):
    """The frames: the sorts of incident that a trigger tells of.

    `lexicons/incident_kinds.txt` has the kinds of each.
    """

    ATTACK = "attack"
    UNREST = "unrest"
    DISASTER = "disaster"
    ACCIDENT = "accident"
    HARM = "harm"
    """Death or injury from whatever cause: told of with the incident of another kind."""
    RELEASE = "release"
    AGREEMENT = "agreement"
    ELECTION = "election"
    OFFICE = "office"
    COURT = "court"
    COMPANY = "company"
    BREACH = "breach"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTraits:
    """What depends on the frame of an incident.

    `question` is asked where an article denies or doubts the incident as a whole. `slots` are the facets that it has;
    `expected` those of them whose absence a reader should be told of. `by_somebody`: whether those who did it can be
    accused of it. `violent`: whether a weapon that is told of may be what it was done with. `of_its_own`: whether it is
    an incident by itself, and not what comes of one. `affair`: whether it is an act of state, court or company, which
    is the main incident only where the lead says so and no blow or mishap outweighs it. `announced`: whether the news
    is already that it is planned, as of job cuts. `natural`: whether nobody does it: one meets with it.
    """

    question: str
    expected: tuple[FacetName, ...]
    slots: frozenset[FacetName] = frozenset(FacetName)
    by_somebody: bool = False
    violent: bool = False
    of_its_own: bool = True
    affair: bool = False
    announced: bool = False
    natural: bool = False


_USUALLY_EXPECTED = (
    FacetName.DATE,
    FacetName.PLACE,
    FacetName.DEATHS,
    FacetName.INJURIES,
    FacetName.RESPONSE,
)
_EXPECTED_OF_VIOLENCE = (
    FacetName.DATE,
    FacetName.PLACE,
    FacetName.TARGET,
    FacetName.WEAPON,
    FacetName.DEATHS,
    FacetName.INJURIES,
    FacetName.ACCUSED,
    FacetName.MOTIVE,
    FacetName.RESPONSE,
)
_MISFORTUNE = KindTraits(question="What happened?", expected=_USUALLY_EXPECTED, natural=True)
_VIOLENT_SLOTS = frozenset(
    {
        FacetName.VEHICLE,
        FacetName.WEAPON,
        FacetName.SCENE,
        FacetName.ACCUSED,
        FacetName.ACCUSER,
        FacetName.MOTIVE,
    }
)
_AFFAIR = KindTraits(
    question="What happened?",
    expected=(FacetName.DATE,),
    slots=frozenset(FacetName) - _VIOLENT_SLOTS - {FacetName.TARGET},
    affair=True,
)

KINDS: Mapping[IncidentKind, KindTraits] = {
    IncidentKind.ATTACK: KindTraits(
        question="Was it an attack?",
        expected=_EXPECTED_OF_VIOLENCE,
        by_somebody=True,
        violent=True,
    ),
    IncidentKind.UNREST: KindTraits(
        question="What happened?",
        expected=_USUALLY_EXPECTED,
        by_somebody=True,
        violent=True,
    ),
    IncidentKind.DISASTER: _MISFORTUNE,
    IncidentKind.ACCIDENT: _MISFORTUNE,
    IncidentKind.HARM: KindTraits(
        question="What happened?",
        expected=_USUALLY_EXPECTED,
        by_somebody=True,
        violent=True,
        of_its_own=False,
    ),
    IncidentKind.RELEASE: _AFFAIR,
    IncidentKind.AGREEMENT: _AFFAIR,
    IncidentKind.ELECTION: _AFFAIR,
    IncidentKind.OFFICE: _AFFAIR,
    IncidentKind.COURT: KindTraits(
        question="What happened?",
        expected=(FacetName.DATE, FacetName.ACCUSED),
        slots=_AFFAIR.slots | {FacetName.ACCUSED, FacetName.ACCUSER},
        affair=True,
    ),
    IncidentKind.COMPANY: KindTraits(
        question="What happened?",
        expected=_AFFAIR.expected,
        slots=_AFFAIR.slots,
        affair=True,
        announced=True,
    ),
    IncidentKind.BREACH: _AFFAIR,
}
"""What depends on the frame. A new one takes a member of `IncidentKind`, its entry here, and a kind of that frame in
`lexicons/incident_kinds.txt`; tests name what is missing.
"""


def word_weight(word: str, weak: str, usual: float) -> float:
    """How surely the word tells of an incident, as a weight.

    It is less than `usual` where the word is in the section `weak` or ambiguous.
    """
    if word in vocabulary(weak, "incidents"):
        return WEAK_WEIGHT
    return AMBIGUOUS_WEIGHT if word in vocabulary("ambiguous words", "incidents") else usual


HARM_SORT = "deaths"
"""The kind of what is known by its dead and hurt alone."""


@cache
def frame_of(kind: str) -> IncidentKind:
    """The frame of the kind of that name."""
    return IncidentKind(kind_words()[kind].frame)


@lru_cache(maxsize=1 << 14)
def noun_kind(word: str) -> IncidentKind | None:
    """The frame of the incident that the noun, singular or plural, tells of."""
    kind = noun_sort(word)
    return None if kind is None else frame_of(kind)


@lru_cache(maxsize=1 << 14)
def noun_sort(word: str) -> str | None:
    """The kind of incident that the noun, singular or plural, tells of."""
    return kinds_of_nouns().get(singular(word))
