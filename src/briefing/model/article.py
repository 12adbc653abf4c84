"""An article as read: untouched text, paragraphs, stated date and its basis."""

from __future__ import annotations

import calendar
import datetime
from enum import StrEnum

from briefing.frozen import dataclass
from briefing.model.text import Span


class Basis(StrEnum):
    """How a value is known."""

    STATED = "stated"
    """It stands in the text."""
    RESOLVED = "resolved"
    """It is computed from a stated date; shown with `*`."""
    INFERRED = "inferred"
    """It needs knowledge from outside the text; shown with `?`, its reasons listed."""


class Confidence(StrEnum):
    """How much an inferred value can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precisely as it is known: a year, a month of a year, or a day.

    Raises:
        ValueError: there is no such day, or a day is given without its month.

    >>> str(PartialDate(2018, 3))
    '2018-03'
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        datetime.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def from_date(cls, date: datetime.date) -> PartialDate:
        """The full date `date`."""
        return cls(date.year, date.month, date.day)

    @property
    def earliest(self) -> datetime.date:
        """The first day that this can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day that this can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_full(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def includes(self, other: PartialDate) -> bool:
        """Whether every day of `other` is a day of this: 2018 includes 2018-03-07.

        >>> PartialDate(2018).includes(PartialDate(2018, 3, 7))
        True
        """
        return self.earliest <= other.earliest and other.latest <= self.latest

    def spoken(self) -> str:
        """The date in words, English and unabbreviated.

        >>> PartialDate(2018, 3, 7).spoken(), PartialDate(2026, 2).spoken()
        ('7 March 2018', 'February 2026')
        """
        words = [str(self.year)]
        if self.month is not None:
            words.insert(0, calendar.month_name[self.month])
        if self.day is not None:
            words.insert(0, str(self.day))
        return " ".join(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """The date that the article, its file or its reader gives for it.

    `origin` says where it stands, in words for the reader ("date line", "dateline", "front matter",
    "file name", "--date"); `span` is None where that is not in the text.
    """

    date: PartialDate
    origin: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ReasonPart:
    """A piece of a reason, and the number of the sentence that it cites, if any."""

    text: str
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of an inference, in words, with the sentences that it rests on."""

    parts: tuple[ReasonPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceDate:
    """The day from which an article's relative dates count.

    TimeML calls it the document creation time. `date` is None where nothing gives grounds; `confidence` and `reasons`
    belong to an inferred date. `origin` is that of the publication date, empty where the date is inferred or missing.
    """

    date: PartialDate | None = None
    basis: Basis = Basis.STATED
    origin: str = ""
    confidence: Confidence | None = None
    reasons: tuple[Reason, ...] = ()


UNDATED = ReferenceDate()
"""The reference date of an article that gives no grounds for one."""


class ParagraphKind(StrEnum):
    """What a paragraph of the source is. Only prose has sentences."""

    PROSE = "prose"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATE_LINE = "date line"
    HEADING = "heading"
    FRAGMENT = "fragment"
    """A caption, a stray name, a "read more" line: shown nowhere, counted nowhere."""
    METADATA = "metadata"
    """Front matter."""
    STANDFIRST = "standfirst"
    """The publisher's own summary above the text, no copy of a piece of it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the source and what it is.

    The span of prose begins after a date line or dateline that shares its line.
    """

    span: Span
    kind: ParagraphKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as read.

    `source` is what the reader named (a path, an address, `-`), `name` what is shown for it (the file's name),
    `text` the decoded source, untouched: every span of every finding points into it. Of a source that is not plain
    text (a page, a feed, a PDF), it is the text that its reader took from it, untouched from there on. `address` is
    the article's own on the web, `language` an ISO 639-1 code that its source declares; both empty where unknown.
    Characters that show nothing are left out and ligatures are letters (`model.text.fold_characters`). `encoding` is
    what its bytes were taken for, where only their look told; else empty.
    """

    source: str
    name: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    headline: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    """The place prefix of the first sentence, such as `ARDEN, March 7 (Reuters) -`."""
    publication_date: PublicationDate | None = None
    address: str = ""
    language: str = ""
    encoding: str = ""

    @property
    def standfirst(self) -> Span | None:
        """The publisher's own summary above the text."""
        kind = ParagraphKind.STANDFIRST
        return next((part.span for part in self.paragraphs if part.kind is kind), None)
