"""Noun phrases in a sentence's units: their borders, whether they tell when."""

from __future__ import annotations

from briefing.language.en.calendar import time_phrase_words
from briefing.language.en.closed_classes import COORDINATORS, NAME_LINKS, NOUN_LINKS
from briefing.language.en.tags import ADJECTIVES, NOUNS, PREPOSITIONS, PRONOUNS
from briefing.language.speech.constituents import Constituents

UnitRange = tuple[int, int]
"""First unit, and the unit after the last one."""

_HEADS = NOUNS | ADJECTIVES | PRONOUNS | frozenset({"DT", "CD"})
_LINKS = NOUN_LINKS | {"on", "to", "&"} | COORDINATORS


def phrase_to(units: Constituents, last: int) -> UnitRange:
    """The noun phrase that ends with the unit `last`, with the prepositional phrases inside it."""
    first = units.phrase_starts[last] if units.phrase_starts[last] >= 0 else last
    start = first
    while start > 1 and units.words[start - 1] in _LINKS:
        before = start - 2
        head = units.phrase_starts[before]
        if head < 0 or is_time(units, before):
            break
        start = head
    if start > 0 and start != first and units.tags[start - 1] in PREPOSITIONS:
        # "In an interview with the paper the minister said": a fronted phrase is no part of the subject.
        return (
            (first, last + 1)
            if units.words[first - 1] not in NAME_LINKS | COORDINATORS
            else (start, last + 1)
        )
    return (start, last + 1)


def phrase_from(units: Constituents, first: int) -> UnitRange | None:
    """The noun phrase that begins with the unit `first`, with its prepositional phrases and a name apposed."""
    while first < len(units) and units.tags[first] == "RB":
        first += 1
    if first >= len(units):
        return None
    end = units.phrase_ends[first]
    if end < 0:
        if units.tags[first] not in _HEADS:
            return None
        end = first + 1
    while end + 1 < len(units) and (units.words[end] in _LINKS or units.tags[end] == "IN"):
        after = units.phrase_ends[end + 1]
        if after < 0 or is_time(units, after - 1) or units.words[end] in {"on", "that"}:
            break
        end = after
    if end < len(units) and units.phrase_ends[end] > 0 and units.tags[end][:3] == "NNP":
        end = units.phrase_ends[end]
    return (first, end)


def is_time(units: Constituents, last: int) -> bool:
    """Whether the noun phrase that ends with the unit `last` tells when: "last week", "2015"."""
    first = units.phrase_starts[last]
    words = units.words[first : last + 1]
    return (
        first > 0
        and all(word in time_phrase_words() or word.isdigit() for word in words)
        and (not words[0].isdigit() or len(words) > 1 or len(words[0]) == 4)
    )
