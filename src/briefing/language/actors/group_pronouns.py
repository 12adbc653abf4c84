"""Resolve "it" to a group, place or thing where there is no other choice."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.actors.discourse import Discourse, Entity, Expression
from briefing.language.actors.referring_expressions import is_day
from briefing.language.en.closed_classes import SUBORDINATORS
from briefing.language.en.reporting import cue_words
from briefing.language.en.tags import FINITE, WH_WORDS
from briefing.model.annotation import ActorKind, MentionForm
from briefing.model.text import Token


def resolve_group_pronoun(discourse: Discourse, expression: Expression) -> None:
    """Resolve "it", "its" and "itself" to a named group, place or thing, or to None.

    The entity is set in place; "they" stays open. Three cases, for a guess by nearness alone is right less than half
    the time: a possessive whose clause has the group for its subject, in form ("the firm cut its forecast") or in sense
    ("asked the firm to cut its forecast"), the subject of what the group says ("the firm said on Monday that it
    would"), and one that goes on from such a pronoun. "It said" that opens a sentence is the subject of the sentence
    before.
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
    """What the nearest expression of the sentence that could be meant names."""
    tokens = expression.sentence.tokens
    for before in discourse.before(expression):
        if before.sentence is not expression.sentence or before.quoted is not expression.quoted:
            return None
        if before.form is MentionForm.PRONOUN and before.kind is not ActorKind.PERSON:
            return before.entity
        entity = before.entity
        if before.subject or _is_understood(tokens, before):
            between = tokens[before.end : expression.first]
            clear = _is_named(entity) and not _is_pair(tokens, before)
            return entity if clear and _leads_to(between, expression) else None
        if _is_named(entity):
            return None
    return None


def _is_named(entity: Entity | None) -> bool:
    """Whether it is a group, place or thing with a name."""
    return entity is not None and entity.actor is not None and entity.kind is not ActorKind.PERSON


def _is_understood(tokens: Sequence[Token], expression: Expression) -> bool:
    """Whether it is the subject in all but form: "forced the firm to cut its prices", "the firm, which cut"."""
    end = expression.end
    behind = [token.tag for token in tokens[end : end + 3]]
    return behind[:2] == ["TO", "VB"] or (behind[:2] == [",", "WDT"] and behind[-1] in FINITE)


def _is_pair(tokens: Sequence[Token], expression: Expression) -> bool:
    """Whether the expression is one of several: "the fund and the bank"."""
    return any(token.text.lower() == "and" for token in tokens[: expression.first][-2:])


def _leads_to(between: Sequence[Token], expression: Expression) -> bool:
    """Whether the words between a subject and the pronoun bring no other that it could mean."""
    if expression.sentence.tokens[expression.first].text.lower() == "it":
        said = [token for token in between if token.tag not in {"RB", "IN"} and not is_day(token)]
        return len(between) < _CLOSE and _says(said[-1:])
    if [token.text for token in between] == [","]:  # "Acme, its biggest customer": another's
        return False
    if [token.tag for token in between[:2]] == [",", "WDT"]:
        between = between[2:]
    for index, token in enumerate(between):
        if token.tag in _BORDERS or token.text.lower() in SUBORDINATORS:
            return False
        if token.tag in {",", "CC"} and _has_own_subject(between[index + 1 :]):
            return False
    return sum(token.tag in FINITE for token in between) < 3


def _has_own_subject(tokens: Sequence[Token]) -> bool:
    """Whether what follows a comma or "and" is a clause with a subject: not in "cut costs and raised its forecast"."""
    verbs = [index for index, token in enumerate(tokens) if token.tag in FINITE]
    return bool(verbs) and any(token.tag != "RB" for token in tokens[: verbs[0]])


_CLOSE = 6
"""Words that "has said", an adverb or a day, and "that" may take up before "it"."""

_BORDERS = WH_WORDS | {":"}


def _says(tokens: Sequence[Token]) -> bool:
    return any(token.text.lower() in cue_words() for token in tokens)


def _subject_before(discourse: Discourse, expression: Expression) -> Entity | None:
    """The group that is the first subject of the sentence before."""
    number = expression.sentence.number - 1
    subjects = [
        before
        for before in discourse.before(expression)
        if before.sentence.number == number and before.subject and not before.quoted
    ]
    entity = subjects[-1].entity if subjects else None
    return entity if entity is not None and _is_named(entity) else None
