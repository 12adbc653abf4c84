"""Resolve role phrases and pronouns, first outside quotations, then inside."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.actors.discourse import Discourse, Expression
from briefing.language.actors.pronouns import resolve_pronoun
from briefing.language.actors.referring_expressions import read_expressions
from briefing.language.actors.role_links import resolve_role
from briefing.model.annotation import Actor, AnnotatedArticle, Mention, MentionForm


def resolve_references(
    annotated: AnnotatedArticle, named: Sequence[Mention], actors: Sequence[Actor]
) -> list[Mention]:
    """Resolve role phrases and pronouns to `actors`, as mentions, where that is clear.

    Two passes in text order: the writer's own words first, then what stands in quotation marks, where "I" is the
    speaker and "he" is anyone but the speaker.
    """
    discourse = Discourse(annotated, named, actors)
    expressions = list(read_expressions(discourse))
    for quoted in (False, True):
        for expression in [one for one in expressions if one.quoted is quoted]:
            _resolve(discourse, expression)
    return [
        _mention(discourse, expression)
        for expression in expressions
        if expression.form is not MentionForm.NAME and expression.shown
    ]


def _resolve(discourse: Discourse, expression: Expression) -> None:
    if expression.form is MentionForm.ROLE:
        resolve_role(discourse, expression)
    elif expression.form is MentionForm.PRONOUN:
        resolve_pronoun(discourse, expression)
    discourse.enter(expression)


def _mention(discourse: Discourse, expression: Expression) -> Mention:
    entity = expression.entity
    return Mention(
        span=expression.span,
        phrase=expression.span,
        sentence=expression.sentence.number,
        form=expression.form,
        kind=expression.kind,
        actor=entity.actor if entity is not None else None,
    )
