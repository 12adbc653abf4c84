"""The words by which the analyses know what a stretch of text is about."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from briefing.lexicon import read_lexicon

_LEXICONS = Path(__file__).parents[1] / "lexicons"
_IRREGULAR_PLURALS = {"men": "man", "women": "woman", "people": "people", "lives": "life"}


@cache
def vocabulary(section: str, lexicon: str = "facets") -> frozenset[str]:
    """The words of a section of the word list `lexicon`.

    Raises:
        LookupError: the list has no such section.
    """
    path = _LEXICONS / f"{lexicon}.txt"
    sections = read_lexicon(path)
    if section not in sections:
        raise LookupError(f"{path.name} has no section [{section}]")
    return frozenset(sections[section])


@lru_cache(maxsize=1 << 14)
def singular(noun: str) -> str:
    """The singular of `noun` in lower case, by spelling rule.

    >>> [singular(noun) for noun in ("Rocks", "gunmen", "bodies", "buses", "police", "knives")]
    ['rock', 'gunman', 'body', 'bus', 'police', 'knife']
    """
    noun = noun.lower()
    for plural, form in _IRREGULAR_PLURALS.items():
        if noun.endswith(plural) and (noun == plural or plural in {"men", "women"}):
            return noun.removesuffix(plural) + form
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("knives"):
        return noun[:-3] + "fe"
    if noun.endswith(("sses", "shes", "ches", "xes", "uses")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


@lru_cache(maxsize=1 << 16)
def is_noun_of(word: str, section: str, lexicon: str = "facets") -> bool:
    """Whether `word`, singular or plural, plain or the last part of a hyphenated one, is of the section."""
    words = vocabulary(section, lexicon)
    return singular(word) in words or word.lower() in words or word in words
