"""Calendar periods (day, week, quarter, decade) as TIMEX3 values and dates."""

from __future__ import annotations

import calendar
import datetime
from typing import NamedTuple

from briefing.frozen import dataclass
from briefing.language.time.grammar import Reading
from briefing.language.time.words import cue_words
from briefing.model.annotation import DateKind
from briefing.model.article import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A TIMEX3 type and value, its dates, and whether the text alone gives them."""

    kind: DateKind
    value: str
    date: PartialDate | None = None
    end: PartialDate | None = None
    stated: bool = False


class Context(NamedTuple):
    """What a relative expression counts from.

    `reference` is the article's reference date, `narrative` the date told of last, `day` the same where it is a day,
    `history` the past day, month
    or year that a history tells on from, `quarter` the value of the quarter told of last, or of its year where more
    than a quarter was told of since. `ahead` tells whether the clause looks ahead; None: it does not say.
    """

    reference: PartialDate | None = None
    narrative: PartialDate | None = None
    day: PartialDate | None = None
    history: PartialDate | None = None
    quarter: str = ""
    ahead: bool | None = None


def direction(reading: Reading) -> int | None:
    """-1 last, 0 this, 1 next; None where it is not said."""
    turns = reading.values("LAST", "PAST", "THIS", "NEXT", "THAT", "LATEST")
    return int(turns[-1]) if turns else None


def is_told(reading: Reading) -> bool:
    """Whether an expression counts from the date told of last: the following day.

    Otherwise it counts from the reference date.
    """
    told = cue_words(reading.language, "told")
    if reading.has("THE"):
        told |= cue_words(reading.language, "after article")
    return reading.has("THAT") or any(piece.text.lower() in told for piece in reading.pieces)


def anchor(reading: Reading, context: Context) -> PartialDate | None:
    """The date from which a last or next day, week or year is counted.

    None where it is not known. What comes next after a day told of is still to come where its clause looks ahead.
    """
    told, reference = context.narrative, context.reference
    if not is_told(reading):
        return reference
    if context.ahead and direction(reading) == 1 and told and reference:
        return max(told, reference, key=lambda date: date.latest)
    is_over = direction(reading) == 1 and context.ahead is False
    return told or (None if is_over else reference)


def period(unit: str, day: datetime.date, *, stated: bool = False) -> Place:
    """The day, week, weekend, month, quarter, year, decade or century of `day`."""
    year, month = day.year, day.month
    date = end = None
    if unit in ("W", "WE"):
        monday = day - datetime.timedelta(days=day.weekday())
        iso = monday.isocalendar()
        value = f"{iso.year}-W{iso.week:02d}" + ("-WE" if unit == "WE" else "")
        date = PartialDate.from_date(monday + datetime.timedelta(days=5 if unit == "WE" else 0))
        end = PartialDate.from_date(monday + datetime.timedelta(days=6))
    elif unit == "Q":
        quarter = (month - 1) // 3
        value = f"{year}-Q{quarter + 1}"
        date, end = PartialDate(year, 3 * quarter + 1), PartialDate(year, 3 * quarter + 3)
    elif unit in ("DE", "CE"):
        length = 10 if unit == "DE" else 100
        value = str(year // length)
        date = PartialDate(year // length * length)
        end = PartialDate(date.year + length - 1)
    else:
        date = PartialDate(year, *((month, day.day)[: "YMD".index(unit)]))
        value = str(date)
    return Place(kind=DateKind.DATE, value=value, date=date, end=end, stated=stated)


UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXX", "CE": "XX",
}  # fmt: skip


def moved(unit: str, anchor: PartialDate | None, count: float) -> Place:
    """The period `count` units from the one with `anchor`.

    Unknown where the anchor is too coarse.
    """
    unit, count = ("W", 2 * count) if unit == "2W" else (unit, count)
    if unit in ("DE", "CE") and count % 1:
        unit, count = "Y", count * (10 if unit == "DE" else 100)
    fine = {"D": 3, "W": 3, "WE": 3, "M": 2, "Q": 2}.get(unit, 1)
    if anchor is None or fine > 1 + (anchor.month is not None) + (anchor.day is not None):
        return Place(kind=DateKind.DATE, value=UNKNOWN[unit])
    from dateutil.relativedelta import relativedelta

    if unit in ("D", "W", "WE"):
        days = round(count * (1 if unit == "D" else 7))
        return period(unit, anchor.earliest + relativedelta(days=days))
    months = round(count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])
    return period(unit, anchor.earliest.replace(day=1) + relativedelta(months=months))


def weekday_near(day: datetime.date, weekday: int, count: int) -> datetime.date:
    """The `count`th such weekday from `day` on, itself included.

    Counted back where `count` is negative. `weekday` is that of ISO 8601: 1 for Monday, 7 for Sunday.

    >>> str(weekday_near(datetime.date(2018, 3, 7), 5, -1))
    '2018-03-02'
    """
    from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

    return day + relativedelta(weekday=(MO, TU, WE, TH, FR, SA, SU)[weekday - 1](count))


def holiday(rule: str, year: int) -> datetime.date:
    """The day of a holiday in a year.

    The rule is `12-25`, or `11:4:4` for the fourth Thursday of November (`-1` the last, `+1` after it the day after
    that), or `+0` for Easter Sunday.

    >>> str(holiday("11:1:1+1", 2016)), str(holiday("+0", 2018))
    ('2016-11-08', '2018-04-01')
    """
    if "-" in rule[1:]:
        month, day = map(int, rule.split("-"))
        return datetime.date(year, month, day)
    if ":" in rule:
        rule, _, added = rule.partition("+")
        month, week, weekday = map(int, rule.split(":"))
        first, last = 1, calendar.monthrange(year, month)[1]
        found = weekday_near(datetime.date(year, month, first if week > 0 else last), weekday, week)
        return found + datetime.timedelta(days=int(added or 0))
    from dateutil.easter import easter

    return easter(year) + datetime.timedelta(days=int(rule))
