"""A sentence as a row of words and whole quotations, with the grammar that speech reports need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.language.lemmas import verb_lemma
from briefing.language.quotation_marks import Quotation
from briefing.language.reporting_lexicon import reporting_verbs
from briefing.model.annotation import NounPhrase
from briefing.model.text import Sentence, Span

QUOTATION = "QUOTATION"
"""The tag of a unit that is a whole quotation."""

_CLAUSE_STARTS = frozenset(["DT", "PRP", "PRP$", "NNP", "EX", "WP", "WRB", QUOTATION])

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
    names: tuple[str, ...]
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
    sentence: Sentence,
    noun_phrases: Sequence[NounPhrase],
    whole: Sequence[Quotation],
    fragments: Sequence[Quotation],
) -> Constituents:
    """The constituents of `sentence`, given what of its noun phrases and quotations it holds, in text order."""
    words: list[str] = []
    tags: list[str] = []
    names: list[str] = []
    spans: list[Span] = []
    quoted: list[bool] = []
    last = None
    for token in sentence.tokens:
        start = token.span.start
        quotation = _at(whole, start)
        if quotation is not None:
            if quotation is not last:
                last = quotation
                words.append("")
                tags.append(QUOTATION)
                names.append("O")
                spans.append(quotation.span)
                quoted.append(True)
            continue
        fragment = _at(fragments, start)
        if fragment is not None and token.text in _MARKS:
            continue
        words.append(token.text.lower())
        tags.append(token.tag)
        names.append(token.name)
        spans.append(token.span)
        quoted.append(fragment is not None)
    verbs = _mistaken_verbs(words, tags)
    for index in verbs:
        tags[index] = "VBZ"
    starts, ends = _phrases(spans, noun_phrases, verbs)
    return Constituents(
        sentence=sentence,
        words=tuple(words),
        tags=tuple(tags),
        names=tuple(names),
        spans=tuple(spans),
        quoted=tuple(quoted),
        phrase_starts=starts,
        phrase_ends=ends,
    )


def _at(quotations: Sequence[Quotation], position: int) -> Quotation | None:
    for quotation in quotations:
        if quotation.span.start <= position < quotation.span.end:
            return quotation
    return None


def _mistaken_verbs(words: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The units that a tagger took for plural nouns where a reporting verb follows a name: "Lee argues that"."""
    found = []
    for index in range(1, len(words) - 1):
        if tags[index] in {"NNS", "NN"} and words[index][-1] == "s":
            behind = words[index + 1]
            if (
                tags[index - 1] in {"NNP", "NNPS", "PRP"}
                and (tags[index + 1] in _CLAUSE_STARTS or behind == "that" or behind in ".,:")
                and verb_lemma(words[index]) in reporting_verbs()
            ):
                found.append(index)
    return found


def _phrases(
    spans: Sequence[Span], noun_phrases: Sequence[NounPhrase], verbs: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts = [-1] * len(spans)
    ends = [-1] * len(spans)
    by_start = {span.start: index for index, span in enumerate(spans)}
    by_end = {span.end: index for index, span in enumerate(spans)}
    for noun_phrase in noun_phrases:
        first = by_start.get(noun_phrase.span.start)
        last = by_end.get(noun_phrase.span.end)
        if last in verbs:
            last -= 1
        if first is not None and last is not None and first <= last:
            starts[last] = first
            ends[first] = last + 1
    return tuple(starts), tuple(ends)
