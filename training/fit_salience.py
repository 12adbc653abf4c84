"""Fit the weights of `analysis.choice.salience`; write its model card.

    python training/fit_salience.py DATA [--cache DIR]

Needs numpy, scipy, and nltk for its stemmer. What is fitted is a choice model: at each step of a summary, the chance of
taking sentence i is proportional to exp(weights . values of i) (McFadden 1974, "Conditional logit analysis of
qualitative choice behavior"), and should be the greater the more sentence i would add. What it adds are the words
and pairs of words of the human summary that the sentences taken so far have not, less PRICE for each of its own words:
the gain in F1 made linear (Dinkelbach 1967). Which sentences are taken so far depends on the weights, so steps and
weights are found in turn, ROUNDS times (Ross et al. 2011, "A reduction of imitation learning"). It is convex, without
chance, and the same each time. It is done once without each fifth of the articles, for measuring, and once with all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.append(str(Path(__file__).parents[1] / "benchmarks" / "accuracy"))
import summaries as benchmark
import summary_scores as scores

from briefing.analysis.choice.sentence_features import FEATURES, measure_sentences, stem_width
from briefing.analysis.text.sentences import annotated_sentences

PRICE = 0.22
"""What a word of a sentence costs, in words of the human summary: about half the F1 that summaries reach."""
PAIRS = 0.5
"""What a pair of words counts beside a single word."""
SHARPNESS = 12.5
"""How much likelier a sentence should be that adds more: exp(SHARPNESS x what it adds, as a share of the summary)."""
PENALTY = 1e-3
"""Of the square of each weight, in units of its feature's spread (ridge)."""
LEAD = 1.5
"""How much more the place counts than was fitted: a prior for the lead, as what is fitted to is mostly highlights."""
ROUNDS = 3
SET_POWER = -0.75
"""An article counts its set's size to this power: a set of sixteen articles counts as two of one article do."""
STEPS = 4
"""The most sentences taken of one article while fitting."""

NEAR_THE_TOP, TAKEN_UP = FEATURES.index("near the top"), FEATURES.index("taken up")

Array = Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One article as the fit sees it: values and words of its sentences, and the words of the human summary.

    `found[i]` counts each word (first element) and pair (second) of the human summary in sentence i, `wanted` in that
    summary itself; `stems[i]` are sentence i's stems, `widths` what each counts for what is taken up;
    `usable` tells which sentences may be chosen at all.
    """

    fold: int
    weight: float
    steps: int
    values: Array
    lengths: Array
    found: tuple[Array, Array]
    wanted: tuple[Array, Array]
    stems: tuple[frozenset[str], ...]
    widths: Mapping[str, float]
    usable: Array


def main() -> None:
    """Fit, write the weights, print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    problems = [
        problem
        for summary_set in benchmark.SETS
        for problem in read_problems(arguments.data, summary_set, arguments.cache)
    ]
    folds = [
        fit([problem for problem in problems if problem.fold != fold])
        for fold in range(benchmark.FOLDS)
    ]
    weights = fit(problems)
    names = (*FEATURES, "repetition")
    text = json.dumps(
        {
            "weights": dict(zip(names, weights, strict=True)),
            "folds": [dict(zip(names, fold, strict=True)) for fold in folds],
        },
        indent=1,
    )
    benchmark.FOLD_WEIGHTS.write_text(text + "\n", encoding="utf-8")
    for place, name in enumerate(names):
        spread = [fold[place] for fold in folds]
        print(f'    "{name}": {weights[place]},  # folds {min(spread)} to {max(spread)}')


def read_problems(
    data: Path, summary_set: benchmark.SummarySet, cache: Path | None
) -> list[Problem]:
    """The articles of a set. Of answers to questions, all phrases together stand for the human summary."""
    examples = benchmark.read_examples(data, summary_set.name, cache)
    weight = len(examples) ** SET_POWER
    return [_problem(summary_set, example, weight) for example in examples]


def fit(problems: Sequence[Problem]) -> list[float]:
    """The weights of the features and of repetition."""
    weights = np.zeros(len(FEATURES) + 1)
    for round_ in range(ROUNDS):
        steps = [step for problem in problems for step in _steps(problem, weights, round_)]
        weights = _fit_choices(steps)
    weights[NEAR_THE_TOP] *= LEAD
    return [round(float(weight), 3) for weight in weights]


def _problem(
    summary_set: benchmark.SummarySet, example: benchmark.Example, weight: float
) -> Problem:
    parts = annotated_sentences(example.annotated)
    measured = measure_sentences(
        parts, incident_sentences=benchmark.incident_sentences(example.annotated)
    )
    row = example.row
    answers = [text for question in scores.QUESTIONS for text in row.get(question, ())]
    wanted = _tokens(" ".join(answers) if answers else row["summary"])
    texts = [_tokens(part.text()) for part in parts]
    usable = np.array([not sentence.out_of_place for sentence in measured])
    counts = Counter(found for sentence in measured for found in sentence.stems)
    singles, singles_found = _counts(wanted, texts)
    pairs, pairs_found = _counts(_pairs(wanted), [_pairs(text) for text in texts])
    return Problem(
        fold=example.fold,
        weight=weight,
        steps=min(STEPS, max(2, summary_set.sentences or STEPS)),
        values=np.array([sentence.values for sentence in measured]),
        lengths=np.array([len(text) for text in texts]),
        found=(singles_found, pairs_found),
        wanted=(singles, pairs),
        stems=tuple(sentence.stems for sentence in measured),
        widths={found: stem_width(number) for found, number in counts.items()},
        usable=usable if usable.any() else ~usable,
    )


def _steps(problem: Problem, weights: Array, round_: int) -> list[tuple[Array, Array, float]]:
    """For each sentence taken: the values of those that could be, the chances they should have, the step's weight."""
    told: set[str] = set()
    left = problem.usable.copy()
    taken = np.zeros(len(left), dtype=bool)
    steps = []
    # In the first round no weights are known, so only the first sentence's choice is asked about.
    for _ in range(problem.steps if round_ else 1):
        if left.sum() < 2:
            break
        repeated = [stems & told for stems in problem.stems]
        values = np.hstack([problem.values, [[len(stems)] for stems in repeated]])
        # What is told already is taken up no more.
        values[:, TAKEN_UP] -= [sum(map(problem.widths.get, stems)) for stems in repeated]
        target = SHARPNESS * _gains(problem, taken)[left]
        chances = np.exp(target - target.max())
        steps.append((values[left], chances / chances.sum(), problem.weight))
        best = int(np.where(left, values @ weights, -np.inf).argmax())
        told |= problem.stems[best]
        left[best] = False
        taken[best] = True
    return [(values, chances, weight / len(steps)) for values, chances, weight in steps]


def _gains(problem: Problem, taken: Array) -> Array:
    """What each sentence would add to those taken, as a share of the human summary's words."""
    gains = np.zeros(len(taken))
    for found, wanted, factor in zip(problem.found, problem.wanted, (1.0, PAIRS), strict=True):
        sofar = found[taken].sum(0)
        added = np.minimum(found + sofar, wanted).sum(1) - np.minimum(sofar, wanted).sum()
        gains += factor * (added - PRICE * (1 if factor == 1 else 0.5) * problem.lengths)
    return gains / max(1, problem.wanted[0].sum())


def _fit_choices(steps: Sequence[tuple[Array, Array, float]]) -> Array:
    """The weights under which the choices of `steps` are likeliest."""
    values = np.concatenate([step[0] for step in steps])
    chances = np.concatenate([step[1] for step in steps])
    sizes = np.array([len(step[0]) for step in steps])
    share = np.array([step[2] for step in steps])
    share = np.repeat(share / share.sum(), sizes)
    starts = np.cumsum([0, *sizes])[:-1]
    spread = values.std(0)
    spread[spread < 1e-9] = 1
    scaled = (values - values.mean(0)) / spread

    def loss(weights: Array) -> tuple[float, Array]:
        scores = scaled @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        raised = np.exp(scores)
        model = raised / np.repeat(np.add.reduceat(raised, starts), sizes)
        cost = -(share * chances * np.log(model + 1e-12)).sum() + PENALTY * weights @ weights / 2
        return cost, scaled.T @ (share * (model - chances)) + PENALTY * weights

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B")
    return found.x / spread


def _tokens(text: str) -> list[str]:
    return [scores.stemmed(word) for word in scores.words_of(text)]


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(words))


def _counts(wanted: Sequence[Any], texts: Sequence[Sequence[Any]]) -> tuple[Array, Array]:
    counts = Counter(wanted)
    kinds = list(counts)
    found = [[own[kind] for kind in kinds] for own in map(Counter, texts)]
    return np.array([counts[kind] for kind in kinds]), np.array(found).reshape(len(texts), -1)


if __name__ == "__main__":
    main()
