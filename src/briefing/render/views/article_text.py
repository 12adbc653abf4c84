"""An article whole as a document."""

from __future__ import annotations

from briefing.model.results import ArticleTexts, TextParagraph
from briefing.render.document import Document, Note, Run, Section, Style
from briefing.render.views.phrases import Sources, by_number, cite, legend
from briefing.render.views.summary import view_header


def view_article_texts(shown: ArticleTexts) -> Document:
    """The articles, one after another: head, then each paragraph with its sentences' citations."""
    sections: list[Section] = []
    for text in shown.texts:
        sources = by_number([text.article])
        sections.append((view_header("ARTICLE", text.article, address=text.address),))
        sections += [(_paragraph(paragraph, sources),) for paragraph in text.paragraphs]
    end = legend(tuple(sections), [text.article for text in shown.texts])
    if end:
        sections.append(end)
    return Document(
        f"Text of {', '.join(text.article.name for text in shown.texts)}", tuple(sections)
    )


def _paragraph(paragraph: TextParagraph, sources: Sources) -> Note:
    if paragraph.heading:
        return Note((Run(paragraph.heading, Style.LABEL),))
    runs: list[Run] = []
    for sentence in paragraph.sentences:
        gap = " " if runs else ""
        runs += [Run(gap + sentence.text), Run(" "), cite(sentence.citation, sources)]
    return Note(tuple(runs))
