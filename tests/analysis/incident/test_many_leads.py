"""Leads of many kinds give day, place and tolls; other leads give none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.analysis.incident.incident import describe_incident
from briefing.language import annotate
from briefing.language.en.numbers import number_in_words
from briefing.model.facets import FacetName
from briefing.model.results import Incident
from briefing.sources.plaintext import parse_text

HERE = Path(__file__).parent
QUAKE = (
    "A powerful earthquake shook Arden province on Thursday, destroying hundreds of homes, officials said. "
    "The quake was felt in Brill."
)
NONE = re.compile(r"\b(?:no|nobody|none|not|nor|neither|never|without|zero)\b", re.IGNORECASE)


def rows(name: str) -> list[object]:
    """The rows of a table beside this file, each with its text as its id."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    fields = [line.split("|") for line in lines if not line.startswith("#")]
    return [pytest.param(*row, id=row[-1][:60]) for row in fields]


def incident(text: str) -> Incident:
    """The incident of an article of Thursday 10 March 2011."""
    article = parse_text(f"10 March 2011\n\n{text}\n", source="a.txt", name="a.txt")
    return describe_incident(annotate(article), 1)


def shown(told: Incident, name: FacetName) -> list[str]:
    return [finding.text for finding in told.facet(name).findings]


def assert_counted(told: Incident, name: FacetName, expected: str) -> None:
    """That the words are shown, or that none but denials are."""
    texts = shown(told, name)
    if expected in {"-", "none"}:
        assert all(NONE.search(text) for text in texts), texts
        return
    words = {
        expected.lower(),
        *(word for word in re.findall(r"[\w-]+", " ".join(texts).lower())
          if expected.isdigit() and number_in_words(word) == int(expected)),
    }  # fmt: skip
    found = " ".join(texts).lower()
    assert any(re.search(rf"\b{re.escape(word)}\b", found) for word in words), texts


@pytest.mark.parametrize(("kind", "day", "place", "dead", "hurt", "text"), rows("leads.txt"))
def test_a_lead_gives_its_facts(
    kind: str, day: str, place: str, dead: str, hurt: str, text: str
) -> None:
    told = incident(text)
    assert told.kind is not None, kind
    if day != "-":
        dates = [finding.date for finding in told.facet(FacetName.DATE).findings]
        assert f"2011-03-{day}" in [str(date) for date in dates]
    if place != "-":
        assert place in " ".join(shown(told, FacetName.PLACE))
    for name, expected in ((FacetName.DEATHS, dead), (FacetName.INJURIES, hurt)):
        if expected != "?":
            assert_counted(told, name, expected)


@pytest.mark.parametrize(("of", "expected", "text"), rows("phrasings.txt"))
def test_a_phrasing_gives_its_toll(of: str, expected: str, text: str) -> None:
    told = incident(f"{QUAKE}\n\n{text}")
    assert_counted(told, FacetName.DEATHS if of == "deaths" else FacetName.INJURIES, expected)


@pytest.mark.parametrize(("kind", "text"), rows("no_incidents.txt"))
def test_what_is_no_incident_gives_none(kind: str, text: str) -> None:
    assert incident(text).kind is None, kind
