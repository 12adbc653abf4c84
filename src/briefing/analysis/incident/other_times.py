"""Detect casualties of other times: of a year, of past years, of long before."""

from __future__ import annotations

import datetime
import re

from briefing.analysis.incident.occasions import SAME_OCCASION_DAYS
from briefing.analysis.incident.story import Story
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of
from briefing.language.en.closed_classes import RATE_WORDS, TIME_SPAN_PREPOSITIONS
from briefing.model.annotation import Clause, DateExpression, DateKind
from briefing.model.text import Span

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\byears?\b")
_LONG = re.compile(r"P\d+[YM]")
"""The TIMEX3 value of months and years: nobody dies so long."""


def is_of_another_time(story: Story, sentence: AnnotatedSentence, people: Span) -> bool:
    """Whether the clause around `people` dates them elsewhere.

    "200 a year", "in the past ten years", "in 2009".
    """
    clause = sentence.clause_at(people)
    following = [token.text.lower() for token in sentence.tokens_after(people.end)[:2]]
    if (
        following[:1]
        and following[0] in RATE_WORDS
        and is_noun_of(following[-1], "rates", "casualties")
    ):
        return True
    return any(
        _is_rate(sentence, expression)
        or is_long_before(story, expression)
        or "earlier this year" in sentence.text(expression.span).lower()
        for expression in sentence.date_expressions
        if _is_date_of(sentence, clause, people, expression.span)
    )


def _is_date_of(
    sentence: AnnotatedSentence, clause: Clause | None, people: Span, date: Span
) -> bool:
    """Whether the date is the clause's own: not of a clause within it, nor of the words between people and verb."""
    if clause is None:
        return not date.overlaps(people) and sentence.clause_at(date) is None
    if not clause.span.start <= date.start <= clause.span.end + 2 or date.overlaps(people):
        return False
    inner = sentence.clause_at(date)
    first, last = sorted((people, clause.action))
    between = first.end <= date.start and date.end <= last.start
    return not between and (inner is None or inner == clause)


def _is_rate(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    """Whether it tells how often, or a number of months or years in which: not "the worst in decades"."""
    if expression.kind is DateKind.SET:
        return True
    before = sentence.tokens_before(expression.span.start)[-1:]
    led = bool(before) and before[0].text.lower() in TIME_SPAN_PREPOSITIONS
    return expression.kind is DateKind.DURATION and led and bool(_LONG.match(expression.value))


def is_long_before(story: Story, expression: DateExpression) -> bool:
    """Whether the words name a year long over that is not the incident's."""
    reference = story.annotated.reference_date.date
    if expression.kind is not DateKind.DATE or expression.date is None or reference is None:
        return False
    latest = (expression.end or expression.date).latest
    named = _YEAR.search(story.annotated.text(expression.span)) is not None
    if not named or latest >= reference.earliest - datetime.timedelta(days=SAME_OCCASION_DAYS):
        return False
    own = [trigger.date_expression for trigger in story.main.triggers]
    return not any(
        other is not None
        and other.date is not None
        and other.date.earliest <= latest
        and expression.date.earliest <= other.date.latest
        for other in own
    )
