"""Read material of any kind: dispatch to the reader of its kind, recursively."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from briefing.errors import EmptyArticle, InternalFault, SourceError, UnreadableSource
from briefing.frozen import dataclass
from briefing.model.article import Article, ParagraphKind
from briefing.sources.allowance import Allowance, TooMuch
from briefing.sources.detection import detect
from briefing.sources.files import explain
from briefing.sources.kinds import Kind
from briefing.sources.material import MAX_BYTES, MAX_DEPTH, Material, load, spoken_source

Reader = Callable[[Material], Iterator[Article | Material | SourceError]]
"""What the module of a kind calls `read`: the articles in its material, what is to be read further (the pages in an
archive), and what cannot be read, in order. It raises nothing but `SourceError`.
"""

Unpacker = Callable[[Material, Allowance], Iterator[Article | Material | SourceError]]
"""What the module of a packed kind calls `unpack`: it spends what it unpacks, and stops at `TooMuch`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a file kind is read: by which module, and up to how many bytes.

    Through `Material.open` it is read however large it is. A kind that is `packed` has an `unpack` in the place of
    `read`.
    """

    module: str
    most: int = MAX_BYTES
    streamed: bool = False
    packed: bool = False


_WITH_PICTURES = 64 * 1024 * 1024
"""The most bytes of an article that may hold pictures, scripts or attachments."""

WAYS = {
    Kind.TEXT: Way(module="briefing.sources.text"),
    Kind.MARKDOWN: Way(module="briefing.sources.markdown"),
    Kind.HTML: Way(module="briefing.sources.html", most=_WITH_PICTURES),
    Kind.FEED: Way(module="briefing.sources.feed", most=_WITH_PICTURES),
    Kind.OPML: Way(module="briefing.sources.opml"),
    Kind.PDF: Way(module="briefing.sources.pdf", most=_WITH_PICTURES),
    Kind.EPUB: Way(module="briefing.sources.epub", streamed=True, packed=True),
    Kind.MAIL: Way(module="briefing.sources.mail", most=_WITH_PICTURES),
    Kind.MAILBOX: Way(module="briefing.sources.mailbox", streamed=True),
    Kind.JSON: Way(module="briefing.sources.json_articles", streamed=True),
    Kind.TABLE: Way(module="briefing.sources.csv_table", streamed=True),
    Kind.WARC: Way(module="briefing.sources.warc", streamed=True),
    Kind.ZIP: Way(module="briefing.sources.archive", streamed=True, packed=True),
    Kind.TAR: Way(module="briefing.sources.archive", streamed=True, packed=True),
    Kind.COMPRESSED: Way(module="briefing.sources.archive", streamed=True, packed=True),
}
"""How each kind is read; its module is imported when the first of its kind comes."""

REFUSED = {
    Kind.OFFICE: ("an office document, which is not read", "save its text as a .txt file"),
    Kind.RICH_TEXT: ("a rich text document, which is not read", "save its text as a .txt file"),
    Kind.IMAGE: ("an image, not an article", "have its text recognised first, and name that"),
    Kind.MEDIA: ("sound or video, not an article", "have it written down first, and name that"),
    Kind.ARCHIVE: ("an archive of a kind that is not read", "unpack it, or pack it as .zip"),
    Kind.XML: ("XML that is no page and no feed", "save the text of its article as a .txt file"),
}
"""What is said of each kind that holds no article that can be had, and what to do."""


def read_material(
    material: Material, *, allowance: Allowance | None = None
) -> Iterator[Article | SourceError]:
    """Read the articles in `material`, and an error for each part that fails.

    `allowance` is what may be unpacked from it, where it lies in another source.
    """
    outermost = allowance is None
    nothing = True
    try:
        kind = detect(material)
        allowance = allowance or Allowance(material.size)
        for found in _found(material, kind, allowance):
            nothing = False
            if isinstance(found, Article):
                yield _with_prose(found)
            elif isinstance(found, SourceError):
                yield found
            elif found.depth > MAX_DEPTH:
                yield UnreadableSource(
                    "it lies too deep in other sources",
                    subject=found.source,
                    hint="unpack it first",
                )
            else:
                yield from read_material(found, allowance=allowance)
        if nothing:
            yield EmptyArticle("no article in it", subject=material.subject, hint=_NEEDED)
    except TooMuch as error:
        if not outermost:
            raise
        yield error
    except SourceError as error:
        yield error
    except OSError as error:
        yield explain(error, material.subject)
    except Exception as error:
        fault = InternalFault.of(error, material.subject)
        fault.__cause__ = error
        yield fault


_NEEDED = "an article needs at least one sentence of prose"


def _found(
    material: Material, kind: Kind, allowance: Allowance
) -> Iterator[Article | Material | SourceError]:
    if kind in REFUSED:
        message, hint = REFUSED[kind]
        subject = material.subject
        raise UnreadableSource(message, subject=subject, hint=hint.format(subject=subject))
    way = WAYS[kind]
    if not way.streamed:
        material = load(material, most=way.most)
    module = import_module(way.module)
    if way.packed:
        unpack: Unpacker = module.unpack
        return unpack(material, allowance)
    read: Reader = module.read
    return read(material)


def _with_prose(article: Article) -> Article | EmptyArticle:
    """The article, or the error that it has no sentence."""
    if any(paragraph.kind is ParagraphKind.PROSE for paragraph in article.paragraphs):
        return article
    white = "it holds only white space" if article.text else "it is empty"
    return EmptyArticle(
        "there is no sentence in it" if article.paragraphs else white,
        subject=spoken_source(article.source, article.name),
        hint=_NEEDED,
    )
