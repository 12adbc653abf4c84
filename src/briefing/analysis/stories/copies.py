"""Detect copies: articles most of whose sentences another one has word for word."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.annotation import AnnotatedArticle
from briefing.model.collection import Collection
from briefing.model.text import fold, fold_whitespace

COPIED = 0.7
"""Such a share of its sentences makes an article another one's copy: outlets cut agencies' reports and add a line."""


def without_copies(collection: Collection, numbers: Sequence[int]) -> tuple[int, ...]:
    """Filter out copies among the articles, by number.

    Of copies the longest stays, then the first.
    """
    told = {number: _sentences(collection.article(number)) for number in numbers}
    kept: list[int] = []
    for number in sorted(numbers, key=lambda n: (-len(told[n]), n)):
        own = told[number]
        if not any(len(own & told[other]) >= COPIED * len(own) > 0 for other in kept):
            kept.append(number)
    return tuple(number for number in numbers if number in kept)


def _sentences(annotated: AnnotatedArticle) -> frozenset[str]:
    return frozenset(
        fold(fold_whitespace(annotated.text(sentence.span))) for sentence in annotated.sentences
    )
