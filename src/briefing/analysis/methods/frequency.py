"""Methods that count words: the lead, Luhn, SumBasic, KL-Sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from math import log

from briefing.analysis.methods import Words

SIGNIFICANT_SHARE = 1 / 3
"""Luhn's word list left open: here the most frequent third of the words said more than once is significant."""
LARGEST_GAP = 4
"""Luhn 1958: at most four insignificant words between two significant ones of a cluster."""
SMOOTHING = 1e-3
"""What a word that the summary does not say yet counts in KL-Sum, in words, so that its logarithm exists."""


def lead(words: Words, count: int) -> list[int]:
    """The first sentences.

    >>> lead([["a"], ["b"], ["c"]], 2)
    [0, 1]
    """
    return list(range(min(count, len(words))))


def luhn(words: Words, count: int) -> list[int]:
    """The sentences with the densest cluster of significant words.

    H. P. Luhn (1958), "The automatic creation of literature abstracts": a cluster's factor is the square of its
    number of significant words over its length; a sentence has that of its best cluster.
    """
    frequencies = Counter(chain.from_iterable(words))
    repeated = sorted(
        (word for word in frequencies if frequencies[word] > 1),
        key=lambda word: (-frequencies[word], word),
    )
    significant = set(repeated[: max(1, round(len(repeated) * SIGNIFICANT_SHARE))])
    scores = [max(_cluster_factors(sentence, significant), default=0.0) for sentence in words]
    return _best(scores, count)


def sumbasic(words: Words, count: int) -> list[int]:
    """The sentences of highest mean word probability that hold the likeliest word left; words once said count less.

    A. Nenkova and L. Vanderwende (2005), "The impact of frequency on summarization".
    """
    frequencies = Counter(chain.from_iterable(words))
    total = sum(frequencies.values())
    probabilities = {word: number / total for word, number in frequencies.items()}
    holding: dict[str, list[int]] = {}
    for index, sentence in enumerate(words):
        for word in set(sentence):
            holding.setdefault(word, []).append(index)
    chosen: list[int] = []
    left = set(range(len(words)))
    while left and len(chosen) < count and probabilities:
        likeliest = min(probabilities, key=lambda word: (-probabilities[word], word))
        candidates = [index for index in holding[likeliest] if index in left]
        if not candidates:
            del probabilities[likeliest]
            continue
        best = max(candidates, key=lambda index: (_mean(words[index], probabilities), -index))
        chosen.append(best)
        left.discard(best)
        for word in set(words[best]):
            if word in probabilities:
                probabilities[word] **= 2
    return chosen


def kl(words: Words, count: int) -> list[int]:
    """The sentences that, one after another, bring the summary's words nearest to the article's.

    A. Haghighi and L. Vanderwende (2009), "Exploring content models for multi-document summarization", KLSum:
    greedy, by the Kullback-Leibler divergence of the summary's unigrams from the article's.
    """
    frequencies = Counter(chain.from_iterable(words))
    total = sum(frequencies.values()) or 1
    article = {word: number / total for word, number in frequencies.items()}
    counted = [Counter(sentence) for sentence in words]
    said: Counter[str] = Counter()
    length = 0
    chosen: list[int] = []
    left = [index for index, sentence in enumerate(words) if sentence]
    while left and len(chosen) < count:

        def divergence(index: int, length: int = length) -> tuple[float, int]:
            # Only the words of the candidate change their term, so the sum over all others may be left out.
            gained = sum(
                article[word] * (log(said[word] + number + SMOOTHING) - log(said[word] + SMOOTHING))
                for word, number in counted[index].items()
            )
            size = length + len(words[index]) + SMOOTHING * len(article)
            return log(size) - gained, index

        best = min(left, key=divergence)
        left.remove(best)
        chosen.append(best)
        said.update(counted[best])
        length += len(words[best])
    return chosen


def _cluster_factors(sentence: Sequence[str], significant: set[str]) -> Iterator[float]:
    positions = [index for index, word in enumerate(sentence) if word in significant]
    start = 0
    for index in range(1, len(positions) + 1):
        ended = index == len(positions) or positions[index] - positions[index - 1] > LARGEST_GAP + 1
        if ended:
            length = positions[index - 1] - positions[start] + 1
            yield (index - start) ** 2 / length
            start = index


def _mean(sentence: Sequence[str], probabilities: dict[str, float]) -> float:
    return sum(probabilities.get(word, 0.0) for word in sentence) / len(sentence)


def _best(scores: list[float], count: int) -> list[int]:
    return sorted(range(len(scores)), key=lambda index: (-scores[index], index))[:count]
