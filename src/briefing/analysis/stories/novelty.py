"""Detect sentences that tell something new, beside what earlier articles told."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.terms import stem
from briefing.language.en.word_frequencies import rarity

NEW = 0.3
"""Of the weight of a sentence's stems, so much has to be of stems that no earlier article has: counting words not seen
before found new sentences as well as anything at TREC (Soboroff and Harman 2005, "Novelty detection: the TREC
experience"), and weighing them by rarity keeps another turn of phrase from counting as news.
"""


class Told:
    """What was told before: the stems and numbers of earlier sentences."""

    def __init__(self, sentences: Iterable[AnnotatedSentence] = ()) -> None:
        self._stems: set[str] = set()
        self._is_empty = True
        for sentence in sentences:
            self._stems |= stems_of(sentence)
            self._is_empty = False

    def is_new(self, sentence: AnnotatedSentence) -> bool:
        """Whether a sentence is new: it has enough rare new words, or a new number."""
        if self._is_empty:
            return True
        stems = stems_of(sentence)
        unseen = stems - self._stems
        weight = sum(map(rarity, sorted(stems)))
        return any(number in unseen for number in _numbers(sentence)) or (
            sum(map(rarity, sorted(unseen))) >= NEW * weight > 0
        )


def stems_of(sentence: AnnotatedSentence) -> frozenset[str]:
    """The stems of a sentence's words of content."""
    return frozenset(found for token in sentence.sentence.tokens if (found := stem(token.text)))


def _numbers(sentence: AnnotatedSentence) -> Iterable[str]:
    """The stems of the figures in a sentence, but for its dates: that it is Tuesday now is no news."""
    dates = [expression.span for expression in sentence.date_expressions]
    for token in sentence.sentence.tokens:
        if token.tag == "CD" and not any(span.covers(token.span) for span in dates):
            yield stem(token.text)
