"""The scorer of summaries, on cases worked by hand."""

from __future__ import annotations

import pytest

from scripts import load_scorer

scores = load_scorer("summary_scores")
rivals = load_scorer("rivals")


@pytest.fixture
def unstemmed(monkeypatch):
    """A stemmer that only takes plurals down: the real one is installed for the benchmark only."""
    monkeypatch.setattr(scores, "stemmed", lambda word: word.removesuffix("s"))


@pytest.mark.usefixtures("unstemmed")
def test_an_answer_is_kept_when_four_fifths_of_one_of_its_phrases_stand_in_the_summary():
    row = {
        "who": ["The rebels", "two men"],  # "rebel" stands there
        "what": ["attacked the harbour town of Arden at night"],  # four of five
        "when": ["last week Friday"],  # one of three
        "where": [],  # not asked
        "why": ["the"],  # no word of content
        "how": [],
    }
    assert scores.answers_kept(row, "A rebel attacked the harbour town, Arden, Friday.") == 2 / 4


def test_averages_are_of_each_figure():
    assert scores.joined_averages([(40.0, 10.0), (41.0, 20.0)]) == "40.5/15.0"
    assert scores.joined_averages([(0.5,), (1.0,)]) == "0.750"


def test_greedy_oracle_takes_what_raises_the_score_and_keeps_to_the_length(monkeypatch):
    monkeypatch.setattr(
        scores, "figures", lambda row, text: (len(set(row["summary"]) & set(text.split())),)
    )
    row, texts = {"summary": ["a", "b", "c"]}, ["a a a a", "b c", "c"]
    assert scores.greedy_oracle(row, texts, sentences=1, words=None) == "b c"
    assert scores.greedy_oracle(row, texts, sentences=3, words=None) == "a a a a\nb c"
    assert scores.greedy_oracle(row, texts, sentences=None, words=3) == "b c"


def test_published_systems_are_those_of_all_rows():
    rows = [
        {"systems": {"One": {"summary": "First. second! Third."}}},
        {"systems": {"Two": {"summary": ""}}},
        {},
    ]
    systems = rivals.published_systems(rows)
    assert [[system(row) for row in rows] for system in systems.values()] == [
        ["First.\nsecond!\nThird.", None, None],
        [None, None, None],
    ]
