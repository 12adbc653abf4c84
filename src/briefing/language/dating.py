"""Stub of dating."""

from briefing.model.annotation import AnnotatedArticle


def date_article(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article unchanged, for now."""
    return annotated
