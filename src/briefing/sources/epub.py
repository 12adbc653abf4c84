"""Parse an EPUB book into articles, one for each piece or chapter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from briefing.errors import SourceError, UnreadableSource
from briefing.frozen import dataclass
from briefing.model.article import Article, ParagraphKind, PublicationDate
from briefing.model.text import fold_whitespace
from briefing.sources.allowance import Allowance
from briefing.sources.blocks import paragraphs_of
from briefing.sources.composition import TextPart, compose_article
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.stated_dates import read_stated_date
from briefing.sources.zip_directory import damaged, open_zip, read_member

if TYPE_CHECKING:
    from zipfile import ZipFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What the package document of a book says: of itself, and which documents are read in which order."""

    creator: str = ""
    date: PublicationDate | None = None
    language: str = ""
    documents: tuple[str, ...] = ()


def unpack(material: Material, allowance: Allowance) -> Iterator[Article | SourceError]:
    """An article for each document of the book's reading order that holds prose, called by its path in the book.

    A document is what a magazine makes of a piece and a publisher of a chapter; covers, title pages and tables of
    contents hold no prose and are passed over. Its first heading is the headline; creator, date and language are the
    book's.

    Raises:
        UnreadableSource: it is damaged, encrypted (DRM), or no document of it holds prose.
        TooMuch: it holds more than may be unpacked.
    """
    with open_zip(material) as archive:
        _check_encryption(archive, material, allowance)
        book = _read_book(archive, material, allowance)
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
    headline, parts = _split_headline(paragraphs_of(data))
    if all(part.kind for part in parts):
        return None  # headings and links alone
    return compose_article(
        parts,
        source=f"{material.source}/{path}",
        name=f"{material.name}/{posixpath.basename(path)}",
        headline=headline,
        byline=book.creator,
        publication_date=book.date,
        language=book.language,
    )


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
    creator, date, language = (_stated(package, name) for name in ("creator", "date", "language"))
    published = read_stated_date(date)
    return Book(
        # The program that makes books of news sites enters itself.
        creator="" if creator.casefold() in ("calibre", "unknown") else creator,
        date=PublicationDate(date=published, origin="book data") if published else None,
        language=language[:2].lower() if language[:2].isascii() and language[:2].isalpha() else "",
        documents=tuple(documents),
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
