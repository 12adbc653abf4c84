"""Find whom a verb befalls, and whether its words say that they died of it."""

from __future__ import annotations

from briefing.analysis.incident.people import is_person, is_thing
from briefing.analysis.text.counts import counted_after, part_at
from briefing.analysis.text.extents import extend_phrase
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.language.en.closed_classes import DEFINITE, PRONOUNS_OF_ALL
from briefing.language.en.person_nouns import is_age
from briefing.language.en.tags import ADJECTIVES, DETERMINERS, NOUNS
from briefing.model.annotation import ActorKind, Clause
from briefing.model.text import Span, Token


def befallen(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """The words for whom the clause's verb befalls.

    None for a time or a quoted speaker taken for one.
    """
    behind = _behind_state(sentence, clause)
    if behind is not None:
        return behind
    dying = clause.lemma in vocabulary("dying verbs")
    if not clause.passive and (dying or clause.undergoer is None):
        counted = counted_after(sentence, clause.action.end)
        if counted is not None and is_person(sentence, extend_phrase(sentence, counted)):
            return counted  # "the boat sank, drowning 17 of them", "the blast killed at least 20 people"
    span = clause.doer if dying and not clause.passive else clause.undergoer
    if span is None and (clause.passive or dying):
        span = subject_before(sentence, clause)
    if span is None or _is_time(sentence, span):
        return None
    span = _without_thing(sentence, _without_age(sentence, _without_state(sentence, clause, span)))
    span = _without_other_harm(sentence, span)
    if any(quote.speaker is not None and quote.speaker.overlaps(span) for quote in sentence.quotes):
        return None
    return span


def is_fatal(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the words around the verb tell of a death.

    Such words are "shot dead", "fatally stabbed", "left him dead".
    """
    if not may_be_fatal(clause.lemma):
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
    return (
        bool(dead)
        or following == ["to", "death"]
        or "fatally" in inside
        or _falls_to_death(sentence, clause)
    )


def _falls_to_death(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the verb leads to somebody's own death: "fell to their deaths", "leapt to her death"."""
    following = sentence.tokens_after(clause.action.end)[:3]
    return (
        [token.tag for token in following[1:2]] == ["PRP$"]
        and following[0].text.lower() == "to"
        and is_noun_of(following[-1].text, "death nouns")
    )


def may_be_fatal(lemma: str) -> bool:
    """Whether words beside the verb may say that somebody is dead: "shot dead"."""
    return any(lemma in vocabulary(section) for section in _FATAL_VERBS)


_FATAL_VERBS = ("hurting verbs", "verbs of state", "ways to death")


def _without_age(sentence: AnnotatedSentence, span: Span) -> Span:
    """The name before the comma where `span` is only the age behind it: "Ann Poe, 18, died"."""
    before = sentence.tokens_before(span.start)
    if len(before) < 2 or before[-1].text != "," or not sentence.text(span).isdigit():
        return span
    name = next((p.span for p in sentence.noun_phrases if p.span.end == before[-2].span.end), None)
    return name or span


def _behind_state(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """The people behind the state that they came to: "shot dead two guards"; None where there are none."""
    following = sentence.tokens_after(clause.action.end)[:4]
    words = [token.text.lower() for token in following]
    size = 2 if words[:2] == ["to", "death"] else 1 if words[:1] == ["dead"] else 0
    if not size or len(following) <= size:
        return None
    first = following[size]
    start, end = first.span.start, first.span.end
    if first.tag not in NOUNS | DETERMINERS | ADJECTIVES | {"CD", "PRP$"}:
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


def _without_other_harm(sentence: AnnotatedSentence, people: Span) -> Span:
    """The people up to a second verb taken for an adjective: "19 guards" of "19 guards and injured dozens"."""
    tokens = sentence.tokens_in(people)
    for at in range(1, len(tokens) - 1):
        harmed = is_noun_of(tokens[at + 1].text, "injury adjectives", "casualties")
        if tokens[at].text.lower() == "and" and harmed:
            return Span(people.start, tokens[at - 1].span.end)
    return people


def _without_state(sentence: AnnotatedSentence, clause: Clause, span: Span) -> Span:
    """The people alone where the state that they came to stands first: "12 soldiers" of "shot dead 12 soldiers"."""
    tokens = sentence.tokens_in(span)
    led = span.start >= clause.action.end and clause.lemma in vocabulary("hurting verbs")
    if led and len(tokens) > 1 and tokens[0].text.lower() == "dead":
        return Span(tokens[1].span.start, span.end)
    return span


def subject_before(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """The noun phrase right before the verb group."""
    before = _without_aside(sentence.tokens_before(clause.action.start))
    if not before or before[-1].tag in {"IN", "TO", ",", "CC"}:
        return None
    aboard = _aboard(before) or _part_of_whom(before)
    if aboard is not None:
        return aboard
    if is_age(before[-1].text):
        article = before[-2:-1] if before[-2:-1] and before[-2].tag in DETERMINERS else before[-1:]
        return Span(article[0].span.start, before[-1].span.end)
    return next((p.span for p in sentence.noun_phrases if p.span.end == before[-1].span.end), None)


def _part_of_whom(before: tuple[Token, ...]) -> Span | None:
    """The number that ends the words with "of whom": "25 of whom (died)"."""
    words = [token.text.lower() for token in before[-2:]]
    numbered = len(before) > 2 and words == ["of", "whom"] and before[-3].tag == "CD"
    return Span(before[-3].span.start, before[-1].span.end) if numbered else None


def _without_aside(before: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without what the last two commas of them set aside: "250 people, 40 of them badly,"."""
    if not before or before[-1].text != ",":
        return before
    commas = [at for at, token in enumerate(before[:-1]) if token.text == ","]
    aside = before[commas[-1] + 1 : -1] if commas else ()
    led = aside and aside[0].text.lower() == "including"
    return before[: commas[-1]] if led or part_at(aside) else before


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
