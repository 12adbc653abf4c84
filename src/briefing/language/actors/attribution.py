"""Resolve the speakers of quotes and claims to actors."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TypeVar

from briefing.language.en.closed_classes import ADDITIVES, RELATIVE_PRONOUNS
from briefing.language.en.tags import PREPOSITIONS, PROPER_NOUNS, SUBJECT_OPENINGS
from briefing.model.annotation import (
    ActorKind,
    AnnotatedArticle,
    Claim,
    Mention,
    MentionForm,
    Quote,
)
from briefing.model.text import Span, Token

SayingT = TypeVar("SayingT", Quote, Claim)


def attribute_speech(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Attribute each quote and claim to its speaker, or to several joint speakers.

    The article comes back with the actors where they are known.
    """
    return replace(
        annotated,
        quotes=tuple(_attributed(annotated, quote) for quote in annotated.quotes),
        claims=tuple(_attributed(annotated, claim) for claim in annotated.claims),
    )


def _attributed(annotated: AnnotatedArticle, saying: SayingT) -> SayingT:
    if saying.speaker is None:
        return saying
    members = conjuncts(annotated, saying.speaker)
    if len(members) == 1:
        actor = resolve_actor(annotated, saying.speaker)
        return saying if actor is None else replace(saying, actor=actor)
    actors = [resolve_actor(annotated, member) for member in members]
    return replace(saying, joint=tuple(dict.fromkeys(a for a in actors if a is not None)))


def conjuncts(annotated: AnnotatedArticle, speaker: Span) -> list[Span]:
    """Split a joint speaker into its members ("Lee", "Roe" of "Lee and Roe").

    `speaker` alone where nothing joins any. "And" inside a name or a role joins nothing ("the president and founder"),
    nor does one between nouns that hang on a preposition ("the ministry of trade and industry", "officials in France
    and Spain").
    """
    sentence = annotated.sentence_at(speaker.start)
    tokens = [t for t in sentence.tokens if speaker.covers(t.span)] if sentence else []
    words = tuple(token.text.lower() for token in tokens)
    mentions = _mentions_from(annotated, speaker.start)
    members: list[list[Token]] = [[]]
    joined = False
    index = 0
    while index < len(tokens):
        length = _joint(words, index)
        span = tokens[index].span
        if not length or any(mention.span.covers(span) for mention in mentions):
            members[-1].append(tokens[index])
            index += 1
            continue
        joined = joined or words[index] != ","
        index += length
        if not _hangs(members[-1], tokens[index:], mentions):
            members.append([])
    spans = [Span(member[0].span.start, member[-1].span.end) for member in members if member]
    return spans if joined and len(spans) > 1 else [speaker]


def _joint(words: tuple[str, ...], index: int) -> int:
    """How many of `words` from `index` on join one noun phrase to the next: "and", "as well as", a comma."""
    lengths = [len(joint) for joint in ADDITIVES if words[index : index + len(joint)] == joint]
    return max(lengths, default=int(words[index] == ","))


def _hangs(before: list[Token], behind: list[Token], mentions: tuple[Mention, ...]) -> bool:
    """Whether the noun that `behind` begins with hangs on a preposition in `before`: no article, person or group."""
    if not behind or not any(token.tag in PREPOSITIONS for token in before):
        return False
    named = any(
        mention.phrase.covers(behind[0].span) and mention.kind is not ActorKind.PLACE
        for mention in mentions
    )
    return not named and behind[0].tag not in SUBJECT_OPENINGS - PROPER_NOUNS


def resolve_actor(annotated: AnnotatedArticle, speaker: Span | None) -> int | None:
    """The actor that the words at `speaker` mean, or None.

    It is an index into `annotated.actors`. It is the actor of the mention at the head of the phrase: "Lee's lawyer" is
    not Lee. A role may be named by the apposition behind it ("the author, Ann Lee, said").
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
    """The head noun of the words that name a speaker.

    Of a relative pronoun, that of the noun phrase before it. `speaker` itself where it is but a part of a noun phrase;
    None where the pronoun follows none.
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
