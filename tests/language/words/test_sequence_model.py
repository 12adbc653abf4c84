from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.words.sequence_model import Candidates, SequenceModel, packed

LABELS = ("A", "B", "C")
TRANSITIONS = ((40, -7, 0), (-90, 12, 300), (5, 0, -60))
MODEL = f"""A B C
40 -7 0
-90 12 300
5 0 -60

wbright
wdark\u2028

{packed([120, 0, -45]):x}
{packed([0, -3000, 0]):x}

bright A
dark A C"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> SequenceModel:
    path = tmp_path_factory.mktemp("models") / "small.model"
    path.write_bytes(MODEL.encode())
    return SequenceModel(path)


def relative(model: SequenceModel, features: list[str]) -> list[int]:
    """What each label gets more than the first one."""
    scores = model.unpacked(model.scores(features))
    return [score - scores[0] for score in scores]


def test_what_features_give(model: SequenceModel) -> None:
    assert model.labels == LABELS
    assert relative(model, ["wbright"]) == [0, -120, -165]
    # a line separator of Unicode ends no line of the file
    assert relative(model, ["wdark\u2028"]) == [0, -3000, 0]
    assert relative(model, ["wbright", "wdark\u2028", "wbright"]) == [0, -3240, -330]


def test_what_was_never_learned_gives_nothing(model: SequenceModel) -> None:
    assert relative(model, ["wbright", "unheard of"]) == relative(model, ["wbright"])
    assert relative(model, []) == [0, 0, 0]


def test_what_frequent_words_may_be(model: SequenceModel) -> None:
    assert model.lexicon == {"bright": "A", "dark": "A C"}


@given(st.lists(st.lists(st.integers(-100_000, 100_000), min_size=3, max_size=3), max_size=20))
def test_one_addition_adds_the_scores_of_all_labels(
    model: SequenceModel, rows: list[list[int]]
) -> None:
    scores = model.unpacked(sum(map(packed, rows)))
    totals = [sum(column) for column in zip(*rows, strict=True)] or [0, 0, 0]
    assert [score - scores[0] for score in scores] == [total - totals[0] for total in totals]


RUNS = st.lists(
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(-400, 400)),
        min_size=1,
        unique_by=lambda candidate: candidate[0],
    ),
    min_size=1,
    max_size=5,
)
AROUND = st.integers(-1, 2)


@given(RUNS, AROUND, AROUND)
def test_the_best_path_is_the_best_of_all(
    model: SequenceModel, run: list[Candidates], before: int, after: int
) -> None:
    def total(path: tuple[tuple[int, int], ...]) -> int:
        labels = [before, *(label for label, _ in path), after]
        steps = pairwise(labels)
        return sum(score for _, score in path) + sum(
            TRANSITIONS[first][second] for first, second in steps if first >= 0 and second >= 0
        )

    best = max(map(total, product(*run)))
    labels = model.best_labels(run, before, after)
    scores = [dict(candidates)[label] for label, candidates in zip(labels, run, strict=True)]
    assert total(tuple(zip(labels, scores, strict=True))) == best
