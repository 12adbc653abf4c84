"""Look up the gazetteer kinds of a word, as the name model was trained with."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import NamedTuple

from briefing.language.en import word_list


def word_kinds(word: str) -> str:
    """The letters of the `name_words.txt` lists that hold `word`; empty for others.

    See `_KINDS`.

    >>> word_kinds("Berlin"), word_kinds("BERLIN"), word_kinds("berlin"), word_kinds("Jordan")
    ('P', 'P', '', 'FC')
    >>> word_kinds("Berlin-based"), word_kinds("French-led"), word_kinds("Anne-Lise")
    ('', 'd', 'f')
    """
    kinds = _lists().words
    found = kinds.get(word, "")
    if not found and len(word) > 1 and word.isupper():
        return kinds.get(word.capitalize(), "")
    if not found and "-" in word and word[0].isupper():
        first = kinds.get(word.partition("-")[0], "")
        return "f" if "F" in first else "d" if "D" in first or "C" in first else ""
    return found


def listed_words(kind: str) -> list[str]:
    """The words of that kind, those of earlier lists first.

    The kind is a letter of `word_kinds`. Training asks for them.

    >>> listed_words("W")[:2]
    ['Hill', 'Park']
    """
    return [word for word, kinds in _lists().words.items() if kind in kinds]


def long_places(first: str) -> list[tuple[str, ...]]:
    """The listed places of several words that begin with `first`, all in lower case.

    >>> long_places("costa")
    [('costa', 'rica')]
    """
    return _lists().long_places.get(first, [])


_GIVEN_NAMES = ("male", "female", "either", "unknown")
"""The sections of `given_names.txt` whose names the name model knows."""

_KINDS = {
    "surnames": "L",
    "countries": "C",
    "places": "P",
    "demonyms": "D",
    "group words": "O",
    "known groups": "K",
    "titles": "T",
    "place words": "W",
}
"""The letter of each section of `name_words.txt`."""


class _Lists(NamedTuple):
    words: dict[str, str]
    long_places: dict[str, list[tuple[str, ...]]]


@cache
def _lists() -> _Lists:
    """The kinds of each listed word, and the long places by their first word, lower case."""
    sections, given_names = word_list("name_words"), word_list("given_names")
    given = chain.from_iterable(given_names[section] for section in _GIVEN_NAMES)
    words = dict.fromkeys(chain.from_iterable(map(str.split, given)), "F")
    for section, kind in _KINDS.items():
        for word in chain.from_iterable(map(str.split, sections[section])):
            words[word] = words.get(word, "") + kind
    long_places: dict[str, list[tuple[str, ...]]] = {}
    for name in chain.from_iterable(map(str.split, sections["long places"])):
        parts = tuple(name.lower().split("_"))
        long_places.setdefault(parts[0], []).append(parts)
    return _Lists(words, long_places)
