"""Whatever an article holds, every writer can show it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model.results import (
    Finding,
    Result,
)
from briefing.render import json as json_writer
from briefing.render import markdown, plain, terminal
from briefing.render.cells import cell_width
from briefing.render.document import runs_of
from briefing.render.page import Page
from briefing.render.sanitize import link_target
from briefing.render.views import view

ESCAPE = re.compile(r"\x1b\[[0-9;]+m|\x1b\]8;;[!-~]*\x1b\\")
PIECES = [
    "\x1b[31m", "\x1b]8;;http://x\x07", "\x9b2J", "\u202e", "\u2066", "\u200d", "\u2028", "\ud800",
    "\U000e0041", "[red]", ":warning:", "東京都", "e\u0301", "👩\u200d🚀", "a" * 70, "東" * 40, "*", "_", "|",
    "<b>", "`", "\\", "http://x.y", "a@b.c", "1.", "- ", "\t", "\r\n", "Petro’s car", "not stated",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map(" ".join)
TEXTS = st.lists(TEXT, min_size=1, max_size=9)
RESULTS = st.sampled_from(
    ["summary", "together", "comparison", "profile", "cast", "articles", "texts", "hits", "fetched"]
)
PATIENT = settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _with_texts(value: Any, texts: Iterator[str]) -> Any:
    """The result with every word of an article, every name and every file exchanged for any text."""
    if isinstance(value, tuple):
        return tuple(_with_texts(part, texts) for part in value)
    if not dataclasses.is_dataclass(value):
        return value
    parts = {}
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        if type(part) is str:
            parts[field.name] = next(texts)
        else:
            parts[field.name] = _with_texts(part, texts)
    return type(value)(**parts)  # type: ignore[operator]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


@PATIENT
@given(texts=TEXTS, kind=RESULTS, width=st.integers(20, 160), boxes=st.booleans())
def test_text_writers(
    texts: list[str], kind: str, width: int, boxes: bool, result_of: Callable[[str], Result]
) -> None:
    document = view(_with_texts(result_of(kind), cycle(texts)), full=boxes)
    page = Page(width=width, boxes=boxes)
    written = plain.write(document, page)
    for line in written.split("\n"):
        assert cell_width(line) <= width
        assert line == line.rstrip(" ")
    assert all(c.isprintable() or c in "\n\u200c\u200d" for c in written)
    styled = terminal.write(
        document, page, link=lambda source: link_target(source, host="h", directory="/d")
    )
    assert ESCAPE.sub("", styled) == written
    plain.write(document, Page(width=width, encoding="ascii", boxes=boxes)).encode("ascii")


@PATIENT
@given(
    texts=TEXTS,
    kind=st.sampled_from(["summary", "profile", "articles"]),
    width=st.integers(20, 59),
)
def test_the_same_words_in_the_same_order(
    texts: list[str], kind: str, width: int, result_of: Callable[[str], Result]
) -> None:
    # On a wider page a label too long for its column stands beside its values, line by line.
    document = view(_with_texts(result_of(kind), cycle(texts)))
    marked_up = re.sub("<br>|<!-- -->", " ", markdown.write(document, Page()))
    assert _letters(marked_up) == _letters(plain.write(document, Page(width=width)))


@PATIENT
@given(texts=TEXTS, width=st.integers(20, 79))
def test_no_word_of_a_comparison_is_lost(
    texts: list[str], width: int, result_of: Callable[[str], Result]
) -> None:
    comparison = _with_texts(result_of("comparison"), cycle(texts))
    document = view(comparison)
    in_text = _letters(plain.write(document, Page(width=width)))
    in_markdown = _letters(re.sub("<br>|<!-- -->", " ", markdown.write(document, Page())))
    for run in runs_of(document):
        assert _letters(run.text) in in_text
        assert _letters(run.text) in in_markdown


@PATIENT
@given(texts=TEXTS, kind=RESULTS)
def test_json_and_picture(texts: list[str], kind: str, result_of: Callable[[str], Result]) -> None:
    changed = _with_texts(result_of(kind), cycle(texts))
    written = json_writer.write(changed)
    assert all(c.isprintable() or c == "\n" for c in written)
    parsed = json.loads(written)
    assert parsed["schema"] == 2
    assert [found.text for found in _findings(changed)] == list(_texts_of_findings(parsed))
    terminal.draw_svg(view(changed), Page())


def _findings(value: Any) -> list[Finding]:
    if isinstance(value, Finding):
        return [value]
    if isinstance(value, tuple):
        return [finding for part in value for finding in _findings(part)]
    if dataclasses.is_dataclass(value):
        parts = (getattr(value, field.name) for field in dataclasses.fields(value))
        return [finding for part in parts for finding in _findings(part)]
    return []


def _texts_of_findings(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if "citation" in value else []
        return own + [text for part in value.values() for text in _texts_of_findings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts_of_findings(part)]
    return []
