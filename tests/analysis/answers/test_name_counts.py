"""Counts of names: of which kind a name is, and of which nothing is said."""

import pytest

from briefing.analysis.answers.name_counts import count_names
from briefing.language import annotate
from briefing.sources.plaintext import parse_text


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("The match ended as Burnfell slept.", "Burnfell", "other", id="a lone word, once"),
        pytest.param("Ann Lee slept.", "Ann Lee", "person", id="a given name and a surname"),
        pytest.param("They flew to Canada.", "Canada", "place", id="a known place"),
        pytest.param("He works at the University of Arden.", "University of Arden", "group", id="a noun of groups"),
    ],
)  # fmt: skip
def test_a_name_that_stands_once_has_a_kind_only_where_something_shows_it(text, name, kind):
    annotated = annotate(parse_text(text, source="a.txt", name="a.txt"))
    assert {n.name: n.kind.value for n in count_names(annotated, 1)}.get(name, "other") == kind
