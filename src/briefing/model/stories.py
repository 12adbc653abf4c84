"""Results on stories: a timeline, the stories of a day, one story whole."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

from briefing.frozen import dataclass
from briefing.model.results import (
    ArticleReference,
    Disagreement,
    Finding,
    SharedFinding,
    Voice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """A day and the sentence that tells what happened on it.

    `when` are its words for the day, with the date. `articles` is how many articles tell of it.
    """

    when: Finding
    event: Finding
    articles: int = 1

    @property
    def day(self) -> datetime.date:
        """The day."""
        assert self.when.date is not None
        return self.when.date.earliest


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A timeline of several articles: one sentence an event, in order of time.

    There are at most as many as were asked for. `about` is the actor whose events these are, empty for all. `found` is
    how many events there are that can be shown.
    """

    articles: tuple[ArticleReference, ...]
    events: tuple[DatedEvent, ...]
    about: str = ""
    found: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryNews:
    """What is new in one story.

    `articles` are the new ones, in order, `earlier` those that came before. `points` are whole sentences that tell
    something which no earlier article told. `disagreements` are tolls on which they differ. `copies` is how many of the
    new articles are another's word for word. `followed` are the words by which the reader follows it.
    """

    articles: tuple[ArticleReference, ...]
    headline: Finding
    points: tuple[SharedFinding, ...]
    disagreements: tuple[Disagreement, ...] = ()
    copies: int = 0
    earlier: tuple[ArticleReference, ...] = ()
    followed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The stories of a day, those told most first, and what is ahead, by day.

    `articles` is how many new articles they are made of, `more` how many stories are left out, `minutes` how long the
    briefing takes to read.
    """

    stories: tuple[StoryNews, ...]
    ahead: tuple[DatedEvent, ...] = ()
    more: int = 0
    articles: int = 0
    minutes: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowList:
    """What the reader follows: names, words, queries.

    `action` says what was done to them, if anything.
    """

    followed: tuple[str, ...]
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBriefing:
    """One story whole: what its latest articles tell, and how it came.

    `key_points` are whole sentences of the latest articles, `voices` who speaks, each with the latest words first,
    `unknown` what the latest articles call open.
    """

    articles: tuple[ArticleReference, ...]
    headline: Finding
    key_points: tuple[SharedFinding, ...]
    events: tuple[DatedEvent, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    voices: tuple[Voice, ...] = ()
    ahead: tuple[DatedEvent, ...] = ()
    unknown: tuple[Finding, ...] = ()


def outlet_of(article: ArticleReference) -> str:
    """Who reports: the host of its address, else the name that it was found under.

    >>> outlet_of(ArticleReference(number=1, source="a.txt", name="a.txt", words=1, sentences=1, minutes=1))
    'a.txt'
    """
    return host_of(article.address) or host_of(article.source) or article.name


def host_of(address: str) -> str:
    """The host of a web address without `www.`, empty where it is none.

    >>> host_of("https://www.example.org/flood"), host_of("news/flood.txt")
    ('example.org', '')
    """
    try:
        host = urlsplit(address).hostname if "://" in address else ""
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")
