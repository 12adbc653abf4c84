"""Find the subject that joined verbs share, and nouns that open another clause."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.en.closed_classes import COMPARATIVES, SUBORDINATORS
from briefing.language.en.reporting import speech_verbs
from briefing.language.en.tags import ADJECTIVES, NOUNS, PAST, VERBS, WH_WORDS
from briefing.language.syntax.asides import PAUSES
from briefing.model.chunks import Chunks, Subject

_BORDERS = PAUSES | {";", ":", "“", "”", "``", "''", '"'} | (SUBORDINATORS - COMPARATIVES)
_EMBEDDERS = (VERBS - {"MD"}) | NOUNS | WH_WORDS | ADJECTIVES | {"IN"}
"""What stands before the subject of a clause inside another one."""

Subjects = Sequence[Subject | None]
"""Those of the verb groups so far."""


def shared_subject(chunks: Chunks, subjects: Subjects, index: int) -> Subject | None:
    """The subject of the verb that the one at `index` is coordinated with.

    The nearest one in the same tense; a verb of saying goes on with one: "Roe said they had won and denied it".
    """
    groups = chunks.verb_groups
    group, tag = groups[index], chunks.tags[groups[index].first]
    alike = [
        earlier
        for earlier in range(index - 1, -1, -1)
        if subjects[earlier] is not None
        and (
            chunks.tags[groups[earlier].first] == tag
            or PAST.issuperset([tag, chunks.tags[groups[earlier].last]])
        )
    ]
    said = [
        subjects[earlier]
        for earlier in alike
        if group.lemma in speech_verbs()
        and groups[earlier].lemma in speech_verbs()
        and not is_embedded(chunks, subjects[earlier])
    ]
    near = [subjects[earlier] for earlier in alike] + [subjects[index - 1] if index else None]
    found = (said + near)[0]
    return None if found is None else Subject(found.first, found.last)


def is_embedded(chunks: Chunks, subject: Subject | None) -> bool:
    """Whether the clause of `subject` stands inside another one: behind a verb, a noun, "that" or "when"."""
    if subject is None or subject.pronoun is not None:
        return True
    before = subject.first - 1
    return before >= 0 and chunks.tags[before] in _EMBEDDERS and chunks.words[before] != "but"


def is_governed(chunks: Chunks, subjects: Subjects, first: int) -> bool:
    """Whether what begins at `first` belongs to the verb before it, so that a joined subject opens another clause."""
    for index in range(len(subjects) - 1, -1, -1):
        group, subject = chunks.verb_groups[index], subjects[index]
        is_reduced = subject is not None and subject.last == group.first - 1
        if group.last >= first or (is_reduced and not (group.finite or group.infinitive)):
            continue
        between = range(group.last + 1, first)
        is_said = group.lemma in speech_verbs() and group.last + 1 in chunks.phrase_ends
        return not is_said and not any(
            chunks.words[at] in _BORDERS or chunks.tags[at] in WH_WORDS for at in between
        )
    return False
