"""Annotate articles: sentences, words, names, actors, dates, speech, claims."""

from __future__ import annotations

from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article


def annotate(article: Article) -> AnnotatedArticle:
    """The article with all that the language layer finds in it."""
    from briefing.language.pipeline import run

    return run(article)


def annotator_version() -> str:
    """The version of the annotators, by which a library tells what it must annotate anew."""
    from briefing.language.pipeline import version

    return version()
