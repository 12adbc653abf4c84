"""What the shell is offered, as its completion script asks for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FLOOD = "2018-03-07\n\nMayor Jane Doe said the dam had held. Doe spoke on Monday.\n"
PROGRAM = "from briefing.cli import main; main()"


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "flood.txt").write_text(FLOOD)
    return tmp_path


def complete(workplace: Path, line: str, **variables: str) -> list[str]:
    """What bash is offered for the last word of a line."""
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "PYTHONPATH")}
    asked = {"_BRIEFING_COMPLETE": "complete_bash", "COMP_WORDS": line, "HOME": str(workplace)}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=workplace,
        env={**kept, **asked, "COMP_CWORD": str(line.count(" ")), **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.stderr == ""
    return [line for line in run.stdout.splitlines() if line]


def test_commands_and_options(workplace: Path) -> None:
    assert complete(workplace, "briefing sum") == ["summary"]
    assert complete(workplace, "briefing summary --form") == ["--format"]


@pytest.mark.parametrize(
    ("word", "offered"),
    [("", ["2018", "1", "flood.txt"]), ("20", ["2018"]), ("fl", ["flood.txt"]), ("x", [])],
)
def test_selectors(workplace: Path, word: str, offered: list[str]) -> None:
    assert complete(workplace, f"briefing summary {word}") == offered


def test_selectors_of_the_articles_named(workplace: Path) -> None:
    (workplace / "other.txt").write_text("2001-01-01\n\nA ferry sank.\n")
    assert complete(workplace, "briefing compare --articles other.txt ") == [
        "2001",
        "1",
        "other.txt",
    ]
    assert complete(workplace, "briefing compare ", BRIEFING_ARTICLES="other.txt")[0] == "2001"


def test_actors_by_any_form_of_their_name(workplace: Path) -> None:
    assert complete(workplace, "briefing actor Do") == ["Doe"]
    assert "Jane Doe" in complete(workplace, "briefing actor ")


def test_what_a_shell_could_run_is_not_offered(workplace: Path) -> None:
    (workplace / "seeds" / "$(touch evil).txt").write_text(FLOOD)
    (workplace / "seeds" / "`touch evil`.txt").write_text(FLOOD)
    offered = complete(workplace, "briefing summary ")
    assert "flood.txt" in offered
    assert not set("".join(offered)) & set("$`();")


@pytest.mark.parametrize("articles", ["missing", "empty"])
def test_nothing_is_offered_where_nothing_can_be_read(workplace: Path, articles: str) -> None:
    (workplace / "empty").mkdir()
    assert complete(workplace, "briefing summary ", BRIEFING_ARTICLES=articles) == []


def test_nothing_is_offered_from_many_articles(workplace: Path) -> None:
    for number in range(25):
        (workplace / "seeds" / f"{number}.txt").write_text(FLOOD)
    assert complete(workplace, "briefing summary ") == []
