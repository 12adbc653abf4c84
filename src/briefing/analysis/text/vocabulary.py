"""Look up the word lists by which the analyses know what a text is about."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from briefing.language.en.morphology import noun_lemma
from briefing.lexicon import read_lexicon

_LEXICONS = Path(__file__).parents[1] / "lexicons"

singular = noun_lemma
"""The one rule for plurals, by the name that the analyses call it."""


@cache
def vocabulary(section: str, lexicon: str = "facets") -> frozenset[str]:
    """The words of a section of the word list `lexicon`.

    Raises:
        LookupError: the list has no such section.
    """
    return frozenset(entries(section, lexicon))


def entries(section: str, lexicon: str = "facets") -> tuple[str, ...]:
    """The entries of a section of the word list `lexicon`, in file order.

    Raises:
        LookupError: the list has no such section.
    """
    path = _LEXICONS / f"{lexicon}.txt"
    sections = read_lexicon(path)
    if section not in sections:
        raise LookupError(f"{path.name} has no section [{section}]")
    return sections[section]


@lru_cache(maxsize=1 << 16)
def is_noun_of(word: str, section: str, lexicon: str = "facets") -> bool:
    """Whether `word`, in any number, is a noun of the section.

    It may be singular or plural, plain or the last part of a hyphenated one.
    """
    words = vocabulary(section, lexicon)
    return singular(word) in words or word.lower() in words or word in words
