"""Documents as a page, in which no article's text comes alive."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from itertools import cycle, pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.results import Result
from briefing.render import html, plain
from briefing.render.bars import is_strip
from briefing.render.document import (
    Document,
    Header,
    Note,
    Run,
    Style,
    Table,
    runs_of,
)
from briefing.render.links import link_from
from briefing.render.page import Page
from briefing.render.views import view
from hostile_documents import HOSTILE, every_block, hostile_passages, passages, read

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
ELEMENTS = set(
    "html head meta title style body main nav ol aside article section header hgroup h1 h2 h3 p ul li dl div dt dd"
    " table thead tbody tr th td hr span b i a button blockquote mark".split()
)
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "popover", "popovertarget",
    "aria-label", "scope", "data-tag",
}  # fmt: skip


def words_of(element: Element) -> str:
    return "".join("".join(element.itertext()).split())


def test_golden(
    kind: str, result_of: Callable[[str], Result], check_golden: Callable[[str, str], None]
) -> None:
    page = html.write(view(result_of(kind)), find_passages=passages)
    page = re.sub("(?<=<style>).*(?=</style>)", "…", page, flags=re.DOTALL)
    check_golden(f"{kind}.html", re.sub("(?<='sha256-)[^']*", "…", page))


def test_every_page_is_what_the_standard_asks_for(result: Result) -> None:
    page = read(html.write(view(result), find_passages=passages))
    identities = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(identities) == len(set(identities))
    targets = {element.get("popovertarget") for element in page.iter("button")}
    assert targets <= set(identities)
    assert len(list(page.iter("main"))) == len(list(page.iter("h1"))) == 1


def test_the_policy_admits_the_page_s_own_style_and_no_other() -> None:
    page = html.write(Document("Words", ()))
    (style,) = re.findall("<style>(.*)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}';" in page


def test_a_fragment_keeps_to_itself(result: Result) -> None:
    piece = html.write_fragment(view(result), find_passages=passages)
    page = read(f"<!doctype html><html><head><title>x</title></head><body>{piece}</body></html>")
    # A style belongs into a head, as the standard has it; notebooks and browsers take it anywhere.
    identities = [element.get("id") for element in page.iter() if element.get("id")]
    assert all(re.fullmatch(r"b[0-9a-f]{8}-(s|part)[0-9s-]+", str(one)) for one in identities)
    assert not list(page.iter("main"))
    (style,) = page.iter("style")
    assert not re.search(r"(?m)^\s*(html|body)\b", style.text or "")


def test_the_same_words_in_the_same_order(result: Result) -> None:
    document = view(result)
    (main,) = read(html.write(document)).iter("main")
    for contents in main.findall("nav"):
        main.remove(contents)
    # On a page this wide labels stand beside values; tables and asides are laid out, which only the runs tell.
    assert all(
        "".join(run.text.split()) in words_of(main)
        for run in runs_of(document)
        if not is_strip(run.text)  # which is a picture here
    )
    if not any(isinstance(b, Table | Header) for section in document.sections for b in section):
        written = "".join(plain.write(document, Page(width=1000)).split())
        assert words_of(main).endswith("".join(c for c in written if c not in "─━•"))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_comes_alive(text: str) -> None:
    for page in (
        html.write(every_block(text), find_passages=passages),
        html.write(every_block(text), find_passages=passages, interactive=False),
        html.write(every_block(text), find_passages=lambda cited: hostile_passages(cited, text)),
    ):
        for element in read(page).iter():
            assert element.tag in ELEMENTS, element.tag
            assert set(element.attrib) <= ATTRIBUTES, element.attrib
        assert "\x1b" not in page
        assert "\u202e" not in page


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "seeds/a.txt",
        "-",
    ],
)
def test_only_the_web_is_linked_to(link: str) -> None:
    page = read(html.write(every_block("Words.", link)))
    assert [a.get("href") for a in page.iter("a")] == []
    # Even where a caller's own function gives such an address.
    page = read(html.write(every_block("Words.", link), link=lambda source: source))
    assert [a.get("href") for a in page.iter("a")] == []


def test_a_citation_opens_its_sentence_in_its_paragraph_and_leads_to_it_in_the_source() -> None:
    page = read(html.write(every_block("Words."), find_passages=passages))
    button = next(b for b in page.iter("button") if b.text == "[1:2]")
    (passage,) = (d for d in page.iter("div") if d.get("id") == button.get("popovertarget"))
    assert passage.get("popover") == ""
    (quoted,) = passage.iter("blockquote")
    assert "".join(quoted.itertext()) == "It was late. The bridge fell, she said. Nobody was hurt."
    assert quoted.find("mark").text == "The bridge fell, she said."  # type: ignore[union-attr]
    assert [a.get("href") for a in passage.iter("a")] == [
        "https://example.org/bridge?a=1&b=2#:~:text=The%20bridge%20fell%2C%20she%20said."
    ]


def test_in_a_mail_a_citation_leads_to_the_source_at_once() -> None:
    document = every_block("Words.", "https://example.org/bridge")
    page = read(html.write(document, find_passages=passages, interactive=False))
    assert not list(page.iter("button"))
    links = {a.get("href") for a in page.iter("a") if a.text == "[1:2]"}
    assert links == {"https://example.org/bridge#:~:text=The%20bridge%20fell%2C%20she%20said."}


def test_a_strip_of_counts_is_drawn_with_its_figures_beside_it() -> None:
    line = (Run("2 Mar "), Run("▂█···▄", Style.SEPARATOR), Run(" 7 Mar   most 4", Style.ASIDE))
    document = Document("Days", ((Note(line),),))
    page = read(html.write(document))
    space = "{http://www.w3.org/2000/svg}"
    (picture,) = page.iter(f"{space}svg")
    assert [bar.get("height") for bar in picture.iter(f"{space}rect")] == ["4", "16", "8"]
    assert words_of(page).endswith("2Mar7Marmost4")
    # Mail readers show no inline SVG.
    assert "▂█···▄" in words_of(read(html.write(document, interactive=False)))


def test_headings_go_down_one_step_at_a_time(result: Result) -> None:
    page = read(html.write(view(result)))
    levels = [int(e.tag[1]) for e in page.iter() if e.tag in ("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_of_many_articles_begins_with_a_list_of_them(
    result_of: Callable[..., Result],
) -> None:
    (summary,) = result_of("summary")  # type: ignore[misc]
    page = read(html.write(view((summary,) * 3)))
    (contents,) = page.iter("nav")
    identities = {f"#{article.get('id')}" for article in page.iter("article")}
    assert [a.get("href") for a in contents.iter("a")] == ["#part1", "#part2", "#part3"]
    assert identities == {"#part1", "#part2", "#part3"}


def test_links_count_from_the_folder_of_the_page(tmp_path: Path) -> None:
    article = tmp_path / "news" / "a b#1.txt"
    article.parent.mkdir()
    article.write_text("Words.")
    assert link_from(tmp_path, str(article)) == "./news/a%20b%231.txt"
    assert link_from(tmp_path / "pages", str(article)) == "../news/a%20b%231.txt"
    assert link_from(tmp_path, "https://example.org/ä") == "https://example.org/%C3%A4"
    for nowhere in (
        "-",
        "",
        str(tmp_path),
        str(tmp_path / "a.zip" / "x.txt"),
        "javascript:1",
        "\0",
    ):
        assert link_from(tmp_path, nowhere) is None


@given(texts=st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_any_text_makes_a_page(texts: list[str]) -> None:
    text = cycle(texts)
    page = html.write(every_block(next(text), next(text)), find_passages=passages)
    assert {element.tag for element in read(page).iter()} <= ELEMENTS


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not here (Debian's package chromium)")
def test_a_browser_runs_nothing_and_loads_nothing(tmp_path: Path) -> None:
    assert CHROMIUM is not None
    page = tmp_path / "page.html"
    document = every_block(" ".join(HOSTILE), "javascript:document.title=1")
    page.write_text(html.write(document, find_passages=passages), encoding="utf-8")
    ran = subprocess.run(
        [
            CHROMIUM,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=60,
        check=True,
    )
    shown = html5lib.parse(ran.stdout, namespaceHTMLElements=False)
    (title,) = shown.iter("title")
    assert title.text != "owned"
    assert {element.tag for element in shown.iter()} <= ELEMENTS
    assert len(list(shown.iter())) == len(list(read(page.read_text(encoding="utf-8")).iter()))
