"""Classify words by the kind of incident they tell of, with their weight."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from briefing.analysis.text.vocabulary import singular, vocabulary
from briefing.frozen import dataclass
from briefing.model.facets import FacetName

WEAK_WEIGHT = 0.3
"""What a word weighs that has an everyday sense too: four of them near the top make an incident, one does not."""
AMBIGUOUS_WEIGHT = 0.5
"""What a word weighs that tells as often of quarrels as of blows."""


class IncidentKind(StrEnum):
    """What sort of incident a trigger tells of."""

    ATTACK = "attack"
    DISASTER = "disaster"
    ACCIDENT = "accident"
    HARM = "harm"
    """Death or injury from whatever cause: told of with the incident of another kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTraits:
    """What depends on the kind of an incident.

    `question` is asked where an article denies or doubts the incident as a whole. `expected` are the facets whose
    absence a reader should be told of. `by_somebody`: whether those who did it can be accused of it. `violent`: whether
    a weapon that is told of may be what it was done with. `of_its_own`: whether it is an incident by itself, and not
    what comes of one.
    """

    question: str
    expected: tuple[FacetName, ...]
    by_somebody: bool = False
    violent: bool = False
    of_its_own: bool = True


_USUALLY_EXPECTED = (
    FacetName.DATE,
    FacetName.PLACE,
    FacetName.DEATHS,
    FacetName.INJURIES,
    FacetName.RESPONSE,
)
_MISFORTUNE = KindTraits(question="What happened?", expected=_USUALLY_EXPECTED)

KINDS: Mapping[IncidentKind, KindTraits] = {
    IncidentKind.ATTACK: KindTraits(
        question="Was it an attack?",
        expected=(
            FacetName.DATE,
            FacetName.PLACE,
            FacetName.TARGET,
            FacetName.WEAPON,
            FacetName.DEATHS,
            FacetName.INJURIES,
            FacetName.ACCUSED,
            FacetName.MOTIVE,
            FacetName.RESPONSE,
        ),
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
}
"""What depends on the kind. A new one takes a member of `IncidentKind`, its entry here, and its sections of verbs and
of nouns in `lexicons/incidents.txt`; tests name what is missing.
"""


def word_weight(word: str, weak: str, usual: float) -> float:
    """How surely the word tells of an incident: less if it is in the section `weak` or ambiguous, else `usual`."""
    if word in vocabulary(weak, "incidents"):
        return WEAK_WEIGHT
    return AMBIGUOUS_WEIGHT if word in vocabulary("ambiguous words", "incidents") else usual


@lru_cache(maxsize=1 << 12)
def verb_kind(lemma: str) -> IncidentKind | None:
    """The sort of incident that the verb tells of."""
    return next(
        (kind for kind in IncidentKind if lemma in vocabulary(f"{kind} verbs", "incidents")), None
    )


@lru_cache(maxsize=1)
def telling_verbs() -> frozenset[str]:
    """Verbs that tell of an incident by their object: "survived a bombing", "took his life"."""
    return vocabulary("survival verbs", "incidents") | vocabulary("life-taking verbs", "incidents")


@lru_cache(maxsize=1 << 14)
def noun_kind(word: str) -> IncidentKind | None:
    """The sort of incident that the noun, singular or plural, tells of."""
    noun = singular(word)
    return next(
        (kind for kind in IncidentKind if noun in vocabulary(f"{kind} nouns", "incidents")), None
    )
