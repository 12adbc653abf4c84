"""Classify the words of a sentence for the grammar of temporal expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from briefing.language.text.self_check import checked
from briefing.lexicon import read_lexicon

ENGLISH = "en"

_MARKS = {
    ",": "COMMA", ".": "DOT", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", "'s": "POSSESSIVE",
    "’s": "POSSESSIVE", "$": "CURRENCY", "£": "CURRENCY", "€": "CURRENCY", "¥": "CURRENCY", "#": "CURRENCY",
    "%": "PERCENT", ":": "COLON", ";": "COLON", "(": "BRACKET", ")": "BRACKET", "?": "DOT", "!": "DOT",
}  # fmt: skip
_NUMBERS = (
    "FULLDATE", "CLOCK", "ORDINALDAY", "DECADE", "DECIMAL", "YEAR", "DAY", "INTEGER", "FRACTION",
)  # fmt: skip
_NUMBER_WORDS = ("ONE", "NUMBER", "TENS", "HUNDRED", "ORDINAL")
"""The classes of `numbers.txt` that the grammar of temporal expressions has a use for."""
_CAPITALISED = ("MONTHISH", "ABBR", "WDABBR")
"""Classes whose words are months and weekdays only when capitalised."""

_RUNS = "".join(
    "0" if char in "0123456789" else char.lower() if char.isalpha() and char != "µ" else " "
    for char in map(chr, range(256))
).encode("latin-1")
"""By which all of a text but its letters and figures becomes space, and each figure a 0."""

OTHER = "."
"""The letter of a piece that belongs to no class."""


class Piece(NamedTuple):
    """A word, number or mark: where it stands, its class, what it stands for.

    The class is "" for none.
    """

    start: int
    end: int
    text: str
    word_class: str
    value: str


def may_have(text: str, names: frozenset[str], language: str) -> bool:
    """Whether `text` may match: it has a figure or a word of these classes.

    A first sieve, a quick one; "hour" in "hour-long" counts too.
    """
    runs = text.encode("latin-1", "replace").translate(_RUNS)
    return b"0" in runs or not _words_of(names, language).isdisjoint(runs.split())


def parted(text: str, language: str = ENGLISH) -> list[str]:
    """The pieces of `text` in lower case, each with what parts it from the last.

    It stands before the piece; the rest comes at the end.
    """
    return _pattern(language).split(_lower(text))


def word_classes(parts: Sequence[str], language: str) -> str:
    """The word classes of a text that was `parted`, one letter a piece.

    `OTHER` where a piece has none.
    """
    known = _letters_by_word(language)
    return "".join(
        [
            known.get(word)
            or (_number_letter(word, language) if word[0] in "0123456789'’" else OTHER)
            for word in parts[1::2]
        ]
    )


def piece_edges(parts: Sequence[str]) -> list[int]:
    """Where each piece of the text that was `parted` begins and ends, in turn."""
    return list(accumulate(map(len, parts)))


def pieces_of(text: str, edges: Sequence[int], first: int, end: int, language: str) -> list[Piece]:
    """The pieces of `text` from number `first` to before `end`, if there are any.

    They count from 0.
    """
    known = _vocabulary(language)
    pieces = []
    for at in range(2 * first, min(2 * end, len(edges) - 1), 2):
        word = text[edges[at] : edges[at + 1]]
        lowered = word.lower()
        word_class, value = known.get(lowered) or (_number_class(lowered), lowered)
        pieces.append(Piece(edges[at], edges[at + 1], word, word_class, value))
    return pieces


def without_small_names(classes: str, text: str, edges: Sequence[int], language: str) -> str:
    """Remove from `classes` months and weekdays that are lower-case common words.

    They are also words, and stand without a capital.
    """
    for match in _capitalised(language).finditer(classes):
        index = match.start()
        if not text[edges[2 * index]].isupper():
            classes = f"{classes[:index]}{OTHER}{classes[index + 1 :]}"
    return classes


@cache
def letters(language: str = ENGLISH) -> dict[str, str]:
    """The letter that stands for each word class in the grammar of a language.

    All below 256: a set of characters beyond takes seven times as long to compile.
    """
    names = dict.fromkeys([name for name, _ in _vocabulary(language).values()] + list(_NUMBERS))
    return {name: chr(0x80 + index) for index, name in enumerate(names)}


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def temporal_list(language: str, name: str) -> dict[str, tuple[str, ...]]:
    """The sections of the word list or rules `name` in the folder of a language."""
    return read_lexicon(Path(__file__).parents[1] / language / f"{name}.txt")


@cache
def cue_words(language: str, cue: str) -> frozenset[str]:
    """A language's cue words, such as "ahead" or "back", by section.

    The sections are those of its `temporal_cues.txt`.
    """
    lines = temporal_list(language, "temporal_cues").get(cue, ())
    return frozenset(word for line in lines for word in line.split())


@cache
def _vocabulary(language: str) -> dict[str, tuple[str, str]]:
    numbers = temporal_list(language, "numbers")
    classes = {name: numbers[name] for name in _NUMBER_WORDS if name in numbers}
    words = {mark: (name, mark) for mark, name in _MARKS.items()}
    for name, entries in (*classes.items(), *temporal_list(language, "temporal_words").items()):
        for entry in entries:
            word, value = entry.split()
            words[word.replace("_", " ")] = (name, value)
    return words


@cache
def _words_of(names: frozenset[str], language: str) -> frozenset[bytes]:
    """The last run of letters of each word of these classes, but for runs of one: "clock" for "o'clock"."""
    words = [word for word, (name, _) in _vocabulary(language).items() if name in names]
    runs = [re.findall("[a-zß-öø-ÿ]{2,}", word)[-1:] for word in words]
    return frozenset(run.encode("latin-1") for last in runs for run in last)


@cache
def _letters_by_word(language: str) -> dict[str, str]:
    by_class = letters(language)
    return {word: by_class[name] for word, (name, _) in _vocabulary(language).items()}


@cache
def _capitalised(language: str) -> re.Pattern[str]:
    known = "".join(filter(None, map(letters(language).get, _CAPITALISED)))
    return re.compile(f"[{known}]" if known else "(?!)")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    phrases = sorted((word for word in _vocabulary(language) if " " in word), key=len, reverse=True)
    several = "".join(rf"\b{re.escape(phrase)}\b|" for phrase in phrases)
    # The commonest come first, as each alternative tried costs time: words of plain letters, then all else but space.
    pattern = re.compile(
        rf"({several}"
        r"[a-z]{2,}(?![^\W\d_])|(?=\S)(?:[^\W\d_]{2,}|[,;:!?()%$#]|\.(?!\d)|(?=\d)(?:"
        r"\d{4}-\d\d-\d\d(?!\d)"
        r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b|\d{1,2}[.-]\d{1,2}[.-]\d{4}\b|\d{4}/\d{1,2}/\d{1,2}\b"
        r"|\d{1,2}:\d\d(?!\d)|\b\d/\d(?![\d/])|\d+(?:st|nd|rd|th)\b|\d{3}0['’]?s\b|\d+(?:[.,]\d+)*)"
        r"|['’]\d0s\b|[ap]\.\s?m\b\.?|o['’]clock|['’]s\b|q[1-4]\b|[^\W\d_]|\S))"
    )
    pieces = "on 2018-03-02 , 10:15 p.m. , 3rd ; 1990s"
    return checked("words of time", pattern, pieces.replace(" ,", ","), *pieces.split())


def _number_letter(word: str, language: str) -> str:
    return letters(language).get(_number_class(word), OTHER)


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
