"""Tell whether a trigger in the lead is news: with a day or place of its own."""

from __future__ import annotations

import datetime

from briefing.analysis.incident.kinds import KINDS
from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.text.extents import OF
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.closed_classes import BACKGROUND_SUBORDINATORS, SPATIAL_PREPOSITIONS
from briefing.language.en.tags import FINITE
from briefing.model.annotation import ActorKind, Clause, DateExpression, DateKind, MentionForm
from briefing.model.text import Span

_FIRST_SENTENCES = 2
_LEAST_WEIGHT = 0.8
_RECENT = datetime.timedelta(days=60)


def is_news(trigger: Trigger) -> bool:
    """Whether the trigger is news: in the first sentences, with a day or a place.

    It tells what happened there. An affair has to stand in the very first. The trigger is a finite verb or the subject
    of one, in no clause that "after" or the like leads; a disaster or an accident may be the object too ("crews battled
    a wildfire").
    """
    sentence = trigger.sentence
    return (
        sentence.number <= (1 if KINDS[trigger.kind].affair else _FIRST_SENTENCES)
        and trigger.weight >= _LEAST_WEIGHT
        and (trigger.factual or KINDS[trigger.kind].announced)
        and not trigger.denied
        and _is_told(trigger)
        and (_has_day(trigger) or _has_place(sentence))
    )


def _is_told(trigger: Trigger) -> bool:
    sentence = trigger.sentence
    before = {token.text.lower() for token in sentence.tokens_before(trigger.head.start)}
    # "Four are missing after an avalanche": of what nobody does, what came of it is news together with it.
    natural = KINDS[trigger.kind].natural
    if before & (BACKGROUND_SUBORDINATORS - {"after"} if natural else BACKGROUND_SUBORDINATORS):
        return False
    if trigger.verbal:
        if _is_reduced(trigger):
            return False
        modal = trigger.clause is not None and trigger.clause.modal
        return not modal or KINDS[trigger.kind].announced
    return any(
        role is not None and role.covers(trigger.head)
        for clause in sentence.clauses
        for subject in (clause.undergoer if clause.passive else clause.doer,)
        for role in (
            subject,
            *((clause.doer, clause.undergoer) if _is_met(trigger, clause) else ()),
        )
    )


def _is_met(trigger: Trigger, clause: Clause) -> bool:
    """Whether the object is news too: "crews battled a wildfire", "police are investigating a shooting"."""
    return KINDS[trigger.kind].natural or clause.lemma in vocabulary("inquiring verbs")


def _is_reduced(trigger: Trigger) -> bool:
    """Whether the verb is a participle behind a noun and another verb: "families of those killed in the bombing"."""
    clause, sentence = trigger.clause, trigger.sentence
    if clause is None or [token.tag for token in sentence.tokens_in(clause.action)] != ["VBN"]:
        return False
    return any(
        other.action.end <= clause.action.start
        and not FINITE.isdisjoint(token.tag for token in sentence.tokens_in(other.action))
        for other in sentence.clauses
    )


def _has_day(trigger: Trigger) -> bool:
    if KINDS[trigger.kind].affair:
        return any(_is_recent(trigger, e) for e in trigger.sentence.date_expressions)
    expression = trigger.date_expression
    if expression is not None:
        return _is_recent(trigger, expression)
    return trigger.lethal and any(
        _is_recent(trigger, e) and not _is_of_saying(trigger.sentence, e)
        for e in trigger.sentence.date_expressions
    )


def _is_of_saying(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    before = [c for c in sentence.clauses if c.action.end <= expression.span.start][-1:]
    cues = [quote.cue for quote in sentence.quotes if quote.cue is not None]
    return any(cue.overlaps(clause.action) for cue in cues for clause in before)


def _is_recent(trigger: Trigger, expression: DateExpression) -> bool:
    if expression.kind not in {DateKind.DATE, DateKind.TIME}:
        return False
    reference = trigger.sentence.annotated.reference_date.date
    if expression.date is None or reference is None:
        return expression.date is None and "WXX" in expression.value
    return (
        expression.date.is_full
        and reference.earliest - _RECENT <= expression.date.earliest <= reference.latest
    )


def _has_place(sentence: AnnotatedSentence) -> bool:
    return any(
        mention.kind is ActorKind.PLACE
        and mention.form is MentionForm.NAME
        and _is_led(sentence, mention.span)
        for mention in sentence.mentions
    )


def _is_led(sentence: AnnotatedSentence, span: Span) -> bool:
    phrase = next((p.span for p in sentence.noun_phrases if p.span.covers(span)), span)
    before = sentence.tokens_before(phrase.start)
    return bool(before) and before[-1].text.lower() in SPATIAL_PREPOSITIONS | OF
