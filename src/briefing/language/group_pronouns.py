"""Which group or country "it" means, where the sentence leaves no choice."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.discourse import Discourse, Entity, Expression
from briefing.language.expressions import FINITE
from briefing.language.name_lexicons import titles
from briefing.model.annotation import ActorKind, MentionForm
from briefing.model.text import Token


def resolve_group_pronoun(discourse: Discourse, expression: Expression) -> None:
    """Set the entity of "it", "its" and "itself" to a named group or country, or leave it None; "they" stays open.

    Three cases, for a guess by nearness alone is right less than half the time: a possessive whose clause has the
    group for its subject ("the firm cut its forecast"), the subject of what the group says ("the firm said it would"),
    and one that goes on from such a pronoun. "It said" that opens a sentence is the subject of the sentence before.
    """
    tokens = expression.sentence.tokens
    word = tokens[expression.first].text.lower()
    if word not in _SINGULAR:
        return
    entity = _in_sentence(discourse, expression)
    if entity is None and expression.first == 0 and word == "it" and _says(tokens[1:2]):
        entity = _subject_before(discourse, expression)
    expression.entity = entity
    expression.shown = entity is not None
    if entity is not None:
        expression.kind = entity.kind


_SINGULAR = frozenset({"it", "its", "itself"})


def _in_sentence(discourse: Discourse, expression: Expression) -> Entity | None:
    """The group or country that the nearest expression of the sentence which could be meant is of."""
    tokens = expression.sentence.tokens
    for before in discourse.before(expression):
        if before.sentence is not expression.sentence or before.quoted is not expression.quoted:
            return None
        if before.form is MentionForm.PRONOUN and before.kind is not ActorKind.PERSON:
            return before.entity
        entity = before.entity
        if before.subject:
            between = tokens[before.end : expression.first]
            is_named = _is_named_group(entity) and not _is_pair(tokens, before)
            return entity if is_named and _leads_to(between, expression) else None
        if _is_named_group(entity):
            return None
    return None


def _is_named_group(entity: Entity | None) -> bool:
    if entity is None or entity.actor is None:
        return False
    return entity.kind is ActorKind.GROUP or bool(entity.country)


def _is_pair(tokens: Sequence[Token], expression: Expression) -> bool:
    """Whether the expression is one of several: "the fund and the bank"."""
    return any(token.text.lower() == "and" for token in tokens[: expression.first][-2:])


def _leads_to(between: Sequence[Token], expression: Expression) -> bool:
    """Whether the words between a subject and the pronoun bring no other that it could mean."""
    if expression.sentence.tokens[expression.first].text.lower() == "it":
        said = [token for token in between if token.tag not in {"RB", "IN"}]
        return len(between) < _CLOSE and _says(said[-1:])
    return (
        not any(token.tag in _BORDERS or token.text.lower() in _LINKS for token in between)
        and sum(token.tag in FINITE for token in between) < 3
    )


_CLOSE = 5
"""Words that "said", an adverb and "that" may take up before "it"."""

_BORDERS = frozenset({"WDT", "WP", "WRB", ",", ":", "CC"})
_LINKS = frozenset({"that", "after", "before", "because", "while", "as", "if"})


def _says(tokens: Sequence[Token]) -> bool:
    return any(token.text.lower() in titles().speech for token in tokens)


def _subject_before(discourse: Discourse, expression: Expression) -> Entity | None:
    """The group that is the first subject of the sentence before."""
    number = expression.sentence.number - 1
    subjects = [
        before
        for before in discourse.before(expression)
        if before.sentence.number == number and before.subject and not before.quoted
    ]
    entity = subjects[-1].entity if subjects else None
    return entity if entity is not None and _is_named_group(entity) else None
