"""English as data: closed classes, morphology, gazetteer, cues, each list once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.lexicon import read_lexicon


@cache
def word_list(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of the English word list `name`, entries in file order; cached.

    >>> word_list("temporal_words")["WEEKEND"]
    ('weekend WE',)
    """
    return read_lexicon(Path(__file__).parent / f"{name}.txt")
