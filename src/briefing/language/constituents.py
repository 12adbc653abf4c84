"""A sentence as a row of words and whole quotations, with the grammar that speech reports need."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence

from briefing.frozen import dataclass
from briefing.language.lemmas import verb_lemma
from briefing.language.quotation_marks import Quotation
from briefing.language.reporting_lexicon import reporting_verbs
from briefing.model.annotation import NounPhrase
from briefing.model.text import Sentence, Span, Token

QUOTATION = "QUOTATION"
"""The tag of a unit that is a whole quotation."""

LONGEST = 600
"""Tokens of the longest sentence that is read for speech: a longer one is no prose, and costs its length squared."""

_CLAUSE_STARTS = frozenset(["DT", "PRP", "PRP$", "NNP", "EX", "WP", "WRB", QUOTATION])

_HELPERS = frozenset(["MD", "VBD", "VBZ", "VBP"])

_MARKS = frozenset(["“", "”", "„", "«", "»", "``", "''", '"'])


@dataclass(frozen=True, slots=True, kw_only=True)
class Constituents:
    """The units of one sentence: each a word, a punctuation mark, or a whole quotation.

    `words` (lower case), `tags` and `spans` run in parallel. A whole quotation, however long, is one unit
    with the tag `QUOTATION`. Words of a quoted fragment are ordinary units with `quoted` true; its
    marks are no units. `phrase_starts[i]` is where the base noun phrase ending at unit i begins, and
    `phrase_ends[i]` the unit after the one beginning at i; both are -1 where none does.
    """

    sentence: Sentence
    words: tuple[str, ...]
    tags: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    phrase_starts: tuple[int, ...]
    phrase_ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """The text from unit `start` to the unit before `end`."""
        return Span(self.spans[start].start, self.spans[end - 1].end)


def divide(
    sentence: Sentence, noun_phrases: Sequence[NounPhrase], quotations: Sequence[Quotation]
) -> Constituents:
    """The constituents of `sentence`, given its noun phrases and its quotations, each in text order."""
    tokens = sentence.tokens
    if quotations:
        words, tags, spans, quoted = _with_quotations(tokens, quotations)
    else:
        words = [token.text.lower() for token in tokens]
        tags = [token.tag for token in tokens]
        spans = [token.span for token in tokens]
        quoted = [False] * len(tokens)
    verbs = _mistaken_verbs(words, tags)
    for index, tag in verbs.items():
        tags[index] = tag
    starts, ends = _phrases(spans, noun_phrases, verbs)
    return Constituents(
        sentence=sentence,
        words=tuple(words),
        tags=tuple(tags),
        spans=tuple(spans),
        quoted=tuple(quoted),
        phrase_starts=starts,
        phrase_ends=ends,
    )


def _with_quotations(
    tokens: Sequence[Token], quotations: Sequence[Quotation]
) -> tuple[list[str], list[str], list[Span], list[bool]]:
    """Words, tags, spans and whether quoted, of the units that `tokens` and `quotations` make."""
    words: list[str] = []
    tags: list[str] = []
    spans: list[Span] = []
    quoted: list[bool] = []
    place = 0
    for token in tokens:
        while place < len(quotations) and quotations[place].span.end <= token.span.start:
            place += 1
        quotation = quotations[place] if place < len(quotations) else None
        inside = quotation is not None and quotation.span.start <= token.span.start
        if inside and quotation is not None and quotation.whole:
            if not spans or spans[-1] != quotation.span:
                words.append("")
                tags.append(QUOTATION)
                spans.append(quotation.span)
                quoted.append(True)
        elif not (inside and token.text in _MARKS):
            words.append(token.text.lower())
            tags.append(token.tag)
            spans.append(token.span)
            quoted.append(inside)
    return words, tags, spans, quoted


def _mistaken_verbs(words: Sequence[str], tags: Sequence[str]) -> dict[int, str]:
    """The units that a tagger took for nouns though they report speech, with their right tags.

    "Lee argues that", "she calls for", "did not mention", "critics warn that".
    """
    found: dict[int, str] = {}
    verbs = reporting_verbs()
    for index in range(1, len(words) - 1):
        if tags[index] not in {"NN", "NNS"} or verb_lemma(words[index]) not in verbs:
            continue
        before, behind, tag = words[index - 1], words[index + 1], tags[index - 1]
        if words[index][-1] == "s":
            if tag == "PRP" or (
                tag in {"NNP", "NNPS"}
                and (tags[index + 1] in _CLAUSE_STARTS or behind == "that" or behind in ".,:")
            ):
                found[index] = "VBZ"
        elif tag == "MD" or (before in {"not", "n't", "n’t"} and tags[index - 2] in _HELPERS):
            found[index] = "VB"
        elif behind == "that" and (tag in {"NNS", "PRP", "WP", "RB"} or before in {"and", ","}):
            found[index] = "VBP"
    return found


def _phrases(
    spans: Sequence[Span], noun_phrases: Sequence[NounPhrase], verbs: Container[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts = [-1] * len(spans)
    ends = [-1] * len(spans)
    positions = [span.start for span in spans]
    for noun_phrase in noun_phrases:
        span = noun_phrase.span
        first = bisect_left(positions, span.start)
        last = bisect_left(positions, span.end) - 1
        if last in verbs:
            last -= 1
        if first <= last and spans[first].start == span.start and spans[last].end <= span.end:
            starts[last] = first
            ends[first] = last + 1
    return tuple(starts), tuple(ends)
