"""Check by tags and names whether a month or weekday is a word of a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from briefing.language.en.calendar import (
    bodies_named_by_days,
    days_of_history,
    names_with_days,
)
from briefing.language.en.tags import COMMON_NOUNS, DETERMINERS, PROPER_NOUNS
from briefing.language.time.days import calendar_day
from briefing.language.time.grammar import Reading
from briefing.language.time.tense import token_index
from briefing.language.time.words import ENGLISH, Piece, cue_words
from briefing.model.article import PartialDate
from briefing.model.text import Sentence, Token

_NAMED = ("MONTH", "MONTHISH", "WEEKDAY", "HOLIDAY", "FEAST")
"""Classes of words that names are made with."""


def is_temporal(reading: Reading, sentence: Sentence) -> bool:
    """Whether the tagger agrees that it is a time: no modal verb, no part of a name.

    Such a name is that of a paper.
    """
    if not sentence.tokens or reading.language != ENGLISH:
        return True
    index = token_index(sentence, reading.start)
    if index >= len(sentence.tokens):
        return True
    if len(reading.pieces) > 1:
        return reading.has("YEAR") or not _begins_name(sentence, index, reading)
    token = sentence.tokens[index]
    before = sentence.tokens[index - 1].text.lower() if index else ""
    before_month = cue_words(reading.language, "before month")
    if reading.has("FULLDATE") or (reading.has("MONTH", "MONTHISH") and before in before_month):
        return True
    if reading.has("MONTH", "MONTHISH", "WEEKDAY") and _is_in_name(sentence, index, reading):
        return False
    following = sentence.tokens[index + 1 : index + 2]
    in_name = token.name[:2] == "I-" or (following and following[0].name[:2] == "I-")
    is_name = token.name.endswith("PER") or (in_name and not reading.has("YEAR"))
    return token.tag != "MD" and not is_name


def _begins_name(sentence: Sentence, index: int, reading: Reading) -> bool:
    """Whether a day of a month begins a name behind an article: the September 11 Museum, not the May 3 UN vote."""
    led = index > 0 and sentence.tokens[index - 1].tag in DETERMINERS
    if reading.form != "date" or not (led or reading.has("THE")):
        return False
    after = list(sentence.tokens[token_index(sentence, reading.end) :])
    if not led or _is_of_body(after):
        return _is_of_body(after)
    name = list(takewhile(lambda token: token.tag in PROPER_NOUNS, after))
    return bool(name) and not any(token.tag in COMMON_NOUNS for token in after[len(name) :][:1])


def _is_of_body(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].text.lower() in bodies_named_by_days()


_BESIDE = 2
"""How many words before or behind a day may lie between it and its event: "the Sept. 11 terror attacks"."""


def with_known_year(
    reading: Reading,
    sentence: Sentence,
    years_told: Mapping[tuple[int, int], set[int]],
    reference: PartialDate | None,
) -> Reading:
    """Add the year to a day of a month, if told elsewhere or a day of history.

    It is the article that tells it. `years_told` has the years that the article gives with each month and day. The
    September 11 attacks are of 2001 unless the article tells of a September 11 of another year.
    """
    month, day = calendar_day(reading)
    if reading.form != "date" or reading.has("YEAR") or reference is None or not month or not day:
        return reading
    told = years_told.get((month, day)) or _year_of_history(reading, sentence, month, day)
    past = [year for year in told if year <= reference.year]
    if len(told) != 1 or not past:
        return reading
    piece = Piece(reading.end, reading.end, "", "YEAR", str(past[0]))
    return replace(reading, pieces=(*reading.pieces, piece))


def years_told(readings: Iterable[Reading]) -> dict[tuple[int, int], set[int]]:
    """The years of each month and day that readings give with its year."""
    told: dict[tuple[int, int], set[int]] = {}
    for reading in readings:
        month, day = calendar_day(reading)
        if month and day and reading.form == "date":
            told.setdefault((month, day), set()).update(map(int, reading.values("YEAR")[-1:]))
    return told


def _year_of_history(reading: Reading, sentence: Sentence, month: int, day: int) -> set[int]:
    if reading.language != ENGLISH or (month, day) not in days_of_history():
        return set()
    year, events = days_of_history()[month, day]
    first, last = token_index(sentence, reading.start), token_index(sentence, reading.end)
    before = sentence.tokens[max(0, first - _BESIDE) : first]
    beside = before + sentence.tokens[last : last + _BESIDE]
    return set() if events.isdisjoint(token.text for token in beside) else {year}


_LONGEST_NAME = 80
"""Characters of the longest name of the list that holds a day, and more."""


def is_in_known_name(text: str, reading: Reading) -> bool:
    """Whether an expression lies in a listed name: Ruby Tuesday, The Mail on Sunday."""
    if reading.language != ENGLISH or not reading.has(*_NAMED):
        return False
    # No name of the list is longer; the whole sentence anew for each of its dates would grow with the square.
    first, last = max(0, reading.start - _LONGEST_NAME), reading.end + _LONGEST_NAME
    names = names_with_days().finditer(text, first, last)
    return any(name.start() <= reading.start and reading.end <= name.end() for name in names)


def _is_in_name(sentence: Sentence, index: int, reading: Reading) -> bool:
    """Whether the month or weekday is a word of a name of which it was not found to be one: October Revolution.

    A name that was found beside it is another word's: "the White House Tuesday denied", "On Friday President Lee left".
    """
    tokens = sentence.tokens
    if not tokens[index].tag.startswith("NNP") or tokens[index].text.isupper():
        return False
    before, after = tokens[max(0, index - 2) : index], tokens[index + 1 : index + 3]
    led = bool(before) and before[-1].tag == "IN"
    # Of three words and more it is mostly a body that said something that day.
    longer = len(before) > 1 and before[0].tag.startswith("NNP")
    follows = bool(before) and _is_unknown_name(before[-1]) and not longer
    titled = len(after) > 1 and after[1].name.startswith("B-")
    leads = bool(after) and _is_unknown_name(after[0]) and not led and not titled
    named = bool(after) and after[0].name.startswith("B-") and not led
    # "The Friday Mosque"; "and August Keel", as a month has a preposition before it.
    opens = before[-1].tag == "DT" if before else bool(after) and after[0].name == "B-PER"
    begins = named and (opens or not reading.has("WEEKDAY"))
    return follows or leads or begins


def _is_unknown_name(token: Token) -> bool:
    return token.tag in {"NNP", "NNPS"} and token.name == "O" and token.text.istitle()
