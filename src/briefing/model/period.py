"""A stretch of days."""

from __future__ import annotations

import datetime

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
