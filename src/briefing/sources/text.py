"""Read a plain text file as an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.model.article import Article
from briefing.model.text import fold_characters
from briefing.sources.composition import TextPart
from briefing.sources.decoding import decode, guessed_encoding
from briefing.sources.material import Material
from briefing.sources.plaintext import find_blocks, parse_text
from briefing.sources.references import decode_references


def read(material: Material) -> Iterator[Article]:
    """The one article that a plain text is.

    Character references of HTML (`&amp;`) in it are decoded.

    Raises:
        UnreadableSource: it is no text.
    """
    text = fold_characters(decode_references(decode(material.data, subject=material.subject)))
    article = parse_text(text, source=material.source, name=material.name)
    yield replace(article, encoding=guessed_encoding(material.data))


def plain_paragraphs(text: str) -> tuple[TextPart, ...]:
    r"""The paragraphs of a plain text that another source holds, their kinds left open.

    >>> [part.text for part in plain_paragraphs("Two men\nwere held.\n\nNobody was hurt.")]
    ['Two men\nwere held.', 'Nobody was hurt.']
    """
    return tuple(TextPart(block.span.of(text)) for block in find_blocks(text))
