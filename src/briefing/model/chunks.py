"""Chunks: a sentence parsed into noun phrases, verb groups, subjects and objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.frozen import dataclass
from briefing.model.text import Sentence, Span

QUOTATION = "QUOTATION"
"""The tag of a token that is a whole quotation."""

TokenRange = tuple[int, int]
"""The first and the last token of a stretch."""


class VerbGroup(NamedTuple):
    """Tokens `first` to `last`, `last` being the head verb.

    `infinitive` where "to" leads it.
    """

    first: int
    last: int
    lemma: str
    passive: bool
    finite: bool
    infinitive: bool
    modal: str


class Subject(NamedTuple):
    """The subject of a verb: tokens `first` to `last`.

    They are base noun phrases that "and" joins, without the prepositional phrases behind them. `pronoun` is the
    relative pronoun that stands for them before the verb, None elsewhere; it is `first` too where it stands for no noun
    before it ("who won is not known").
    """

    first: int
    last: int
    pronoun: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunks:
    """The tokens of a sentence and its phrases.

    As in Abney 1991, "Parsing by chunks". `words` (lower case), `tags`, `outer_tags`, `names` (BIO labels) and `spans`
    run in parallel; an outer tag is "" within a noun phrase. A whole quotation may stand as one token, with the tag
    `QUOTATION`. `phrase_ends` has the last token of the noun phrase that begins at a token, `phrase_starts` the first
    token of the one that ends at it. `verb_groups` are in text order; `objects` and `subjects` run in parallel to them.
    """

    sentence: Sentence
    words: tuple[str, ...]
    tags: tuple[str, ...]
    outer_tags: Sequence[str]
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    phrase_ends: dict[int, int]
    phrase_starts: dict[int, int]
    verb_groups: tuple[VerbGroup, ...] = ()
    objects: tuple[TokenRange | None, ...] = ()
    subjects: tuple[Subject | None, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """The text from the token `first` to the token `last`."""
        return Span(self.spans[first].start, self.spans[last].end)
