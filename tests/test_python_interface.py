"""The interface for scripts and notebooks: what is read, asked and shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest

import briefing
from briefing.errors import ConfigError, NothingMatches, SourceNotFound
from briefing.use_cases.storing import add
from loopback import Loopback

FLOOD = "date 2018-03-07\n\nThe river flooded the town of Ashford on Monday. Mayor Jane Doe said the dam had held.\n"
FIRE = "2021-05-01\n\nA fire burned three shops in Millbrook on Friday. Two people were injured, police said.\n"
PAGE = (
    "<!doctype html><html lang=en><head><title>Mine collapses</title></head><body><article><h1>Mine collapses</h1>"
    "<p>A coal mine collapsed in Millbrook on Monday, and five miners were killed, the fire brigade said.</p>"
    "<p>Rescuers will go on digging until Thursday.</p></article></body></html>"
)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "flood.txt").write_text(FLOOD)
    (folder / "fire.txt").write_text(FIRE)
    monkeypatch.chdir(tmp_path)
    return folder


def first_sentences(articles: briefing.Articles) -> list[str]:
    return [article.opening or "" for article in articles]


@pytest.mark.parametrize(
    ("sources", "opening"),
    [
        pytest.param(lambda news: news / "flood.txt", "The river flooded", id="path"),
        pytest.param(lambda news: str(news / "flood.txt"), "The river flooded", id="name"),
        pytest.param(lambda news: "news/fl*.txt", "The river flooded", id="pattern"),
        pytest.param(lambda news: FLOOD, "The river flooded", id="text of lines"),
        pytest.param(lambda news: FLOOD.split("\n")[2], "The river flooded", id="text of a line"),
        pytest.param(lambda news: PAGE + "\n", "A coal mine collapsed", id="page at hand"),
    ],
)
def test_whatever_is_named_is_read(news: Path, sources: Callable[..., str], opening: str) -> None:
    articles = briefing.read(sources(news))
    assert len(articles) == 1
    assert first_sentences(articles)[0].startswith(opening)


def test_files_and_texts_are_read_together_in_order_of_date(news: Path) -> None:
    articles = briefing.read(news, "2019-01-01\n\nThe council of Ashford met.", FIRE)
    assert [article.name for article in articles] == [
        "flood.txt",
        "text-1",
        "fire.txt",
        "text-2",
    ]


def test_an_address_is_fetched(loopback: Loopback) -> None:
    address = loopback.page("/mine", PAGE, content_type="text/html")
    (article,) = briefing.read(address, allow_local=True)
    assert article.headline == "Mine collapses"


def test_what_is_missing_is_named(news: Path) -> None:
    with pytest.raises(SourceNotFound) as raised:
        briefing.read("news/flod.txt")
    assert "news/flod.txt" in raised.value.__notes__
    with pytest.raises(ConfigError):
        briefing.read()
    beside = briefing.read("news/flood.txt", "news/flod.txt")
    assert (len(beside), len(beside.problems)) == (1, 1)


def test_articles_are_asked_by_selectors(news: Path) -> None:
    articles = briefing.read(news)
    assert "Ashford" in str(articles.summary("2018"))
    assert "Millbrook" not in str(articles.summary("2018"))
    assert "Jane Doe" in str(articles.actor("Doe"))
    assert "The river flooded" in str(articles.show("flood"))
    assert "INCIDENT COMPARISON" in str(articles.compare())
    assert "TOGETHER" in str(articles.summary(together=True))
    assert "TIMELINE" in str(articles.timeline())
    assert "flooded" in str(articles.story("2018"))
    with pytest.raises(NothingMatches):
        articles.summary("1999")


def test_representations_are_short(news: Path) -> None:
    articles = briefing.read(news)
    assert repr(articles) == "<2 articles: [1] flood.txt, [2] fire.txt>"
    assert repr(articles.show("1")) == "<Text of flood.txt: 2 sentences cited>"
    many = briefing.read(*[f"{FLOOD}Nobody of the {number} was hurt." for number in range(5)])
    assert repr(many).endswith(", and 2 more>")


def test_a_notebook_shows_answers_whose_citations_open(news: Path) -> None:
    shown = briefing.read(news).summary()._repr_html_()
    targets = set(re.findall('popovertarget="([^"]+)"', shown))
    assert targets
    assert targets == set(re.findall('popover id="([^"]+)"', shown))
    assert briefing.read(news)._repr_html_().startswith("<div")


def test_an_answer_in_every_form(news: Path, tmp_path: Path) -> None:
    answer = briefing.read(news).summary("flood")
    assert json.loads(answer.to_json())["kind"] == "summary"
    assert answer.to_markdown().startswith("# ")
    assert answer.to_csv().startswith("part,")
    assert max(map(len, answer.to_text(width=40).splitlines())) <= 40
    html5lib.HTMLParser(strict=True).parse(answer.to_html())
    (row, *_) = answer.to_rows()
    assert (row["text"], row["article"], row["sentence"]) == (
        "The river flooded the town of Ashford on Monday.",
        1,
        1,
    )
    assert {type(value) for value in row.values()} <= {str, int, type(None)}


def test_an_answer_is_saved_by_extension(news: Path, tmp_path: Path) -> None:
    answer = briefing.read("news/flood.txt").summary()
    pages = tmp_path / "pages"
    pages.mkdir()
    answer.save(pages / "flood.html")
    assert 'href="../news/flood.txt#:~:text=' in (pages / "flood.html").read_text()
    answer.save("flood.json")
    assert json.loads(Path("flood.json").read_text())["kind"] == "summary"
    with pytest.raises(ConfigError):
        answer.save("flood.docx")


def test_a_library_is_searched_and_its_sentences_open(news: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    add([str(news)], library=library, at=datetime.now(UTC))
    found = briefing.search("dam AND Doe", library=library, since="2018", until="2018-03")
    assert [row["text"] for row in rows_with_text(found)] == [
        "Mayor Jane Doe said the dam had held."
    ]
    assert "<mark>Mayor Jane Doe said the dam had held.</mark>" in found.to_html()
    with pytest.raises(NothingMatches):
        briefing.search("dam", library=library, since="2020")
    with pytest.raises(ConfigError):
        briefing.search("dam", library=library, since="soon")


def rows_with_text(answer: briefing.Briefing) -> list[dict[str, object]]:
    return [{**row, "text": row.get("text", row.get("finding_text"))} for row in answer.to_rows()]


def test_public_names_are_shown_by_dir() -> None:
    assert {"read", "summary", "Articles", "Briefing", *briefing.__all__} <= set(dir(briefing))
    assert all(getattr(briefing, name) is not None for name in briefing.__all__)
