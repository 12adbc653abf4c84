"""Extract the weighted terms of an article, by which stories are grouped."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from briefing.analysis.text.terms import stem
from briefing.frozen import dataclass
from briefing.language.en.word_frequencies import WORD, rarity
from briefing.model.article import Article, Basis, ParagraphKind, ReferenceDate

_HEADLINE = 2
"""A word of the headline counts as so many of the text."""
_NO_NAME = 0.6
"""What a word that is no name weighs against one that is: two stories are alike by the kind of thing that happened, and
differ by whom and where. Of 350 shootings, most of them reported once, precision rises from .91 to .96 by it.
"""
_OPENING = (".", "!", "?", ":", '"', "“", "”", "•")
"""Behind these a capital tells nothing: a sentence begins."""


@dataclass(frozen=True, slots=True)
class StoryTerms:
    """The terms of an article, for comparing: weighted stems, and its day.

    Their weights are a vector of length 1; the day is None if not known. Only a day that is stated or given counts: an
    inferred one may be years off.
    """

    number: int
    weights: Mapping[str, float]
    day: datetime.date | None = None


def story_terms(article: Article, number: int, dated: ReferenceDate | None = None) -> StoryTerms:
    """Weigh the terms of an article, from its headline and prose.

    Its annotations are not needed. Weights are log term frequency times inverse document frequency, as in the first
    systems of topic detection (Allan et al. 1998, "Topic detection and tracking pilot study").
    """
    counts: Counter[str] = Counter()
    prose = [
        paragraph.span.of(article.text)
        for paragraph in article.paragraphs
        if paragraph.kind is ParagraphKind.PROSE
    ]
    for text in prose:
        counts.update(map(stem, WORD.findall(text)))
    if article.headline:
        for word in WORD.findall(article.headline.of(article.text)):
            counts[stem(word)] += _HEADLINE
    counts.pop("", None)
    names = _names(prose)
    weights = {
        term: (1 + log(count)) * rarity(term) * (1 if term in names else _NO_NAME)
        for term, count in sorted(counts.items())
    }
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return StoryTerms(number, {t: w / length for t, w in weights.items()}, _day(article, dated))


def _names(prose: Sequence[str]) -> frozenset[str]:
    """The stems that are written with a capital within sentences more often than without."""
    counts: Counter[str] = Counter()
    for text in prose:
        for match in WORD.finditer(text):
            before = text[max(0, match.start() - 2) : match.start()].strip()
            if match.start() and not before.endswith(_OPENING):
                counts[stem(match[0])] += 1 if match[0][0].isupper() else -1
    return frozenset(term for term, count in counts.items() if count > 0)


def _day(article: Article, dated: ReferenceDate | None) -> datetime.date | None:
    given = article.publication_date.date if article.publication_date else None
    if dated is not None and dated.basis is not Basis.INFERRED:
        given = dated.date
    return given.earliest if given is not None and given.is_full else None
