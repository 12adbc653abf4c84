"""Make the briefing of a day: the stories told most first, then what is ahead."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.analysis.choice.length import count_words
from briefing.analysis.stories.diary import find_diary
from briefing.analysis.stories.news import tell_news
from briefing.analysis.text.reference import WORDS_PER_MINUTE, article_reference
from briefing.frozen import dataclass
from briefing.model.collection import Collection
from briefing.model.stories import StoryNews, Today, outlet_of

STORIES = 12
"""Stories that are told unless more are asked for: five minutes."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that may be told, and what it is ranked by.

    It has its new articles, its earlier ones, how many outlets report, why it is followed.
    """

    new: tuple[int, ...]
    earlier: tuple[int, ...] = ()
    outlets: int = 1
    followed: tuple[str, ...] = ()


def rank_stories(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Rank stories: followed first, then by number of outlets, then new before old.

    Old are those that go on.
    """
    return tuple(
        sorted(
            candidates,
            key=lambda each: (
                not each.followed,
                -each.outlets,
                -len(each.new),
                bool(each.earlier),
                -max(each.new),
            ),
        )
    )


def make_today(
    collection: Collection,
    candidates: Sequence[Candidate],
    *,
    day: datetime.date | None = None,
    words: int | None = None,
    limit: int | None = STORIES,
) -> Today:
    """Make the briefing of the stories, in the order given, without those not new.

    Args:
        collection: their articles.
        candidates: the stories, ranked.
        day: after which something is ahead, and after the latest date of an article.
        words: how many words to tell at most, but at least one story.
        limit: how many stories to tell at most; None tells all.
    """
    told: list[StoryNews] = []
    used, more = 0, 0
    for each in candidates:
        if limit is not None and len(told) >= limit:
            more += 1
            continue
        news = tell_news(collection, each.new, each.earlier)
        if news is None:
            continue
        length = count_words(news.headline.text) + sum(
            count_words(point.finding.text) for point in news.points
        )
        if told and words is not None and used + length > words:
            more += 1
            continue
        used += length
        told.append(replace(news, followed=each.followed))
    shown = [article.number for news in told for article in news.articles]
    ahead = find_diary(collection, shown, day)
    used += sum(count_words(event.event.text) for event in ahead)
    return Today(
        stories=tuple(told),
        ahead=ahead,
        more=more,
        articles=sum(len(each.new) for each in candidates),
        minutes=max(1, round(used / WORDS_PER_MINUTE)),
    )


def outlets_of(collection: Collection, numbers: Iterable[int]) -> int:
    """How many outlets the articles are from."""
    return len({outlet_of(article_reference(collection.article(n), n)) for n in numbers})
