"""Find where reported content ends: a stop, a noun phrase, another cue."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.en.closed_classes import CONCESSIVES, COORDINATORS
from briefing.language.en.tags import FINITE
from briefing.language.speech.constituents import Constituents
from briefing.language.speech.cues import Cue, Form
from briefing.language.speech.subjects import subject_of

CONTENT_STOPS = frozenset([";", "|"])
"""Marks that nothing said in one sentence goes on behind."""

_JOINTS = COORDINATORS | CONCESSIVES


def content_end(units: Constituents, start: int, later_cues: Sequence[Cue], frame: str) -> int:
    """The unit after the content that begins at `start`."""
    limit = len(units)
    for index in range(start, limit):
        word = units.words[index]
        if word in CONTENT_STOPS:
            limit = index
            break
        if frame == "noun phrase" and _ends_phrase(units, index):
            limit = index
            break
    for cue in later_cues:
        if start < cue.start < limit:
            cut = _cut_before(units, cue, start)
            if cut is not None:
                limit = cut
                break
    while limit > start and (
        units.words[limit - 1] in {",", ".", "?", "!", ";", ":", "—", "–", "--", "-"}
        or (limit < len(units) and units.words[limit - 1] in _JOINTS)
    ):
        limit -= 1
    return limit


def _ends_phrase(units: Constituents, index: int) -> bool:
    """Whether a noun phrase that is spoken of ends at `index`: with a pause, or where another verb is joined on."""
    if units.words[index] in {",", "—", "–", "--"}:
        hangs = units.words[index] != "," and units.tags[index + 1 : index + 2] == ("IN",)
        return not hangs and not _is_list(units, index)
    return units.tags[index] == "CC" and index + 1 < len(units) and units.tags[index + 1] in FINITE


def _is_list(units: Constituents, comma: int) -> bool:
    """Whether the comma parts members of a list: "taxes, trade and schools"."""
    after = comma + 1
    if after >= len(units):
        return False
    end = units.phrase_ends[after]
    return end > 0 and end < len(units) and units.words[end] in {"and", "or"}


def _cut_before(units: Constituents, cue: Cue, start: int) -> int | None:
    """Where content that began at `start` ends because `cue` opens a clause beside it, or None."""
    index = cue.start - 1
    if cue.form is Form.ATTRIBUTION:
        return index if units.words[index] == "," else index + 1
    if units.words[index] == "," and cue.form in {Form.PARTICIPLE, Form.FINITE}:
        return index
    if units.tags[index] == "CC" and index > start:
        return index - 1 if units.words[index - 1] == "," else index
    subject = subject_of(units, cue.head, cue.form)
    before = (subject[0] if subject is not None and subject[0] <= index else index) - 1
    if before > start and units.words[before] in _JOINTS and units.words[before - 1] == ",":
        return before - 1
    joined = before > start and units.words[before] in COORDINATORS
    if joined and cue.form is Form.FINITE and units.phrase_starts[index] >= 0:
        return before  # "Lee said the talks failed and Roe said they went on"
    if before > start and units.words[before] == "," and units.tags[index] not in {"WP", "WDT"}:
        return before
    return None
