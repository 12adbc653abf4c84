"""Results of the library's commands: frozen values that any renderer shows."""

from __future__ import annotations

from briefing.frozen import dataclass
from briefing.model.library import Diagnosis, Entry, Feed, Outcome, Repair
from briefing.model.results import Finding
from briefing.model.stories import FollowList, StoryBriefing, Timeline, Today


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article of the library and what adding it did."""

    entry: Entry
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionReport:
    """What was added to a library: new and updated articles, and how many were known."""

    articles: tuple[KeptArticle, ...]
    new: int
    updated: int
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """An article that answers a query, and the sentence that does so best.

    The sentence is None where none does alone.
    """

    entry: Entry
    rank: float
    finding: Finding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchReport:
    """The results of a search: best hits first, and how many articles match at all."""

    query: str
    total: int
    hits: tuple[SearchHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """A feed that was fetched, and what came of it.

    `error` is empty unless it could not be. `unchanged` tells that its server had nothing newer.
    """

    feed: Feed
    new: int = 0
    updated: int = 0
    known: int = 0
    unchanged: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchReport:
    """The fetched feeds, in order of their titles, and the articles that came."""

    feeds: tuple[FeedReport, ...]
    articles: tuple[KeptArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFeed:
    """A feed and how many articles of the library are from it."""

    feed: Feed
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedList:
    """The feeds that a library follows, by folder and title.

    `action` says what was done to them, if anything.
    """

    feeds: tuple[FollowedFeed, ...]
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalReport:
    """The articles that were removed from a library, or brought back where `undone`."""

    entries: tuple[Entry, ...]
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryReport:
    """How sound a library is, and what was done about it; None where nothing was."""

    diagnosis: Diagnosis
    repair: Repair | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong, or nothing is any more."""
        return not self.diagnosis.troubles or self.repair is not None


OfLibrary = AdditionReport | SearchReport | FetchReport | FeedList | RemovalReport | LibraryReport
"""Whatever a command on the library itself answers."""
Report = OfLibrary | Timeline | Today | StoryBriefing | FollowList
"""Whatever a command on a library, or on many articles, answers."""
