"""PDFs, written by ReportLab, to articles."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from briefing.errors import SourceError
from briefing.model.article import Article, ParagraphKind
from briefing.sources.material import Material
from briefing.sources.pdf_words import join_lines, words_in
from briefing.sources.reading import read_material

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=8)
INDENTED = ParagraphStyle("indented", parent=BODY, spaceAfter=0, firstLineIndent=14, alignment=4)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=20, leading=23, spaceAfter=10)
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=7, leading=9, spaceAfter=8)
HEADING = ParagraphStyle(
    "heading", fontName="Helvetica-Bold", fontSize=13, leading=16, spaceAfter=4
)

FERRY = [
    f"Paragraph {number} tells that the ferry sank in the harbour of Arden on day {number}, and that "
    "its captain, who asked not to be named, described the circumstances as extraordinary. "
    "Officials of the ministry of transport confirmed it in writing. "
    * (1 + number % 3)
    for number in range(24)
]  # fmt: skip


def pdf(story: Sequence[tuple[str, ParagraphStyle]], *, columns: int = 1, **data: Any) -> bytes:
    """A document of these paragraphs, with a running head and a page number on each page."""

    def decorate(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, "The Gazette of Arden")
        canvas.drawString(290, 25, f"Page {document.page} of 9")

    file = io.BytesIO()
    document = BaseDocTemplate(file, pagesize=A4, invariant=True, **data)
    width = (A4[0] - 120 - 20 * (columns - 1)) / columns
    frames = [Frame(60 + column * (width + 20), 60, width, 720) for column in range(columns)]
    document.addPageTemplates([PageTemplate(frames=frames, onPage=decorate)])
    document.build([Paragraph(text, style) for text, style in story])
    return file.getvalue()


def fold(texts: Sequence[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("style", [BODY, INDENTED], ids=["gaps", "indents"])
def test_columns_pages_and_running_heads(
    columns: int, style: ParagraphStyle, look: Callable[..., Any]
) -> None:
    title = "Ferry sinks off Arden with forty aboard, all of whom are saved"
    story = [(title, TITLE), ("By Ann Lee", BODY), *((text, style) for text in FERRY)]
    looked = look(pdf(story, columns=columns), "a.pdf")
    assert looked.head[:2] == (title, "Ann Lee")
    assert looked.prose == fold(FERRY)
    assert "Gazette" not in looked.article.text
    assert "Page" not in looked.article.text


def test_headings_and_small_print(look: Callable[..., Any]) -> None:
    story = [(text, BODY) for text in FERRY]
    story[3:3] = [
        ("How it came about", HEADING),
        ("Photograph: the harbour of Arden, taken by Bo Ek.", SMALL),
    ]
    looked = look(pdf(story), "a.pdf")
    assert looked.all(ParagraphKind.HEADING) == ["How it came about"]
    assert looked.all(ParagraphKind.FRAGMENT) == [
        "Photograph: the harbour of Arden, taken by Bo Ek."
    ]
    assert looked.prose == fold(FERRY)


def lines(*texts: str, **data: str) -> bytes:
    """A page of lines set one by one."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    for key, value in data.items():
        getattr(canvas, f"set{key.title()}")(value)
    for number, text in enumerate(texts):
        canvas.drawString(60, 700 - 12 * number, text)
    canvas.save()
    return file.getvalue()


def test_divided_words_are_whole_again(look: Callable[..., Any]) -> None:
    looked = look(
        lines(
            "The trans-",
            "portation ministry spoke of a well-known captain, and of a well-",
            "known ship, on Mon-",
            "day, in the north-",
            "Eastern tongue.",
        ),
        "a.pdf",
    )
    assert looked.prose == [
        "The transportation ministry spoke of a well-known captain, and of a well-known ship, on Monday, "
        "in the north-Eastern tongue."
    ]


def test_joined_letters_are_letters(look: Callable[..., Any]) -> None:
    file = io.BytesIO()
    registerFont(TTFont("Vera", "Vera.ttf"))
    canvas = Canvas(file)
    canvas.setFont("Vera", 12)
    canvas.drawString(60, 700, "The \ufb01re was \ufb02at, the of\ufb01cers said.")
    canvas.save()
    assert look(file.getvalue(), "a.pdf").prose == ["The fire was flat, the officers said."]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"title": "Ferry sinks off Arden", "author": "Ann Lee"}, ("Ferry sinks off Arden", "Ann Lee")),
        ({"title": "Microsoft Word - draft 3.docx", "author": "user1"}, ("", "")),
        ({"title": "untitled", "author": "Administrator"}, ("", "")),
        ({"title": "ferry_final_v2.indd", "author": "ann.lee@example.org"}, ("", "")),
        ({"title": "https://example.org/a b c", "author": "anonymous"}, ("", "")),
    ],
)  # fmt: skip
def test_what_the_data_says(
    data: dict[str, str], expected: tuple[str, str], look: Callable[..., Any]
) -> None:
    looked = look(lines("The ferry sank in the harbour on Monday, they said.", **data), "a.pdf")
    assert looked.head[:2] == expected


@pytest.mark.parametrize("program", ["Adobe InDesign 16", "Skia/PDF m119"])
def test_the_day_that_a_pdf_was_made_is_no_publication_date(
    program: str, look: Callable[..., Any]
) -> None:
    data = lines("The ferry sank in the harbour on Monday, they said.", producer=program)
    assert look(data, "a.pdf").article.publication_date is None
    told = lines(
        "7 March 2018", "", "The ferry sank in the harbour on Monday, they said.", producer=program
    )
    assert look(told, "b.pdf").head[2] == "2018-03-07"


def encrypted(password: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=password)
    canvas.drawString(60, 700, "The ferry sank in the harbour on Monday, they said.")
    canvas.save()
    return file.getvalue()


def only_pictures() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(0, 0, 100, 100, fill=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


GOOD = lines("The ferry sank in the harbour on Monday, they said.")

LOOP = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources 3 0 R>>endobj
4 0 obj<</Length 4 0 R>>stream
BT (x) Tj ET
endstream endobj
trailer<</Root 1 0 R/Prev 0>>
startxref
0
%%EOF"""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (encrypted("secret"), "encrypted"),
        (only_pictures(), "it holds pictures of pages and no text"),
        (b"%PDF-1.7\n", "damaged: no PDF that can be read"),
        (b"%PDF-1.7\n%%EOF", "damaged: no PDF that can be read"),
        (b"%PDF-" + bytes(5000), "damaged: no PDF that can be read"),
        (LOOP, None),
        (GOOD[: len(GOOD) // 2], None),
        (GOOD.replace(b"/Kids", b"/Kuds"), None),
    ],
    ids=[
        "encrypted",
        "pictures",
        "start alone",
        "no objects",
        "nulls",
        "loop",
        "cut off",
        "no pages",
    ],
)
def test_what_is_wrong(data: bytes, message: str | None, look: Callable[..., Any]) -> None:
    looked = look(data, "a.pdf")
    assert len(looked.articles) + len(looked.problems) == 1
    if message:
        assert looked.message == message


def test_what_to_install_is_said(look: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    looked = look(GOOD, "a.pdf")
    assert looked.message == "reading it needs the package pypdf"
    assert looked.problems[0].hint.endswith("pip install pypdf")


def test_nothing_is_said_on_standard_error(
    look: Callable[..., Any], capfd: pytest.CaptureFixture[str]
) -> None:
    look(GOOD.replace(b"startxref", b"startxerf"), "a.pdf")
    assert capfd.readouterr() == ("", "")


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_byte_anywhere(data: st.DataObject) -> None:
    packed = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        packed[data.draw(st.integers(5, len(packed) - 1))] = data.draw(st.integers(0, 255))
    for found in read_material(Material(data=bytes(packed), source="a", name="a")):
        assert isinstance(found, Article | SourceError)


def drawn(*pieces: tuple[float, float, float, str], each_alone: bool = False) -> bytes:
    """A page on which each piece is drawn at its place: x, y, size, text.

    `each_alone` writes what programs write that end no line after a piece.
    """
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for x, y, size, text in pieces:
        canvas.setFont("Helvetica", size)
        if each_alone:
            canvas._code.append(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET")
        else:
            canvas.drawString(x, y, text)
    canvas.save()
    return file.getvalue()


COLUMNS = [
    ["A ferry sank in the harbour of Arden", "on Monday night, and two people were",
     "hurt, the police said on Tuesday. The", "captain said that the gate of the deck",
     "had been weak for years. Forty people"],
    ["were taken to the town by boats from", "the island. The owner of the ferry did",
     "not answer. The council will decide on", "Friday whether the line is closed. The",
     "mayor said that it should be."],
    ["Boats will go from the other side until", "Sunday, a member of the council wrote",
     "in a letter to all who live there. The", "harbour is deep and cold, and nobody",
     "had been in it before, they said."],
]  # fmt: skip


@pytest.mark.parametrize("each_alone", [False, True], ids=["lines ended", "pieces alone"])
@pytest.mark.parametrize(
    "places", [(60, 310), (60, 250), (40, 225, 410)], ids=["two", "close", "three"]
)
@pytest.mark.parametrize("head", [True, False], ids=["headline", "no headline"])
def test_columns_drawn_row_by_row(
    places: tuple[int, ...], head: bool, each_alone: bool, look: Callable[..., Any]
) -> None:
    rows = [
        (x, 700.0 - 12 * row, 9, COLUMNS[column][row])
        for row in range(5)
        for column, x in enumerate(places)
    ]
    above = [
        (60, 760, 20, "Ferry sinks off Arden"),
        (60, 740, 8, "The Courier"),
        (430, 740, 8, "Page One"),
    ]
    looked = look(drawn(*(above if head else ()), *rows, each_alone=each_alone), "a.pdf")
    whole = [" ".join(column) for column in COLUMNS[: len(places)]]
    # Whether the foot of a column that ends a sentence ends its paragraph, its page tells.
    assert " ".join(looked.prose) == " ".join(whole)


def test_a_shorter_column_and_an_indent(look: Callable[..., Any]) -> None:
    left, right = COLUMNS[0], COLUMNS[1][:3]
    rows = []
    for row, text in enumerate(left):
        rows.append((60, 700.0 - 12 * row, 9, text))
        if row < len(right):
            rows.append((322 if row == 1 else 310, 700.0 - 12 * row, 9, right[row]))
    assert " ".join(look(drawn(*rows), "a.pdf").prose) == " ".join((*left, *right))


def test_a_table_stays_row_by_row(look: Callable[..., Any]) -> None:
    cells = [("Arden", "12"), ("Brill", "7"), ("Corve", "31"), ("Dunster", "4")]
    table = [
        (x, 600.0 - 12 * row, 9, text)
        for row, pair in enumerate(cells)
        for x, text in zip((60, 200), pair, strict=True)
    ]
    looked = look(
        drawn((60, 700, 9, "The ferry sank on Monday, the police said."), *table), "a.pdf"
    )
    assert "Arden 12 Brill 7" in " ".join(looked.article.text.split())


@pytest.mark.parametrize(
    ("cap", "rest", "begins"),
    [
        ("P", "olice said on Tuesday that two people were hurt when a ferry sank off", "Police said"),
        ("T", "he ferry sank on Monday night off the harbour of the town of Arden and", "The ferry"),
        ("A", "ferry sank on Monday night off the harbour of the town of Arden and two", "A ferry"),
        ("A", "fter the ferry sank on Monday night off the harbour of the town of Arden", "After the"),
        ("A", "rden was quiet on Monday night, and the ferry lay where it had gone down", "Arden was"),
        ("I", "n the harbour of Arden, a ferry sank on Monday night, the police told the", "In the"),
        ("I", "saw the ferry sink, a man who stood at the harbour said to the police on", "I saw"),
        ("F", "ORTY PEOPLE were taken from a ferry that sank on Monday night off the", "FORTY PEOPLE"),
        ('"W', "e heard it sink, a man who stood at the harbour said to the police, and", '"We heard'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", ["first", "last"])
def test_drop_caps(cap: str, rest: str, begins: str, order: str, look: Callable[..., Any]) -> None:
    letter = (60, 712, 40, cap)
    text = [
        (95, 740, 11, rest), (95, 726, 11, "nobody knows how it came about, and the captain was not there to be"),
        (95, 712, 11, "asked, nor was the owner of the ferry, whose office was closed then."),
        (60, 698, 11, "Forty people were taken to the town by boats from the island on Tuesday."),
    ]  # fmt: skip
    pieces = [letter, *text] if order == "first" else [*text, letter]
    looked = look(drawn((60, 790, 20, "Ferry sinks off the coast"), *pieces), "a.pdf")
    assert looked.prose[0].startswith(f"{begins} ")
    assert looked.head[0] == "Ferry sinks off the coast"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The state-", "owned ferry sank", "state-owned"),
        ("The long-", "term plan was", "long-term"),
        ("A 12-", "year-old boy was", "12-year-old"),
        ("A 12-year-", "old boy was", "12-year-old"),
        ("It was a well-", "known ferry that", "well-known"),
        ("Two-", "thirds were saved", "Two-thirds"),
        ("The UN-", "backed court said", "UN-backed"),
        ("They met face-to-", "face in the town", "face-to-face"),
        ("The self-", "styled captain fled", "self-styled"),
        ("An Anglo-", "French firm paid", "Anglo-French"),
        ("Pre-", "and post-war ferries", "Pre- and"),
        ("All the peo-", "ple were saved", "people"),
        ("They were sur-", "rounded by water", "surrounded"),
        ("Nobody under-", "standing it came", "understanding"),
        ("A spokes-", "woman was there", "spokeswoman"),
        ("It was self-", "ish of them", "selfish"),
        ("Seven-", "teen were saved", "Seventeen"),
        ("They spoke of infor-", "mation that came", "information"),
        ("They were res-", "trained by ropes", "restrained"),
        ("It was an ex-", "ample to all", "example"),
    ],
)  # fmt: skip
def test_hyphens_at_line_ends(first: str, second: str, whole: str) -> None:
    assert whole in join_lines(first, second, words=frozenset())


def test_the_document_knows_its_words_best() -> None:
    words = words_in(["The ferry-", "boat and the tug-boat", "sank, a lifeboat did not."])
    assert join_lines("A tug-", "boat came", words=words) == "A tug-boat came"
    assert join_lines("A life-", "boat came", words=words) == "A lifeboat came"
    assert "ferry" not in words
