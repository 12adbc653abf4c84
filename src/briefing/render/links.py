"""Make addresses safe for a page: schemes, percent-encoding, text fragments."""

from __future__ import annotations

import re
from pathlib import Path

_SAFE = re.compile(r"https?://[!-~]+|\.{1,2}/[!-~]*")
"""An address of the web, or a path counted from the page; neither can begin with another scheme."""

_WORDS = 20
"""Words of a sentence up to which a text fragment has all of it; of a longer one, it has the ends."""
_END = 8


def web_link(source: str) -> str | None:
    """The address of a source on the web, percent-encoded; None where it has none."""
    from briefing.render.sanitize import link_target

    if not source.startswith(("http://", "https://")):
        return None
    return link_target(source, host="", directory="")


def link_from(folder: Path, source: str) -> str | None:
    """The link from a page in `folder` to a source: its URL or relative path.

    None where a source is neither: standard input, a file in an archive, what is no longer there.
    """
    if source.startswith(("http://", "https://")):
        return web_link(source)
    import os
    from urllib.parse import quote

    try:
        if source == "-" or not Path(source).is_file():
            return None
        path = os.path.relpath(source, folder)
    except (OSError, ValueError):
        # On Windows, from one drive to another.
        return None
    path = path.replace(os.sep, "/")
    return quote(os.fsencode(path if path.startswith("../") else f"./{path}"), safe="/~")


def is_safe(address: str) -> bool:
    """Whether a page may link to the address.

    >>> is_safe("https://example.org/a"), is_safe("./a.txt"), is_safe("javascript:alert(1)"), is_safe("//x.org")
    (True, True, False, False)
    """
    return _SAFE.fullmatch(address) is not None


def at_text(address: str, sentence: str) -> str:
    """The address with a text fragment: a browser goes to the sentence and marks it.

    Of a long sentence only both ends are named, which keeps a page of many small.
    The syntax is that of https://wicg.github.io/scroll-to-text-fragment/.

    >>> at_text("https://example.org/a", "It was so, he said.")
    'https://example.org/a#:~:text=It%20was%20so%2C%20he%20said.'
    """
    words = sentence.split()
    ends = [words] if len(words) <= _WORDS else [words[:_END], words[-_END:]]
    text = ",".join(map(_encoded, ends))
    separator = ":~:" if "#" in address else "#:~:"
    return f"{address}{separator}text={text}"


def _encoded(words: list[str]) -> str:
    from urllib.parse import quote

    # A hyphen and a comma part the pieces of a text fragment.
    return quote(" ".join(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")
