"""How many terminal cells a text takes, from the Unicode data that Python brings."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def cell_width(text: str) -> int:
    """The number of terminal cells of `text`: two for wide characters, none for combining ones (UAX 11).

    >>> cell_width("naïve"), cell_width("東京"), cell_width("e\u0301")
    (5, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def split_at_cells(text: str, width: int) -> tuple[str, str]:
    """`text` cut in two, the first part as long as it can be at most `width` cells wide.

    Combining characters stay with their base.

    >>> split_at_cells("東京都", 5)
    ('東京', '都')
    """
    used = 0
    for index, character in enumerate(text):
        used += _character_width(character)
        if used > width:
            return text[:index], text[index:]
    return text, ""


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    # Conjoining vowels and finals of Hangul are drawn into the syllable's first letter.
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
