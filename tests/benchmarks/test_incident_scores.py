"""The scorer of incidents, on cases worked by hand."""

from __future__ import annotations

from types import ModuleType

import pytest

from briefing.model.article import PartialDate
from briefing.model.results import Finding
from briefing.model.text import Citation, Span
from scripts import load_scorer


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return load_scorer("incidents")


def found(*texts: str, date: PartialDate | None = None) -> list[Finding]:
    return [
        Finding(text=text, span=Span(0, len(text)), citation=Citation(1, 1), date=date)
        for text in texts
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Four people were shot", 4),
        ("12 injured", 12),
        ("at least 58 people", 58),
        ("no injuries", 0),
        ("Nobody died", 0),
        ("a man was killed", 1),
        ("Ann Poe, 18, was killed", 1),
        ("a 19-year-old woman", 1),
        ("the victims", None),
        ("were wounded", 1),
    ],
)
def test_number_read_from_words(scorer: ModuleType, text: str, number: int | None) -> None:
    assert scorer.read_number(text) == number


@pytest.mark.parametrize(
    ("texts", "number", "agreed"),
    [
        (["Four people were shot"], 4, True),
        (["Four people were shot", "two men"], 2, True),
        (["a man died", "a woman died"], 2, True),
        (["a man died"], 2, False),
        (["the victims"], 2, None),
        ([], 2, None),
    ],
)
def test_agreement_in_number(
    scorer: ModuleType, texts: list[str], number: int, agreed: bool | None
) -> None:
    assert scorer.agrees_in_number(found(*texts), number) is agreed


@pytest.mark.parametrize(
    ("texts", "agreed"),
    [
        (["Ann Poe, 18"], True),
        (["Poe’s home"], True),
        (["Jim Roe"], False),
        (["she"], False),
        (["a woman"], None),
        ([], None),
    ],
)
def test_agreement_in_name(scorer: ModuleType, texts: list[str], agreed: bool | None) -> None:
    assert scorer.agrees_in_name(found(*texts), {"poe"}, {"roe"}) is agreed


def test_surnames_of_a_role(scorer: ModuleType) -> None:
    people = [
        {"role": "Victim", "name": "Ann Poe Jr."},
        {"role": "Victim", "name": "Cher"},
        {"role": "Subject-Suspect", "name": "Jim Roe"},
    ]
    assert scorer.surnames(people, "Victim") == {"poe"}
    assert scorer.surnames(people, "Subject") == {"roe"}


def test_token_f1_takes_the_best_gold_answer(scorer: ModuleType) -> None:
    assert scorer.token_f1("the old town", ["town", "the old city"]) == pytest.approx(2 / 3)
    assert scorer.token_f1("", ["town"]) == 0.0


def test_only_the_exact_day_is_right(scorer: ModuleType) -> None:
    score = scorer.Score()
    scorer.score_day("2014-01-14", found("Tuesday", date=PartialDate(2014, 1, 14)), score)
    scorer.score_day("2014-01-14", found("Monday", date=PartialDate(2014, 1, 13)), score)
    # a month is no day, and nothing shown is nothing wrong
    scorer.score_day("2014-01-14", found("January", date=PartialDate(2014, 1)), score)
    assert (score.asked, score.shown, score.right, score.wrong) == (3, 2, 1, 1)
    assert (score.precision, score.recall) == (0.5, pytest.approx(1 / 3))


def test_a_city_that_the_prose_leaves_out_is_not_asked_for(scorer: ModuleType) -> None:
    score = scorer.Score()
    scorer.score_place(
        "Dover (East)", "1 Elm St", "Dover Police said so.", tuple(found("a bar")), score
    )
    assert (score.asked, score.right, score.wrong) == (0, 0, 0)
    scorer.score_place("Dover", "", "A man was shot in Dover.", tuple(found("Dover")), score)
    assert (score.asked, score.right) == (1, 1)


def test_a_street_of_the_address_is_the_place(scorer: ModuleType) -> None:
    score = scorer.Score()
    text = "A man was shot on Maple Street."
    scorer.score_place("Dover", "12 Maple Street", text, tuple(found("Maple Street")), score)
    scorer.score_place("Dover", "12 Maple Street", text, tuple(found("the street")), score)
    assert (score.asked, score.right, score.wrong) == (2, 1, 1)
