"""Tell other occasions from the main incident's, by words and dates."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.text.extents import tokens_after, tokens_before, tokens_in
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.closed_classes import TIME_CONJUNCTIONS
from briefing.model.annotation import DateExpression, DateKind

_LONG = re.compile(r"P(?:\d+|X)[YM]")
"""The TIMEX3 value of months and years."""
LEAD_SENTENCES = 4
"""Triggers this near to the top weigh in full, later ones a third: news tells the main event first."""
SAME_OCCASION_DAYS = 60
"""A trigger dated longer than this before the article tells of an earlier incident."""


def find_occasion(triggers: list[Trigger]) -> DateExpression | None:
    """Find the occasion: a date long past that the first trigger names.

    It is long before the article's: a trial tells of what happened years ago.
    """
    first = triggers[0] if triggers else None
    if first is None or first.sentence.number > LEAD_SENTENCES:
        return None
    expression = first.date_expression
    return expression if expression and _is_long_before(first, expression) else None


def with_occasion(trigger: Trigger, occasion: DateExpression | None) -> Trigger:
    """The trigger, marked as another where its own words put it on another occasion."""
    sentence = trigger.sentence
    words = {
        token.text.lower()
        for token in tokens_in(sentence, trigger.span)
        if token.span.start <= trigger.head.start
    }
    if words & vocabulary("other-occasion words"):
        return replace(trigger, other=True)
    if _is_landmark(trigger):
        return replace(trigger, other=True)
    expression = trigger.date_expression
    if (
        expression is not None
        and not _is_same(expression, occasion)
        and _is_long_before(trigger, expression)
    ):
        return replace(trigger, other=True)
    following = [token.text.lower() for token in tokens_after(sentence, trigger.head.end)[:4]]
    if following[:3] == ["over", "the", "years"]:
        return replace(trigger, other=True)
    before = [token.text.lower() for token in tokens_before(sentence, trigger.span.start)[-3:]]
    bare = trigger.span.end == trigger.head.end and "the" in words
    if before[-1:] == ["before"] and len(before) > 1 and not bare:
        # "Weeks before the assassination of X": told as a landmark of another story.
        return replace(trigger, other=True)
    return trigger


def _is_landmark(trigger: Trigger) -> bool:
    """Whether a time is counted from it: "ten years after the quake that killed 700"."""
    sentence = trigger.sentence
    start = trigger.span.start
    if trigger.verbal and trigger.clause is not None and trigger.clause.doer is not None:
        start = min(start, trigger.clause.doer.start)
    before = sentence.tokens_before(start)[-1:]
    # "It came hours before three officers were shot": of days and hours the verb has to say so.
    passed = any(
        clause.action.end <= start and clause.lemma in vocabulary("verbs of happening")
        for clause in sentence.clauses
    )
    return bool(before) and any(
        (passed or _LONG.match(expression.value))
        and expression.kind is DateKind.DURATION
        and expression.span.end == before[0].span.start - 1
        for expression in sentence.date_expressions
        if before[0].text.lower() in TIME_CONJUNCTIONS | {"from"}
    )


def _is_same(expression: DateExpression, occasion: DateExpression | None) -> bool:
    """Whether one of the two dates lies within the other."""
    if occasion is None or occasion.date is None or expression.date is None:
        return False
    one, other = expression.date, occasion.date
    return one.earliest <= other.latest and other.earliest <= one.latest


def _is_long_before(trigger: Trigger, expression: DateExpression) -> bool:
    reference = trigger.sentence.annotated.reference_date.date
    if expression.date is None:
        return False
    latest = (expression.end or expression.date).latest
    if reference is None:
        # Without a reference date, only a span of years is surely not this incident's day.
        return expression.date.month is None and expression.end is not None
    return latest < reference.earliest - datetime.timedelta(days=SAME_OCCASION_DAYS)
