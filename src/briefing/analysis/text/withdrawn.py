"""Detect sentences that their article takes back: corrections, flat denials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from briefing.language.en.closed_classes import (
    AUXILIARIES,
    CLIPPED_MODALS,
    CORRECTION_LABELS,
    CORRECTION_OPENINGS,
    DEMONSTRATIVES,
    NEGATIONS,
    SUBJECT_PRONOUNS,
)
from briefing.language.en.tags import PUNCTUATION
from briefing.model.annotation import AnnotatedArticle
from briefing.model.text import Sentence

_FLAT = 3
"""Words of a flat denial: "It will not.", "They never did."."""


def corrections(annotated: AnnotatedArticle) -> frozenset[int]:
    """The numbers of sentences in paragraphs that correct an earlier text.

    "Correction: ...".
    """
    paragraphs = {
        sentence.paragraph
        for sentence in annotated.sentences
        if _opens_correction(annotated.text(sentence.span).lower())
    }
    return frozenset(s.number for s in annotated.sentences if s.paragraph in paragraphs)


def _opens_correction(text: str) -> bool:
    label, colon, _ = text.partition(":")
    return (bool(colon) and label.strip("* ") in CORRECTION_LABELS) or text.startswith(
        CORRECTION_OPENINGS
    )


def refuted(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The numbers of sentences that the next one denies.

    "Closing it will save money. It will not.".
    """
    for sentence, following in pairwise(sentences):
        if following.paragraph - sentence.paragraph <= 1 and _is_flat_denial(following):
            yield sentence.number


def _is_flat_denial(sentence: Sentence) -> bool:
    clause = takewhile(lambda token: token.tag not in PUNCTUATION, sentence.tokens)
    words = [token.text.lower() for token in clause]
    return (
        len(words) == _FLAT
        and words[0] in SUBJECT_PRONOUNS | DEMONSTRATIVES
        and any(word in AUXILIARIES or word in CLIPPED_MODALS for word in words[1:])
        and any(word in NEGATIONS for word in words[1:])
    )
