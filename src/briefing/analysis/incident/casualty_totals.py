"""Find totals of the dead or hurt: "the death toll rose to 25"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefing.analysis.incident.people import is_person
from briefing.analysis.text.counts import counted_after, quantifiers_at, with_quantifier
from briefing.analysis.text.extents import extend_phrase, phrase_at
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.language.en.closed_classes import HAVE
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.tags import ADVERBS, FINITE
from briefing.model.text import Span, Token

Sort = Literal["death", "injury"]
_OTHER: dict[Sort, Sort] = {"death": "injury", "injury": "death"}
_REACH = 12
"""Words between a total and its verb at most: "the death toll from the blast in the market rose to"."""


def is_dated(sentence: AnnotatedSentence, token: Token) -> bool:
    """Whether the word belongs to a date and counts nobody: 7 of "the Aug. 7 blasts"."""
    return any(expression.span.covers(token.span) for expression in sentence.date_expressions)


def totals(sentence: AnnotatedSentence, sort: Sort) -> Iterator[tuple[Span, Span]]:
    """Find the totals in a sentence: "the death toll rose to 25".

    Also "the injured number 250".
    """
    if vocabulary("totals", "casualties").isdisjoint(map(singular, sentence.words)) and not (
        vocabulary(f"{sort} adjectives", "casualties") & sentence.words
    ):
        return
    tokens = sentence.sentence.tokens
    for position in range(len(tokens)):
        start = _total_start(sentence, tokens, position, sort)
        people = _number_behind(sentence, position + 1) if start is not None else None
        if start is not None and people is not None:
            before = [c for c in sentence.clauses if c.action.end <= start <= c.action.end + 1]
            shown = Span(before[0].action.start if before else start, people.end)
            behind = sentence.tokens_after(people.end)[:1]
            if behind and is_noun_of(behind[0].text, f"{sort} adjectives", "casualties"):
                shown = Span(shown.start, behind[0].span.end)
            if not sentence.scopes_over(Span(people.end - 1, people.end)):
                yield shown, people


def _total_start(
    sentence: AnnotatedSentence, tokens: tuple[Token, ...], position: int, sort: Sort
) -> int | None:
    """Where the words for a total of `sort` begin that end at `position`; None where they are none."""
    words = [token.text.lower() for token in tokens[max(0, position - 5) : position + 1]]
    word = singular(words[-1])
    if word in vocabulary("nouns of both", "casualties"):
        return None
    before = tokens[position - 1] if position else None
    if before is not None and word in vocabulary("totals", "casualties") - {"toll"}:
        counts = is_noun_of(before.text, f"{sort} nouns", "casualties")  # "the death count is 25"
        return before.span.start if counts else None
    if word == "toll" and _is_toll_of(tokens[position + 1 :], _OTHER[sort]):
        return None
    if word == "toll":
        other = bool(vocabulary("tolls of the living", "casualties") & set(words))
        if (sort == "death") == other:
            return None
    elif word in vocabulary(f"{sort} adjectives", "casualties") or word in vocabulary(
        f"{sort} nouns", "casualties"
    ):
        counted = any(singular(other) in vocabulary("totals", "casualties") for other in words)
        if position == 0 and [token.text for token in tokens[1:2]] == [":"]:
            return tokens[0].span.start  # "Injured: 250."
        headed = (
            before is not None
            and before.text.lower() == "the"
            and word not in vocabulary(f"{sort} nouns", "casualties")
        )
        led = [t.text.lower() for t in tokens[max(0, position - 2) : position - 1]]
        if not counted and not (headed and led not in (["among"], ["of"])):
            return None
        if counted:
            at = max(
                i
                for i, other in enumerate(words)
                if singular(other) in vocabulary("totals", "casualties")
            )
            position -= len(words) - 1 - at
    else:
        return None
    phrase = phrase_at(sentence, tokens[position].span.start)
    return (
        min(phrase.span.start, tokens[position].span.start)
        if phrase
        else tokens[position].span.start
    )


def _is_toll_of(following: tuple[Token, ...], sort: Sort) -> bool:
    """Whether the toll is said to be one of `sort`: "the toll of injured"."""
    return (
        bool(following)
        and following[0].text.lower() == "of"
        and any(
            is_noun_of(token.text, f"{sort} {kind}", "casualties")
            for token in following[1:3]
            for kind in ("adjectives", "nouns")
        )
    )


def _number_behind(sentence: AnnotatedSentence, position: int) -> Span | None:
    """The number that a total has, behind what links them; None where something else stands between."""
    tokens = sentence.sentence.tokens
    linked = _behind_links(sentence, position)
    if linked == position or not _is_counted(sentence, linked):
        verb = next(
            (
                at
                for at in range(position, min(position + _REACH, len(tokens)))
                if tokens[at].tag in FINITE | {"VBN"}
                and verb_lemma(tokens[at].text) not in {"have", "be"}
            ),
            None,
        )
        if verb is None or verb_lemma(tokens[verb].text) not in vocabulary(
            "total verbs", "casualties"
        ):
            return None
        linked = _behind_links(sentence, verb)
    return _is_counted(sentence, linked)


def _is_counted(sentence: AnnotatedSentence, position: int) -> Span | None:
    """The counted phrase at the token `position`: people, or a bare number of them."""
    tokens = sentence.sentence.tokens
    if position >= len(tokens) or tokens[position].tag == "$":
        return None
    people = counted_after(sentence, tokens[position].span.start)
    behind = sentence.tokens_after(people.end)[:1] if people is not None else ()
    if people is None or (behind and behind[0].text.lower() in {"%", "percent"}):
        return None
    people = with_quantifier(sentence, extend_phrase(sentence, people))
    last = sentence.tokens_in(people)[-1]
    sorts = ("death nouns", "injury nouns", "death adjectives", "injury adjectives", "lives")
    known = is_person(sentence, people) or any(
        is_noun_of(last.text, s, "casualties") for s in sorts
    )
    return people if known else None


def _behind_links(sentence: AnnotatedSentence, position: int) -> int:
    """The token behind the verbs, adverbs, prepositions and dates that may link a total to its number."""
    tokens = sentence.sentence.tokens
    while position < len(tokens):
        token = tokens[position]
        word = token.text.lower()
        if quantifiers_at(tokens[position:]) > 1:
            return position  # "at least 25"
        dated = is_dated(sentence, token)
        if word in {"from", "by"}:
            # "rose from 12 to 25", "rose by five to 25": the second number is the total.
            to = next(
                (
                    at
                    for at in range(position, min(position + 5, len(tokens)))
                    if tokens[at].text == "to"
                ),
                0,
            )
            if not to:
                return position
            position = to
        elif not (
            dated
            or token.tag in ADVERBS
            or word in vocabulary("total links", "casualties")
            or word == ":"
            or word in HAVE
            or (token.tag != "CD" and verb_lemma(word) in vocabulary("total verbs", "casualties"))
        ):
            return position
        position += 1
    return position
