"""Find the subject of each verb group, across appositions and relative clauses.

The nearest noun phrase to the left that is in no prepositional phrase and no parenthesis; where verbs are joined, that
of the verb before; of a participle or an infinitive, whom the sentence says it of.
"""

from __future__ import annotations

from briefing.language.en.closed_classes import (
    ADDITIVES,
    COMPARATIVES,
    COORDINATORS,
    DEMONSTRATIVES,
    INTRANSITIVES,
    LONE_QUANTIFIERS,
    OBJECT_PRONOUNS,
    RELATIVE_PRONOUNS,
    SUBJECT_PRONOUNS,
)
from briefing.language.en.reporting import (
    clause_verbs,
    speech_verbs,
)
from briefing.language.en.tags import (
    ADVERBS,
    COMPLEMENTIZERS,
    DETERMINERS,
    PROPER_NOUNS,
    RELATIVES,
    VERBS,
)
from briefing.language.syntax.asides import (
    PAUSES,
    antecedent,
    before_parenthesis,
    is_adjectival,
    is_led,
    is_time,
    noun_before,
    skip_back,
)
from briefing.language.syntax.coordination import (
    Subjects,
    is_governed,
    joined_start,
    shared_subject,
)
from briefing.language.syntax.inversion import inverted_subject
from briefing.language.syntax.understood import understood_subject
from briefing.model.chunks import Chunks, Subject, VerbGroup

_SHARERS = (COORDINATORS - {"nor"}) | {"then"}
"""What joins a verb to the one before it, with the same subject; behind "nor" another one follows."""

LONGEST = 600
"""Tokens of the longest sentence that is read: a longer one is no prose, and costs its length squared."""


def find_subjects(chunks: Chunks) -> tuple[Subject | None, ...]:
    """Find the subject of each verb group, None where the sentence is not clear.

    It is the shape of the sentence that matters.
    """
    if len(chunks.words) > LONGEST:
        return (None,) * len(chunks.verb_groups)
    subjects: list[Subject | None] = []
    for index in range(len(chunks.verb_groups)):
        subjects.append(_subject(chunks, subjects, index))
    return tuple(subjects)


def _subject(chunks: Chunks, subjects: Subjects, index: int) -> Subject | None:
    group = chunks.verb_groups[index]
    place = skip_back(chunks, group.first - 1)
    is_bare = not group.finite and group.passive and place in chunks.phrase_starts
    if is_bare and any(other.finite for other in chunks.verb_groups):
        return noun_before(chunks, place, person=True)  # "in a deal brokered by Roe"
    if not group.finite and not is_bare:
        return understood_subject(chunks, subjects, index, place)
    if (inverted := inverted_subject(chunks, group)) is not None:
        return inverted
    word = chunks.words[place] if place >= 0 else ""
    if place < 0 or word in COMPARATIVES:
        return None  # "as did Roe", "more than was known"
    if word in RELATIVE_PRONOUNS and chunks.tags[place] in RELATIVES | COMPLEMENTIZERS:
        return antecedent(chunks, place)
    if word in _SHARERS and (shared := shared_subject(chunks, subjects, index)):
        return shared
    if _is_headless(chunks, place):
        return Subject(place - 1, place)
    if word in LONE_QUANTIFIERS and chunks.outer_tags[place] and not is_led(chunks, place):
        return Subject(place, place)
    return _scan_left(chunks, subjects, place)


def _is_headless(chunks: Chunks, last: int) -> bool:
    """Whether a determiner and an adjective are a noun phrase without a noun: "a 15-year-old", "those caught"."""
    return is_adjectival(chunks, last) and not is_led(chunks, last - 1)


def _scan_left(chunks: Chunks, subjects: Subjects, place: int) -> Subject | None:
    """The nearest noun phrase to the left that is neither in a prepositional phrase nor parenthetical."""
    words, tags, nearest = chunks.words, chunks.tags, place
    while place >= 0:
        first = chunks.phrase_starts.get(place)
        if first is not None:
            skipped = _outside(chunks, first, place)
            if skipped is None:
                return _outer(chunks, subjects, first) or _joined(chunks, subjects, first, place)
            if words[first - 1] == "of" and words[skipped] in LONE_QUANTIFIERS:
                return Subject(skipped, place)
            titled = _titled(chunks, subjects, first, place) if nearest == place else None
            if titled is not None:
                return titled
            place = skipped
            continue
        tag = tags[place]
        alone = (tag == "DT" and words[place] in DEMONSTRATIVES) or words[place] in LONE_QUANTIFIERS
        if alone or is_adjectival(chunks, place):
            start = place if alone else place - 1
            if not is_led(chunks, start):
                return Subject(start, place)
            place = start - 2
            continue
        if words[place] in PAUSES:
            before = before_parenthesis(chunks, place)
            if before is None or tags[before] in RELATIVES or _adds(chunks, before + 2):
                return _behind_parenthesis(chunks, subjects, place, before)
            place = before
            continue
        if tag in VERBS:
            index = _group_at(chunks, subjects, place)
            return None if index is None else _head_of_relative(chunks, subjects, index)
        if tag in {":", "``", "''"}:
            return None
        place -= 1
    return None


def _behind_parenthesis(
    chunks: Chunks, subjects: Subjects, comma: int, before: int | None
) -> Subject | None:
    """The subject where what ends with the comma has no noun `before` it, or a "who", or opens with "together with"."""
    if before is None:
        return _listed(chunks, subjects, comma)
    if chunks.tags[before] in RELATIVES:
        return antecedent(chunks, before)
    return Subject(chunks.phrase_starts[before], comma - 1)  # "Lee, together with Roe, (said)"


def _adds(chunks: Chunks, place: int) -> bool:
    """Whether words that join a noun to another begin at `place`: "as well as"."""
    return any(chunks.words[place : place + len(joint)] == joint for joint in ADDITIVES)


def _titled(chunks: Chunks, subjects: Subjects, first: int, last: int) -> Subject | None:
    """The subject where a noun phrase behind a preposition ends with a name: "the Secretary of State Roe (said)".

    The name alone where there is no other: "at the start Roe (said)". None where the phrase does not end with the name
    of a person, or is all name.
    """
    name = next(
        (place for place in range(first + 1, last + 1) if chunks.names[place] == "B-PER"), 0
    )
    if not name:
        return None
    head = _scan_left(chunks, subjects, first - 2)
    if head is None:
        return Subject(name, last)
    is_title = PROPER_NOUNS.issuperset(chunks.tags[first:name]) and chunks.words[first - 1] == "of"
    return Subject(head.first, last) if is_title else head


def _listed(chunks: Chunks, subjects: Subjects, comma: int) -> Subject | None:
    """The subject of a verb right behind a comma, in a row of verbs: "praised the plan, vowed to wait"."""
    index = len(subjects)
    last = chunks.verb_groups[index].first - 1
    while chunks.tags[last] in ADVERBS:
        last -= 1
    return shared_subject(chunks, subjects, index) if index and last == comma else None


def _outside(chunks: Chunks, first: int, last: int) -> int | None:
    """The token to go on to where the noun phrase from `first` to `last` can be no subject, else None."""
    if is_time(chunks, last):
        return first - 1
    if not first:
        return None
    if is_led(chunks, first):
        return first - 2
    if chunks.tags[first - 1] in VERBS:
        for group in chunks.verb_groups:
            if group.last == first - 1 and group.infinitive:
                # The object of an infinitive that belongs to a noun: "a plan to kill him was found".
                return group.first - 2
    return None


def _outer(chunks: Chunks, subjects: Subjects, first: int) -> Subject | None:
    """The noun before the relative clause whose object begins at `first`: "officials who met the mayor (said)"."""
    index = _group_at(chunks, subjects, first - 1)
    if index is None or (
        chunks.tags[first] == "PRP" and chunks.words[first] not in OBJECT_PRONOUNS
    ):
        return None
    if chunks.verb_groups[index].lemma in clause_verbs():
        return None  # "the man who said police had come"
    return _head_of_relative(chunks, subjects, index)


def _group_at(chunks: Chunks, subjects: Subjects, place: int) -> int | None:
    """The number of the verb group that holds the token, among those whose subject is known."""
    for index in range(len(subjects) - 1, -1, -1):
        group = chunks.verb_groups[index]
        if group.first <= place <= group.last:
            return index
    return None


def _head_of_relative(chunks: Chunks, subjects: Subjects, index: int) -> Subject | None:
    """The noun that the relative clause of a verb group describes: "the man who ran away (was caught)"."""
    head, group = subjects[index], chunks.verb_groups[index]
    if head is None or head.last >= group.first:
        return None  # behind its verb
    if head.first == head.last and chunks.words[head.first] in SUBJECT_PRONOUNS:
        # "the official she spoke to (said)"
        return (
            _scan_left(chunks, subjects, head.first - 1)
            if head.first - 1 in chunks.phrase_starts
            else None
        )
    if head.pronoun is None and head.first and chunks.tags[head.first - 1] in RELATIVES:
        head = antecedent(chunks, head.first - 1)  # "the plan which they rejected (was)"
    elif _is_reduced(chunks, group) and head.last == skip_back(chunks, group.first - 1):
        return _scan_left(chunks, subjects, head.last)  # "the man caught near the bank (was)"
    purpose = group.infinitive and head.last == group.first - 2  # "the plan to kill him (was)"
    if head.pronoun in {None, head.first} and not purpose:
        return None
    return _scan_left(chunks, subjects, head.last)


def _is_reduced(chunks: Chunks, group: VerbGroup) -> bool:
    """Whether a verb group before another one, with no comma or "and" between, is a participle: "the man caught (was)".

    A tagger may take it for a past tense; what then has an object, or never has one, is none.
    """
    return not (group.finite or group.infinitive) or (
        group.first == group.last
        and chunks.tags[group.first] == "VBD"
        and group.last + 1 not in chunks.phrase_ends
        and group.lemma not in INTRANSITIVES | speech_verbs()
    )


def _joined(chunks: Chunks, subjects: Subjects, first: int, last: int) -> Subject:
    """The noun phrase from `first` to `last` with those that "and" joins to it.

    "The shops in Arden and Dunmore" are shops; "the mayor of Arden and his wife" are two.
    """
    start = joined_start(chunks, first)
    led = start < first and is_led(chunks, start)
    head = _scan_left(chunks, subjects, start - 2) if led else None
    if start < first and is_governed(chunks, subjects, head.first if head else start):
        return Subject(first, last)  # "Roe met the mayor and police arrested him"
    if led:
        person = chunks.names[first] == "B-PER"
        if head is not None and (person or chunks.tags[first] in DETERMINERS | {"PRP", "CD"}):
            return Subject(head.first, last)
        if head is not None:
            return head
    return Subject(start, last)
