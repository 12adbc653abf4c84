"""Parse a web archive (WARC, ARC) into the pages in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from email.message import Message

from briefing.errors import SourceError, UnreadableSource
from briefing.model.text import fold_whitespace
from briefing.sources.address import name_of
from briefing.sources.kinds import Kind
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.warc_records import BrokenArchive, WebRecord, read_answer, read_records

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
    """Read each page of a web archive that a server sent with success, by its address.

    They are HTML, PDF and plain text; memory stays flat. Of WARC and of the older ARC, plain or packed. What programs
    note of themselves under addresses of their own (`metadata:`, `urn:`) is passed over. A page that was captured again
    is read again.

    A record that is cut off or damaged is an error, and reading goes on behind it.
    """
    number = 0
    with material.open() as file:
        for record in read_records(file, most=_MAX_PAGE):
            if isinstance(record, BrokenArchive):
                yield _broken(record, number, material.subject)
                continue
            number += 1
            page = _page(record, material)
            if page is not None:
                yield page


def _broken(error: BrokenArchive, number: int, subject: str) -> UnreadableSource:
    how = "cut off" if error.cut_off else "damaged"
    records = "1 record" if number == 1 else f"{number} records"
    return UnreadableSource(
        f"{how} after {records}" if number else f"{how} in its first page",
        subject=subject,
        hint="what is whole is read; fetch it again for the rest",
    )


def _page(record: WebRecord, material: Material) -> Material | SourceError | None:
    """The page in a record; None where it holds none."""
    address = fold_whitespace(record.address).strip("<>")
    said, data, web = record.content_type, record.content, address.startswith(_WEB)
    if not (web or address.startswith(_OF_FILES)):
        return None
    if record.type == "response" and web:
        answer = read_answer(data)
        if answer is None or answer.status != "200":
            return None
        said, data = answer.fields.get("content-type", ""), answer.content
    media_type, charset = read_content_type(said)
    if media_type not in _READ:
        return None
    if len(data) > _MAX_PAGE:
        return UnreadableSource(
            f"a page larger than {_MAX_PAGE // 1024**2} MiB", subject=address, hint="save its text"
        )
    return material.inner(
        address,
        data,
        name=name_of(address) if web else address,
        media_type=media_type,
        charset=charset,
        address=address if web else "",
    )


_WEB = ("http://", "https://")

_OF_FILES = ("file:", "ftp://", "gemini://", "gopher://")


def read_content_type(value: str) -> tuple[str, str]:
    """Parse a `Content-Type` into media type and charset, in lower case.

    Empty where it says none.

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
