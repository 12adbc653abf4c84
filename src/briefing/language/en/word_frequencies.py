"""Look up how rare a word is in English news, whatever articles are at hand."""

from __future__ import annotations

import re
from functools import cache
from math import log

from briefing.language.en import word_list

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
"""What counts as a word here: letters and figures, joined by full stops and apostrophes."""
STEM_LETTERS = 6
"""Words are listed by their first letters, as `analysis.text.terms` stems them."""
SENTENCES = 47575
"""Sentences that were counted, by `training/count_words.py`."""
SENTENCES_OF_AN_ARTICLE = 8
"""A word of a sentence in a hundred is one of about eight articles in a hundred."""


def rarity(stem: str) -> float:
    """How rare a word's stem is in articles, in nats: from 0 (in all) to 10.8.

    So much it tells that an article has it. Inverse document frequency (Sparck Jones 1972, "A statistical
    interpretation of term specificity"), from counts that ship: two articles are as alike today as they were before
    others came in, and two are enough to be compared.

    >>> rarity("police") < rarity("ferry") < rarity("zyzzyv")
    True
    """
    return -log(min(1.0, (SENTENCES_OF_AN_ARTICLE * _counts().get(stem, 0) + 1) / (SENTENCES + 1)))


@cache
def _counts() -> dict[str, int]:
    """The sentences that have each listed stem, to the nearest power of two."""
    sections = word_list("word_frequencies")
    return {
        stem: 2 ** int(power)
        for power, lines in sections.items()
        if power
        for line in lines
        for stem in line.split()
    }
