"""The articles of a collection as a document."""

from __future__ import annotations

from briefing.model.results import ArticleList, ArticleReference
from briefing.render.document import Document, Line, Listing, Note, Run, Style
from briefing.render.views.phrases import counted, legend, show_reference_date, tag


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
        (Run(article.name, Style.LABEL, article.source),),
        (Run(counted(article.sentences, "sentence"), Style.ASIDE),),
    )


def _headline(article: ArticleReference) -> Line:
    if article.headline:
        return (Run(article.headline),)
    return (Run("no headline", Style.ABSENT),)
