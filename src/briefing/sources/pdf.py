"""Parse a PDF into an article."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from briefing.errors import EmptyArticle, SourceError, UnreadableSource
from briefing.frozen import dataclass
from briefing.model.article import Article
from briefing.model.text import fold_whitespace
from briefing.sources.composition import compose_article
from briefing.sources.extras import missing_package
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.pdf_columns import PdfLine
from briefing.sources.pdf_layout import lay_out

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 1000
"""Pages that are read of one document; no article is as long."""


def read(material: Material) -> Iterator[Article]:
    """Read the article in a PDF: columns in order, paragraphs whole.

    Running heads and page numbers are left out. What is set in the largest type at the top is the headline. What the
    document's data says of title and author counts only where it looks like one and the text says none; of its date,
    only where no browser printed it.

    Raises:
        UnreadableSource: pypdf is not installed, or the PDF is encrypted, damaged, or longer than `MAX_PAGES`.
        EmptyArticle: it holds pictures of pages and no text.
    """
    try:
        import pypdf
    except ImportError as error:
        raise missing_package("pypdf", subject=material.subject) from error
    # It tells of every oddity of a file as a warning, on standard error where nobody listens.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(material.data), strict=False)
        _unlock(reader, material.subject)
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise UnreadableSource(
                f"longer than {MAX_PAGES} pages, too long for one article",
                subject=material.subject,
                hint="split it: qpdf --pages . 1-20 -- FILE PART",
            )
        lines = tuple(_lines(reader, count))
        stated = _Stated.of(reader)
    except SourceError:
        raise
    except Exception as error:
        # pypdf raises its own errors for most, and KeyError, TypeError or RecursionError for the rest of broken files.
        raise UnreadableSource(
            "damaged: no PDF that can be read",
            subject=material.subject,
            hint="fetch it again, or print it to a new PDF",
        ) from error
    if not any(line.text.strip() for line in lines):
        raise EmptyArticle(
            "it holds pictures of pages and no text",
            subject=material.subject,
            hint="recognise its text first: ocrmypdf FILE NEW",
        )
    yield _compose(lines, stated, material)


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the document's data says, as far as it looks like a title or a name; the day it was made is no article's."""

    title: str = ""
    author: str = ""

    @classmethod
    def of(cls, reader: PdfReader) -> _Stated:
        try:
            data: Mapping[str, Any] = reader.metadata or {}
            title, author = (
                fold_whitespace(str(data.get(key) or "")[:500]) for key in ("/Title", "/Author")
            )
        except Exception:
            # As above: the text may still be had.
            return cls()
        patterns = _patterns()
        titled = (
            len(title.split()) > 2 and len(title) < 300 and not patterns["no title"].search(title)
        )
        named = patterns["name"].fullmatch(author) and not patterns["no name"].search(author)
        return cls(title if titled else "", author if named else "")


def _compose(lines: tuple[PdfLine, ...], stated: _Stated, material: Material) -> Article:
    headline, parts = lay_out(lines)
    compose = partial(
        compose_article,
        parts,
        source=material.source,
        name=material.name,
        headline=headline or stated.title,
        address=material.address,
    )
    article = compose()
    if article.byline is None and stated.author:
        article = compose(byline=stated.author)
    return article


def _unlock(reader: PdfReader, subject: str) -> None:
    """Open a document that only forbids printing or copying; raises `UnreadableSource` for one with a password."""
    if not reader.is_encrypted:
        return
    try:
        opened = bool(reader.decrypt(""))
    except Exception:
        # An unknown method, or one for which pypdf needs another package.
        opened = False
    if not opened:
        raise UnreadableSource(
            "encrypted", subject=subject, hint="decrypt it first: qpdf --decrypt FILE NEW"
        )


def _lines(reader: PdfReader, count: int) -> Iterator[PdfLine]:
    """The lines of all pages, as far as an article's length goes."""
    length = 0
    for number in range(count):
        for line in _page_lines(reader.pages[number], number):
            yield line
            length += len(line.text)
        if length > MAX_BYTES:
            return


def _page_lines(page: PageObject, number: int) -> list[PdfLine]:
    """The lines of a page in the order of its content, each with where it begins and how large it is."""
    lines: list[PdfLine] = []
    pieces: list[_Piece] = []

    def end_line() -> None:
        text = "".join(piece.text for piece in pieces).strip()
        shown = [piece for piece in pieces if piece.text.strip()]
        if shown:
            # A large first letter makes no large line.
            size = max(shown, key=lambda piece: len(piece.text)).size
            lines.append(PdfLine(text=text, page=number, x=shown[0].x, y=shown[0].y, size=size))
        pieces.clear()

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = (abs(tm[3]) or abs(tm[1])) * (abs(cm[3]) or abs(cm[1]))
        for index, part in enumerate(text.split("\n")):
            piece = _Piece(part, x, y, size * scale)
            if index or (pieces and part.strip() and _stands_apart(pieces[-1], piece)):
                end_line()
            if part and (part.strip() or pieces):
                pieces.append(piece)

    page.extract_text(visitor_text=visit)
    end_line()
    return lines


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text that a page draws at once, and where it begins."""

    text: str
    x: float
    y: float
    size: float


def _stands_apart(before: _Piece, piece: _Piece) -> bool:
    """Whether a piece begins so far to the right of another that it belongs to another column.

    Half the size of type is what a character takes on average.
    """
    end = before.x + 0.5 * before.size * len(before.text.strip())
    return (
        piece.text.startswith(" ")
        and abs(piece.y - before.y) < 0.3 * piece.size
        and piece.x > end + 1.2 * piece.size
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "no title": re.compile(
            r"\buntitled\b|microsoft (?:word|powerpoint)|\.(?:docx?|indd|qxd|odt|rtf|tex|pdf|html?)\b|^[\W\d_]+$"
            r"|https?://|^(?:layout|document|slide|page) ?\d",
            re.IGNORECASE,
        ),
        "name": re.compile(r"[^\W\d_][\w.’' -]{2,60}(?:(?:, | and )[^\W\d_][\w.’' -]{2,60}){0,4}"),
        "no name": re.compile(
            r"\b(?:user|admin|administrator|owner|unknown|anonymous|author|microsoft|adobe|word|root|pc|laptop|unspecified)\b"
            r"|^\S+$|\d",
            re.IGNORECASE,
        ),
        "printer": re.compile(
            r"skia|chrom|mozilla|firefox|quartz|cairo|wkhtml|prince|webkit|print to pdf|qt \d",
            re.IGNORECASE,
        ),
    }
