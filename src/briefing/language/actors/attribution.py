"""Resolve the speakers of quotes and claims to actors."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from briefing.language.en.closed_classes import RELATIVE_PRONOUNS
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.text import Span


def attribute_speech(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with the actor of each quote and claim whose speaker is known."""
    return replace(
        annotated,
        quotes=tuple(
            quote
            if (actor := resolve_actor(annotated, quote.speaker)) is None
            else replace(quote, actor=actor)
            for quote in annotated.quotes
        ),
        claims=tuple(
            claim
            if (actor := resolve_actor(annotated, claim.speaker)) is None
            else replace(claim, actor=actor)
            for claim in annotated.claims
        ),
    )


def resolve_actor(annotated: AnnotatedArticle, speaker: Span | None) -> int | None:
    """The actor that the words at `speaker` mean, as an index into `annotated.actors`, or None.

    It is the actor of the mention at the head of the phrase: "Lee's lawyer" is not Lee. A role may be named by
    the apposition behind it ("the author, Ann Lee, said").
    """
    head = None if speaker is None else speaker_head(annotated, speaker)
    if speaker is None or head is None:
        return None
    for mention in _mentions_from(annotated, head.start):
        if mention.span.start >= head.end:
            break
        if mention.actor is not None and mention.span.overlaps(head):
            return mention.actor
    return _apposed(annotated, speaker)


def speaker_head(annotated: AnnotatedArticle, speaker: Span) -> Span | None:
    """The head noun of the words that name a speaker; of a relative pronoun, that of the noun phrase before it.

    `speaker` itself where it is but a part of a noun phrase; None where the pronoun follows none.
    """
    phrases = annotated.noun_phrases
    if annotated.text(speaker).lower() in RELATIVE_PRONOUNS:
        index = bisect_right(phrases, speaker.start, key=lambda phrase: phrase.span.end) - 1
        before = phrases[index].span.end if index >= 0 else 0
        apart = annotated.article.text[before : speaker.start].strip() not in {"", ","}
        return None if index < 0 or apart else phrases[index].head
    index = bisect_left(phrases, speaker.start, key=lambda phrase: phrase.span.start)
    if index < len(phrases) and speaker.covers(phrases[index].span):
        return phrases[index].head
    return speaker


def _mentions_from(annotated: AnnotatedArticle, position: int) -> tuple[Mention, ...]:
    """The next few mentions that end behind `position`, in text order."""
    mentions = annotated.mentions
    place = bisect_left(mentions, position, key=lambda mention: mention.span.start)
    while place > 0 and mentions[place - 1].span.end > position:
        place -= 1
    return mentions[place : place + 8]


def _apposed(annotated: AnnotatedArticle, speaker: Span) -> int | None:
    text = annotated.article.text
    if text[speaker.end : speaker.end + 2] != ", ":
        return None
    for mention in _mentions_from(annotated, speaker.end + 1):
        named = mention.form is MentionForm.NAME and mention.kind is ActorKind.PERSON
        starts = mention.phrase.start == speaker.end + 2
        ends = text[mention.phrase.end : mention.phrase.end + 1] == ","
        return mention.actor if named and starts and ends else None
    return None
