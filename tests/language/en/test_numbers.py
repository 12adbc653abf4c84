"""Numbers in English words and digits."""

from __future__ import annotations

import pytest

from briefing.language.en.numbers import number_in_words, numbers_in


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nineteen", 19),
        ("Forty-two", 42),
        ("forty two", 42),
        ("a hundred and six", 106),
        ("two hundred", 200),
        ("three thousand four hundred and five", 3405),
        ("two million", 2_000_000),
        ("1,200", 1200),
        ("3 million", 3_000_000),
        ("many", None),
        ("twenty-ten", None),
        ("3.5", None),
        ("two men", None),
        ("hundred", None),
        ("", None),
        ("9" * 400, None),
    ],
    ids=lambda value: str(value),
)
def test_a_number_in_words(words: str, expected: int | None) -> None:
    assert number_in_words(words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five men and six women", [5, 6]),
        ("two and three", [2, 3]),
        ("in 1990s, third, 12", [12]),
        ("two hundred 40 others", [200, 40]),
        ("3.5 million and a dozen", [3_500_000, 12]),
        ("two dozen and dozens", [24]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_numbers_of_a_sentence(text: str, expected: list[int]) -> None:
    assert [value for _, _, value in numbers_in(text.replace(",", " ,").split())] == expected
