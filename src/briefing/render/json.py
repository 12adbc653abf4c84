"""A result as JSON: one object that says its own schema number and kind. No view comes between.

`briefing.schema.json` beside this file describes it (JSON Schema, draft 2020-12). A key is never
renamed or dropped without a new schema number.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from briefing.model.article import PartialDate
from briefing.model.results import ActorProfile, ArticleList, Dispute, IncidentComparison, Result

SCHEMA = 1
"""The number of the schema that `write` follows."""


def write(result: Result) -> str:
    r"""The result as one JSON object, indented, keys in a fixed order, one newline at the end.

    Texts are the articles' own, untouched: whatever could act on a terminal is written as an escape
    (`\u001b`), so that the output is safe to show and loses nothing.
    """
    text = json.dumps(_envelope(result), ensure_ascii=False, indent=2)
    return _acting_pattern().sub(_escaped, text) + "\n"


def _envelope(result: Result) -> dict[str, Any]:
    head = {"schema": SCHEMA}
    match result:
        case IncidentComparison():
            return {**head, "kind": "comparison", **_encoded(result)}
        case ActorProfile():
            return {**head, "kind": "profile", **_encoded(result)}
        case ArticleList():
            return {**head, "kind": "articles", **_encoded(result)}
        case _:
            return {**head, "kind": "summary", "summaries": _encoded(result)}


def _encoded(value: Any) -> Any:
    """Dates as ISO 8601 to their precision, enumerations by value, everything else by its fields."""
    if isinstance(value, PartialDate):
        return str(value)
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


def _acting_pattern() -> re.Pattern[str]:
    """Controls, bidirectional and other invisible formats, separators, surrogates, private use, tags."""
    return re.compile(
        "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
        "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    )


def _escaped(match: re.Match[str]) -> str:
    """A character as JSON escapes, beyond the first plane as two (RFC 8259, section 7)."""
    return json.dumps(match[0])[1:-1]
