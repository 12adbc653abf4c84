"""A period of days, from the first to the last."""

from __future__ import annotations

import datetime
import re

from briefing.frozen import dataclass
from briefing.model.article import PartialDate


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; None where an end is open.

    Raises:
        ValueError: it ends before it begins.
    """

    first: datetime.date | None
    last: datetime.date | None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError("a period cannot end before it begins")

    @classmethod
    def of(cls, date: PartialDate) -> Period:
        """All days that `date` can mean.

        >>> Period.of(PartialDate(2018, 2)).last
        datetime.date(2018, 2, 28)
        """
        return cls(date.earliest, date.latest)

    def includes(self, date: PartialDate) -> bool:
        """Whether every day that `date` can mean is a day of this."""
        return (self.first is None or self.first <= date.earliest) and (
            self.last is None or date.latest <= self.last
        )


def parse_date(text: str) -> PartialDate | None:
    """The year, month or day that `text` writes in ISO 8601, or None where it is none.

    >>> parse_date("2018-03"), parse_date("2018-13")
    (PartialDate(year=2018, month=3, day=None), None)
    """
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) is None:
        return None
    try:
        return PartialDate(*map(int, text.split("-")))
    except ValueError:
        return None


def parse_period(text: str) -> Period | None:
    """Parse a period: a date, or a range of two dates with two dots between them.

    Of a range one end may be left out. None where it is neither, or ends before it begins.

    >>> str(parse_period("2018-03..2018-04").last), parse_period("..2018").first
    ('2018-04-30', None)
    """
    first, dots, last = text.partition("..")
    begin, end = parse_date(first), parse_date(last if dots else first)
    if not (begin or end) or (first and not begin) or (last and not end):
        return None
    try:
        return Period(begin.earliest if begin else None, end.latest if end else None)
    except ValueError:
        return None
