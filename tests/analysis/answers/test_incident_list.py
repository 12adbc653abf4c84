"""Lists of incidents of invented reports: what is folded, which value is first."""

from __future__ import annotations

import pytest

from briefing.analysis.answers.incident_list import list_incidents
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.model.facets import FacetName
from briefing.model.results import IncidentList
from briefing.sources.plaintext import parse_text

BLAST = (
    "Monday 2 March 2026\n\nA bomb killed five people at a market in Ashford on Sunday, police said."
    " The shopkeeper Marla Quill saw a van leave. Inspector Tobin Reece closed the square."
)
LATER = BLAST.replace("Monday 2", "Tuesday 3").replace("five people", "seven people")
TOWN = (
    "Monday 2 March 2026\n\nA bomb killed five people at a school in Brackwater on Sunday, police"
    " said. The teacher Owen Slate was unhurt."
)
TRIAL = (
    "Friday 4 December 2026\n\nA court in Ashford sentenced the baker Jon Varley to life in prison on"
    " Thursday. Inspector Tobin Reece and the shopkeeper Marla Quill were witnesses."
)
FLOOD = "Sunday 1 February 2026\n\nA flood killed 12 people in Marrow on Saturday, the mayor said."
QUIET = "Monday 2 March 2026\n\nThe council of Brill opened a library. The mayor was content."


def listed(*texts: str) -> IncidentList:
    articles = tuple(
        annotate(parse_text(text, source=f"{n}.txt", name=f"{n}.txt"))
        for n, text in enumerate(texts, 1)
    )
    collection = Collection(articles, link_actors(articles))
    return list_incidents(collection, collection.every)


def reports(found: IncidentList) -> list[list[int]]:
    return [[article.number for article in incident.reports] for incident in found.incidents]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param([BLAST, LATER], [[1, 2]], id="a later report"),
        pytest.param([BLAST, TOWN], [[1], [2]], id="another town"),
        pytest.param([BLAST, TRIAL], [[1], [2]], id="the trial"),
        pytest.param([BLAST, FLOOD, LATER], [[2], [1, 3]], id="in order of time"),
        pytest.param([BLAST, QUIET], [[1]], id="no incident"),
    ],
)
def test_reports_of_one_incident_are_folded(texts: list[str], expected: list[list[int]]) -> None:
    assert reports(listed(*texts)) == expected


def test_articles_without_an_incident_are_told() -> None:
    assert [article.number for article in listed(BLAST, QUIET).without] == [2]


@pytest.mark.parametrize(
    ("texts", "least", "givers"),
    [
        pytest.param([BLAST, LATER], 7, (2,), id="the later one of as many"),
        pytest.param([BLAST, BLAST, LATER], 5, (1, 2), id="what two of three give"),
        pytest.param(
            [BLAST, LATER.replace("seven people", "a baker")], 5, (1,), id="the whole before a part"
        ),
        pytest.param(
            [BLAST, BLAST.replace("five people", "5 persons")], 5, (1, 2), id="figures and words"
        ),
    ],
)
def test_the_best_supported_number_comes_first(
    texts: list[str], least: int, givers: tuple[int, ...]
) -> None:
    (incident,) = listed(*texts).incidents
    value = incident.best(FacetName.DEATHS)
    assert value is not None
    assert (value.least, value.most, value.reports) == (least, least, givers)


def test_values_are_typed() -> None:
    (incident,) = listed(BLAST.replace("in Ashford", "in Ashford, Kenya,")).incidents
    date, place = incident.best(FacetName.DATE), incident.best(FacetName.PLACE)
    assert date is not None
    assert str(date.finding.date) == "2026-03-01"
    assert place is not None
    assert (place.name, place.country) == ("Ashford", "Kenya")
    assert incident.kind == "bombing"
    assert incident.told is not None
    assert incident.told.text.startswith("A bomb killed")
