"""Fold case and accents of words, as the full-text index compares them."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath


def fold(text: str) -> str:
    """`text` without regard to case and accents, so that malaga finds Málaga."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stem(name: str) -> str:
    """A file's name without its extension.

    >>> stem("two.men.txt")
    'two.men'
    """
    return PurePath(name).stem
