"""How many people a phrase counts, and the words that qualify the number."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.numbers import COLLECTIVES, NOTHING, TENS, UNITS, numbers_in
from briefing.model.text import Span, Token

_WORDS = NOTHING | UNITS | TENS | {word: COLLECTIVES[word] for word in ("both", "dozen")}
_QUANTIFIERS = (
    ("at", "least"),
    ("at", "most"),
    ("as", "many", "as"),
    ("more", "than"),
    ("up", "to"),
    ("fewer", "than"),
    ("nearly",),
    ("about",),
    ("around",),
    ("almost",),
    ("some",),
    ("another",),
)


def count_in(sentence: AnnotatedSentence, span: Span) -> tuple[int | None, bool]:
    """How many people the phrase means, and whether it says so by a number.

    One person without a number is (1, False), an open plural (None, False), a vague number (None, True).
    """
    return count_words(sentence.tokens_in(span))


def count_words(tokens: tuple[Token, ...]) -> tuple[int | None, bool]:
    """How many people the words mean, and whether they say so by a number, as in `count_in`."""
    total, counted, vague = 0, False, False
    long = dict(_long_numbers(tokens))
    passed = 0
    for position, token in enumerate(tokens):
        if position < passed:
            continue
        passed, number = long.get(position) or (0, _number(tokens, position))
        if number is not None:
            total, counted = total + number, True
        elif token.text.lower() in vocabulary("number words"):
            counted = vague = True
        elif counted and token.text.lower() in {"a", "an"} and tokens[position - 1].tag == "CC":
            total += 1
    if counted:
        return (None if vague and not total else total), True
    joined = sum(token.text.lower() == "and" for token in tokens)
    plural = any(
        t.tag in {"NNS", "NNPS"} or t.text.lower() in {"people", "they"} for t in tokens[-1:]
    )
    return (None if plural else 1 + joined), False


def counted_after(sentence: AnnotatedSentence, position: int) -> Span | None:
    """The counted noun phrase that follows at `position`, a quantifier before it left out: "as many as four others"."""
    following = sentence.tokens_after(position)[:5]
    for quantifier in ((), *_QUANTIFIERS):
        size = len(quantifier)
        if tuple(token.text.lower() for token in following[:size]) != quantifier:
            continue
        if len(following) <= size:
            continue
        start = following[size].span.start
        for phrase in sentence.noun_phrases:
            if phrase.span.start <= start < phrase.span.end and count_in(sentence, phrase.span)[1]:
                return Span(start, phrase.span.end)
    return None


def with_quantifier(sentence: AnnotatedSentence, span: Span) -> Span:
    """`span` with the words before it that qualify its number: "at least five", "up to 20"."""
    tokens = sentence.sentence.tokens
    inside = sentence.tokens_in(span)
    if not inside:
        return span
    # A noun phrase may begin within the quantifier: "least five others".
    first = len(sentence.tokens_before(span.start))
    for quantifier in _QUANTIFIERS:
        for overlap in range(len(quantifier)):
            start = first - len(quantifier) + overlap
            words = tuple(t.text.lower() for t in tokens[max(start, 0) : start + len(quantifier)])
            if start >= 0 and words == quantifier:
                following = tokens[start + len(quantifier) : start + len(quantifier) + 1]
                if following and (following[0].tag == "CD" or following[0].text.lower() in _WORDS):
                    return Span(tokens[start].span.start, span.end)
    return span


def _long_numbers(tokens: tuple[Token, ...]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where each number of several words or of a hyphen begins, and its end and value: "two hundred", "forty-two"."""
    for start, end, value in numbers_in([token.text for token in tokens]):
        if (end > start + 1 or "-" in tokens[start].text) and value % 1 == 0:
            yield start, (end, int(value))


def _number(tokens: tuple[Token, ...], position: int) -> int | None:
    """The number at `position`; None where there is none or where it is an age, a time or an ordinal."""
    token = tokens[position]
    word = token.text.lower().replace(",", "")
    behind_comma = position > 0 and tokens[position - 1].text == ","
    years = position + 1 < len(tokens) and tokens[position + 1].text.lower().startswith(
        ("year", "-year")
    )
    if word.isdigit() and not behind_comma and not years and len(word) < 7:
        return int(word)
    return _WORDS.get(word) if not years else None
