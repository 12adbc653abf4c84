"""Find the noun that a postmodifier hangs on: "a witness heard by (the court)"."""

from __future__ import annotations

from briefing.language.en.closed_classes import (
    DEGREES,
    PEOPLE_PRONOUNS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from briefing.language.en.reporting import counted_speakers
from briefing.language.en.tags import ADJECTIVES, ADVERBS, PARTICIPLES, PREPOSITIONS
from briefing.language.speech.constituents import Constituents
from briefing.language.speech.unit_phrases import UnitRange, is_time, phrase_to

_PARTS = ADJECTIVES | ADVERBS | PARTICIPLES | PREPOSITIONS | {"RP", "VB"}
"""What stands between a noun and the object of its postmodifier: "people familiar with", "those trying to save"."""


def head_of(units: Constituents, phrase: UnitRange) -> UnitRange | None:
    """`phrase`, or the one that it hangs on where a preposition, an infinitive or a participle governs it.

    A finite verb has no such object for its subject: "emails read by the paper suggest" tells of emails. None where a
    preposition hangs on no noun: "In Arden (said)".
    """
    own = phrase
    if units.words[phrase[0]] in PEOPLE_PRONOUNS:
        return phrase  # a nominative is no object
    while True:
        before = phrase[0] - 1
        if before < 0 or units.words[before] in SUBORDINATORS or not units.words[before].isalpha():
            return phrase
        tag = units.tags[before]
        if tag not in PREPOSITIONS | {"VB", "VBG"}:
            return phrase if phrase == own else _contact(units, phrase)
        if _counts(units, phrase[0]) and units.words[before] in DEGREES:
            return phrase
        if units.words[before] in {"of", "in"} and before > 0 and _counts(units, before - 1):
            return (max(units.phrase_starts[before - 1], before - 1), phrase[1])
        noun = _noun_before(units, before)
        if noun < 0 or (tag == "VBG" and _counts(units, noun)):
            return (
                phrase if tag == "VBG" else None
            )  # "restructuring experts", "first arriving units"
        phrase = phrase_to(units, noun)


def _noun_before(units: Constituents, index: int) -> int:
    """The last unit of the noun phrase whose postmodifier ends at `index`, -1 where there is none."""
    while index >= 0:
        phrase = units.phrase_starts[index]
        if phrase >= 0 and is_time(units, index):
            index = phrase - 1
        elif phrase < 0 and _is_part(units, index) and not _counts(units, index):
            index -= 1
        else:
            break
    return index if index >= 0 and _is_noun(units, index) else -1


def _is_noun(units: Constituents, index: int) -> bool:
    return (
        units.phrase_starts[index] >= 0
        or units.tags[index] in {"DT", "PRP"}
        or _counts(units, index)
    )


def _counts(units: Constituents, index: int) -> bool:
    return units.tags[index] == "CD" or units.words[index] in counted_speakers()


def _contact(units: Constituents, phrase: UnitRange) -> UnitRange:
    """The noun before the relative clause of which `phrase` is the subject: "the officials she (met said)"."""
    before = phrase[0] - 1
    pronoun = phrase[1] - phrase[0] == 1 and units.words[phrase[0]] in SUBJECT_PRONOUNS
    if pronoun and units.phrase_starts[before] >= 0 and not is_time(units, before):
        return phrase_to(units, before)
    return phrase


def _is_part(units: Constituents, index: int) -> bool:
    """Whether the unit may belong to a postmodifier; a past tense may be a participle where a preposition follows."""
    return units.tags[index] in _PARTS or (
        units.tags[index] in {"VBD", "CC"} and units.tags[index + 1] in PREPOSITIONS
    )
