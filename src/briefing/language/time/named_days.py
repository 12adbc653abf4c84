"""Check by tags and names whether a month or weekday is a word of a name."""

from __future__ import annotations

from itertools import takewhile

from briefing.language.en.calendar import names_with_days
from briefing.language.en.tags import COMMON_NOUNS, DETERMINERS, PROPER_NOUNS
from briefing.language.time.grammar import Reading
from briefing.language.time.tense import token_index
from briefing.language.time.words import ENGLISH, cue_words
from briefing.model.text import Sentence, Token

_NAMED = ("MONTH", "MONTHISH", "WEEKDAY", "HOLIDAY", "FEAST")
"""Classes of words that names are made with."""


def is_temporal(reading: Reading, sentence: Sentence) -> bool:
    """Whether the tagger agrees: no modal verb, no part of a name, such as that of a paper."""
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
    if reading.form != "date" or not index or sentence.tokens[index - 1].tag not in DETERMINERS:
        return False
    after = list(sentence.tokens[token_index(sentence, reading.end) :])
    name = list(takewhile(lambda token: token.tag in PROPER_NOUNS, after))
    return bool(name) and not any(token.tag in COMMON_NOUNS for token in after[len(name) :][:1])


def is_in_known_name(text: str, reading: Reading) -> bool:
    """Whether the expression lies in a name of the list: Ruby Tuesday, The Mail on Sunday."""
    if reading.language != ENGLISH or not reading.has(*_NAMED):
        return False
    names = names_with_days().finditer(text)
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
    named = bool(after) and after[0].name.startswith("B-") and bool(before) and not led
    # "The Friday Mosque"; "and August Keel", as a month has a preposition before it.
    begins = named and (before[-1].tag == "DT" or not reading.has("WEEKDAY"))
    return follows or leads or begins


def _is_unknown_name(token: Token) -> bool:
    return token.tag in {"NNP", "NNPS"} and token.name == "O" and token.text.istitle()
