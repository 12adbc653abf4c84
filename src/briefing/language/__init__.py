"""From an article to an annotated article: an ordered list of annotators, each a pure function."""

from __future__ import annotations

from importlib import import_module

from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article

ANNOTATORS = (
    ("sentences", "segment"),
    ("tagging", "tag"),
    ("noun_phrases", "find_noun_phrases"),
    ("names", "find_names"),
    ("coreference", "resolve_mentions"),
    ("dates", "find_dates"),
    ("dating", "date_article"),
    ("dates", "resolve_dates"),
    ("quotes", "find_quotes"),
    ("certainty", "find_claims"),
    ("clauses", "find_clauses"),
)
"""Module and function of each annotator, in the order run: each builds on those before it."""

ANNOTATOR = "b7294b0cf98b9ac2"
"""The version of all of them: a mark of this package's files, so that nothing that others found is taken for theirs.

`tests/language/test_version.py` checks it, and writes it anew where it is run as a script.
"""


def annotate(article: Article) -> AnnotatedArticle:
    """The article with all that the language layer finds in it.

    The annotators are imported on first use, so that a command that reads no article loads none.
    """
    annotated = AnnotatedArticle(article=article)
    for module, function in ANNOTATORS:
        annotated = getattr(import_module(f"{__name__}.{module}"), function)(annotated)
    return annotated
