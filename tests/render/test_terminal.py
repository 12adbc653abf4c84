"""Documents with styles and links for a terminal, and as SVG picture."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from briefing.model.results import Result
from briefing.render import plain, terminal
from briefing.render.document import MARKS, Style
from briefing.render.page import Page
from briefing.render.views import view

ESCAPE = re.compile(r"\x1b\[[0-9;]+m|\x1b\]8;;[!-~]*\x1b\\")


def test_the_same_words_and_breaks_as_plain_text(result: Result) -> None:
    page = Page(width=90)
    styled = terminal.write(view(result), page, link=lambda source: f"file://host/{source}")
    assert ESCAPE.sub("", styled) == plain.write(view(result), page)


@pytest.mark.parametrize("kind", ["summary", "together", "comparison", "profile"])
def test_golden(
    kind: str, result_of: Callable[[str], Result], check_golden: Callable[[str, str], None]
) -> None:
    styled = terminal.write(
        view(result_of(kind)), Page(), link=lambda source: f"file://host/{source}"
    )
    check_golden(f"{kind}.ansi", styled)


def test_without_colour_bold_and_dim_stay(result: Result) -> None:
    styled = terminal.write(view(result), Page(), colour=False)
    codes = {code for found in re.findall(r"\x1b\[([0-9;]+)m", styled) for code in found.split(";")}
    assert {"0", "1", "2"} <= codes <= {"0", "1", "2", "3"}
    assert "\x1b]" not in styled


def test_no_style_runs_over_a_line_s_end(result: Result) -> None:
    for line in terminal.write(view(result), Page(), link=lambda source: "file://h/x").splitlines():
        codes = re.findall(r"\x1b\[([0-9;]+)m", line)
        assert [code == "0" for code in codes] == [False, True] * (len(codes) // 2)
        links = re.findall(r"\x1b\]8;;([^\x1b]*)\x1b", line)
        assert [link == "" for link in links] == [False, True] * (len(links) // 2)


def test_every_colour_has_a_mark() -> None:
    coloured = {
        style for style, look in terminal.STYLES.items() if set(look.split()) & terminal._COLOURS
    }
    assert coloured <= MARKS
    assert set(terminal.STYLES) | {Style.TEXT} == set(Style)


def test_the_picture_shows_the_words_and_is_the_same_each_time(result: Result) -> None:
    drawn = terminal.draw_svg(view(result), Page(), command="briefing compare 2018 2026 <&>")
    assert drawn == terminal.draw_svg(
        view(result), Page(), command="briefing compare 2018 2026 <&>"
    )
    root = ElementTree.fromstring(drawn)
    texts = "".join(root.itertext()).replace("\xa0", " ")
    assert "briefing compare 2018 2026 <&>" in texts
    words = plain.write(view(result), Page()).replace("━", "").split()[:8]
    assert all(word in texts for word in words)
    assert "url(http" not in drawn


def test_plain_and_styled_text_need_no_rich() -> None:
    # A fresh interpreter tells what is imported; Rich takes 40 ms.
    code = (
        "import sys\n"
        "from briefing.render import plain, terminal, views, page\n"
        "from briefing.model.results import ArticleList\n"
        "document = views.view(ArticleList(articles=()))\n"
        "plain.write(document, page.Page()); terminal.write(document, page.Page())\n"
        "sys.exit(' '.join(m for m in sys.modules if m.split('.')[0] in ('rich', 'typer', 'json')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
