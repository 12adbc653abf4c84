"""Detect the language of an article by its function words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.languages import ENGLISH, function_words

_PLACEHOLDER, _ITS_TAG = "the", "VBZ"
"""A word that carries no matter in the language that sentences are scored in, and the part of speech that lets what
holds it be prose: that of a finite verb, as English tags tell nothing here.
"""


def without_function_words(
    sentences: Sequence[AnnotatedSentence], language: str
) -> Sequence[AnnotatedSentence]:
    """Replace another language's function words by an English one, for scoring."""
    if language == ENGLISH:
        return sentences
    idle = function_words(language)
    return tuple(
        replace(
            sentence,
            sentence=replace(
                sentence.sentence,
                tokens=tuple(
                    replace(token, text=_PLACEHOLDER, tag=_ITS_TAG)
                    if token.text.lower() in idle
                    else token
                    for token in sentence.sentence.tokens
                ),
            ),
        )
        for sentence in sentences
    )
