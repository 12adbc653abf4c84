"""Build the timeline: temporal expressions with what happened then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.text.extents import (
    phrase_at,
    strip_edges,
    tokens_after,
    tokens_before,
    tokens_in,
    with_cues,
)
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import vocabulary
from briefing.model.annotation import Clause, DateExpression, DateKind
from briefing.model.article import Basis
from briefing.model.results import Finding, Moment
from briefing.model.text import Span

_LONGEST_GAP = 12
"""Characters between a noun and the date that is its own: "the attack | on 14 July"."""


def find_moments(
    sentences: Iterable[AnnotatedSentence],
    number: int,
    *,
    incident: Span | None = None,
    triggers: Iterable[Trigger] = (),
) -> tuple[Moment, ...]:
    """The dated happenings of the sentences of article `number`, in text order.

    `incident` is the span of the temporal expression that dates the main incident: its moment is marked.
    `triggers` are the article's: a noun that a date belongs to is shown alone, without the verb around it.
    Durations, recurring times and words for now ("currently") are left out.
    """
    nouns = {
        trigger.date_expression.span: trigger.span
        for trigger in triggers
        if trigger.date_expression is not None
        and not trigger.verbal
        and trigger.date_expression.span.start - trigger.span.end <= _LONGEST_GAP
    }
    return tuple(
        Moment(
            expression=cite(
                sentence.annotated,
                number,
                expression.span,
                basis=_basis(sentence, expression),
                date=expression.date,
            ),
            event=_event(sentence, number, expression, nouns.get(expression.span)),
            incident=incident is not None and expression.span == incident,
        )
        for sentence in sentences
        for expression in sentence.date_expressions
        if is_moment(expression)
    )


def _basis(sentence: AnnotatedSentence, expression: DateExpression) -> Basis:
    """How the moment is known: a day without date, in an article whose own date is inferred, is as uncertain."""
    if expression.date is None and sentence.annotated.reference_date.basis is Basis.INFERRED:
        return Basis.INFERRED
    return expression.basis


def is_moment(expression: DateExpression) -> bool:
    """Whether the expression is a point in time, and not a length, a recurrence or "now"."""
    return expression.kind in {DateKind.DATE, DateKind.TIME} and not expression.value.endswith(
        "_REF"
    )


def in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments by date, those without a known date last, each group in text order."""

    def key(moment: Moment) -> tuple[date, int, int]:
        day = moment.expression.date
        citation = moment.expression.citation
        return (day.earliest if day else date.max, citation.article, moment.expression.span.start)

    return tuple(sorted(moments, key=key))


def _event(
    sentence: AnnotatedSentence, number: int, expression: DateExpression, noun: Span | None
) -> Finding | None:
    span = noun or _event_span(sentence, expression.span)
    span = with_cues(sentence, span) if span is not None else None
    return cite(sentence.annotated, number, span) if span is not None else None


def _event_span(sentence: AnnotatedSentence, date: Span) -> Span | None:
    phrase = phrase_at(sentence, date.start)
    before = tokens_before(sentence, date.start)
    possessive = [token.tag for token in tokens_after(sentence, date.end)[:1]] == ["POS"]
    led = bool(before) and before[-1].tag in {"IN", "TO"} and not possessive
    if phrase is not None and phrase.span.end > date.end and not led:
        # "a 2016 peace agreement", "Thursday's meeting": the date is a modifier of what happened.
        return strip_edges(sentence, Span(date.end, phrase.span.end))
    noun = before[-2] if len(before) > 1 and before[-1].tag in {"IN", "TO"} else None
    clause = nearest_clause(sentence, date)
    if (
        noun is not None
        and noun.text.lower().endswith(tuple(vocabulary("endings of happenings")))
        and (clause is None or clause.subordinate)
    ):
        outer = phrase_at(sentence, noun.span.start)
        if outer is not None:
            return outer.span
    if clause is None:
        return strip_edges(sentence, sentence.sentence.span)
    return _clause_around(sentence, clause, date)


def _clause_around(sentence: AnnotatedSentence, clause: Clause, date: Span) -> Span:
    """The clause up to its date, or from behind it where the date comes first."""
    lead = tokens_before(sentence, clause.action.start)[-1:]
    # "was unable to land" is one happening, "ever since taking office" is one of its own.
    loose = clause.subordinate and not (lead and lead[0].tag == "TO")
    start = clause.action.start if loose else clause.span.start
    if clause.action.end <= date.start:
        cut = strip_edges(sentence, Span(start, date.start))
        rest = [t for t in tokens_in(sentence, Span(date.end, clause.span.end)) if t.tag != "."]
        if cut is not None and (len(rest) <= 1 or cut.end - clause.action.end > 12):
            return cut
        return Span(start, max(clause.span.end, clause.action.end))
    if date.end <= clause.action.start:
        cut = strip_edges(sentence, Span(max(date.end, clause.span.start), clause.span.end))
        return cut or clause.span
    return clause.span


def nearest_clause(sentence: AnnotatedSentence, span: Span) -> Clause | None:
    """The clause that the words at `span` belong to: the tightest around them, else the last
    whose verb stands before them, else the first behind them.
    """
    around = sentence.clause_at(span)
    if around is not None:
        return around
    before = [clause for clause in sentence.clauses if clause.action.end <= span.start]
    if before:
        return before[-1]
    after = [clause for clause in sentence.clauses if clause.action.start >= span.end]
    following = tokens_after(sentence, span.end)
    return after[0] if after and following else None
