"""Published methods of choosing sentences, on sentences worked by hand."""

from math import log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.choice.methods import METHODS, method_of

FLOOD = [
    ["flood", "river", "town"],
    ["mayor", "spoke"],
    ["flood", "town", "people", "died"],
    ["weather", "sunny"],
    ["flood", "people", "river"],
]
TEXTS = st.lists(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=8), max_size=12)


def brute_force_walk(similarity):
    size = len(similarity)
    degrees = [sum(row) for row in similarity]
    ranks = [1.0] * size
    for _ in range(400):
        ranks = [
            0.15
            + 0.85
            * sum(
                similarity[j][i] / degrees[j] * ranks[j] for j in range(size) if degrees[j] > 1e-9
            )
            for i in range(size)
        ]
    return ranks


def cosine_matrix(words):
    holding = {}
    for sentence in words:
        for word in set(sentence):
            holding[word] = holding.get(word, 0) + 1
    vectors = []
    for sentence in words:
        vector = {w: sentence.count(w) * log(len(words) / holding[w] + 1) for w in set(sentence)}
        length = sqrt(sum(v * v for v in vector.values()))
        vectors.append({w: v / length for w, v in vector.items()})
    return [[sum(a[w] * b.get(w, 0.0) for w in a) for b in vectors] for a in vectors]


def shared_word_matrix(words):
    def similarity(i, j):
        if i == j:
            return 0.0
        lengths = log(max(2, len(words[i]))) + log(max(2, len(words[j])))
        return len(set(words[i]) & set(words[j])) / lengths

    return [[similarity(i, j) for j in range(len(words))] for i in range(len(words))]


@pytest.mark.parametrize(
    ("method", "count", "expected"),
    [
        ("lead", 2, [0, 1]),
        # "flood", said three times, is the only significant word: the shortest sentence with it is densest.
        ("luhn", 1, [0]),
        # The likeliest word is "flood"; the first and the last sentence with it have the likeliest words.
        ("sumbasic", 1, [0]),
        ("kl", 1, [2]),
        ("lexrank", 1, [0]),
        ("textrank", 1, [0]),
        ("lsa", 1, [2]),
    ],
)
def test_choice_by_hand(method, count, expected):
    assert list(method_of(method)(FLOOD, count).order) == expected


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_lexrank_is_the_walk_on_the_whole_matrix(words):
    ranks = brute_force_walk(cosine_matrix(words))
    chosen = method_of("lexrank")(words, 1).order
    assert not words or ranks[chosen[0]] == pytest.approx(max(ranks), abs=5e-3)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_textrank_is_the_walk_on_the_whole_matrix(words):
    ranks = brute_force_walk(shared_word_matrix(words))
    chosen = method_of("textrank")(words, 1).order
    assert not words or ranks[chosen[0]] == pytest.approx(max(ranks), abs=2e-2)


@pytest.mark.parametrize("method", METHODS)
@given(words=TEXTS, count=st.integers(1, 15))
@settings(max_examples=30, deadline=None)
def test_every_method_takes_distinct_sentences_of_the_article(method, words, count):
    chosen = method_of(method)(words, count).order
    assert len(set(chosen)) == len(chosen) <= count
    assert set(chosen) <= set(range(len(words)))
    assert bool(chosen) == bool(words)


@pytest.mark.parametrize("method", METHODS)
def test_sentences_without_words_are_no_trouble(method):
    assert list(method_of(method)([[], ["word"], []], 1).order) in ([0], [1])


def test_unknown_method():
    with pytest.raises(KeyError):
        method_of("magic")
