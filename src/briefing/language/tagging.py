"""Stub of tagging."""

from briefing.model.annotation import AnnotatedArticle


def tag(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article unchanged, for now."""
    return annotated
