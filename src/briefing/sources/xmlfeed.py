"""RSS and Atom to a feed."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from briefing.model.text import fold_whitespace
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


def parse_xml_feed(data: bytes, *, address: str, charset: str = "") -> Feed | None:
    """The feed that `data` is, in RSS 0.9x, 1.0 or 2.0 or Atom, however broken; None where it is none."""
    import feedparser

    text, left_out = _first_entries(_ILLEGAL.sub("", decode_markup(data, charset=charset)).strip())
    # A stream, as feedparser opens what is named by a string. The charset is settled, so that it does not guess.
    found: Any = feedparser.parse(
        io.BytesIO(text.encode("utf-8", errors="replace")),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": address,
        },
        resolve_relative_uris=True,
        sanitize_html=True,
    )
    if not found["version"] and not found["entries"]:
        return None
    head = found["feed"]
    home = clean_link(_text(head, "link"), address)
    return Feed(
        title=_plain(head, "title"),
        address=address,
        home=home,
        language=clean_language(_text(head, "language")),
        entries=clean_entries([_raw(entry) for entry in found["entries"]], address or home),
        left_out=left_out,
    )


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
"""What may not stand in XML, or not without harm; feeds hold it, and one such character breaks the whole."""

_END = re.compile(r"</((?:[\w.-]+:)?(?:item|entry))\s*>", re.IGNORECASE)


def _first_entries(text: str) -> tuple[str, int]:
    """The feed with no more than `MAX_ENTRIES` entries, and how many were cut off."""
    ends = [match.end() for match in _END.finditer(text)]
    if len(ends) <= MAX_ENTRIES:
        return text, 0
    root = re.search(r"<([A-Za-z][\w.:-]*)", text)
    closing = f"</{root[1]}>" if root else ""
    if root and root[1].lower() == "rss":
        closing = f"</channel>{closing}"
    return text[: ends[MAX_ENTRIES - 1]] + closing, len(ends) - MAX_ENTRIES


def _raw(entry: Mapping[str, Any]) -> RawEntry:
    contents = [each for each in entry.get("content", ()) if _is_text(each)]
    content: Mapping[str, Any] = max(
        contents, key=lambda each: len(_text(each, "value")), default={}
    )
    summary = entry.get("summary_detail", {})
    title = entry.get("title_detail", {})
    return RawEntry(
        identity=_text(entry, "id"),
        # FeedBurner's own address counts clicks; it names the page's beside it.
        link=_text(entry, "feedburner_origlink") or _text(entry, "link"),
        author=_plain(entry, "author"),
        # Its times are not asked for: it moves them to Greenwich, to another day, and fills gaps from today.
        date=_text(entry, "published") or _text(entry, "updated") or _text(entry, "created"),
        language=_language(content) or _language(summary) or _language(title),
        **_by_type("title", title),
        **_by_type("summary", summary),
        **_by_type("content", content),
    )


def _by_type(name: str, detail: Mapping[str, Any]) -> dict[str, str]:
    """The text of one element, under the name that says whether markup is in it."""
    key = f"{name}_html" if "html" in str(detail.get("type", "")) else name
    return {key: _text(detail, "value")}


def _is_text(detail: Mapping[str, Any]) -> bool:
    return str(detail.get("type", "")).startswith(("text/", "application/xhtml"))


def _language(detail: Mapping[str, Any]) -> str:
    return _text(detail, "language")


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key) if key in values else None
    return value if isinstance(value, str) else ""


def _plain(values: Mapping[str, Any], key: str) -> str:
    """One line of text; a person or a title may be marked up."""
    value = _text(values, key)
    return plain_text(value) if "<" in value or "&" in value else fold_whitespace(value)
