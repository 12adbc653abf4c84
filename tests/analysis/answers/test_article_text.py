"""A whole article: headings and numbered sentences, nothing that is no prose."""

from briefing.analysis.answers.article_text import show_article
from briefing.language import annotate
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.collection import Collection
from briefing.model.text import Span
from briefing.sources.plaintext import parse_text


def test_every_sentence_of_the_prose_is_shown_with_its_number():
    text = "Dam breaks\n\nThe dam broke on Monday. Two people left.\n\nThe mayor will speak on Friday.\n"
    annotated = annotate(parse_text(text, source="a.txt", name="a.txt"))
    shown = show_article(Collection((annotated,)), 1)
    sentences = [finding for paragraph in shown.paragraphs for finding in paragraph.sentences]
    assert [(str(f.citation), f.text) for f in sentences] == [
        (f"[1:{sentence.number}]", annotated.text(sentence.span))
        for sentence in annotated.sentences
    ]
    assert "The mayor will speak on Friday." in {finding.text for finding in sentences}


def test_headings_stand_between_the_paragraphs():
    text = "The dam broke. ## What is next The mayor will speak."
    cuts = [
        (0, 14, ParagraphKind.PROSE),
        (15, 30, ParagraphKind.HEADING),
        (31, 52, ParagraphKind.PROSE),
    ]
    paragraphs = tuple(Paragraph(Span(start, end), kind) for start, end, kind in cuts)
    article = Article(source="a.txt", name="a.txt", text=text, paragraphs=paragraphs)
    shown = show_article(Collection((annotate(article),)), 1)
    assert [paragraph.heading or len(paragraph.sentences) for paragraph in shown.paragraphs] == [
        1,
        "What is next",
        1,
    ]
