"""Split a mailbox (mbox) into its mails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from briefing.errors import SourceError, UnreadableSource
from briefing.sources.material import MAX_BYTES, Material

_MAX_MAIL = 16 * MAX_BYTES
"""Bytes of the longest mail that is read, its attachments in it."""


def read(material: Material) -> Iterator[Material | SourceError]:
    """Each mail of an mbox file (RFC 4155), by the file's name and its number, from 1.

    Memory stays flat. A mail begins at a line `From ...` with a sender and a time, at the top or below a blank line.
    `>From ` in a mail is what writers make of a line that begins so; it gets back what it was.
    """
    with material.open() as file:
        for number, data in enumerate(_split(file), start=1):
            if len(data) > _MAX_MAIL:
                yield UnreadableSource(
                    f"a mail larger than {_MAX_MAIL // 1024**2} MiB",
                    subject=f"{material.subject}/{number}",
                    hint="save its text to a file",
                )
                continue
            name = f"{material.name}/{number}"
            yield material.inner(str(number), data, name=name, media_type="message/rfc822")


def _split(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of each mail without its first line; more than `_MAX_MAIL` of one that is longer, but not all of it."""
    pieces: list[bytes] = []
    size, begun = 0, False
    rest = b"\n\n"
    while True:
        chunk = file.read(_CHUNK)
        data = rest + chunk
        start = 0
        for match in _patterns()["envelope"].finditer(data):
            bare = _patterns()["bare"].match(data, match.start())
            if not (bare or _patterns()["time"].search(match["line"])):
                continue
            if begun:
                yield _whole([*pieces, data[start : match.start("blank")]])
            pieces, size, begun, start = [], 0, True, match.end()
        # A first line may be cut off by the end of the chunk: it is looked for again with the next.
        end = max(start, len(data) - _LONGEST_ENVELOPE) if chunk else len(data)
        if size <= _MAX_MAIL:
            pieces.append(data[start:end])
            size += end - start
        rest = data[end:]
        if not chunk:
            break
    if begun:
        yield _whole(pieces)


_CHUNK = 1024 * 1024

_LONGEST_ENVELOPE = 2048
"""Bytes of the longest line that begins a mail, with the blank line above it and the field below."""

BARE_ENVELOPE = (
    r"\n\r?\nFrom \S[^\n]{0,900}\n"
    r"(?=(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|Content-Type|Status|X-[\w-]+):"
    r"|(?:Date|From|To|Subject):[^\n]{0,900}\n(?:Date|From|To|Subject|Message-ID|MIME-Version|Received):)"
)
"""A line that begins a mail without a time, told by the fields below it that nobody types into an article."""


def _whole(pieces: list[bytes]) -> bytes:
    data = b"".join(pieces)
    return _patterns()["quoted"].sub(rb"\1", data) if b">From " in data else data


@cache
def _patterns() -> dict[str, re.Pattern[bytes]]:
    return {
        "envelope": re.compile(rb"\n(?P<blank>\r?\n)From (?P<line>\S[^\n]{0,900})\n"),
        "bare": re.compile(BARE_ENVELOPE.encode(), re.IGNORECASE),
        "time": re.compile(rb"\d\d:\d\d"),
        "quoted": re.compile(rb"^>(>*From )", re.MULTILINE),
    }
