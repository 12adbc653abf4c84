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


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("Dr. Ann Lee, a spokeswoman for the hospital, spoke.", "a spokeswoman for the hospital", id="Dr."),
        pytest.param("Mr. Karl Lee, the mayor of Arden, spoke.", "the mayor of Arden", id="Mr."),
        pytest.param("Dr. Ann Lee, Karl Low and a teacher spoke.", None, id="no apposition"),
    ],
)  # fmt: skip
def test_an_office_behind_a_name_with_a_courtesy_title_is_kept(text, role):
    annotated = annotate(parse_text(text, source="a.txt", name="a.txt"))
    (found,) = [n.role for n in count_names(annotated, 1) if n.name.endswith("Lee")]
    assert (found.text if found else None) == role
