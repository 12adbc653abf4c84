"""Annotate articles: sentences, words, names, actors, dates, speech, claims."""

from __future__ import annotations

from briefing.errors import BriefingError, InternalFault
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article


def annotate(article: Article) -> AnnotatedArticle:
    """The article with all that the language layer finds in it.

    Raises:
        InternalFault: an annotator failed on it, which is a bug.
    """
    from briefing.language.pipeline import run

    try:
        return run(article)
    except BriefingError:
        raise
    except Exception as error:
        raise InternalFault.of(error, article.source) from error


def annotator_version() -> str:
    """The version of the annotators, by which a library knows what to annotate anew."""
    from briefing.language.pipeline import version

    return version()
