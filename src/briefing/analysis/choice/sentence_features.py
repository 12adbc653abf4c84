"""Features of sentences that predict whether a summary should have them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import chain
from math import fsum, log, sqrt
from typing import Literal, get_args

from briefing.analysis.choice.openings import is_out_of_place
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.terms import stem, words_of
from briefing.frozen import dataclass
from briefing.model.annotation import QuoteKind

Feature = Literal[
    "near the top",
    "central",
    "taken up",
    "headline",
    "figures",
    "incident",
    "quotation",
    "length",
]
FEATURES: tuple[Feature, ...] = get_args(Feature)
"""The features in the order of `MeasuredSentence.values`.

- near the top: 1 for the first sentence fit for a summary, falling with the logarithm of the place among those to 0 for
  the fiftieth and all after it (position: Edmundson 1969, "New methods in automatic extracting"); 0 for one that sets a
  scene before an early one says what the headline says, and for one in which the writer is ("I", "we").
- central: mean similarity to the other sentences, in fifths (degree centrality: Erkan and Radev 2004, "LexRank").
- taken up: over its stems, the sum of the logarithm of the number of sentences that have them, in tens; a stem that a
  chosen sentence has already counts no more (weighted coverage: Gillick and Favre 2009, "A scalable global model for
  summarization"; Lin and Bilmes 2011, "A class of submodular functions for document summarization").
- headline: similarity to the headline or to the standfirst (the title method of Edmundson 1969).
- figures: holds a number. incident: tells of the article's main incident.
- quotation: the share of it between quotation marks. length: words, in thirties.

Similarity is the cosine of the sets of stems (`briefing.analysis.text.terms`).
"""

LENGTH_UNIT = 30
_ENDS = frozenset(".!?…:\"'”’)]")
DIGITS = frozenset("0123456789")
REPEATED = 0.9
"""A sentence with so many of its stems in the headline only says that again."""
_LONGEST_HEADLINE, _SAID_AGAIN = 15, 0.6
"""Words of the longest headline, and the share of its stems that the sentence behind it has."""
_FEWEST_TITLE_STEMS, _SHARED, _SCENE = 3, 2, 10
"""Stems of a headline that tells something; stems that a sentence has in common which says the same; sentences among
which that one is looked for."""
LAST_PLACE = 50
"""From this place among the sentences on, none is nearer to the top than another."""


@dataclass(frozen=True, slots=True)
class MeasuredSentence:
    """A sentence with its different stems, its number of words and its feature values.

    It has one value for each of `FEATURES`.
    """

    sentence: AnnotatedSentence
    stems: frozenset[str]
    words: int
    values: tuple[float, ...]
    out_of_place: bool = False
    """Whether it has no place in a summary (`openings.is_out_of_place`)."""

    def value(self, feature: Feature) -> float:
        """The value of one of `FEATURES`."""
        return self.values[FEATURES.index(feature)]


def measure_sentences(
    sentences: Sequence[AnnotatedSentence],
    *,
    incident_sentences: Collection[int] = frozenset(),
) -> tuple[MeasuredSentence, ...]:
    """Each sentence measured, in article order. Linear in the number of words.

    Sums over sets are exact (`fsum`), so that the order of a set cannot show.

    `incident_sentences` are the numbers of the sentences that tell of the article's main incident.
    """
    sets = [
        frozenset(filter(None, map(stem, [token.text for token in sentence.sentence.tokens])))
        for sentence in sentences
    ]
    centrality = _centrality(sets)
    counts = Counter(chain.from_iterable(sets))
    width_of = {found: stem_width(number) for found, number in counts.items()}.__getitem__
    quoted = quoted_shares(sentences)
    title, standfirst = _head_stems(sentences)
    stops = _ends_with_stops(sentences)
    measured: list[MeasuredSentence] = []
    place, opening = 0, _scene(sets, title | standfirst)
    for index, sentence in enumerate(sentences):
        words = sentence.text().split()
        on_top = index >= opening and not is_first_person(sentence)
        values = (
            max(0.0, 1 - log(1 + place) / log(LAST_PLACE)) if on_top else 0.0,
            centrality[index],
            fsum(map(width_of, sets[index])),
            max(similarity(sets[index], title), similarity(sets[index], standfirst)),
            float(not DIGITS.isdisjoint(word[0] for word in words)),
            float(sentence.number in incident_sentences),
            quoted[index],
            len(words) / LENGTH_UNIT,
        )
        out = is_out_of_place(sentence, quoted=quoted[index], stops=stops) or _repeats(
            sets[index], title
        )
        out = out or (
            index == 0 and _is_headline(sets, [len(s.text().split()) for s in sentences[:2]])
        )
        place += on_top and not out
        measured.append(MeasuredSentence(sentence, sets[index], len(words), values, out))
    return tuple(measured)


def _is_headline(sets: Sequence[frozenset[str]], words: Sequence[int]) -> bool:
    """Whether the first sentence is a headline with a stop: the next, longer one has most of its stems."""
    if len(sets) < 2 or len(sets[0]) < _FEWEST_TITLE_STEMS or words[0] > _LONGEST_HEADLINE:
        return False
    return words[0] < words[1] and len(sets[0] & sets[1]) >= _SAID_AGAIN * len(sets[0])


def _scene(sets: Sequence[frozenset[str]], title: frozenset[str]) -> int:
    """How many sentences at the beginning set a scene: up to one of the first that says what the headline says.

    None where the first sentence shares a stem with headline or standfirst, or no early one shares enough.
    """
    if not sets or not sets[0] or len(title) < _FEWEST_TITLE_STEMS or sets[0] & title:
        return 0
    early = enumerate(sets[:_SCENE])
    return next((place for place, stems in early if len(stems & title) >= _SHARED), 0)


def is_first_person(sentence: AnnotatedSentence) -> bool:
    """Whether the writer is in it: "I" or "we" outside quotation marks."""
    if sentence.words.isdisjoint(words_of("first person")):
        return False
    quotations = sentence.annotated.quotations
    return any(
        token.text.lower() in words_of("first person")
        and token.text != "US"
        and not any(quotation.span.covers(token.span) for quotation in quotations)
        for token in sentence.sentence.tokens
    )


def _ends_with_stops(sentences: Sequence[AnnotatedSentence]) -> bool:
    """Whether half of the sentences at least end with a stop: else the article has lost them on its way."""
    ended = sum(sentence.text()[-1:] in _ENDS for sentence in sentences)
    return 2 * ended >= len(sentences)


def stem_width(sentences: int) -> float:
    """What a stem that so many sentences have adds to what a sentence takes up."""
    return log(sentences) / 10


def similarity(left: frozenset[str], right: frozenset[str]) -> float:
    """The cosine of two sets of stems, from 0 to 1."""
    if not left or not right:
        return 0.0
    return len(left & right) / sqrt(len(left) * len(right))


def _head_stems(sentences: Sequence[AnnotatedSentence]) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the headline and those of the standfirst."""
    if not sentences:
        return frozenset(), frozenset()
    annotated = sentences[0].annotated
    spans = (annotated.article.headline, annotated.article.standfirst)
    headline, standfirst = (annotated.text(span).split() if span else [] for span in spans)
    return (
        frozenset(filter(None, map(stem, headline))),
        frozenset(filter(None, map(stem, standfirst))),
    )


def _repeats(stems: frozenset[str], title: frozenset[str]) -> bool:
    """Whether a sentence only says the headline again."""
    return len(stems) > 1 and len(stems & title) >= REPEATED * len(stems)


def quoted_shares(sentences: Sequence[AnnotatedSentence]) -> list[float]:
    """How much of each sentence stands in direct quotes, from 0 to 1.

    A quote may run over several sentences.
    """
    shares = [0.0] * len(sentences)
    index = {sentence.number: place for place, sentence in enumerate(sentences)}
    quotes = sentences[0].annotated.quotes if sentences else ()
    for quote in quotes:
        place = index.get(quote.sentence, len(sentences))
        while quote.kind is QuoteKind.DIRECT and place < len(sentences):
            span = sentences[place].sentence.span
            if span.start >= quote.content.end:
                break
            inside = min(span.end, quote.content.end) - max(span.start, quote.content.start)
            shares[place] = min(1.0, shares[place] + inside / (span.end - span.start))
            place += 1
    return shares


def _centrality(sets: Sequence[frozenset[str]]) -> list[float]:
    """The mean cosine of each set with the others, times 5.

    The sum of one vector's cosines with all is its product with the sum of all unit vectors, so no pair is compared.
    """
    total: defaultdict[str, float] = defaultdict(float)
    for stems in sets:
        share = 1 / sqrt(len(stems) or 1)
        for found in stems:
            total[found] += share
    others = max(1, len(sets) - 1)
    return [
        5 * (fsum(map(total.__getitem__, stems)) / sqrt(len(stems)) - 1) / others if stems else 0.0
        for stems in sets
    ]
