"""The scorer of temporal expressions, on cases worked by hand."""

from __future__ import annotations

import datetime
from types import ModuleType

import pytest

from briefing.model.article import PartialDate
from scripts import load_scorer


@pytest.fixture(scope="module")
def dates() -> ModuleType:
    return load_scorer("dates")


@pytest.fixture(scope="module")
def dating() -> ModuleType:
    return load_scorer("dating")


@pytest.mark.parametrize(
    ("found", "same", "overlapping", "valued"),
    [
        ([], 0, 0, 0),
        # all the same
        ([(0, 4, "2016"), (10, 16, "2018-03-02")], 2, 2, 2),
        # one longer than in the key, one of another value
        ([(0, 4, "2017"), (5, 16, "2018-03-02")], 1, 2, 1),
        # one expression over both pairs with one only
        ([(0, 16, "2016")], 0, 1, 1),
        # beside the key
        ([(4, 10, "2016")], 0, 0, 0),
    ],
)
def test_pairs(
    dates: ModuleType,
    found: list[tuple[int, int, str]],
    same: int,
    overlapping: int,
    valued: int,
) -> None:
    key = [dates.Expression(0, 4, "2016"), dates.Expression(10, 16, "2018-03-02")]
    score = dates.score_article(key, [dates.Expression(*expression) for expression in found])
    assert (score.same, score.overlapping, score.valued) == (same, overlapping, valued)
    assert (score.key, score.found, score.days) == (2, len(found), 1)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("3 to 5 March", "2018-03-03/2018-03-05", [(10, 11, "2018-03-03"), (15, 22, "2018-03-05")]),
        ("2014-16", "2014/2016", [(10, 14, "2014"), (15, 17, "2016")]),
        ("2016", "2016", [(10, 14, "2016")]),
    ],
)
def test_a_range_counts_as_its_two_ends(
    dates: ModuleType, text: str, value: str, expected: list[tuple[int, int, str]]
) -> None:
    found = dates.ends(text, 10, value)
    assert [(one.start, one.end, one.value) for one in found] == expected


def test_a_text_is_of_the_date_that_it_states(dates: ModuleType) -> None:
    text = "The headline\n\nTuesday, June 19, 2018\n\nThey met yesterday."
    assert dates.as_article(text, "2011-12-02").publication_date.date == PartialDate(2018, 6, 19)
    assert dates.as_article("They met.", "2011-12-02").publication_date.date == PartialDate(
        2011, 12, 2
    )


def test_f1_by_hand(dates: ModuleType) -> None:
    # 3 in the key, 1 found and right: precision 1, recall 1/3, F1 1/2.
    assert dates.Score(key=3, found=1, same=1).f1(1) == pytest.approx(50)


@pytest.mark.parametrize(
    ("inferred", "right"),
    [
        (PartialDate(2016), True),
        (PartialDate(2016, 11), True),
        (PartialDate(2016, 11, 7), True),
        (PartialDate(2016, 10), False),
        (PartialDate(2017), False),
    ],
)
def test_an_inferred_date_is_right_if_it_includes_the_day(
    dating: ModuleType, inferred: PartialDate, right: bool
) -> None:
    assert dating.is_right(inferred, datetime.date(2016, 11, 7)) is right
