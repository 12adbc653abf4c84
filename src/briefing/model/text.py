"""Spans, tokens, sentences and citations: positions in a text."""

from __future__ import annotations

import re
from functools import cache

from briefing.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of the source text, `start` to `end`, in characters.

    `end` is excluded.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` at this span, untouched.

        >>> Span(0, 4).of("Four hours")
        'Four'
        """
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether this span and `other` share at least one character."""
        return self.start < other.end and other.start < self.end


# Not for names only: without names it is made in half the time, and an article has a thousand.
@dataclass(frozen=True, slots=True)
class Token:
    """A word or a punctuation mark of a sentence.

    `tag` is its Penn Treebank part of speech and `name` its BIO label (`B-PER`, `I-ORG`, `O`, ...).
    """

    span: Span
    text: str
    tag: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of prose: its number in the article, from 1, and its tokens.

    `paragraph` is the index, from 0, of the paragraph in `Article.paragraphs` that holds it.
    """

    number: int
    span: Span
    paragraph: int
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Where a finding stands: article and sentence number, both from 1.

    Sentence 0 is the headline, `STANDFIRST` the standfirst.

    >>> str(Citation(2, 6)), str(Citation(2, 0)), str(Citation(2, STANDFIRST))
    ('[2:6]', '[2:0]', '[2:s]')
    """

    article: int
    sentence: int

    def __str__(self) -> str:
        place = "s" if self.sentence == STANDFIRST else self.sentence
        return f"[{self.article}:{place}]"


HEADLINE, STANDFIRST = 0, -1
"""What stands for the number of a sentence in a citation of the headline or of the standfirst."""


def fold(text: str) -> str:
    """Normalise text without regard to case and accents.

    So names are compared, and so the full-text index compares words.

    >>> fold("Málaga")
    'malaga'
    """
    if text.isascii():
        return text.lower()
    import unicodedata  # most words need none

    decomposed = unicodedata.normalize("NFKD", fold_characters(text).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def fold_whitespace(text: str) -> str:
    r"""`text` on one line: each run of white space is one space, none at either end.

    >>> fold_whitespace(" a hard-\n  wrapped line ")
    'a hard- wrapped line'
    """
    return " ".join(text.split())


def fold_characters(text: str) -> str:
    r"""Normalise text to NFC, with ligatures as letters, no invisible characters.

    Soft hyphens, zero-width characters and marks of direction show nothing, and words that hold them are neither found
    nor understood. Zero-width joiners stay outside Latin, Greek and Cyrillic, where they change how letters join, and
    between emoji. A hyphen of typesetters (U+2010, U+2011) becomes the hyphen of keyboards.

    >>> fold_characters("Ash\u00adford\u200b, the o\ufb03cer, Jose\u0301, state\u2011owned")
    'Ashford, the officer, José, state-owned'
    """
    if text.isascii():
        return text
    from unicodedata import normalize  # most texts need none

    unseen, odd = _patterns()
    text = unseen.sub("", text)
    if odd.search(text):
        text = text.translate(_JOINED_LETTERS)
    return normalize("NFC", text)


_JOINED_LETTERS = {
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    0x2010: "-",
    0x2011: "-",
}
"""Letters that typesetters join, which nobody writes, and hyphens that differ in where lines may break."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What shows nothing, with the line break that a soft hyphen at the end of a line makes; what is written anew."""
    unseen = (
        "\u00ad[ \\t]*\\r?\\n[ \\t]*(?=\\w)"
        "|[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
        "|(?<=[A-Za-z\u00c0-\u052f])[\u200c\u200d](?=[A-Za-z\u00c0-\u052f])"
    )
    return re.compile(unseen), re.compile("[\u2010\u2011\ufb00-\ufb06]")
