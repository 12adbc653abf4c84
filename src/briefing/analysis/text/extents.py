"""Extend phrases: noun phrases with what follows, chains, clauses."""

from __future__ import annotations

from collections.abc import Callable, Collection

from briefing.analysis.text.counts import with_quantifier
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en.closed_classes import (
    LOCATION_PREPOSITIONS,
    NOUN_LINKS,
    RELATIVE_PRONOUNS,
    SPATIAL_PREPOSITIONS,
)
from briefing.language.en.numbers import NOTHING, NUMBER_WORDS
from briefing.language.en.tags import DANGLING, PRONOUNS
from briefing.model.annotation import NounPhrase
from briefing.model.text import Span, Token

OF = frozenset({"of"})
_JOINTS = frozenset({"and", "or"})
_BETWEEN_PLACES = SPATIAL_PREPOSITIONS | NOUN_LINKS


def tokens_after(sentence: AnnotatedSentence, position: int) -> tuple[Token, ...]:
    """The sentence's tokens that begin at `position` or later."""
    return sentence.tokens_after(position)


def tokens_before(sentence: AnnotatedSentence, position: int) -> tuple[Token, ...]:
    """The sentence's tokens that end at `position` or earlier."""
    return sentence.tokens_before(position)


def tokens_in(sentence: AnnotatedSentence, span: Span) -> tuple[Token, ...]:
    """The sentence's tokens that lie inside `span`."""
    return sentence.tokens_in(span)


def phrase_at(sentence: AnnotatedSentence, position: int) -> NounPhrase | None:
    """The noun phrase that covers the character at `position`."""
    for phrase in sentence.noun_phrases:
        if phrase.span.start <= position < phrase.span.end:
            return phrase
    return None


def phrase_from(sentence: AnnotatedSentence, position: int) -> NounPhrase | None:
    """The noun phrase that begins at `position`."""
    for phrase in sentence.noun_phrases:
        if phrase.span.start == position:
            return phrase
    return None


def extend_phrase(
    sentence: AnnotatedSentence, span: Span, prepositions: Collection[str] = OF
) -> Span:
    """Extend `span` by the prepositional phrases that follow it.

    Each is led by one of `prepositions`, and follows directly. Examples given after it ("such as", "including") belong
    to it as well.
    """
    end = span.end
    while True:
        following = tokens_after(sentence, end)
        if len(following) < 2:
            break
        words = [token.text.lower() for token in following[:2]]
        skip = 2 if words == ["such", "as"] else 1
        if words[0] not in prepositions and skip == 1:
            break
        if skip >= len(following):
            break
        phrase = phrase_from(sentence, following[skip].span.start)
        if phrase is None or _is_date(sentence, phrase.span):
            break
        end = phrase.span.end
    return Span(span.start, end)


def extend_relative_clause(sentence: AnnotatedSentence, span: Span) -> Span:
    """Extend `span` by the relative clause that follows it.

    "people he did not name", "a crowd that had gathered".
    """
    following = tokens_after(sentence, span.end)
    if not following:
        return span
    first = following[0]
    starts = first.span.start
    if first.text.lower() not in RELATIVE_PRONOUNS and first.tag != "PRP":
        return span
    for clause in sentence.clauses:
        doer = clause.undergoer if clause.passive else clause.doer
        if doer is None or clause.action.start < starts:
            continue
        if first.tag == "PRP" and doer.start == starts:
            return Span(span.start, clause.action.end)
        if first.tag != "PRP" and clause.action.start - first.span.end <= 2:
            return Span(span.start, max(clause.span.end, clause.action.end))
    return span


def extend_coordination(sentence: AnnotatedSentence, span: Span) -> Span:
    """`span` with a second noun phrase that "and" or "or" joins to it directly."""
    following = tokens_after(sentence, span.end)
    if len(following) >= 2 and following[0].text.lower() in {"and", "or"}:
        phrase = phrase_from(sentence, following[1].span.start)
        spoken_of = phrase is not None and following[1].tag in PRONOUNS
        if (
            phrase is not None
            and not spoken_of
            and not any(
                clause.action.start >= phrase.span.end and clause.doer == phrase.span
                for clause in sentence.clauses
            )
        ):
            return Span(span.start, phrase.span.end)
    return span


def whole_noun_phrase(
    sentence: AnnotatedSentence, span: Span, prepositions: Collection[str] = OF | {"in"}
) -> Span:
    """The whole noun phrase around `span`: quantifiers, coordination, "of" phrases.

    "at least 12 people", "all but three of the men", "Ann Poe, Tom Low and a clerk of the court".
    """
    start, end = span.start, span.end
    phrase = phrase_at(sentence, start)
    if phrase is not None:
        start, end = min(start, phrase.span.start), max(end, phrase.span.end)
    while True:
        whole = _joined_before(sentence, with_quantifier(sentence, Span(start, end)))
        whole = extend_coordination(sentence, extend_phrase(sentence, whole, prepositions))
        if whole == Span(start, end):
            return whole
        start, end = whole.start, whole.end


def _joined_before(sentence: AnnotatedSentence, span: Span) -> Span:
    """`span` with the noun phrase that "and", "or" or a comma joins it to, or that it is a part of: "half of"."""
    before = tokens_before(sentence, span.start)
    skip = 1
    if len(before) > 2 and before[-1].text.lower() in _JOINTS and before[-2].text == ",":
        skip = 2
    joint = before[-1].text.lower() if before else ""
    commas = joint == "," and _is_list(sentence, span)
    if len(before) <= skip or not (joint in _JOINTS or joint in OF or commas):
        return span
    phrase = phrase_at(sentence, before[-1 - skip].span.start)
    if phrase is None or phrase.span.end > before[-skip].span.start:
        return span
    if joint in OF and not _is_number(sentence, phrase):
        return span
    led = tokens_before(sentence, phrase.span.start)[-1:]
    counts = any(token.tag == "CD" for token in tokens_in(sentence, span))
    if joint not in OF and counts and any(token.tag == "IN" for token in led):
        return span  # "behind schedule and two million over budget"
    return Span(phrase.span.start, span.end)


def _is_number(sentence: AnnotatedSentence, phrase: NounPhrase) -> bool:
    """Whether the phrase is a number or a part of one: "none", "a third", "90 percent", "dozens"."""
    words = {token.text.lower() for token in tokens_in(sentence, phrase.span)}
    numbers = any(token.tag == "CD" for token in tokens_in(sentence, phrase.span))
    return numbers or not words.isdisjoint(NUMBER_WORDS) or not words.isdisjoint(NOTHING)


def _is_list(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the phrase has members joined already, so that a comma before it joins one more."""
    return any(token.text.lower() in _JOINTS for token in tokens_in(sentence, span))


def place_chain(
    sentence: AnnotatedSentence,
    phrase: NounPhrase,
    keeps: Collection[str],
    is_place: Callable[[NounPhrase], bool],
) -> Span:
    """The chain of places around `phrase`, outermost last.

    "his destination on the southern coast". To the left it takes in noun phrases whose head is one of `keeps` (place
    nouns, in lower case) and that are joined by a preposition; to the right all places that prepositions of place join,
    and whatever "of" does.
    """
    start, end = phrase.span.start, phrase.span.end
    while True:
        before = tokens_before(sentence, start)
        if len(before) < 2 or before[-1].text.lower() not in _BETWEEN_PLACES:
            break
        outer = phrase_at(sentence, before[-2].span.start)
        if outer is None or outer.head != before[-2].span:
            break
        if before[-2].text.lower() not in keeps or any(
            token.tag in {"PRP", "EX"} for token in tokens_in(sentence, outer.head)
        ):
            break
        start = outer.span.start
    while True:
        following = tokens_after(sentence, end)[:2]
        inner = phrase_from(sentence, following[1].span.start) if len(following) > 1 else None
        if inner is None or _is_date(sentence, inner.span):
            break
        joint = following[0].text.lower()
        if joint != "of" and not (joint in LOCATION_PREPOSITIONS and is_place(inner)):
            break
        end = inner.span.end
    return Span(start, end)


def strip_edges(sentence: AnnotatedSentence, span: Span) -> Span | None:
    """Strip prepositions, conjunctions, commas and articles from the edges of `span`.

    None if nothing stays.
    """
    tokens = list(tokens_in(sentence, span))
    while tokens and tokens[-1].tag in DANGLING | {",", ":", "``", "."}:
        tokens.pop()
    while tokens and tokens[0].tag in {",", ":", "CC", "''", ".", "POS"}:
        tokens.pop(0)
    return Span(tokens[0].span.start, tokens[-1].span.end) if tokens else None


def _is_date(sentence: AnnotatedSentence, span: Span) -> bool:
    return any(expression.span.overlaps(span) for expression in sentence.date_expressions)
