"""Find the object of each verb group, and the by-phrase of a passive one."""

from __future__ import annotations

from briefing.language.en.calendar import time_adverbs
from briefing.language.en.closed_classes import COORDINATORS, DEMONSTRATIVES, NOUN_LINKS
from briefing.language.en.tags import ADVERBS, FINITE, VERBS
from briefing.model.chunks import Chunks, TokenRange, VerbGroup

_LINKS = NOUN_LINKS | COORDINATORS | {"to", "&"}
_FARTHEST = 12
"""Tokens behind a passive verb within which its by-phrase begins."""


def find_objects(chunks: Chunks) -> tuple[TokenRange | None, ...]:
    """Find the object behind each verb group, with those that "and" joins to it.

    It is a noun phrase, but none that begins a clause.
    """
    return tuple([_object(chunks, group) for group in chunks.verb_groups])


def _object(chunks: Chunks, group: VerbGroup) -> TokenRange | None:
    tags, phrase_ends = chunks.tags, chunks.phrase_ends
    place = group.last + 1
    while place < len(tags) and tags[place] in {"RB", "RP"}:
        place += 1
    last = phrase_ends.get(place)
    if last is None or group.lemma == "be" or chunks.words[last] in time_adverbs():
        return None
    if begins_clause(chunks, place):
        return None
    while (
        last + 2 in phrase_ends and tags[last + 1] == "CC" and not begins_clause(chunks, last + 2)
    ):
        last = phrase_ends[last + 2]
    return place, last


def begins_clause(chunks: Chunks, place: int) -> bool:
    """Whether a noun phrase is a subject and begins a clause: "said police arrived".

    It is the one at `place`.
    """
    tags = chunks.tags
    following = chunks.phrase_ends[place] + 1
    while following < len(tags) and tags[following] in ADVERBS:
        following += 1
    return following < len(tags) and tags[following] in FINITE


def agent_of(chunks: Chunks, group: VerbGroup) -> TokenRange | None:
    """The noun phrase after "by", before the next verb."""
    for place in range(group.last + 1, min(group.last + _FARTHEST, len(chunks.tags) - 1)):
        if chunks.outer_tags[place] in VERBS:
            return None
        if chunks.words[place] == "by" and place + 1 in chunks.phrase_ends:
            return place + 1, chunks.phrase_ends[place + 1]
    return None


def complement_end(chunks: Chunks, last: int, verb: int = -1) -> int:
    """The last token of the noun phrase ending at `last` with its complements.

    They are the prepositional phrases behind it. Of the subject of a finite `verb` none other can be: "the ministry of
    trade and industry (said)" is one.
    """
    while last + 2 < len(chunks.words) and chunks.words[last + 1] in _LINKS:
        end = chunks.phrase_ends.get(last + 2, 0)
        if chunks.words[last + 2] in DEMONSTRATIVES and not end:
            return last + 2
        if not end or end > verb > last:
            break
        joined = chunks.words[last + 1] in COORDINATORS and not end < verb
        if joined and begins_clause(chunks, last + 2):
            break
        if chunks.words[end] in time_adverbs():
            break
        last = end
    return last
