"""Stub of dates."""

from briefing.model.annotation import AnnotatedArticle


def find_dates(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article unchanged, for now."""
    return annotated


def resolve_dates(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article unchanged, for now."""
    return annotated
