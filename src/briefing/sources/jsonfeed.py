"""Parse JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

import json
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
)


def parse_json_feed(data: bytes, *, address: str) -> Feed | None:
    """The JSON Feed that `data` is.

    None where it is no JSON, or something else in JSON.
    """
    try:
        found = json.loads(decode_markup(data))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or "jsonfeed.org/version" not in _text(found, "version"):
        return None
    items = [item for item in _list(found, "items") if isinstance(item, dict)]
    base = address or _text(found, "feed_url") or _text(found, "home_page_url")
    return Feed(
        title=fold_whitespace(_text(found, "title")),
        address=address or clean_link(_text(found, "feed_url"), ""),
        home=clean_link(_text(found, "home_page_url"), base),
        language=clean_language(_text(found, "language")),
        entries=clean_entries([_raw(item) for item in items[:MAX_ENTRIES]], base),
        left_out=max(len(items) - MAX_ENTRIES, 0),
    )


def _raw(item: dict[str, Any]) -> RawEntry:
    return RawEntry(
        identity=_text(item, "id"),
        title=_text(item, "title"),
        link=_text(item, "url") or _text(item, "external_url"),
        author=_authors(item),
        date=_text(item, "date_published") or _text(item, "date_modified"),
        summary=_text(item, "summary"),
        content=_text(item, "content_text"),
        content_html=_text(item, "content_html"),
        language=_text(item, "language"),
    )


def _authors(item: dict[str, Any]) -> str:
    """Their names; version 1 has one `author`, 1.1 has `authors`."""
    people = [*_list(item, "authors"), item.get("author")]
    names = (
        fold_whitespace(_text(person, "name")) for person in people if isinstance(person, dict)
    )
    return ", ".join(dict.fromkeys(filter(None, names)))


def _text(values: dict[str, Any], key: str) -> str:
    """A text, or a number as one: ids are numbers in some feeds, against the standard."""
    value = values.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    # Half a surrogate pair, which JSON can hold, cannot be written anywhere.
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def _list(values: dict[str, Any], key: str) -> list[Any]:
    value = values.get(key)
    return value if isinstance(value, list) else []
