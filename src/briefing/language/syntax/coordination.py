"""Find the subject that joined verbs share, and nouns that open another clause."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.en.closed_classes import COMPARATIVES, SUBJECT_PRONOUNS, SUBORDINATORS
from briefing.language.en.reporting import reporting_verbs, speech_verbs
from briefing.language.en.tags import ADJECTIVES, NOUNS, PAST, VERBS, WH_WORDS
from briefing.language.syntax.asides import PAUSES, is_led, is_time, joint_before
from briefing.model.chunks import Chunks, Subject, VerbGroup

_BORDERS = PAUSES | {";", ":", "“", "”", "``", "''", '"'} | (SUBORDINATORS - COMPARATIVES)
_EMBEDDERS = (VERBS - {"MD"}) | NOUNS | WH_WORDS | ADJECTIVES | {"IN"}
"""What stands before the subject of a clause inside another one."""

_WORDLESS = frozenset(["quotation", "no inversion"])
"""Sections of verbs that report speech where a quotation stands beside them alone: "started", "went on"."""

Subjects = Sequence[Subject | None]
"""Those of the verb groups so far."""


def shared_subject(chunks: Chunks, subjects: Subjects, index: int) -> Subject | None:
    """The subject of the verb that the one at `index` is coordinated with.

    The nearest one in the same tense; of of a verb of saying that of another such verb:
    "Roe said they had won and denied it".
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
    reports = is_reporting(chunks, group)
    said = [
        subjects[earlier]
        for earlier in alike
        if reports
        and is_reporting(chunks, groups[earlier])
        and not is_embedded(chunks, subjects[earlier])
    ]
    near = [subjects[earlier] for earlier in alike] + [subjects[index - 1] if index else None]
    if reports:
        near.sort(key=lambda subject: subject is not None and subject.pronoun is not None)
    found = (said + near)[0]
    return None if found is None else Subject(found.first, found.last)


def joined_start(chunks: Chunks, first: int) -> int:
    """The first of the coordinated noun phrases that end with the one at `first`.

    "And" and commas join them from the left. Of the members of a list those stay outside that a preposition leads: "In
    Arden, Lee, Roe and Poe".
    """
    joint = joint_before(chunks, first)
    serial = joint > 0 and chunks.words[joint - 1] == ","
    end = joint - serial
    starts = [first]
    while end - 1 in chunks.phrase_starts and not is_time(chunks, end - 1):
        starts.append(chunks.phrase_starts[end - 1])
        behind_comma = starts[-1] > 1 and chunks.words[starts[-1] - 1] == ","
        end = starts[-1] - 1 if behind_comma else joint_before(chunks, starts[-1])
    while len(starts) > 2 and is_led(chunks, starts[-1]):
        behind = chunks.phrase_ends[starts[-1]] + 1
        if chunks.words[behind] != ",":
            break
        starts.pop()
    if serial and (len(starts) == 2 or chunks.words[first] in SUBJECT_PRONOUNS):
        return first  # "He left with Lee, and Roe said": a comma before "and" joins members of a longer list alone
    return starts[-1]


def is_reporting(chunks: Chunks, group: VerbGroup) -> bool:
    """Whether a verb group reports speech, with any particle needed: "pointed out"."""
    behind = group.last + 1
    return not group.passive and any(
        chunks.words[behind : behind + len(tail)] == tail and not frames <= _WORDLESS
        for tail, frames in reporting_verbs().get(group.lemma, ())
    )


def is_embedded(chunks: Chunks, subject: Subject | None) -> bool:
    """Whether the clause of `subject` is embedded in another clause.

    It stands behind a verb, a noun, "that" or "when".
    """
    if subject is None or subject.pronoun is not None:
        return True
    before = subject.first - 1
    return before >= 0 and chunks.tags[before] in _EMBEDDERS and chunks.words[before] != "but"


def is_governed(chunks: Chunks, subjects: Subjects, first: int) -> bool:
    """Whether what begins at `first` belongs to the verb before it.

    A joined subject then opens another clause.
    """
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
