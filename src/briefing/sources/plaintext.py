"""Plain text to article: which lines are prose, and which are date lines, headings and the like."""

from __future__ import annotations

import re

from briefing.model.article import (
    Article,
    Paragraph,
    ParagraphKind,
    PartialDate,
    PublicationDate,
)
from briefing.model.text import Span

_DATE_PREFIX = re.compile(r"(?:date:?\s+)(?P<date>(\d{4})-(\d\d)-(\d\d))\s*", re.IGNORECASE)
_FINAL = re.compile(r"[.!?…:;,][\"'”’)\]]*$")


def parse_text(text: str, *, source: str, name: str) -> Article:
    """The article that `text` is: its paragraphs, each with what it is, and its publication date."""
    paragraphs: list[Paragraph] = []
    publication_date: PublicationDate | None = None
    for start, end in _lines(text):
        found = _DATE_PREFIX.match(text, start, end) if publication_date is None else None
        if found:
            year, month, day = (int(part) for part in found.group(2, 3, 4))
            publication_date = PublicationDate(
                date=PartialDate(year, month, day),
                origin="date line",
                span=Span(*found.span("date")),
            )
            paragraphs.append(Paragraph(Span(start, found.end("date")), ParagraphKind.DATE_LINE))
            start = found.end()
        if start < end:
            paragraphs.append(Paragraph(Span(start, end), _kind(text[start:end])))
    return Article(
        source=source,
        name=name,
        text=text,
        paragraphs=tuple(paragraphs),
        publication_date=publication_date,
    )


def _lines(text: str) -> list[tuple[int, int]]:
    lines = []
    position = 0
    for line in text.splitlines(keepends=True):
        content = line.strip()
        if content:
            start = position + len(line) - len(line.lstrip())
            lines.append((start, start + len(content)))
        position += len(line)
    return lines


def _kind(line: str) -> ParagraphKind:
    if len(line.split()) < 9 and not _FINAL.search(line):
        return ParagraphKind.FRAGMENT
    return ParagraphKind.PROSE
