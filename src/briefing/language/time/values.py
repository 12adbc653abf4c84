"""Resolve a temporal expression to its TIMEX3 value and dates.

Values follow TIMEX3 (TimeML annotation guidelines 1.2.1): ISO 8601 with X for what is not known,
`-WE` weekend, `-Q3` quarter, `-SU` season, `TNI` part of day, `P3D` duration, `PAST_REF` and the like.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from briefing.language.time.days import (
    place_date,
    place_deictic,
    place_part,
    place_period_of,
    place_range,
    place_spoken,
    place_time,
    place_weekday,
)
from briefing.language.time.grammar import Form, Reading
from briefing.language.time.lengths import UNIT_CLASSES, length, number_of, unit_of
from briefing.language.time.periods import (
    UNKNOWN,
    Context,
    Place,
    anchor,
    direction,
    holiday,
    moved,
    period,
)
from briefing.language.time.seasons import place_half, place_quarter, place_season, stated_if
from briefing.model.annotation import DateKind
from briefing.model.article import PartialDate


def place(reading: Reading, context: Context) -> Place:
    """Where the expression lies; its value keeps X where `context` does not tell."""
    try:
        return _PLACERS[reading.form](reading, context)
    except (ValueError, OverflowError):
        # A date that cannot be: 31 June, the year 9999 and a week on.
        return Place(kind=DateKind.DATE, value="XXXX-XX-XX")


def _place_unit(reading: Reading, context: Context) -> Place:
    unit, turn = unit_of(reading), direction(reading)
    if unit.startswith("T"):
        return Place(kind=DateKind.DATE, value="PRESENT_REF")
    if unit in ("DE", "CE") and reading.has("PAST"):
        return Place(kind=DateKind.DURATION, value=length(1, unit))
    start = anchor(reading, context)
    if years := reading.values("YEAR"):
        start = PartialDate(int(years[0]))
    if turn is None and context.history is not None:
        start = context.history
    if unit == "WE" and turn in (None, 0) and start is not None and start.day is not None:
        is_now = start.earliest.isoweekday() >= 6
        is_coming = context.ahead or (turn == 0 and context.ahead is None)
        return moved(unit, start, 0 if is_now or is_coming else -1)
    placed = moved(unit, start, turn or 0)
    return _end_of(placed) if unit in ("M", "Y") and reading.values("EDGE") == ["END"] else placed


def _end_of(placed: Place) -> Place:
    """The last day of a month or year as value, its last month as date: the end of the year is a while."""
    if placed.date is None:
        return placed
    last = PartialDate.from_date(placed.date.latest)
    return Place(kind=placed.kind, value=str(last), date=PartialDate(last.year, last.month))


_OFFSET_FROM: dict[Form, tuple[str, ...]] = {
    "date": ("MONTH", "MONTHISH", "ABBR"),
    "deictic": ("DEICTIC",),
    "holiday": ("HOLIDAY", "FEAST", "NEW"),
    "weekday": ("WEEKDAY",),
}
"""The forms that an offset counts from, by the classes that tell them apart."""


def _place_offset(reading: Reading, context: Context) -> Place:
    """The day or week before or after another: the day after Christmas."""
    classes = [piece.word_class for piece in reading.pieces]
    middle = classes.index("BEFORE")
    form = next(form for form, marks in _OFFSET_FROM.items() if reading.has(*marks))
    start = place(replace(reading, form=form, pieces=reading.pieces[middle + 1 :]), context)
    return moved(reading.values("UNIT")[0], start.date, int(reading.pieces[middle].value))


def _place_shift(reading: Reading, context: Context) -> Place:
    unit, count = unit_of(reading), number_of(reading)
    if reading.has("DASH") and count is None:
        unit, count = reading.values("UNIT")[0], 1
    ago = reading.has("AGO")
    sign = int((reading.values("AGO") or reading.values("SHIFT", "BEFORE"))[-1])
    if reading.has("BEFORE"):
        count = 1
    if count is None:
        return Place(
            kind=DateKind.DATE, value="PAST_REF" if sign < 0 else UNKNOWN.get(unit, UNKNOWN["D"])
        )
    if unit.startswith("T"):
        return Place(kind=DateKind.TIME, value=UNKNOWN["D"])
    if context.quarter and unit == "Y" and count is not None:
        year, _, quarter = context.quarter.partition("-Q")
        unit, month = ("Q", 3 * int(quarter)) if quarter else ("Y", 1)
        return period(unit, datetime.date(int(year) + sign * int(count), month, 1))
    anchor = context.reference if ago else context.narrative
    if anchor is None and sign < 0:
        anchor = context.reference
    return moved(unit, anchor, sign * count)


_SINGLES = frozenset("THE FISCAL UNIT UNITLONG WEEKEND QUARTER CENTURY DASH LONG".split())
"""The classes of an expression that means one unit without saying so."""


def _place_duration(reading: Reading, context: Context) -> Place:
    if reading.values("SEASONS"):
        return Place(kind=DateKind.DURATION, value="PXY")
    classes = {piece.word_class for piece in reading.pieces}
    single = not classes & {"UNITS", "WEEKENDS"} and classes <= _SINGLES
    count = 1 if single else number_of(reading)
    return Place(kind=DateKind.DURATION, value=length(count, unit_of(reading)))


def _place_regular(reading: Reading, context: Context) -> Place:
    if periods := reading.values("REGULARLY"):
        value = periods[0]
    elif weekdays := reading.values("WEEKDAY", "WDABBR", "WEEKDAYS"):
        value = f"XXXX-WXX-{weekdays[0]}"
    elif months := reading.values("MONTH"):
        value = f"XXXX-{int(months[0]):02d}"
    elif seasons := reading.values("SEASON"):
        value = f"XXXX-{seasons[0]}"
    elif reading.has(*UNIT_CLASSES):
        count = 2 if reading.has("ALTERNATE") else number_of(reading) or 1
        value = length(count, unit_of(reading))
    else:
        value = f"XXXX-XX-XXT{reading.values('PART')[0]}"
    return Place(kind=DateKind.SET, value=value)


def _place_decade(reading: Reading, context: Context) -> Place:
    if words := reading.values("DECADES"):
        year = 1900 + int(words[0])
    else:
        digits = "".join(filter(str.isdigit, reading.values("DECADE")[0]))
        year = (
            int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 30 else 2000)
        )
    return period("DE", datetime.date(year, 1, 1), stated=True)


def _place_century(reading: Reading, context: Context) -> Place:
    number = int(reading.values("ORDINAL", "ORDINALDAY")[0].rstrip("stndrh"))
    return period("CE", datetime.date((number - 1) * 100 + 1, 1, 1), stated=True)


def _place_holiday(reading: Reading, context: Context) -> Place:
    reference = context.reference
    turn = direction(reading)
    years = [int(year) for year in reading.values("YEAR")]
    if context.history is not None and turn is None:
        years.append(context.history.year)
    if years:
        return stated_if(period("D", _day_of_holiday(reading, years[0])), reading)
    if reference is None or reference.month is None:
        return Place(kind=DateKind.DATE, value=UNKNOWN["D"])
    day = _day_of_holiday(reading, reference.year)
    if turn == -1 or (turn is None and not context.ahead):
        day = day if day <= reference.latest else _day_of_holiday(reading, reference.year - 1)
    elif day < reference.earliest:
        day = _day_of_holiday(reading, reference.year + 1)
    return period("D", day)


def _day_of_holiday(reading: Reading, year: int) -> datetime.date:
    """The holiday, the eve before it, or the weekday that follows it: Easter Monday."""
    rules = reading.values("HOLIDAY", "FEAST")
    day = holiday(rules[0] if rules else "1-1", year)
    if reading.has("EVE"):
        return day - datetime.timedelta(days=1)
    weekdays = reading.values("WEEKDAY")
    return day + datetime.timedelta(
        days=(int(weekdays[0]) - day.isoweekday()) % 7 if weekdays else 0
    )


def _place_reference(reading: Reading, context: Context) -> Place:
    if reading.has("THE") and reading.has("NEXT"):
        return Place(kind=DateKind.DURATION, value=length(None, unit_of(reading)))
    values = reading.values("REFERENCE", "FUTURE", "RECENT", "THESE")
    return Place(
        kind=DateKind.DATE,
        value=values[0] if values else "PAST_REF" if reading.has("PAST") else "FUTURE_REF",
    )


_PLACERS: dict[Form, Callable[[Reading, Context], Place]] = {
    "time": place_time,
    "range": place_range,
    "date": place_date,
    "spoken": place_spoken,
    "period of": place_period_of,
    "offset": _place_offset,
    "weekday": place_weekday,
    "deictic": place_deictic,
    "part": place_part,
    "unit": _place_unit,
    "shift": _place_shift,
    "duration": _place_duration,
    "regular": _place_regular,
    "decade": _place_decade,
    "century": _place_century,
    "quarter": place_quarter,
    "half": place_half,
    "season": place_season,
    "holiday": _place_holiday,
    "reference": _place_reference,
}
