"""Resolve quarters, halves and seasons to TIMEX3 values and dates."""

from __future__ import annotations

import datetime
from dataclasses import replace

from briefing.language.time.grammar import Reading
from briefing.language.time.periods import Context, Place, direction, moved, period
from briefing.model.annotation import DateKind
from briefing.model.article import PartialDate


def place_quarter(reading: Reading, context: Context) -> Place:
    """Place a quarter of the calendar, the one begun last where no year is said.

    `the quarter` is the one told of.
    """
    reference = context.reference
    ordinals = reading.values("ORDINAL", "ORDINALDAY", "QUARTERCODE")
    if not ordinals:
        return _quarter_told(reading, context)
    number = int(ordinals[0].rstrip("stndrh"))
    if not 1 <= number <= 4:
        raise ValueError(number)
    year = _year_said(reading, context)
    if year is None:
        if reference is None or reference.month is None:
            return Place(kind=DateKind.DATE, value=f"XXXX-Q{number}")
        begun = (reference.month - 1) // 3 + 1 >= number
        year = reference.year - (not begun and not context.ahead)
    return stated_if(period("Q", datetime.date(year, 3 * number, 1)), reading)


def place_half(reading: Reading, context: Context) -> Place:
    """A half of a year."""
    year = _year_said(reading, context)
    number = 1 if reading.values("ORDINAL") == ["1"] else 2
    if year is None:
        return Place(kind=DateKind.DATE, value=f"XXXX-H{number}")
    return Place(
        kind=DateKind.DATE,
        value=f"{year}-H{number}",
        date=PartialDate(year, 6 * number - 5),
        end=PartialDate(year, 6 * number),
        stated=reading.has("YEAR"),
    )


def place_season(reading: Reading, context: Context) -> Place:
    """A season, the one begun last where no year is said."""
    season = reading.values("SEASON", "SEASONISH")[0]
    year, reference = _year_said(reading, context), context.reference
    if year is None:
        if reference is None or reference.month is None:
            return Place(kind=DateKind.DATE, value=f"XXXX-{season}")
        turn, month = direction(reading), _SEASON_MONTHS[season]
        year = reference.year
        if turn == -1:
            year -= month + 2 >= reference.month
        elif turn == 1:
            year += month <= reference.month
        elif turn is None and not context.ahead:
            year -= month > reference.month
    # Which months a season means depends on the hemisphere: only its year is known.
    return Place(
        kind=DateKind.DATE,
        value=f"{year}-{season}",
        date=PartialDate(year),
        stated=reading.has("YEAR"),
    )


def stated_if(placed: Place, reading: Reading) -> Place:
    """The same place, known from the text alone if it says the year."""
    return replace(placed, stated=reading.has("YEAR"))


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _year_said(reading: Reading, context: Context) -> int | None:
    if years := reading.values("YEAR"):
        return int(years[0])
    if reading.has("UNIT") and context.reference is not None:
        return context.reference.year + (direction(reading) or 0)
    return context.history.year if context.history and direction(reading) is None else None


def _quarter_told(reading: Reading, context: Context) -> Place:
    """The quarter that the text is about: the one told of last, else the one that ended last."""
    year, _, quarter = context.quarter.partition("-Q")
    years = reading.values("YEAR") or [year]
    ago = reading.has("LAST", "AGO", "SHIFT")
    if quarter:
        return period("Q", datetime.date(int(years[0]) - ago, 3 * int(quarter), 1))
    if year and reading.has("PERIOD"):
        return period("Y", datetime.date(int(years[0]) - ago, 1, 1))
    return moved("Y" if ago else "Q", context.reference, -1)
