"""Validate how long a summary is asked to be."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor

from briefing.errors import ConfigError
from briefing.model.results import Length

_HINTS = {
    "sentences": "write a whole number from 1: --sentences 3",
    "words": "write a whole number from 1: --words 90",
    "ratio": "write a share above 0, and at most 1: --ratio 0.2",
}


def asked_length(
    *, sentences: int | None = None, words: int | None = None, ratio: float | None = None
) -> Length:
    """The length that was asked for, in one of three ways or in none.

    Raises:
        ConfigError: it is asked for in two ways, or cannot be.
    """
    asked: Mapping[str, float | None] = {"sentences": sentences, "words": words, "ratio": ratio}
    given = [name for name, value in asked.items() if value is not None]
    if len(given) > 1:
        raise ConfigError(
            f"--{given[0]} and --{given[1]} contradict each other", hint="give one of the two"
        )
    for name in given:
        value = asked[name] or 0
        # What is no number at all compares as false.
        if not (0 < value <= 1 if name == "ratio" else value >= 1):
            raise ConfigError(f"--{name} cannot be {value:g}", hint=_HINTS[name])
    return Length(sentences=sentences, words=words, ratio=ratio)


def count_asked(length: Length, available: int) -> int | None:
    """How many of the sentences available are asked for.

    None where their number is left open. A share is rounded to the nearest number, a half up, and is one sentence at
    least.

    >>> [count_asked(Length(ratio=0.25), available) for available in (1, 6, 18)]
    [1, 2, 5]
    >>> count_asked(Length(sentences=3), 2)
    2
    """
    if length.ratio is not None:
        # Six decimals are more than anybody writes: 0.15 times 10 is to be a half.
        return min(available, max(1, floor(round(length.ratio * available, 6) + 0.5)))
    return None if length.sentences is None else min(available, length.sentences)


def count_words(text: str) -> int:
    """The words of a text: pieces between white space, as `wc -w` counts them."""
    return len(text.split())
