"""Decode a linear-chain conditional random field: the best labels of words."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from sys import byteorder
from typing import NewType

Packed = NewType("Packed", int)
"""What a model gives to each of its labels, in thousandths, in one integer, so that one addition adds them all."""

Candidates = Sequence[tuple[int, int]]
"""The labels that a word may have, by their places among the labels, each with a score."""


class SequenceModel:
    """A linear-chain CRF model, as `training/export_model.py` writes it.

    It is of the form of Lafferty, McCallum and Pereira (2001). `labels` are the names of its labels; `lexicon` has
    those that a frequent word may have, parted by spaces. Weights are read as they are written, and understood when
    they are first asked for.
    """

    __slots__ = ("_into", "_offset", "_out_of", "_weights", "labels", "lexicon")

    def __init__(self, path: Path) -> None:
        # What ends a line is "\n" alone: a feature may hold any other mark that Unicode calls a line break.
        head, features, weights, words = path.read_bytes().split(b"\n\n")
        labels, *transitions = head.decode().split("\n")
        self.labels = tuple(labels.split(" "))
        # What each label gives to the one behind it; the last row is that of the start and the end of a sentence.
        self._out_of = [[*map(int, row.split(" ")), 0] for row in transitions]
        self._out_of.append([0] * (len(self.labels) + 1))
        self._into = [*zip(*self._out_of, strict=True)]
        self._weights: dict[str, bytes | int] = dict(
            zip(features.decode().split("\n"), weights.split(b"\n"), strict=True)
        )
        self.lexicon = dict([line.split(" ", 1) for line in words.decode().split("\n") if line])
        self._offset = packed([_OFFSET] * len(self.labels))

    def scores(self, features: Iterable[str]) -> Packed:
        """Sum the weights of the features for each label.

        What the model never learned gives nothing.
        """
        total = 0
        for feature in features:
            weights = self._weights.get(feature, 0)
            if isinstance(weights, bytes):
                self._weights[feature] = weights = int(weights, 16)
            total += weights
        return Packed(total)

    def unpacked(self, scores: int) -> Sequence[int]:
        """The scores of each label, all shifted by one number.

        Only differences tell.
        """
        size = len(self.labels) * _BITS // 8
        numbers = array("I", (scores + self._offset).to_bytes(size, "little"))
        if byteorder == "big":
            numbers.byteswap()
        return numbers

    def best_labels(self, run: Sequence[Candidates], before: int, after: int) -> list[int]:
        """The best label path through a run of words, by the Viterbi algorithm (1967).

        `before` and `after` are the labels around the run, -1 where the sentence begins or ends. Of three paths and
        more, those are not followed that are `_BEHIND` or more behind the best one at their word: it is not certain
        that none of them would have come up, but of 140,000 words none did.
        """
        out_of, into = self._out_of[before], self._into[after]
        if len(run) == 1:
            totals = [(out_of[label] + score + into[label], label) for label, score in run[0]]
            return [max(totals)[1]]
        paths: Candidates = [(label, out_of[label] + score) for label, score in run[0]]
        steps = [paths]
        for candidates in run[1:]:
            paths = self._go_on(paths, candidates)
            steps.append(paths)
        labels = []
        for paths in reversed(steps):
            _, label = max([(score + into[last], last) for last, score in paths])
            labels.append(label)
            into = self._into[label]
        labels.reverse()
        return labels

    def _go_on(self, paths: Candidates, candidates: Candidates) -> Candidates:
        """The candidates with the score of the best path to each of them, of those that end in `paths`."""
        if len(paths) > 2:
            least = max([score for _, score in paths]) - _BEHIND
            paths = [path for path in paths if path[1] > least]
        if len(paths) == 1:
            [(last, so_far)] = paths
            out_of = self._out_of[last]
            return [(label, so_far + out_of[label] + score) for label, score in candidates]
        into = self._into
        if len(paths) == 2:
            # Half of the steps: a list for each label would take twice as long.
            (one, so_far), (other, so_far_other) = paths
            return [
                (label, score + max(so_far + into[label][one], so_far_other + into[label][other]))
                for label, score in candidates
            ]
        found = []
        for label, score in candidates:
            row = into[label]
            found.append((label, score + max([so_far + row[last] for last, so_far in paths])))
        return found


_BITS = 32
"""Of each label's score in a packed integer: the first label has the lowest ones."""

_OFFSET = 1 << 28
"""Added to each score, so that none is less than nothing when they are parted; sums stay in one digit of an int."""

_BEHIND = 8000
"""Thousandths by which a path may be behind the best one."""


def packed(scores: Iterable[int]) -> Packed:
    """What is given to each label, in their order, as one integer."""
    return Packed(sum(score << _BITS * label for label, score in enumerate(scores)))


MODELS = Path(__file__).with_name("models")
"""Where `pos.model` and `names.model` lie; training puts them elsewhere."""


@cache
def open_model(name: str) -> SequenceModel:
    """The model of that name, opened once."""
    return SequenceModel(MODELS / f"{name}.model")
