"""Parse numbers in sentences: how many of what, and how exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from briefing.analysis.incident.harm_verbs import harm_verbs
from briefing.analysis.text.counts import quantifiers
from briefing.analysis.text.extents import extend_phrase
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import singular, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import PRONOUNS_OF_NOBODY
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.numbers import numbers_in
from briefing.language.en.person_nouns import is_person_noun
from briefing.language.en.tags import ADJECTIVES, NOUNS, VERBS
from briefing.model.annotation import DateKind
from briefing.model.text import Span, Token

CURRENCIES = frozenset({"$", "£", "€", "US$"})
_SIGNS = tuple(CURRENCIES)
_BOUNDS = {
    "at least the number": (1, inf),
    "at most the number": (0, 1),
    "nearly the number": (0.8, 1),
    "about the number": (0.8, 1.25),
}
"""Between which multiples of the number the true one is meant to lie, by section of quantifiers before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of something: its words, what is counted, and its least and most.

    "female guard" may be counted.
    """

    span: Span
    unit: str
    least: float
    most: float

    def contradicts(self, other: Figure) -> bool:
        """Whether no number is meant by both."""
        return self.most < other.least or other.most < self.least


def find_figures(sentence: AnnotatedSentence) -> tuple[Figure, ...]:
    """The numbers of the sentence that count something, in text order.

    Dates, times of day and ages are none. "five people" counts people, "12%" per cent, "$3 million" dollars. A number
    whose thing is not said is none.
    """
    dates = [
        expression.span
        for expression in sentence.date_expressions
        if expression.kind in (DateKind.DATE, DateKind.TIME)
    ]
    tokens = sentence.sentence.tokens
    figures = list(_nobody(sentence))
    for start, end, value in numbers_in([_bare(token.text) for token in tokens]):
        span = Span(tokens[start].span.start, tokens[end - 1].span.end)
        unit = _unit(sentence, start, end)
        if unit is None or any(date.overlaps(span) for date in dates):
            continue
        if sentence.text(span).lower() == "one" and not _counts_people(unit[0]):
            continue  # "one thing" is a phrase as often as a number
        first, (low, high) = _qualifier(tokens, start)
        slack = _slack(value)
        figures.append(
            Figure(
                span=Span(tokens[first].span.start, unit[1]),
                unit=unit[0],
                least=(value - slack) * low,
                most=(value + slack) * high,
            )
        )
    return tuple(sorted(figures, key=lambda figure: figure.span))


def _nobody(sentence: AnnotatedSentence) -> Iterator[Figure]:
    """The phrases that tell of nobody: "no one", "no soldiers", "none of the guards"."""
    for scope in sentence.scopes:
        if not scope.nobody or not scope.span.covers(scope.cue):
            continue
        phrase = next((p for p in sentence.noun_phrases if p.span.overlaps(scope.cue)), None)
        words = extend_phrase(sentence, phrase.span) if phrase is not None else scope.cue
        last = sentence.tokens_in(words)[-1].text.lower()
        unit = singular("people") if last in PRONOUNS_OF_NOBODY else singular(last)
        if _counts_people(unit):
            yield Figure(
                span=Span(min(scope.cue.start, words.start), words.end), unit=unit, least=0, most=0
            )


def _counts_people(unit: str) -> bool:
    """Whether what is counted are people, or their deaths or injuries."""
    noun = unit.split()[-1]
    return is_person_noun(noun) or noun in vocabulary("units of casualties")


def value_of(word: str) -> float | None:
    """The number that a word is, or None.

    >>> [value_of(word) for word in ("1,200", "3.5", "Twelve", "twenty-one", "1990s", "third")]
    [1200.0, 3.5, 12.0, 21.0, None, None]
    """
    numbers = [value for _, _, value in _numbers((word,))]
    return numbers[0] if numbers else None


def _numbers(words: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Where each number begins and ends among the words, and its value: "3 million" is one, "one" alone is none."""
    bare = [_bare(word) for word in words]
    for start, end, value in numbers_in(bare):
        if bare[start:end] not in (["one"], ["One"]):
            yield start, end, value


def _bare(word: str) -> str:
    """The word without a sign of money or of per cent: "$40" may be one word, and "40%"."""
    return word[len(_sign(word)) :].removesuffix("%")


def _sign(word: str) -> str:
    """The sign of money that a word begins with, "" for none."""
    if not word.startswith(_SIGNS):
        return ""
    return next(sign for sign in CURRENCIES if word.startswith(sign))


def _unit(sentence: AnnotatedSentence, start: int, end: int) -> tuple[str, int] | None:
    """What is counted, and where the words for it end."""
    tokens = sentence.sentence.tokens
    following = tokens[end].text.lower() if end < len(tokens) else ""
    stop = tokens[end - 1].span.end
    if tokens[end - 1].text.endswith("%"):
        return "percent", stop
    if following in {"%", "percent", "per"}:
        return "percent", tokens[end].span.end
    if _sign(tokens[start].text):
        return _sign(tokens[start].text), stop
    if start and tokens[start - 1].text in CURRENCIES:
        return tokens[start - 1].text, stop
    if following.startswith(("year", "-year")) or (
        start and tokens[start - 1].text == "," and following in {",", ".", ""}
    ):
        # An age: "Ann Lee, 45, said".
        return None
    for phrase in sentence.noun_phrases:
        if phrase.span.start <= tokens[start].span.start and stop <= phrase.head.start:
            head = sentence.text(phrase.head)
            sort = sentence.text(Span(stop, phrase.head.start)).lower().split()
            unit = " ".join([*sort, singular(head)])
            return (unit, phrase.head.end) if head.islower() else None
    if following == "missing" or any(
        following in vocabulary(section) for section in ("death adjectives", "injury adjectives")
    ):
        return following, tokens[end].span.end
    return ("people", stop) if _is_harmed(tokens, start, end) else None


def _is_harmed(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a number without a noun stands behind a verb of harm: "wounding at least 37"."""
    first, _ = _qualifier(tokens, start)
    if not first or tokens[first - 1].tag not in VERBS:
        return False
    if end < len(tokens) and tokens[end].tag in NOUNS | ADJECTIVES:
        return False
    verbs = harm_verbs().get(verb_lemma(tokens[first - 1].text), ())
    return any(
        verb.harm in ("death", "injury") and not verb.people_are_subject and not verb.beside
        for verb in verbs
    )


def _qualifier(tokens: Sequence[Token], start: int) -> tuple[int, tuple[float, float]]:
    """Where the words before a number begin that tell how exact it is, and what they make of it."""
    start -= start > 0 and tokens[start - 1].text in CURRENCIES
    for words, section in quantifiers():
        first = start - len(words)
        if (
            section in _BOUNDS
            and first >= 0
            and all(
                token.text.lower() in known
                for token, known in zip(tokens[first:start], words, strict=True)
            )
        ):
            return first, _BOUNDS[section]
    return start, (1, 1)


def _slack(value: float) -> float:
    """How far off a round number may be: half of its last figure that is not zero, from a thousand on.

    >>> [_slack(value) for value in (40, 1200, 3_000_000)]
    [0.0, 50.0, 500000.0]
    """
    if value < 1000 or value != int(value):
        return 0.0
    digits = str(int(value))
    return 0.5 * 10 ** (len(digits) - len(digits.rstrip("0"))) if digits.endswith("0") else 0.0
