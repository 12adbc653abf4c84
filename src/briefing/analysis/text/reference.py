"""Reference an article in results."""

from __future__ import annotations

from briefing.model.annotation import AnnotatedArticle
from briefing.model.results import ArticleReference
from briefing.model.text import Span, fold_whitespace

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction (Brysbaert 2019, "How many words do we read per minute?")."""


def article_reference(annotated: AnnotatedArticle, number: int) -> ArticleReference:
    """How results name an article: file, size, reading time, date, headline, byline."""
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
        headline=_folded(annotated, article.headline),
        opening=_folded(annotated, annotated.sentences[0].span if annotated.sentences else None),
        byline=_folded(annotated, article.byline),
        address=article.address,
        standfirst=_folded(annotated, article.standfirst),
        dateline=_place_of(annotated),
    )


def _folded(annotated: AnnotatedArticle, span: Span | None) -> str | None:
    return fold_whitespace(annotated.text(span)) if span else None


def _place_of(annotated: AnnotatedArticle) -> str | None:
    """What the dateline says besides the date: place and agency, without the dash behind them."""
    dateline = annotated.article.dateline
    if dateline is None:
        return None
    words = _folded(annotated, dateline) or ""
    return words.rstrip(" -–—:_") or None
