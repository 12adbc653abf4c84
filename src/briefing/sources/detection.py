"""What kind of source some bytes are: told by what they hold, then by what is said of them, last by their name."""

from __future__ import annotations

from enum import StrEnum

from briefing.sources.material import Material


class Kind(StrEnum):
    """A kind of source; each has one reader."""

    TEXT = "text"
    HTML = "html"


def detect(material: Material) -> Kind:
    """The kind of source that `material` is; plain text in doubt."""
    start = material.data[:64].lstrip().lower()
    return Kind.HTML if start.startswith((b"<!doctype html", b"<html")) else Kind.TEXT
