"""Chunks: a sentence parsed into base noun phrases and verb groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.frozen import dataclass
from briefing.model.text import Sentence, Span


class VerbGroup(NamedTuple):
    """Tokens `first` to `last`, `last` being the head verb; `infinitive` where "to" leads it."""

    first: int
    last: int
    lemma: str
    passive: bool
    finite: bool
    infinitive: bool
    modal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunks:
    """The tokens of a sentence, and the phrases that cover some of them (Abney 1991, "Parsing by chunks").

    `words` (lower case), `tags`, `outer_tags` and `spans` run in parallel; an outer tag is "" within a noun phrase.
    `phrase_ends` has the last token of the noun phrase that begins at a token, `phrase_starts` the first token of
    the one that ends at it. `verb_groups` are in text order.
    """

    sentence: Sentence
    words: tuple[str, ...]
    tags: tuple[str, ...]
    outer_tags: Sequence[str]
    spans: tuple[Span, ...]
    phrase_ends: dict[int, int]
    phrase_starts: dict[int, int]
    verb_groups: tuple[VerbGroup, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """The text from the token `first` to the token `last`."""
        return Span(self.spans[first].start, self.spans[last].end)
