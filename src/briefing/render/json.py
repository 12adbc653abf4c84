"""Write a result as JSON: one object with its schema number and kind.

`briefing.schema.json` beside this file describes it (JSON Schema, draft 2020-12). A key is never
renamed or dropped without a new schema number.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from briefing.model.article import PartialDate
from briefing.model.reports import (
    AdditionReport,
    FeedList,
    FetchReport,
    LibraryReport,
    RemovalReport,
    Report,
    SearchReport,
)
from briefing.model.results import (
    ActorProfile,
    ArticleList,
    ArticleTexts,
    Cast,
    Dispute,
    IncidentComparison,
    IncidentList,
    JointSummary,
    Result,
)
from briefing.model.stories import FollowList, StoryBriefing, Timeline, Today
from briefing.render.alphabet import has_all_characters

SCHEMA = 2
"""The number of the schema that `write` follows."""


def write(result: Result | Report, *, encoding: str = "utf-8") -> str:
    r"""Write the result as one indented JSON object, keys in a fixed order.

    There is one newline at the end. Texts are the articles' own, untouched: whatever could act on a terminal is written
    as an escape (`\u001b`), and so is everything beyond ASCII where `encoding` cannot write all of Unicode, so that the
    output is safe to show and loses nothing.
    """
    ascii_only = not has_all_characters(encoding)
    text = json.dumps(_envelope(result), ensure_ascii=ascii_only, indent=2)
    if not text.replace("\n", "").isprintable():
        text = "".join(map(_shown, text))
    return text + "\n"


def _envelope(result: Result | Report) -> dict[str, Any]:
    head = {"schema": SCHEMA}
    match result:
        case IncidentComparison():
            return {**head, "kind": "comparison", **_encoded(result)}
        case IncidentList():
            return {**head, "kind": "incidents", **_encoded(result)}
        case ActorProfile():
            encoded = _encoded(result)
            # The envelope's own `kind` tells what the answer is.
            return {
                **head,
                "kind": "profile",
                "name": encoded.pop("name"),
                "actor_kind": encoded.pop("kind"),
                **encoded,
            }
        case Cast():
            return {**head, "kind": "cast", **_encoded(result)}
        case ArticleList():
            return {**head, "kind": "articles", **_encoded(result)}
        case ArticleTexts():
            return {**head, "kind": "texts", **_encoded(result)}
        case AdditionReport():
            return {**head, "kind": "additions", **_encoded(result)}
        case SearchReport():
            return {**head, "kind": "hits", **_encoded(result)}
        case FeedList():
            return {**head, "kind": "feeds", **_encoded(result)}
        case FetchReport():
            return {**head, "kind": "fetched", **_encoded(result)}
        case RemovalReport():
            return {**head, "kind": "removed", **_encoded(result)}
        case LibraryReport():
            return {**head, "kind": "library", **_encoded(result)}
        case Timeline():
            return {**head, "kind": "timeline", **_encoded(result)}
        case Today():
            return {**head, "kind": "today", **_encoded(result)}
        case StoryBriefing():
            return {**head, "kind": "story", **_encoded(result)}
        case FollowList():
            return {**head, "kind": "followed", **_encoded(result)}
        case JointSummary():
            return {**head, "kind": "together", **_encoded(result)}
        case _:
            return {**head, "kind": "summary", "summaries": _encoded(result)}


def _encoded(value: Any) -> Any:
    """Dates as ISO 8601 to their precision, enumerations by value, everything else by its fields."""
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_encoded(part) for part in value]
    if is_dataclass(value):
        encoded = {field.name: _encoded(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Dispute):
            encoded["one_sided"] = value.one_sided
        return encoded
    return value


def _shown(character: str) -> str:
    """A character that acts or shows nothing as an escape, beyond the first plane as two (RFC 8259, 7)."""
    if character.isprintable() or character == "\n":
        return character
    return json.dumps(character)[1:-1] if character != "\x7f" else "\\u007f"
