"""The README says and shows what the tool says and shows.

Run as a script, this file writes the texts of `--help`, the outputs and the picture anew.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import run
from briefing.config import Settings, variable

README = Path(__file__).parent.parent / "README.md"
PICTURE = README.parent / "docs" / "comparison.svg"
OUTPUT = re.compile(r"^<!-- output: briefing (.*?) -->\n```text\n(.*?)^```$", re.S | re.M)
COMMANDS = (
    "",
    "summary",
    "compare",
    "actor",
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
    "doctor",
    "config",
    "config path",
    "config show",
)
BEGIN, END = "<!-- help -->\n", "\n## Development\n"


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
    """The README's text with the outputs that the tool gives now."""
    return OUTPUT.sub(
        lambda block: f"<!-- output: briefing {block[1]} -->\n```text\n{output_of(block[1])}```",
        text,
    )


def picture() -> str:
    """The comparison as a picture, as the README shows it."""
    return output_of("compare 2018 2026 --format svg")


def fenced(mark: str) -> list[str]:
    """The lines of the fenced block after a mark."""
    match = re.search(
        rf"^<!-- {mark} -->\n```sh\n(.*?)^```$", README.read_text("utf-8"), re.S | re.M
    )
    assert match is not None
    return match[1].splitlines()


def test_help_texts_are_the_tools() -> None:
    text = README.read_text("utf-8")
    assert text[text.index(BEGIN) + len(BEGIN) : text.index(END)] == help_section()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_in_the_tables(command: str) -> None:
    tables = README.read_text("utf-8").partition(BEGIN)[0]
    for option in re.findall(r"--[a-z-]+", help_text(command)):
        assert f"`{option}" in tables


@pytest.mark.parametrize("key", Settings.__dataclass_fields__)
def test_every_setting_is_in_the_table(key: str) -> None:
    text = README.read_text("utf-8")
    assert f"`{variable(key)}" in text
    assert f"`{key} = " in text


def test_outputs_are_the_tools() -> None:
    text = README.read_text("utf-8")
    assert len(OUTPUT.findall(text)) == 3
    assert text == with_outputs(text)


def test_picture_is_the_tools() -> None:
    assert PICTURE.read_text("utf-8") == picture()


def test_commands_begin_from_nothing() -> None:
    (main,) = fenced("main command")
    (test,) = fenced("test command")
    for command in (main, test):
        assert command.startswith("python3 -m venv .venv && .venv/bin/python -m pip install ")
    assert test.endswith(".venv/bin/python -m pytest --quiet")


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", README.read_text("utf-8"), re.S | re.M)
    with contextlib.chdir(README.parent):
        exec(compile(example, "README.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(re.search(r" \[1:\d+\]$", line) for line in lines)


def test_the_newcomer_s_path_leads_there(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = "\n".join(fenced("newcomer's path")).replace("8000", str(port))
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
    text = README.read_text("utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    README.write_text(with_outputs(text[:start] + help_section() + text[end:]), "utf-8")
    PICTURE.write_text(picture(), "utf-8")
