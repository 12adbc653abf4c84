"""What an article does not state, and what is only not found in it."""

from __future__ import annotations

import pytest

from briefing.analysis.incident.incident import describe_incident
from briefing.language import annotate
from briefing.sources.plaintext import parse_text


@pytest.mark.parametrize(
    ("text", "stated", "not_stated"),
    [
        pytest.param(
            "The wounds of two men will heal, and the market will be built anew after the fire.",
            {"injuries"},
            {"deaths"},
            id="a word may tell",
        ),
        pytest.param(
            "The council met after the fire.",
            {"response", "motive"},
            {"deaths", "injuries"},
            id="no word may tell; of a motive none rules it out",
        ),
        pytest.param(
            "The dead were found after the fire.", {"deaths"}, {"injuries"}, id="the dead"
        ),
    ],
)
def test_what_is_not_stated(text: str, stated: set[str], not_stated: set[str]) -> None:
    lead = "A fire destroyed a market in Dunmore on Sunday, police said."
    article = parse_text(f"3 May 2021\n\n{lead}\n\n{text}\n", source="-", name="-")
    incident = describe_incident(annotate(article), 1)
    found = {facet.name.value.lower() for facet in incident.facets if facet.silent}
    assert not_stated <= found
    assert not stated & found
