"""Ask which nouns of a sentence are subjects, and which subject governs a place."""

from __future__ import annotations

from briefing.language.en.closed_classes import SUBORDINATORS
from briefing.language.en.tags import WH_WORDS
from briefing.language.syntax.asides import is_led, skip_days
from briefing.model.chunks import Chunks, Subject

_CLAUSE_BORDERS = WH_WORDS | {",", ":", "CC"}


def subject_heads(chunks: Chunks) -> frozenset[int]:
    """The heads of the subjects of finite verbs, as the last tokens.

    Those of relative clauses are left aside. A day behind the noun is no head: "the court Monday ruled".
    """
    return frozenset(
        skip_days(chunks, last)
        for subject, group in zip(chunks.subjects, chunks.verb_groups, strict=True)
        if subject is not None and subject.pronoun is None and group.finite
        for last in range(subject.first, subject.last + 1)
        if last == subject.last
        or (
            last in chunks.phrase_starts
            and (
                chunks.phrase_starts[last] == subject.first
                or not is_led(chunks, chunks.phrase_starts[last])
            )
        )
    )


def governing_subject(chunks: Chunks, place: int) -> Subject | None:
    """The subject of the verb before the token at `place`, in the same clause.

    Of an infinitive only one right before it: in "Roe fled a plot to kill him" it is not Roe.
    """
    for group, subject in zip(reversed(chunks.verb_groups), reversed(chunks.subjects), strict=True):
        if group.last < place:
            between = range(group.last + 1, place)
            parted = any(
                chunks.tags[at] in _CLAUSE_BORDERS or chunks.words[at] in SUBORDINATORS
                for at in between
            )
            far = group.infinitive and subject is not None and subject.last < group.first - 2
            return None if parted or far else subject
    return None
