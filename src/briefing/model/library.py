"""Values of the library: additions, sources, versions, hits, feeds, soundness."""

from __future__ import annotations

import datetime
from enum import StrEnum

from briefing.frozen import dataclass
from briefing.model.article import Article, Basis, PartialDate, ReferenceDate


class Outcome(StrEnum):
    """What adding an article did."""

    NEW = "new"
    KNOWN = "known"
    """It was there already; its source is noted."""
    UPDATED = "updated"
    """Its text or date is another than before; the earlier one is kept as a version."""


@dataclass(frozen=True, slots=True)
class Addition:
    """The number under which an article is kept, and what adding it did."""

    number: int
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedAnnotations:
    """The annotations of an article in the packed form that a library keeps.

    They are cheap to hand from process to process. `content` is the mark of the article's content, `reference_date` its
    reference date.
    """

    content: bytes
    reference_date: ReferenceDate
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSource:
    """Where an article was found: the file, address or feed named, and where in it.

    `source`, `name` and `address` are those of the article as it was read there, `first` and `last` when it was.
    """

    found_in: str
    source: str
    name: str
    address: str
    first: datetime.datetime
    last: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that an article has had, from 1, and when it was first read."""

    ordinal: int
    article: Article
    read: datetime.datetime
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A library's list entry for an article: its number and details, without text."""

    number: int
    name: str
    source: str
    address: str
    headline: str
    date: PartialDate | None
    basis: Basis
    added: datetime.datetime


@dataclass(frozen=True, slots=True)
class SnippetPart:
    """A piece of an article's text, and whether it is what was searched for."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that answers a query, and the best-matching stretch of its text.

    `rank` is the BM25 score, above 0 and higher where the article answers better.
    """

    number: int
    name: str
    headline: str
    date: PartialDate | None
    basis: Basis
    snippet: tuple[SnippetPart, ...]
    rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that is followed, and what its server said last.

    `etag` and `last_modified` are sent back to ask whether anything is new; `error` is why the last fetch failed, empty
    where it did not, and `failures` how many have failed since one that did not.
    """

    address: str
    title: str = ""
    folder: str = ""
    etag: str = ""
    last_modified: str = ""
    fetched: datetime.datetime | None = None
    error: str = ""
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a library, in words.

    It also tells whether anything but its index or cache is touched by it.
    """

    text: str
    loses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What is in a library, and what is wrong with it.

    `annotated` counts the articles whose annotations are of the version in use.
    """

    path: str
    articles: int
    feeds: int
    annotated: int
    size: int
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What was done to a library, line by line, and what could not be saved.

    `copy` is the path of the file as it was found, empty where nothing was at risk.
    """

    done: tuple[str, ...]
    lost: tuple[str, ...] = ()
    copy: str = ""
