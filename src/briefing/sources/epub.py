"""Parse an EPUB book into articles, one for each piece or chapter."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from briefing.errors import SourceError, UnreadableSource
from briefing.frozen import dataclass
from briefing.model.article import Article, ParagraphKind, PartialDate, PublicationDate
from briefing.model.text import fold_whitespace
from briefing.sources.allowance import Allowance
from briefing.sources.blocks import walk
from briefing.sources.composition import TextPart, compose_article
from briefing.sources.datelines import read_date_line
from briefing.sources.lines import SENTENCE_END
from briefing.sources.markup import Element, parse_markup, text_of
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.page_byline import find_byline
from briefing.sources.page_data import read_page_data
from briefing.sources.stated_dates import read_stated_date
from briefing.sources.zip_directory import damaged, open_zip, read_member

if TYPE_CHECKING:
    from zipfile import ZipFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The package document of an EPUB: the book's metadata and its reading order.

    `is_recipe` tells that calibre made it of a news site, with a document for each piece.
    """

    creator: str = ""
    date: PublicationDate | None = None
    language: str = ""
    documents: tuple[str, ...] = ()
    is_recipe: bool = False


def unpack(material: Material, allowance: Allowance) -> Iterator[Article | SourceError]:
    """Unpack an EPUB: an article for each document of prose, in reading order.

    It is called by its path in the book. A document is what a magazine makes of a piece and a publisher of a chapter;
    covers, title pages and tables of contents hold no prose and are passed over, as are the pages and lines that
    calibre adds to news. Its first heading is the headline; byline and date are its own, else those of the book, of an
    issue by its title or title page.

    Raises:
        UnreadableSource: it is damaged, encrypted (DRM), or no document of it holds prose.
        TooMuch: it holds more than may be unpacked.
    """
    with open_zip(material) as archive:
        _check_encryption(archive, material, allowance)
        book = _dated(archive, _read_book(archive, material, allowance), material, allowance)
        found = False
        for path in book.documents:
            subject = f"{material.subject}/{path}"
            try:
                data = _read(archive, path, material, allowance)
            except SourceError as error:
                if error.subject != subject:
                    raise
                yield error
                continue
            article = _compose(data, path, book, material)
            if article and any(part.kind is ParagraphKind.PROSE for part in article.paragraphs):
                found = True
                yield article
        if not found:
            raise UnreadableSource(
                "no text in the book", subject=material.subject, hint="a book of pictures has none"
            )


def _compose(data: bytes, path: str, book: Book, material: Material) -> Article | None:
    root = _parse_document(data)
    parts = _parts(root)
    if root is None or _is_apart(path, parts, book) or _lists_pieces(root, path, parts, book):
        return None
    headline, parts = _split_headline(parts)
    compose = partial(
        compose_article,
        parts,
        source=f"{material.source}/{path}",
        name=f"{material.name}/{posixpath.basename(path)}",
        headline=headline,
        language=book.language,
    )
    article = compose()
    if article.byline is None:
        byline = find_byline(root, read_page_data(root)) or book.creator
        article = compose(byline=byline) if byline else article
    return replace(article, publication_date=article.publication_date or book.date)


def _parse_document(data: bytes) -> Element | None:
    """The tree of a document, without the bars by which calibre leads from piece to piece."""
    root = parse_markup(data)
    if root is not None:
        for bar in root.xpath("//body//*[contains(@class, 'calibre_nav')]"):
            bar.drop_tree()
    return root


def _parts(root: Element | None) -> tuple[TextPart, ...]:
    """The paragraphs of a document, without the lines that calibre adds to news."""
    if root is None:
        return ()
    own = _patterns()["calibre"]
    return tuple(block.part for block in walk(root) if not own.fullmatch(block.part.text.strip()))


def _is_apart(path: str, parts: Sequence[TextPart], book: Book) -> bool:
    """Whether a document holds no piece: headings and links alone, or a list of pieces that calibre makes."""
    if book.is_recipe and not _patterns()["piece"].search(path):
        return True
    links = sum(len(part.text) for part in parts if part.kind is ParagraphKind.FRAGMENT)
    texts = [part.text for part in parts if part.kind is None]
    told = [text for text in texts if SENTENCE_END.search(text) or len(text.split()) >= _TOLD]
    return not told or links > 2 * sum(map(len, told))


def _lists_pieces(root: Element, path: str, parts: Sequence[TextPart], book: Book) -> bool:
    """Whether a document says of other documents what is in them: a link to each, before anything else is told."""
    folder, menu = posixpath.dirname(path), _patterns()["calibre"]
    links: dict[str, str] = {}
    for link in root.iter("a"):
        target = unquote((link.get("href") or "").partition("#")[0])
        document = posixpath.normpath(posixpath.join(folder, target)) if target else path
        text = fold_whitespace(text_of(link, most=300))
        if document != path and document in book.documents and not menu.fullmatch(text):
            links.setdefault(document, text)
    if len(links) < _FEWEST_PIECES:
        return False
    titles = set(links.values())
    above = "".join(itertools.takewhile(lambda text: text not in titles, (p.text for p in parts)))
    words = sum(len(part.text.split()) for part in parts)
    return not SENTENCE_END.search(above) and words <= _WORDS_OF_PIECE * len(links)


_FEWEST_PIECES = 2

_WORDS_OF_PIECE = 60
"""Words that a list has at most for each piece, with what it is about; two links in a chapter make no list."""

_TOLD = 8
"""Words of a paragraph without a stop that is still more than a label."""


def _dated(archive: ZipFile, book: Book, material: Material, allowance: Allowance) -> Book:
    """The book with the date that its title page or first list of pieces tells, where its data tell none."""
    for path in book.documents[:_TITLE_PAGES] if book.date is None else ():
        try:
            parts = _parts(_parse_document(_read(archive, path, material, allowance)))
        except UnreadableSource:
            continue
        if _is_apart(path, parts, book):
            date = date_within(" ".join(part.text for part in parts)[:500])
            if date:
                return replace(book, date=PublicationDate(date=date, origin="title page"))
    return book


_TITLE_PAGES = 4


def date_within(text: str) -> PartialDate | None:
    """The first full date anywhere in a short text, such as the title of an issue.

    >>> str(date_within("The Courier [Sat, 07 Mar 2026]")), date_within("Catch 22")
    ('2026-03-07', None)
    """
    for match in _patterns()["word"].finditer(text):
        found = read_date_line(text, match.start(), len(text))
        if found and found.date and found.date.is_full:
            return found.date
    return None


def _split_headline(parts: tuple[TextPart, ...]) -> tuple[str, tuple[TextPart, ...]]:
    """The first heading above the first longer paragraph, and the other parts."""
    for index, part in enumerate(parts[:10]):
        if part.kind is ParagraphKind.HEADING:
            return part.text, (*parts[:index], *parts[index + 1 :])
        if len(part.text.split()) > 25:
            break
    return "", parts


def _read(archive: ZipFile, path: str, material: Material, allowance: Allowance) -> bytes:
    subject = f"{material.subject}/{path}"
    try:
        member = archive.getinfo(path)
    except KeyError as error:
        raise damaged(subject) from error
    allowance.count(subject=material.subject)
    most = min(allowance.left, 4 * MAX_BYTES)
    data = read_member(archive, member, most=most, subject=subject)
    allowance.spend(len(data), subject=material.subject)
    if len(data) > most:
        raise UnreadableSource("too large for one article", subject=subject, hint="unpack it first")
    return data


def _check_encryption(archive: ZipFile, material: Material, allowance: Allowance) -> None:
    """Raise an error where more than fonts is encrypted: protected books name each document there."""
    path = "META-INF/encryption.xml"
    if path not in archive.NameToInfo:
        return
    root = _parse_xml(_read(archive, path, material, allowance), material)
    methods = {element.get("Algorithm", "") for element in root.iter("{*}EncryptionMethod")}
    if not all(method in _FONT_OBFUSCATION for method in methods):
        raise UnreadableSource(
            "encrypted: a protected book",
            subject=material.subject,
            hint="read it where you bought it",
        )


_FONT_OBFUSCATION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def _read_book(archive: ZipFile, material: Material, allowance: Allowance) -> Book:
    container = _parse_xml(_read(archive, "META-INF/container.xml", material, allowance), material)
    rootfile = container.find(".//{*}rootfile")
    path = unquote(rootfile.get("full-path", "")) if rootfile is not None else ""
    package = _parse_xml(_read(archive, path, material, allowance), material)
    items = {
        item.get("id"): item
        for item in package.iterfind("{*}manifest/{*}item")
        if item.get("media-type") in ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
        and "nav" not in (item.get("properties") or "").split()
    }
    spine = [
        items[reference.get("idref")]
        for reference in package.iterfind("{*}spine/{*}itemref")
        if reference.get("idref") in items and reference.get("linear") != "no"
    ]
    documents = dict.fromkeys(
        posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(item.get("href", "").partition("#")[0]))
        )
        for item in spine
    )
    creator, date, language, title, publisher = (
        _stated(package, name) for name in ("creator", "date", "language", "title", "publisher")
    )
    published = date_within(title) or read_stated_date(date)
    return Book(
        creator="" if _is_nobody(creator, title, publisher) else creator,
        date=PublicationDate(date=published, origin="book data") if published else None,
        language=language[:2].lower() if language[:2].isascii() and language[:2].isalpha() else "",
        documents=tuple(documents),
        is_recipe=any(map(_patterns()["piece"].search, documents)),
    )


def _is_nobody(creator: str, title: str, publisher: str) -> bool:
    """Whether the creator is no author: several at once, the program that made the book, the paper itself."""
    name = creator.casefold()
    return (
        name in ("calibre", "unknown", "anonymous", "news")
        or name.startswith("various")
        or (bool(name) and (name in title.casefold() or name == publisher.casefold()))
    )


def _stated(package: Any, name: str) -> str:
    """What the package's metadata says, in Dublin Core."""
    element = package.find(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
    text = element.text if element is not None else ""
    return fold_whitespace(text or "")[:300]


def _parse_xml(data: bytes, material: Material) -> Any:
    """The root of an XML document; entities stay what they are, so that none can grow, and nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise damaged(material.subject) from error
    if root is None:
        raise damaged(material.subject)
    return root


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    menu = "next|previous|section menu|main menu|articles?|sections?|up one level"
    return {
        "piece": re.compile(r"(?:^|/)feed_\d+/article_\d+/"),
        "calibre": re.compile(
            rf"this article was downloaded by calibre\b.{{0,300}}|[\s|]*(?:(?:{menu})[\s|]*)+",
            re.IGNORECASE,
        ),
        "word": re.compile(r"\b(?=\w)"),
    }
