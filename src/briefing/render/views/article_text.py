"""View of a whole article, each sentence with its number."""

from __future__ import annotations

from briefing.model.results import ArticleText, ArticleTexts, TextParagraph
from briefing.render.document import Document, Line, Note, Run, Section, Style, join
from briefing.render.views.phrases import Sources, by_number, cite, legend
from briefing.render.views.summary import view_header


def view_article_texts(shown: ArticleTexts) -> Document:
    """The articles one by one: head, then paragraphs with their sentences' citations."""
    sections: list[Section] = []
    for text in shown.texts:
        sources = by_number([text.article])
        sections.append((view_header("ARTICLE", text.article, more=_provenance(text)),))
        sections += [(_paragraph(paragraph, sources),) for paragraph in text.paragraphs]
    end = legend(tuple(sections), [text.article for text in shown.texts])
    if end:
        sections.append(end)
    return Document(
        f"Text of {', '.join(text.article.name for text in shown.texts)}", tuple(sections)
    )


def _provenance(text: ArticleText) -> tuple[Line, ...]:
    """The article's address, where else it was found, and which of its texts this is."""
    address = text.article.address
    places = [place for place in text.found_in if place not in (address, text.article.source)]
    lines: list[Line] = [(Run(address, Style.ASIDE, address),)] if address else []
    if places:
        lines.append((Run("found in ", Style.ASIDE), *_list(places)))
    if text.editions > 1:
        which = f"edition {text.edition} of {text.editions}"
        if text.edition == text.editions:
            which += f"; the one before: --edition {text.edition - 1}"
        lines.append((Run(which, Style.ASIDE),))
    return tuple(lines)


def _list(places: list[str]) -> Line:
    return join(tuple((Run(place, Style.TEXT, place),) for place in places))


def _paragraph(paragraph: TextParagraph, sources: Sources) -> Note:
    if paragraph.heading:
        return Note((Run(paragraph.heading, Style.LABEL),))
    if paragraph.aside:
        return Note((Run(paragraph.aside, Style.ASIDE),))
    runs: list[Run] = []
    for sentence in paragraph.sentences:
        gap = " " if runs else ""
        runs += [Run(gap + sentence.text), Run(" "), cite(sentence.citation, sources)]
    return Note(tuple(runs))
