from __future__ import annotations

import datetime
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from briefing.model.article import PartialDate

ACCURACY = Path(__file__).parents[2] / "benchmarks" / "accuracy"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"accuracy_{name}", ACCURACY / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def dates() -> ModuleType:
    return load("dates")


@pytest.fixture(scope="module")
def dating() -> ModuleType:
    return load("dating")


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
