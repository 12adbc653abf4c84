"""Number words of English, each list once."""

from __future__ import annotations

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
"""The numbers below twenty."""
TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
MULTIPLIERS = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
COLLECTIVES = {"couple": 2, "both": 2, "pair": 2, "dozen": 12, "score": 20}
"""Words that count: "a dozen people", "both drivers"."""

SEVERAL = frozenset(["several", "many", *COLLECTIVES, *TENS, *UNITS]) - {"zero", "one"}
"""Words before a noun that is more than one."""


def number_in_words(words: str) -> int | None:
    """The whole number that English words or digits say, None where they say none.

    >>> [number_in_words(words) for words in ("nineteen", "twenty-one", "two hundred and six", "1,200", "many")]
    [19, 21, 206, 1200, None]
    """
    total, current, found = 0, 0, False
    for word in words.lower().replace("-", " ").split():
        digits = word.replace(",", "")
        if digits.isascii() and digits.isdigit():
            current += int(digits)
        elif word in UNITS or word in TENS:
            current += UNITS.get(word, TENS.get(word, 0))
        elif word in MULTIPLIERS and found:
            current *= MULTIPLIERS[word]
            if MULTIPLIERS[word] > 100:
                total, current = total + current, 0
        elif word == "and" and found:
            continue
        else:
            return None
        found = True
    return total + current if found else None
