"""Parse what `briefing export` wrote back into the article that it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing.errors import UnreadableSource
from briefing.model.article import Article, Paragraph, ParagraphKind, PublicationDate
from briefing.model.text import Span, fold_whitespace
from briefing.sources.plaintext import assemble_article, find_blocks
from briefing.sources.stated_dates import read_stated_date

SCHEMA = 1
"""The number of the schema that is read; a later one may mean other things by the same names."""


def is_exported(record: Mapping[str, object]) -> bool:
    """Whether a JSON object says that it is an exported article."""
    return record.get("type") == "article" and isinstance(record.get("schema"), int)


def read_exported(record: Mapping[str, object], *, subject: str) -> Article:
    """Read an article that `briefing export` wrote: the same text and paragraphs.

    `paragraphs` is a list of `[start, end, kind]`; without it,
    they are told anew from the text, with the headline and the byline where the record says them.

    Raises:
        UnreadableSource: it is of a later schema, or a field is not what the schema says.
    """
    if record["schema"] != SCHEMA:
        raise UnreadableSource(
            f"exported under schema {record['schema']}, and this version reads {SCHEMA}",
            subject=subject,
            hint="update briefing: pip install -U briefing",
        )
    text, source, name, headline, byline, origin, address, language = (
        value.encode("utf-8", errors="replace").decode()
        if isinstance(value := record.get(key), str)
        else ""
        for key in "text source name headline byline date_origin address language".split()
    )
    article = _with_paragraphs(record.get("paragraphs"), text, headline, byline) or _told_anew(
        text, headline, byline, name
    )
    date = read_stated_date(record.get("date"))
    found = article.publication_date
    publication_date = PublicationDate(date=date, origin=origin or "record") if date else None
    if found and date == found.date and origin == found.origin:
        publication_date = found
    return replace(
        article,
        source=source or subject,
        name=name or subject,
        publication_date=publication_date,
        address=address,
        language=language,
    )


def _told_anew(text: str, headline: str, byline: str, name: str) -> Article:
    blocks = find_blocks(text)
    told: dict[Span, ParagraphKind] = {}
    heads = {ParagraphKind.HEADLINE: headline, ParagraphKind.BYLINE: byline}
    for kind, words in heads.items():
        for block in blocks[:10]:
            if words and fold_whitespace(block.span.of(text)) == fold_whitespace(words):
                told.setdefault(block.span, kind)
                break
    article = assemble_article(text, blocks, told=told, source=name, name=name)
    return replace(
        article,
        headline=_locate(text, headline),
        byline=_locate(text, byline),
    )


def _with_paragraphs(value: object, text: str, headline: str, byline: str) -> Article | None:
    """The article with the paragraphs given; None where they are not, or not inside the text and in order."""
    if not isinstance(value, list):
        return None
    paragraphs: list[Paragraph] = []
    end = 0
    for entry in value:
        try:
            start, stop, kind = entry
            paragraph = Paragraph(Span(start, stop), ParagraphKind(kind))
        except (TypeError, ValueError):
            return None
        if not (type(start) is type(stop) is int and end <= start < stop <= len(text)):
            return None
        paragraphs.append(paragraph)
        end = stop
    return Article(
        source="",
        name="",
        text=text,
        paragraphs=tuple(paragraphs),
        headline=_locate(text, headline),
        byline=_locate(text, byline),
    )


def _locate(text: str, words: str) -> Span | None:
    start = text.find(words) if words else -1
    return Span(start, start + len(words)) if start >= 0 else None
