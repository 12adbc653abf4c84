"""Parse a web archive (WARC) into the pages in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from email.message import Message
from typing import Any

from briefing.errors import SourceError, UnreadableSource
from briefing.model.text import fold_whitespace
from briefing.sources.address import name_of
from briefing.sources.extras import missing_extra
from briefing.sources.kinds import Kind
from briefing.sources.material import MAX_BYTES, Material

_MAX_PAGE = 16 * MAX_BYTES
"""Bytes of the longest page that is read."""

_READ = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/pdf": Kind.PDF,
    "text/plain": Kind.TEXT,
}
"""The media types of what may be an article; pictures, scripts and the rest of a page are passed over."""


def read(material: Material) -> Iterator[Material | SourceError]:
    """Each page that a server sent with success, by its address: HTML, PDF and plain text; memory stays flat.

    Of plain WARC and of WARC packed record by record. A page that was captured again is read again.

    Raises:
        UnreadableSource: warcio is not installed, or the file is no WARC from its beginning.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise missing_extra("warc", subject=material.subject) from error
    with material.open() as file:
        records = iter(ArchiveIterator(file))
        number = 0
        while True:
            try:
                record = next(records, None)
                if record is None:
                    break
                number += 1
                page = _page(record, material)
            except Exception as error:
                # What warcio raises on broken records, and the unpacker on broken streams, is of many kinds.
                raise UnreadableSource(
                    f"damaged after {number} records" if number else "damaged: no web archive",
                    subject=material.subject,
                    hint="what came before is read; fetch it again for the rest",
                ) from error
            if page is not None:
                yield page


def _page(record: Any, material: Material) -> Material | SourceError | None:
    """The page in a record; None where it holds none."""
    record_type, headers, answer = record.rec_type, record.rec_headers, record.http_headers
    address = fold_whitespace(headers.get_header("WARC-Target-URI") or "").strip("<>")
    if record_type not in ("response", "resource") or not address:
        return None
    if record_type == "response" and (answer is None or answer.get_statuscode() != "200"):
        return None
    said = (
        answer.get_header("Content-Type") if answer else headers.get_header("Content-Type")
    ) or ""
    media_type, charset = read_content_type(said)
    if media_type not in _READ:
        return None
    data = record.content_stream().read(_MAX_PAGE + 1)
    if len(data) > _MAX_PAGE:
        return UnreadableSource(
            f"a page larger than {_MAX_PAGE // 1024**2} MiB", subject=address, hint="save its text"
        )
    web = address.startswith(("http://", "https://"))
    return material.inner(
        address,
        data,
        name=name_of(address) if web else address,
        media_type=media_type,
        charset=charset,
        address=address if web else "",
    )


def read_content_type(value: str) -> tuple[str, str]:
    """The media type and the charset that a `Content-Type` says, in small letters, empty where it says none.

    >>> read_content_type('Text/HTML; charset="ISO-8859-1"')
    ('text/html', 'iso-8859-1')
    """
    media_type = value.partition(";")[0].strip().lower()
    charset = ""
    with contextlib.suppress(Exception):
        # The parser of the standard library fails in many ways on malformed parameters.
        message = Message()
        message["Content-Type"] = value
        charset = str(message.get_param("charset") or "").strip().lower()
    return media_type, charset
