"""The kinds of source, with their media types and file suffixes."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of source; each has one reader, or none and a reason."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    FEED = "feed"
    OPML = "opml"
    XML = "xml"
    JSON = "json"
    TABLE = "table"
    MAIL = "mail"
    MAILBOX = "mailbox"
    PDF = "pdf"
    EPUB = "epub"
    WARC = "warc"
    ZIP = "zip"
    TAR = "tar"
    COMPRESSED = "compressed"
    ARCHIVE = "archive"
    OFFICE = "office document"
    RICH_TEXT = "rich text"
    IMAGE = "image"
    MEDIA = "media"


SUFFIXES = {
    suffix: kind
    for kind, suffixes in {
        Kind.TEXT: "txt text",
        Kind.MARKDOWN: "md markdown mdown mkd",
        Kind.HTML: "html htm xhtml xht shtml",
        Kind.FEED: "rss atom",
        Kind.OPML: "opml",
        Kind.XML: "xml rdf",
        Kind.JSON: "json jsonl ndjson",
        Kind.TABLE: "csv tsv tab",
        Kind.MAIL: "eml mht mhtml",
        Kind.MAILBOX: "mbox mbx",
        Kind.PDF: "pdf",
        Kind.EPUB: "epub",
        Kind.WARC: "warc",
        Kind.ZIP: "zip",
        Kind.TAR: "tar",
        Kind.COMPRESSED: "gz tgz bz2 tbz2 tbz xz txz",
    }.items()
    for suffix in suffixes.split()
}
"""What a name's suffix says, in small letters and without its dot."""

MEDIA_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
    "text/csv": Kind.TABLE,
    "text/tab-separated-values": Kind.TABLE,
    "message/rfc822": Kind.MAIL,
    "application/mbox": Kind.MAILBOX,
    "application/json": Kind.JSON,
    "application/ld+json": Kind.JSON,
    "application/feed+json": Kind.FEED,
    "application/jsonl": Kind.JSON,
    "application/x-ndjson": Kind.JSON,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/xml": Kind.XML,
    "text/xml": Kind.XML,
    "text/x-opml": Kind.OPML,
}
"""What a media type says. `text/plain` and `application/octet-stream` say nothing: servers send all kinds so."""


def kind_by_name(name: str) -> Kind | None:
    """What a file's name says, None where that is nothing known.

    >>> kind_by_name("News.HTML"), kind_by_name("news")
    (<Kind.HTML: 'html'>, None)
    """
    return SUFFIXES.get(name.rpartition(".")[2].lower()) if "." in name else None


def may_hold_articles(name: str) -> bool:
    """Whether a file's name is that of a kind that is read.

    Of a packed one, whether what is packed is.

    >>> [name for name in ("a.html", "a.html.gz", "a.tgz", "a.sql.gz", "a.jpg", "a") if may_hold_articles(name)]
    ['a.html', 'a.html.gz', 'a.tgz']
    """
    kind = kind_by_name(name)
    if kind is Kind.COMPRESSED:
        stem = name.rpartition(".")[0]
        return not stem.rpartition(".")[2].isalpha() or "." not in stem or may_hold_articles(stem)
    return kind not in (None, Kind.OPML)
