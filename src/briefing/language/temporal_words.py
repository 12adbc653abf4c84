"""The pieces of a sentence, each with its word class in the grammar of temporal expressions."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefing.lexicon import read_lexicon

_LEXICON = Path(__file__).parent / "lexicons" / "temporal_words.txt"

_MARKS = {
    ",": "COMMA", ".": "DOT", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", "'s": "POSSESSIVE",
    "’s": "POSSESSIVE", "$": "CURRENCY", "£": "CURRENCY", "€": "CURRENCY", "¥": "CURRENCY", "#": "CURRENCY",
    "%": "PERCENT", ":": "COLON", ";": "COLON", "(": "BRACKET", ")": "BRACKET", "?": "DOT", "!": "DOT",
}  # fmt: skip
_NUMBERS = (
    "FULLDATE",
    "CLOCK",
    "ORDINALDAY",
    "DECADE",
    "DECIMAL",
    "YEAR",
    "DAY",
    "INTEGER",
    "FRACTION",
)

_CAPITALISED = {"MONTHISH", "ABBR", "WDABBR"}
"""Classes whose words are months and weekdays only when capitalised."""

OTHER = "."
"""The letter of a piece that belongs to no class."""


class Piece(NamedTuple):
    """A word, number or mark: where it stands in the text, its class ("" for none) and what it stands for."""

    start: int
    end: int
    text: str
    word_class: str
    value: str


def word_classes(text: str) -> str:
    """One letter a piece of `text`: that of its word class, `OTHER` where it has none."""
    known = _letters_by_word()
    return "".join(
        [
            known.get(word) or (_number_letter(word) if word[0] in "0123456789'’" else OTHER)
            for word in _pattern().findall(_lower(text))
        ]
    )


def split_pieces(text: str) -> list[Piece]:
    """The pieces of `text` in order, one for each letter of its `word_classes`."""
    vocabulary = _vocabulary()
    pieces = []
    for match in _pattern().finditer(_lower(text)):
        word, (start, end) = match.group(), match.span()
        word_class, value = vocabulary.get(word) or (_number_class(word), word)
        pieces.append(Piece(start, end, text[start:end], word_class, value))
    return pieces


def is_cut_or_plain(piece: Piece) -> bool:
    """Whether the piece is written as a word of its class is: months that are also words need a capital."""
    return piece.word_class not in _CAPITALISED or piece.text[0].isupper()


@cache
def letters() -> dict[str, str]:
    """The letter that stands for each word class in the grammar."""
    names = dict.fromkeys([name for name, _ in _vocabulary().values()] + list(_NUMBERS))
    return {name: chr(0xE000 + index) for index, name in enumerate(names)}


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


@cache
def _vocabulary() -> dict[str, tuple[str, str]]:
    words = {mark: (name, mark) for mark, name in _MARKS.items()}
    for name, entries in read_lexicon(_LEXICON).items():
        for entry in entries:
            word, value = entry.split()
            words[word] = (name, value)
    return words


@cache
def _letters_by_word() -> dict[str, str]:
    by_class = letters()
    return {word: by_class[name] for word, (name, _) in _vocabulary().items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"\d{4}-\d\d-\d\d(?!\d)"
        r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b|\d{1,2}[.-]\d{1,2}[.-]\d{4}\b|\d{4}/\d{1,2}/\d{1,2}\b"
        r"|\d{1,2}:\d\d(?!\d)|\b\d/\d(?![\d/])|\d+(?:st|nd|rd|th)\b|['’]\d0s\b|\d{3}0['’]?s\b|\d+(?:[.,]\d+)*"
        r"|[ap]\.\s?m\b\.?|o['’]clock|['’]s\b|[^\W\d_]+|\S"
    )


def _number_letter(word: str) -> str:
    return letters().get(_number_class(word), OTHER)


def _number_class(word: str) -> str:
    if not word[-1].isdigit():
        if word.endswith("s") and any(map(str.isdigit, word)):
            return "DECADE"
        return (
            "ORDINALDAY"
            if word[0].isdigit() and word[:-2].isdigit() and int(word[:-2]) <= 31
            else ""
        )
    if not word.isascii():
        return ""
    if word.isdigit():
        if len(word) == 4 and "1000" <= word < "2200":
            return "YEAR"
        return "DAY" if len(word) <= 2 and 1 <= int(word) <= 31 else "INTEGER"
    if ":" in word:
        return "CLOCK"
    if len(word) == 3 and word[1] == "/":
        return "FRACTION"
    return "FULLDATE" if "/" in word or "-" in word or word.count(".") == 2 else "DECIMAL"
