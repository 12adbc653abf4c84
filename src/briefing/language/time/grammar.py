"""Parse temporal expressions by the rules of their grammar, tried in order.

A cascade of finite-state rules as in HeidelTime (Strötgen and Gertz 2010) and SUTime (Chang and Manning
2012), written over word classes so that one regular expression over one letter a word does the work.
The words and rules stand in the folder of each language (`en/temporal_rules.txt`).
What an expression is follows the TIMEX3 tag of TimeML (Saurí et al. 2006, annotation guidelines 1.2.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Literal, cast

from briefing.frozen import dataclass
from briefing.language.text.self_check import checked
from briefing.language.time.surroundings import are_temporal
from briefing.language.time.words import (
    ENGLISH,
    OTHER,
    Piece,
    letters,
    may_have,
    parted,
    piece_edges,
    pieces_of,
    temporal_list,
    without_small_names,
    word_classes,
)

Form = Literal[
    "century", "date", "decade", "deictic", "duration", "half", "holiday", "offset", "part", "period of", "quantity",
    "quarter", "range", "reference", "regular", "season", "shift", "spoken", "time", "unit", "weekday"
]  # fmt: skip
"""What a rule may read, as the rules name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A temporal expression as read, before it is placed in time.

    `start` and `end` are positions in the sentence, `form` the rule that read it, `pieces` its words,
    `language` the code of the folder whose rules those are.
    """

    start: int
    end: int
    form: Form
    pieces: tuple[Piece, ...]
    language: str = ENGLISH

    def has(self, *word_classes: str) -> bool:
        """Whether a piece of one of these classes is part of it."""
        return any(piece.word_class in word_classes for piece in self.pieces)

    def values(self, *word_classes: str) -> list[str]:
        """What its pieces of these classes stand for, in order."""
        return [piece.value for piece in self.pieces if piece.word_class in word_classes]


@lru_cache(maxsize=512)
def read_expressions(sentence: str, language: str = ENGLISH) -> tuple[Reading, ...]:
    """Read the temporal expressions of a sentence, in order, none overlapping.

    Positions are within `sentence`.

    >>> sentence = "It began on Friday, 2 March 2018."
    >>> [(reading.form, sentence[reading.start : reading.end]) for reading in read_expressions(sentence)]
    [('date', 'Friday, 2 March 2018')]
    """
    grammar = _grammar(language)
    if not may_have(sentence, grammar.core_classes, language):
        return ()
    parts = parted(sentence, language)
    classes = word_classes(parts, language)
    if not grammar.core.search(classes):
        return ()
    edges = piece_edges(parts)
    classes = without_small_names(classes, sentence, edges, language)
    year = letters(language)["YEAR"]
    readings, position = [], 0
    while match := grammar.expression.search(classes, position):
        first, position = match.span()
        if grammar.age.match(classes, position):
            continue
        begin, reach = max(0, first - 1), 4 if classes[first:position] == year else 1
        pieces = pieces_of(sentence, edges, begin, position + reach, language)
        before = pieces[0] if first else None
        words = tuple(pieces[first - begin : position - begin])
        reading = Reading(
            start=words[0].start,
            end=words[-1].end,
            form=grammar.forms[int(match.lastgroup[1:])],  # type: ignore[index]
            pieces=words,
            language=language,
        )
        if reading.form == "quantity":
            form: Form = "shift" if reading.has("AGO", "SHIFT") else "duration"
            reading = replace(reading, form=form)
        if are_temporal(reading.form, before, words, pieces[position - begin :], language):
            readings.append(reading)
    return tuple(readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    """The rules of a language: one expression of all, the form of each, and what is looked for first.

    `core` finds a word without which there is no temporal expression, `age` what makes an age of a length of time.
    """

    expression: re.Pattern[str]
    forms: tuple[Form, ...]
    core: re.Pattern[str]
    core_classes: frozenset[str]
    age: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    sections = temporal_list(language, "temporal_rules")
    by_letter = letters(language)
    parts = dict(_named(row) for row in sections["parts"])
    rules = [_named(row) for row in sections["rules"]]
    core = frozenset(" ".join(sections["core"]).split())
    alternatives = [
        f"(?P<r{index}>{_spelled(rule, parts, by_letter)})" for index, (_, rule) in enumerate(rules)
    ]
    no_start = _one_of(" ".join(sections["no start"]).split(), by_letter)
    # The many rules are tried only where a core word, or "Mon", comes before the next word of no class.
    opening = core | ({"WDABBR"} & by_letter.keys())
    core_ahead = f"(?=[^{OTHER}]{{0,20}}?{_one_of(opening, by_letter)})"
    expression = re.compile(f"(?!{no_start}){core_ahead}(?:{'|'.join(alternatives)})")
    known = [_spelled(phrase, parts, by_letter) for phrase in sections["known"]]
    return _Grammar(
        expression=checked("temporal expressions", expression, OTHER.join(known), *known),
        forms=tuple(cast(Form, form) for form, _ in rules),
        core=re.compile(_one_of(core, by_letter)),
        core_classes=core,
        age=re.compile(_spelled(sections["ages"][0], parts, by_letter)),
    )


def _named(row: str) -> tuple[str, str]:
    name, _, pattern = row.partition("=")
    return name.strip(), pattern.strip()


def _one_of(names: Iterable[str], by_letter: Mapping[str, str]) -> str:
    return "[" + "".join(sorted(by_letter[name] for name in names)) + "]"


def _spelled(rule: str, parts: Mapping[str, str], by_letter: Mapping[str, str]) -> str:
    """The rule in letters: each part replaced by its rule, each word class by its letter, a choice by a set."""

    def spelled_name(match: re.Match[str]) -> str:
        name = match.group().strip()
        return _spelled(parts[name], parts, by_letter) if name in parts else by_letter[name]

    return re.sub(
        r"\(\?:([^|()\[\]?*+](?:\|[^|()\[\]?*+])+)\)",
        lambda choice: f"[{choice[1].replace('|', '')}]",
        re.sub(r"[A-Z]+ ?", spelled_name, rule),
    )
