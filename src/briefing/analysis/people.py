"""Phrases for people, and whom a verb befalls."""

from __future__ import annotations

from briefing.analysis.sentences import AnnotatedSentence
from briefing.analysis.vocabulary import is_noun_of, vocabulary
from briefing.model.annotation import ActorKind, Clause, MentionForm
from briefing.model.text import Span

OLDEST = 110
"""A number behind a name up to this one is an age."""


def is_person(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the noun phrase `span` means people: by a name, a noun for people, or a bare number of them."""
    tokens = sentence.tokens_in(span)
    if not tokens or tokens[-1].tag in {"PRP", "PRP$", "WP", "WDT", "DT", "EX"}:
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
    if head.tag == "CD" or head.text.lower() in vocabulary("number words"):
        return not any(e.span.overlaps(span) for e in sentence.date_expressions)
    return any(
        is_noun_of(head.text, f"{section} nouns")
        for section in ("person", "accused", "victim", "scene", "perpetrator")
    )


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
    if span is None or any(e.span.overlaps(span) for e in sentence.date_expressions):
        return None
    if any(quote.speaker is not None and quote.speaker.overlaps(span) for quote in sentence.quotes):
        return None
    return span
