"""Step over parentheses behind a noun: relative clauses, appositions, ages."""

from __future__ import annotations

from briefing.language.en.closed_classes import ARTICLES, TIME_PREPOSITIONS
from briefing.language.en.tags import ADVERBS, FINITE, PARTICIPLES, PREPOSITIONS, RELATIVES
from briefing.language.speech.constituents import Constituents
from briefing.language.speech.unit_phrases import is_time

PAUSES = frozenset([",", "—", "–", "--", "-", "―", "‒"])
"""Commas and dashes."""

_DESCRIPTIONS = RELATIVES | PARTICIPLES | {"CD", "IN"}
"""What a parenthesis behind a noun begins with."""


def describes(units: Constituents, start: int, end: int) -> bool:
    """Whether the units from `start` to `end` can be a parenthesis behind a noun."""
    if start >= end:
        return False
    tag = units.tags[start]
    if tag in _DESCRIPTIONS | ADVERBS | {"VBD", "TO"}:
        return True
    for index in range(start, end):
        if units.tags[index] in RELATIVES or (units.words[index] == "that" and index > start):
            return True
        if units.tags[index] in FINITE and not _is_reduced(units, start, index):
            return False
    return True


def describes_further(units: Constituents, last: int, end: int) -> bool:
    """Whether the segment that ends at `end` itself describes a noun before a comma: "Ann Lee, a judge, ..."."""
    start = _segment_start(units, end)
    if start == 0:
        return False
    tag = units.tags[start]
    if tag in _DESCRIPTIONS:
        return True
    before = skip_back(units, start - 2)
    return (
        before >= 0
        and units.tags[before][:3] == "NNP"
        and units.phrase_starts[last] == start
        and units.words[start] in ARTICLES
    )


def skip_back(units: Constituents, index: int) -> int:
    """The last unit up to `index` that is no adverb, no bracket and no time."""
    while index >= 0 and (
        units.tags[index] in ADVERBS or units.words[index] == ")" or is_time(units, index)
    ):
        if units.words[index] == ")":
            index = _opening_bracket(units, index) - 1
            continue
        start = units.phrase_starts[index]
        index = start - 1 if start > 0 else index - 1
        if start > 0 and units.words[index] in TIME_PREPOSITIONS:
            index -= 1
    return index


def _is_reduced(units: Constituents, start: int, verb: int) -> bool:
    """Whether `verb` is a participle behind the noun that the segment opens with: "a voter raised in (Chile)"."""
    return (
        units.tags[verb] == "VBD"
        and units.phrase_ends[start] == verb
        and units.tags[verb + 1] in PREPOSITIONS
    )


def _segment_start(units: Constituents, end: int) -> int:
    index = end - 1
    while index >= 0 and units.words[index] not in PAUSES:
        index -= 1
    return index + 1


def _opening_bracket(units: Constituents, closing: int) -> int:
    index = closing
    while index > 0 and units.words[index] != "(":
        index -= 1
    return index
