"""Parse a sentence into words and whole quotations, for speech reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from briefing.frozen import dataclass
from briefing.language.en.closed_classes import NOT
from briefing.language.en.reporting import possible_cues
from briefing.language.en.tags import CLAUSE_STARTS, COMMON_NOUNS, FINITE, PRONOUNS, PROPER_NOUNS
from briefing.language.syntax.chunks import find_groups
from briefing.model.annotation import Quotation
from briefing.model.chunks import QUOTATION, Chunks
from briefing.model.text import Sentence, Span

LONGEST = 600
"""Tokens of the longest sentence that is read for speech: a longer one is no prose, and costs its length squared."""

_CLAUSE_STARTS = CLAUSE_STARTS | {QUOTATION}
_SUBJECTS_OF_MANY = PRONOUNS | {"NNS", "RB"}

_MARKS = frozenset(["“", "”", "„", "«", "»", "``", "''", '"'])


@dataclass(frozen=True, slots=True, kw_only=True)
class Constituents:
    """A sentence divided into units: words, punctuation marks, whole quotations.

    `words` (lower case), `tags` and `spans` run in parallel. A whole quotation, however long, is one unit
    with the tag `QUOTATION`. Words of a quoted fragment are ordinary units with `quoted` true; its
    marks are no units. `phrase_starts[i]` is where the base noun phrase ending at unit i begins, and
    `phrase_ends[i]` the unit after the one beginning at i; both are -1 where none does. `possible_cues` are
    the units that may report speech. `chunks` is the reading of the sentence with its units for tokens.
    """

    sentence: Sentence
    words: tuple[str, ...]
    tags: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    phrase_starts: tuple[int, ...]
    phrase_ends: tuple[int, ...]
    possible_cues: Sequence[int]
    chunks: Chunks

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """The text from unit `start` to the unit before `end`."""
        return Span(self.spans[start].start, self.spans[end - 1].end)


def divide(chunks: Chunks, quotations: Sequence[Quotation]) -> Constituents:
    """Divide a sentence into constituents, given its quotations in text order."""
    words, tags, spans = chunks.words, chunks.tags, chunks.spans
    quoted = (False,) * len(words)
    phrases: Iterable[tuple[int, int]] = chunks.phrase_ends.items()
    if quotations:
        words, tags, spans, quoted = _with_quotations(chunks, quotations)
        phrases = _phrases(spans, chunks)
    cues = possible_cues(words, tags)
    verbs = _mistaken_verbs(words, tags, cues)
    if verbs:
        tags = tuple([verbs.get(index, tag) for index, tag in enumerate(tags)])
    starts = [-1] * len(words)
    ends = [-1] * len(words)
    for first, last in phrases:
        end = last if last in verbs else last + 1
        if first < end:
            starts[end - 1] = first
            ends[first] = end
    if quotations or verbs:
        chunks = _reading(chunks, words, tags, spans, ends)
    return Constituents(
        sentence=chunks.sentence,
        words=words,
        tags=tags,
        spans=spans,
        quoted=quoted,
        phrase_starts=tuple(starts),
        phrase_ends=tuple(ends),
        possible_cues=cues,
        chunks=chunks,
    )


def _reading(
    chunks: Chunks,
    words: tuple[str, ...],
    tags: tuple[str, ...],
    spans: tuple[Span, ...],
    ends: Sequence[int],
) -> Chunks:
    """The sentence of `chunks` read again, with other words, tags and spans, and phrases ending before `ends`."""
    names = dict(zip(chunks.spans, chunks.names, strict=True))
    outer_tags = list(tags)
    phrases = {first: end - 1 for first, end in enumerate(ends) if end > 0}
    for first, last in phrases.items():
        outer_tags[first : last + 1] = [""] * (last + 1 - first)
    return find_groups(
        Chunks(
            sentence=chunks.sentence,
            words=words,
            tags=tags,
            outer_tags=outer_tags,
            names=tuple([names.get(span, "O") for span in spans]),
            spans=spans,
            phrase_ends=phrases,
            phrase_starts={last: first for first, last in phrases.items()},
        )
    )


def _with_quotations(
    chunks: Chunks, quotations: Iterable[Quotation]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Span, ...], tuple[bool, ...]]:
    """Words, tags, spans and whether quoted, of the units that the tokens and `quotations` make."""
    units: list[tuple[str, str, Span, bool]] = []
    coming = iter(quotations)
    quotation = next(coming, None)
    for word, tag, span in zip(chunks.words, chunks.tags, chunks.spans, strict=True):
        while quotation is not None and quotation.span.end <= span.start:
            quotation = next(coming, None)
        if quotation is None or span.start < quotation.span.start:
            units.append((word, tag, span, False))
        elif quotation.whole:
            if not units or units[-1][2] is not quotation.span:
                units.append(("", QUOTATION, quotation.span, True))
        elif word not in _MARKS:
            units.append((word, tag, span, True))
    words, tags, spans, quoted = zip(*units, strict=True)
    return words, tags, spans, quoted


def _mistaken_verbs(
    words: Sequence[str], tags: Sequence[str], possible: Iterable[int]
) -> dict[int, str]:
    """The `possible` cues that a tagger took for nouns though they report speech, with their right tags.

    "Lee argues that", "she calls for", "did not mention", "critics warn that".
    """
    found: dict[int, str] = {}
    for index in possible:
        if tags[index] not in COMMON_NOUNS or not 0 < index < len(words) - 1:
            continue
        before, behind, tag = words[index - 1], words[index + 1], tags[index - 1]
        if words[index][-1] == "s":
            if tag == "PRP" or (
                tag in PROPER_NOUNS
                and (tags[index + 1] in _CLAUSE_STARTS or behind == "that" or behind in ".,:")
            ):
                found[index] = "VBZ"
        elif tag == "MD" or (before in NOT and tags[index - 2] in FINITE):
            found[index] = "VB"
        elif behind == "that" and (tag in _SUBJECTS_OF_MANY or before in {"and", ","}):
            found[index] = "VBP"
    return found


def _phrases(spans: Sequence[Span], chunks: Chunks) -> Iterator[tuple[int, int]]:
    """First and last unit of each noun phrase that no quotation cuts into."""
    positions = [span.start for span in spans]
    for first_token, last_token in chunks.phrase_ends.items():
        span = chunks.span(first_token, last_token)
        first = bisect_left(positions, span.start)
        last = bisect_left(positions, span.end, first) - 1
        if first <= last and spans[first].start == span.start and spans[last].end <= span.end:
            yield first, last
