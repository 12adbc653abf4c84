"""Find the subject of a reporting verb across appositions and relative clauses."""

from __future__ import annotations

from itertools import islice

from briefing.language.en.closed_classes import (
    ADVERBIAL_SUBORDINATORS,
    ARTICLES,
    COORDINATORS,
    FLOATING_QUANTIFIERS,
    OBJECT_PRONOUNS,
    RELATIVE_PRONOUNS,
)
from briefing.language.en.tags import (
    ADJECTIVES,
    ADVERBS,
    FINITE,
    NOUNS,
    RELATIVES,
    VERBS,
    WH_WORDS,
)
from briefing.language.speech.constituents import QUOTATION, Constituents
from briefing.language.speech.cues import Form
from briefing.language.speech.parentheses import PAUSES, describes, describes_further, skip_back
from briefing.language.speech.postmodifiers import head_of
from briefing.language.speech.unit_phrases import (
    UnitRange,
    first_joined,
    is_time,
    joint_from,
    opens_subject,
    phrase_to,
)
from briefing.language.speech.who_speaks import can_speak
from briefing.language.syntax.verb_groups import group_start

_NEAREST = 5
"""Finite verbs among which the one that shares its subject is looked for: a row of n verbs costs n to the fifth."""

_JOINTS = PAUSES | COORDINATORS
_EMBEDDERS = (VERBS - {"MD"}) | NOUNS | WH_WORDS | ADJECTIVES | {"IN"}
"""What stands before the subject of a clause inside another one."""


def subject_of(
    units: Constituents, start: int, form: Form = Form.FINITE, depth: int = 0
) -> UnitRange | None:
    """The subject of the verb group that begins at `start`."""
    index = skip_back(units, start - 1)
    if form is Form.PARTICIPLE and index <= 1 and units.tags[index] in ADVERBS | {"IN", "VBG"}:
        index = -1  # "After saying that, the minister left"
    if index < 0 or depth > 4:
        return following_subject(units, start) if form is Form.PARTICIPLE else None
    word, tag = units.words[index], units.tags[index]
    if form is Form.PARTICIPLE and (own := _absolute_subject(units, index)) is not None:
        return own
    if form in {Form.PARTICIPLE, Form.INFINITIVE}:
        return _controller(units, index, depth)
    if word in PAUSES:
        return _before_parenthesis(units, index, depth)
    if not word[:1].isalnum():
        return None  # a mark that the tagger took for a noun
    if tag in RELATIVES or (word == "that" and units.phrase_ends[index] < 0 and index > 0):
        return (index, index + 1)
    if word in FLOATING_QUANTIFIERS and index > 0:
        before = skip_back(units, index - 1)
        if before >= 0 and units.phrase_starts[before] >= 0:
            return phrase_to(units, before)
    if units.phrase_starts[index] >= 0 or tag[:2] in {"NN", "PR"} or tag == "CD":
        subject = phrase_to(units, index)
        antecedent = _antecedent(units, first_joined(units, subject[0]))
        # "Let me say": an infinitive has an object for its subject.
        infinitive = _tense(units, start) == "VB"
        return antecedent or (subject if infinitive else head_of(units, subject))
    if tag == "CC":
        return _shared_subject(units, index, depth)
    if tag == "VBN" and (units.phrase_starts[index - 1] >= 0 or units.words[index - 1] == "those"):
        return phrase_to(units, index - 1)
    if tag in ADJECTIVES | {"DT"} and units.words[index] not in ARTICLES | {"no"}:
        return (index, index + 1)
    if tag[:2] == "VB" or tag in {"RP", "IN"}:
        return _antecedent(units, index + 1)
    return None


def _controller(units: Constituents, index: int, depth: int) -> UnitRange | None:
    """Who does what a participle or an infinitive ending before the unit after `index` says."""
    if _opens_clause(units, units.phrase_starts[index]):
        # "Delegates declaring support": no verb stands between.
        return phrase_to(units, index)
    if units.words[index] == "for" and index > 1 and units.phrase_starts[index - 1] >= 0:
        return _blamed(units, index)
    fallback = None
    behind_comma = units.words[index] in _JOINTS
    for verb in _finite_verbs(units, index):
        subject = subject_of(
            units, group_start(units.words, units.tags, verb), Form.FINITE, depth + 1
        )
        if subject is None:
            continue
        if not behind_comma or not is_embedded(units, subject):
            return subject
        fallback = fallback or subject
    if fallback is None and behind_comma and (own := _interrupted_subject(units, index)):
        return own
    return fallback or _first_subject(units, index)


def _blamed(units: Constituents, index: int) -> UnitRange | None:
    """The object of a verb before the "for" at `index`: who is praised "for saying"; None where it may be another."""
    phrase = phrase_to(units, index - 1)
    is_object = phrase[0] > 0 and units.tags[phrase[0] - 1] in VERBS
    return phrase if is_object and can_speak(units, phrase) else None


def _interrupted_subject(units: Constituents, comma: int) -> UnitRange | None:
    """The phrase before a comma that opens its clause, or is inverted: "Lee, citing costs,", "said Lee, adding"."""
    if comma < 1 or units.phrase_starts[comma - 1] < 0:
        return None
    phrase = phrase_to(units, comma - 1)
    verb = phrase[0] - 1
    inverted = verb > 0 and units.tags[verb] in FINITE and units.tags[verb - 1] in {",", QUOTATION}
    whole = opens_subject(units, phrase[0], comma) and head_of(units, phrase) == phrase
    return phrase if inverted or whole else None


def _opens_clause(units: Constituents, first: int) -> bool:
    """Whether the noun phrase that begins at `first`, -1 for none, is the first of its sentence or clause."""
    return first == 0 or (first > 0 and units.tags[first - 1] == "WRB")


def _finite_verbs(units: Constituents, last: int) -> list[int]:
    """The few finite verbs nearest to the unit `last`, the nearest first."""
    verbs = (unit for unit in range(last, -1, -1) if units.tags[unit] in FINITE)
    return list(islice(verbs, _NEAREST))


def _first_subject(units: Constituents, end: int) -> UnitRange | None:
    """The first noun phrase before `end` with a verb behind it, whatever the tagger took that verb for."""
    for index in range(end):
        after = units.phrase_ends[index]
        if 0 < after < end and not is_time(units, after - 1):
            while after < end and units.tags[after] == "RB":
                after += 1
            if units.tags[after][:2] == "VB":
                return (index, units.phrase_ends[index])
    return None


def is_embedded(units: Constituents, subject: UnitRange) -> bool:
    """Whether the clause of `subject` stands inside another one: behind a verb, a noun, "that" or "when"."""
    first = subject[0]
    if units.tags[first] in RELATIVES or units.words[first] == "that":
        return True
    if first == 0:
        return False
    return units.tags[first - 1] in _EMBEDDERS and units.words[first - 1] != "but"


def following_subject(units: Constituents, start: int) -> UnitRange | None:
    """The subject of the clause behind a fronted participle: "Citing costs, the ministry said"."""
    for index in range(start, len(units) - 1):
        if units.words[index] == "," and units.phrase_ends[index + 1] > 0:
            end = units.phrase_ends[index + 1]
            verb = end
            while verb < len(units) and units.tags[verb] in ADVERBS:
                verb += 1
            if verb < len(units) and (
                units.tags[verb] in FINITE | {"VBN"} or units.words[verb] == ","
            ):
                return (index + 1, end)
    return None


def _absolute_subject(units: Constituents, last: int) -> UnitRange | None:
    """The subject of a participle that has its own: "with the mayor calling it", "and Lee saying"."""
    if units.phrase_starts[last] < 0:
        return None
    subject = phrase_to(units, last)
    before = units.words[subject[0] - 1] if subject[0] else ""
    return subject if before in _JOINTS | {"with"} else None


def _antecedent(units: Constituents, start: int) -> UnitRange | None:
    """The noun before a relative clause whose last phrase begins at `start`: "officials who met the mayor (said)"."""
    if units.words[start - 1] in ADVERBIAL_SUBORDINATORS or (
        units.tags[start] == "PRP" and units.words[start] not in OBJECT_PRONOUNS
    ):
        return None
    verbs = 0
    for index in range(start - 1, max(0, start - 9), -1):
        if units.tags[index] in FINITE:
            verbs += 1
        elif units.words[index] in RELATIVE_PRONOUNS and units.tags[index] in RELATIVES:
            found = verbs == 1 and units.phrase_starts[index - 1] >= 0
            return phrase_to(units, index - 1) if found else None
        elif units.words[index] in PAUSES or units.tags[index] in {"CC", "WRB"}:
            return None
    return None


def _shared_subject(units: Constituents, conjunction: int, depth: int) -> UnitRange | None:
    """The subject of the verb that the one behind `conjunction` is coordinated with."""
    tense = _tense(units, conjunction + 1)
    fallback = None
    for verb in _finite_verbs(units, conjunction - 1):
        if _in_relative_clause(units, verb):
            continue
        subject = subject_of(
            units, group_start(units.words, units.tags, verb), Form.FINITE, depth + 1
        )
        if subject is None:
            continue
        fallback = fallback or subject
        # "The mayor said they would wait and asked ...": who asked is not who would wait.
        if units.tags[verb] == tense and not is_embedded(units, subject):
            return subject
    return fallback or _first_subject(units, conjunction)


def _tense(units: Constituents, start: int) -> str:
    """The tag of the first finite verb from the unit `start` on, adverbs aside."""
    while start < len(units) and units.tags[start] in ADVERBS:
        start += 1
    return units.tags[start] if start < len(units) else ""


def _in_relative_clause(units: Constituents, verb: int) -> bool:
    start = group_start(units.words, units.tags, verb) - 1
    return start >= 0 and units.tags[start] in RELATIVES


def _before_parenthesis(units: Constituents, closing: int, depth: int) -> UnitRange | None:
    """The subject before a parenthesis that ends with the comma or dash at `closing`.

    Steps over the segments that describe the noun before them: a relative clause, an apposition, an age,
    a place, a participle.
    """
    segment_end = closing
    start = closing - 1
    while start >= 0:
        if units.words[start] in PAUSES:
            if not describes(units, start + 1, segment_end):
                break
            before = skip_back(units, start - 1)
            if before >= 0 and units.tags[before] in RELATIVES:
                return (before, before + 1)
            if (
                before >= 0
                and units.phrase_starts[before] >= 0
                and not describes_further(units, before, start)
            ):
                subject = phrase_to(units, before)
                joined = joint_from(units, start + 1) > 0 and segment_end == closing
                if joined:
                    return (subject[0], closing)
                return _antecedent(units, subject[0]) or head_of(units, subject)
            segment_end = start
        start -= 1
    phrase = skip_back(units, closing - 1)
    if start >= 0 or phrase < 0 or units.tags[phrase][:2] != "NN":
        return None
    if any(tag in FINITE for tag in units.tags[:phrase]):
        # "The mayor praised the plan, vowed to wait (and said)": verbs joined by commas share their subject.
        return _shared_subject(units, closing, depth)
    return phrase_to(units, phrase)
