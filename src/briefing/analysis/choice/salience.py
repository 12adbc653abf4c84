"""Score the salience of sentences, and choose the few that tell most.

The score of a sentence is a weighted sum of the features of `sentence_features`. Sentences are then chosen one by one,
each the best of those left once what is told already counts against it (maximal marginal relevance: Carbonell and
Goldstein 1998). The weights are fitted by `training/fit_salience.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from itertools import islice
from operator import mul

from briefing.analysis.choice.article_form import ArticleForm, Form
from briefing.analysis.choice.openings import missing_context
from briefing.analysis.choice.sentence_features import (
    FEATURES,
    MeasuredSentence,
    measure_sentences,
    stem_width,
)
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.frozen import dataclass
from briefing.model.annotation import AnnotatedArticle

WEIGHTS = {
    "near the top": 3.16,
    "central": 0.806,
    "taken up": 0.908,
    "headline": 2.414,
    "figures": 0.155,
    "incident": 0.286,
    "quotation": -0.305,
    "length": -0.946,
    "repetition": -0.059,
}
"""What each of `FEATURES` counts, and each stem of a sentence that a chosen sentence has already."""

_TRIALS = 3
"""How many of the best sentences left are tried for the room left."""
FEWEST, MOST = 3, 5
"""The fewest and the most sentences of a summary whose length nobody has asked for."""
MOST_WORDS, MOST_WORDS_OF_FEWEST = 120, 180
"""The most words of it: with them it fits one screen; and of three long sentences, which it has none the less."""
SHARE = 1 / 3
"""The most of an article's words that its key points have, but for the first of them."""
SHORTEST = 40
"""Words that a summary may have of any article, however short that is."""
MOST_POINTS = 3
"""The most of the publisher's own points among them."""
TOLD = 0.6
"""A sentence that has so many of its stems in common with one taken tells the same."""


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence as measured, and what each of `FEATURES` adds to its score."""

    measured: MeasuredSentence
    parts: tuple[float, ...]

    @property
    def sentence(self) -> AnnotatedSentence:
        """The sentence itself."""
        return self.measured.sentence

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(self.parts)

    @property
    def features(self) -> tuple[tuple[str, float], ...]:
        """Each feature's name and what it adds to the score."""
        return tuple(zip(FEATURES, self.parts, strict=True))


def score_sentences(
    sentences: Sequence[AnnotatedSentence],
    *,
    incident_sentences: Collection[int] = frozenset(),
    weights: Mapping[str, float] = WEIGHTS,
) -> tuple[ScoredSentence, ...]:
    """Score each sentence, in article order.

    `incident_sentences` are numbers of those that tell of the article's main incident.
    """
    factors = tuple(weights[name] for name in FEATURES)
    return tuple(
        ScoredSentence(measured, tuple(map(mul, measured.values, factors)))
        for measured in measure_sentences(sentences, incident_sentences=incident_sentences)
    )


def choose(
    scored: Sequence[ScoredSentence],
    count: int,
    *,
    words: int | None = None,
    fill: bool = True,
    form: ArticleForm | None = None,
    weights: Mapping[str, float] = WEIGHTS,
) -> tuple[AnnotatedSentence, ...]:
    """Choose the sentences that summarize the article best together, in text order.

    There are at most `count`, and at least one. With `words`, they have at most so many words in all, but for the first
    one taken. A sentence that leans on the one before it is taken behind that one, and one that is out of place (a
    question, a caption, a piece of a quote) not at all, while any other is left; then, without `fill`, they are rather
    fewer than not fit to read. With the article's `form`, the publisher's own points come first, none is taken that
    tells the same as another, one of each part below a heading, and `FEWEST` if they are there. `weights` are those
    that the sentences were scored with.
    """
    if fill and words is None and count >= len(scored):
        return tuple(entry.sentence for entry in scored)
    choice = _Choice(scored, weights, form)
    spare = words
    for point in choice.points():
        needed = scored[point].measured.words
        if spare is None or not choice.taken or needed <= spare:
            choice.take(point)
            spare = None if spare is None else spare - needed
    while len(choice.taken) < count:
        trials = None if form is not None and len(choice.taken) < FEWEST else _TRIALS
        place = choice.best(spare, lenient=fill or not choice.taken, trials=trials)
        if place is None:
            break
        choice.take(place)
        if spare is not None:
            spare -= scored[place].measured.words
    return tuple(scored[place].sentence for place in sorted(choice.taken))


def default_length(annotated: AnnotatedArticle) -> int:
    """The default length of a summary: a fifth of the sentences, three to five."""
    count = len(annotated.sentences)
    return min(count, max(FEWEST, min(MOST, round(count / 5))))


def choose_unasked(
    scored: Sequence[ScoredSentence],
    form: ArticleForm,
    *,
    weights: Mapping[str, float] = WEIGHTS,
) -> tuple[AnnotatedSentence, ...]:
    """The sentences of a summary whose length nobody has asked for, in article order.

    They are three to five, told once each, from different parts of an article that has headings or questions, and have
    a third of its words at most, or `SHORTEST`: fewer where that is not enough, but always one.
    """
    if not scored:
        return ()
    words = sum(entry.measured.words for entry in scored)
    if len(scored) <= FEWEST and words <= SHORTEST:
        return tuple(entry.sentence for entry in scored)
    share = max(SHORTEST, int(words * SHARE))
    chosen: tuple[AnnotatedSentence, ...] = ()
    for count, most in (
        (default_length(scored[0].sentence.annotated), MOST_WORDS),
        (FEWEST, MOST_WORDS_OF_FEWEST),
    ):
        chosen = choose(
            scored, count, words=min(most, share), fill=False, form=form, weights=weights
        )
        if len(chosen) >= FEWEST:
            break
    return chosen


class _Choice:
    """The sentences taken so far, and what each other one would add."""

    def __init__(
        self,
        scored: Sequence[ScoredSentence],
        weights: Mapping[str, float],
        form: ArticleForm | None,
    ) -> None:
        self.scored = scored
        self.form = form
        self.weights = weights
        self.gains = [entry.score for entry in scored]
        self.left = {p for p in range(len(scored)) if not self._is_barred(p)}
        self.taken: set[int] = set()
        self.places_of: defaultdict[str, list[int]] = defaultdict(list)
        places_of = self.places_of
        for place, entry in enumerate(scored):
            for found in entry.measured.stems:
                places_of[found].append(place)
        self.first_met: dict[str, int] = {}
        self.missing_context = cache(lambda place: missing_context(scored[place].sentence))

    def take(self, place: int) -> None:
        """Take the sentence; the stems that it tells count against all others from now on."""
        self.taken.add(place)
        self.left.remove(place)
        repetition, taken_up = self.weights["repetition"], self.weights["taken up"]
        for found in self.scored[place].measured.stems:
            if found not in self.first_met:
                places = self.places_of[found]
                change = repetition - taken_up * stem_width(len(places))
                for other in places:
                    self.gains[other] += change
            self.first_met[found] = min(place, self.first_met.get(found, place))

    def best(self, spare: int | None, *, lenient: bool, trials: int | None = _TRIALS) -> int | None:
        """The sentence to take next, of at most `spare` words if it is not the first; None where none fits.

        If not `lenient`, it is one of so many best: what merely fills the room left is mostly beside the point.
        """
        order = sorted(self.left, key=lambda place: (-self.gains[place], place))
        if not lenient:
            return next(
                filter(self._fits(spare), islice(filter(self._stands, order), trials)), None
            )
        order = list(filter(self._fits(spare), order))
        standards = (
            self._stands,
            lambda place: not self.scored[place].measured.out_of_place,
            lambda place: True,
        )
        found = (next(filter(standard, order), None) for standard in standards)
        return next((place for place in found if place is not None), None)

    def _fits(self, spare: int | None) -> Callable[[int], bool]:
        if spare is None or not self.taken:
            return lambda place: True
        return lambda place: self.scored[place].measured.words <= spare

    def _stands(self, place: int) -> bool:
        """Whether the sentence can be read behind those taken before it."""
        if self.scored[place].measured.out_of_place or self._is_told(place):
            return False
        context = self.missing_context(place)
        return (
            context is None or place - 1 in self.taken or self.first_met.get(context, place) < place
        )

    def points(self) -> Sequence[int]:
        """The places of the publisher's own points, as many as a summary has of them."""
        numbers = {point.sentence for point in self.form.points} if self.form else ()
        places = (p for p, entry in enumerate(self.scored) if entry.sentence.number in numbers)
        return tuple(islice(places, MOST_POINTS))

    def _is_barred(self, place: int) -> bool:
        """Whether the sentence is of a postscript, or of an entry of a list, which needs its heading."""
        if self.form is None:
            return False
        listed = self.form.form is Form.LIST and self._part(0) == 0 and self._part(place) > 0
        return listed or self.scored[place].sentence.number in self.form.postscript

    def _part(self, place: int) -> int:
        """The part of the article that the sentence stands in."""
        paragraph = self.scored[place].sentence.sentence.paragraph
        parts = self.form.parts if self.form is not None else ()
        return parts[paragraph] if paragraph < len(parts) else 0

    def _is_told(self, place: int) -> bool:
        """Whether one taken tells the same, or is of the same part below a heading."""
        if self.form is None:
            return False
        stems = self.scored[place].measured.stems
        return any(
            self._part(place) == self._part(other) != 0
            or len(stems & (told := self.scored[other].measured.stems))
            >= TOLD * max(1, min(len(stems), len(told)))
            for other in self.taken
        )
