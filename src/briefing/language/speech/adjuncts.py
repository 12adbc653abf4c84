"""Skip adjuncts between a reporting cue and its content: listeners, times."""

from __future__ import annotations

from briefing.language.en.calendar import time_phrase_words
from briefing.language.en.closed_classes import (
    ADJUNCT_PREPOSITIONS,
    ARTICLES,
    FOCUS_ADVERBS,
    NOT,
    QUESTION_WORDS,
    ROLE_LINKS,
)
from briefing.language.en.tags import ADJECTIVES, ADVERBS, FINITE, PREPOSITIONS
from briefing.language.speech.constituents import Constituents
from briefing.language.speech.cues import Cue, Form
from briefing.language.speech.unit_phrases import UnitRange
from briefing.language.syntax.asides import is_time
from briefing.model.chunks import QUOTATION

_LISTENER_LINKS = ROLE_LINKS | {"from", "and"}


def behind_cue(units: Constituents, cue: Cue, speaker: UnitRange | None) -> int:
    """The first unit that can belong to the content: behind listener, time and manner."""
    index = cue.end
    if speaker is not None and speaker[0] == index:
        index = speaker[1]
    if "clause" in cue.frames and cue.form is not Form.PASSIVE:
        clause = that_clause(units, index, listens="listener" in cue.frames)
        if clause is not None:
            return clause
    if "infinitive" in cue.frames and index < len(units) and units.words[index] == "to":
        return index
    if "listener" in cue.frames and cue.form is not Form.PASSIVE:
        after = _listener_end(units, index)
        index = after if after is not None else index
    return _skip_insertion(units, skip_adjuncts(units, index))


def skip_adjuncts(units: Constituents, index: int) -> int:
    """The unit after the adverbs, times and prepositional phrases at `index`."""
    start = index
    while index < len(units):
        word, tag = units.words[index], units.tags[index]
        if units.quoted[index] or (word in {"that", "about"} and index > start):
            break
        end = units.phrase_ends[index]
        if tag in ADVERBS and word not in NOT and not _belongs(units, index):
            index += 1
        elif (
            end > 0
            and is_time(units.chunks, end - 1)
            and units.words[index] not in {"the", "this", "that"} | {"a", "few"}
        ):
            index = end
        elif (
            word in ADJUNCT_PREPOSITIONS
            and tag in PREPOSITIONS
            and index + 1 < len(units)
            and units.phrase_ends[index + 1] > 0
        ):
            end = units.phrase_ends[index + 1]
            if end < len(units) and units.tags[end] in FINITE:
                break
            index = end
        elif index > start and word == "," and _is_place(units, index):
            index = units.phrase_ends[index + 1] + 1
        else:
            break
    return index


def _belongs(units: Constituents, adverb: int) -> bool:
    """Whether an adverb belongs to what follows it: "only two died", "very few came", but not "just that"."""
    following = units.words[adverb + 1 : adverb + 2]
    if not following or following[0] in QUESTION_WORDS | {"that"}:
        return False
    number = units.tags[adverb + 1] in ADJECTIVES | {"CD"}
    return number or units.words[adverb] in FOCUS_ADVERBS


def that_clause(units: Constituents, start: int, *, listens: bool = True) -> int | None:
    """The "that" of the content, when only listener, time and place stand before it.

    Unless the verb `listens`, no noun phrase may: "insisted the states that lie there were safe".
    """
    if units.tags[start : start + 1] == ("TO",):
        return None  # "claims to have seen a device that plays films"
    end = units.phrase_ends[start] if start < len(units) else -1
    adjuncts = (time_phrase_words() - ARTICLES) | ADJUNCT_PREPOSITIONS
    if not listens and end > 0 and units.words[start] not in adjuncts:
        return None
    for index in range(start, min(start + 16, len(units) - 1)):
        tag = units.tags[index]
        if units.words[index] == "that" and tag in {"IN", "WDT"} and not units.quoted[index]:
            return index
        pause = units.words[index] == "," and units.tags[index + 1] != "NNP"
        if pause or tag in FINITE or tag == QUOTATION or units.words[index] in {":", ";"}:
            return None
    return None


def _skip_insertion(units: Constituents, index: int) -> int:
    """The unit behind a short insertion: "(said), through a lawyer, (that)", "As she (noted), (the)"."""
    if index >= len(units) or units.words[index] != ",":
        return index
    for closing in range(index + 1, min(index + 8, len(units) - 1)):
        if units.words[closing] == "," and units.words[closing + 1] == "that":
            return closing + 1
    return index


def _listener_end(units: Constituents, index: int) -> int | None:
    """The unit after the listener at `index`, where something said follows it."""
    end = units.phrase_ends[index] if index < len(units) else -1
    if end < 0:
        return None
    while (
        end + 1 < len(units)
        and units.words[end] in _LISTENER_LINKS
        and units.phrase_ends[end + 1] > 0
        and (
            units.phrase_ends[end + 1] >= len(units)
            or units.tags[units.phrase_ends[end + 1]] not in FINITE
        )
    ):
        end = units.phrase_ends[end + 1]
    after = skip_adjuncts(units, end)
    if after >= len(units):
        return end
    if units.tags[after] in FINITE and units.words[after] not in QUESTION_WORDS:
        return None
    return end


def _is_place(units: Constituents, comma: int) -> bool:
    """Whether a name between commas follows: "in Columbus, Ohio, (that)"."""
    end = units.phrase_ends[comma + 1] if comma + 1 < len(units) else -1
    return 0 < end < len(units) and units.words[end] == "," and units.tags[comma + 1] == "NNP"
