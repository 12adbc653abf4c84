"""Align an extractor's text with the blocks of a page: which blocks it chose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from briefing.sources.block import Block


def align(blocks: Sequence[Block], texts: Iterable[str]) -> list[bool]:
    """Match blocks to an extractor's paragraphs: whether they hold each block.

    They must hold all of a short one, most pairs of words of others. An extractor may lose words within a sentence or
    join paragraphs; the block has all words, as the page shows them.
    """
    whole: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for text in texts:
        words = _words(text)
        whole.add("".join(words))
        pairs.update(pairwise(words))
    return [_is_held(_words(block.part.text), whole, pairs) for block in blocks]


_SHORT = 6
"""Words up to which a block has to be found whole: its pairs of words may stand anywhere."""

_HELD = 0.6
"""The share of a block's pairs of words that is found of one with a few words lost, and not of another paragraph."""


def _is_held(words: Sequence[str], whole: set[str], pairs: set[tuple[str, str]]) -> bool:
    if len(words) < _SHORT:
        return bool(words) and "".join(words) in whole
    return sum(pair in pairs for pair in pairwise(words)) > _HELD * (len(words) - 1)


def _words(text: str) -> list[str]:
    return _word().findall(text.casefold())


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")
