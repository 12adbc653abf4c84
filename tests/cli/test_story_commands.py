"""The commands today, story, timeline and follow, on folders and a real library."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

DAM = """Dam breaks above Ashford

3 March 2026

The Kelloway dam above Ashford broke on Monday night and two people were killed, police said.

Engineers of Kelloway Water had warned of the rusty sluices for three years. The council of Ashford will meet on
9 March 2026 to hear what the engineers of Kelloway Water found.
"""
SECOND = """Two dead as Kelloway dam fails

3 March 2026

Two people died when the Kelloway dam above Ashford broke, police said.

Kelloway Water had been warned of its rusty sluices by its own engineers, mayor Jane Doe of Ashford said.
"""
FERRY = """Ferry sinks off Dunmore

3 March 2026

The ferry Saint Brigid sank off Dunmore with forty passengers on Monday, the coastguard said.
"""
LATER = """Prosecutors search villa over Ashford dam

4 March 2026

Prosecutors searched the villa of the chairman of Kelloway Water and took away forty boxes of papers on Wednesday.

The Kelloway dam above Ashford broke on Monday night, after engineers had warned of the rusty sluices.
"""


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with three articles in ./news and no library yet."""
    (tmp_path / "news").mkdir()
    for name, text in (("dam", DAM), ("second", SECOND), ("ferry", FERRY)):
        (tmp_path / "news" / f"{name}.txt").write_text(text)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("BRIEFING_TODAY", "2026-03-04")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def stories(output: str) -> list[list[str]]:
    return [[a["name"] for a in s["articles"]] for s in json.loads(output)["stories"]]


def test_a_folder_s_stories_are_told_once_each(briefing: Run) -> None:
    code, output, _ = briefing("today", "news", "--json")
    assert code == 0
    assert [sorted(names) for names in stories(output)] == [["dam.txt", "second.txt"], ["ferry.txt"]]  # fmt: skip
    code, output, _ = briefing("today", "-a", "news")
    assert output.splitlines()[-1].startswith("2 stories, 1 minute")
    assert "Mon 9 Mar 2026" in output


def test_the_library_tells_what_was_not_told_before(briefing: Run, workplace: Path) -> None:
    briefing("add", "news")
    assert briefing("today")[0] == 0
    code, output, errors = briefing("today")
    assert (code, output) == (1, "")
    assert errors.startswith("error: nothing is new")
    assert "hint:" in errors
    assert briefing("today", "--quiet") == (1, "", "")
    (workplace / "later.txt").write_text(LATER)
    briefing("add", "later.txt")
    code, output, _ = briefing("today", "--json")
    (story,) = json.loads(output)["stories"]
    points = [point["finding"]["text"] for point in story["points"]]
    assert points[0].startswith("Prosecutors searched")
    assert not any("broke on Monday" in point for point in points)
    assert {a["name"] for a in story["earlier"]} == {"dam.txt", "second.txt"}


def test_an_answer_that_cannot_be_written_has_shown_nothing(briefing: Run) -> None:
    briefing("add", "news")
    assert briefing("today", "-o", "no/such/folder/today.html")[0] == 2
    assert len(stories(briefing("today", "--json")[1])) == 2


def test_a_story_without_room_is_new_still(briefing: Run) -> None:
    briefing("add", "news")
    first = stories(briefing("today", "--words", "5", "--json")[1])
    then = stories(briefing("today", "--json")[1])
    assert [sorted(names) for names in (*first, *then)] == [
        ["dam.txt", "second.txt"],
        ["ferry.txt"],
    ]
    assert briefing("today")[0] == 1


def test_since_tells_again(briefing: Run) -> None:
    briefing("add", "news")
    briefing("today")
    code, output, _ = briefing("today", "--since", "yesterday", "--json")
    assert (code, len(stories(output))) == (0, 2)
    assert briefing("today", "--since", "never")[0] == 2


def test_a_topic_is_told_alone_and_the_rest_is_new_still(briefing: Run) -> None:
    briefing("add", "news")
    assert stories(briefing("today", "--topic", "ferry", "--json")[1]) == [["ferry.txt"]]
    assert len(stories(briefing("today", "--json")[1])[0]) == 2
    assert briefing("today")[0] == 1


def test_what_is_followed_comes_first(briefing: Run) -> None:
    briefing("add", "news")
    code, output, _ = briefing("follow", "Saint Brigid", "search:coastguard NOT dam")
    assert code == 0
    assert "Saint Brigid" in output
    assert briefing("follow", "search:AND")[0] == 2
    story = json.loads(briefing("today", "--json")[1])["stories"][0]
    assert story["followed"] == ["Saint Brigid", "search:coastguard NOT dam"]
    assert briefing("follow", "--remove", "Saint Brigid")[0] == 0
    assert briefing("follow", "--remove", "Saint Brigid")[0] == 1
    assert json.loads(briefing("follow", "--json")[1])["followed"] == ["search:coastguard NOT dam"]


def test_a_story_is_told_whole(briefing: Run, workplace: Path) -> None:
    (workplace / "news" / "later.txt").write_text(LATER)
    code, output, _ = briefing("story", "villa", "-a", "news")
    assert code == 0
    heads = ["STORY", "THE LATEST", "HOW IT CAME", "WHO SAYS WHAT", "NEXT", "SOURCES"]
    assert [head for head in heads if head not in output] == []
    assert "ferry" not in output
    briefing("add", "news")
    assert "ferry" not in briefing("story", "villa")[1]
    assert "STORY" in briefing("story", "villa")[1]
    assert briefing("story", "unicorn")[0] == 1


@pytest.mark.parametrize("option", [("--since", "yesterday"), ("--from", "Herald")])
def test_what_asks_the_library_is_refused_for_a_folder(briefing: Run, option: tuple[str, str]) -> None:  # fmt: skip
    code, output, errors = briefing("today", "news", *option)
    assert (code, output) == (2, "")
    assert "asks the library" in errors


def test_no_library_is_said(briefing: Run) -> None:
    code, _, errors = briefing("today")
    assert code == 2
    assert "hint:" in errors


def test_a_timeline_of_one_actor(briefing: Run) -> None:
    code, output, _ = briefing("timeline", "--actor", "Kelloway dam", "-a", "news")
    assert code in (0, 1)
    code, output, _ = briefing("timeline", "-a", "news", "--format", "csv")
    assert code == 0
    assert "2026-03-02" in output
