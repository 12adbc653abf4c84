"""From an article to an annotated article: an ordered list of annotators, each a pure function."""

from __future__ import annotations

from importlib import import_module

from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article

ANNOTATORS = (
    ("text.sentences", "segment"),
    ("text.quotation_marks", "find_quotations"),
    ("words.tagging", "tag"),
    ("syntax.noun_phrases", "find_noun_phrases"),
    ("names.mentions", "find_names"),
    ("speech.quotes", "find_quotes"),
    ("actors.coreference", "resolve_mentions"),
    ("time.expressions", "find_dates"),
    ("dating.reference_date", "date_article"),
    ("time.expressions", "resolve_dates"),
    ("stance.claims", "find_claims"),
    ("syntax.clauses", "find_clauses"),
    ("actors.attribution", "attribute_speech"),
)
"""Module and function of each annotator, in the order run: each builds on those before it."""

ANNOTATOR = "46b1f4bb9f50e489"
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
