"""Reference an article in results."""

from __future__ import annotations

from briefing.model.annotation import AnnotatedArticle
from briefing.model.results import ArticleReference
from briefing.model.text import fold_whitespace

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction (Brysbaert 2019, "How many words do we read per minute?")."""


def article_reference(annotated: AnnotatedArticle, number: int) -> ArticleReference:
    """How results name the article: its file, size, reading time, date, headline and byline."""
    article = annotated.article
    words = sum(
        any(map(str.isalnum, token.text))
        for sentence in annotated.sentences
        for token in sentence.tokens
    )
    return ArticleReference(
        number=number,
        source=article.source,
        name=article.name,
        words=words,
        sentences=len(annotated.sentences),
        minutes=max(1, round(words / WORDS_PER_MINUTE)),
        reference_date=annotated.reference_date,
        headline=fold_whitespace(annotated.text(article.headline)) if article.headline else None,
        opening=(
            fold_whitespace(annotated.text(annotated.sentences[0].span))
            if annotated.sentences
            else None
        ),
        byline=fold_whitespace(annotated.text(article.byline)) if article.byline else None,
        address=article.address,
    )
