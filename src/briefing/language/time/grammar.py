"""Parse temporal expressions by the rules of their grammar, tried in order.

A cascade of finite-state rules as in HeidelTime (Strötgen and Gertz 2010) and SUTime (Chang and Manning
2012), written over word classes so that one regular expression over one letter a word does the work.
What an expression is follows the TIMEX3 tag of TimeML (Saurí et al. 2006, annotation guidelines 1.2.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from briefing.frozen import dataclass
from briefing.language.time.surroundings import are_temporal
from briefing.language.time.words import (
    OTHER,
    Piece,
    letters,
    may_have,
    parted,
    piece_edges,
    pieces_of,
    without_small_names,
    word_classes,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A temporal expression as read, before it is placed in time.

    `start` and `end` are positions in the sentence, `form` the rule that read it, `pieces` its words.
    """

    start: int
    end: int
    form: str
    pieces: tuple[Piece, ...]

    def has(self, *word_classes: str) -> bool:
        """Whether a piece of one of these classes is part of it."""
        return any(piece.word_class in word_classes for piece in self.pieces)

    def values(self, *word_classes: str) -> list[str]:
        """What its pieces of these classes stand for, in order."""
        return [piece.value for piece in self.pieces if piece.word_class in word_classes]


_PARTS = {
    "MON": "(?:MONTH|MONTHISH|ABBR DOT?)",
    "WD": "(?:WEEKDAY|WDABBR DOT?)",
    "DAYNO": "(?:DAY|ORDINALDAY)",
    "WORDS": "(?:TENS(?:DASH?(?:ONE|NUMBER))?|NUMBER|ONE)",
    "DIGITS": "(?:DAY|INTEGER|YEAR(?!UNIT|NEXT|LAST)|DECIMAL)",
    "MANY": "(?:(?:WORDS|A|DIGITS|VAGUE)?HUNDRED+|WORDS|DIGITS FRACTION?|A?VAGUE OF?)",
    "ANDHALF": "(?:DASH?AND DASH?A DASH?HALF)",
    "SINGLE": "(?:UNIT|QUARTER|WEEKEND|CENTURY)",
    "SEVERAL": "(?:UNITS|QUARTERS|WEEKENDS)",
    "ANYUNIT": "(?:SINGLE|SEVERAL)",
    "QUANT": "(?:NEARLY|AT LEAST|NO?MORE THAN|NO?LESS THAN|UP TO)",
    "TURN": "(?:LAST|PAST|NEXT|THIS(?:LAST|PAST|NEXT)?)",
    "HOUR": "(?:CLOCK AMPM?|(?:DAY|DECIMAL)AMPM|(?:DAY|NUMBER|ONE)OCLOCK|POINT|(?:YEAR|INTEGER)(?=ZONE))",
    "FULLDAY": "(?:(?:WD COMMA?)?(?:MON DAYNO|DAYNO MON)(?:COMMA?YEAR)?)",
    "WDAY": "(?:(?:THE?TURN|EARLY)?WEEKDAY PART?)",
    "OFYEAR": "(?:OF?YEAR|OF?THE?TURN FISCAL?UNIT)",
    "NTH": "(?:ORDINAL|ORDINALDAY)",
    "SEAS": "(?:SEASON|SEASONISH)",
    "SOON": "(?:EARLY|SHIFT)",
    "TOWARDS": "(?:THE?(?:EARLY DASH?|EDGE OF))",
    "WHEN": "(?:OF?(?:TURN|THAT)UNIT)",
    "PREP": "(?:PREPOSITION|BEFORE)",
    "SOLE": "(?:A(?!UNITS|UNIT DASH LONG))",
    "AGOISH": "(?:AGO|SHIFT)",
    "FEASTDAY": "(?:HOLIDAY(?:EVE|UNIT|WEEKDAY)?|FEAST POSSESSIVE?UNIT|NEW UNIT POSSESSIVE?(?:EVE|UNIT))",
}  # fmt: skip
"""Parts that rules share, each by the word classes and parts that it is made of."""

_RULES = (
    ("time", "HOUR ZONE?(?:(?:COMMA|ON|OF)?(?:THE?FULLDAY|WDAY|DEICTIC PART?|THIS PART))?"),
    ("time", "(?:FULLDAY|WDAY|DEICTIC PART?|THIS PART)(?:COMMA|AT)?(?:ABOUT)?HOUR ZONE?"),
    ("spoken", "MON?NUMBER TENS(?:DASH?(?:ONE|NUMBER))?"),
    ("range", "MON DAYNO(?:DASH|TO|AND)MON DAYNO(?:COMMA?YEAR)?"),
    ("range", "MON DAYNO(?:DASH|TO)DAYNO(?:COMMA?YEAR)?"),
    ("range", "MON DAYNO AND DAYNO(?:COMMA?YEAR|(?=COMMA|DOT|BRACKET|PREP|$))"),
    ("range", "THE?DAYNO(?:DASH|TO|AND)THE?DAYNO OF?MON(?:COMMA?YEAR)?"),
    ("range", "DAYNO MON(?:DASH|TO)DAYNO MON(?:COMMA?YEAR)?"),
    ("period of", "THE?(?:UNIT|WEEKEND|EARLY?PART)OF THE?FULLDAY"),
    ("offset", "THE UNIT BEFORE THE?(?:DEICTIC|FULLDAY|TURN?WEEKDAY|FEASTDAY)"),
    ("date", "(?:TURN?WD PART?COMMA?|TURN)?MON DAYNO(?:(?:COMMA|OF)?YEAR|WHEN)?"),
    ("date", "(?:WD COMMA?)?THE?(?:DAYNO OF?|ORDINAL OF)MON(?:COMMA?YEAR|WHEN)?"),
    ("date", "FULLDATE|(?<=ON)THE ORDINALDAY"),
    ("range", "MON(?:DASH|TO)MON(?:COMMA|OF)?YEAR"),
    ("date", "TOWARDS?MON(?:COMMA|OF)?YEAR"),
    ("date", "TOWARDS?(?:TURN MON(?!DOT?DAYNO)|MON WHEN)"),
    ("date", "TOWARDS MON"),
    ("date", "MONTH|(?<=PREP|OF|A)MONTHISH|(?<=PREP)ABBR DOT?"),
    ("range", "YEAR(?:DASH|TO|SLASH)(?:YEAR|DAY|INTEGER)(?!DASH|DAY|INTEGER)"),
    ("decade", "THE?(?:EARLY DASH?|EDGE OF THE)?DECADE|THE DECADES"),
    ("century", "THE?(?:EARLY DASH?|EDGE OF THE)?(?:ORDINALDAY|ORDINAL)DASH?CENTURY"),
    ("quarter", "(?:TOWARDS|SOON PREP)?THE?(?:TURN UNIT POSSESSIVE|YEAR|FISCAL DASH?)?NTH QUARTER OFYEAR?"),
    ("quarter", "(?:YEAR|FISCAL DASH?)?NTH DASH QUARTER OFYEAR?|QUARTERCODE OFYEAR|YEAR?QUARTERCODE"),
    ("half", "THE?(?:ORDINAL|LAST|LATTER)HALF OF(?:YEAR|THE UNIT|TURN UNIT)"),
    ("quarter", "THE(?:THAT|LIKE)?(?:QUARTER|PERIOD)(?:LAST UNIT|A UNIT AGOISH)|LAST UNIT POSSESSIVE QUARTER"),
    ("season", "TOWARDS?(?:TURN|THE)?SEAS OF?(?:YEAR|TURN UNIT)"),
    ("season", "TOWARDS?(?:TURN|EARLY DASH?)SEAS|THE?SEASON|(?<=PREP)THE?SEASONISH(?!OF)"),
    ("holiday", "TURN?FEASTDAY(?:COMMA?YEAR)?"),
    ("regular", "WEEKDAY PARTS"),
    ("weekday", "WDAY"),
    ("deictic", "SOON?DEICTIC PART?"),
    ("part", "SOON?(?:THIS|LAST|THE?NEXT|THAT)PART|(?<=PREP)THE PART"),
    ("shift", "THE?UNIT DASH AGOISH(?:QUARTER|PERIOD)|UNIT DASH AGOISH|UNITS AGOISH"),
    ("shift", "THE UNIT BEFORE(?=COMMA|DOT|COLON|BRACKET|$)"),
    ("date", "THE UNIT YEAR"),
    ("quarter", "THE YEAR(?:QUARTER|PERIOD)|THE LATEST(?:QUARTER|PERIOD)|THE QUARTER"),
    (
        "quantity",
        "(?:THE?(?:TURN UNIT POSSESSIVE)?(?:TURN|ORDINAL|LATEST)|THE|QUANT)?"
        "(?:MANY(?:(?:TO|DASH|OR)MANY|ANDHALF DASH?)?|(?:A|ONE)?HALF A?|SOLE)"
        "(?:(?:LAST|NEXT)(?=SEVERAL)|MORE|KIND|LONG)?ANYUNIT ANDHALF?(?:(?:OR(?:SO|MORE))?AGOISH|(?!DASH AGOISH))"
        "|(?:A|THE THAT?)MANY DASH UNIT PERIOD|MANY DASH SINGLE(?:DASH LONG)?",
    ),
    ("regular", "EVERY(?:ALTERNATE|ORDINAL|MANY)?(?:ANYUNIT|WD|WEEKDAYS|MONTH|PART|SEASON)PART?"),
    ("regular", "REGULARLY|WEEKDAYS PART?"),
    ("unit", "THE?SOON?(?:TURN|THAT)SINGLE|THE?EDGE OF TURN SINGLE"),
    ("unit", "SOON PREP THE SINGLE|THE?EDGE OF THE SINGLE|SINGLE POSSESSIVE EDGE"),
    ("duration", "THE FISCAL?UNIT(?=ENDED)"),
    ("unit", "THE?(?:TURN|THAT|LATEST)FISCAL UNIT|(?<!OF)THE FISCAL?UNIT(?!DASH(?:LONG|AGOISH))"),
    ("unit", "THE WEEKEND|THE?UNIT DASH?EDGE YEAR?|EARLY DASH UNIT"),
    ("reference", "(?:RECENT|PAST)SEVERAL|THE?NEXT(?:UNITS|QUARTERS)|THESE UNITS"),
    ("duration", "(?:UNITS|WEEKENDS)(?:DASH LONG)?|SINGLE DASH LONG|UNITLONG"),
    ("reference", "REFERENCE|THE NEAR?FUTURE|(?<=PREP)THE RECENT?PAST"),
    ("date", "TOWARDS?FISCAL UNIT?YEAR|(?:TOWARDS|SOON PREP)?YEAR"),
)  # fmt: skip
"""(form, pattern): the first rule that matches at a word wins, so the longer ones come first."""


@lru_cache(maxsize=512)
def read_expressions(sentence: str) -> tuple[Reading, ...]:
    """The temporal expressions of a sentence, in order, none overlapping; positions are within `sentence`.

    >>> sentence = "It began on Friday, 2 March 2018."
    >>> [(reading.form, sentence[reading.start : reading.end]) for reading in read_expressions(sentence)]
    [('date', 'Friday, 2 March 2018')]
    """
    if not may_have(sentence, _CORE):
        return ()
    parts = parted(sentence)
    classes = word_classes(parts)
    if not _core().search(classes):
        return ()
    edges = piece_edges(parts)
    classes = without_small_names(classes, sentence, edges)
    readings, position = [], 0
    while match := _grammar().search(classes, position):
        first, position = match.span()
        form = _form(match, classes)
        if _ages().match(classes, position):
            continue
        begin, reach = max(0, first - 1), 4 if classes[first:position] == letters()["YEAR"] else 1
        pieces = pieces_of(sentence, edges, begin, position + reach)
        before = pieces[0] if first else None
        words = tuple(pieces[first - begin : position - begin])
        if are_temporal(form, before, words, pieces[position - begin :]):
            readings.append(
                Reading(start=words[0].start, end=words[-1].end, form=form, pieces=words)
            )
    return tuple(readings)


def _form(match: re.Match[str], classes: str) -> str:
    """The form of the rule that matched; a quantity is a shift where it ends in ago, earlier or later."""
    form = _RULES[int(match.lastgroup[1:])][0]  # type: ignore[index]
    if form != "quantity":
        return form
    shifts = (letters()["AGO"], letters()["SHIFT"])
    return "shift" if classes[match.end() - 1] in shifts else "duration"


_CORE = frozenset(
    "TENS ORDINALDAY MONTH MONTHISH ABBR WEEKDAY WEEKDAYS UNIT UNITS QUARTER QUARTERS CENTURY WEEKEND WEEKENDS"
    " SEASON SEASONISH FEAST EVE PAST PART POINT DEICTIC REGULARLY REFERENCE FUTURE HOLIDAY DECADES FULLDATE CLOCK"
    " DECADE YEAR AMPM OCLOCK PERIOD QUARTERCODE UNITLONG ZONE".split()
)
"""The classes of the words without which there is no temporal expression."""


@cache
def _core() -> re.Pattern[str]:
    return re.compile(_one_of(_CORE))


@cache
def _ages() -> re.Pattern[str]:
    """What makes an age of a length of time: five years old."""
    return re.compile(_spelled("DASH?OLD"))


@cache
def _grammar() -> re.Pattern[str]:
    alternatives = (f"(?P<r{index}>{_spelled(rule)})" for index, (_, rule) in enumerate(_RULES))
    no_start = (
        "OF AND TO OR ON ABOUT PREPOSITION BEFORE COMMA DOT DASH COLON BRACKET POSSESSIVE SLASH CURRENCY PERCENT"
        " AMPM PERIOD FUTURE".split()
    )
    # The many rules are tried only where a core word, or "Mon", comes before the next word of no class.
    core_ahead = f"(?=[^{OTHER}]{{0,20}}?{_one_of(_CORE | {'WDABBR'})})"
    return re.compile(f"(?!{_one_of(no_start)}){core_ahead}(?:{'|'.join(alternatives)})")


def _one_of(names: Iterable[str]) -> str:
    return "[" + "".join(sorted(letters()[name] for name in names)) + "]"


def _spelled(rule: str) -> str:
    """The rule in letters: each part replaced by its rule, each word class by its letter, a choice by a set."""
    spelled = re.sub(r"[A-Z]+ ?", lambda name: _spelled_name(name.group().strip()), rule)
    return re.sub(
        r"\(\?:([^|()\[\]?*+](?:\|[^|()\[\]?*+])+)\)",
        lambda choice: f"[{choice[1].replace('|', '')}]",
        spelled,
    )


def _spelled_name(name: str) -> str:
    return _spelled(_PARTS[name]) if name in _PARTS else letters()[name]
