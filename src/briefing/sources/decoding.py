"""Decode bytes to text: detect the encoding, refuse what is no text."""

from __future__ import annotations

import codecs
from functools import cache
from typing import TYPE_CHECKING

from briefing.errors import UnreadableSource
from briefing.sources.guessing import (
    WESTERN_ERRORS,
    decode_mixed,
    guess_encoding,
    is_mostly_utf8,
    spoken_encoding,
)

if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b")) + b"\x7f"


def decode(data: bytes, *, subject: str) -> str:
    r"""The text that `data` holds, its byte order mark left out.

    UTF-8 and UTF-16 with or without a mark, UTF-32 with one; text in neither is read as it looks (`guess_encoding`), or
    as UTF-8 with stray bytes of Windows-1252 where only a few of many multi-byte characters are broken.

    Raises:
        UnreadableSource: `data` is no text: full of control characters.

    >>> decode("Café".encode("utf-16"), subject="a.txt"), decode(b"Caf\xe9", subject="b.txt")
    ('Café', 'Café')
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    text = _utf16(data) if b"\0" in data else None
    if text is None:
        text = _bytewise(data)
    if text is None:
        raise UnreadableSource(
            "binary, not plain text",
            subject=subject,
            hint="briefing add --help names the kinds that are read",
        )
    return text


START_BYTES = 64 * 1024
"""How much of a source tells what it is."""


def decode_start(data: bytes) -> str:
    """Decode the start of `data`, whatever it is: to detect by, never to show."""
    start = data[:START_BYTES]
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return start[len(mark) :].decode(encoding, errors="replace")
    text = _utf16(start[: len(start) // 2 * 2]) if b"\0" in start else None
    return start.decode("utf-8", errors="replace") if text is None else text


def open_text(file: BinaryIO, start: bytes) -> TextIO:
    """The text of `file`, whose first bytes are `start`, to be read piece by piece.

    Line ends stay as they are. What does not fit its encoding is replaced. Without a mark it is UTF-8 where the start
    is, else Windows-1252.
    """
    import io

    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if start.startswith(mark)), "")
    if not encoding:
        head = start[:START_BYTES]
        wide = _utf16(head[: len(head) // 2 * 2]) is not None and b"\0" in head
        encoding = "utf-8" if _is_utf8_start(head) else guess_encoding(head)
        if wide:
            encoding = "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"
    elif encoding == "utf-8":
        encoding = "utf-8-sig"
    errors = WESTERN_ERRORS if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(file, encoding=encoding, errors=errors, newline="")


def guessed_encoding(data: bytes) -> str:
    """The encoding that `decode` guesses for `data` in another script; else empty."""
    if data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)) or b"\0" in data:
        return ""
    if _is_utf8_start(data):
        return ""
    encoding = guess_encoding(data)
    return "" if encoding == "cp1252" else spoken_encoding(encoding)


def _is_utf8_start(start: bytes) -> bool:
    """Whether `start` is UTF-8, but for a character in which it is cut off, or mostly is."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return is_mostly_utf8(start)
    return True


def _utf16(data: bytes) -> str | None:
    """`data` as UTF-16 without a mark, told by the side on which its many zero bytes stand."""
    zeros = (data[0::2].count(0), data[1::2].count(0))
    encoding = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    if len(data) % 2 or max(zeros) < 10 * min(zeros) or 20 * max(zeros) < len(data):
        return None
    text = data.decode(encoding, errors="replace")
    return None if "\0" in text or text.count("\ufffd") > len(text) // 50 else text


def _bytewise(data: bytes) -> str | None:
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) // 20:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if is_mostly_utf8(data):
        return decode_mixed(data)
    encoding = guess_encoding(data)
    if encoding != "cp1252":
        return data.decode(encoding, errors="replace")
    return data.decode("latin-1").translate(_windows_1252())


@cache
def _windows_1252() -> dict[int, str]:
    """The characters that Windows-1252 has where Latin-1 has controls; five places stay open."""
    return {
        byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)
        for byte in range(128, 160)
    }
