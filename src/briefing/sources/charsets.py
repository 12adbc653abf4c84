"""Decode bytes of markup: detect the charset of a page and apply it."""

from __future__ import annotations

import codecs
import re
from functools import cache

from briefing.sources.guessing import (
    decode_mixed,
    guess_encoding,
    is_mostly_utf8,
    spoken_encoding,
)

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers read under a label that means less (WHATWG Encoding Standard, section 4.2).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}

_DECLARED_WITHIN = 4096
"""Bytes at the top of a page in which it may name its charset; the standard gives it 1,024, pages take more."""


def decode_markup(data: bytes, *, charset: str = "") -> str:
    r"""Decode HTML or XML, without a byte order mark and null characters.

    A byte order mark decides, then UTF-8 where the bytes beyond ASCII are nothing else, then `charset` (what a server
    says), then what the markup declares; where they say UTF-8 and it is none, what the bytes look like. What does not
    fit is replaced.

    >>> decode_markup(b"<meta charset=iso-8859-2>\xb6roda"), decode_markup("środa".encode(), charset="iso-8859-1")
    ('<meta charset=iso-8859-2>środa', 'środa')
    >>> decode_markup("<meta charset=utf-8>“Café”".encode("cp1252"))
    '<meta charset=utf-8>“Café”'
    """
    encoding, mark = _detect(data, charset)
    data = data[mark:]
    if encoding == "utf-8":
        return decode_mixed(data).replace("\0", "")
    return data.decode(encoding, errors="replace").replace("\0", "")


def guessed_charset(data: bytes, *, charset: str = "") -> str:
    """The encoding by which `decode_markup` reads `data`, where it has to guess.

    Else empty.

    >>> [guessed_charset(f"<meta charset={said}>Café.".encode("latin-1")) for said in ("utf-8", "latin-1")]
    ['windows-1252', '']
    """
    if data.isascii():
        return ""
    encoding, mark = _detect(data, charset)
    sure = mark or encoding.startswith("utf") or encoding in _stated(data, charset)
    return "" if sure else spoken_encoding(encoding)


def codec_of(label: str) -> str | None:
    """The name of the codec by which browsers read text under that label.

    None where there is none.
    """
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name if label else ""
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name) or None


def _detect(data: bytes, charset: str) -> tuple[str, int]:
    """The codec of markup, and how many bytes its byte order mark has."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if not data.isascii() and _is_utf8(data):
        return "utf-8", 0
    for known in _stated(data, charset):
        if not (known.startswith("utf-16") and b"\0" not in data):
            return (known if data.isascii() else _checked(known, data)), 0
    start = data[:_DECLARED_WITHIN]
    zeros = (start[0::2].count(0), start[1::2].count(0))
    if max(zeros) > max(10 * min(zeros), len(start) // 4):
        return ("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"), 0
    return ("utf-8" if data.isascii() else _checked("utf-8", data)), 0


def _stated(data: bytes, charset: str) -> tuple[str, ...]:
    return tuple(filter(None, map(codec_of, (charset, _declared(data)))))


def _checked(known: str, data: bytes) -> str:
    """The codec stated, unless it is what servers say of anything: then what the bytes look like."""
    if known in ("utf-8", "cp1252") and not is_mostly_utf8(data):
        return guess_encoding(data)
    return known


def _is_utf8(data: bytes) -> bool:
    """Whether `data` is UTF-8 throughout, but for a character that it may be cut off in."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str:
    match = _declaration().search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii") if match else ""


@cache
def _declaration() -> re.Pattern[bytes]:
    return re.compile(
        rb"""(?:<meta[^>]{0,200}?\bcharset|<\?xml[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]{2,40})""",
        re.IGNORECASE,
    )
