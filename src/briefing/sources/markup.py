"""Parse HTML into a safe, bounded tree."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

from briefing.model.text import fold_whitespace
from briefing.sources.charsets import decode_markup

Element = Any
"""An element of lxml, which ships no type information."""


def parse_markup(html: str | bytes, *, charset: str = "") -> Element | None:
    """Parse HTML, however broken, into the root of a tree.

    None where it holds nothing. Comments and processing instructions are left out, as is what lies deeper than the
    parser follows (2,048 elements), and control characters; those written by number are replaced. A tree has no
    entities: each was decoded once.
    """
    from lxml import html as lxml_html
    from lxml.etree import LxmlError

    text = decode_markup(html, charset=charset) if isinstance(html, bytes) else html
    data = text.encode("utf-8", errors="replace").translate(None, _CONTROLS)
    # lxml lets no control character into a tree of its own, and so fails at the first copy of such a text.
    data = _control_references().sub(_REPLACEMENT, data)
    if not data.strip():
        return None
    # The parser knows these older names of the element only in part, and lets through what stands in them.
    if any(name in data.lower() for name in (b"<plaintext", b"<xmp", b"<listing")):
        data = _verbatim().sub(b"<pre>", data)
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml_html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (LxmlError, ValueError):
        return None


def remove_unshown(root: Element) -> bool:
    """Remove scripts and what no reader sees; whether the page has scripts."""
    from lxml.etree import strip_elements

    scripted = next(root.iter("script", "noscript"), None) is not None
    strip_elements(
        root,
        "script",
        "style",
        "noscript",
        "svg",
        "template",
        "iframe",
        "textarea",
        with_tail=False,
    )
    return scripted


@contextmanager
def silence(library: str) -> Iterator[None]:
    """Silence a library's logging and warnings within a context.

    What it finds odd about a page is of no use to readers.
    """
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def text_of(element: Element, *, most: int) -> str:
    """The text in `element` on one line, hidden or not, cut at some `most` characters."""
    runs: list[str] = []
    length = 0
    for run in element.itertext():
        runs.append(run)
        length += len(run)
        if length > 4 * most:
            break
    return fold_whitespace(without_controls(" ".join(runs)))[:most]


def without_controls(text: str) -> str:
    """Remove control characters and lone surrogates from `text`.

    No terminal and no file should get them.
    """
    return _patterns()["control"].sub("", text)


def is_unwieldy(root: Element) -> bool:
    """Whether a page has too many or too deeply nested elements to parse fast.

    It has more, or deeper ones, than any that people wrote.
    """
    from lxml.etree import iterwalk

    elements = depth = 0
    for event, _ in iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        if elements > _MOST_ELEMENTS or depth > _DEEPEST:
            return True
    return False


_MOST_ELEMENTS = 20_000
_DEEPEST = 250
"""Elements, and elements in one another; pages have some thousands, twenty to forty in one another."""


def is_hidden(element: Element) -> bool:
    """Whether the page itself says that `element` is not shown to readers."""
    if element.get("hidden") is not None:
        return True
    style, classes = element.get("style"), element.get("class")
    return bool(
        (style and _matches("hidden style", style))
        or (classes and _matches("hidden class", classes))
    )


@lru_cache(maxsize=2048)
def _matches(name: str, attribute: str) -> bool:
    """Whether the pattern of that name is found in an attribute, of which a page has many alike."""
    return _patterns()[name].search(attribute) is not None


_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r")) + b"\x7f"

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


@cache
def _control_references() -> re.Pattern[bytes]:
    """Numbers from 0 to 31 but those of white space, and 127, decimal or hexadecimal, as a parser reads them."""
    return re.compile(
        rb"&#(?:0*(?:[0-8]|11|1[4-9]|2[0-9]|3[01]|127)(?![0-9])"
        rb"|[xX]0*(?:[0-8bBeEfF]|1[0-9a-fA-F]|7[fF])(?![0-9a-fA-F]));?"
    )


@cache
def _verbatim() -> re.Pattern[bytes]:
    return re.compile(rb"<(?:plaintext|xmp|listing)\b[^>]*>", re.IGNORECASE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "control": re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]"),
        "hidden style": re.compile(
            r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
        ),
        "hidden class": re.compile(
            r"(?:^|[\s_-])(?:sr-only|visually-?hidden|visuallyhidden|screen-reader-text|preheader)(?:$|\s)",
            re.IGNORECASE,
        ),
    }
