"""A mailbox (mbox) to the mails in it."""

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
    """Each mail of an mbox file (RFC 4155), by the file's name and its number, from 1; memory stays flat.

    A mail begins at a line `From ...` with a sender and a time, at the top or below a blank line. `>From ` in a mail is
    what writers make of a line that begins so; it gets back what it was.
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
    """The bytes of each mail without its first line; one byte more than `_MAX_MAIL` of one that is longer."""
    envelope, quoted = _patterns()["envelope"], _patterns()["quoted"]
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    # A line longer than this is read in pieces, none of which begins a mail but the first.
    while line := file.readline(_MAX_LINE):
        if blank and line.startswith(b"From ") and envelope.match(line):
            if begun:
                yield b"".join(lines)
            lines, size, begun = [], 0, True
        elif size <= _MAX_MAIL:
            if line.startswith(b">"):
                line = quoted.sub(rb"\1", line)
            size += len(line)
            lines.append(line)
        blank = line in (b"\n", b"\r\n")
    if begun:
        yield b"".join(lines)


_MAX_LINE = 1024 * 1024


@cache
def _patterns() -> dict[str, re.Pattern[bytes]]:
    return {
        "envelope": re.compile(rb"From \S.*\d\d:\d\d"),
        "quoted": re.compile(rb"^>(>*From )"),
    }
