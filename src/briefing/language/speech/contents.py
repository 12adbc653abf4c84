"""Find the content of a report: the clause, phrase or quotation of a cue."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.en.closed_classes import (
    ADVERBIAL_SUBORDINATORS,
    COORDINATORS,
    FOCUS_ADVERBS,
    QUESTION_WORDS,
    TIME_CONJUNCTIONS,
)
from briefing.language.en.tags import (
    ADJECTIVES,
    ADVERBS,
    COMPLEMENTIZERS,
    CONTENT_STARTS,
    DETERMINERS,
    FINITE,
    PARTICIPLES,
    PAST,
    PRONOUNS,
    RELATIVES,
)
from briefing.language.speech.adjuncts import behind_cue, skip_adjuncts
from briefing.language.speech.constituents import Constituents
from briefing.language.speech.content_ends import CONTENT_STOPS, content_end
from briefing.language.speech.cues import Cue, Form
from briefing.language.speech.subjects import following_subject
from briefing.language.speech.unit_phrases import UnitRange
from briefing.model.chunks import QUOTATION

_PREDICATES = (
    ADJECTIVES | ADVERBS | DETERMINERS | PARTICIPLES | frozenset({"PRP", "CD"}) | {QUOTATION}
)
_PHRASES = frozenset(["noun phrase", "object infinitive"])
_BEFORE_PASSIVES = ADVERBIAL_SUBORDINATORS | COORDINATORS | {"", ","}
_INFINITIVES = ADVERBS | {"VB", "NN"}


def find_content(
    units: Constituents, cue: Cue, speaker: UnitRange | None, later_cues: Sequence[Cue]
) -> UnitRange | None:
    """Find the content of what is said after `cue`, None where it is none of its kind.

    It is given by its units. `later_cues` are the cues of the sentence behind this one, in text order.
    """
    start = behind_cue(units, cue, speaker)
    frame = _frame_at(units, cue, start)
    if frame is None or (frame == "noun phrase" and "about" in cue.frames):
        topic = _topic(units, cue)
        start, frame = (start, frame) if topic is None else (topic, "noun phrase")
    is_question = units.words[start - 1] == "about" and _is_passive(units, cue)
    if frame is None or not (is_question or _asserts(units, cue, speaker, frame)):
        return None
    end = content_end(units, start, later_cues, frame)
    fronted = _is_fronted(units, cue, speaker)
    if cue.form is Form.PARTICIPLE or fronted:
        # "Asked whether it was late, he nodded": a fronted cue ends before the main clause.
        main = following_subject(units, start) if fronted else speaker
        end = min(end, main[0] - 1) if main is not None and main[0] > start else end
    alone = end == start + 1 and units.words[start] in {"that", "so", "it"}
    return (start, end) if end > start and not alone else None


def _is_fronted(units: Constituents, cue: Cue, speaker: UnitRange | None) -> bool:
    """Whether a main clause is to follow: behind "Asked whether ..." and "When the mayor said that ..."."""
    if cue.form is Form.ATTRIBUTION:
        return False
    first = cue.start if speaker is None else min(cue.start, speaker[0])
    if first == 0:
        return speaker is None
    return first <= 2 and units.words[first - 1] in ADVERBIAL_SUBORDINATORS


def _is_passive(units: Constituents, cue: Cue) -> bool:
    """Whether someone is asked: "was asked about", "when asked about", "Asked about"."""
    if cue.form is Form.PASSIVE:
        return True
    before = units.words[cue.start - 1] if cue.start else ""
    return units.tags[cue.head] in PAST and before in _BEFORE_PASSIVES


def _topic(units: Constituents, cue: Cue) -> int | None:
    """What a cue is about, behind listener and manner: "asked the mayor about (the vote)"."""
    if "about" not in cue.frames:
        return None
    for index in range(cue.end, min(cue.end + 8, len(units) - 1)):
        if units.words[index] == "about":
            return index + 1
        if units.tags[index] in FINITE or units.words[index] in {",", ";", ":", "that"}:
            return None
    return None


def _asserts(units: Constituents, cue: Cue, speaker: UnitRange | None, frame: str) -> bool:
    """Whether something was said, not only could be: neither "to deny it" nor "might deny it"."""
    if cue.form is Form.INFINITIVE:
        # "refused to say that", but not "a meeting to explain that".
        return frame not in _PHRASES and cue.start > 0 and units.tags[cue.start - 1][:1] in "VRJ"
    if cue.form is Form.FINITE and speaker is None and units.tags[cue.head] == "VB":
        return False  # an order: "say no"
    if speaker == (0, 1) and units.tags[0] == "WP" and units.words[-1] == "?":
        return False
    if frame not in _PHRASES:
        return True
    if "naming" in cue.frames and cue.start == cue.head and not _names(units, cue):
        return False  # "a group called the Reds"
    return not (cue.form is Form.FINITE and speaker is None) and (
        "MD" not in units.tags[cue.start : cue.head]
    )


def _names(units: Constituents, cue: Cue) -> bool:
    """Whether a bare "called" calls someone something: "called the plan a gift"."""
    if units.tags[cue.head] == "VBN":
        return False
    end = units.phrase_ends[cue.end] if cue.end < len(units) else -1
    if end < 0 or end >= len(units) or True in units.quoted[cue.end : end]:
        return True
    if "what" in units.words[max(0, cue.start - 6) : cue.start]:
        return True  # "what the mayor called a gift"
    return units.phrase_ends[end] > 0 or units.quoted[end] or units.tags[end] in _PREDICATES


def _frame_at(units: Constituents, cue: Cue, start: int) -> str | None:
    """The section of the word list that the words at `start` satisfy for `cue`, or None."""
    frames = cue.frames
    if start >= len(units):
        return None
    word, tag = units.words[start], units.tags[start]
    if cue.form is Form.ATTRIBUTION:
        return "clause"
    if word in TIME_CONJUNCTIONS and "," not in units.words[start:]:
        return None  # "said as she turned", "asked after the vote"
    if word == "that" and "clause" in frames and tag in COMPLEMENTIZERS:
        return "clause"
    if word in QUESTION_WORDS:
        return "question" if frames & {"question", "clause", "noun phrase"} else None
    if tag == "TO" and start + 1 < len(units) and units.tags[start + 1] in _INFINITIVES:
        passive_order = cue.form is Form.PASSIVE and "object infinitive" in frames
        return "infinitive" if "infinitive" in frames or passive_order else None
    if word == "," and "clause" in frames:
        return None
    end = units.phrase_ends[start]
    if end < 0 and tag not in CONTENT_STARTS and word not in FOCUS_ADVERBS:
        return None
    takes_bare_clause = "clause" in frames and "needs that" not in frames
    if takes_bare_clause and cue.form is not Form.PASSIVE and _starts_clause(units, start):
        return "clause"
    if end > 0 and "object infinitive" in frames and cue.form is not Form.PASSIVE:
        for index in range(end, min(end + 8, len(units) - 1)):
            if units.tags[index] == "TO" and units.tags[index + 1] in {"VB", "RB"}:
                return "object infinitive"
            if units.words[index] in {",", ";"} or units.tags[index] in FINITE:
                break
    if "noun phrase" in frames and cue.form is not Form.PASSIVE and (tag != "IN" or word == "that"):
        return "noun phrase"
    return None


def _starts_clause(units: Constituents, start: int) -> bool:
    """Whether a finite verb with a subject begins at `start`: "(said) the talks in Paris had failed"."""
    subject = False
    for index in range(start, len(units)):
        tag = units.tags[index]
        if units.phrase_ends[index] > 0 or tag in PRONOUNS or tag == "DT":
            subject = True
        if tag in FINITE:
            return subject and units.tags[index - 1] != "CC"
        if units.words[index] in CONTENT_STOPS or units.words[index] in {".", "?", "!"}:
            return False
    return False


def content_before(units: Constituents, end: int, *, main: bool = False) -> UnitRange | None:
    """The clause before the comma at `end`: "The talks failed, (officials said)".

    The comma stands before the unit `end`. Where it must be a `main` clause, one of time or cause is none: "When the
    talks failed, (Lee disagreed)".
    """
    last = end - 1
    while last >= 0 and units.words[last] in {",", "—", "–", "--", "'", "’"}:
        last -= 1
    if last == end - 1 or last < 2:
        return None
    start = 0
    for index in range(last, -1, -1):
        if units.words[index] in CONTENT_STOPS:
            start = index + 1
            break
    while start < last and (units.tags[start] == "CC" or units.words[start] == ","):
        start += 1
    tags = units.tags[start : last + 1]
    if not any(tag[:2] == "VB" or tag == "MD" or tag == QUOTATION for tag in tags):
        return None
    return None if main and not _has_main_clause(units, start, last + 1) else (start, last + 1)


def _has_main_clause(units: Constituents, start: int, end: int) -> bool:
    """Whether a stretch between commas has a verb and opens with no conjunction, participle or relative pronoun."""
    first = start
    for index in range(start, end):
        if units.words[index] == ",":
            first = index + 1
        elif units.tags[index] in FINITE | {QUOTATION}:
            subordinate = units.words[first] in ADVERBIAL_SUBORDINATORS
            if not subordinate and units.tags[first] not in PARTICIPLES | RELATIVES:
                return True
    return False


def content_behind_comma(
    units: Constituents, end: int, later_cues: Sequence[Cue]
) -> UnitRange | None:
    """The clause behind a fronted "As the minister noted on Monday,".

    Its cue ends before the unit `end`.
    """
    start = skip_adjuncts(units, end)
    if start + 2 >= len(units) or units.words[start] != ",":
        return None
    last = content_end(units, start + 1, later_cues, "clause")
    has_verb = any(units.tags[index] in FINITE for index in range(start + 1, last))
    return (start + 1, last) if has_verb else None


def content_around(
    units: Constituents, start: int, end: int, later_cues: Sequence[Cue], *, listens: bool
) -> UnitRange | None:
    """The clause around a parenthesis: "(The idea), he said, (was to wait)".

    It goes from unit `start` to `end`, with the parenthesis.
    """
    if (
        start < 2
        or end + 1 >= len(units)
        or units.words[start - 1] != ","
        or QUOTATION in units.tags
    ):
        return None
    if listens:
        listener = units.phrase_ends[end]
        end = listener if listener > 0 else end
    end = skip_adjuncts(units, end)
    if end + 1 >= len(units) or units.words[end] != ",":
        return None
    first = start - 1
    while first > 0 and units.words[first - 1] not in CONTENT_STOPS:
        first -= 1
    while first < start and units.tags[first] == "CC":
        first += 1
    has_verb = any(units.tags[index] in FINITE for index in range(first, start - 1))
    if has_verb and units.words[end + 1] in ADVERBIAL_SUBORDINATORS:
        return (first, start - 1)
    last = content_end(units, end + 1, later_cues, "clause")
    inverted = units.tags[start][:2] == "VB"
    if has_verb and not _goes_on(units, end + 1, last, inverted=inverted):
        return (first, start - 1)
    has_verb = has_verb or any(units.tags[index] in FINITE for index in range(end + 1, last))
    return (first, last) if has_verb and last > end + 1 else None


def _goes_on(units: Constituents, start: int, last: int, *, inverted: bool) -> bool:
    """Whether what stands from `start` to `last`, behind "..., he said,", can go on with what was said.

    No participle does and no relative clause; behind "..., said Ann Lee," no apposition either.
    """
    for index in range(start, last if inverted else start + 1):
        if units.tags[index] in RELATIVES | {"VBG"}:
            return False
        if units.tags[index] in FINITE:
            return True
    return not inverted


def quotation_after(
    units: Constituents, cue: Cue, speaker: UnitRange | None, next_cue: int
) -> int | None:
    """The quotation that follows the cue: "told reporters on Monday: '...'".

    It is a whole one, given by its unit. It stands before the unit `next_cue`, where another cue begins.
    """
    index = cue.end
    if speaker is not None and speaker[0] == index:
        index = speaker[1]
    for unit in range(index, min(index + 20, next_cue)):
        tag = units.tags[unit]
        if tag == QUOTATION:
            introduced = units.words[unit - 1] in {",", ":", "that", "—"} or unit - index < 3
            return unit if introduced else None
        if tag in FINITE or units.words[unit] in {"that", ";"}:
            return None
    return None
