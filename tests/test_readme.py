"""README and docs hold the outputs, help texts and tables that the tool gives.

Run as a script, this file writes them anew; running it tests nothing.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from briefing.cli import run
from briefing.config import Settings, variable

README = Path(__file__).parent.parent / "README.md"
DOCS = README.parent / "docs"
COMMANDS_PAGE = DOCS / "commands.md"
ARCHITECTURE = DOCS / "architecture.md"
PACKAGE = README.parent / "src" / "briefing"
PICTURE = DOCS / "comparison.svg"
PAPERS = (README, README.parent / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")))
MOST_CHARACTERS = 12_000
"""A README longer than this is not read to its end."""
OUTPUT = re.compile(
    r"^<!-- output: briefing (.*?)(?: \| head -n (\d+))? -->\n```text\n(.*?)^```$", re.S | re.M
)
ROOMS = re.compile(r"(?<=^<!-- rooms -->\n).*?(?=^<!-- end of rooms -->$)", re.S | re.M)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
COMMANDS = (
    "",
    "summary",
    "compare",
    "incidents",
    "actor",
    "actors",
    "timeline",
    "today",
    "story",
    "follow",
    "articles",
    "show",
    "add",
    "search",
    "remove",
    "export",
    "feeds",
    "feeds add",
    "feeds list",
    "feeds remove",
    "feeds import",
    "feeds export",
    "fetch",
    "serve",
    "doctor",
    "config",
    "config path",
    "config show",
)
GROUPS = {
    "everywhere": set(COMMANDS),
    "briefings": {
        "summary",
        "compare",
        "incidents",
        "actor",
        "actors",
        "timeline",
        "today",
        "story",
        "articles",
        "show",
    },
    "all that answer": set(COMMANDS) - {"", "export", "feeds export", "config", "serve"},
}
"""What the table of the options calls several commands."""
BEGIN = "<!-- help -->\n"


def help_text(command: str) -> str:
    """What `briefing COMMAND --help` prints on 80 columns."""
    columns = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "80"
    try:
        with contextlib.redirect_stdout(io.StringIO()) as output:
            assert run([*command.split(), "--help"]) == 0
    finally:
        del os.environ["COLUMNS"]
        if columns is not None:
            os.environ["COLUMNS"] = columns
    return output.getvalue()


def help_section() -> str:
    blocks = (
        f"\n### `{' '.join(('briefing', *command.split()))}`\n\n```text\n{help_text(command)}```\n"
        for command in COMMANDS
    )
    return "".join(blocks)


def output_of(command: str) -> str:
    """What `briefing COMMAND` prints into a pipe, in this project's root."""
    with contextlib.chdir(README.parent), contextlib.redirect_stdout(io.StringIO()) as output:
        assert run(command.split()) == 0
    return output.getvalue()


def with_outputs(text: str) -> str:
    """The text with the outputs that the tool gives now, cut as the mark says."""

    def write(block: re.Match[str]) -> str:
        lines = output_of(block[1]).splitlines(keepends=True)
        shown = "".join(lines[: int(block[2]) if block[2] else None])
        return f"{block[0].partition('```text')[0]}```text\n{shown}```"

    return OUTPUT.sub(write, text)


def with_help(text: str) -> str:
    """The page of the commands with the help texts that the tool gives now."""
    return text.partition(BEGIN)[0] + BEGIN + help_section()


def opening_line(path: Path) -> str:
    """The first line of a module's or package's docstring."""
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").partition("\n")[0]


def rooms() -> str:
    """The tables of the rooms: a table for each contract of layers, a row for each of its modules."""
    project = tomllib.loads((README.parent / "pyproject.toml").read_text("utf-8"))
    tables = []
    for contract in project["tool"]["importlinter"]["contracts"]:
        if contract["type"] != "layers":
            continue
        (container,) = contract["containers"]
        folder = PACKAGE.parent / container.replace(".", "/")
        floors = [floor.replace(":", "|").split("|") for floor in contract["layers"]]
        rows = []
        for height, floor in enumerate(floors):
            below = [name.strip(" ()") for lower in floors[height + 1 :] for name in lower]
            imports = ", ".join(f"`{name}`" for name in below) or "nothing here"
            for name in (room.strip(" ()") for room in floor):
                rows.append(f"| `{name}` | {opening_line(folder / name)} | {imports} |\n")
        head = f"\n### {contract['name']}\n\n| room | holds | may import |\n| --- | --- | --- |\n"
        tables.append(head + "".join(rows))
    return "".join(tables) + "\n"


def with_rooms(text: str) -> str:
    """The page of the architecture with the rooms that the contracts tell of now."""
    return ROOMS.sub(lambda _: rooms(), text)


def picture() -> str:
    """The comparison as a picture, as the README shows it."""
    return output_of("compare 2018 2026 --format svg")


def fenced(mark: str, paper: Path = README) -> list[str]:
    """The lines of the fenced block after a mark."""
    match = re.search(
        rf"^<!-- {mark} -->\n```sh\n(.*?)^```$", paper.read_text("utf-8"), re.S | re.M
    )
    assert match is not None
    return match[1].splitlines()


def test_the_readme_is_short() -> None:
    assert len(README.read_bytes()) <= MOST_CHARACTERS


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_links_lead_somewhere(paper: Path) -> None:
    links = LINK.findall(paper.read_text("utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_every_page_is_linked_from_the_readme() -> None:
    linked = {(README.parent / link).resolve() for link in LINK.findall(README.read_text("utf-8"))}
    assert {page.resolve() for page in PAPERS} - linked == {README.resolve()}


def test_help_texts_are_the_tools() -> None:
    text = COMMANDS_PAGE.read_text("utf-8")
    assert text == with_help(text)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_in_the_table_of_its_command(command: str) -> None:
    page = COMMANDS_PAGE.read_text("utf-8")
    rows = [row.split(" | ") for row in re.findall(r"^\| (`-.*) \|$", page, re.M)]
    groups = [group for group in GROUPS if command in GROUPS[group]]
    named = {command or "`briefing`", *groups}
    of_command = " ".join(row[0] for row in rows if named & set(row[1].split(", ")))
    options = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", help_text(command), re.M)
    assert [option for option in options if f"`{option}" not in of_command] == []


@pytest.mark.parametrize("key", Settings.__dataclass_fields__)
def test_every_setting_is_in_the_table(key: str) -> None:
    text = (DOCS / "configuration.md").read_text("utf-8")
    assert f"`{variable(key)}" in text
    assert f"`{key} = " in text


@pytest.mark.parametrize("paper", [README, COMMANDS_PAGE], ids=lambda paper: paper.name)
def test_outputs_are_the_tools(paper: Path) -> None:
    text = paper.read_text("utf-8")
    assert len(OUTPUT.findall(text)) == 3
    assert text == with_outputs(text)


def test_rooms_are_those_of_the_contracts() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    assert ROOMS.search(text)
    assert text == with_rooms(text)


def test_the_drawing_has_every_floor() -> None:
    drawing = ARCHITECTURE.read_text("utf-8").partition("```text\n")[2].partition("```")[0]
    assert set(re.findall(r"^\| `(\w+)`", rooms().split("###")[1], re.M)) <= set(
        re.findall(r"\w+", drawing)
    )


def test_the_glossary_names_types_of_the_package() -> None:
    glossary = (DOCS / "glossary.md").read_text("utf-8")
    source = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    types = re.findall(r"^\| `([A-Z]\w+)` \|", glossary, re.M)
    assert types
    assert [name for name in types if f"\nclass {name}" not in source] == []


def test_picture_is_the_tools() -> None:
    assert PICTURE.read_text("utf-8") == picture()


def test_commands_begin_from_nothing() -> None:
    (main,) = fenced("main command")
    (test,) = fenced("test command")
    for command in (main, test):
        assert command.startswith(
            "python3 -m venv --upgrade-deps .venv && .venv/bin/python -m pip install "
        )
    assert test.endswith(".venv/bin/python -m pytest --quiet -n auto")


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(
        r"^```python\n(.*?)^```$", (DOCS / "python.md").read_text("utf-8"), re.S | re.M
    )
    with contextlib.chdir(README.parent):
        exec(compile(example, "python.md", "exec"), {})
    printed = capsys.readouterr().out
    assert printed.startswith("2 ")
    assert "KEY POINTS   3 of 14 sentences" in printed


def test_the_python_sessions_say_what_they_say() -> None:
    page = (DOCS / "python.md").read_text("utf-8")
    sessions = re.findall(r"^```pycon\n(.*?)^```$", page, re.S | re.M)
    test = doctest.DocTestParser().get_doctest("\n".join(sessions), {}, "python.md", None, 0)
    with contextlib.chdir(README.parent):
        results = doctest.DocTestRunner().run(test)
    assert results.attempted > 5
    assert not results.failed


def test_the_newcomer_s_path_leads_there(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = "\n".join(fenced("newcomer's path", DOCS / "library.md")).replace("8000", str(port))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-euc", script],
        cwd=tmp_path,
        env={"PATH": path, "HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    heads = ("ADDED   2 new", "FEEDS   followed", "FETCHED   1 feed   1 new · 1 known", "FOUND   ")
    heads += ("SUMMARY   [3]", "INCIDENT COMPARISON", "ACTOR PROFILE   Jane Doe", "ARTICLE   [1]")
    places = [done.stdout.find(head) for head in heads]
    assert -1 not in places, done.stdout
    assert places == sorted(places)


if __name__ == "__main__":
    README.write_text(with_outputs(README.read_text("utf-8")), "utf-8")
    COMMANDS_PAGE.write_text(with_help(with_outputs(COMMANDS_PAGE.read_text("utf-8"))), "utf-8")
    ARCHITECTURE.write_text(with_rooms(ARCHITECTURE.read_text("utf-8")), "utf-8")
    PICTURE.write_text(picture(), "utf-8")
