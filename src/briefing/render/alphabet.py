"""Transliterate text into the characters that an output encoding has."""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

# What looks or reads most like it. Letters that decompose (é, ñ, Å) need no entry.
_LOOKALIKES = {
    "▶": ">", "•": "-", "·": "-", "→": "->", "━": "=", "─": "-", "│": "|", "┼": "+", "┬": "+",
    "┴": "+", "–": "-", "—": "--", "‒": "-", "―": "--", "‐": "-", "‑": "-", "−": "-", "’": "'",
    "‘": "'", "‚": "'", "‛": "'", "′": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‟": '"',
    "″": '"', "«": '"', "»": '"', "‹": "'", "›": "'", "…": "...", "€": "EUR", "£": "GBP", "¥": "JPY",
    "¢": "c", "©": "(c)", "®": "(R)", "™": "(TM)", "°": " degrees", "×": "x", "÷": "/", "½": "1/2",
    "¼": "1/4", "¾": "3/4", "§": "section ", "¿": "?", "¡": "!", "ß": "ss", "ẞ": "SS", "æ": "ae",
    "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng", "Ŋ": "Ng",
    "▁": ".", "▂": ".", "▃": ":", "▄": ":", "▅": "|", "▆": "|", "▇": "#", "█": "#",
    "\N{REPLACEMENT CHARACTER}": "?",
}  # fmt: skip


def transliterate(text: str, encoding: str) -> str:
    """Replace each character that `encoding` lacks by what looks most like it.

    Where nothing does, by a question mark. The result can always be encoded.

    >>> transliterate("▶ José’s naïve — plan", "ascii")
    "> Jose's naive -- plan"
    >>> transliterate("▶ José", "latin-1")
    '> José'
    """
    if text.isascii() or has_all_characters(encoding):
        return text
    return "".join(_letter(character, encoding) for character in text)


@lru_cache(maxsize=16)
def has_all_characters(encoding: str) -> bool:
    """Whether `encoding` can write all of Unicode; an unknown one is taken for ASCII."""
    return _codec(encoding).startswith("utf")


@lru_cache(maxsize=4096)
def _letter(character: str, encoding: str) -> str:
    if _encodable(character, encoding):
        return character
    if character in _LOOKALIKES:
        return _LOOKALIKES[character]
    bare = "".join(
        part
        for part in unicodedata.normalize("NFKD", character)
        if not unicodedata.combining(part) and _encodable(part, encoding)
    )
    return bare if bare or unicodedata.combining(character) else "?"


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(_codec(encoding))
    except UnicodeError:
        return False
    return True


@lru_cache(maxsize=16)
def _codec(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "ascii"
