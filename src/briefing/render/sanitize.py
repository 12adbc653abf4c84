"""Remove control characters, escape codes and bidirectional marks from text.

Article text, file names and addresses are hostile until they have passed here. `document.Run` passes
everything through, so no view can forget it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""What stands where something was that must not be shown."""

_ESCAPES = (
    # CSI and its parameters, OSC and other strings with their end, two-byte escapes (ECMA-48).
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[]P^_X]|[\x9d\x90\x9e\x9f\x98])[^\x07\x1b\x9c\n]{0,2000}(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]"
)
_SPACES = "\t\n\v\f\r\x85\u2028\u2029"
_JOINERS = "\u200c\u200d"


def sanitize(text: str) -> str:
    r"""Sanitize `text` to one line, with control characters replaced or left out.

    These are all that act instead of showing. Escape sequences, controls and lone surrogates become one replacement
    character each. White space that breaks lines becomes a space. Bidirectional controls (Unicode TR 36), tags,
    fillers, variation selectors and zero-width characters are left out, except joiners inside scripts that need them.

    >>> sanitize("red \x1b[31malert\x07\u202e now")
    'red �alert� now'
    """
    if text.isascii() and text.isprintable():
        return text
    if "\x1b" in text or not text.isprintable():
        text = _escape_pattern().sub(REPLACEMENT, text)
    kept: list[str] = []
    for character in text:
        if character in _JOINERS:
            # Persian and the Indic scripts spell with joiners; anywhere else they only hide.
            kept.append(character if kept and _needs_joiners(kept[-1]) else "")
        else:
            kept.append(
                character if character.isascii() and character >= " " else _shown(character)
            )
    return "".join(kept).replace("\x7f", REPLACEMENT)


def link_target(source: str, *, host: str, directory: str) -> str | None:
    """The address that a source opens at, percent-encoded, or None where it has none.

    A web address stays what it is; a path becomes a `file://` address, which needs the name of its
    `host` so that a terminal on another machine does not open it there. Relative paths count from `directory`.

    >>> link_target("seeds/a b.txt", host="news", directory="/home/ann")
    'file://news/home/ann/seeds/a%20b.txt'
    """
    if source in ("", "-"):
        return None
    if source.startswith(("http://", "https://")):
        return _quoted(source, safe=":/?#@!$&'()*+,;=%~[]")
    if not source.startswith("/") and not directory:
        return None
    path = source if source.startswith("/") else f"{directory.rstrip('/')}/{source}"
    return f"file://{_quoted(host, safe='.-')}{_quoted(path, safe='/~')}"


def _quoted(text: str, *, safe: str) -> str:
    # A tenth of the time of a short run, for output that mostly goes into pipes, without links.
    from urllib.parse import quote

    return quote(
        text.encode("utf-8", "surrogateescape" if _undecoded(text) else "replace"), safe=safe
    )


def _undecoded(text: str) -> bool:
    """Whether every lone surrogate of a file name stands for a byte that was not UTF-8."""
    return all(
        "\udc80" <= character <= "\udcff" for character in text if "\ud800" <= character <= "\udfff"
    )


@lru_cache(maxsize=1)
def _escape_pattern() -> re.Pattern[str]:
    return re.compile(_ESCAPES)


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character in _SPACES:
        return " "
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category in ("Cc", "Cs", "Co", "Cn"):
        return REPLACEMENT
    if category == "Cf" or _is_invisible(ord(character)):
        return ""
    return character


def _is_invisible(code: int) -> bool:
    """Whether a character of no format category still shows nothing: fillers, variation selectors."""
    return (
        code in (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0)
        or 0x180B <= code <= 0x180F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
    )


def _needs_joiners(character: str) -> bool:
    return character >= "\u0590" and unicodedata.category(character)[:1] in "LM"
