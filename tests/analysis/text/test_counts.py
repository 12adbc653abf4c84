"""How many people the words of a phrase mean."""

from __future__ import annotations

import pytest

from briefing.analysis.text.counts import count_words
from briefing.language.text.sentences import segment
from briefing.language.words.tagging import tag
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, Paragraph, ParagraphKind
from briefing.model.text import Span


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("five people", (5, True)),
        ("thirty people", (30, True)),
        ("forty-two people", (42, True)),
        ("two hundred people", (200, True)),
        ("a hundred and six people", (106, True)),
        ("five men and six women", (11, True)),
        ("hundreds of people", (None, True)),
        ("people", (None, False)),
        ("a man", (1, False)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_people_counted(words: str, expected: tuple[int | None, bool]) -> None:
    paragraph = Paragraph(Span(0, len(words)), ParagraphKind.PROSE)
    article = Article(source="-", name="-", text=words, paragraphs=(paragraph,))
    annotated = tag(segment(AnnotatedArticle(article=article)))
    assert count_words(annotated.sentences[0].tokens) == expected
