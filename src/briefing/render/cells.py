"""Measure the width of a text in terminal cells, from Python's Unicode data."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache


def cell_width(text: str) -> int:
    """The width of `text` in terminal cells.

    Two for wide characters, none for combining ones (UAX 11).

    >>> cell_width("naïve"), cell_width("東京"), cell_width("e\u0301")
    (5, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def cut_at_cells(text: str, first: int, width: int) -> Iterator[str]:
    """Cut `text` into pieces of at most `width` terminal cells, the first `first`.

    Combining characters stay with their base. The first piece is empty where `first` has no room for a character.

    >>> list(cut_at_cells("東京都", 1, 5))
    ['', '東京', '都']
    """
    start = used = 0
    room = first
    for index, character in enumerate(text):
        size = _character_width(character)
        if used + size > room:
            yield text[start:index]
            start, used, room = index, 0, width
        used += size
    yield text[start:]


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    # Conjoining vowels and finals of Hangul are drawn into the syllable's first letter.
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
