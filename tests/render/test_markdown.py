"""Documents as Markdown, in which no article's text comes alive."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.model.results import Result
from briefing.render import markdown
from briefing.render.document import (
    Bullets,
    Cell,
    Document,
    Entry,
    KeyValues,
    Note,
    Row,
    Run,
    Style,
    Table,
)
from briefing.render.page import Page
from briefing.render.views import view

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OWN_HTML = {"<br>", "<!-- -->"}
HOSTILE = [
    "# no heading",
    "- no list",
    "+ no list",
    "1. no list",
    "12) no list",
    "=== no rule",
    "--- no rule",
    "> no quote",
    "*no* _emphasis_ **at** ~~all~~",
    "`no code` ```",
    "[no](http://link) ![no](http://image) <http://auto.link> [1:1]: http://x.y",
    "<b>no</b> <script>alert(1)</script> &lt; <!-- no comment",
    "a | b \\| c \\",
    "    no code",
    "$no$ :warning: #12",
]


def _write(text: str) -> str:
    cited = (Run(text), Run(" "), Run("[1:2]", Style.CITATION))
    labelled = (Run(text, Style.LABEL),)
    row = Row(text, (Cell((cited, cited)), Cell((cited,))))
    table = Table(tags=((Run("[1]"),),) * 2, heads=(cited,) * 2, groups=((row,),))
    blocks = (Note(cited), Bullets((cited,)), KeyValues((Entry(labelled, (cited, cited)),)), table)
    return markdown.write(Document("", (blocks,)), Page())


def _flat(tokens: list[Token]) -> list[Token]:
    return [part for token in tokens for part in [token, *_flat(token.children or [])]]


def test_golden(
    kind: str, result_of: Callable[[str], Result], check_golden: Callable[[str, str], None]
) -> None:
    check_golden(f"{kind}.md", markdown.write(view(result_of(kind)), Page()))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_comes_alive(text: str) -> None:
    tokens = _flat(READER.parse(_write(text)))
    allowed = {
        "paragraph",
        "bullet_list",
        "list_item",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
    }
    for token in tokens:
        if token.type in ("html_inline", "html_block"):
            assert token.content.strip() in OWN_HTML
        elif token.type not in ("inline", "text", "softbreak", "text_special"):
            assert re.sub("_(open|close)$", "", token.type) in allowed, token
    shown = "".join(token.content for token in tokens if token.type == "text")
    assert " ".join(text.split()).replace(" ", "") in shown.replace(" ", "")


@given(st.lists(st.sampled_from(HOSTILE) | st.text("*_`[]()<>!|\\~#-+=1.: ab&;", max_size=8)))
def test_any_mixture_is_shown_as_it_is(parts: list[str]) -> None:
    text = " ".join(" ".join(parts).split())
    tokens = _flat(READER.parse(_write(text)))
    shown = "".join(token.content for token in tokens if token.type == "text").replace(" ", "")
    assert shown.count(text.replace(" ", "")) >= 1
    assert not any(
        token.type in ("link_open", "image", "em_open", "s_open", "code_inline") for token in tokens
    )
    assert sum(token.type == "th_open" for token in tokens) == 3


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("at 10:30, see http://x.y", r"at 10:30, see http\://x.y"),
        ("www.x.y and WWW.X.Y", r"www\.x.y and WWW\.X.Y"),
        ("ann@news.example", "ann@<!-- -->news.example"),
        (":warning:", r"\:warning:"),
        ("plain text, (so) it's “fine”!", "plain text, (so) it's “fine”!"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert markdown.escape(text) == escaped
