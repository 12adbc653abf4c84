"""Resolve "he", "her" and, in a quote, "I", where that is clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.language.actors.discourse import Discourse, Entity, Expression
from briefing.language.actors.group_pronouns import resolve_group_pronoun
from briefing.language.en.closed_classes import PERSONAL_PRONOUNS, SUBORDINATORS
from briefing.language.en.gazetteer import titles
from briefing.language.en.tags import FINITE, WH_WORDS
from briefing.model.annotation import ActorKind, MentionForm
from briefing.model.text import Token


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
        if expression.quotation is not None:
            expression.entity = speaker_of(discourse, expression.quotation)
        expression.shown = expression.entity is not None
        return
    speaker = None
    if expression.quotation is not None:
        speaker = speaker_of(discourse, expression.quotation)
    is_object = word in {"him", "her"} and token.tag == "PRP"
    scores: dict[Entity, float] = {}
    for before in _candidates(discourse, expression):
        entity = before.entity
        if entity is None or entity is speaker or entity.gender not in {gender, ""}:
            continue
        own_subject = _is_own_subject(before, expression)
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


def _is_own_subject(before: Expression, expression: Expression) -> bool:
    """Whether `before` is the subject of the very clause whose object is the pronoun."""
    if before.sentence is not expression.sentence or not before.subject:
        return False
    tokens = expression.sentence.tokens
    between = tokens[before.end : expression.first]
    return (
        not any(_parts_clauses(token) for token in between)
        and sum(token.tag in FINITE for token in between) < 2
    )


def _parts_clauses(token: Token) -> bool:
    return token.tag in _CLAUSE_BORDERS or token.text.lower() in SUBORDINATORS


_CLAUSE_BORDERS = WH_WORDS | {"TO", ",", ":", "CC"}


def speaker_of(discourse: Discourse, quotation: int) -> Entity | None:
    """Who speaks in a quotation: the subject of the speech verb behind or before it, else the last speaker's.

    To be asked once all that stands outside quotation marks is resolved: the answer is remembered.
    """
    if quotation not in discourse.speakers:
        discourse.speakers[quotation] = _find_speaker(discourse, quotation)
    return discourse.speakers[quotation]


def _find_speaker(discourse: Discourse, quotation: int) -> Entity | None:
    span = discourse.quotations[quotation].span
    before: Expression | None = None
    for expression in discourse.history:
        if expression.quoted or expression.kind is ActorKind.PLACE:
            continue
        if expression.span.start >= span.end:
            if expression.span.start > span.end + 60:
                break
            if _speaks(expression, expression.sentence.tokens, span.end):
                return expression.entity
        elif (
            span.start - expression.span.end < 200 and expression.sentence.span.end > span.start - 3
        ):
            before = expression if _introduces(expression) else before
    if before is not None:
        return before.entity
    if quotation and _same_paragraph(discourse, quotation):
        return speaker_of(discourse, quotation - 1)
    return None


def _same_paragraph(discourse: Discourse, quotation: int) -> bool:
    one, other = discourse.quotations[quotation - 1], discourse.quotations[quotation]
    between = discourse.annotated.article.text[one.span.end : other.span.start]
    return other.continues or ("\n" not in between and len(between) < 200)


def _speaks(expression: Expression, tokens: Sequence[Token], quote_end: int) -> bool:
    """Whether a speech verb stands right before or behind the expression, within the attribution of a quote."""
    first, end = expression.first, expression.end
    while (
        end < len(tokens)
        and tokens[end].tag in {"RB", "VBZ", "VBD"}
        and tokens[end].text.lower() not in titles().speech
    ):
        end += 1
    behind = end < len(tokens) and tokens[end].text.lower() in titles().speech
    start = first
    while (
        start > 0
        and tokens[start - 1].tag in {"NN", "NNP", "JJ", "DT"}
        and tokens[start - 1].span.start >= quote_end
    ):
        start -= 1
    return behind or (start > 0 and tokens[start - 1].text.lower() in titles().speech)


def _introduces(expression: Expression) -> bool:
    tokens = expression.sentence.tokens
    return expression.subject and any(
        token.text.lower() in titles().speech
        for token in tokens[expression.end : expression.end + 12]
    )
