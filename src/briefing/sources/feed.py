"""Parse RSS, Atom and JSON feeds into entries, and entries into articles."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from briefing.errors import EmptyArticle, SourceError, UnreadableSource
from briefing.model.article import Article, ParagraphKind
from briefing.sources.address import is_address, name_of, normalise_address
from briefing.sources.composition import compose_article
from briefing.sources.material import Material
from briefing.sources.syndication import Entry, Feed, clean_link

__all__ = ["MAX_FEED_BYTES", "Entry", "Feed", "article_of", "discover_feeds", "parse_feed", "read"]

MAX_FEED_BYTES = 16 * 1024 * 1024
"""The size above which a feed is refused."""

_MOST_OFFERED = 20


def parse_feed(data: bytes, *, address: str, media_type: str = "", charset: str = "") -> Feed:
    """Parse a feed: RSS 0.9x, 1.0, 2.0, Atom or JSON Feed, told by what it holds.

    A feed that is broken or cut off gives what can be read of it. `address` is where it was found, empty for a file;
    links are counted from there. `charset` is what the server says of it.

    Raises:
        UnreadableSource: it is no feed, or larger than `MAX_FEED_BYTES`. Of a page, the feeds that it links to are the
            error's candidates.
    """
    from briefing.sources.jsonfeed import parse_json_feed
    from briefing.sources.xmlfeed import parse_xml_feed

    if len(data) > MAX_FEED_BYTES:
        raise UnreadableSource(
            f"larger than {MAX_FEED_BYTES // 1024**2} MiB, too large for a feed",
            subject=address,
            hint="name the addresses of its articles instead",
        )
    is_json = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
    is_page = _is_page(data, media_type)
    feed = None
    if is_json:
        feed = parse_json_feed(data, address=address)
    elif not is_page:
        feed = parse_xml_feed(data, address=address, charset=charset)
    if feed is None:
        raise _no_feed(data, address, is_page=is_page)
    return feed


def discover_feeds(data: bytes, address: str, *, charset: str = "") -> tuple[str, ...]:
    """The feed addresses that a page names in its head, at most twenty.

    Each stands once, in the page's order. They stand in `<link rel="alternate" type="application/rss+xml" href="...">`
    and the like (RSS autodiscovery).
    """
    from briefing.sources.markup import parse_markup

    root = parse_markup(data, charset=charset)
    if root is None:
        return ()
    base = next((element.get("href") for element in root.iter("base") if element.get("href")), "")
    try:
        start = urljoin(address, base)
    except ValueError:
        start = address
    feeds = (
        clean_link(element.get("href") or "", start)
        for element in root.iter("link")
        if "alternate" in (element.get("rel") or "").lower().split()
        and (element.get("type") or "").lower().split(";")[0].strip() in _FEED_TYPES
    )
    return tuple(dict.fromkeys(filter(None, feeds)))[:_MOST_OFFERED]


def read(material: Material) -> Iterator[Article | Material | SourceError]:
    """An article for each entry of a feed, from what the feed itself brings of it.

    The entries that bring nothing but a title and a link become one error at the end.

    Raises:
        UnreadableSource: as `parse_feed`.
    """
    address = material.address or (material.source if is_address(material.source) else "")
    try:
        feed = parse_feed(
            material.data,
            address=address,
            media_type=material.media_type,
            charset=material.charset,
        )
    except UnreadableSource as error:
        error.subject = material.source
        raise
    empty = 0
    for entry in feed.entries:
        article = article_of(entry, feed, source=material.source)
        if article is None:
            empty += 1
        else:
            yield article
    if empty:
        yield EmptyArticle(
            f"{empty} of {len(feed.entries)} entries hold no sentence, only a title and a link",
            subject=material.source,
            hint="add the pages that they lead to",
        )


def article_of(entry: Entry, feed: Feed, *, source: str) -> Article | None:
    """The article that an entry of `feed` itself brings.

    None where there is no sentence in it. Its source is `source` and the entry's identity.
    """
    if all(part.kind is ParagraphKind.FRAGMENT for part in entry.parts):
        return None
    article = compose_article(
        entry.parts,
        source=f"{source}#{entry.identity}",
        name=name_of(entry.link) if entry.link else entry.title or source,
        headline=entry.title,
        byline=entry.author,
        publication_date=entry.date,
        address=normalise_address(entry.link) if entry.link else "",
        language=entry.language or feed.language,
    )
    has_prose = any(paragraph.kind is ParagraphKind.PROSE for paragraph in article.paragraphs)
    return article if has_prose else None


_FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "text/xml",
        "application/xml",
    }
)


def _is_page(data: bytes, media_type: str) -> bool:
    """Whether it is HTML: said to be, or so by its first element; feeds are sent as text/html too."""
    start = data[:4096].lower().replace(b"\0", b"")
    roots = {root: start.find(root) for root in (b"<html", b"<rss", b"<feed", b"<rdf", b"<channel")}
    found = {root: place for root, place in roots.items() if place >= 0}
    if not found:
        return b"<!doctype html" in start or (b"<?xml" not in start and "html" in media_type)
    return min(found, key=lambda root: found[root]) == b"<html"


def _no_feed(data: bytes, address: str, *, is_page: bool) -> UnreadableSource:
    feeds = discover_feeds(data, address) if is_page else ()
    if not is_page:
        message, hint = "not a feed", "a feed is RSS, Atom or JSON Feed"
    elif feeds:
        message = "a web page, not a feed, but it names feeds"
        hint = "did you mean " + " or ".join(feeds[:3]) + "?"
    else:
        message = "a web page, not a feed, and it names none"
        hint = "look on its site for a link called RSS or Feed"
    return UnreadableSource(message, subject=address, hint=hint, candidates=feeds)
