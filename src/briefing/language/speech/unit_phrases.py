"""Noun phrases in units: borders, what is joined to them, whether they tell when."""

from __future__ import annotations

from briefing.language.en.calendar import time_phrase_words
from briefing.language.en.closed_classes import (
    ADDITIVES,
    COORDINATORS,
    NAME_LINKS,
    NOUN_LINKS,
    PAIRED,
    SUBORDINATORS,
)
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.reporting import reporting_verbs
from briefing.language.en.tags import (
    ADJECTIVES,
    ADVERBS,
    FINITE,
    NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    PROPER_NOUNS,
    VERBS,
)
from briefing.language.speech.constituents import Constituents

UnitRange = tuple[int, int]
"""First unit, and the unit after the last one."""

_HEADS = NOUNS | ADJECTIVES | PRONOUNS | frozenset({"DT", "CD"})
_LINKS = NOUN_LINKS | {"on", "to", "&"}
_MOST = 8
"""Members of a list that are looked for."""


def phrase_to(units: Constituents, last: int) -> UnitRange:
    """The noun phrase that ends with the unit `last`, with prepositional phrases inside it and what is joined to it.

    Where the first of several is the object of a verb or a preposition ("In Paris, Lee and Roe said", "It killed two
    and police said"), it stays outside, and so does what only it would join.
    """
    first = units.phrase_starts[last] if units.phrase_starts[last] >= 0 else last
    starts = _joined_starts(units, first)
    for start in starts[: -3 if len(starts) > 2 else None : -1]:
        if opens_subject(units, start, last + 1):
            paired = len(starts) > 1 and start > 0 and units.words[start - 1] in PAIRED
            return (start - paired, last + 1)
    return (starts[0], last + 1)


def first_joined(units: Constituents, start: int) -> int:
    """The first unit of all phrases that are joined from the left to the one that begins at `start`."""
    return _joined_starts(units, start)[-1]


def _joined_starts(units: Constituents, first: int) -> list[int]:
    """Where the phrase that begins at `first` and those joined to it begin, from right to left."""
    starts = [_linked_start(units, first)]
    joint = _joint_before(units, starts[0])
    if joint < 1:
        return starts
    serial = units.words[joint - 1] == ","
    end = joint - serial
    while len(starts) < _MOST and end > 0 and units.phrase_starts[end - 1] >= 0:
        if is_time(units, end - 1):
            break
        starts.append(_linked_start(units, units.phrase_starts[end - 1]))
        comma = starts[-1] > 1 and units.words[starts[-1] - 1] == ","
        end = starts[-1] - 1 if comma else _joint_before(units, starts[-1])
    # "He left with Lee, and Roe said": a comma before "and" joins members of a longer list alone.
    return starts if not serial or len(starts) > 2 else starts[:1]


def _linked_start(units: Constituents, first: int) -> int:
    """Where what the noun phrase at `first` hangs on begins: "the mayor of (Arden)"."""
    start = first
    while start > 1 and units.words[start - 1] in _LINKS:
        before = start - 2
        head = units.phrase_starts[before]
        if head < 0 or is_time(units, before):
            break
        start = head
    fronted = 0 < start < first and units.tags[start - 1] in PREPOSITIONS
    # "In an interview with the paper the minister said": a fronted phrase is no part of the subject.
    return first if fronted and units.words[first - 1] not in NAME_LINKS else start


def _joint_before(units: Constituents, start: int) -> int:
    """Where what joins the phrase at `start` to the one before it begins: "and", "as well as"; -1 for nothing."""
    for words in ADDITIVES:
        first = start - len(words)
        if first > 0 and units.words[first:start] == words:
            return first
    return -1


def opens_subject(units: Constituents, start: int, end: int) -> bool:
    """Whether the phrase from `start` to `end` can be a subject: it is the object of no verb and no preposition."""
    before = start - 1
    while before >= 0 and units.tags[before] in ADVERBS:
        before -= 1
    if before < 0 or units.words[before] in SUBORDINATORS | COORDINATORS:
        return True
    word, tag = units.words[before], units.tags[before]
    if tag in PREPOSITIONS | {"RP"}:
        return word == "with" and units.tags[end : end + 1] == ("VBG",)
    if tag not in VERBS:
        return True
    return any(
        not tail and "clause" in frames and not frames & {"noun phrase", "listener"}
        for tail, frames in reporting_verbs().get(verb_lemma(word), ())
    )


def phrase_from(units: Constituents, first: int) -> UnitRange | None:
    """The noun phrase that begins with the unit `first`, with its prepositional phrases, a name apposed, and what is
    joined to it.
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
        if after < 0 or is_time(units, after - 1) or units.words[end] in {"on", "that"}:
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
            return end if goes_on or apart or is_time(units, after - 1) else after
        after = units.phrase_ends[last + 1] if comma and last + 1 < len(units) else -1
        if after < 0 or not PROPER_NOUNS.issuperset(units.tags[last + 1 : after]):
            break
        last = after
    return end


def joint_from(units: Constituents, start: int) -> int:
    """The unit behind "and", "as well as" or the like where it begins at `start`, else -1."""
    for words in ADDITIVES:
        if units.words[start : start + len(words)] == words:
            return start + len(words)
    return -1


def is_time(units: Constituents, last: int) -> bool:
    """Whether the noun phrase that ends with the unit `last` tells when: "last week", "2015"."""
    first = units.phrase_starts[last]
    words = units.words[first : last + 1]
    return (
        first > 0
        and all(word in time_phrase_words() or word.isdigit() for word in words)
        and (not words[0].isdigit() or len(words) > 1 or len(words[0]) == 4)
    )
