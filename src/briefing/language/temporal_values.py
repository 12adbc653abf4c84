"""Where a temporal expression lies: its TIMEX3 value and its dates, from a reference date.

Values follow TIMEX3 (TimeML annotation guidelines 1.2.1): ISO 8601 with X for what is not known,
`-WE` weekend, `-Q3` quarter, `-SU` season, `TNI` part of day, `P3D` duration, `PAST_REF` and the like.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from briefing.frozen import dataclass
from briefing.language.temporal_grammar import Reading
from briefing.language.temporal_lengths import UNIT_CLASSES, length, number_of, unit_of
from briefing.language.temporal_periods import UNKNOWN, Place, holiday, moved, period
from briefing.model.annotation import DateKind
from briefing.model.article import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a relative expression counts from.

    `reference` is the article's reference date, `narrative` the date told of last, `history` the past day, month
    or year that a history tells on from, `quarter` the value of the quarter told of last. `ahead` tells whether the
    clause looks ahead; None: it does not say.
    """

    reference: PartialDate | None = None
    narrative: PartialDate | None = None
    history: PartialDate | None = None
    quarter: str = ""
    ahead: bool | None = None


def place(reading: Reading, context: Context) -> Place:
    """Where the expression lies; its value keeps X where `context` does not tell."""
    try:
        return _PLACERS[reading.form](reading, context)
    except (ValueError, OverflowError):
        # A date that cannot be: 31 June, the year 9999 and a week on.
        return Place(kind=DateKind.DATE, value="XXXX-XX-XX")


def _direction(reading: Reading) -> int | None:
    """-1 last, 0 this, 1 next; None where it is not said."""
    turns = reading.values("LAST", "PAST", "THIS", "NEXT", "THAT", "LATEST")
    return int(turns[0]) if turns else None


def _told(reading: Reading) -> bool:
    """Whether it counts from the date told of last rather than from the reference date."""
    return reading.has("THAT") or any(
        piece.text.lower() in {"following", "previous", "preceding"} for piece in reading.pieces
    )


def _calendar_day(reading: Reading) -> tuple[int | None, int | None]:
    months = reading.values("MONTH", "MONTHISH", "ABBR")
    days = [
        int(value.rstrip("stndrh"))
        for value in reading.values("DAY", "ORDINALDAY")
        if value.rstrip("stndrh").isdigit()
    ]
    return (int(months[0]) if months else None), (days[0] if days else None)


_AGAINST_TENSE = 200
"""How many days nearer a date must be to win although the tense speaks against it (fitted on TimeBank)."""


def _with_year(reading: Reading, context: Context, month: int, day: int | None) -> int | None:
    """The year of a month, or of a day of a month, that stands without one: mostly that of the nearest one."""
    reference = context.reference
    if reference is None:
        return None
    turn = _direction(reading)
    if turn is not None and reading.has("UNIT"):
        return reference.year + turn
    if reference.month is None or turn == 0:
        return reference.year
    if context.history is not None and turn is None and not context.ahead:
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


def _place_date(reading: Reading, context: Context) -> Place:
    if full := reading.values("FULLDATE"):
        return _numeric_date(full[0])
    years = reading.values("YEAR")
    month, day = _calendar_day(reading)
    year = int(years[-1]) if years else None
    if month is None:
        assert year is not None
        return period("Y", datetime.date(year, 1, 1), stated=True)
    if year is None:
        year = _with_year(reading, context, month, day)
        if year is None or (context.reference is not None and context.reference.month is None):
            value = f"{year or 'XXXX'}-{month:02d}" + (f"-{day:02d}" if day else "")
            if day:
                datetime.date(2000, month, day)
            return Place(kind=DateKind.DATE, value=value)
    date = PartialDate(year, month, day)
    return Place(kind=DateKind.DATE, value=str(date), date=date, stated=bool(years))


def _place_spoken(reading: Reading, context: Context) -> Place:
    """A year as it is spoken: nineteen ninety-six."""
    century, *rest = (int(value) for value in reading.values("NUMBER", "TENS", "ONE"))
    date = PartialDate(100 * century + sum(rest), _calendar_day(reading)[0])
    return Place(kind=DateKind.DATE, value=str(date), date=date, stated=True)


def _numeric_date(text: str) -> Place:
    numbers = [int(part) for part in text.replace("/", "-").replace(".", "-").split("-")]
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        month, day, year = numbers
        if "." in text or month > 12:
            month, day = day, month
        if year < 100:
            year += 2000 if year < 50 else 1900
    date = PartialDate(year, month, day)
    return Place(kind=DateKind.DATE, value=str(date), date=date, stated=True)


def _place_range(reading: Reading, context: Context) -> Place:
    years = reading.values("YEAR")
    months = [int(value) for value in reading.values("MONTH", "MONTHISH", "ABBR")]
    if not months:
        last = reading.pieces[-1].value
        first = years[0]
        end = int(first[: 4 - len(last)] + last) if len(last) < 4 else int(last)
        value = f"{first}/{end}"
        return Place(
            kind=DateKind.DATE,
            value=value,
            date=PartialDate(int(first)),
            end=PartialDate(end),
            stated=True,
        )
    days = [int(value.rstrip("stndrh")) for value in reading.values("DAY", "ORDINALDAY")]
    month, day = months[0], (days[0] if days else None)
    year = int(years[-1]) if years else _with_year(reading, context, month, day)
    if year is None:
        return Place(kind=DateKind.DATE, value=f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))
    date = PartialDate(year, month, day)
    end_date = PartialDate(year, months[-1], days[-1] if days else None)
    if end_date.earliest < date.earliest:
        date = PartialDate(year - 1, month, day)
    return Place(
        kind=DateKind.DATE, value=f"{date}/{end_date}", date=date, end=end_date, stated=bool(years)
    )


def _place_weekday(reading: Reading, context: Context) -> Place:
    weekday = int(reading.values("WEEKDAY", "WDABBR")[0])
    reference = context.reference
    if reference is None or reference.day is None:
        return _with_part(reading, Place(kind=DateKind.DATE, value=f"XXXX-WXX-{weekday}"))
    today = reference.earliest
    ahead = (weekday - today.isoweekday()) % 7
    turn = _direction(reading)
    if turn == -1:
        days = ahead - 7
    elif turn == 1:
        days = ahead or 7
    else:
        days = ahead if context.ahead or not ahead else ahead - 7
    return _with_part(reading, period("D", today + datetime.timedelta(days=days)))


def _with_part(reading: Reading, placed: Place) -> Place:
    """The part of the day added to a day: `2018-03-05TNI`."""
    parts = reading.values("PART")
    if reading.values("DEICTIC") and reading.pieces[-1].text.lower() == "tonight":
        parts = ["NI"]
    if not parts:
        return placed
    return Place(
        kind=DateKind.TIME,
        value=f"{placed.value}T{parts[0]}",
        date=placed.date,
        end=placed.end,
        stated=placed.stated,
    )


def _place_deictic(reading: Reading, context: Context) -> Place:
    return _with_part(reading, moved("D", context.reference, int(reading.values("DEICTIC")[0])))


def _place_part(reading: Reading, context: Context) -> Place:
    turn = _direction(reading) or 0
    anchor = context.narrative if turn == 1 or reading.has("THAT") else context.reference
    return _with_part(reading, moved("D", anchor, turn))


def _place_unit(reading: Reading, context: Context) -> Place:
    unit, turn = unit_of(reading), _direction(reading)
    if unit.startswith("T"):
        return Place(kind=DateKind.DATE, value="PRESENT_REF")
    anchor = context.narrative if _told(reading) else context.reference
    if unit == "WE" and turn in (None, 0) and anchor is not None and anchor.day is not None:
        weekday = anchor.earliest.isoweekday()
        return moved(unit, anchor, 0 if weekday >= 6 or turn == 0 or context.ahead else -1)
    if unit == "D" and turn == 1:
        anchor = context.narrative or context.reference
    return moved(unit, anchor, turn or 0)


def _place_shift(reading: Reading, context: Context) -> Place:
    unit, count = unit_of(reading), number_of(reading)
    if reading.has("DASH") and count is None:
        unit, count = reading.values("UNIT")[0], 1
    ago = reading.has("AGO")
    sign = -1 if ago else int(reading.values("SHIFT")[-1])
    if count is None:
        return Place(kind=DateKind.DATE, value="PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit.startswith("T"):
        return Place(kind=DateKind.TIME, value=UNKNOWN["D"])
    if context.quarter and unit == "Y" and count is not None:
        year, _, quarter = context.quarter.partition("-Q")
        return period("Q", datetime.date(int(year) + sign * int(count), 3 * int(quarter), 1))
    anchor = context.reference if ago else context.narrative or context.reference
    return moved(unit, anchor, sign * count)


def _place_duration(reading: Reading, context: Context) -> Place:
    if reading.values("SEASONS"):
        return Place(kind=DateKind.DURATION, value="PXY")
    the_unit = {piece.word_class for piece in reading.pieces} <= {"THE", "FISCAL", "UNIT"}
    count = 1 if the_unit else number_of(reading)
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


def _year_said(reading: Reading, context: Context) -> int | None:
    if years := reading.values("YEAR"):
        return int(years[0])
    if reading.has("UNIT") and context.reference is not None:
        return context.reference.year + (_direction(reading) or 0)
    return None


def _place_quarter(reading: Reading, context: Context) -> Place:
    reference = context.reference
    ordinals = reading.values("ORDINAL", "ORDINALDAY")
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
    return _stated_if(period("Q", datetime.date(year, 3 * number, 1)), reading)


def _quarter_told(reading: Reading, context: Context) -> Place:
    """The quarter that the text is about: the one told of last, else the one that ended last."""
    if not context.quarter:
        return moved("Q", context.reference, -1)
    year, quarter = context.quarter.split("-Q")
    years = reading.values("YEAR") or [year]
    return period("Q", datetime.date(int(years[0]), 3 * int(quarter), 1))


def _stated_if(placed: Place, reading: Reading) -> Place:
    return Place(
        kind=placed.kind,
        value=placed.value,
        date=placed.date,
        end=placed.end,
        stated=reading.has("YEAR"),
    )


def _place_half(reading: Reading, context: Context) -> Place:
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


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _place_season(reading: Reading, context: Context) -> Place:
    season = reading.values("SEASON", "SEASONISH")[0]
    year, reference = _year_said(reading, context), context.reference
    if year is None:
        if reference is None or reference.month is None:
            return Place(kind=DateKind.DATE, value=f"XXXX-{season}")
        turn, month = _direction(reading), _SEASON_MONTHS[season]
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


def _place_holiday(reading: Reading, context: Context) -> Place:
    rule = reading.values("HOLIDAY", "FEAST")[0]
    reference = context.reference
    if years := reading.values("YEAR"):
        return _stated_if(period("D", holiday(rule, int(years[0]))), reading)
    if reference is None or reference.month is None:
        return Place(kind=DateKind.DATE, value=UNKNOWN["D"])
    turn = _direction(reading)
    day = holiday(rule, reference.year)
    if turn == -1 or (turn is None and not context.ahead):
        day = day if day <= reference.latest else holiday(rule, reference.year - 1)
    elif day < reference.earliest:
        day = holiday(rule, reference.year + 1)
    return period("D", day)


def _place_reference(reading: Reading, context: Context) -> Place:
    values = reading.values("REFERENCE", "FUTURE", "RECENT")
    return Place(
        kind=DateKind.DATE,
        value=values[0] if values else "PAST_REF" if reading.has("PAST") else "FUTURE_REF",
    )


def _place_time(reading: Reading, context: Context) -> Place:
    """A time of day: the day it is on, then hours and minutes."""
    if reading.has("MONTH", "MONTHISH", "ABBR"):
        day = _place_date(_without_clock(reading), context)
    elif reading.has("WEEKDAY", "WDABBR"):
        day = _place_weekday(reading, context)
    elif reading.has("DEICTIC"):
        day = _place_deictic(reading, context)
    else:
        day = moved("D", context.reference, 0)
    base = day.value.partition("T")[0]
    return Place(
        kind=DateKind.TIME, value=f"{base}T{_clock(reading)}", date=day.date, stated=day.stated
    )


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
        if following in {"AMPM", "OCLOCK"}:
            hour = int(piece.value)
            break
    if after := reading.values("AMPM"):
        hour = hour % 12 + int(after[0])
    datetime.time(hour % 24, minute)
    return f"{hour % 24:02d}:{minute:02d}"


_PLACERS: dict[str, Callable[[Reading, Context], Place]] = {
    "time": _place_time,
    "range": _place_range,
    "date": _place_date,
    "spoken": _place_spoken,
    "weekday": _place_weekday,
    "deictic": _place_deictic,
    "part": _place_part,
    "unit": _place_unit,
    "shift": _place_shift,
    "duration": _place_duration,
    "regular": _place_regular,
    "decade": _place_decade,
    "century": _place_century,
    "quarter": _place_quarter,
    "half": _place_half,
    "season": _place_season,
    "holiday": _place_holiday,
    "reference": _place_reference,
}
