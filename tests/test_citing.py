"""Cited sentences looked up in their paragraphs, opened or in a library."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.analysis.text.passages import CONTEXT
from briefing.model.article import PartialDate
from briefing.model.text import HEADLINE, STANDFIRST, Citation
from briefing.use_cases import open_collection
from briefing.use_cases.citing import find_passages
from briefing.use_cases.storing import add

STORY = """\
# Bridge falls in Arden

2026-03-03

The bridge of Arden fell on
Monday. Nobody was hurt, police said. The town had been warned.

Mayor Jane Doe closed the road.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_sentence_stands_in_its_paragraph(story: Path) -> None:
    opened = open_collection([str(story)])
    (passage,) = find_passages([Citation(1, 2)] * 2, opened.collection).values()
    assert passage.before == "The bridge of Arden fell on Monday."
    assert passage.sentence == "Nobody was hurt, police said."
    assert passage.after == "The town had been warned."
    assert (passage.title, passage.date) == ("Bridge falls in Arden", PartialDate(2026, 3, 3))
    assert passage.link == str(story)


def test_a_headline_stands_alone(story: Path) -> None:
    opened = open_collection([str(story)])
    passages = find_passages([Citation(1, HEADLINE), Citation(1, STANDFIRST)], opened.collection)
    assert [(p.before, p.sentence, p.after) for p in passages.values()] == [
        ("", "Bridge falls in Arden", "")
    ]


@pytest.mark.parametrize("place", [(1, 9), (1, -7), (2, 1)])
def test_what_is_cited_nowhere_is_left_out(story: Path, place: tuple[int, int]) -> None:
    assert find_passages([Citation(*place)], open_collection([str(story)]).collection) == {}


def test_a_long_paragraph_is_cut_between_words(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The council met on Tuesday and spoke of the dam. " * 60, encoding="utf-8")
    (passage,) = find_passages([Citation(1, 30)], open_collection([str(path)]).collection).values()
    assert passage.before.startswith("… ")
    assert passage.after.endswith(" …")
    assert max(len(passage.before), len(passage.after)) <= CONTEXT + 2
    assert set(passage.before.split()) <= {"…", *passage.sentence.split()}


def test_a_library_is_asked_where_nothing_was_opened(story: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    add([str(story)], library=library, at=datetime.now(UTC))
    (passage,) = find_passages([Citation(1, 4)], library=library).values()
    assert passage.sentence == "Mayor Jane Doe closed the road."
    assert find_passages([Citation(7, 4)], library=library) == {}
    assert find_passages([Citation(1, 4)], library=tmp_path / "none.sqlite") == {}
