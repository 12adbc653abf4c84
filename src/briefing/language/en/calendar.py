"""The calendar in English: weekdays, months, units, words that tell when.

`temporal_words.txt` has the classes of the grammar of temporal expressions; what it lists is read from there.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.language.en import word_list


@cache
def months() -> dict[str, int]:
    """The number of each month, 1 to 12, by name or abbreviation in lower case.

    >>> months()["march"], months()["sept"]
    (3, 9)
    """
    return {word: int(value) for word, value in _entries("MONTH", "MONTHISH", "ABBR")}


@cache
def weekdays() -> dict[str, int]:
    """The number of each weekday, Monday 1 to Sunday 7 (ISO 8601), by lower-case name.

    >>> weekdays()["friday"], "fri" in weekdays()
    (5, False)
    """
    return {word: int(value) for word, value in _entries("WEEKDAY")}


@cache
def short_weekdays() -> dict[str, int]:
    """The same by the names cut short: "fri", "thurs"."""
    return {word: int(value) for word, value in _entries("WDABBR")}


@cache
def units_of_time() -> frozenset[str]:
    """The units of time, in the singular and the plural: "day", "weeks"."""
    return frozenset(word for word, _ in _entries("UNIT", "UNITS"))


@cache
def parts_of_day() -> frozenset[str]:
    """The parts of a day: "morning", "nights"."""
    return frozenset(word for word, _ in _entries("PART", "PARTS"))


@cache
def day_words() -> frozenset[str]:
    """Nouns of time: weekdays, months, units and parts of a day, today, weekend.

    They tell when or how long.
    """
    ambiguous = {word for word, _ in _entries("MONTHISH")}
    return time_adverbs() | units_of_time() | parts_of_day() | ambiguous


@cache
def time_adverbs() -> frozenset[str]:
    """Nouns of time that are mostly adverbs, as in "last week"; not "hours".

    They are seldom a subject or an object, as counted ones are.
    """
    entries = _entries("MONTH", "WEEKDAY", "PART", "DEICTIC", "WEEKEND", "WEEKENDS")
    return frozenset({word for word, _ in entries} | {"week", "month", "year"})


@cache
def time_phrase_words() -> frozenset[str]:
    """Words of noun phrases that tell when, numbers aside: "earlier this week"."""
    return day_words() | frozenset(
        "ago last this next earlier later recently late early then now a few the that same".split()
    )


@cache
def names_with_days() -> re.Pattern[str]:
    """A pattern of names with a day or month that dates nothing: Ruby Tuesday."""
    names = sorted(word_list("calendar_names")["names"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def name_like_days() -> frozenset[str]:
    """Words of time that may be capitalised or stand before a name, but are none.

    They are days, "Sept", "Fri".
    """
    return day_words() | months().keys() | {word.lower() for word, _ in _entries("WDABBR")}


def _entries(*classes: str) -> list[tuple[str, str]]:
    sections = word_list("temporal_words")
    pairs = [entry.split() for name in classes for entry in sections[name]]
    return [(word, value) for word, value in pairs]


@cache
def bodies_named_by_days() -> frozenset[str]:
    """Nouns before which a day is part of a name: "the March 14 alliance".

    Such a day dates nothing.
    """
    return frozenset(" ".join(word_list("calendar_names")["bodies"]).split())


@cache
def days_of_history() -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    """The years of days known without one, by month and day, with their words.

    It is that day beside one of the words.

    >>> year, words = days_of_history()[9, 11]
    >>> year, "attacks" in words
    (2001, True)
    """
    found = {}
    for row in word_list("calendar_names")["days of history"]:
        day, *words = row.split()
        year, month, day_of_month = map(int, day.split("-"))
        found[month, day_of_month] = (year, frozenset(words))
    return found
