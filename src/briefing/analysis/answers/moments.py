"""Build the timeline: temporal expressions with what happened then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from briefing.analysis.text.extents import phrase_at, tokens_after, tokens_before, tokens_in
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en.closed_classes import COMPARISONS, SUBORDINATORS
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.reporting import PLAIN_SPEECH
from briefing.language.en.tags import BEFORE_DAY, FINITE, VERBS, WH_WORDS
from briefing.model.annotation import Clause, DateExpression, DateKind, Status
from briefing.model.article import Basis
from briefing.model.results import Moment
from briefing.model.text import Span

_COMPARED = 10
"""Tokens before a date among which it is looked for what it is compared with."""
_SUPPOSED = frozenset({Status.CONDITIONAL, Status.ASKED})


def find_moments(
    sentences: Iterable[AnnotatedSentence], number: int, *, incident: Span | None = None
) -> tuple[Moment, ...]:
    """Find the dated happenings of article `number`, in text order, one per sentence.

    What happened is told by the whole sentence: stretches cut out of it lost their subject, their verb or their
    negation in half of the lines that were read. A day on which something was only said dates nothing, nor does one
    inside a quotation or a question. `incident` is the span of the temporal expression that dates the main incident:
    its moment is marked. Durations, recurring times and words for now ("currently") are left out.
    """
    return tuple(
        Moment(
            expression=cite(
                sentence.annotated,
                number,
                expression.span,
                basis=_basis(sentence, expression),
                date=expression.date,
                end=expression.end,
            ),
            event=cite(sentence.annotated, number, sentence.sentence.span),
            incident=incident is not None and expression.span == incident,
        )
        for sentence in sentences
        if not sentence.correction and not sentence.question
        for expression in _dating(sentence, incident)
    )


def _dating(sentence: AnnotatedSentence, incident: Span | None) -> list[DateExpression]:
    """The temporal expression that tells when what the sentence tells happened: that of its main clause first.

    Of a language whose syntax is not read, all of them.
    """
    candidates = [
        expression
        for expression in sentence.date_expressions
        if is_moment(expression) and _tells_when(sentence, expression)
    ]

    def rank(expression: DateExpression) -> tuple[bool, bool, bool, int]:
        clause = nearest_clause(sentence, expression.span)
        return (
            expression.span != incident,
            clause is None or _depends(sentence, clause),
            # "This weekend, on Saturday" was on Saturday.
            expression.end is not None,
            expression.span.start,
        )

    return sorted(candidates, key=rank)[:1] if _is_parsed(sentence) else candidates


def _is_parsed(sentence: AnnotatedSentence) -> bool:
    return bool(sentence.clauses or sentence.noun_phrases)


def _tells_when(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    """Whether the expression dates what happened, and not when it was said or what a speaker calls today."""
    if _is_parsed(sentence) and not any(
        _is_finite(sentence, clause) for clause in sentence.clauses
    ):
        return False
    if any(q.whole and q.span.covers(expression.span) for q in sentence.annotated.quotations):
        return False
    if _is_supposed(sentence, expression) or _is_counted_from(sentence, expression):
        return False
    if _is_compared(sentence, expression):
        return False
    clause = nearest_clause(sentence, expression.span)
    if _is_against_tense(sentence, expression) or _dates_saying(sentence, expression):
        return False
    return not _names_another(sentence, expression, clause) and not any(
        quote.cue is not None
        and clause is not None
        and clause.action.overlaps(quote.cue)
        and not quote.content.covers(expression.span)
        for quote in sentence.quotes
    )


def _is_supposed(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    """Whether a condition or a question is about the day, so that nothing is told of it: "if he had left in 1995"."""
    return any(scope.status in _SUPPOSED for scope in sentence.scopes_over(expression.span))


def _is_counted_from(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    """Whether another day is counted from this one: "two days before Election Day"."""
    before = tokens_before(sentence, expression.span.start)[-2:]
    return (
        len(before) == 2
        and before[-1].text.lower() in {"before", "after"}
        and any(
            other.kind is DateKind.DURATION and other.span.end == before[0].span.end
            for other in sentence.date_expressions
        )
    )


def _is_compared(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    """Whether the expression dates only what is compared: "74%, up from 69% four years ago".

    Without a figure, "up from" tells of a way or a beginning: "The fare goes up from Monday".
    """
    words: list[str] = []
    figure = False
    for token in reversed(tokens_before(sentence, expression.span.start)[-_COMPARED:]):
        if token.text in {",", ";"} or token.tag in FINITE:
            break
        words.insert(0, token.text.lower())
        figure = figure or token.tag == "CD"
    found = [pair for pair in pairwise(words) if pair in COMPARISONS]
    return any(figure or last != "from" for _, last in found)


def _dates_saying(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    """Whether the expression stands right behind a verb of saying: "said on Sunday", "told reporters late Monday"."""
    before = tokens_before(sentence, expression.span.start)[-4:]
    while before and before[-1].tag in BEFORE_DAY:
        before = before[:-1]
    if not before or before[-1].tag not in VERBS:
        return False
    return verb_lemma(before[-1].text) in PLAIN_SPEECH


def _is_against_tense(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    """Whether a future tense stands beside a day gone by, or none beside a day to come."""
    dated = sentence.annotated.reference_date
    if expression.date is None or dated.date is None or dated.basis is Basis.INFERRED:
        return False
    if not _is_parsed(sentence):
        return False  # tenses are read in English only
    if expression.date.earliest > dated.date.latest:
        return not expression.ahead
    last = (expression.end or expression.date).latest
    return bool(expression.ahead) and last < dated.date.earliest


def _names_another(
    sentence: AnnotatedSentence, expression: DateExpression, clause: Clause | None
) -> bool:
    """Whether the date only tells which one is meant: "regretted the 2016 deal", not "Monday's blast killed two"."""
    phrase = phrase_at(sentence, expression.span.start)
    if phrase is None or clause is None or phrase.head.start < expression.span.end:
        return False
    subject = clause.undergoer if clause.passive else clause.doer
    return subject is None or not subject.overlaps(phrase.span)


def _depends(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause stands under another: by its verb, behind a relative pronoun or a subordinator."""
    lead = [
        tokens_before(sentence, start)[-1:] for start in (clause.span.start, clause.action.start)
    ]
    return clause.subordinate or any(
        token.tag in WH_WORDS or (token.tag == "IN" and token.text.lower() in SUBORDINATORS)
        for tokens in lead
        for token in tokens
    )


def _is_finite(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether its verb is finite.

    One tagged a participle is, where it has both its doer and its object.
    """
    whole = clause.doer is not None and clause.undergoer is not None and not clause.passive
    known = FINITE | {"VBN"} if whole else FINITE
    return any(token.tag in known for token in tokens_in(sentence, clause.action))


def _basis(sentence: AnnotatedSentence, expression: DateExpression) -> Basis:
    """How the moment is known: a day without date, in an article whose own date is inferred, is as uncertain."""
    if expression.date is None and sentence.annotated.reference_date.basis is Basis.INFERRED:
        return Basis.INFERRED
    return expression.basis


def is_moment(expression: DateExpression) -> bool:
    """Whether the expression is a point in time, no length, recurrence or "now"."""
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


def nearest_clause(sentence: AnnotatedSentence, span: Span) -> Clause | None:
    """The clause that the words at `span` belong to.

    It is the tightest around them, else the last whose verb stands before them, else the first behind them.
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
