"""Chunk sentences into words and base noun phrases, cached for an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from briefing.frozen import dataclass
from briefing.model.annotation import AnnotatedArticle, NounPhrase
from briefing.model.text import Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunks:
    """The tokens of a sentence, and the noun phrases that cover some of them (Abney 1991, "Parsing by chunks").

    `words` (lower case), `tags`, `outer_tags` and `spans` run in parallel; an outer tag is "" within a noun phrase.
    `phrase_ends` has the last token of the noun phrase that begins at a token, `phrase_starts` the first token of
    the one that ends at it.
    """

    sentence: Sentence
    words: tuple[str, ...]
    tags: tuple[str, ...]
    outer_tags: Sequence[str]
    spans: tuple[Span, ...]
    noun_phrases: Sequence[NounPhrase]
    phrase_ends: dict[int, int]
    phrase_starts: dict[int, int]

    def span(self, first: int, last: int) -> Span:
        """The text from the token `first` to the token `last`."""
        return Span(self.spans[first].start, self.spans[last].end)


def read_chunks(annotated: AnnotatedArticle) -> tuple[Chunks, ...]:
    """The chunks of each sentence, in text order; those of the last article are kept for who asks next."""
    return _chunks(_Sentences(annotated))


class _Sentences:
    """The sentences and noun phrases of an article, told from others as objects: by content would take too long."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.sentences = annotated.sentences
        self.noun_phrases = annotated.noun_phrases

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Sentences)
            and self.sentences is other.sentences
            and self.noun_phrases is other.noun_phrases
        )

    def __hash__(self) -> int:
        return id(self.sentences)


@lru_cache(maxsize=1)
def _chunks(article: _Sentences) -> tuple[Chunks, ...]:
    phrases: dict[int, list[NounPhrase]] = {}
    for noun_phrase in article.noun_phrases:
        phrases.setdefault(noun_phrase.sentence, []).append(noun_phrase)
    return tuple(
        _sentence_chunks(sentence, phrases.get(sentence.number, ()))
        for sentence in article.sentences
    )


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
    return Chunks(
        sentence=sentence,
        words=tuple([token.text.lower() for token in tokens]),
        tags=tags,
        outer_tags=outer_tags,
        spans=spans,
        noun_phrases=noun_phrases,
        phrase_ends=phrase_ends,
        phrase_starts={last: first for first, last in phrase_ends.items()},
    )
