"""The calendar in Spanish: months and weekdays, by number."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.lexicon import read_lexicon


@cache
def months() -> dict[str, int]:
    """The number of each month, 1 to 12, by its name in small letters.

    >>> months()["marzo"], months()["setiembre"]
    (3, 9)
    """
    return _numbers("MONTH")


@cache
def weekdays() -> dict[str, int]:
    """The number of each weekday, Monday 1 to Sunday 7 (ISO 8601), by lower-case name."""
    return _numbers("WEEKDAY")


def _numbers(name: str) -> dict[str, int]:
    entries = read_lexicon(Path(__file__).with_name("temporal_words.txt"))[name]
    return {word: int(value) for word, value in map(str.split, entries)}
