"""Detect phrases for people, and whom a verb befalls."""

from __future__ import annotations

from briefing.analysis.incident.kinds import noun_kind
from briefing.analysis.text.counts import counted_after, is_part
from briefing.analysis.text.extents import extend_phrase
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.language.en.closed_classes import DEFINITE, OBJECT_PRONOUNS, PRONOUNS_OF_ALL
from briefing.language.en.numbers import NUMBER_WORDS
from briefing.language.en.person_nouns import is_age, is_person_noun
from briefing.language.en.tags import (
    ADJECTIVES,
    DETERMINERS,
    NOUNS,
    PLURAL_NOUNS,
    PRONOUNS,
    PROPER_NOUNS,
    RELATIVES,
)
from briefing.model.annotation import ActorKind, Clause, MentionForm
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
    """Whether the noun phrase `span` means people: by a name, a noun or an age, or a bare number of them."""
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
    partitive = of and (_is_number(behind[0]) or is_part(tokens))
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


def befallen(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """The words for whom the clause's verb befalls; None for a time or a quoted speaker taken for one."""
    behind = _behind_state(sentence, clause)
    if behind is not None:
        return behind
    dying = clause.lemma in vocabulary("dying verbs")
    counted = counted_after(sentence, clause.action.end) if dying and not clause.passive else None
    if counted is not None and is_person(sentence, extend_phrase(sentence, counted)):
        return counted  # "the boat sank, drowning 17 of them"
    span = clause.doer if dying and not clause.passive else clause.undergoer
    if span is None and (clause.passive or dying):
        span = _subject(sentence, clause)
    if span is None or _is_time(sentence, span):
        return None
    span = _without_thing(sentence, _without_age(sentence, _without_state(sentence, clause, span)))
    if any(quote.speaker is not None and quote.speaker.overlaps(span) for quote in sentence.quotes):
        return None
    return span


def is_fatal(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the words around the verb say that somebody is dead: "shot dead", "fatally stabbed", "left him dead"."""
    if not any(clause.lemma in vocabulary(section) for section in _FATAL_VERBS):
        return False
    start = clause.action.end
    following = [token.text.lower() for token in sentence.tokens_after(start)[:2]]
    if clause.lemma == "gun" and following[:1] == ["down"]:
        return True
    inside = {token.text.lower() for token in sentence.tokens_before(clause.action.end)[-3:]}
    if following[:1] == ["dead"] and clause.lemma in vocabulary("hurting verbs"):
        return True  # "shot dead 12 soldiers"
    if not clause.passive and clause.undergoer is not None and clause.undergoer.start >= start:
        following = [
            token.text.lower() for token in sentence.tokens_after(clause.undergoer.end)[:2]
        ]
    if following[:1] and following[0] in DEFINITE:
        return False  # "believe the dead man was the suspect"
    dead = {"dead", "deceased"} & set(following)
    return bool(dead) or following == ["to", "death"] or "fatally" in inside


_FATAL_VERBS = ("hurting verbs", "verbs of state", "ways to death")


def may_be_people(sentence: AnnotatedSentence, span: Span, lemma: str) -> bool:
    """Whether `span` can be people as those whom `lemma` befalls: only people are murdered, but hopes are hurt."""
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


def _behind_state(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """The people behind the state that they came to: "shot to death two guards"; None where there are none."""
    following = sentence.tokens_after(clause.action.end)[:4]
    words = [token.text.lower() for token in following]
    if words[:2] != ["to", "death"] or len(following) < 3:
        return None
    start, end = following[2].span.start, following[2].span.end
    if following[2].tag not in NOUNS | DETERMINERS | ADJECTIVES | {"CD"}:
        return None
    for phrase in sentence.noun_phrases:
        # A number is often taken into "death two".
        if phrase.span.start <= end + 1 and phrase.span.end > start:
            end = max(end, phrase.span.end)
    span = Span(start, end)
    return span if not _is_time(sentence, span) and is_person(sentence, span) else None


def _without_thing(sentence: AnnotatedSentence, people: Span) -> Span:
    """The people alone where a thing is taken for one of them: "in a fire and one person was hurt"."""
    tokens = sentence.tokens_in(people)
    joint = next((at for at, token in enumerate(tokens) if token.text.lower() == "and"), 0)
    if not joint or joint + 1 >= len(tokens):
        return people
    last, rest = tokens[joint - 1], Span(tokens[joint + 1].span.start, people.end)
    places = [m for m in sentence.mentions_in(people) if m.kind is ActorKind.PLACE]
    thing = (
        is_thing(last.text)
        or last.text.endswith("ing")
        or is_noun_of(last.text, "harms", "casualties")
        or any(place.span.end == last.span.end for place in places)
    )
    return rest if thing and is_person(sentence, rest) else people


def _without_state(sentence: AnnotatedSentence, clause: Clause, span: Span) -> Span:
    """The people alone where the state that they came to stands first: "12 soldiers" of "shot dead 12 soldiers"."""
    tokens = sentence.tokens_in(span)
    led = span.start >= clause.action.end and clause.lemma in vocabulary("hurting verbs")
    if led and len(tokens) > 1 and tokens[0].text.lower() == "dead":
        return Span(tokens[1].span.start, span.end)
    return span


def _subject(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """The noun phrase right before the verb group."""
    before = sentence.tokens_before(clause.action.start)
    if not before or before[-1].tag in {"IN", "TO", ",", "CC"}:
        return None
    aboard = _aboard(before)
    if aboard is not None:
        return aboard
    if is_age(before[-1].text):
        article = before[-2:-1] if before[-2:-1] and before[-2].tag in DETERMINERS else before[-1:]
        return Span(article[0].span.start, before[-1].span.end)
    return next((p.span for p in sentence.noun_phrases if p.span.end == before[-1].span.end), None)


def _aboard(before: tuple[Token, ...]) -> Span | None:
    """Those on board who end the words: "everyone on board"; None where these end otherwise."""
    words = [token.text.lower() for token in before]
    size = 2 if words[-2:] == ["on", "board"] else words[-1:] == ["aboard"]
    if not size or len(before) <= size or words[-size - 1] not in PRONOUNS_OF_ALL:
        return None
    return Span(before[-size - 1].span.start, before[-1].span.end)


def _is_time(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether a temporal expression is all there is of the span, or ends it."""
    number = [token.tag for token in sentence.tokens_in(span)] == ["CD"]
    return any(
        expression.span.end == span.end and not number for expression in sentence.date_expressions
    )
