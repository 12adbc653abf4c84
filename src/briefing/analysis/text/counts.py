"""Parse how many people a phrase counts, with the qualifiers of the number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en import word_list
from briefing.language.en.numbers import (
    COLLECTIVES,
    MULTIPLIERS,
    NOTHING,
    NUMBER_WORDS,
    number_in_words,
    numbers_in,
)
from briefing.language.en.tags import ADJECTIVES, PLURAL_NOUNS, PUNCTUATION, VERBS
from briefing.model.text import Span, Token

_MULTIPLES = MULTIPLIERS | {word: COLLECTIVES[word] for word in ("dozen", "both")}

Quantifier = tuple[frozenset[str], ...]
"""For each word of a quantifier the words that it may be."""


def count_in(sentence: AnnotatedSentence, span: Span) -> tuple[int | None, bool]:
    """How many people the phrase means, and whether it says so by a number.

    One person without a number is (1, False), an open plural (None, False), a vague number (None, True).
    """
    return count_words(sentence.tokens_in(span))


def count_words(tokens: tuple[Token, ...]) -> tuple[int | None, bool]:
    """How many people the words mean, and whether they say so by a number.

    See `count_in`. Of a part of a number ("all but three of the 40") the number is not known: (None, True).
    """
    if is_part(tokens):
        return None, True
    if _begins_negative(tokens):
        return 0, True
    tokens = _least_of_range(tokens)
    total, counted, vague = 0, False, False
    long = dict(_long_numbers(tokens))
    passed = 0
    for position, token in enumerate(tokens):
        if position < passed:
            continue
        if counted and token.text.lower() == "of":
            break  # "two of the 40"
        passed, number = long.get(position) or (0, _number(tokens, position))
        if number is not None:
            large = token.text.lower() in _MULTIPLES
            total, counted = (total * number if total and large else total + number), True
        elif token.text.lower() in NUMBER_WORDS:
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
    """The counted noun phrase that follows at `position`: "as many as four others".

    What qualifies it goes before.
    """
    following = sentence.tokens_after(position)
    sizes = [0, *(len(words) for words, _ in quantifiers() if _begin(following, words))]
    for size in sorted(sizes):
        start = following[size].span.start if size < len(following) else -1
        for phrase in sentence.noun_phrases:
            if phrase.span.start <= start < phrase.span.end and count_in(sentence, phrase.span)[1]:
                return Span(start, phrase.span.end)
    return None


def with_quantifier(sentence: AnnotatedSentence, span: Span) -> Span:
    """Extend `span` by the words that qualify its number: "at least five".

    Also "all but three of the 40".
    """
    tokens = sentence.sentence.tokens
    first = len(sentence.tokens_before(span.start))
    while (start := _quantifier_start(tokens, first)) is not None:
        first = start
    first = _with_those_left_out(sentence, _exception_start(tokens, first))
    if first == len(sentence.tokens_before(span.start)) and _stands_before(sentence, first, span):
        first -= 1
    return span if not tokens else Span(min(tokens[first].span.start, span.start), span.end)


def _stands_before(sentence: AnnotatedSentence, first: int, span: Span) -> bool:
    """Whether the number that was cut off the phrase stands right before it: "16" before "Soviet sailors"."""
    number = sentence.sentence.tokens[first - 1] if first else None
    return (
        number is not None
        and number.tag == "CD"
        and first < len(sentence.sentence.tokens)
        and sentence.sentence.tokens[first].tag in ADJECTIVES | PLURAL_NOUNS
        and not any(e.span.overlaps(number.span) for e in sentence.date_expressions)
    )


def quantifiers_at(tokens: tuple[Token, ...]) -> int:
    """The length in words of the quantifier that `tokens` begin with, 0 without one.

    2 of "at least five"; the longest counts.
    """
    return max((len(words) for words, _ in quantifiers() if _begin(tokens, words)), default=0)


def part_at(tokens: tuple[Token, ...]) -> int:
    """The length in words of a part that `tokens` begin with, 0 without one.

    3 of "nine out of ten": they take a part of what is behind.
    """
    return max(
        (len(words) for words, s in quantifiers() if s == "of a part" and _begin(tokens, words)),
        default=0,
    )


def _quantifier_start(tokens: tuple[Token, ...], first: int) -> int | None:
    """Where a phrase that qualifies the tokens from `first` on begins; a noun phrase may begin within it."""
    if first >= len(tokens):
        return None
    longest = len(quantifiers()[0][0])
    places = range(max(0, first - longest), first)
    possible = [
        (rank, place, words, section)
        for place in places
        for rank, words, section in _led_by(tokens[place])
        if place + len(words) >= first
    ]
    for _, start, words, section in sorted(possible):
        following = tokens[start + len(words) : start + len(words) + 6]
        if _begin(tokens[start:], words) and (section == "of a part" or _leads_number(following)):
            return start
    return None


def _exception_start(tokens: tuple[Token, ...], first: int) -> int:
    """Where the phrase begins that takes some out of those told of from `first` on: "except for the driver, all"."""
    if first < 2 or tokens[first - 1].text != ",":
        return first
    for start in range(first - 3, -1, -1):
        if tokens[start].tag in VERBS | PUNCTUATION:
            break
        if any(_begin(tokens[start:first], words) for words in _exceptions()):
            return start
    return first


def _with_those_left_out(sentence: AnnotatedSentence, first: int) -> int:
    """Where the words begin of which those told of from `first` on are left out: "all the guests except two"."""
    tokens = sentence.sentence.tokens
    for words in _exceptions():
        start = first - len(words)
        whole = start > 0 and _begin(tokens[start : first + 1], words)
        phrase = next(
            (
                p
                for p in sentence.noun_phrases
                if whole and p.span.end == tokens[start - 1].span.end
            ),
            None,
        )
        if phrase is not None:
            return len(sentence.tokens_before(phrase.span.start))
    return first


@cache
def _exceptions() -> tuple[Quantifier, ...]:
    return tuple(
        tuple(frozenset({word}) for word in line.split())
        for line in word_list("quantifiers")["exceptions"]
    )


def _least_of_range(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without the greater number of a range: "between 20" of "between 20 and 30 people"."""
    for words, section in quantifiers():
        if section == "in a range" and _begin(tokens, words) and _is_number(tokens[len(words)]):
            return (*tokens[: len(words) - 1], *tokens[len(words) + 1 :])
    return tokens


def is_part(tokens: tuple[Token, ...]) -> bool:
    """Whether a quantifier of a part stands in the words, unless it is a number.

    "two of the 40" are two.
    """
    return any(
        section == "of a part" and words[0] != {"N"} and _begin(tokens[place:], words)
        for place in range(len(tokens))
        for words, section in quantifiers()
    )


def _begins_negative(tokens: tuple[Token, ...]) -> bool:
    """Whether the words mean none: "no soldiers", "not one soldier"; not "no fewer than 30"."""
    words = [token.text.lower() for token in tokens]
    negative = words[:1] != [] and (
        words[0] in NOTHING or words[0] == "neither" or (words[0] == "not" and len(words) > 1)
    )
    return negative and not any(_begin(tokens, quantifier) for quantifier, _ in quantifiers())


@cache
def quantifiers() -> tuple[tuple[Quantifier, str], ...]:
    """Each quantifier with its section of the word list, the longest first."""
    found = [
        (tuple(frozenset(word.split("|")) for word in line.split()), section)
        for section, lines in word_list("quantifiers").items()
        if section != "exceptions"
        for line in lines
    ]
    return tuple(sorted(found, key=lambda quantifier: -len(quantifier[0])))


@cache
def _by_first_word() -> dict[str, list[tuple[int, Quantifier, str]]]:
    """The quantifiers by the words that they may begin with, each with its rank in `quantifiers`."""
    found: dict[str, list[tuple[int, Quantifier, str]]] = {}
    for rank, (words, section) in enumerate(quantifiers()):
        for word in words[0]:
            found.setdefault(word, []).append((rank, words, section))
    return found


def _led_by(token: Token) -> list[tuple[int, Quantifier, str]]:
    """The quantifiers that may begin with the token, with their ranks."""
    led = _by_first_word()
    return [*led.get(token.text.lower(), ()), *(led.get("N", ()) if _is_number(token) else ())]


def _begin(tokens: tuple[Token, ...], words: Quantifier) -> bool:
    return len(tokens) > len(words) and all(
        token.text.lower() in known or ("N" in known and _is_number(token))
        for token, known in zip(tokens, words, strict=False)
    )


def _leads_number(tokens: tuple[Token, ...]) -> bool:
    """Whether the words begin with a number, or with "a" and one: "30", "half", "a dozen"."""
    words = [token.text.lower() for token in tokens]
    if any(section == "of a part" and _begin(tokens, part) for part, section in quantifiers()):
        return True  # "at least a third of"
    if words[:1] in (["a"], ["an"]):
        return words[1:2] != [] and words[1] in _MULTIPLES
    return bool(tokens) and (_is_number(tokens[0]) or words[0] == "half")


def _is_number(token: Token) -> bool:
    return token.tag == "CD" or token.text.lower() in NUMBER_WORDS


def _long_numbers(tokens: tuple[Token, ...]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where each number of several words or of a hyphen begins, and its end and value: "two hundred", "forty-two"."""
    for start, end, value in numbers_in([token.text for token in tokens]):
        if (end > start + 1 or "-" in tokens[start].text) and value % 1 == 0:
            yield start, (end, int(value))


def _number(tokens: tuple[Token, ...], position: int) -> int | None:
    """The number at `position`; None where there is none or where it is an age, a time or an ordinal."""
    word = tokens[position].text.lower()
    behind_comma = position > 0 and tokens[position - 1].text == ","
    following = tokens[position + 1].text.lower() if position + 1 < len(tokens) else ""
    if following.startswith(("year", "-year")) or (behind_comma and word.isdigit()):
        return None
    number = _MULTIPLES.get(word) or number_in_words(word)
    return number if number is not None and number < 1_000_000 else None
