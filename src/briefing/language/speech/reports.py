"""Find the speech reports of a sentence: content, cue and speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.frozen import dataclass
from briefing.language.en.closed_classes import CONTRASTS, COORDINATORS, NOT
from briefing.language.en.reporting import PLAIN_SPEECH
from briefing.language.en.tags import ADVERBS
from briefing.language.speech.constituents import Constituents
from briefing.language.speech.contents import (
    content_around,
    content_before,
    content_behind_comma,
    find_content,
    quotation_after,
)
from briefing.language.speech.cues import Cue, Form, find_cues
from briefing.language.speech.speakers import find_speaker, is_person_like
from briefing.language.speech.subjects import is_embedded, subject_of
from briefing.language.speech.unit_phrases import UnitRange
from briefing.language.speech.who_speaks import can_speak
from briefing.model.chunks import QUOTATION
from briefing.model.text import Span

_JOINTS = {
    Form.FINITE: COORDINATORS,
    Form.PARTICIPLE: COORDINATORS | {","},
}
"""What joins a cue to the one before it."""

_PAUSES = frozenset([",", ";", ":", "—", "–", "--"])
_POINTERS = frozenset(["DT", "PRP"])
_TAKES_QUOTATION = frozenset(["clause", "quotation", "question", "attribution"])


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker and the cue that names the speech; either may be missing."""

    speaker: Span | None
    cue: Span | None


@dataclass(frozen=True, slots=True)
class Report:
    """A stretch of speech and where it comes from.

    `main` tells one that the next quotation can go on with.
    """

    content: Span
    source: Source
    main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceReports:
    r"""The reports of a sentence.

    `opening` is the source at its very beginning that has no content in it ("(\"Who?\") he asked."),
    `closing` the one before its final colon. `brief` tells that the sentence holds but an opening with a plain verb
    of speech: "Lee said."
    """

    reports: tuple[Report, ...]
    opening: Source | None
    closing: Source | None
    brief: bool = False


NO_REPORTS = SentenceReports(reports=(), opening=None, closing=None)


def read_sentence(units: Constituents) -> SentenceReports:
    """What `units` report, in the order of their cues."""
    cues = find_cues(units)
    if not cues:
        return NO_REPORTS
    speakers = _speakers(units, cues)
    direct = _direct_contents(units, cues, speakers)
    contents = _indirect_contents(units, cues, speakers, direct)
    for number, (cue, speaker) in enumerate(zip(cues, speakers, strict=True)):
        known = number in direct or cue.form is Form.ATTRIBUTION
        if not known and speaker is not None and not can_speak(units, speaker):
            # "The deficit demanded cuts": a thing says nothing.
            speakers[number] = None
            if cue.lemma not in PLAIN_SPEECH:
                contents.pop(number, None)
    sources = [
        Source(_span(units, speaker), units.span(cue.head, cue.end))
        for cue, speaker in zip(cues, speakers, strict=True)
    ]
    main = min(direct, default=min(contents, default=-1))
    reports = tuple(
        Report(span, sources[number], number == main)
        for number in range(len(cues))
        for span in contents.get(number, ())
    )
    first, last = cues[0], cues[-1]
    subject = speakers[0]
    opens = 0 not in contents and (first.start == 0 or (subject is not None and subject[0] == 0))
    closes = len(cues) - 1 not in contents and units.words[-1] == ":"
    return SentenceReports(
        reports=reports,
        opening=sources[0] if opens and first.frames & _TAKES_QUOTATION else None,
        closing=sources[-1] if closes and last.frames & _TAKES_QUOTATION else None,
        brief=first.lemma in PLAIN_SPEECH
        and len(units) - 1 <= max(first.end, subject[1] if subject else 0),
    )


def _speakers(units: Constituents, cues: Sequence[Cue]) -> list[UnitRange | None]:
    """The speaker of each cue; a cue joined to the one before goes on with its speaker."""
    speakers: list[UnitRange | None] = []
    last: UnitRange | None = None
    attributed = False
    for cue in cues:
        speaker = find_speaker(units, cue)
        joint = cue.start - 1
        while joint > 0 and units.tags[joint] in ADVERBS:
            joint -= 1
        joints = _JOINTS.get(cue.form, frozenset())
        if last is not None and joint >= 0 and units.words[joint] in joints:
            # "According to the police, the car was hit, but denied that": a car denies nothing.
            finite = cue.form is Form.FINITE and attributed
            if not (finite and speaker is not None and is_person_like(units, speaker)):
                speaker = last
        leads = (
            cue.form in _JOINTS
            and speaker is not None
            # "Mocked Lee for saying that, noting ...": who notes is who mocked.
            and not (cue.form is Form.PARTICIPLE and units.words[cue.start - 1] == "for")
            and not (last is not None and not attributed and is_embedded(units, speaker))
        )
        if cue.form is Form.ATTRIBUTION or leads:
            last = speaker
            attributed = cue.form is Form.ATTRIBUTION
        speakers.append(speaker)
    return speakers


def _direct_contents(
    units: Constituents, cues: Sequence[Cue], speakers: Sequence[UnitRange | None]
) -> dict[int, list[Span]]:
    """The whole quotations that each cue reports: the one before it, or else the one behind it, or both."""
    contents: dict[int, list[int]] = {}
    if QUOTATION not in units.tags:
        return {}
    taken: set[int] = set()
    for number, cue in enumerate(cues):
        if cue.form in {Form.FINITE, Form.ATTRIBUTION} and cue.frames & _TAKES_QUOTATION:
            before = _unit_before(units, cue, speakers[number])
            if before not in taken and before >= 0 and units.tags[before] == QUOTATION:
                contents[number] = [before]
                taken.add(before)
    for number, cue in enumerate(cues):
        if cue.frames & _TAKES_QUOTATION:
            following = cues[number + 1].head if number + 1 < len(cues) else len(units)
            after = quotation_after(units, cue, speakers[number], following)
            if after is not None and after not in taken:
                contents.setdefault(number, []).append(after)
                taken.add(after)
    return {number: [units.spans[unit] for unit in found] for number, found in contents.items()}


def _unit_before(units: Constituents, cue: Cue, speaker: UnitRange | None) -> int:
    """The unit before the cue and its speaker, commas left out; -1 where there is none."""
    before = (cue.start if speaker is None else min(cue.start, speaker[0])) - 1
    while before >= 0 and units.words[before] in {",", "—", "–", "--", "as"}:
        before -= 1
    # "'...,' another friend, Ann Lee, said": the quotation stands before what her name is apposed to.
    start = units.phrase_starts[before]
    return start - 1 if start > 0 and units.tags[start - 1] == QUOTATION else before


def _indirect_contents(
    units: Constituents,
    cues: Sequence[Cue],
    speakers: Sequence[UnitRange | None],
    direct: dict[int, list[Span]],
) -> dict[int, list[Span]]:
    """`direct` with what the other cues report in the sentence's own words.

    Read from right to left: content ends where the next cue that has content of its own takes over.
    """
    contents = dict(direct)
    later: list[Cue] = []
    for number in range(len(cues) - 1, -1, -1):
        cue, speaker = cues[number], speakers[number]
        if number not in contents:
            content = _indirect_content(units, cue, speaker, later)
            if content is not None:
                contents[number] = [units.span(*content)]
        if number in contents or (cue.form is Form.PASSIVE and speaker is not None):
            later.insert(0, cue)
    return contents


def _indirect_content(
    units: Constituents, cue: Cue, speaker: UnitRange | None, later_cues: Sequence[Cue]
) -> UnitRange | None:
    if cue.form is Form.ATTRIBUTION:
        return None if speaker is None else _attributed(units, cue, speaker, later_cues)
    first = cue.start if speaker is None else min(cue.start, speaker[0])
    last = cue.end if speaker is None else max(cue.end, speaker[1])
    takes_clause = "clause" in cue.frames
    content = None
    if takes_clause and first > 0 and units.words[first - 1] == "as":
        first -= 1
        if _is_corrected(units, first):
            return None
        content = content_behind_comma(units, last, later_cues)
    if takes_clause:
        listens = "listener" in cue.frames
        content = content_around(units, first, last, later_cues, listens=listens) or content
    if content is None and takes_clause and speaker is not None and speaker[0] >= cue.end:
        # "The talks failed, said an official who was there": nothing that follows is said.
        content = content_before(units, first)
    content = content or find_content(units, cue, speaker, later_cues)
    if content is None and cue.form is Form.PASSIVE and speaker is not None:
        content = _passive_content(units, cue)
    if content is None and takes_clause and cue.form in {Form.FINITE, Form.PASSIVE}:
        # "If so, he said" tells what he said; "Asked about it, he said:" does not.
        plain = "inversion" in cue.frames and units.words[-1] != ":"
        content = content_before(units, first, main=not plain)
    return content


def _is_corrected(units: Constituents, start: int) -> bool:
    """Whether the "as X said" at `start` tells only what is wrong: "14 died, not 21 as the police had said".

    Behind a comma that is so where what it follows opens or ends on "not", or "but" tells what is right: "He did not
    come, as Lee noted" is Lee's.
    """
    end = start - 1 if start > 0 and units.words[start - 1] == "," else start
    first = end
    while first > 0 and units.words[first - 1] not in _PAUSES:
        first -= 1
    clause = units.words[first:end]
    if clause[:1] and clause[0] in COORDINATORS:
        clause = clause[1:]
    if "only" in clause:
        return False
    if end < start and "but" not in units.words[start:]:
        return bool(clause) and (clause[0] in CONTRASTS or clause[-1] in NOT)
    return not CONTRASTS.isdisjoint(clause)


def _passive_content(units: Constituents, cue: Cue) -> UnitRange | None:
    """The subject of "the claim was rejected by the court", unless it is a pronoun that points elsewhere."""
    if "noun phrase" not in cue.frames or units.words[cue.end] != "by":
        return None
    subject = subject_of(units, cue.head)
    if subject is None or (subject[1] - subject[0] == 1 and units.tags[subject[0]] in _POINTERS):
        return None
    return subject


def _attributed(
    units: Constituents, cue: Cue, speaker: UnitRange, later_cues: Sequence[Cue]
) -> UnitRange | None:
    """What stands beside "according to X": the clause before it, or else the one behind its comma."""
    before = content_before(units, cue.start)
    if before is not None:
        return before
    end = speaker[1]
    while end < len(units) and units.words[end] not in {",", ".", ";"}:
        end += 1
    if end + 1 < len(units) and units.words[end] == ",":
        return find_content(units, replace(cue, end=end + 1), None, later_cues)
    return (0, cue.start) if cue.start > 2 else None


def _span(units: Constituents, unit_range: UnitRange | None) -> Span | None:
    return None if unit_range is None else units.span(*unit_range)
