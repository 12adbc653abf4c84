"""Rank sentences by latent semantic analysis (LSA)."""

from __future__ import annotations

from math import sqrt
from operator import mul

from briefing.analysis.choice.methods import Ranking, Words, best
from briefing.analysis.choice.methods.products import Vector, binary_product

TOPICS = 4
"""How many singular values count; the paper keeps those above half the largest, which in news are few."""
STEPS = 25
"""Rounds of subspace iteration: enough for the order of sentences to settle."""
SMALLEST_SHARE = 0.5
"""Steinberger and Ježek 2004: topics whose singular value is below half of the largest are left out."""


def lsa(words: Words, count: int) -> Ranking:
    """LSA: the sentences with the longest vectors in the space of main topics.

    J. Steinberger and K. Ježek (2004), "Using latent semantic analysis in text summarization and summary
    evaluation": the singular value decomposition of the matrix of words by sentences; a sentence's score is the
    length of its right singular vector, weighted by the singular values. The leading vectors come from subspace
    iteration (Golub and Van Loan, "Matrix Computations", section 8.2), started from the same vectors each time.
    """
    size = len(words)
    columns = {word: index for index, word in enumerate(sorted({w for s in words for w in s}))}
    product = binary_product(
        [[columns[word] for word in sorted(sentence)] for sentence in words], len(columns)
    )
    basis = [
        [1.0 if index % (topic + 1) == 0 else -1.0 for index in range(size)]
        for topic in range(min(TOPICS, size))
    ]
    values = [0.0] * len(basis)
    for _ in range(STEPS):
        basis, values = _orthonormal([product(vector) for vector in basis])
    scores = [0.0] * size
    largest = sqrt(max(values, default=0.0))
    for vector, square in zip(basis, values, strict=True):
        if sqrt(square) >= SMALLEST_SHARE * largest:
            for index, part in enumerate(vector):
                scores[index] += square * part * part
    return best([round(sqrt(score), 4) for score in scores], count)


def _orthonormal(vectors: list[Vector]) -> tuple[list[Vector], list[float]]:
    """The vectors made orthonormal (Gram and Schmidt), and the lengths that they had then."""
    done: list[Vector] = []
    lengths = []
    for vector in vectors:
        for other in done:
            along = sum(map(mul, vector, other))
            vector = [value - along * part for value, part in zip(vector, other, strict=True)]
        length = sqrt(sum(map(mul, vector, vector)))
        lengths.append(length)
        done.append([value / length for value in vector] if length > 1e-9 else [0.0] * len(vector))
    return done, lengths
