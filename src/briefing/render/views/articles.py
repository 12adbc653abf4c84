"""View of the list of articles in a collection."""

from __future__ import annotations

from briefing.model.results import ArticleList, ArticleReference
from briefing.render.document import Document, Line, Listing, Note, Run, Style
from briefing.render.views.phrases import counted, legend, show_reference_date, tag

_OPENING_SHOWN = 72
"""Characters of a first sentence that are shown."""


def view_articles(article_list: ArticleList) -> Document:
    """The articles, numbered: date and how it is known, name, length, headline."""
    articles = article_list.articles
    if not articles:
        return Document("Articles", ((Note((Run("no articles", Style.ABSENT),)),),))
    listing = Listing(
        tuple(_row(article) for article in articles),
        tuple(_headline(article) for article in articles),
    )
    return Document("Articles", ((listing,), legend(listing, articles)))


def _row(article: ArticleReference) -> tuple[Line, ...]:
    return (
        (tag(article),),
        show_reference_date(article.reference_date),
        (Run(article.name, Style.LABEL, article.link),),
        (Run(counted(article.sentences, "sentence"), Style.ASIDE),),
    )


def _headline(article: ArticleReference) -> Line:
    """The headline, or as much of the first sentence as tells which article it is."""
    if article.headline:
        return (Run(article.headline),)
    if not article.opening:
        return (Run("no headline", Style.ABSENT),)
    if len(article.opening) <= _OPENING_SHOWN:
        return (Run(article.opening, Style.ASIDE),)
    words = article.opening[:_OPENING_SHOWN].rsplit(" ", 1)[0]
    return (Run(f"{words} …", Style.ASIDE),)
