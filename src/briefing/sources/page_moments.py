"""Parse the moments in a page's data, address and date lines."""

from __future__ import annotations

import datetime
import re
from functools import cache

from briefing.frozen import dataclass
from briefing.model.article import PartialDate
from briefing.sources.datelines import read_date_line
from briefing.sources.stated_dates import is_plausible


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as one place of the page gives it.

    `utc` is the moment where it is given in universal time, else None.
    """

    date: PartialDate
    utc: datetime.datetime | None = None


def read_moment(text: str, *, day_first: bool | None = None) -> Moment | None:
    """Parse a full date from `text`: at its start, machine-readable, or a date line.

    >>> read_moment("2023-12-23T02:10:00Z").utc
    datetime.datetime(2023, 12, 23, 2, 10, tzinfo=datetime.timezone.utc)
    >>> str(read_moment("Dec. 22, 2023").date), read_moment("soon")
    ('2023-12-22', None)
    """
    text = text.strip()[:80]
    match = _patterns()["iso"].search(text) or _patterns()["packed"].match(text)
    if match is None:
        found = read_date_line(text, 0, len(text), day_first=day_first)
        full = found.date if found and found.date and found.date.is_full else None
        return Moment(full) if full and _is_possible(full) else None
    date = _partial(int(match["year"]), int(match["month"]), int(match["day"]))
    if date is None:
        return None
    time = _patterns()["utc"].match(text, match.end())
    if time is None or int(time["hour"]) > 23 or int(time["minute"]) > 59:
        return Moment(date)
    clock = datetime.time(int(time["hour"]), int(time["minute"]), tzinfo=datetime.UTC)
    return Moment(date, datetime.datetime.combine(date.earliest, clock))


def read_address_date(address: str) -> PartialDate | None:
    """The day that the path of an address gives, as many papers' do.

    >>> str(read_address_date("https://example.org/2023/12/22/city-council"))
    '2023-12-22'
    """
    match = _patterns()["address"].search(address)
    return _partial(int(match["year"]), int(match["month"]), int(match["day"])) if match else None


def read_within(text: str, *, day_first: bool | None) -> Moment | None:
    """The date that stands after other words of a line: an outlet, a place, a name."""
    for match in _patterns()["gap"].finditer(text):
        found = read_date_line(text, match.end(), len(text), day_first=day_first)
        if found and found.date and found.date.is_full and _is_possible(found.date):
            return Moment(found.date)
    return None


def _partial(year: int, month: int, day: int) -> PartialDate | None:
    try:
        date = PartialDate(year, month, day)
    except ValueError:
        return None
    return date if _is_possible(date) else None


def _is_possible(date: PartialDate) -> bool:
    """Whether a page can be of that day: there were no pages before 1990, but older papers are put on the web."""
    return date.year >= 1800 and is_plausible(date)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "iso": re.compile(
            r"(?<!\d)(?P<year>(?:1[89]|20|21)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)"
        ),
        "packed": re.compile(r"(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"),
        "utc": re.compile(
            r"[T ]?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]00:?00|UTC|GMT)"
        ),
        "address": re.compile(
            r"[/_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>[01]?\d)[/_-](?P<day>[0-3]?\d)(?!\d)"
        ),
        "gap": re.compile(r"[\s|,·•:–—/-]+"),
    }
