"""Extract the content words of a sentence, stemmed."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from briefing.lexicon import read_lexicon

STEM_LENGTH = 6
"""Words that share this many first letters count as one: stemming by truncation, which needs no rules of one
language and retrieves about as well as a rule-based stemmer (McNamee and Mayfield 2004, "Character n-gram
tokenization for European language text retrieval").
"""


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The stem of a content word.

    "" for a word that carries no matter, and for a mark of punctuation.

    >>> [stem(word) for word in ("Attacked", "attackers", "the", "2018", "-")]
    ['attack', 'attack', '', '2018', '']
    """
    word = word.lower()
    if word in words_of("stop words") or not any(map(str.isalnum, word)):
        return ""
    if len(word) < 3 and not word.isdigit():
        return ""
    return word.removesuffix("'s").removesuffix("’s")[:STEM_LENGTH]


@cache
def words_of(section: str) -> frozenset[str]:
    """The words of a section of the word list for choosing sentences."""
    lines = read_lexicon(Path(__file__).parents[1] / "lexicons" / "sentence_choice.txt")[section]
    return frozenset(word for line in lines for word in line.split())
