"""Tell who can speak: people, groups, places for their people, documents."""

from __future__ import annotations

from bisect import bisect_left

from briefing.language.en.closed_classes import COORDINATORS
from briefing.language.en.gazetteer import role_kind
from briefing.language.en.morphology import is_agent_noun, noun_lemma
from briefing.language.en.reporting import (
    counted_speakers,
    no_agents,
    speaking_documents,
    speaking_people,
)
from briefing.language.en.tags import PRONOUNS, PROPER_NOUNS, WH_WORDS
from briefing.language.speech.constituents import Constituents
from briefing.language.speech.unit_phrases import UnitRange


def can_speak(units: Constituents, speaker: UnitRange) -> bool:
    """Whether `speaker` can speak: a person, group, place or document.

    A place stands for its people; no event or thing can. "Most of the miners", "51 percent of them" are those who are
    counted; "the number of miners" is a number.
    """
    first, end = speaker
    if not COORDINATORS.isdisjoint(units.words[first:end]):
        return True
    while True:
        after = _noun_end(units, first)
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
    if role_kind(noun) is not None or noun in speaking_people() | speaking_documents():
        return True
    return is_agent_noun(head) and not noun.endswith("ment") and noun not in no_agents()


def _noun_end(units: Constituents, first: int) -> int:
    """The unit after the head noun of the phrase that begins at `first`."""
    return units.phrase_ends[first] if units.phrase_ends[first] > 0 else first + 1


def _is_capitalised(units: Constituents, index: int) -> bool:
    """Whether the unit is labelled as a name, or has a capital letter within the sentence: a tagger misses names."""
    span = units.spans[index]
    tokens = units.sentence.tokens
    token = tokens[bisect_left(tokens, span.start, key=lambda token: token.span.start)]
    return token.name != "O" or (index > 0 and token.text[0].isupper())
