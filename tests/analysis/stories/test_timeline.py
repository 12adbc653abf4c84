"""Timelines: a whole sentence a day, past days only, the likeliest day first."""

from __future__ import annotations

import pytest

from briefing.analysis.stories.timeline import make_timeline
from briefing.language import annotate
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text


def collection_of(*texts: str) -> Collection:
    return Collection(tuple(annotate(parse_text(text, source="-", name="-")) for text in texts))


def events_of(*texts: str, limit: int | None = None) -> list[tuple[str, str, int]]:
    collection = collection_of(*texts)
    timeline = make_timeline(collection, collection.every, limit=limit)
    return [(str(e.day), e.event.text, e.articles) for e in timeline.events]


FELL = "The bridge at Arden fell into the river on Monday and took two lorries with it."
CLOSED = "The council had closed the bridge to heavy lorries on 20 April after a crack was found."


def test_a_day_is_told_by_a_whole_sentence_in_order_of_time() -> None:
    assert events_of(f"Friday 7 May 2021\n\n{FELL} {CLOSED}") == [
        ("2021-04-20", CLOSED, 1),
        ("2021-05-03", FELL, 1),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The council will vote on the new bridge on Monday.", id="a day to come"),
        pytest.param("He was seen near the bridge of the town on Monday.", id="who is he"),
        pytest.param("The bridge had been weak for years, Jane Roe said on Monday.", id="a saying"),
        pytest.param("The bridge was built in 1950 by the men of Arden.", id="a year is no day"),
        pytest.param("Was the bridge at Arden safe on Monday, when it fell?", id="a question"),
        pytest.param(
            "If the bridge had fallen on Monday, nobody would have died.", id="a condition"
        ),
    ],
)
def test_what_is_no_event_of_a_past_day_is_left_out(sentence: str) -> None:
    text = f"Friday 7 May 2021\n\nThe town of Arden mourns its bridge. {sentence}"
    assert events_of(text) == []


def test_an_article_without_a_date_of_its_own_dates_nothing() -> None:
    assert events_of(FELL) == []


def test_an_event_is_told_once_and_another_of_its_day_beside_it() -> None:
    first = f"Tuesday 4 May 2021\n\n{FELL}"
    second = "Wednesday 5 May 2021\n\nThe bridge at Arden fell on Monday with two lorries on it."
    goat = "A goat won the fair of Millbrook on Monday, to much applause."
    told = events_of(first, second, f"Thursday 6 May 2021\n\n{goat}")
    assert [(day, articles) for day, _, articles in told] == [("2021-05-03", 2), ("2021-05-03", 1)]
    assert "bridge" in told[0][1]
    assert told[1][1] == goat


def test_of_one_story_a_day_is_told_once() -> None:
    goat = "Thursday 6 May 2021\n\nA goat won the fair of Millbrook on Monday, to much applause."
    collection = collection_of(f"Tuesday 4 May 2021\n\n{FELL}", goat)
    assert make_timeline(collection, collection.every).found == 2
    assert make_timeline(collection, collection.every, one_story=True).found == 1


def test_of_many_days_those_most_told_of_are_kept() -> None:
    texts = [f"Friday 7 May 2021\n\n{FELL} {CLOSED}", f"Tuesday 4 May 2021\n\n{FELL}"]
    assert events_of(*texts, limit=1) == [("2021-05-03", FELL, 2)]
    collection = collection_of(*texts)
    assert make_timeline(collection, collection.every, limit=1).found == 2


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = [f"Friday 7 May 2021\n\n{FELL} {CLOSED}", f"Tuesday 4 May 2021\n\n{CLOSED}"]
    assert events_of(*texts) == events_of(*reversed(texts))
