"""Plain text to an article."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.article import Article
from briefing.sources.files import read_bytes
from briefing.sources.material import Material


def read(material: Material) -> Iterator[Article]:
    """The one article that a plain text is.

    Raises:
        UnreadableSource: it is larger than `MAX_BYTES`, or no text.
        EmptyArticle: it holds no sentence.
    """
    yield read_bytes(material.data, source=material.source, name=material.name)
