"""Find clauses: verb groups with their subjects and objects.

A shallow reading over tags and noun phrases, after the cascade of Abney (1996, "Partial parsing via finite-state
cascades"): easy-first, and silent where the shape of the sentence is not clear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.language.en.calendar import time_adverbs
from briefing.language.en.closed_classes import (
    CONTROL_PREPOSITIONS,
    COORDINATORS,
    DEMONSTRATIVES,
    RELATIVE_PRONOUNS,
    SUBORDINATORS,
)
from briefing.language.en.tags import (
    ADJECTIVES,
    ADVERBS,
    COMPLEMENTIZERS,
    DETERMINERS,
    FINITE,
    NOUNS,
    PREPOSITIONS,
    PUNCTUATION,
    RELATIVES,
    VERBS,
)
from briefing.model.annotation import AnnotatedArticle, Clause
from briefing.model.chunks import Chunks, VerbGroup
from briefing.model.text import Span

_EXTENT_ENDS = PUNCTUATION | RELATIVES | {"CC"}
_TRAILERS = PREPOSITIONS | DETERMINERS | {"CC", "RB"}
_SUBJECT_SHARERS = (COORDINATORS - {"nor"}) | {"then"}
"""What joins a verb to the one before it, with the same subject; behind "nor" another one follows."""
_NOUN_PHRASE_TAGS = PREPOSITIONS | NOUNS | ADJECTIVES | {"DT"}


def find_clauses(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with its clauses: verb group, doer, undergoer, voice and modality."""
    clauses = [clause for chunks in annotated.chunks for clause in _clauses(chunks)]
    return replace(annotated, clauses=tuple(clauses))


def _clauses(chunks: Chunks) -> list[Clause]:
    """The clauses of a sentence, in text order."""
    groups = chunks.verb_groups
    objects = [_object(chunks, group) for group in groups]
    subjects: list[Span | None] = []
    for index in range(len(groups)):
        subjects.append(_subject(chunks, groups, subjects, objects, index))
    clauses = []
    for index, group in enumerate(groups):
        subject = subjects[index]
        if group.passive:
            doer, undergoer = _agent(chunks, group), subject
        else:
            doer, undergoer = subject, objects[index]
        limit = len(chunks.tags)
        if index + 1 < len(groups):
            limit = _limit(chunks, group, groups[index + 1], subjects[index + 1])
        clauses.append(
            Clause(
                sentence=chunks.sentence.number,
                span=_extent(chunks, group, subject, limit),
                action=chunks.span(group.first, group.last),
                lemma=group.lemma,
                doer=doer,
                undergoer=undergoer,
                passive=group.passive,
                modal=group.modal,
                subordinate=not group.finite,
            )
        )
    return clauses


def _subject(
    chunks: Chunks,
    groups: Sequence[VerbGroup],
    subjects: Sequence[Span | None],
    objects: Sequence[Span | None],
    index: int,
) -> Span | None:
    """The noun phrase that the verb group at `index` is said of, or None where the shape is not clear."""
    group = groups[index]
    place = group.first - 1
    while place >= 0 and (chunks.tags[place] in ADVERBS or chunks.tags[place] == "TO"):
        place -= 1
    if place < 0:
        return None if group.finite else _following_subject(chunks, group)
    if not group.finite and not (group.passive and place in chunks.phrase_starts):
        if not index or _opens(chunks, group):
            return _following_subject(chunks, group)
        return _shared_object(chunks, objects[index - 1], group) or subjects[index - 1]
    word = chunks.words[place]
    if word in RELATIVE_PRONOUNS and chunks.tags[place] in RELATIVES | COMPLEMENTIZERS:
        return _antecedent(chunks, place)
    if word in _SUBJECT_SHARERS and index and subjects[index - 1] is not None:
        return subjects[index - 1]
    return _scan_left(chunks, place, groups[:index], subjects)


def _scan_left(
    chunks: Chunks, place: int, earlier: Sequence[VerbGroup], subjects: Sequence[Span | None]
) -> Span | None:
    """The nearest noun phrase to the left that is neither in a prepositional phrase nor parenthetical."""
    words, tags = chunks.words, chunks.tags
    while place >= 0:
        first = chunks.phrase_starts.get(place)
        if first is not None:
            skipped = _outside(chunks, first, place, earlier)
            if skipped is None:
                return _coordinated(chunks, first, place)
            place = skipped
            continue
        tag = tags[place]
        if tag == "DT" and words[place] in DEMONSTRATIVES:
            return chunks.spans[place]
        if words[place] == ",":
            opening = _parenthesis_start(chunks, place)
            if opening is None:
                return None
            place = opening
        elif tag in VERBS:
            return _before_relative_clause(chunks, place, earlier, subjects)
        elif tag in {":", "``", "''"}:
            return None
        place -= 1
    return None


def _outside(chunks: Chunks, first: int, last: int, earlier: Sequence[VerbGroup]) -> int | None:
    """The token to go on to where the noun phrase from `first` to `last` can be no subject, else None."""
    if _is_time(chunks, last):
        return first - 1
    if not first:
        return None
    tag, word = chunks.tags[first - 1], chunks.words[first - 1]
    if tag in PREPOSITIONS and word not in SUBORDINATORS:
        superlative = word == "at" and chunks.tags[first] == "JJS"
        if not superlative:
            return first - 2
    if tag in VERBS:
        for group in earlier:
            if group.last == first - 1 and group.infinitive:
                # The object of an infinitive that belongs to a noun: "a plan to kill him was found".
                return group.first - 2
    return None


def _before_relative_clause(
    chunks: Chunks, verb: int, earlier: Sequence[VerbGroup], subjects: Sequence[Span | None]
) -> Span | None:
    """The noun before a relative clause that has just ended: "the man who ran away was caught"."""
    for index, group in enumerate(earlier):
        if group.first <= verb <= group.last:
            relative = group.first >= 1 and chunks.words[group.first - 1] in RELATIVE_PRONOUNS
            return subjects[index] if relative else None
    return None


def _is_time(chunks: Chunks, last: int) -> bool:
    """Whether the noun phrase that ends at `last` is a time, seldom a subject: "earlier this week (drew)"."""
    return chunks.words[last] in time_adverbs()


def _coordinated(chunks: Chunks, first: int, last: int) -> Span:
    """The noun phrase from `first` to `last` with those that "and" joins to it."""
    while first >= 2 and chunks.tags[first - 1] == "CC" and first - 2 in chunks.phrase_starts:
        first = chunks.phrase_starts[first - 2]
    return chunks.span(first, last)


def _parenthesis_start(chunks: Chunks, closing: int) -> int | None:
    """The comma that opens what the one at `closing` closes, if a noun phrase stands before it."""
    for opening in range(closing - 1, 0, -1):
        if chunks.words[opening] == "," and opening - 1 in chunks.phrase_starts:
            return opening
    return None


def _antecedent(chunks: Chunks, relative: int) -> Span | None:
    """The noun phrase before the relative pronoun, a comma between left out."""
    last = relative - 1
    if last >= 0 and chunks.words[last] == ",":
        last -= 1
    first = chunks.phrase_starts.get(last)
    return None if first is None else chunks.span(first, last)


def _shared_object(chunks: Chunks, shared: Span | None, group: VerbGroup) -> Span | None:
    """The object before that `group` is said of: "asked him to go", "accused him of going"."""
    before = group.first - 1
    if shared is None or not (group.infinitive or chunks.words[before] in CONTROL_PREPOSITIONS):
        return None
    between = [
        tag
        for span, tag in zip(chunks.spans[:before], chunks.tags, strict=False)
        if span.start >= shared.end
    ]
    if group.infinitive:
        return None if between else shared
    return shared if _NOUN_PHRASE_TAGS.issuperset(between) else None


def _opens(chunks: Chunks, group: VerbGroup) -> bool:
    return VERBS.isdisjoint(chunks.tags[: group.first])


def _following_subject(chunks: Chunks, group: VerbGroup) -> Span | None:
    """The subject of the main clause after an opening participle: "Speaking in Rome, the pope said"."""
    for place in range(group.last + 1, len(chunks.tags) - 1):
        if place in chunks.phrase_ends and _begins_clause(chunks, place):
            return chunks.span(place, chunks.phrase_ends[place])
        if chunks.outer_tags[place] in VERBS:
            return None
    return None


def _object(chunks: Chunks, group: VerbGroup) -> Span | None:
    """The noun phrase behind the verb, with those that "and" joins to it, unless a clause begins with it."""
    tags, phrase_ends = chunks.tags, chunks.phrase_ends
    place = group.last + 1
    while place < len(tags) and tags[place] in {"RB", "RP"}:
        place += 1
    last = phrase_ends.get(place)
    if last is None or group.lemma == "be" or _is_time(chunks, last):
        return None
    if _begins_clause(chunks, place):
        return None
    while (
        last + 2 in phrase_ends and tags[last + 1] == "CC" and not _begins_clause(chunks, last + 2)
    ):
        last = phrase_ends[last + 2]
    return chunks.span(place, last)


def _begins_clause(chunks: Chunks, place: int) -> bool:
    """Whether the noun phrase at `place` is the subject of a verb: "said police had arrived"."""
    tags = chunks.tags
    following = chunks.phrase_ends[place] + 1
    while following < len(tags) and tags[following] in ADVERBS:
        following += 1
    return following < len(tags) and tags[following] in FINITE


def _agent(chunks: Chunks, group: VerbGroup) -> Span | None:
    """The noun phrase after "by", before the next verb."""
    for place in range(group.last + 1, min(group.last + 12, len(chunks.tags) - 1)):
        if chunks.outer_tags[place] in VERBS:
            return None
        if chunks.words[place] == "by" and place + 1 in chunks.phrase_ends:
            return chunks.span(place + 1, chunks.phrase_ends[place + 1])
    return None


def _limit(chunks: Chunks, group: VerbGroup, following: VerbGroup, subject: Span | None) -> int:
    """The token before which a clause ends, so that the subject of the `following` group is not in it."""
    if subject is not None and following.finite:
        for place in range(group.last + 1, following.first):
            if chunks.spans[place].start == subject.start:
                return place
    return following.first


def _extent(chunks: Chunks, group: VerbGroup, subject: Span | None, limit: int) -> Span:
    """The clause from its subject, where that stands before the verb, to the next verb group or comma."""
    outer_tags, tags = chunks.outer_tags, chunks.tags
    end = group.last + 1
    while end < limit and outer_tags[end] not in _EXTENT_ENDS:
        end += 1
    while end > group.last + 1 and tags[end - 1] in _TRAILERS:
        end -= 1
    start = chunks.spans[group.first].start
    if subject is not None and subject.start < start:
        start = subject.start
    return Span(start, chunks.spans[end - 1].end)
