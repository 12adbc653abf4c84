"""Comparisons of two invented reports: what they share and what differs."""

from __future__ import annotations

import pytest

from briefing.analysis.answers.comparison import compare
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text

BLAST = (
    "Monday 2 March 2026\n\nA bomb killed five people at a market in Ashford on Sunday, police said."
    " The shopkeeper Marla Quill saw a van leave. Inspector Tobin Reece closed the square."
)


def compared(*texts):
    articles = tuple(
        annotate(parse_text(text, source=f"{n}.txt", name=f"{n}.txt"))
        for n, text in enumerate(texts, 1)
    )
    return compare(Collection(articles, link_actors(articles)), (1, 2))


def differing(*texts):
    return {difference.label for difference in compared(*texts).differences}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(BLAST.replace("five people", "five persons"), id="other noun"),
        pytest.param(BLAST.replace("five people", "at least four people"), id="at least"),
        pytest.param(BLAST.replace("five people", "5 people"), id="figure"),
        pytest.param(BLAST.replace("five people", "two children"), id="sort of people"),
        pytest.param(BLAST.replace("five people", "three others"), id="besides others"),
        pytest.param(BLAST.replace("five people", "a baker"), id="one of them"),
        pytest.param(BLAST.replace(" on Sunday", " in March 2026"), id="month of the day"),
        pytest.param(
            BLAST.replace("in Ashford", "in Ashford, Kentmere"), id="town with its region"
        ),
    ],
)
def test_what_may_be_the_same_is_no_difference(other):
    assert not differing(BLAST, other) & {"deaths", "date", "place"}


@pytest.mark.parametrize(
    ("words", "day", "versions"),
    [
        pytest.param("seven people", "Monday 2 March", 2, id="of one day"),
        pytest.param("three people", "Tuesday 3 March", 2, id="fewer, later"),
        pytest.param("seven people", "Tuesday 3 March", 0, id="risen"),
        pytest.param("five people", "Tuesday 3 March", None, id="the same"),
        pytest.param("two children", "Monday 2 March", None, id="some of them"),
    ],
)
def test_numbers_of_one_incident_contradict_or_go_on(words, day, versions):
    later = BLAST.replace("five people", words).replace("Monday 2 March", day)
    comparison = compared(BLAST, later)
    assert comparison.bottom_line[0].startswith("Both report the same incident, by kind, day")
    counts = [d.findings for d in comparison.differences if d.label == "deaths"]
    assert [sum(f.disputed for f in found) for found in counts] == (
        [] if versions is None else [versions]
    )
    assert ("Deaths differ" in comparison.bottom_line[0]) == bool(counts)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "Monday 2 March 2026\n\nA bomb killed five people at a school in Brackwater on Sunday, police"
            " said. The teacher Owen Slate was unhurt.",
            id="another town",
        ),
        pytest.param(BLAST.replace("2026", "2021"), id="another year"),
        pytest.param(
            "Monday 2 March 2026\n\nA court in Ashford sentenced the baker Marla Quill to two years in"
            " prison on Sunday. Inspector Tobin Reece was content.",
            id="another kind",
        ),
    ],
)
def test_two_incidents_are_not_said_to_be_one(other):
    assert "same incident" not in compared(BLAST, other).bottom_line[0]


def test_what_is_not_found_is_no_difference():
    quiet = "Monday 2 March 2026\n\nThe council of Ashford met. Many had died of old age that year."
    assert not differing(BLAST, quiet) & {"deaths", "injuries", "response"}


def test_different_towns_and_days_differ():
    other = "Monday 9 March 2026\n\nA bomb killed two people at a school in Brackwater on Friday, police said."
    assert {"place", "date", "deaths"} <= differing(BLAST, other)


def test_kind_is_shared_and_outlets_are_not():
    first = BLAST + " The Ashford Herald and Reuters told of it."
    labels = [agreement.label for agreement in compared(first, first).shared]
    named = [
        finding.text
        for agreement in compared(first, first).shared
        if agreement.label == "also named"
        for finding in agreement.findings
    ]
    assert "kind" in labels
    assert "Reuters" not in named
    assert "Marla Quill" in named
