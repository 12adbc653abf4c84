"""Find the speaker of a cue: subject, by-phrase or complement."""

from __future__ import annotations

from briefing.language.en.closed_classes import (
    ADVERBIAL_SUBORDINATORS,
    PEOPLE_PRONOUNS,
)
from briefing.language.en.morphology import is_agent_noun
from briefing.language.en.tags import PAST, PROPER_NOUNS
from briefing.language.speech.constituents import Constituents
from briefing.language.speech.cues import Cue, Form
from briefing.language.speech.subjects import subject_of
from briefing.language.speech.unit_phrases import UnitRange, phrase_from
from briefing.language.syntax.asides import is_time


def find_speaker(units: Constituents, cue: Cue) -> UnitRange | None:
    """The units that name the speaker of `cue`, or None where nothing does."""
    if cue.form is Form.ATTRIBUTION:
        return _source(units, cue.end)
    if cue.form is Form.PASSIVE or _is_bare_passive(units, cue):
        return agent_of(units, cue.end)
    return subject_of(units, cue.head, cue.form)


def _source(units: Constituents, first: int) -> UnitRange | None:
    """The noun phrase behind "according to"; its first noun may be tagged as a verb: "to exit polls"."""
    if first < len(units) and units.tags[first] == "VB":
        source = phrase_from(units, first + 1)
        return (first, first + 1 if source is None else source[1])
    return phrase_from(units, first)


def _is_bare_passive(units: Constituents, cue: Cue) -> bool:
    """Whether the cue is a participle of the passive without "be": "as reported by", "asked by a voter if"."""
    if units.tags[cue.head] not in PAST or units.words[cue.end : cue.end + 1] != ("by",):
        return False
    before = cue.start - 1
    while before >= 0 and units.tags[before][:2] == "RB":
        before -= 1
    return before < 0 or units.words[before] in ADVERBIAL_SUBORDINATORS


def agent_of(units: Constituents, end: int) -> UnitRange | None:
    """The by-phrase of a passive cue, within the clause."""
    for index in range(end, min(end + 12, len(units) - 1)):
        if units.words[index] == "by":
            agent = phrase_from(units, index + 1)
            return None if agent is None or is_time(units.chunks, agent[1] - 1) else agent
        if units.words[index] in {",", ";", "that", ":"}:
            return None
    return None


def is_person_like(units: Constituents, subject: UnitRange) -> bool:
    """Whether `subject` is a name, a pronoun for people, or a noun for people."""
    head = units.words[(end := subject[1]) - 1]
    return (
        units.tags[end - 1] in PROPER_NOUNS | {"WP"}
        or head in PEOPLE_PRONOUNS | {"police", "people"}
        or is_agent_noun(head)
    )
