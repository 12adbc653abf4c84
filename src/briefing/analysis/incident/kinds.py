"""Classify words by the kind of incident they tell of, with their weight."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from briefing.analysis.text.vocabulary import singular, vocabulary

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
