"""Resolve days, months and times of day to TIMEX3 values and dates."""

from __future__ import annotations

import datetime

from briefing.language.time.grammar import Reading
from briefing.language.time.periods import (
    Context,
    Place,
    anchor,
    direction,
    moved,
    period,
    weekday_near,
)
from briefing.language.time.surroundings import years_of_range
from briefing.language.time.words import cue_words
from briefing.model.annotation import DateKind
from briefing.model.article import PartialDate


def place_date(reading: Reading, context: Context) -> Place:
    """A day, month or year, with its own year or one found for it."""
    if full := reading.values("FULLDATE"):
        return _numeric_date(full[0], context, cue_words(reading.language, "day first"))
    years = reading.values("YEAR")
    month, day = calendar_day(reading)
    year = int(years[-1]) if years else None
    if month is None and year is None:
        return _day_of_month(day, context)
    if month is None:
        return period("Y", datetime.date(year or 1, 1, 1), stated=True)
    if year is None:
        year = _with_year(reading, context, month, day)
        if year is None or (context.reference is not None and context.reference.month is None):
            value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
            if day:
                datetime.date(2000, month, day)
            return Place(kind=DateKind.DATE, value=value)
    date = PartialDate(year, month, day)
    return Place(kind=DateKind.DATE, value=str(date), date=date, stated=bool(years))


def _day_of_month(day: int | None, context: Context) -> Place:
    """`on the 24th`: of the month told of last, else of the reference month."""
    anchor = context.narrative or context.reference
    if anchor is None or anchor.month is None:
        return Place(kind=DateKind.DATE, value=f"XXXX-XX-{day:02d}")
    date = PartialDate(anchor.year, anchor.month, day)
    return Place(kind=DateKind.DATE, value=str(date), date=date)


def place_spoken(reading: Reading, context: Context) -> Place:
    """A year as it is spoken: nineteen ninety-six."""
    century, *rest = (int(value) for value in reading.values("NUMBER", "TENS", "ONE"))
    date = PartialDate(100 * century + sum(rest), calendar_day(reading)[0])
    return Place(kind=DateKind.DATE, value=str(date), date=date, stated=True)


def _numeric_date(text: str, context: Context, day_first: frozenset[str]) -> Place:
    """A date of figures: `07/03/2018` is July or March, the nearer one, its year alone without a day to compare."""
    numbers = [int(part) for part in text.replace("/", "-").replace(".", "-").split("-")]
    if numbers[0] > 31:
        orders = [(numbers[0], numbers[1], numbers[2])]
    else:
        year = numbers[2] + (0 if numbers[2] >= 100 else 2000 if numbers[2] < 50 else 1900)
        orders = [(year, numbers[0], numbers[1]), (year, numbers[1], numbers[0])]
        orders = orders[1:] if day_first.intersection(text) else orders
    dates = sorted({PartialDate(*order) for order in orders if _is_date(*order)})
    if len(dates) > 1:
        if context.reference is None or context.reference.day is None:
            return period("Y", dates[0].earliest, stated=True)
        today = context.reference.earliest
        dates.sort(key=lambda date: abs(date.earliest - today))
    date = dates[0] if dates else PartialDate(*orders[0])
    return Place(kind=DateKind.DATE, value=str(date), date=date, stated=True)


def place_range(reading: Reading, context: Context) -> Place:
    """From one day, month or year to another."""
    years = reading.values("YEAR")
    months = [int(value) for value in reading.values("MONTH", "MONTHISH", "ABBR")]
    if not months:
        first, end = years_of_range(years[0], reading.pieces[-1].value)
        return Place(
            kind=DateKind.DATE,
            value=f"{first}/{end}",
            date=PartialDate(first),
            end=PartialDate(end),
            stated=True,
        )
    days = [int(value.rstrip("stndrh")) for value in reading.values("DAY", "ORDINALDAY")]
    month, day = months[0], (days[0] if days else None)
    year = int(years[-1]) if years else _with_year(reading, context, month, day)
    has_month = bool(years) or (
        context.reference is not None and context.reference.month is not None
    )
    if year is None or not has_month:
        return Place(kind=DateKind.DATE, value=f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))
    date = PartialDate(year, month, day)
    end_date = PartialDate(year, months[-1], days[-1] if days else None)
    if end_date.earliest < date.earliest:
        date = PartialDate(year - 1, month, day)
    return Place(
        kind=DateKind.DATE, value=f"{date}/{end_date}", date=date, end=end_date, stated=bool(years)
    )


def place_weekday(reading: Reading, context: Context) -> Place:
    """The weekday before or after the reference date, as its tense and direction say."""
    weekday = int(reading.values("WEEKDAY", "WDABBR")[0])
    reference = anchor(reading, context)
    if reference is None or reference.day is None:
        return _with_part(reading, Place(kind=DateKind.DATE, value=f"XXXX-WXX-{weekday}"))
    today = reference.earliest
    said = direction(reading) or 0
    back = said < 0 or (said == 0 and not context.ahead)
    # A day that is said to be the last or the next one is not today.
    start = today + datetime.timedelta(days=said)
    return _with_part(reading, period("D", weekday_near(start, weekday, -1 if back else 1)))


def _with_part(reading: Reading, placed: Place) -> Place:
    """The part of the day added to a day: `2018-03-05TNI`."""
    said = [value.partition("T")[2] for value in reading.values("DEICTIC")]
    parts = [*reading.values("PART"), *filter(None, said)]
    if not parts:
        return placed
    return Place(
        kind=DateKind.TIME,
        value=f"{placed.value}T{parts[0]}",
        date=placed.date,
        end=placed.end,
        stated=placed.stated,
    )


def place_deictic(reading: Reading, context: Context) -> Place:
    """Yesterday, today, tonight, tomorrow, with a part of that day."""
    days = int(reading.values("DEICTIC")[0].partition("T")[0])
    return _with_part(reading, moved("D", context.reference, days))


def place_part(reading: Reading, context: Context) -> Place:
    """A part of a day: this morning, last night, the next morning."""
    turn = direction(reading) or 0
    told = turn == 1 or reading.has("THAT") or direction(reading) is None
    anchor = context.narrative if told else context.reference
    return _with_part(reading, moved("D", anchor, turn))


def place_time(reading: Reading, context: Context) -> Place:
    """A time of day: the day it is on, then hours and minutes."""
    if reading.has("MONTH", "MONTHISH", "ABBR"):
        day = place_date(_without_clock(reading), context)
    elif reading.has("WEEKDAY", "WDABBR"):
        day = place_weekday(reading, context)
    elif reading.has("DEICTIC"):
        day = place_deictic(reading, context)
    else:
        return _on_day_told(reading, context)
    base = day.value.partition("T")[0]
    return Place(
        kind=DateKind.TIME, value=f"{base}T{_clock(reading)}", date=day.date, stated=day.stated
    )


def _on_day_told(reading: Reading, context: Context) -> Place:
    """A time of day alone, on the day told of last; that it was the article's own day is no more than likely."""
    day = moved("D", context.day or context.reference, direction(reading) or 0)
    value = f"{day.value}T{_clock(reading)}"
    return Place(kind=DateKind.TIME, value=value, date=day.date if context.day else None)


def place_period_of(reading: Reading, context: Context) -> Place:
    """The week, weekend or part of the day of a date.

    "the week of March 6", "the night of 5 May".
    """
    day = place_date(reading, context)
    if reading.has("PART") or day.date is None:
        return _with_part(reading, day)
    unit = reading.values("UNIT", "WEEKEND")[0]
    return period(unit, day.date.earliest, stated=day.stated)


def _without_clock(reading: Reading) -> Reading:
    """The reading without the number of an hour: `9 p.m. Nov. 6` is about the sixth."""
    pieces = list(reading.pieces)
    for index, piece in enumerate(pieces):
        if piece.word_class in {"AMPM", "OCLOCK"} and index:
            del pieces[index - 1 : index + 1]
            break
    return Reading(start=reading.start, end=reading.end, form="date", pieces=tuple(pieces))


def _clock(reading: Reading) -> str:
    if points := reading.values("POINT"):
        return points[0]
    hour, minute = 0, 0
    for index, piece in enumerate(reading.pieces):
        following = reading.pieces[index + 1].word_class if index + 1 < len(reading.pieces) else ""
        if piece.word_class == "CLOCK":
            hour, minute = map(int, piece.value.split(":"))
            break
        if following in {"AMPM", "OCLOCK", "ZONE"}:
            hour, minute = _hour_and_minute(piece.value)
            break
    if after := reading.values("AMPM"):
        hour = hour % 12 + int(after[0])
    datetime.time(hour % 24, minute)
    return f"{hour % 24:02d}:{minute:02d}"


def _hour_and_minute(figures: str) -> tuple[int, int]:
    """The time of figures as printed: `7`, `0730` or, in British papers, `7.30`."""
    hour, point, minute = figures.partition(".")
    if point or len(figures) < 3:
        return int(hour), int(minute or 0)
    return int(figures[:-2]), int(figures[-2:])


def calendar_day(reading: Reading) -> tuple[int | None, int | None]:
    """The month and day of the month of an expression, each None if not named."""
    months = reading.values("MONTH", "MONTHISH", "ABBR")
    days = [
        int(value.rstrip("stndrh"))
        for value in reading.values("DAY", "ORDINALDAY", "ORDINAL")
        if value.rstrip("stndrh").isdigit()
    ]
    return (int(months[0]) if months else None), (days[0] if days else None)


_AGAINST_TENSE = 250
"""How many days nearer a date must be to win although the tense speaks against it (fitted on TimeBank)."""


def _with_year(reading: Reading, context: Context, month: int, day: int | None) -> int | None:
    """The year of a month, or of a day of a month, that stands without one: mostly that of the nearest one."""
    reference = context.reference
    if reference is None:
        return None
    turn = direction(reading)
    if turn is not None and reading.has("UNIT"):
        told = context.narrative if reading.has("THAT") else None
        return (told or reference).year + turn
    if reference.month is None or turn == 0:
        return reference.year
    if context.history is not None and turn is None:
        year = _next_told(context.history, month, day)
        return min(year, reference.year)
    weekdays = [int(value) for value in reading.values("WEEKDAY", "WDABBR")]

    def distance(year: int) -> float:
        date = PartialDate(year, month, day)
        if date.includes(reference) or reference.includes(date):
            return 0 if turn is None else 1000
        after = date.earliest > reference.latest
        days = abs((date.earliest - reference.earliest).days)
        if turn is not None and after != (turn > 0):
            return 1000
        if day and weekdays and date.earliest.isoweekday() != weekdays[0]:
            days += 1000
        return days + _AGAINST_TENSE * (context.ahead is not None and after != context.ahead)

    years = [reference.year + move for move in (-1, 0, 1)]
    return min((year for year in years if _is_date(year, month, day)), key=distance, default=None)


def _next_told(history: PartialDate, month: int, day: int | None) -> int:
    """The year of a month told of after `history`: its own, or the next for an early month after a late one."""
    late = history.month is not None and history.month >= 10 and month <= 3
    return history.year + late


def _is_date(year: int, month: int, day: int | None) -> bool:
    try:
        PartialDate(year, month, day)
    except ValueError:
        return False
    return True
