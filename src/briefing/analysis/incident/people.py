"""Detect phrases for people, and whom a verb befalls."""

from __future__ import annotations

from briefing.analysis.incident.kinds import noun_kind
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.language.en.numbers import NUMBER_WORDS
from briefing.language.en.tags import DETERMINERS, PRONOUNS, RELATIVES
from briefing.model.annotation import ActorKind, Clause, MentionForm
from briefing.model.text import Span

OLDEST = 110
"""A number behind a name up to this one is an age."""

PERSON_SECTIONS = (
    "person nouns",
    "accused nouns",
    "victim nouns",
    "scene nouns",
    "perpetrator nouns",
)
"""The sections of nouns for people, who may be anyone: two articles may mean different ones by them."""


def is_person(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the noun phrase `span` means people: by a name, a noun for people, or a bare number of them."""
    tokens = sentence.tokens_in(span)
    if not tokens or tokens[-1].tag in PRONOUNS | RELATIVES | DETERMINERS:
        return False
    actors = sentence.annotated.actors
    if any(
        mention.kind is ActorKind.PERSON and mention.form is not MentionForm.PRONOUN
        and mention.span.end == span.end
        for mention in sentence.mentions_in(span)
    ):  # fmt: skip
        return True
    actor = sentence.actor_at(span)
    if actor is not None and actors[actor].kind is ActorKind.PERSON:
        return True
    head = tokens[-1]
    if is_nobody(sentence, span):
        return False
    if head.tag == "CD" or head.text.lower() in NUMBER_WORDS:
        return not any(e.span.overlaps(span) for e in sentence.date_expressions)
    return any(is_noun_of(head.text, section) for section in PERSON_SECTIONS)


def with_age(sentence: AnnotatedSentence, span: Span) -> Span:
    """`span` with the age that follows it between commas: "Ann Poe, 18"."""
    following = sentence.tokens_after(span.end)
    if (
        len(following) > 1
        and following[0].text == ","
        and following[1].text.isdigit()
        and int(following[1].text) <= OLDEST
        and (len(following) == 2 or following[2].tag in {",", ".", "CC", "-RRB-", ":"})
    ):
        return Span(span.start, following[1].span.end)
    return span


def befallen(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """The words for whom the clause's verb befalls; None for a time or a quoted speaker taken for one."""
    dying = clause.lemma in vocabulary("dying verbs")
    span = clause.doer if dying and not clause.passive else clause.undergoer
    if span is None and clause.passive:
        span = _subject(sentence, clause)
    if span is None or _is_time(sentence, span):
        return None
    span = _without_age(sentence, span)
    if any(quote.speaker is not None and quote.speaker.overlaps(span) for quote in sentence.quotes):
        return None
    return span


def is_fatal(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the words around the verb say that somebody is dead: "shot dead", "fatally stabbed", "left him dead"."""
    if clause.lemma not in vocabulary("hurting verbs") and clause.lemma not in vocabulary(
        "verbs of state"
    ):
        return False
    start = clause.action.end
    if not clause.passive and clause.undergoer is not None and clause.undergoer.start >= start:
        start = clause.undergoer.end
    following = [token.text.lower() for token in sentence.tokens_after(start)[:2]]
    inside = {token.text.lower() for token in sentence.tokens_before(clause.action.end)[-3:]}
    dead = {"dead", "deceased"} & set(following)
    return bool(dead) or following == ["to", "death"] or "fatally" in inside


def may_be_people(sentence: AnnotatedSentence, span: Span, lemma: str) -> bool:
    """Whether `span` can be people as those whom `lemma` befalls: only people are murdered, but hopes are hurt."""
    if is_person(sentence, span):
        return True
    tokens = sentence.tokens_in(span)
    if not tokens or lemma not in vocabulary("verbs of people") or is_nobody(sentence, span):
        return False
    head = tokens[-1]
    return (
        head.tag.startswith("NN")
        and not any(is_noun_of(head.text, section) for section in _THINGS)
        and noun_kind(head.text) is None
    )


_THINGS = (
    "firearm nouns", "explosive nouns", "blade nouns", "blunt nouns", "vehicle nouns", "place nouns",
    "background nouns",
)  # fmt: skip


def is_nobody(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the noun phrase means none of a kind: "no soldiers", "a single soldier" behind "not"."""
    return any(
        scope.nobody and scope.cue.start <= span.end and scope.cue.end >= span.start - 1
        for scope in sentence.scopes_over(Span(span.end - 1, span.end))
    )


def _without_age(sentence: AnnotatedSentence, span: Span) -> Span:
    """The name before the comma where `span` is only the age behind it: "Ann Poe, 18, died"."""
    before = sentence.tokens_before(span.start)
    if len(before) < 2 or before[-1].text != "," or not sentence.text(span).isdigit():
        return span
    name = next((p.span for p in sentence.noun_phrases if p.span.end == before[-2].span.end), None)
    return name or span


def _subject(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """The noun phrase right before the verb group."""
    before = sentence.tokens_before(clause.action.start)
    if not before or before[-1].tag in {"IN", "TO", ",", "CC"}:
        return None
    return next((p.span for p in sentence.noun_phrases if p.span.end == before[-1].span.end), None)


def _is_time(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether a temporal expression is all there is of the span, or ends it."""
    number = [token.tag for token in sentence.tokens_in(span)] == ["CD"]
    return any(
        expression.span.end == span.end and not number for expression in sentence.date_expressions
    )
