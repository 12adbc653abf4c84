"""Resolve "he", "her" and, in a quote, "I", where that is clear."""

from __future__ import annotations

from typing import NamedTuple

from briefing.language.actors.discourse import Discourse, Entity, Expression
from briefing.language.actors.group_pronouns import resolve_group_pronoun
from briefing.language.en.closed_classes import PERSONAL_PRONOUNS
from briefing.language.syntax.subject_heads import governing_subject
from briefing.model.annotation import ActorKind, MentionForm
from briefing.model.chunks import Subject


def resolve_pronoun(discourse: Discourse, expression: Expression) -> None:
    """Set the entity of a pronoun, or leave it None where two are about as likely.

    A weighted choice among the people of this and the last sentences, by distance, grammatical role,
    form and gender (after Lappin and Leass 1994), with the constraints that an object is not its clause's subject
    and that who speaks does not call himself "he".
    """
    token = expression.sentence.tokens[expression.first]
    word = token.text.lower()
    gender = PERSONAL_PRONOUNS[word]
    if not gender:
        resolve_group_pronoun(discourse, expression)
        return
    if gender == "I":
        speaker = discourse.speaker_of(expression)
        # A paper or a place that is cited passes on what a person said.
        if speaker is not None and speaker.kind is ActorKind.PERSON:
            expression.entity = speaker
        expression.shown = expression.entity is not None
        return
    speaker = discourse.speaker_of(expression)
    is_object = word in {"him", "her"} and token.tag == "PRP"
    subject = governing_subject(
        discourse.annotated.chunks[expression.sentence.number - 1], expression.first
    )
    scores: dict[Entity, float] = {}
    for before in _candidates(discourse, expression):
        entity = before.entity
        if entity is None or entity is speaker or entity.gender not in {gender, ""}:
            continue
        own_subject = _is_own_subject(before, expression, subject)
        if own_subject and is_object:
            continue
        score = _score(before, expression, entity)
        if own_subject and word in {"his", "her"}:
            score += WEIGHTS.own_clause
        if entity not in scores:
            score += WEIGHTS.intervening * len(scores)
        scores[entity] = max(score, scores.get(entity, score))
    expression.entity = _clear_winner(scores)
    if expression.entity is not None and not expression.entity.gender:
        expression.entity.gender = gender


REACH = 3
"""Sentences back in which an antecedent is looked for."""


class Weights(NamedTuple):
    """What speaks for an antecedent, and by how much the best must lead.

    Set by hand after Lappin and Leass (1994); a random search over half of coref_gum_news and coref_meantime found
    none that did better there.
    """

    same_sentence: float = 1.0
    distance: float = -1.0
    subject: float = 1.0
    parallel: float = 0.3
    own_clause: float = 1.2
    intervening: float = -0.3
    pronoun: float = 0.6
    name: float = 0.3
    possessor: float = -0.2
    gender: float = 0.7
    unnamed: float = -0.4
    naming: float = 0.2
    quoted: float = -0.7
    margin: float = 0.7


WEIGHTS = Weights()


def _candidates(discourse: Discourse, expression: Expression) -> list[Expression]:
    number = expression.sentence.number
    found = []
    for before in discourse.before(expression):
        if before.sentence.number < number - REACH:
            break
        if before.kind is ActorKind.PERSON and (before.role is None or not before.role.plural):
            found.append(before)
    return found


def _score(before: Expression, expression: Expression, entity: Entity) -> float:
    weights = WEIGHTS
    distance = expression.sentence.number - before.sentence.number
    score = weights.distance * distance if distance else weights.same_sentence
    if before.subject:
        score += weights.subject
        if expression.subject:
            score += weights.parallel
    if before.form is MentionForm.PRONOUN:
        score += weights.pronoun
    elif before.form is MentionForm.NAME:
        score += weights.name
    tokens = before.sentence.tokens
    if before.end < len(tokens) and tokens[before.end].tag == "POS":
        score += weights.possessor
    if before.quoted and not expression.quoted:
        score += weights.quoted
    if entity.gender:
        score += weights.gender
    if entity.actor is None:
        score += weights.unnamed
    return score + weights.naming * min(entity.names, 5)


def _clear_winner(scores: dict[Entity, float]) -> Entity | None:
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < WEIGHTS.margin:
        return None
    return ranked[0][0]


def _is_own_subject(before: Expression, expression: Expression, subject: Subject | None) -> bool:
    """Whether `before` is the `subject` of the very clause whose object is the pronoun."""
    return (
        subject is not None
        and before.sentence is expression.sentence
        and before.end > subject.first
        and before.first <= subject.last
    )
