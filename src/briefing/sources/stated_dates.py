"""Parse dates in data: of a record, a mail, a book or a document."""

from __future__ import annotations

import datetime
import re
from functools import cache

from briefing.model.article import PartialDate
from briefing.sources.datelines import read_date_line

_EARLIEST, _LATEST = 1500, 2059
"""Years between which an article is dated; others are placeholders (0001, 9999) or slips of the hand."""

_PLACEHOLDERS = frozenset(
    [
        PartialDate(1899, 12, 30), PartialDate(1899, 12, 31), PartialDate(1900, 1, 1), PartialDate(1904, 1, 1),
        PartialDate(1969, 12, 31), PartialDate(1970, 1, 1), PartialDate(1970, 1, 2), PartialDate(1980, 1, 1),
        PartialDate(2038, 1, 19),
    ]
)  # fmt: skip
"""The days on which the clocks of machines begin or end: what a program writes that knows no date."""


def is_plausible(date: PartialDate) -> bool:
    """Whether a machine's date is plausible.

    It is no end of its clock, and no year that is not yet to come.

    >>> is_plausible(PartialDate(1970, 1, 1)), is_plausible(PartialDate(1970, 3, 1))
    (False, True)
    """
    return _EARLIEST <= date.year <= _LATEST and date not in _PLACEHOLDERS


def read_stated_date(value: object) -> PartialDate | None:
    """The plausible date that `value` states, as precisely as it does.

    None where it states none. A text is read as ISO 8601, as digits alone (`20180307`, of a PDF `D:20180307...`) or as
    a date line is; a number is seconds or milliseconds since 1970, of which the day is that of universal time. A moment
    has the day of its own zone.

    >>> [str(read_stated_date(value)) for value in ("2018-03-07T23:30:00-05:00", "D:20180307120000Z", "7 March 2018")]
    ['2018-03-07', '2018-03-07', '2018-03-07']
    >>> str(read_stated_date(1520380800)), str(read_stated_date("2018-03")), read_stated_date("soon")
    ('2018-03-07', '2018-03', None)
    """
    date = _read(value)
    return date if date is not None and is_plausible(date) else None


def _read(value: object) -> PartialDate | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _of_moment(value)
    text = str(value).strip()[:100]
    match = _patterns()["iso"].match(text) or _patterns()["packed"].match(text)
    if match:
        return _partial(match["year"], match["month"], match["day"])
    if _patterns()["seconds"].fullmatch(text):
        return _of_moment(float(text))
    found = read_date_line(text, 0, len(text))
    return found.date if found else None


def _of_moment(seconds: float) -> PartialDate | None:
    """The day of a Unix time, in seconds or milliseconds; numbers too small for a day of news are none."""
    if 1e11 < seconds < 1e13:
        seconds /= 1000
    if not 1e8 < seconds < 7e9:
        return None
    return PartialDate.from_date(datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date())


def _partial(year: str, month: str | None, day: str | None) -> PartialDate | None:
    try:
        return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "iso": re.compile(
            r"(?P<year>\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?)(?=\D|\Z))?)?(?=[T\s]|\Z)",
            re.ASCII,
        ),
        "packed": re.compile(
            r"(?:D:)?(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=(?:\d{4}|\d{6})?(?:\D|\Z))",
            re.ASCII,
        ),
        "seconds": re.compile(r"\d{9,13}(?:\.\d+)?", re.ASCII),
    }
