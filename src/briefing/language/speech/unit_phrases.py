"""Noun phrases in units: borders, what is joined to them, whether they tell when."""

from __future__ import annotations

from briefing.language.en.closed_classes import (
    ADDITIVES,
    NOUN_LINKS,
)
from briefing.language.en.tags import (
    ADJECTIVES,
    FINITE,
    NOUNS,
    PRONOUNS,
    PROPER_NOUNS,
)
from briefing.language.speech.constituents import Constituents
from briefing.language.syntax.asides import is_time

UnitRange = tuple[int, int]
"""First unit, and the unit after the last one."""

_HEADS = NOUNS | ADJECTIVES | PRONOUNS | frozenset({"DT", "CD"})
_LINKS = NOUN_LINKS | {"on", "to", "&"}
_MOST = 8
"""Members of a list that are looked for."""


def phrase_from(units: Constituents, first: int) -> UnitRange | None:
    """The noun phrase from the unit `first`, with what belongs to it.

    That is its prepositional phrases, a name apposed, and what is joined to it.
    """
    while first < len(units) and units.tags[first] == "RB":
        first += 1
    end = _linked_end(units, first)
    return None if end < 0 else (first, _joined_end(units, end))


def _linked_end(units: Constituents, first: int) -> int:
    """The unit after the noun phrase that begins at `first` and what hangs on it; -1 where none begins."""
    if first >= len(units):
        return -1
    end = units.phrase_ends[first]
    if end < 0:
        if units.tags[first] not in _HEADS:
            return -1
        end = first + 1
    while end + 1 < len(units) and (units.words[end] in _LINKS or units.tags[end] == "IN"):
        after = units.phrase_ends[end + 1]
        if after < 0 or is_time(units.chunks, after - 1) or units.words[end] in {"on", "that"}:
            break
        end = after
    if end < len(units) and units.phrase_ends[end] > 0 and units.tags[end][:3] == "NNP":
        end = units.phrase_ends[end]
    return end


def _joined_end(units: Constituents, end: int) -> int:
    """The unit after all that is joined from the right to the phrase that ends before the unit `end`.

    A member between commas is a name: "said Lee, Roe and Poe", but "said Lee, a judge and poet".
    """
    last = end
    for _ in range(_MOST):
        comma = units.words[last : last + 1] == (",",)
        start = joint_from(units, last + comma)
        if start >= 0:
            after = _linked_end(units, start)
            goes_on = after < 0 or units.tags[after : after + 1] in {(tag,) for tag in FINITE}
            apart = comma and last == end
            return end if goes_on or apart or is_time(units.chunks, after - 1) else after
        after = units.phrase_ends[last + 1] if comma and last + 1 < len(units) else -1
        if after < 0 or not PROPER_NOUNS.issuperset(units.tags[last + 1 : after]):
            break
        last = after
    return end


def joint_from(units: Constituents, start: int) -> int:
    """The unit behind "and", "as well as" or the like at `start`, else -1."""
    for words in ADDITIVES:
        if units.words[start : start + len(words)] == words:
            return start + len(words)
    return -1
