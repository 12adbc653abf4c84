"""Classify the words of a sentence for the grammar of temporal expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from briefing.language.en import word_list

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

_RUNS = bytes(
    ord("0" if char.isdigit() else char.lower() if char.isalpha() else " ")
    for char in map(chr, range(128))
).ljust(256)
"""By which all of a text but its letters and figures becomes space, and each figure a 0."""

OTHER = "."
"""The letter of a piece that belongs to no class."""


class Piece(NamedTuple):
    """A word, number or mark: where it stands in the text, its class ("" for none) and what it stands for."""

    start: int
    end: int
    text: str
    word_class: str
    value: str


def may_have(text: str, names: frozenset[str]) -> bool:
    """Whether `text` has a figure or a word of these classes, "hour" in "hour-long" too: a first sieve, a quick one."""
    runs = text.encode("ascii", "replace").translate(_RUNS)
    return b"0" in runs or not _words_of(names).isdisjoint(runs.split())


def parted(text: str) -> list[str]:
    """The pieces of `text` in lower case, each behind what parts it from the one before; the rest comes last."""
    return _pattern().split(_lower(text))


def word_classes(parts: Sequence[str]) -> str:
    """One letter a piece of the text that was `parted`: that of its word class, `OTHER` where it has none."""
    known = _letters_by_word()
    return "".join(
        [
            known.get(word) or (_number_letter(word) if word[0] in "0123456789'’" else OTHER)
            for word in parts[1::2]
        ]
    )


def piece_edges(parts: Sequence[str]) -> list[int]:
    """Where each piece of the text that was `parted` begins and ends, in turn."""
    return list(accumulate(map(len, parts)))


def pieces_of(text: str, edges: Sequence[int], first: int, end: int) -> list[Piece]:
    """The pieces of `text` from number `first`, from 0, to before number `end`, as far as there are any."""
    known = _vocabulary()
    pieces = []
    for at in range(2 * first, min(2 * end, len(edges) - 1), 2):
        word = text[edges[at] : edges[at + 1]]
        lowered = word.lower()
        word_class, value = known.get(lowered) or (_number_class(lowered), lowered)
        pieces.append(Piece(edges[at], edges[at + 1], word, word_class, value))
    return pieces


def without_small_names(classes: str, text: str, edges: Sequence[int]) -> str:
    """`classes` without the months and weekdays that are also words and stand without a capital."""
    for match in _capitalised().finditer(classes):
        index = match.start()
        if not text[edges[2 * index]].isupper():
            classes = f"{classes[:index]}{OTHER}{classes[index + 1 :]}"
    return classes


@cache
def letters() -> dict[str, str]:
    """The letter that stands for each word class in the grammar.

    All below 256: a set of characters beyond takes seven times as long to compile.
    """
    names = dict.fromkeys([name for name, _ in _vocabulary().values()] + list(_NUMBERS))
    return {name: chr(0x80 + index) for index, name in enumerate(names)}


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


@cache
def _vocabulary() -> dict[str, tuple[str, str]]:
    words = {mark: (name, mark) for mark, name in _MARKS.items()}
    for name, entries in word_list("temporal_words").items():
        for entry in entries:
            word, value = entry.split()
            words[word] = (name, value)
    return words


@cache
def _words_of(names: frozenset[str]) -> frozenset[bytes]:
    """The last run of letters of each word of these classes, but for runs of one: "clock" for "o'clock"."""
    words = [word for word, (name, _) in _vocabulary().items() if name in names]
    runs = [re.findall("[a-z]{2,}", word)[-1:] for word in words]
    return frozenset(run.encode() for last in runs for run in last)


@cache
def _letters_by_word() -> dict[str, str]:
    by_class = letters()
    return {word: by_class[name] for word, (name, _) in _vocabulary().items()}


@cache
def _capitalised() -> re.Pattern[str]:
    return re.compile("[" + "".join(letters()[name] for name in _CAPITALISED) + "]")


@cache
def _pattern() -> re.Pattern[str]:
    # The commonest come first, as each alternative tried costs time: words of plain letters, then all else but space.
    return re.compile(
        r"([a-z]{2,}(?![^\W\d_])|(?=\S)(?:[^\W\d_]{2,}|[,;:!?()%$#]|\.(?!\d)|(?=\d)(?:"
        r"\d{4}-\d\d-\d\d(?!\d)"
        r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b|\d{1,2}[.-]\d{1,2}[.-]\d{4}\b|\d{4}/\d{1,2}/\d{1,2}\b"
        r"|\d{1,2}:\d\d(?!\d)|\b\d/\d(?![\d/])|\d+(?:st|nd|rd|th)\b|\d{3}0['’]?s\b|\d+(?:[.,]\d+)*)"
        r"|['’]\d0s\b|[ap]\.\s?m\b\.?|o['’]clock|['’]s\b|q[1-4]\b|[^\W\d_]|\S))"
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
