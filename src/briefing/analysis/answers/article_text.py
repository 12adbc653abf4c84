"""A whole article: its paragraphs split into numbered sentences."""

from __future__ import annotations

from itertools import groupby

from briefing.analysis.text.reference import article_reference
from briefing.model.article import ParagraphKind
from briefing.model.collection import Collection
from briefing.model.results import ArticleText, Finding, TextParagraph
from briefing.model.text import Citation, fold_whitespace


def show_article(collection: Collection, number: int) -> ArticleText:
    """The full text of the article of that number, every sentence as a finding.

    It has the headings, the prose, and the lines between. Captions, bullets, stray names and the like are asides, so
    that nothing that was read stays unseen.
    """
    annotated = collection.article(number)
    article = annotated.article
    sentences = {
        paragraph: tuple(
            Finding(
                text=fold_whitespace(annotated.text(sentence.span)),
                span=sentence.span,
                citation=Citation(number, sentence.number),
            )
            for sentence in group
        )
        for paragraph, group in groupby(annotated.sentences, key=lambda each: each.paragraph)
    }
    paragraphs = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is ParagraphKind.HEADING:
            heading = fold_whitespace(annotated.text(paragraph.span)).lstrip("# ")
            paragraphs.append(TextParagraph(heading=heading))
        elif paragraph.kind is ParagraphKind.FRAGMENT:
            aside = fold_whitespace(annotated.text(paragraph.span))
            paragraphs.append(TextParagraph(aside=aside))
        elif index in sentences:
            paragraphs.append(TextParagraph(sentences=sentences[index]))
    return ArticleText(
        article=article_reference(annotated, number),
        paragraphs=tuple(paragraphs),
    )
