"""Find clauses: verb groups with their subjects and objects.

A shallow reading over tags and noun phrases, after the cascade of Abney (1996, "Partial parsing via finite-state
cascades"): easy-first, and silent where the shape of the sentence is not clear.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.language.en.tags import DETERMINERS, PREPOSITIONS, PUNCTUATION, RELATIVES
from briefing.language.syntax.objects import agent_of
from briefing.model.annotation import AnnotatedArticle, Clause
from briefing.model.chunks import Chunks, Subject
from briefing.model.text import Span

_EXTENT_ENDS = PUNCTUATION | RELATIVES | {"CC"}
_TRAILERS = PREPOSITIONS | DETERMINERS | {"CC", "RB"}


def find_clauses(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with its clauses: verb group, doer, undergoer, voice and modality."""
    clauses = [
        _clause(chunks, index)
        for chunks in annotated.chunks
        for index in range(len(chunks.verb_groups))
    ]
    return replace(annotated, clauses=tuple(clauses))


def _clause(chunks: Chunks, index: int) -> Clause:
    group = chunks.verb_groups[index]
    subject = _named(chunks, chunks.subjects[index])
    object_ = agent_of(chunks, group) if group.passive else chunks.objects[index]
    other = None if object_ is None else chunks.span(*object_)
    if other == subject:
        other = None  # inverted: "said the mayor"
    return Clause(
        sentence=chunks.sentence.number,
        span=_extent(chunks, index, subject),
        action=chunks.span(group.first, group.last),
        lemma=group.lemma,
        doer=other if group.passive else subject,
        undergoer=subject if group.passive else other,
        passive=group.passive,
        modal=group.modal,
        subordinate=not group.finite,
    )


def _named(chunks: Chunks, subject: Subject | None) -> Span | None:
    """The words of a subject; None for a "who" that no noun stands before."""
    if subject is None or subject.pronoun == subject.first:
        return None
    return chunks.span(subject.first, subject.last)


def _limit(chunks: Chunks, index: int) -> int:
    """The token before which a clause ends: the next verb group, or its subject where that stands between."""
    if index + 1 == len(chunks.verb_groups):
        return len(chunks.tags)
    group, following = chunks.verb_groups[index : index + 2]
    subject = chunks.subjects[index + 1]
    between = subject is not None and following.finite and group.last < subject.first
    return min(subject.first, following.first) if subject and between else following.first


def _extent(chunks: Chunks, index: int, subject: Span | None) -> Span:
    """The clause from its subject, where that stands before the verb, to the next verb group or comma."""
    outer_tags, tags, group = chunks.outer_tags, chunks.tags, chunks.verb_groups[index]
    end, limit = group.last + 1, _limit(chunks, index)
    while end < limit and outer_tags[end] not in _EXTENT_ENDS:
        end += 1
    while end > group.last + 1 and tags[end - 1] in _TRAILERS:
        end -= 1
    start = chunks.spans[group.first].start
    if subject is not None and subject.start < start:
        start = subject.start
    return Span(start, chunks.spans[end - 1].end)
