"""Find the speaker of a reporting verb: its subject in the sentence as read."""

from __future__ import annotations

from briefing.language.en.morphology import noun_lemma
from briefing.language.en.reporting import speaking_documents
from briefing.language.en.tags import ADVERBS, FINITE, RELATIVES
from briefing.language.speech.constituents import Constituents
from briefing.language.speech.cues import Form
from briefing.language.speech.unit_phrases import UnitRange, phrase_from
from briefing.language.speech.who_speaks import can_speak
from briefing.language.syntax.coordination import is_embedded as embedded
from briefing.language.syntax.objects import complement_end
from briefing.model.chunks import Subject


def subject_of(units: Constituents, head: int, form: Form = Form.FINITE) -> UnitRange | None:
    """Find the subject of the verb group at `head`, or its relative pronoun.

    `head` is a unit; where it has a relative pronoun, that is the subject. A thing says nothing, and what a document
    says is said by who gave it out ("issued a statement saying"): there it is the subject of the verb before.
    """
    groups = units.chunks.verb_groups
    index = next((at for at, group in enumerate(groups) if group.first <= head <= group.last), None)
    if index is None:
        return None
    found = _speaker(units, index)
    if found is not None and form is Form.FINITE and found[0] > groups[index].last + 1:
        return None  # "Asked whether it was late, he nodded"
    if form in {Form.FINITE, Form.PASSIVE}:
        return found
    if found is not None and can_speak(units, found) and not _is_document(units, found):
        return found
    for earlier in range(index - 1, -1, -1):
        other = _speaker(units, earlier)
        if groups[earlier].finite and other is not None and can_speak(units, other):
            return other
    return found


def is_embedded(units: Constituents, subject: UnitRange) -> bool:
    """Whether the clause of `subject` is embedded in another clause.

    It stands behind a verb, a noun, "that" or "when".
    """
    first = subject[0]
    if units.tags[first] in RELATIVES or units.words[first] == "that":
        return True
    return embedded(units.chunks, Subject(*subject))


def following_subject(units: Constituents, start: int) -> UnitRange | None:
    """The subject behind a fronted participle: "Citing costs, the ministry said".

    It is that of the clause there.
    """
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


def _is_document(units: Constituents, found: UnitRange) -> bool:
    return not speaking_documents().isdisjoint(
        map(noun_lemma, units.words[found[0] : units.phrase_ends[found[0]]])
    )


def _speaker(units: Constituents, index: int) -> UnitRange | None:
    subject = units.chunks.subjects[index]
    if subject is None:
        return None
    if subject.pronoun is not None:
        return (subject.pronoun, subject.pronoun + 1)
    if subject.first > units.chunks.verb_groups[index].last:
        return phrase_from(units, subject.first)
    return (
        subject.first,
        complement_end(units.chunks, subject.last, units.chunks.verb_groups[index].first) + 1,
    )
