"""Cited, extractive briefings from news articles.

First open the articles, then ask:

    >>> import briefing
    >>> opened = briefing.open_collection(["seeds"])
    >>> answer = briefing.list_articles(opened.collection, "2018")
    >>> [article.name for article in answer.result.articles]
    ['004_3df23b15de79a914.txt']
    >>> briefing.write(answer.result, "json").split()[:3]
    ['{', '"schema":', '2,']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "BriefingError",
    "Opened",
    "compare",
    "list_articles",
    "open_collection",
    "profile",
    "show_articles",
    "summarize",
    "summarize_together",
    "write",
]

if TYPE_CHECKING:
    from briefing.errors import BriefingError
    from briefing.render.writers import write
    from briefing.use_cases import (
        Answer,
        Opened,
        compare,
        list_articles,
        open_collection,
        profile,
        show_articles,
        summarize,
        summarize_together,
    )


def __getattr__(name: str) -> object:
    """The public names, found on first use, so that `import briefing` costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    homes = {"BriefingError": "briefing.errors", "write": "briefing.render.writers"}
    home = homes.get(name, "briefing.use_cases")
    return getattr(import_module(home), name)
