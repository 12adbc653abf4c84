"""Records, of JSON or of a table, to articles: which of their fields is what."""

from __future__ import annotations

import re

from briefing.sources.decoding import decode_start
from briefing.sources.detection import Kind
from briefing.sources.field_names import recognise
from briefing.sources.material import Material


def shows_articles(material: Material, kind: Kind) -> bool:
    """Whether the beginning of JSON or a table names a field that holds text, and one more of an article."""
    start = decode_start(material.data)
    if kind is Kind.TABLE:
        fields = recognise(re.split(r"[,;\t|]", start.partition("\n")[0].replace('"', "")))
    else:
        fields = recognise(re.findall(r'"([^"\\\n]{1,60})"\s*:', start))
    return "text" in fields and len(fields) > 1
