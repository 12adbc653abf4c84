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
    "FULLDATE", "CLOCK", "ORDINALDAY", "DECADE", "DECIMAL", "YEAR", "DAY", "INTEGER", "FRACTION",
)  # fmt: skip
_CAPITALISED = ("MONTHISH", "ABBR", "WDABBR")
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


def piece_spans(text: str) -> list[tuple[int, int]]:
    """Where the pieces of `text` stand, one for each letter of its `word_classes`."""
    return [match.span() for match in _pattern().finditer(_lower(text))]


def piece_at(text: str, span: tuple[int, int]) -> Piece:
    """The piece of `text` at `span`."""
    start, end = span
    word = text[start:end].lower()
    word_class, value = _vocabulary().get(word) or (_number_class(word), word)
    return Piece(start, end, text[start:end], word_class, value)


def without_small_names(classes: str, text: str, spans: list[tuple[int, int]]) -> str:
    """`classes` without the months and weekdays that are also words and stand without a capital."""
    for match in _capitalised().finditer(classes):
        index = match.start()
        if not text[spans[index][0]].isupper():
            classes = f"{classes[:index]}{OTHER}{classes[index + 1 :]}"
    return classes


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
def _capitalised() -> re.Pattern[str]:
    return re.compile("[" + "".join(letters()[name] for name in _CAPITALISED) + "]")


@cache
def _pattern() -> re.Pattern[str]:
    # The commonest come first, as each alternative tried costs time: words, then marks, then numbers.
    return re.compile(
        r"[^\W\d_]{2,}|[,;:!?()%$#]|\.(?!\d)|(?=\d)(?:"
        r"\d{4}-\d\d-\d\d(?!\d)"
        r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b|\d{1,2}[.-]\d{1,2}[.-]\d{4}\b|\d{4}/\d{1,2}/\d{1,2}\b"
        r"|\d{1,2}:\d\d(?!\d)|\b\d/\d(?![\d/])|\d+(?:st|nd|rd|th)\b|\d{3}0['’]?s\b|\d+(?:[.,]\d+)*)"
        r"|['’]\d0s\b|[ap]\.\s?m\b\.?|o['’]clock|['’]s\b|q[1-4]\b|[^\W\d_]|\S"
    )


def _number_letter(word: str) -> str:
    return letters().get(_number_class(word), OTHER)


def _number_class(word: str) -> str:
    if not word[-1].isdigit():
        if word.endswith("s") and any(map(str.isdigit, word)):
            return "DECADE"
        number = word[:-2] if len(word) <= 4 else ""
        return "ORDINALDAY" if number.isdigit() and int(number) <= 31 else ""
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
