"""Find whom a participle or an infinitive is said of."""

from __future__ import annotations

from briefing.language.en.closed_classes import (
    CONTROL_PREPOSITIONS,
    COORDINATORS,
    MANNER_PREPOSITIONS,
)
from briefing.language.en.morphology import is_agent_noun
from briefing.language.en.tags import ADJECTIVES, NOUNS, PREPOSITIONS, VERBS
from briefing.language.syntax.asides import PAUSES, noun_before
from briefing.language.syntax.coordination import Subjects, is_embedded, is_reporting
from briefing.language.syntax.objects import begins_clause
from briefing.model.chunks import Chunks, Subject, VerbGroup

_NOUN_PHRASE_TAGS = PREPOSITIONS | NOUNS | ADJECTIVES | {"DT"}


_FRONTED = 3
"""Tokens before which an infinitive that opens a sentence begins: "In order to win"."""
_ABSOLUTES = PAUSES | COORDINATORS | {"with", ""}
"""What stands before a noun with a participle of its own: "with the mayor calling it a day", "and Roe saying"."""


def understood_subject(
    chunks: Chunks, subjects: Subjects, index: int, place: int
) -> Subject | None:
    """The understood subject of a participle or an infinitive.

    `place` is the token before it and its adverbs.
    """
    group = chunks.verb_groups[index]
    if place in chunks.phrase_starts and _has_own_subject(chunks, index, place):
        return Subject(chunks.phrase_starts[place], place)
    word = chunks.words[place] if place >= 0 else ""
    if not index or VERBS.isdisjoint(chunks.tags[: group.first]):
        if group.infinitive and group.first > _FRONTED:
            return None
        before = noun_before(chunks, place - 1, person=True) if word in PAUSES else None
        return before or _following(chunks, group)
    if not group.infinitive and word in PAUSES:
        # "Roe said a storm had hit, adding that more were near" tells of Roe; "..., killing two" of the storm.
        return _of_clause(chunks, subjects, index, main=is_reporting(chunks, group))
    if not group.infinitive and word in COORDINATORS:
        for earlier in range(index - 1, -1, -1):
            if chunks.tags[chunks.verb_groups[earlier].last] == chunks.tags[group.last]:
                return subjects[earlier]
    if chunks.tags[group.first] == "VBG" and word in MANNER_PREPOSITIONS:
        return _of_clause(chunks, subjects, index, main=False)
    return _shared_object(chunks, index) or subjects[index - 1]


def _of_clause(chunks: Chunks, subjects: Subjects, index: int, *, main: bool) -> Subject | None:
    """The subject of the nearest finite verb before; of one in no clause inside another where it must be `main`."""
    for earlier in range(index - 1, -1, -1):
        subject = subjects[earlier]
        if chunks.verb_groups[earlier].finite and not (main and is_embedded(chunks, subject)):
            return subject
    return subjects[index - 1]


def _has_own_subject(chunks: Chunks, index: int, last: int) -> bool:
    """Whether a participle is said of the noun phrase right before it: "with the mayor calling it"."""
    group, first = chunks.verb_groups[index], chunks.phrase_starts[last]
    if group.infinitive or chunks.tags[group.first] != "VBG":
        return False
    before = chunks.words[first - 1] if first else ""
    return before in _ABSOLUTES or is_agent_noun(chunks.words[last])


def _shared_object(chunks: Chunks, index: int) -> Subject | None:
    """The object before that a verb group is said of: "asked him to go", "accused him of going"."""
    group, shared = chunks.verb_groups[index], chunks.objects[index - 1]
    if shared is None or not (
        group.infinitive or chunks.words[group.first - 1] in CONTROL_PREPOSITIONS
    ):
        return None
    between = chunks.tags[shared[1] + 1 : group.first - 1]
    near = not between if group.infinitive else _NOUN_PHRASE_TAGS.issuperset(between)
    return Subject(*shared) if near else None


def _following(chunks: Chunks, group: VerbGroup) -> Subject | None:
    """The subject of the main clause after an opening participle: "Speaking in Rome, the pope said"."""
    for place in range(group.last + 1, len(chunks.tags) - 1):
        opens = chunks.words[place - 1] == ","
        if place in chunks.phrase_ends and opens and begins_clause(chunks, place):
            return Subject(place, chunks.phrase_ends[place])
    return None
