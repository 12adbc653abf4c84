"""Detect casualties of other times: of a year, of past years, of long before."""

from __future__ import annotations

import datetime
import re

from briefing.analysis.incident.main_incident import SAME_OCCASION_DAYS
from briefing.analysis.incident.story import Story
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en.closed_classes import TIME_SPAN_PREPOSITIONS
from briefing.model.annotation import DateExpression, DateKind
from briefing.model.text import Span

_LONG = re.compile(r"P[\dX]+[YM]")
"""The TIMEX3 value of months and years: nobody dies so long."""


def is_of_another_time(story: Story, sentence: AnnotatedSentence, people: Span) -> bool:
    """Whether the clause around `people` dates them elsewhere: "200 a year", "in the past ten years", "in 2009"."""
    clause = sentence.clause_at(people)
    around = clause.span if clause is not None else sentence.sentence.span
    return any(
        _is_rate(sentence, expression) or _is_long_before(story, expression)
        for expression in sentence.date_expressions
        if around.start <= expression.span.start <= around.end + 2
        and not expression.span.overlaps(people)
    )


def _is_rate(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    if expression.kind is DateKind.SET:
        return True
    before = sentence.tokens_before(expression.span.start)[-1:]
    led = bool(before) and before[0].text.lower() in TIME_SPAN_PREPOSITIONS
    return expression.kind is DateKind.DURATION and led and bool(_LONG.match(expression.value))


def _is_long_before(story: Story, expression: DateExpression) -> bool:
    """Whether the day is long before the article's, and not that of the incident."""
    reference = story.annotated.reference_date.date
    if expression.kind is not DateKind.DATE or expression.date is None or reference is None:
        return False
    latest = (expression.end or expression.date).latest
    if latest >= reference.earliest - datetime.timedelta(days=SAME_OCCASION_DAYS):
        return False
    own = [trigger.date_expression for trigger in story.main.triggers]
    return not any(
        other is not None
        and other.date is not None
        and other.date.earliest <= latest
        and expression.date.earliest <= other.date.latest
        for other in own
    )
