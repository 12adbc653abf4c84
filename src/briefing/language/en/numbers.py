"""Read numbers in English words and digits, as `numbers.txt` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefing.language.en import word_list


def _section(*names: str) -> dict[str, int]:
    entries = (entry.split() for name in names for entry in word_list("numbers")[name])
    return {word: int(value) for word, value in entries}


UNITS = _section("ONE", "NUMBER")
"""The numbers from one to nineteen."""
TENS = _section("TENS")
MULTIPLIERS = _section("HUNDRED", "LARGE") | {"dozen": 12}
COLLECTIVES = _section("COLLECTIVE")
"""Words that count: "a dozen people", "both drivers"."""
NOTHING = _section("NOTHING")
"""Words for none: "no", "nobody"."""

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)


def numbers_in(words: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Where each number begins and ends among the words, and its value.

    One in several words is one.

    >>> list(numbers_in("the forty-two and a hundred and six or 3.5 million".split()))
    [(1, 2, 42.0), (3, 7, 106.0), (8, 10, 3500000.0)]
    """
    position = 0
    while position < len(words):
        end, value = _number_at(words, position)
        if value is not None:
            yield position, end, value
        position = max(end, position + 1)


NUMBER_WORDS = frozenset(
    [*UNITS, *TENS, *MULTIPLIERS, *NOTHING, *word_list("numbers")["VAGUE"], "dozen", "both"]
)
"""Words that count, how many or roughly; "couple", "pair" and "score" are as often nouns."""
SEVERAL = frozenset(["several", "many", *COLLECTIVES, *TENS, *UNITS]) - {"zero", "one"}
"""Words before a noun that is more than one."""


def number_in_words(words: str) -> int | None:
    """Parse the whole number in English words or digits, None for anything else.

    >>> [number_in_words(words) for words in ("nineteen", "twenty-one", "two hundred and six", "1,200", "many")]
    [19, 21, 206, 1200, None]
    """
    said = words.split()
    found = list(numbers_in(said))
    whole = len(found) == 1 and found[0][:2] == (0, len(said)) and found[0][2] % 1 == 0
    return int(found[0][2]) if whole else None


def _number_at(words: Sequence[str], start: int) -> tuple[int, float | None]:
    """Where the number that begins at `start` ends, and its value: None without one.

    What is below a hundred may follow a multiplier, "hundred and six"; a multiplier follows any number or "a".
    """
    first = words[start].lower()
    follows = words[start + 1].lower() if start + 1 < len(words) else ""
    value = 1.0 if first in {"a", "an"} and follows in MULTIPLIERS else _simple(first)
    if value is None:
        return start, None
    total, current, end = 0.0, value, start + 1
    while end < len(words):
        word = words[end].lower()
        joint = word == "and" and words[end - 1].lower() in MULTIPLIERS
        rest = words[end + joint].lower() if end + joint < len(words) else ""
        if word in MULTIPLIERS:
            current *= MULTIPLIERS[word]
            if MULTIPLIERS[word] > 100:
                total, current = total + current, 0.0
            end += 1
        elif words[end - 1].lower() in MULTIPLIERS and not rest[:1].isdigit() and _simple(rest):
            current += _simple(rest) or 0
            end += 1 + joint
        elif words[end - 1].lower() in TENS and UNITS.get(word, 10) < 10:
            current += UNITS[word]
            end += 1
        else:
            break
    return end, total + current


_MOST_FIGURES = 25
"""Characters of a number of figures from which it counts nothing; of four hundred, it is infinite."""


@lru_cache(maxsize=1 << 14)
def _simple(word: str) -> float | None:
    """The number that one word says: `1,200`, `twelve`, `forty-two`; None where it says none that counts."""
    if word[:1].isdigit() and _DIGITS.fullmatch(word):
        return float(word.replace(",", "")) if len(word) < _MOST_FIGURES else None
    tens, _, ones = word.partition("-")
    if ones:
        return (
            float(TENS[tens] + UNITS[ones]) if tens in TENS and UNITS.get(ones, 10) < 10 else None
        )
    number = UNITS.get(word, TENS.get(word))
    return None if number is None else float(number)
