"""Check that two sentences with like words say the same and not the opposite."""

from __future__ import annotations

import re
from collections import Counter

from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en.closed_classes import ARTICLES, MODALS, NEGATIONS
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.numbers import number_in_words
from briefing.language.en.reporting import PLAIN_SPEECH
from briefing.model.annotation import DateKind
from briefing.model.text import Token


def say_the_same(left: AnnotatedSentence, right: AnnotatedSentence) -> bool:
    """Whether two sentences of like words agree in all that a statement turns on.

    "did vote" and "did not vote", "admitted" and "denied", a boy of 12 and a man of 43, "Roe beat Poe" and "Poe beat
    Roe" share nearly all of their words, and one word may turn all: "for", "against", "few". One sentence may tell more
    than the other, with all of its words in their order; what is looked at besides has to be equal.
    """
    return (
        _turns(left) == _turns(right)
        and numbers_in(left) == numbers_in(right)
        and _main_verb(left) == _main_verb(right)
        and _one_within_the_other(_words(left), _words(right))
        and _days_agree(left, right)
    )


def numbers_in(sentence: AnnotatedSentence) -> frozenset[int]:
    """The whole numbers of a sentence, in figures or words, also in "12-year-old"."""
    found: set[int] = set()
    for token in sentence.sentence.tokens:
        text = re.sub(r"(?<=\d),(?=\d{3})", "", token.text)
        found.update(int(digits) for digits in re.findall(r"\d{1,15}", text))
        if (number := number_in_words(text)) is not None and not _is_pronoun(token):
            found.add(number)
    return frozenset(found)


def _is_pronoun(token: Token) -> bool:
    """Whether "one" stands for a thing and counts nothing."""
    return token.tag in {"PRP", "NN"} and token.text.lower() == "one"


def _turns(sentence: AnnotatedSentence) -> Counter[str]:
    """The words that turn a statement into another: negations and modal verbs, each as often as it stands there."""
    words = (token.text.lower().replace("’", "'") for token in sentence.sentence.tokens)
    return Counter("not" if word == "n't" else word for word in words if word in NEGATIONS | MODALS)


def _main_verb(sentence: AnnotatedSentence) -> str:
    """The verb of the first clause that stands under no other, "" where there is none."""
    lemma = next((clause.lemma for clause in sentence.clauses if not clause.subordinate), "")
    return "say" if lemma in PLAIN_SPEECH else lemma


def _words(sentence: AnnotatedSentence) -> list[str]:
    """The words of a sentence in their order, but for articles and verbs that only report."""
    return [
        token.text.lower().replace("’", "'")
        for token in sentence.sentence.tokens
        if token.text[0].isalnum()
        and token.text.lower() not in ARTICLES
        and verb_lemma(token.text) not in PLAIN_SPEECH
    ]


def _one_within_the_other(left: list[str], right: list[str]) -> bool:
    """Whether the shorter list stands in the longer one, in its order."""
    shorter, longer = sorted((left, right), key=len)
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _days_agree(left: AnnotatedSentence, right: AnnotatedSentence) -> bool:
    """Whether the dates that are known of one are among those of the other."""
    days, others = (
        {
            str(expression.date)
            for expression in sentence.date_expressions
            if expression.date is not None and expression.kind is DateKind.DATE
        }
        for sentence in (left, right)
    )
    return days <= others or others <= days
