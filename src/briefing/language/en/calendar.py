"""The calendar in English: weekdays, months, units, words that tell when.

`temporal_words.txt` has the classes of the grammar of temporal expressions; what it lists is read from there.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.language.en import word_list


@cache
def months() -> dict[str, int]:
    """The number of each month, 1 to 12, by its name in small letters, whole or cut short.

    >>> months()["march"], months()["sept"]
    (3, 9)
    """
    return {word: int(value) for word, value in _entries("MONTH", "MONTHISH", "ABBR")}


@cache
def weekdays() -> dict[str, int]:
    """The number of each weekday, Monday 1 to Sunday 7 (ISO 8601), by its name in small letters.

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
    """The units by which time is counted, in the singular and the plural: "day", "weeks"."""
    return frozenset(word for word, _ in _entries("UNIT", "UNITS"))


@cache
def parts_of_day() -> frozenset[str]:
    """The parts of a day: "morning", "nights"."""
    return frozenset(word for word, _ in _entries("PART", "PARTS"))


@cache
def day_words() -> frozenset[str]:
    """Nouns that tell when or how long: weekdays, months, units and parts of a day, today, weekend."""
    ambiguous = {word for word, _ in _entries("MONTHISH")}
    return time_adverbs() | units_of_time() | parts_of_day() | ambiguous


@cache
def time_adverbs() -> frozenset[str]:
    """Nouns that are mostly an adverb, seldom a subject or an object, as counted ones are: "last week", not "hours"."""
    entries = _entries("MONTH", "WEEKDAY", "PART", "DEICTIC", "WEEKEND", "WEEKENDS")
    return frozenset({word for word, _ in entries} | {"week", "month", "year"})


@cache
def time_phrase_words() -> frozenset[str]:
    """The words of which a noun phrase that tells when may be made, numbers aside: "earlier this week"."""
    return day_words() | frozenset(
        "ago last this next earlier later recently late early then now a few the that same".split()
    )


@cache
def names_with_days() -> re.Pattern[str]:
    """A pattern of the names with a day or month in them that dates nothing: Ruby Tuesday."""
    names = sorted(word_list("calendar_names")["names"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def name_like_days() -> frozenset[str]:
    """Words that tell when and may have a capital or stand before a name, but are none: days, "Sept", "Fri"."""
    return day_words() | months().keys() | {word.lower() for word, _ in _entries("WDABBR")}


def _entries(*classes: str) -> list[tuple[str, str]]:
    sections = word_list("temporal_words")
    pairs = [entry.split() for name in classes for entry in sections[name]]
    return [(word, value) for word, value in pairs]


@cache
def bodies_named_by_days() -> frozenset[str]:
    """The nouns before which a day is part of a name and dates nothing: "the March 14 alliance"."""
    return frozenset(" ".join(word_list("calendar_names")["bodies"]).split())


@cache
def days_of_history() -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    """The year of each day known without one, by month and day, and the words beside which it is that day.

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
