"""Choose sentences across articles without repeating.

A sentence counts for what it is in its own article (`salience`) and for what it covers of that which is told in many
sentences and articles (weighted coverage: Gillick and Favre 2009, "A scalable global model for summarization"; Lin and
Bilmes 2011, "A class of submodular functions for document summarization"). A stem once told counts no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log
from typing import Literal

from briefing.analysis.choice.openings import missing_context
from briefing.analysis.choice.salience import ScoredSentence
from briefing.frozen import dataclass

JointFeature = Literal["told widely", "words", "repetition"]
WEIGHTS: dict[JointFeature, float] = {"told widely": 3.0, "words": -0.7, "repetition": -0.2}
"""Beside the sentence's score in its own article: the stems that are not told yet, each by how widely it is told;
words, in thirties; each stem that is told. Fitted by `benchmarks/accuracy/together.py` on half of its clusters.
"""
LENGTH_UNIT = 30
FILLER = 0.5
"""A sentence that fits, but adds less than this share of what a longer one would add, only fills the space."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of article `article`, with its score, its stems in order, its words.

    Each stem stands once.
    """

    article: int
    scored: ScoredSentence
    stems: tuple[str, ...]
    words: int


class JointChoice:
    """The sentences taken so far, and what each other one would add.

    `alike` are, by place, the places of the sentences that say the same.
    """

    def __init__(
        self, candidates: Sequence[Candidate], alike: Mapping[int, Collection[int]]
    ) -> None:
        self.candidates = candidates
        self.alike = alike
        self.widths = widths(candidates)
        self.covered = [sum(self.widths[found] for found in c.stems) for c in candidates]
        self.gains = [
            candidate.scored.score
            + WEIGHTS["told widely"] * covered
            + WEIGHTS["words"] * candidate.words / LENGTH_UNIT
            for candidate, covered in zip(candidates, self.covered, strict=True)
        ]
        self.first_gains = tuple(self.gains)
        self.left = dict.fromkeys(range(len(candidates)))
        self.taken: list[int] = []
        self._told: set[str] = set()
        self._places_of: defaultdict[str, list[int]] = defaultdict(list)
        for place, candidate in enumerate(candidates):
            for found in candidate.stems:
                self._places_of[found].append(place)
        self.missing_context = cache(lambda p: missing_context(candidates[p].scored.sentence))

    def choose(self, count: int | None, words: int | None, *, fill: bool) -> None:
        """Choose the best sentences greedily, until enough are taken or no words are left.

        With `fill`, sentences that do not stand alone are taken too once no other is left; without, rather none is
        taken than one that does not stand alone or only fills the space.
        """
        while count is None or len(self.taken) < count:
            place = self._best(words, fill=fill or not self.taken)
            if place is None:
                return
            self.take(place)
            if words is not None:
                words -= self.candidates[place].words

    def choose_in(self, order: Iterable[int], count: int | None, words: int | None) -> None:
        """Take the sentences in that order, without those too long or told already."""
        for place in order:
            if count is not None and len(self.taken) >= count:
                return
            needed = self.candidates[place].words
            if place in self.left and (words is None or needed <= words):
                self.take(place)
                words = None if words is None else words - needed

    def take(self, place: int) -> None:
        """Take the sentence, and those that say the same out of the choice."""
        self.taken.append(place)
        for gone in (place, *self.alike.get(place, ())):
            self.left.pop(gone, None)
        for found in self.candidates[place].stems:
            if found not in self._told:
                self._told.add(found)
                change = WEIGHTS["repetition"] - WEIGHTS["told widely"] * self.widths[found]
                for other in self._places_of[found]:
                    self.gains[other] += change

    def _best(self, words: int | None, *, fill: bool) -> int | None:
        fitting = self._top(self._stands, words)
        if not fill:
            best = self._top(self._stands, None)
            if fitting is None or best is None:
                return None
            return fitting if self.gains[fitting] >= FILLER * self.gains[best] else None
        if fitting is None:
            fitting = self._top(
                lambda place: not self.candidates[place].scored.measured.out_of_place, words
            )
        return self._top(lambda place: True, words) if fitting is None else fitting

    def _top(self, standard: Callable[[int], bool], words: int | None) -> int | None:
        """The sentence of the greatest gain that fits and is up to the standard, of equal ones the first."""
        top: int | None = None
        for place in self.left:
            if (
                (top is None or self.gains[place] > self.gains[top])
                and (words is None or self.candidates[place].words <= words)
                and standard(place)
            ):
                top = place
        return top

    def _stands(self, place: int) -> bool:
        """Whether the sentence can be read behind those of its article that are taken before it."""
        if self.candidates[place].scored.measured.out_of_place:
            return False
        context = self.missing_context(place)
        if context is None:
            return True
        before = self._taken_before(place)
        return place - 1 in before or any(context in self.candidates[p].stems for p in before)

    def _taken_before(self, place: int) -> tuple[int, ...]:
        article = self.candidates[place].article
        return tuple(p for p in self.taken if p < place and self.candidates[p].article == article)


def widths(candidates: Sequence[Candidate]) -> dict[str, float]:
    """How widely each stem is told, from 0 to 1.

    It is the logarithm of the number of sentences that have it, over that of the most frequent stem; times a quarter
    for a stem of one article, evenly up to the whole for one of all articles.
    """
    sentences: Counter[str] = Counter()
    articles: defaultdict[str, set[int]] = defaultdict(set)
    for candidate in candidates:
        sentences.update(candidate.stems)
        for found in candidate.stems:
            articles[found].add(candidate.article)
    others = max(1, len({candidate.article for candidate in candidates}) - 1)
    most = log(max(sentences.values(), default=1) + 1)
    return {
        found: log(number) / most * (1 + 3 * (len(articles[found]) - 1) / others) / 4
        for found, number in sentences.items()
    }


def neighbours(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """By place, the places that it is paired with, in order."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for left, right in _both_ways(pairs):
        found[left].append(right)
    return {place: tuple(sorted(others)) for place, others in found.items()}


def _both_ways(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for left, right in pairs:
        yield left, right
        yield right, left
