"""Cited, extractive briefings from news articles.

Read articles, then ask them; an answer prints as text and shows as a page in a notebook:

    >>> import briefing
    >>> articles = briefing.read("seeds")
    >>> articles
    <2 articles: [1] 004_3df23b15de79a914.txt, [2] 000_7418e80a51da31e4.txt>
    >>> petro = articles.actor("Petro")
    >>> petro.to_rows()[0]["article"], petro.to_json().split()[:3]
    (1, ['{', '"schema":', '2,'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Articles",
    "Briefing",
    "BriefingError",
    "Opened",
    "compare",
    "list_actors",
    "list_articles",
    "list_incidents",
    "open_collection",
    "profile",
    "read",
    "search",
    "show_articles",
    "story",
    "summarize",
    "summarize_together",
    "summary",
    "timeline",
    "today",
    "write",
]

if TYPE_CHECKING:
    from briefing.errors import BriefingError
    from briefing.render.writers import write
    from briefing.use_cases import (
        Answer,
        Opened,
        compare,
        list_actors,
        list_articles,
        list_incidents,
        open_collection,
        profile,
        show_articles,
        story,
        summarize,
        summarize_together,
        timeline,
        today,
    )
    from briefing.use_cases.presenting import Briefing
    from briefing.use_cases.reading import Articles, read, search, summary


def __getattr__(name: str) -> object:
    """The public names, found on first use, so that `import briefing` costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    homes = {
        "BriefingError": "briefing.errors",
        "write": "briefing.render.writers",
        "Briefing": "briefing.use_cases.presenting",
        **dict.fromkeys(("Articles", "read", "search", "summary"), "briefing.use_cases.reading"),
    }
    home = homes.get(name, "briefing.use_cases")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
