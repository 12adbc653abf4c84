"""Choose sentences by word counts: lead, Luhn, SumBasic, KL-Sum."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heapreplace
from itertools import chain
from math import log

from briefing.analysis.choice.methods import Ranking, Words, best

SIGNIFICANT_SHARE = 1 / 3
"""Luhn's word list left open: here the most frequent third of the words said more than once is significant."""
LARGEST_GAP = 4
"""Luhn 1958: at most four insignificant words between two significant ones of a cluster."""
SMOOTHING = 1e-3
"""What a word that the summary does not say yet counts in KL-Sum, in words, so that its logarithm exists."""


def lead(words: Words, count: int) -> Ranking:
    """The first sentences.

    >>> list(lead([["a"], ["b"], ["c"]], 2).order)
    [0, 1]
    """
    return Ranking(range(min(count, len(words))))


def luhn(words: Words, count: int) -> Ranking:
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
    return best(scores, count)


def sumbasic(words: Words, count: int) -> Ranking:
    """SumBasic: the best sentence with the likeliest word left, again and again.

    Best is the one of highest mean word probability; words once said count less. A. Nenkova and L. Vanderwende (2005),
    "The impact of frequency on summarization".
    """
    frequencies = Counter(chain.from_iterable(words))
    total = sum(frequencies.values())
    probabilities = {word: number / total for word, number in frequencies.items()}
    holding = _places(words)
    # Probabilities only fall, so an entry of the heap that is out of date is one that comes too early.
    likeliest = [(-probability, word) for word, probability in probabilities.items()]
    heapify(likeliest)
    chosen: dict[int, None] = {}
    while likeliest and len(chosen) < count:
        probability, word = likeliest[0]
        candidates = holding[word] = [index for index in holding[word] if index not in chosen]
        if not candidates:
            heappop(likeliest)
        elif -probability != probabilities[word]:
            heapreplace(likeliest, (-probabilities[word], word))
        else:
            taken = max(candidates, key=lambda index: (_mean(words[index], probabilities), -index))
            chosen[taken] = None
            for said in set(words[taken]):
                probabilities[said] **= 2
    return Ranking(tuple(chosen))


def kl(words: Words, count: int) -> Ranking:
    """KLSum: sentences that bring the summary's word distribution near the article's.

    A. Haghighi and L. Vanderwende (2009), "Exploring content models for multi-document summarization", KLSum:
    greedy, by the Kullback-Leibler divergence of the summary's unigrams from the article's.
    """
    frequencies = Counter(chain.from_iterable(words))
    total = sum(frequencies.values()) or 1
    article = {word: number / total for word, number in frequencies.items()}
    counted = [Counter(sentence) for sentence in words]
    said = dict.fromkeys(frequencies, 0)
    logs = [log(number + SMOOTHING) for number in range(max(frequencies.values(), default=0) + 1)]

    def gain(index: int) -> float:
        # Only the words of the candidate change their term, so the sum over all others may be left out.
        return sum(
            [
                article[word] * (logs[said[word] + number] - logs[said[word]])
                for word, number in counted[index].items()
            ]
        )

    # Among sentences of one length the gain decides, and gains only fall (lazy greedy: Minoux 1978): of each
    # length, the one on top of its heap is the best as soon as its gain is up to date.
    heaps: defaultdict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for index, sentence in enumerate(words):
        if sentence:
            heaps[len(sentence)].append((-gain(index), index, 0))
    for heap in heaps.values():
        heapify(heap)
    chosen: list[int] = []
    length = 0
    while heaps and len(chosen) < count:
        candidates = []
        for size, heap in heaps.items():
            while heap[0][2] < len(chosen):
                index = heap[0][1]
                heapreplace(heap, (-gain(index), index, len(chosen)))
            smoothed = length + size + SMOOTHING * len(article)
            candidates.append((log(smoothed) + heap[0][0], heap[0][1], size))
        _, taken, size = min(candidates)
        heappop(heaps[size])
        if not heaps[size]:
            del heaps[size]
        chosen.append(taken)
        for word, number in counted[taken].items():
            said[word] += number
        length += size
    return Ranking(chosen)


def _places(words: Words) -> defaultdict[str, list[int]]:
    """The indices of the sentences that hold each word."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(words):
        for word in set(sentence):
            places[word].append(index)
    return places


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
