"""Parse XML into a tree, tolerant of broken input and safe against hostile one."""

from __future__ import annotations

import html
import re
from typing import Any

Element = Any
"""An element of lxml, which ships no type information."""

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
"""What may not stand in XML, or not without harm; one such character breaks a whole document."""


def parse_xml(text: str, *, address: str = "") -> Element | None:
    """Parse XML or a feed into the root of a tree; None where there is none.

    Relative addresses count from `address`. What is broken is mended where that can be done, what is cut off is read up
    to there. HTML's names of characters are known, as feeds are full of them. All other names stand for themselves, as
    text: what a document declares on its own, it could declare to explode. Nothing is read from elsewhere. What lies
    deeper than 256 elements is left out.
    """
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        no_network=True,
        resolve_entities=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    pieces = _VERBATIM.split(ILLEGAL.sub("", text).strip())
    pieces[::2] = [_ENTITY.sub(_character, piece) for piece in pieces[::2]]
    data = "".join(pieces).encode("utf-8", errors="replace")
    try:
        return etree.fromstring(data, parser, base_url=address or None)
    except (etree.LxmlError, ValueError):
        return None


_VERBATIM = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_ENTITY = re.compile(r"&(?:#?\w{1,40};)?")


def _character(match: re.Match[str]) -> str:
    """The character that a name or a number means, written so that it is no markup."""
    shown = html.unescape(match[0])
    return html.escape(shown) if len(shown) <= 1 or shown == match[0] else ILLEGAL.sub("", shown)
