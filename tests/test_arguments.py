"""What a command's arguments name, before any article is opened."""

from __future__ import annotations

import datetime

import pytest

from briefing.arguments import absolute, is_path, is_relative

TODAY = datetime.date(2026, 3, 1)
"""A Sunday, the last day of its week and the first of its month."""


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("today", "2026-03-01"),
        ("Yesterday", "2026-02-28"),
        ("this-week", "2026-02-23..2026-03-01"),
        ("last-week", "2026-02-16..2026-02-22"),
        ("last week", "2026-02-16..2026-02-22"),
        ("this-month", "2026-03"),
        ("last-month", "2026-02"),
        ("this-year", "2026"),
        ("last-year", "2025"),
        ("last-1-days", "2026-03-01..2026-03-01"),
        ("last-30-days", "2026-01-31..2026-03-01"),
    ],
)
def test_a_date_that_counts_from_today_is_written_out(selector: str, expected: str) -> None:
    assert absolute(selector, TODAY) == expected
    assert is_relative(selector)


@pytest.mark.parametrize("selector", ["2026", "flood", "last-0-days", "last-year-flood", "to day"])
def test_anything_else_stays_as_it_is(selector: str) -> None:
    assert absolute(selector, TODAY) == selector
    assert not is_relative(selector)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("-", True),
        ("library:", True),
        ("clipboard:", True),
        ("https://example.org/flood", True),
        ("search:a/b", False),
        ("2018..2019", False),
        ("flood", False),
    ],
)
def test_what_is_opened_is_told_from_what_selects(word: str, expected: bool) -> None:
    assert is_path(word) is expected
