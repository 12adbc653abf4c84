"""Rank sentences by walks over their similarities: LexRank, TextRank.

Both matrices of similarities are products of thin ones, so a step of the walk costs the number of words of the
article and not the square of its number of sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import exp, fsum, log, sqrt
from operator import add, mul

from briefing.analysis.choice.methods import Ranking, Words, best
from briefing.analysis.choice.methods.products import Vector, binary_product

DAMPING = 0.85
"""Brin and Page 1998; Erkan and Radev 2004 and Mihalcea and Tarau 2004 take the same."""
TOLERANCE = 1e-4
"""The walk has settled when no sentence's rank changes by more, in units of an even share."""
MOST_STEPS = 60

Row = tuple[tuple[int, float], ...]


def lexrank(words: Words, count: int) -> Ranking:
    """The sentences most central by tf-idf cosine similarity.

    G. Erkan and D. R. Radev (2004), "LexRank: graph-based lexical centrality as salience in text summarization",
    section 3.3, continuous LexRank: edges are weighted, no threshold. The inverse document frequency is that of the
    article's own sentences.
    """
    holding = Counter(word for sentence in words for word in set(sentence))
    columns = {word: index for index, word in enumerate(sorted(holding))}
    rows = []
    for sentence in words:
        weights = {
            word: number * log(len(words) / holding[word] + 1)
            for word, number in Counter(sentence).items()
        }
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        rows.append(
            tuple((columns[word], weight / length) for word, weight in sorted(weights.items()))
        )
    return best(_walk(len(words), lambda vector: _product(rows, len(columns), vector)), count)


def textrank(words: Words, count: int) -> Ranking:
    """The sentences most central by shared words.

    R. Mihalcea and P. Tarau (2004), "TextRank: bringing order into texts", section 4: the number of words that two
    sentences share over the sum of the logarithms of their lengths. One over that sum, `1 / (a + b)`, is the integral
    of `exp(-t a) exp(-t b)` over t, taken here by a quadrature that is off by less than a five-hundredth; so the
    matrix is a sum of products.
    """
    # A word of one sentence is shared with none.
    holding = Counter(word for sentence in words for word in set(sentence))
    shared = sorted(word for word, number in holding.items() if number > 1)
    columns = {word: index for index, word in enumerate(shared)}
    rows = [sorted(columns[word] for word in {*sentence} & columns.keys()) for sentence in words]
    # The logarithm of a one-word sentence is 0 in the paper, which divides by it; it counts as log 2 here.
    lengths = [log(max(2, len(sentence))) for sentence in words]
    shares = [
        [sqrt(weight) * exp(-point * length) for length in lengths]
        for point, weight in _quadrature()
    ]
    own = [
        fsum(share * share for share in of_sentence) * len(row)
        for of_sentence, row in zip(zip(*shares, strict=True), rows, strict=True)
    ]
    product = binary_product(rows, len(columns))

    def similarity(vector: Vector) -> Vector:
        result = [-mine * value for mine, value in zip(own, vector, strict=True)]
        for of_point in shares:
            moved = map(mul, of_point, product(list(map(mul, of_point, vector))))
            result = list(map(add, result, moved))
        return result

    return best(_walk(len(words), similarity), count)


def _walk(size: int, similarity: Callable[[Vector], Vector]) -> list[float]:
    """The stationary distribution of a random walk along the similarities, times `size`."""
    degrees = [max(degree, 0.0) for degree in similarity([1.0] * size)]
    ranks = [1.0] * size
    for _ in range(MOST_STEPS):
        shares = [
            rank / degree if degree > 1e-9 else 0.0
            for rank, degree in zip(ranks, degrees, strict=True)
        ]
        moved = [1 - DAMPING + DAMPING * value for value in similarity(shares)]
        change = max((abs(new - old) for new, old in zip(moved, ranks, strict=True)), default=0.0)
        ranks = moved
        if change < TOLERANCE:
            break
    # Beyond the tolerance ranks are noise.
    return [round(rank, 3) for rank in ranks]


def _product(rows: Sequence[Row], width: int, vector: Vector) -> Vector:
    """Rows times their own transpose times `vector`."""
    gathered = [0.0] * width
    for row, value in zip(rows, vector, strict=True):
        if value:
            for column, weight in row:
                gathered[column] += weight * value
    return [sum((weight * gathered[column] for column, weight in row), 0.0) for row in rows]


def _quadrature() -> list[tuple[float, float]]:
    """Points and weights for the integral of `exp(-t x)` over t from 0, for x from 1 to 12.

    Trapezoidal rule after the substitution t = exp(u), which converges exponentially (Beylkin and Monzón 2005,
    "On approximation of functions by exponential sums").
    """
    step = 0.8
    return [(exp(u * step), step * exp(u * step)) for u in range(-11, 4)]
