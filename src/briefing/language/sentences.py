"""Sentence segmentation of the prose of an article."""

from __future__ import annotations

from dataclasses import replace

from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import ParagraphKind
from briefing.model.text import Sentence, Span


def segment(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with the sentences of its prose, numbered from 1, in text order."""
    article = annotated.article
    sentences: list[Sentence] = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is not ParagraphKind.PROSE:
            continue
        for span in split(article.text, paragraph.span):
            sentences.append(Sentence(number=len(sentences) + 1, span=span, paragraph=index))
    return replace(annotated, sentences=tuple(sentences))


def split(text: str, span: Span) -> list[Span]:
    """The sentences of the stretch `span` of `text`, without the white space around them."""
    from sentencex import get_sentence_boundaries

    spans = []
    position = span.start
    for boundary in get_sentence_boundaries("en", text[span.start : span.end]):
        piece = boundary["text"]
        content = piece.strip()
        if content:
            start = position + len(piece) - len(piece.lstrip())
            spans.append(Span(start, start + len(content)))
        position += len(piece)
    return spans
