"""Parse RSS and Atom into a feed."""

from __future__ import annotations

import html
import re
from functools import cache
from urllib.parse import urljoin

from briefing.model.text import fold_whitespace
from briefing.sources.address import is_address
from briefing.sources.charsets import decode_markup
from briefing.sources.syndication import (
    MAX_ENTRIES,
    Feed,
    RawEntry,
    clean_entries,
    clean_language,
    clean_link,
    plain_text,
)
from briefing.sources.xmltree import Element, parse_xml


def parse_xml_feed(data: bytes, *, address: str, charset: str = "") -> Feed | None:
    """Parse a feed in RSS 0.9x, 1.0, 2.0 or Atom, however broken; None if it is none."""
    text, left_out = _first_entries(decode_markup(data, charset=charset))
    root = parse_xml(text, address=address)
    if root is None or _name(root) not in ("rss", "rdf:rdf", "feed", "channel"):
        return None
    channel = next((child for child in root if _name(child) == "channel"), root)
    head = _by_name(channel)
    home = clean_link(_link(head), address)
    entries = [each for each in root.iter() if _name(each) in ("item", "entry")]
    return Feed(
        title=_one_line(_first(head, ("title",))),
        address=address,
        home=home,
        language=clean_language(_words(head, ("language", "dc:language")) or _language(channel)),
        entries=clean_entries([_raw(entry) for entry in entries], address or home),
        left_out=left_out,
    )


_NAMESPACES = (
    ("http://purl.org/rss/1.0/modules/content", "content:"),
    ("http://purl.org/dc/", "dc:"),
    ("http://rssnamespace.org/feedburner", "feedburner:"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf:"),
    ("http://www.w3.org/1999/xhtml", "xhtml:"),
    ("http://www.w3.org/2005/atom", ""),
    ("http://purl.org/atom/", ""),
    ("http://purl.org/rss/1.0/", ""),
    ("http://my.netscape.com/rdf/simple/0.9", ""),
    ("http://channel.netscape.com/rdf/simple/0.9", ""),
    ("http://backend.userland.com/rss", ""),
    ("http://blogs.law.harvard.edu/tech/rss", ""),
)
"""What the names of a namespace begin with here, by what its address begins with; the first that fits counts."""

_FIELDS = {
    "identity": ("guid", "id"),
    "title": ("title", "dc:title"),
    "author": ("author", "dc:creator", "dc:author"),
    "date": ("pubdate", "published", "issued", "dc:date", "created", "updated", "modified"),
    "summary": ("description", "summary", "dc:description"),
    "content": ("content:encoded", "content", "xhtml:body", "xhtml:div"),
}
"""The elements that hold each part of an entry, the best first."""

_XML = "{http://www.w3.org/XML/1998/namespace}"

_MARKUP = re.compile(
    r"&(?:#\w+|[A-Za-z]\w+);|<!--|</?(?:a|abbr|article|aside|b|blockquote|br|center|cite|code|del|div|em|figure|font"
    r"|h[1-6]|hr|i|iframe|img|ins|li|mark|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table"
    r"|tbody|td|th|tr|tt|u|ul|video)\b[^<>]*/?>",
    re.IGNORECASE,
)
"""What tells markup from text that has an angle bracket or an ampersand of its own."""

_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)


def _first_entries(text: str) -> tuple[str, int]:
    """The feed up to the end of entry `MAX_ENTRIES`, and how many were cut off."""
    ends = [match.end() for match in _END.finditer(text)]
    if len(ends) <= MAX_ENTRIES:
        return text, 0
    return text[: ends[MAX_ENTRIES - 1]], len(ends) - MAX_ENTRIES


def _name(element: Element) -> str:
    """The name of an element in lower case, `dc:date` for one of a known namespace; empty for any other."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, local = element.tag.rpartition("}")
    if not namespace:
        # Some feeds use the prefix of Atom without declaring it.
        return local.lower().removeprefix("atom:")
    prefix = _prefix(namespace[1:])
    return "" if prefix is None else f"{prefix}{local.lower()}"


@cache
def _prefix(namespace: str) -> str | None:
    start = namespace.lower()
    return next((prefix for known, prefix in _NAMESPACES if start.startswith(known)), None)


def _by_name(parent: Element) -> dict[str, list[Element]]:
    """The children of an element by name."""
    children: dict[str, list[Element]] = {}
    for child in parent:
        children.setdefault(_name(child), []).append(child)
    return children


def _raw(entry: Element) -> RawEntry:
    children = _by_name(entry)
    found = {field: _first(children, names) for field, names in _FIELDS.items()}
    languages = (_language(found[field]) for field in ("content", "summary", "title"))
    identity = entry.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""
    return RawEntry(
        identity=_shown(found["identity"]) or identity,
        link=_link(children),
        author=_authors(children),
        date=_shown(found["date"]),
        language=_words(children, ("dc:language",))
        or next(filter(None, languages), "")
        or _language(entry),
        **_text_or_markup("title", found["title"]),
        **_text_or_markup("summary", found["summary"]),
        **_text_or_markup("content", found["content"]),
    )


def _first(children: dict[str, list[Element]], names: tuple[str, ...]) -> Element | None:
    """The first element of the best name that holds anything."""
    candidates = (child for name in names for child in children.get(name, ()))
    return next((child for child in candidates if len(child) or (child.text or "").strip()), None)


def _text_or_markup(name: str, element: Element | None) -> dict[str, str]:
    """What an element holds, under the name that says whether markup is in it.

    Atom says so by `type`. RSS does not; there, what looks like markup is.
    """
    if element is None:
        return {}
    kind = (element.get("type") or "").lower()
    if len(element):
        return {f"{name}_html": _inner(element)}
    text = element.text or ""
    in_atom = "atom" in element.tag.lower()
    is_text = kind in ("text", "text/plain") or (in_atom and not kind)
    return {name if is_text or not _MARKUP.search(text) else f"{name}_html": text}


def _inner(element: Element) -> str:
    """The markup within an element that was not escaped."""
    from lxml import etree

    inner = (etree.tostring(child, encoding="unicode") for child in element)
    return html.escape(element.text or "") + "".join(inner)


def _link(children: dict[str, list[Element]]) -> str:
    """The address of an entry's or a feed's page, counted from its own base."""
    # FeedBurner's own address counts clicks; the page's stands beside it.
    for element in children.get("feedburner:origlink", []):
        return _shown(element)
    best = ""
    for element in children.get("link", []):
        target = (element.get("href") or _shown(element)).strip()
        relation = (element.get("rel") or "alternate").lower()
        if target and relation == "alternate":
            if "html" in (element.get("type") or "html"):
                return _absolute(target, element)
            best = best or _absolute(target, element)
    if not best:
        guids = (guid for guid in children.get("guid", []) if guid.get("isPermaLink") != "false")
        best = next((_shown(guid) for guid in guids if is_address(_shown(guid))), "")
    return best


def _absolute(target: str, element: Element) -> str:
    try:
        return urljoin(element.base or "", target)
    except ValueError:
        return ""


def _authors(children: dict[str, list[Element]]) -> str:
    """Their names; an address of mail alone is none."""
    names: list[str] = []
    for author in (child for name in _FIELDS["author"] for child in children.get(name, ())):
        named = [child for child in author if _name(child) == "name"]
        text = _one_line(named[0] if named else author)
        # RSS 2.0 wants `mail@example.org (Name)`; many write the name alone.
        in_brackets = re.fullmatch(r"\S+@\S+\s*\((.+)\)", text)
        text = in_brackets[1].strip() if in_brackets else text
        names += [text] if text and "@" not in text else []
    return ", ".join(dict.fromkeys(names))


def _language(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_XML}lang") or ""


def _words(children: dict[str, list[Element]], names: tuple[str, ...]) -> str:
    return _shown(_first(children, names))


def _shown(element: Element | None) -> str:
    return "" if element is None else fold_whitespace("".join(element.itertext()))


def _one_line(element: Element | None) -> str:
    """The words of a title or a name, without the markup that may be in them."""
    if element is None:
        return ""
    found = _text_or_markup("text", element)
    return (
        plain_text(found["text_html"]) if "text_html" in found else fold_whitespace(found["text"])
    )
