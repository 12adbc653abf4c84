"""Stub of quotes."""

from briefing.model.annotation import AnnotatedArticle


def find_quotes(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article unchanged, for now."""
    return annotated
