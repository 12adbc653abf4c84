"""Chunk sentences into base noun phrases and verb groups, once for an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from briefing.language.syntax.objects import find_objects
from briefing.language.syntax.subjects import find_subjects
from briefing.language.syntax.verb_groups import find_verb_groups
from briefing.model.annotation import AnnotatedArticle, NounPhrase
from briefing.model.chunks import Chunks
from briefing.model.text import Sentence


def find_chunks(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with the chunks of each sentence, in text order."""
    phrases: dict[int, list[NounPhrase]] = {}
    for noun_phrase in annotated.noun_phrases:
        phrases.setdefault(noun_phrase.sentence, []).append(noun_phrase)
    chunks = [
        _sentence_chunks(sentence, phrases.get(sentence.number, ()))
        for sentence in annotated.sentences
    ]
    return replace(annotated, chunks=tuple(chunks))


def _sentence_chunks(sentence: Sentence, noun_phrases: Sequence[NounPhrase]) -> Chunks:
    tokens = sentence.tokens
    tags = tuple([token.tag for token in tokens])
    outer_tags = list(tags)
    spans = tuple([token.span for token in tokens])
    starts = [span.start for span in spans]
    phrase_ends = {}
    for noun_phrase in noun_phrases:
        first = bisect_left(starts, noun_phrase.span.start)
        after = bisect_left(starts, noun_phrase.span.end, first)
        phrase_ends[first] = after - 1
        outer_tags[first:after] = [""] * (after - first)
    return find_groups(
        Chunks(
            sentence=sentence,
            words=tuple([token.text.lower() for token in tokens]),
            tags=tags,
            outer_tags=outer_tags,
            names=tuple([token.name for token in tokens]),
            spans=spans,
            phrase_ends=phrase_ends,
            phrase_starts={last: first for first, last in phrase_ends.items()},
        )
    )


def find_groups(chunks: Chunks) -> Chunks:
    """`chunks` with its verb groups, their objects and their subjects."""
    chunks = replace(chunks, verb_groups=find_verb_groups(chunks))
    chunks = replace(chunks, objects=find_objects(chunks))
    return replace(chunks, subjects=find_subjects(chunks))
