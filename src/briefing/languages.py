"""Detect the language of an article by its function words."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from briefing.lexicon import read_lexicon
from briefing.model.annotation import AnnotatedArticle

ENGLISH = "en"
UNKNOWN = "und"
"""The code of ISO 639-2 for an undetermined language."""
LEAST_LATIN = 0.5
"""With fewer words than that in Latin letters an article is in another script."""
_FIRST_BEYOND_LATIN = "\u0370"
"""The first letter behind the Latin blocks: Greek, and all other scripts after it."""
LEAST_SHARE = 0.2
"""Of an article's words, so many at least are function words of its language: news in the six languages has from 0.3 to
0.55. What has fewer is taken for English, as is any language not known here.
"""
FEWEST_MET = 8
"""Fewer function words than that tell nothing."""
PLAIN_SHARE = 0.3
"""With this share of English function words, no other language need be asked for."""


def language_of(annotated: AnnotatedArticle) -> str:
    """Detect the article's language (ISO 639-1) by its function words.

    It is the one most of whose function words the article has. An article in another script than the Latin one is of an
    `UNKNOWN` language.
    """
    words = [
        token.text.lower()
        for sentence in annotated.sentences
        for token in sentence.tokens
        if token.text[:1].isalpha()
    ]
    latin = sum(word[0] < _FIRST_BEYOND_LATIN for word in words)
    if words and latin < LEAST_LATIN * len(words):
        return UNKNOWN
    counts = Counter(words)
    best, most = ENGLISH, 0.0
    for language in LANGUAGES:
        met = sum(counts[word] for word in function_words(language))
        share = met / len(words) if met >= FEWEST_MET else 0.0
        if share > most:
            best, most = language, share
        if language == ENGLISH and share >= PLAIN_SHARE:
            break
    return best if most >= LEAST_SHARE else ENGLISH


LANGUAGES = (ENGLISH, "es", "fr", "de", "pt", "it")
"""The languages that are known apart: English, Spanish, French, German, Portuguese, Italian."""

DATED_LANGUAGES = (ENGLISH, "es")
"""Those whose temporal expressions are read: each has a folder of words and rules in the language layer."""


@cache
def function_words(language: str) -> frozenset[str]:
    """The commonest function words of a language."""
    lines = read_lexicon(Path(__file__).with_name("languages.txt")).get(language, ())
    return frozenset(word for line in lines for word in line.split())
