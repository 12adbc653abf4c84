"""Books, written by EbookLib, to articles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ebooklib import epub
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.model.article import Article, ParagraphKind
from briefing.sources.material import Material
from briefing.sources.reading import read_material

CHAPTERS = {
    "ferry": "<h1>The ferry</h1><p>The ferry sank on Monday, they said.</p><h2>Later</h2><p>It was raised.</p>",
    "Männer": "<h1>Zwei Männer</h1><p>Zwei Männer wurden gefasst.</p><script>alert(1)</script>",
    "title page": "<h1>A book</h1>",
}


@pytest.fixture
def book(tmp_path: Path) -> bytes:
    made = epub.EpubBook()
    made.set_title("The Gazette")
    made.set_language("de-AT")
    made.add_author("Ann Lee")
    made.add_metadata("DC", "date", "2018-03-07T10:00:00+00:00")
    chapters = []
    for number, (name, content) in enumerate(CHAPTERS.items()):
        chapter = epub.EpubHtml(title=name, file_name=f"text/{number} {name}.xhtml")
        chapter.content = content
        made.add_item(chapter)
        chapters.append(chapter)
    made.toc = chapters
    made.add_item(epub.EpubNcx())
    made.add_item(epub.EpubNav())
    made.spine = ["nav", *reversed(chapters)]
    epub.write_epub(str(tmp_path / "book"), made)
    return (tmp_path / "book").read_bytes()


def rewritten(book: bytes, **members: bytes | None) -> bytes:
    """The book with members changed, added or left out; `__` stands for a slash, `_dot_` for a dot."""
    changed = {
        name.replace("__", "/").replace("_dot_", "."): data for name, data in members.items()
    }
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *changed]):
            data = changed[name] if name in changed else old.read(name)
            if data is not None:
                new.writestr(name, data)
    return file.getvalue()


def test_a_document_with_prose_is_an_article(book: bytes, look: Callable[..., Any]) -> None:
    looked = look(book, "a.epub")
    assert looked.problems == ()
    assert looked.sources == ["a.epub/EPUB/text/1 Männer.xhtml", "a.epub/EPUB/text/0 ferry.xhtml"]
    assert [article.name for article in looked.articles] == [
        "a.epub/1 Männer.xhtml",
        "a.epub/0 ferry.xhtml",
    ]
    assert looked.heads == [
        ("Zwei Männer", "Ann Lee", "2018-03-07"),
        ("The ferry", "Ann Lee", "2018-03-07"),
    ]
    assert {article.language for article in looked.articles} == {"de"}
    assert looked.prose == [
        "Zwei Männer wurden gefasst.",
        "The ferry sank on Monday, they said.",
        "It was raised.",
    ]
    assert looked.all(ParagraphKind.HEADING) == ["Later"]


def test_a_book_is_known_without_its_name(book: bytes, look: Callable[..., Any]) -> None:
    assert len(look(book, "a").articles) == 2
    assert len(look(rewritten(book, mimetype=None), "a.zip").articles) == 2


CONTAINER = "META-INF__container_dot_xml"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>
<container><rootfiles><rootfile full-path="&g;"/></rootfiles></container>"""
OUTSIDE = b"""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<container><rootfiles><rootfile full-path="&a;"/></rootfiles></container>"""
PROTECTED = b"""<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="%s"/>
</enc:EncryptedData></encryption>"""


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({CONTAINER: None}, "damaged"),
        ({CONTAINER: b""}, "damaged"),
        ({CONTAINER: b"<container/>"}, "damaged"),
        ({CONTAINER: b"no XML"}, "damaged"),
        ({CONTAINER: LAUGHS}, "damaged"),
        ({CONTAINER: OUTSIDE}, "damaged"),
        ({CONTAINER: b'<container><rootfile full-path="../../../etc/passwd"/></container>'}, "damaged"),
        ({"EPUB__content_dot_opf": b"<package/>"}, "no text in the book"),
        ({"META-INF__encryption_dot_xml": PROTECTED % b"http://www.w3.org/2001/04/xmlenc#aes128-cbc"},
         "encrypted: a protected book"),
    ],
)  # fmt: skip
def test_what_is_wrong(
    members: dict[str, bytes | None], message: str, book: bytes, look: Callable[..., Any]
) -> None:
    looked = look(rewritten(book, **members), "a.epub")
    assert looked.message == message


def test_fonts_may_be_encrypted(book: bytes, look: Callable[..., Any]) -> None:
    fonts = PROTECTED % b"http://www.idpf.org/2008/embedding"
    assert (
        len(look(rewritten(book, **{"META-INF__encryption_dot_xml": fonts}), "a.epub").articles)
        == 2
    )


def test_a_missing_chapter_stops_no_other(book: bytes, look: Callable[..., Any]) -> None:
    looked = look(rewritten(book, **{"EPUB__text__0 ferry_dot_xhtml": None}), "a.epub")
    assert len(looked.articles) == 1
    assert [str(problem) for problem in looked.problems] == ["damaged"]


def test_a_bomb(book: bytes, look: Callable[..., Any]) -> None:
    looked = look(rewritten(book, **{"EPUB__text__0 ferry_dot_xhtml": b" " * 60_000_000}), "a.epub")
    assert str(looked.problems[-1]) in (
        "too large for one article",
        "it holds far more than its size allows",
    )


DAM = "<p>A dam broke on Monday night, the police said.</p><p>Nobody was hurt in the valley.</p>"
MILL = "<p>A mill burned on Sunday night, the fire brigade said.</p><p>It will be built anew of stone.</p>"
NAVBAR = "<div class='{}'>| <a href='x'>Next</a> | <a href='y'>Section menu</a> | <a href='z'>Main menu</a> |</div>"
FROM_CALIBRE = "<div class='{}'><hr/>This article was downloaded by <strong>calibre</strong> from <a href='q'>https://a.example/dam</a></div>"


def issue(
    documents: dict[str, str], *, title: str = "The Courier", author: str = "", date: str = ""
) -> bytes:
    """A book of these documents, by path, in this order."""
    made = epub.EpubBook()
    made.set_title(title)
    made.set_language("en")
    if author:
        made.add_author(author)
    if date:
        made.add_metadata("DC", "date", date)
    items = []
    for path, content in documents.items():
        item = epub.EpubHtml(title=path, file_name=path)
        item.content = content
        made.add_item(item)
        items.append(item)
    made.add_item(epub.EpubNcx())
    made.spine = items
    file = io.BytesIO()
    epub.write_epub(file, made)
    return file.getvalue()


def recipe(bar: str, *, front: str) -> dict[str, str]:
    """What calibre makes of a news site: a front page, a page for each section, and the pieces."""
    about = "<ul><li><a href='a'>Dam breaks</a><div>A dam broke on Monday night, the police said.</div></li></ul>"
    end = FROM_CALIBRE.format(bar)
    return {
        "index.html": f"<h1>The Courier</h1>{front}<ul><li><a href='feed_0/index.html'>News</a></li></ul>",
        "feed_0/index.html": f"<h1>News</h1>{about}{NAVBAR.format(bar)}",
        "feed_0/article_0/index.html": f"{NAVBAR.format(bar)}<h1>Dam breaks</h1>{DAM}{end}",
        "feed_0/article_1/index_u1.html": f"{NAVBAR.format(bar)}<h1>Mill burns</h1>{MILL}{end}",
    }


PROSE = [
    "A dam broke on Monday night, the police said.", "Nobody was hurt in the valley.",
    "A mill burned on Sunday night, the fire brigade said.", "It will be built anew of stone.",
]  # fmt: skip


@pytest.mark.parametrize("bar", ["calibre_navbar", "calibre_navbar calibre3", "calibre7"])
@pytest.mark.parametrize(
    "front",
    ["<p>[Sat, 07 Mar 2026]</p>", "<p>Saturday, March 7, 2026</p>", "<h2>7 March 2026</h2>", "<p>2026-03-07</p>"],
    ids=["brackets", "American", "heading", "ISO"],
)  # fmt: skip
def test_news_that_calibre_fetched(bar: str, front: str, look: Callable[..., Any]) -> None:
    looked = look(issue(recipe(bar, front=front), author="calibre"), "a.epub")
    assert looked.heads == [("Dam breaks", "", "2026-03-07"), ("Mill burns", "", "2026-03-07")]
    assert looked.prose == PROSE
    assert "calibre from" not in "".join(article.text for article in looked.articles)


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("The Courier [Sat, 07 Mar 2026]", ""),
        ("The Courier, 7 March 2026", "2026-03-09T05:00:00+00:00"),
        ("The Weekly Courier: February 28 – March 7, 2026", ""),
        ("The Courier 2026-03-07", ""),
        ("The Courier", "2026-03-07"),
    ],
)
def test_the_date_of_an_issue(title: str, date: str, look: Callable[..., Any]) -> None:
    made = issue({"a.xhtml": f"<h1>Dam breaks</h1>{DAM}"}, title=title, date=date)
    assert look(made, "a.epub").head == ("Dam breaks", "", "2026-03-07")


@pytest.mark.parametrize(
    ("line", "author", "byline"),
    [
        ("<p class='byline'>By Ann Lee</p>", "Various", "Ann Lee"),
        ("<p>By Ann Lee and Bo Ek</p>", "Various Authors", "Ann Lee and Bo Ek"),
        ("<div class='byline'>by <span>Ann Lee</span></div>", "Bo Ek", "Ann Lee"),
        ("<p><a rel='author' href='x'>Ann Lee</a></p>", "The Courier", "Ann Lee"),
        ("", "The Courier", ""),
        ("", "Various", ""),
        ("", "Ann Lee", "Ann Lee"),
    ],
)
def test_bylines_of_pieces(line: str, author: str, byline: str, look: Callable[..., Any]) -> None:
    made = issue({"a.xhtml": f"<h1>Dam breaks</h1>{line}{DAM}"}, author=author)
    looked = look(made, "a.epub")
    assert looked.head[:2] == ("Dam breaks", byline)
    assert looked.prose == PROSE[:2]


def test_the_date_of_a_piece_goes_before_that_of_the_book(look: Callable[..., Any]) -> None:
    made = issue({"a.xhtml": f"<h1>Dam breaks</h1><p>3 March 2026</p>{DAM}"}, date="2026-03-07")
    assert look(made, "a.epub").head == ("Dam breaks", "", "2026-03-03")


@given(st.data())
@settings(max_examples=40)
def test_a_damaged_byte_anywhere(data: st.DataObject) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        new.writestr("mimetype", "application/epub+zip")
        new.writestr(
            "META-INF/container.xml",
            '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
        )
        new.writestr("a.opf", '<package><manifest><item id="a" href="a.html" media-type="text/html"/></manifest>'
                              '<spine><itemref idref="a"/></spine></package>')  # fmt: skip
        new.writestr("a.html", "<p>Two men were held.</p>")
    packed = bytearray(file.getvalue())
    for _ in range(data.draw(st.integers(0, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    for found in read_material(Material(data=bytes(packed), source="a", name="a")):
        assert isinstance(found, Article | SourceError)
