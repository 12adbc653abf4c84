"""One function per command, also the public Python interface.

First the articles are opened, once: read, annotated, put in order, numbered. Then any question can be asked of the
collection:

    >>> opened = open_collection(["seeds"])
    >>> [annotated.article.name for annotated in opened.collection.articles]
    ['004_3df23b15de79a914.txt', '000_7418e80a51da31e4.txt']
"""

from __future__ import annotations

from briefing.use_cases.answer import Answer, Opened
from briefing.use_cases.briefings import (
    compare,
    list_articles,
    list_incidents,
    profile,
    show_articles,
    summarize,
    summarize_together,
)
from briefing.use_cases.cast import list_actors
from briefing.use_cases.day_briefing import today
from briefing.use_cases.opening import open_collection
from briefing.use_cases.story_briefing import story
from briefing.use_cases.timelines import timeline

__all__ = [
    "Answer",
    "Opened",
    "compare",
    "list_actors",
    "list_articles",
    "list_incidents",
    "open_collection",
    "profile",
    "show_articles",
    "story",
    "summarize",
    "summarize_together",
    "timeline",
    "today",
]
