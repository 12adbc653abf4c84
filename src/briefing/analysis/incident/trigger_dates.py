"""Find the temporal expression that dates a trigger."""

from __future__ import annotations

from briefing.analysis.text.extents import tokens_in
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en.closed_classes import SIMULTANEOUS, SUBORDINATORS
from briefing.model.annotation import DateExpression, DateKind
from briefing.model.text import Span

_PARTING = SUBORDINATORS - SIMULTANEOUS | {"following"}


def governing_date(sentence: AnnotatedSentence, span: Span, head: Span) -> DateExpression | None:
    """The nearest date in the trigger's clause, or right behind it.

    Behind it no verb stands between.
    """
    best: DateExpression | None = None
    for expression in sentence.date_expressions:
        if expression.kind in {DateKind.DURATION, DateKind.SET}:
            continue
        inside = span.covers(expression.span)
        near = expression.span.start >= head.end and not any(
            clause.action.start >= head.end
            and clause.action.end <= expression.span.start
            and not any(role and role.covers(head) for role in (clause.doer, clause.undergoer))
            for clause in sentence.clauses
        )
        between = Span(expression.span.end, head.start)
        before = expression.span.end <= head.start and not (
            any(between.covers(clause.action) for clause in sentence.clauses)
            or is_parted(sentence, between)
        )
        if inside or near or before:
            distance = min(
                abs(expression.span.start - head.end), abs(head.start - expression.span.end)
            )
            if best is None or distance < min(
                abs(best.span.start - head.end), abs(head.start - best.span.end)
            ):
                best = expression
    return best


def is_parted(sentence: AnnotatedSentence, between: Span) -> bool:
    """Whether "after" or the like in `between` keeps a date off the other side.

    The date on one side is then not one of the other's.
    """
    return any(token.text.lower() in _PARTING for token in tokens_in(sentence, between))
