"""Find the speaker of a cue: subject, by-phrase or complement."""

from __future__ import annotations

from bisect import bisect_left

from briefing.language.en.closed_classes import (
    ADJUNCT_PREPOSITIONS,
    ADVERBIAL_SUBORDINATORS,
    COORDINATORS,
    PEOPLE_PRONOUNS,
)
from briefing.language.en.gazetteer import role_kind
from briefing.language.en.morphology import is_agent_noun, noun_lemma
from briefing.language.en.reporting import counted_speakers, speaking_nouns
from briefing.language.en.tags import FINITE, PAST, PRONOUNS, PROPER_NOUNS, WH_WORDS
from briefing.language.speech.constituents import QUOTATION, Constituents
from briefing.language.speech.cues import Cue, Form
from briefing.language.speech.subjects import subject_of
from briefing.language.speech.unit_phrases import UnitRange, is_time, phrase_from

_INVERSION_ENDS = ADJUNCT_PREPOSITIONS | frozenset(", . ; : ? ! — who".split())


def find_speaker(units: Constituents, cue: Cue) -> UnitRange | None:
    """The units that name the speaker of `cue`, or None where nothing does."""
    if cue.form is Form.ATTRIBUTION:
        return _source(units, cue.end)
    if cue.form is Form.PASSIVE or _is_bare_passive(units, cue):
        return agent_of(units, cue.end)
    if cue.form is Form.FINITE and (inverted := inverted_subject(units, cue)) is not None:
        return inverted
    return subject_of(units, cue.start, cue.form)


def inverted_subject(units: Constituents, cue: Cue) -> UnitRange | None:
    """The speaker behind a one-word cue that closes what is said: `"...," said the minister`."""
    before = cue.start - 1
    if (
        cue.start != cue.head
        or "no inversion" in cue.frames
        or not (
            before < 0
            or units.tags[before] == QUOTATION
            or units.words[before] in {",", "so", "as"}
        )
    ):
        return None
    subject = phrase_from(units, cue.end)
    if subject is None or is_time(units, subject[1] - 1):
        return None
    after = subject[1]
    if after < len(units) and (units.tags[after] in FINITE or units.words[after] in {"that", "to"}):
        return None
    if before >= 0 and units.words[before] == ",":
        closes = after >= len(units) or units.words[after] in _INVERSION_ENDS
        return subject if closes and "inversion" in cue.frames else None
    return subject


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
            return None if agent is None or is_time(units, agent[1] - 1) else agent
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


def can_speak(units: Constituents, speaker: UnitRange) -> bool:
    """Whether `speaker` is a person, a group, a place that stands for its people, or a document; and no event or thing.

    "Most of the miners", "51 percent of them" are those who are counted; "the number of miners" is a number.
    """
    first, end = speaker
    if not COORDINATORS.isdisjoint(units.words[first:end]):
        return True
    while True:
        after = units.phrase_ends[first] if units.phrase_ends[first] > 0 else first + 1
        head = units.words[after - 1]
        counts = units.tags[after - 1] == "CD" or not counted_speakers().isdisjoint(
            (head, noun_lemma(head))
        )
        if not counts or units.words[after : after + 1] != ("of",) or after + 1 >= end:
            break
        if head == "number" and units.words[first] == "the":
            return False
        first = after + 1
    tag = units.tags[after - 1]
    if tag in PROPER_NOUNS | PRONOUNS | WH_WORDS or counts or tag == "DT":
        return tag != "EX"
    noun = noun_lemma(head)
    if _is_capitalised(units, after - 1):
        return True
    return role_kind(noun) is not None or is_agent_noun(head) or noun in speaking_nouns()


def _is_capitalised(units: Constituents, index: int) -> bool:
    """Whether the unit is labelled as a name, or has a capital letter within the sentence: a tagger misses names."""
    span = units.spans[index]
    tokens = units.sentence.tokens
    token = tokens[bisect_left(tokens, span.start, key=lambda token: token.span.start)]
    return token.name != "O" or (index > 0 and token.text[0].isupper())
