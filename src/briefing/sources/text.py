"""Plain text to an article."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.article import Article
from briefing.sources.decoding import decode
from briefing.sources.material import Material
from briefing.sources.plaintext import parse_text


def read(material: Material) -> Iterator[Article]:
    """The one article that a plain text is.

    Raises:
        UnreadableSource: it is no text.
    """
    text = decode(material.data, subject=material.subject)
    yield parse_text(text, source=material.source, name=material.name)
