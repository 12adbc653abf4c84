"""Agents asking over a real subprocess, with the protocol library's own client."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

mcp = pytest.importorskip("mcp", reason="the package mcp is not installed")

Ask = Callable[..., list[Any]]


FLOOD = "date 2018-03-07\n\nThe river flooded the town of Ashford on Monday. Mayor Jane Doe said the dam had held.\n"
FIRE = "2021-05-01\n\nA fire burned three shops in Millbrook on Friday. Two people were injured, police said.\n"


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a folder of two articles."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "flood.txt").write_text(FLOOD)
    (tmp_path / "news" / "fire.txt").write_text(FIRE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ask(workplace: Path) -> Ask:
    """Start the server with options, call tools in turn, give back what each answers."""

    from mcp.client.stdio import stdio_client

    async def called(options: list[str], calls: list[tuple[str, dict[str, Any]]]) -> list[Any]:
        started = mcp.StdioServerParameters(
            command=sys.executable,
            args=["-m", "briefing", "serve", "--mcp", *options],
            cwd=str(workplace),
            env=dict(os.environ),
        )
        async with mcp.Client(stdio_client(started)) as client:
            if not calls:
                return list((await client.list_tools()).tools)
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return lambda options, *calls: asyncio.run(called(options, list(calls)))


def text_of(answer: Any) -> str:
    (part,) = answer.content
    return str(part.text)


def test_tools_are_told_with_what_they_take(ask: Ask) -> None:
    tools = {tool.name: tool for tool in ask(["-a", "news"])}
    assert {*tools} == {"summary", "compare", "actor", "story", "timeline", "articles", "show"}
    assert all(tool.description for tool in tools.values())
    assert {*tools["compare"].input_schema["properties"]} == {"what"}


def test_each_answer_brings_the_sentences_that_it_cites(ask: Ask) -> None:
    summary, compared, actor, listed, shown = ask(
        ["-a", "news"],
        ("summary", {"what": ["2018"], "sentences": 1}),
        ("compare", {"what": ["1", "2"]}),
        ("actor", {"name": "Doe"}),
        ("articles", {}),
        ("show", {"what": ["1"]}),
    )
    assert not any(answer.is_error for answer in (summary, compared, actor, listed, shown))
    for answer in (summary, compared, actor):
        assert "[^1-2]" in text_of(answer) or "[^1-1]" in text_of(answer)
        assert "\n[^1-" in text_of(answer)
    assert "flood.txt" in text_of(listed)
    assert "[1:1]" in text_of(shown)


def test_stories_and_timelines_are_told(ask: Ask, briefing: Callable[..., Any]) -> None:
    briefing("add", "news", "--library", "own.sqlite")
    for options in (["-a", "news"], ["--library", "own.sqlite"]):
        story, timeline = ask(
            options, ("story", {"what": ["2018"]}), ("timeline", {"actor": "Doe"})
        )
        assert "flooded" in text_of(story)
        assert "TIMELINE" in text_of(timeline)


def test_the_library_is_searched(ask: Ask, briefing: Callable[..., Any]) -> None:
    briefing("add", "news", "--library", "own.sqlite")
    found, none = ask(
        ["--library", "own.sqlite"],
        ("search", {"query": "dam AND Doe"}),
        ("search", {"query": "volcano"}),
    )
    assert "==Mayor Jane Doe said the dam had held.==" in text_of(found)
    assert none.is_error


def test_no_other_file_and_no_address_is_read(ask: Ask) -> None:
    names = ["/etc/passwd", "news/fire.txt", "https://example.org/", "-", "clipboard:", "library:"]
    answers = ask(["-a", "news/flood.txt"], *[("summary", {"what": [name]}) for name in names])
    for answer in answers:
        assert answer.is_error
        assert "no article here" in text_of(answer)


def test_errors_are_told_in_words(ask: Ask) -> None:
    unknown, wrong = ask(
        ["-a", "news"], ("actor", {"name": "Nobody"}), ("summary", {"what": ["1999"]})
    )
    assert (unknown.is_error, wrong.is_error) == (True, True)
    assert "nobody in the articles is called Nobody" in text_of(unknown)
    assert "Traceback" not in text_of(wrong)


def test_it_must_be_told_what_to_speak(briefing: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = briefing("serve")
    assert (code, out) == (2, "")
    assert "briefing serve --mcp" in err
