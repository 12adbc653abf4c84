"""What a summary calls not stated."""

from __future__ import annotations

import pytest

from briefing.analysis.answers.summary import summarize
from briefing.language import annotate
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text


@pytest.mark.parametrize(
    ("text", "stated", "not_stated"),
    [
        pytest.param(
            "Two gunmen attacked Mayor Jane Roe in Dunmore on Sunday. Her wounds will heal.",
            {"injuries"},
            {"deaths"},
            id="a word that may tell of it is enough",
        ),
        pytest.param(
            "Two gunmen attacked Mayor Jane Roe in Dunmore on Sunday. The town was quiet.",
            set(),
            {"deaths", "injuries"},
            id="no such word",
        ),
        pytest.param(
            "A fire destroyed a market in Dunmore on Sunday. The council met.",
            {"response", "motive"},
            {"deaths", "injuries"},
            id="what no words rule out is not called so",
        ),
    ],
)
def test_what_is_not_stated(text: str, stated: set[str], not_stated: set[str]) -> None:
    article = parse_text(f"Monday 3 May 2021\n\n{text}\n", source="-", name="-")
    found = set(summarize(Collection((annotate(article),)), 1).not_stated)
    assert not_stated <= found
    assert not stated & found
