"""Detect phrases for people, and whom a verb befalls."""

from __future__ import annotations

from briefing.analysis.incident.kinds import noun_kind
from briefing.analysis.text.counts import is_part, quantifiers_at
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.language.en.closed_classes import OBJECT_PRONOUNS, PRONOUNS_OF_ALL
from briefing.language.en.numbers import NUMBER_WORDS
from briefing.language.en.person_nouns import is_age, is_person_noun
from briefing.language.en.tags import (
    ADJECTIVES,
    DETERMINERS,
    PLURAL_NOUNS,
    PRONOUNS,
    PROPER_NOUNS,
    RELATIVES,
)
from briefing.model.annotation import ActorKind, MentionForm
from briefing.model.text import Span, Token

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
    """Whether the noun phrase `span` means people: a name, noun, age or bare number."""
    tokens = sentence.tokens_in(span)
    if not tokens:
        return False
    if _is_part_of_them(tokens):
        return not is_nobody(sentence, span)
    if tokens[-1].tag in PRONOUNS | RELATIVES | DETERMINERS:
        return False
    joint = next((at for at, token in enumerate(tokens) if token.text.lower() == "and"), 0)
    if joint and not _is_number(tokens[joint - 1]):
        # "her son and their dog": whoever stands first tells.
        first = Span(span.start, tokens[joint - 1].span.end)
        if is_person(sentence, first):
            return True
    actors = sentence.annotated.actors
    if any(
        mention.kind is ActorKind.PERSON and mention.form is not MentionForm.PRONOUN
        and mention.span.end == span.end
        and not _hangs_on_noun(sentence, span, mention.phrase.start)
        for mention in sentence.mentions_in(span)
    ):  # fmt: skip
        return True
    actor = sentence.actor_at(span)
    if actor is not None and actors[actor].kind is ActorKind.PERSON:
        return True
    head = _head(sentence, span)
    if is_nobody(sentence, span):
        return False
    if _is_number(head):
        led = sentence.tokens_before(head.span.start)[-1:]
        if head.text.lower() == "one" and led and led[0].tag in ADJECTIVES:
            return False  # "the smaller one" is the plane
        before = {token.text.lower() for token in sentence.tokens_before(span.start)[-2:]}
        aged = not before.isdisjoint(vocabulary("words of age"))
        return not aged and not any(e.span.overlaps(span) for e in sentence.date_expressions)
    return (
        is_age(head.text)
        or any(is_noun_of(head.text, section) for section in PERSON_SECTIONS)
        or is_person_noun(head.text)
    )


def _is_number(token: Token) -> bool:
    return token.tag == "CD" or token.text.lower() in NUMBER_WORDS


def _is_part_of_them(tokens: tuple[Token, ...]) -> bool:
    """Whether the words are a number of people told of before: "two of them"."""
    return (
        len(tokens) > 2
        and tokens[-2].text.lower() == "of"
        and tokens[-1].text.lower() in OBJECT_PRONOUNS | {"whom"}
        and _is_number(tokens[-3])
    )


def _head(sentence: AnnotatedSentence, span: Span) -> Token:
    """The word that tells what the phrase means: "child" of "a child in the car", "guards" of "two of the guards"."""
    tokens = sentence.tokens_in(span)
    if tokens[0].text.lower() in PRONOUNS_OF_ALL - {"all"}:
        return tokens[0]
    first = next(
        (p.head for p in sentence.noun_phrases if p.span.start <= span.start < p.span.end),
        tokens[-1].span,
    )
    behind = [token for token in tokens if token.span.start >= first.start]
    if not behind:
        return tokens[-1]
    if len(behind) < len(tokens) and behind[0].text.endswith("ing"):
        return tokens[
            -len(behind) - 1
        ]  # "a child riding in a car", where a participle is taken for a noun
    of = len(behind) > 1 and behind[1].text.lower() == "of"
    partitive = of and (_is_number(behind[0]) or is_part(tokens) or quantifiers_at(tokens) > 1)
    joined = _is_number(behind[0]) and len(behind) > 1 and behind[1].tag in {"CC", "TO", "IN"}
    return tokens[-1] if partitive or joined else behind[0]


def _hangs_on_noun(sentence: AnnotatedSentence, span: Span, position: int) -> bool:
    """Whether what stands at `position` hangs by "of" on a noun of the span: Lloyd in "the death of Lloyd"."""
    before = sentence.tokens_in(Span(span.start, max(span.start, position)))
    return len(before) > 1 and before[-1].text.lower() == "of" and not _is_number(before[-2])


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


def may_be_people(sentence: AnnotatedSentence, span: Span, lemma: str) -> bool:
    """Whether `span` can be people as those whom `lemma` befalls.

    Only people are murdered, but hopes are hurt.
    """
    if is_person(sentence, span):
        return True
    tokens = sentence.tokens_in(span)
    if not tokens or lemma not in vocabulary("verbs of people") or is_nobody(sentence, span):
        return False
    head = _head(sentence, span)
    several = head.tag in PLURAL_NOUNS and any(map(_is_number, tokens))
    named = head.tag in PROPER_NOUNS and not any(
        mention.kind in {ActorKind.PLACE, ActorKind.GROUP} for mention in sentence.mentions_in(span)
    )
    return (
        head.tag.startswith("NN")
        and (several or named or lemma not in vocabulary("verbs of anything"))
        and singular(head.text) not in vocabulary("animals", "casualties")
        and not is_thing(head.text)
    )


def is_thing(word: str) -> bool:
    """Whether the noun means a weapon, a vehicle, a place or a happening."""
    return any(is_noun_of(word, section) for section in _THINGS) or noun_kind(word) is not None


_THINGS = (
    "firearm nouns", "explosive nouns", "blade nouns", "blunt nouns", "vehicle nouns", "place nouns",
    "background nouns", "death nouns",
)  # fmt: skip


def is_nobody(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the noun phrase means none of a kind: "no soldiers".

    So does "a single soldier" behind "not".
    """
    return any(
        scope.nobody and scope.cue.start <= span.end and scope.cue.end >= span.start - 1
        for scope in sentence.scopes_over(Span(span.end - 1, span.end))
    )
