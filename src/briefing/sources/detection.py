"""Detect the kind of a source by its content, then media type, then name."""

from __future__ import annotations

import re
from functools import cache

from briefing.sources.decoding import decode_start
from briefing.sources.field_names import recognise
from briefing.sources.kinds import MEDIA_TYPES, Kind, kind_by_name
from briefing.sources.mailbox import BARE_ENVELOPE
from briefing.sources.material import Material


def detect(material: Material) -> Kind:
    """The kind of source that `material` is; plain text in doubt."""
    kind = _by_magic(material.data)
    if kind is Kind.ZIP:
        return _kind_of_zip(material)
    if kind is Kind.COMPRESSED and _inflate_start(material.data).startswith(
        (b"WARC/", b"filedesc://")
    ):
        return Kind.WARC
    if kind is not None:
        return kind
    if kind_by_name(material.name) is Kind.TAR and _is_binary(material.data[:512]):
        return Kind.TAR  # of before 1988, without a mark
    # A second mark is left by programs that join files.
    start = decode_start(material.data).lstrip().lstrip("\ufeff").lstrip()
    said = MEDIA_TYPES.get(material.media_type) or kind_by_name(material.name)
    for look in (_markup, _json, _mail, _table, _front_matter):
        kind = look(start, said)
        if kind is not None:
            return kind
    return Kind.TEXT


_MAGIC: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"PK\x03\x04", Kind.ZIP),
    (0, b"PK\x05\x06", Kind.ZIP),  # an empty one
    (0, b"\x1f\x8b", Kind.COMPRESSED),
    (0, b"BZh", Kind.COMPRESSED),
    (0, b"\xfd7zXZ\0", Kind.COMPRESSED),
    (257, b"ustar", Kind.TAR),
    (0, b"WARC/", Kind.WARC),
    (0, b"filedesc://", Kind.WARC),  # ARC, of before 2009
    (0, b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (0, b"Rar!\x1a\x07", Kind.ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", Kind.ARCHIVE),  # Zstandard
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OFFICE),  # before 2007
    (0, b"{\\rtf", Kind.RICH_TEXT),
    (0, b"\x89PNG", Kind.IMAGE),
    (0, b"\xff\xd8\xff", Kind.IMAGE),
    (0, b"GIF8", Kind.IMAGE),
    (0, b"II*\0", Kind.IMAGE),
    (0, b"MM\0*", Kind.IMAGE),
    (8, b"WEBP", Kind.IMAGE),
    (4, b"ftyp", Kind.MEDIA),
    (0, b"ID3", Kind.MEDIA),
    (0, b"OggS", Kind.MEDIA),
    (8, b"WAVE", Kind.MEDIA),
    (0, b"\x1aE\xdf\xa3", Kind.MEDIA),  # Matroska and WebM
)
"""Bytes that begin a format, and where they stand."""

_PRINTABLE_MAGIC = (b"BZh", b"ID3", b"OggS", b"GIF8", b"WEBP", b"WAVE", b"ftyp", b"ustar")
"""Those that a text could hold in the same place; a text holds no null byte besides."""

_PDF_START = 1024
"""Where the header of a PDF may stand: within these bytes (ISO 32000-1, annex H.3.4.1)."""


def _by_magic(data: bytes) -> Kind | None:
    start = data.lstrip()[:8] if data[:1].isspace() else data
    for offset, magic, kind in _MAGIC:
        if data.startswith(magic, offset) and (
            magic not in _PRINTABLE_MAGIC or _is_binary(data[:1024])
        ):
            return kind
    header = data.find(b"%PDF-", 0, _PDF_START)
    if header == 0 or (header > 0 and _is_binary(data)) or start.startswith(b"%PDF-"):
        return Kind.PDF
    return None


def _is_binary(data: bytes) -> bool:
    return any(byte < 7 for byte in data)


def _kind_of_zip(material: Material) -> Kind:
    from briefing.errors import UnreadableSource
    from briefing.sources.zip_directory import open_zip

    try:
        with open_zip(material) as archive:
            names = set(archive.namelist())
            first = archive.infolist()[0] if names else None
            mimetype = b""
            if first and first.filename == "mimetype" and first.file_size < 200:
                mimetype = archive.read(first)
    except UnreadableSource:
        return Kind.ZIP
    except Exception:
        # A damaged first member: the list alone decides.
        mimetype = b""
    if mimetype.startswith(b"application/epub+zip") or "META-INF/container.xml" in names:
        return Kind.EPUB
    office = "[Content_Types].xml" in names or mimetype.startswith(b"application/vnd.oasis.")
    return Kind.OFFICE if office else Kind.ZIP


def _inflate_start(data: bytes) -> bytes:
    """The first bytes that gzip data holds."""
    import zlib

    try:
        return zlib.decompressobj(wbits=31).decompress(data[:1024], 64)
    except zlib.error:
        return b""


# What a browser takes for a page (MIME Sniffing, 7.1: https://mimesniff.spec.whatwg.org), and what else opens a body.
_PAGE_TAGS = frozenset(
    "html head body title meta link base script style iframe h1 h2 h3 div font table a b br p article section main "
    "header span img center ul ol blockquote figure strong em i pre".split()
)


def _markup(start: str, said: Kind | None) -> Kind | None:
    """The kind that markup at the beginning tells: the root element's name decides."""
    if not start.startswith("<"):
        return Kind.HTML if said is Kind.HTML and "<" in start else None
    prolog = _patterns()["prolog"].match(start)
    after = prolog.end() if prolog else 0
    declared = start.startswith("<?xml")
    if _patterns()["doctype html"].search(start, 0, after + 20):
        return Kind.HTML
    root = _patterns()["root"].match(start, after)
    if root is None:
        return said if said in (Kind.HTML, Kind.MARKDOWN) else None
    name = root["name"].rpartition(":")[2].lower()
    if name in ("rss", "feed", "opml"):
        return Kind.OPML if name == "opml" else Kind.FEED
    if name == "rdf" and "://purl.org/rss/" in start:
        return Kind.FEED
    if name in ("html", "head", "body"):
        return Kind.HTML
    closes = "</" in start
    if said is Kind.HTML or (
        name in _PAGE_TAGS and closes and said not in (Kind.MARKDOWN, Kind.XML)
    ):
        return Kind.HTML
    is_xml = declared or (closes and (said is Kind.XML or f"</{root['name']}>" in start[-200:]))
    return Kind.XML if is_xml and said is not Kind.MARKDOWN else None


def _json(start: str, said: Kind | None) -> Kind | None:
    likely = _patterns()["json"].match(start)
    possible = said is Kind.JSON and start[:1] in ("{", "[")
    if not likely and not possible:
        return None
    return Kind.FEED if _patterns()["json feed"].search(start) else Kind.JSON


def _mail(start: str, said: Kind | None) -> Kind | None:
    """Mail by its header: a sender, and what only machines write; a date line and a byline are no header."""
    separators = _patterns()["separator"].findall(f"\n\n{start}")
    if _patterns()["envelope"].match(start) or len(separators) > 1:
        return Kind.MAILBOX
    names: list[str] = []
    broken = 0
    for number, line in enumerate(start.splitlines()[:200]):
        match = _patterns()["header"].match(line)
        if match:
            names.append(match["name"].lower())
        elif not line.strip():
            break
        elif not (names and line[:1] in (" ", "\t")) and not (
            number == 0 and line.startswith(("From ", ">From "))
        ):
            broken += 1
    if broken > _MOST_BROKEN:
        return None
    if said in (Kind.MAIL, Kind.MAILBOX):
        return Kind.MAIL if names else None
    traced = _MACHINE_HEADERS.intersection(names)
    return Kind.MAIL if "from" in names and traced else None


_MOST_BROKEN = 3
"""Lines without a field's name that a header may have, left by programs that fold or copy lines badly."""

_MACHINE_HEADERS = frozenset(
    "message-id mime-version received return-path delivered-to content-type dkim-signature x-mailer".split()
)
"""Header fields (RFC 5322, RFC 2045) that a mail has and nobody types."""


def _table(start: str, said: Kind | None) -> Kind | None:
    """A table by its first line: names of columns, of which one is known to hold text, and one more is known."""
    line, _, rest = start.partition("\n")
    if said is Kind.TABLE:
        return Kind.TABLE
    if len(line) > 2000 or not rest.partition("\n")[0].strip():
        return None
    for delimiter in ",;\t|":
        cells = [cell.strip().strip('"') for cell in line.split(delimiter)]
        fields = recognise(cells)
        named = all(len(cell.split()) < 4 and cell[-1:] not in ".!?:" for cell in cells if cell)
        if named and "text" in fields and len(fields) > 1 and delimiter in rest:
            return Kind.TABLE
    return None


def _front_matter(start: str, said: Kind | None) -> Kind | None:
    if said is Kind.MARKDOWN:
        return Kind.MARKDOWN
    return Kind.MARKDOWN if said is None and _patterns()["front matter"].match(start) else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "prolog": re.compile(
            r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!(?!--)[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL
        ),
        "doctype html": re.compile(r"<!doctype\s+html\b", re.IGNORECASE),
        "root": re.compile(r"<(?P<name>[A-Za-z_][\w.:-]*)(?=[\s/>])"),
        "json": re.compile(r'\{\s*["}]|\[\s*[{\]]'),
        "json feed": re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org'),
        "envelope": re.compile(r"From \S(?=[^\n]{0,900}\n)(?=[^\n]*?\d\d:\d\d)[^\n]*\n[!-9;-~]+:"),
        "separator": re.compile(BARE_ENVELOPE, re.IGNORECASE),
        "header": re.compile(r"(?P<name>[!-9;-~]+):(?=\s|$)"),
        "front matter": re.compile(
            r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?:[^\W\d][\w-]*[ \t]*[:=][^\n]*\n(?:[ \t-](?!--)[^\n]*\n)*){1,60}?"
            r"(?P=fence)[ \t]*(?:\r?\n|\Z)"
        ),
    }
