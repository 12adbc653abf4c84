"""Documents as notes: front matter that is YAML, footnotes that are defined."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from briefing.model.results import Result
from briefing.render import markdown, notes
from briefing.render.page import Page
from briefing.render.views import view
from hostile_documents import HOSTILE, every_block, hostile_passages, passages

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def test_golden(
    result_of: Callable[[str], Result], check_golden: Callable[[str, str], None]
) -> None:
    written = notes.write(view(result_of("summary")), Page(), find_passages=passages)
    check_golden("summary.obsidian.md", written)


def test_every_citation_has_its_footnote_once(result: Result) -> None:
    written = notes.write(view(result), Page(), find_passages=passages)
    marks = re.findall(r"\[\^([0-9s-]+)\](?!:)", written)
    defined = re.findall(r"(?m)^\[\^([0-9s-]+)\]:", written)
    assert set(marks) == set(defined)
    assert len(defined) == len(set(defined))


def test_without_footnotes_it_is_markdown_below_front_matter(result: Result) -> None:
    document = view(result)
    _, front, body = notes.write(document, Page()).split("---\n", 2)
    assert body == "\n" + markdown.write(document, Page())
    assert front.startswith('title: "')


@pytest.mark.parametrize("text", [*HOSTILE, 'a: b\n---\n"', "- ] }", "[[link]] ![[embed]] %%x%%"])
def test_nothing_comes_alive(text: str) -> None:
    written = notes.write(
        every_block(text), Page(), find_passages=lambda cited: hostile_passages(cited, text)
    )
    _, front, body = written.split("---\n", 2)
    for line in front.splitlines():
        value = line.partition(":")[2] if ": " in line else line.removeprefix("  - ")
        if value.strip() not in ("briefing", "") and not line.endswith(":"):
            assert isinstance(json.loads(value), str)
    # A comment without text keeps an @ from naming somebody.
    rendered = READER.render(body).replace("<!-- -->", "")
    assert not re.search(r"<(script|img|svg|button|base|meta|a\b|!)", rendered)
