"""Decode bytes of markup: detect the charset of a page and apply it."""

from __future__ import annotations

import codecs
import re
from functools import cache

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
    r"""The text that `data`, HTML or XML, holds, without a byte order mark and null characters.

    A byte order mark decides, then UTF-8 where the bytes beyond ASCII are nothing else, then `charset` (what a server
    says), then what the markup declares, then Windows-1252. What does not fit is replaced.

    >>> decode_markup(b"<meta charset=iso-8859-2>\xb6roda"), decode_markup("środa".encode(), charset="iso-8859-1")
    ('<meta charset=iso-8859-2>środa', 'środa')
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding)
    if not data.isascii() and _is_utf8(data):
        return _decode(data, "utf-8")
    for label in (charset, _declared(data)):
        known = _codec(label)
        if known and not (known.startswith("utf-16") and b"\0" not in data):
            return _decode(data, known)
    start = data[:_DECLARED_WITHIN]
    zeros = (start[0::2].count(0), start[1::2].count(0))
    if max(zeros) > max(10 * min(zeros), len(start) // 4):
        return _decode(data, "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le")
    return _decode(data, "utf-8" if data.isascii() else "cp1252")


def _decode(data: bytes, encoding: str) -> str:
    return data.decode(encoding, errors="replace").replace("\0", "")


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


def _codec(label: str) -> str | None:
    """The name of the text codec that `label` means; None where there is none."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name if label else ""
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name) or None


@cache
def _declaration() -> re.Pattern[bytes]:
    return re.compile(
        rb"""(?:<meta[^>]{0,200}?\bcharset|<\?xml[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]{2,40})""",
        re.IGNORECASE,
    )
