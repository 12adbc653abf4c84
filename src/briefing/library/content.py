"""Encode articles and annotations for storage, with the keys of the cache."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from typing import Any

from briefing.frozen import dataclass
from briefing.library.codec import decode, encode, field_types
from briefing.library.streams import Undecodable
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.library import PackedAnnotations
from briefing.model.text import Span, fold_whitespace

MARK_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredForm:
    """An article as it is stored, and its marks.

    `fingerprint` marks what it tells: its headline and prose, however spaced and composed. Bylines, date lines and
    fragments have no part in it: syndicated copies differ in those. `edition` marks what makes a version: what it tells
    and the date it bears. `content` marks all that annotating it depends on: its text and parts, not where it is from.
    """

    article: Article
    headline: str
    parts: bytes
    fingerprint: bytes
    edition: bytes
    content: bytes


def stored_form(article: Article) -> StoredForm:
    """The article as it is stored, with its marks."""
    article = _storable(article)
    parts, fingerprint, date = _pack_parts(article), _fingerprint(article), article.publication_date
    headline = article.headline.of(article.text) if article.headline else ""
    return StoredForm(
        article=article,
        headline=fold_whitespace(headline),
        parts=parts,
        fingerprint=fingerprint,
        edition=_mark(fingerprint, str(date.date) if date else ""),
        content=content_mark(article.text, parts),
    )


def content_mark(text: str, parts: bytes) -> bytes:
    """A checksum of a stored text and its packed parts, to detect changes."""
    return _mark(text, parts)


def _storable(article: Article) -> Article:
    """The article with `?` for each half of a surrogate pair, which no file can hold. Positions stay."""
    return replace(
        article,
        text=storable_text(article.text),
        source=storable_text(article.source),
        name=storable_text(article.name),
        address=storable_text(article.address),
    )


def storable_text(text: str) -> str:
    """`text` with `?` for each half of a surrogate pair."""
    return text.encode("utf-8", "replace").decode()


def unpack_article(text: str, parts: bytes, *, source: str, name: str, address: str) -> Article:
    """The article of a text and its packed parts.

    Its paragraphs between blank lines where those are damaged.
    """
    try:
        values: dict[str, Any] = dict(
            zip(_part_types(), decode(parts, _part_types().values(), text), strict=True)
        )
    except Undecodable:
        values = {"paragraphs": tuple(_blocks(text))}
    return Article(text=text, source=source, name=name, address=address, **values)


def pack(annotated: AnnotatedArticle) -> PackedAnnotations:
    """All that was found in an article, as the library keeps it.

    Packing where the annotating is done spares the process that adds both the time and the passing of the objects.
    """
    stored = stored_form(annotated.article)
    hints = _annotation_types()
    return PackedAnnotations(
        content=stored.content,
        reference_date=annotated.reference_date,
        data=encode(
            [getattr(annotated, name) for name in hints], hints.values(), stored.article.text
        ),
    )


def unpack(data: bytes, article: Article) -> AnnotatedArticle | None:
    """The annotated article of what `pack` made of it.

    None where that is damaged or no longer fits the model.
    """
    hints = _annotation_types()
    try:
        values: dict[str, Any] = dict(
            zip(hints, decode(data, hints.values(), article.text), strict=True)
        )
    except Undecodable:
        return None
    annotated = AnnotatedArticle(article=article, **values)
    return annotated if _hangs_together(annotated) else None


def _hangs_together(annotated: AnnotatedArticle) -> bool:
    """Whether all numbers of sentences, actors and paragraphs are of some that are there."""
    sentences, actors = len(annotated.sentences), len(annotated.actors)
    paragraphs = len(annotated.article.paragraphs)
    placed = (
        annotated.noun_phrases,
        annotated.mentions,
        annotated.date_expressions,
        annotated.quotes,
        annotated.claims,
        annotated.clauses,
    )
    numbers = {item.sentence for items in placed for item in items}
    meant = {
        item.actor
        for items in (annotated.mentions, annotated.quotes, annotated.claims)
        for item in items
    }
    meant.discard(None)
    return (
        [sentence.number for sentence in annotated.sentences] == list(range(1, sentences + 1))
        and all(0 <= sentence.paragraph < paragraphs for sentence in annotated.sentences)
        and numbers <= set(range(1, sentences + 1))
        and meant <= set(range(actors))
    )


def _fingerprint(article: Article) -> bytes:
    prose = [p.span for p in article.paragraphs if p.kind is ParagraphKind.PROSE]
    pieces = [span.of(article.text) for span in (article.headline, *prose) if span is not None]
    wording = "\n".join(map(fold_whitespace, pieces if prose else (article.text,)))
    return _mark(unicodedata.normalize("NFC", wording))


def _pack_parts(article: Article) -> bytes:
    """What is known of an article beside its text and where it is from."""
    hints = _part_types()
    return encode([getattr(article, name) for name in hints], hints.values(), article.text)


def _mark(*parts: str | bytes) -> bytes:
    from hashlib import blake2b

    digest = blake2b(digest_size=MARK_BYTES)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "replace")
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.digest()


@cache
def _part_types() -> dict[str, Any]:
    return field_types(Article, without=("source", "name", "text", "address"))


@cache
def _annotation_types() -> dict[str, Any]:
    return field_types(AnnotatedArticle, without=("article", "chunks"))


def _blocks(text: str) -> list[Paragraph]:
    """The stretches of text between blank lines, as prose."""
    import re

    spans = (
        Span(*match.span())
        for match in re.finditer(r"\S(?:.*?\S)?(?=\s*?\n\s*\n|\s*\Z)", text, re.DOTALL)
    )
    return [Paragraph(span, ParagraphKind.PROSE) for span in spans]
