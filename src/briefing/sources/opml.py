"""Parse and write OPML, the exchange format for lists of feeds (version 2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.errors import SourceError, UnreadableSource
from briefing.frozen import dataclass
from briefing.model.article import Article
from briefing.model.text import fold_whitespace
from briefing.sources.charsets import decode_markup
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.xmltree import ILLEGAL, Element, parse_xml


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that someone reads.

    `folder` is where they keep it, `News/Europe` for a folder in a folder, empty for none.
    """

    title: str
    address: str
    folder: str = ""


def read_opml(data: bytes) -> tuple[Subscription, ...]:
    """The feeds that an OPML document lists, in its order, each address once.

    Addresses are as they stand there, but for `feed:` in front; a slash in the name of a folder becomes a hyphen.

    Raises:
        UnreadableSource: it is no OPML, or larger than `MAX_BYTES`.
    """
    from lxml import etree

    folders: list[str] = []
    subscriptions: dict[str, Subscription] = {}
    for event, outline in etree.iterwalk(_parse(data), events=("start", "end")):
        if str(outline.tag).lower() != "outline":
            continue
        if event == "end":
            folders.pop()
            continue
        given = {name.lower(): fold_whitespace(value) for name, value in outline.attrib.items()}
        title = given.get("title") or given.get("text") or ""
        address = re.sub(r"^feed:(?://)?(?=https?:)|^feed(?=://)", _web, given.get("xmlurl", ""))
        if address:
            folder = "/".join(filter(None, folders))
            subscriptions.setdefault(address, Subscription(title or address, address, folder))
        folders.append("" if address else title.replace("/", "-"))
    return tuple(subscriptions.values())


def write_opml(subscriptions: Iterable[Subscription]) -> str:
    """An OPML document that lists `subscriptions`, as all feed readers take it.

    A folder stands where the first of its feeds does.
    """
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds of briefing"
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], Any] = {(): body}
    for subscription in subscriptions:
        path: tuple[str, ...] = ()
        for name in filter(None, (_clean(part) for part in subscription.folder.split("/"))):
            outer, path = folders[path], (*path, name)
            if path not in folders:
                folders[path] = etree.SubElement(outer, "outline", text=name, title=name)
        title, address = _clean(subscription.title), _clean(subscription.address)
        etree.SubElement(
            folders[path], "outline", type="rss", text=title, title=title, xmlUrl=address
        )
    etree.indent(root)
    document = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'


def read(material: Material) -> Iterator[Article | Material | SourceError]:
    """Refuse a list of feeds (OPML), which holds no article: an error with a hint.

    It says where the list belongs.

    Raises:
        UnreadableSource: as `read_opml`, or always.
    """
    try:
        count = len(read_opml(material.data))
    except UnreadableSource as error:
        error.subject = material.source
        raise
    yield UnreadableSource(
        f"a list of {count} feeds, not an article",
        subject=material.source,
        hint=f"follow them with: briefing feeds import {material.source}",
    )


def _parse(data: bytes) -> Element:
    """The root of the document."""
    if len(data) > MAX_BYTES:
        raise UnreadableSource(
            f"larger than {MAX_BYTES // 1024**2} MiB, too large for a list of feeds",
            hint="split it, or export it again from your feed reader",
        )
    root = parse_xml(decode_markup(data))
    if root is None or str(root.tag).lower() != "opml":
        raise UnreadableSource(
            "not a list of feeds in OPML", hint="export it from your feed reader as OPML"
        )
    return root


def _web(match: re.Match[str]) -> str:
    return "http" if match[0] == "feed" else ""


def _clean(text: str) -> str:
    return fold_whitespace(ILLEGAL.sub("", text))
