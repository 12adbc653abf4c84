"""Resolve the speakers of quotes and claims to actors."""

from __future__ import annotations

from bisect import bisect_left

from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.text import Span

_RELATIVE = frozenset(["who", "which", "that"])


def resolve_actor(annotated: AnnotatedArticle, speaker: Span | None) -> int | None:
    """The actor that the words at `speaker` mean, as an index into `annotated.actors`, or None.

    It is the actor of the mention at the head of the phrase: "Lee's lawyer" is not Lee. A relative pronoun
    means the noun before it; a role may be named by the apposition behind it ("the author, Ann Lee, said").
    """
    if speaker is None:
        return None
    if annotated.text(speaker).lower() in _RELATIVE:
        antecedent = _mention_before(annotated, speaker.start)
        return None if antecedent is None else antecedent.actor
    head = _head(annotated, speaker)
    for mention in _mentions_from(annotated, head.start):
        if mention.span.start >= head.end:
            break
        if mention.actor is not None and mention.span.overlaps(head):
            return mention.actor
    return _apposed(annotated, speaker)


def _head(annotated: AnnotatedArticle, speaker: Span) -> Span:
    """The head noun of the first noun phrase of `speaker`; `speaker` itself where it is but a part of one."""
    phrases = annotated.noun_phrases
    place = bisect_left(phrases, speaker.start, key=lambda noun_phrase: noun_phrase.span.start)
    if place < len(phrases) and speaker.covers(phrases[place].span):
        return phrases[place].head
    return speaker


def _mentions_from(annotated: AnnotatedArticle, position: int) -> tuple[Mention, ...]:
    """The next few mentions that end behind `position`, in text order."""
    mentions = annotated.mentions
    place = bisect_left(mentions, position, key=lambda mention: mention.span.start)
    while place > 0 and mentions[place - 1].span.end > position:
        place -= 1
    return mentions[place : place + 8]


def _mention_before(annotated: AnnotatedArticle, position: int) -> Mention | None:
    """The mention that ends before `position`, with at most a comma between."""
    mentions = annotated.mentions
    place = bisect_left(mentions, position, key=lambda mention: mention.span.start)
    if place == 0:
        return None
    mention = mentions[place - 1]
    between = annotated.article.text[mention.phrase.end : position]
    return mention if mention.phrase.end <= position and between.strip() in {"", ","} else None


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
