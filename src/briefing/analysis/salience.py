"""How much each sentence of an article matters, and which few tell it best together.

The score of a sentence is a weighted sum of the features of `sentence_features`. Sentences are then chosen one by one,
each the best of those left once what is told already counts against it (maximal marginal relevance: Carbonell and
Goldstein 1998). The weights are fitted by `training/fit_salience.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul

from briefing.analysis.openings import is_out_of_place, missing_context
from briefing.analysis.sentence_features import FEATURES, MeasuredSentence, measure_sentences
from briefing.analysis.sentences import AnnotatedSentence
from briefing.model.annotation import AnnotatedArticle

WEIGHTS = {
    "first": -0.79,
    "near the top": 1.29,
    "upper part": 0.60,
    "central": 1.5,
    "taken up later": 1.11,
    "like the first": 1.98,
    "headline": 1.0,
    "figures": 0.28,
    "incident": 0.23,
    "quotation": -0.3,
    "no verb": -0.14,
    "length": -0.9,
}
"""What each of `FEATURES` counts."""
REPETITION = -0.18
"""What each stem of a sentence counts that a chosen sentence has already."""

MOST_WORDS = 120
"""The most words of a summary whose length nobody has asked for: with them it fits one screen."""


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence as measured, and its score."""

    measured: MeasuredSentence
    score: float

    @property
    def sentence(self) -> AnnotatedSentence:
        """The sentence itself."""
        return self.measured.sentence

    @property
    def features(self) -> tuple[tuple[str, float], ...]:
        """The features that made the score, each times its weight."""
        return tuple(
            (name, value * WEIGHTS[name])
            for name, value in zip(FEATURES, self.measured.values, strict=True)
        )


def score_sentences(
    sentences: Sequence[AnnotatedSentence],
    *,
    incident_sentences: Collection[int] = frozenset(),
) -> tuple[ScoredSentence, ...]:
    """Each sentence with its score, in article order. `incident_sentences` are numbers of those that tell of
    the article's main incident.
    """
    weights = tuple(WEIGHTS[name] for name in FEATURES)
    return tuple(
        ScoredSentence(measured, sum(map(mul, measured.values, weights)))
        for measured in measure_sentences(sentences, incident_sentences=incident_sentences)
    )


def choose(
    scored: Sequence[ScoredSentence], count: int, *, words: int | None = None
) -> tuple[AnnotatedSentence, ...]:
    """The sentences, at most `count`, that tell the article best together, in article order; at least one.

    A sentence that leans on the one before it is taken behind that one only, and one that is out of place (a question,
    a caption, a quote without its speaker) not at all, while any other is left. With `words`, the sentences have at
    most so many words in all, but for the first one taken, and are rather fewer than `count` than not fit to stand.
    """
    choice = _Choice(scored)
    spare = words
    while len(choice.taken) < count:
        place = choice.best(spare, lenient=words is None or not choice.taken)
        if place is None:
            break
        choice.take(place)
        if spare is not None:
            spare -= scored[place].measured.words
    return tuple(scored[place].sentence for place in sorted(choice.taken))


def default_length(annotated: AnnotatedArticle) -> int:
    """How many sentences a summary of the article has: a fifth of them, at least two and at most five."""
    return min(len(annotated.sentences), max(2, min(5, round(len(annotated.sentences) / 5))))


class _Choice:
    """The sentences taken so far, and what each other one would add."""

    def __init__(self, scored: Sequence[ScoredSentence]) -> None:
        self.scored = scored
        self.gains = [entry.score for entry in scored]
        self.left = set(range(len(scored)))
        self.taken: set[int] = set()
        self.places_of: defaultdict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(scored):
            for found in entry.measured.stems:
                self.places_of[found].append(place)
        self.first_met: dict[str, int] = {}
        self.missing_context = cache(lambda place: missing_context(scored[place].sentence))
        self.out_of_place = cache(lambda place: is_out_of_place(scored[place].measured))

    def take(self, place: int) -> None:
        """Take the sentence; the stems that it tells count against all others from now on."""
        self.taken.add(place)
        self.left.remove(place)
        for found in self.scored[place].measured.stems:
            if found not in self.first_met:
                for other in self.places_of[found]:
                    self.gains[other] += REPETITION
            self.first_met[found] = min(place, self.first_met.get(found, place))

    def best(self, spare: int | None, *, lenient: bool) -> int | None:
        """The sentence to take next, of at most `spare` words if it is not the first; None where none fits."""
        fitting = [
            place
            for place in self.left
            if spare is None or not self.taken or self.scored[place].measured.words <= spare
        ]
        order = sorted(fitting, key=lambda place: (-self.gains[place], place))
        standards = (self._stands, lambda place: not self.out_of_place(place), lambda place: True)
        for standard in standards[: 3 if lenient else 1]:
            place = next(filter(standard, order), None)
            if place is not None:
                return place
        return None

    def _stands(self, place: int) -> bool:
        """Whether the sentence can be read behind those taken before it."""
        if self.out_of_place(place):
            return False
        context = self.missing_context(place)
        return (
            context is None or place - 1 in self.taken or self.first_met.get(context, place) < place
        )
