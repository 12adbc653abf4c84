"""Part-of-speech tags and name labels, by two small linear-chain conditional random fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING

from briefing.language.lemmas import is_known_verb, is_verb_only
from briefing.language.name_consistency import make_consistent
from briefing.language.tokens import with_tokens
from briefing.language.word_features import name_features, tag_features
from briefing.model.annotation import AnnotatedArticle
from briefing.model.text import Token

if TYPE_CHECKING:
    from pycrfsuite import Tagger


def tag(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with `Token.tag` and `Token.name` of every token filled.

    `tag` is a Penn Treebank part of speech, `name` a BIO label of PER, ORG, LOC or MISC. Sequence
    labelling as in Lafferty, McCallum and Pereira (2001); the models are described in `training/`.
    """
    labels = label([[token.text for token in sentence.tokens] for sentence in annotated.sentences])
    sentences = []
    for sentence, (tags, names) in zip(annotated.sentences, labels, strict=True):
        tokens = [
            Token(token.span, token.text, tag, name)
            for token, tag, name in zip(sentence.tokens, tags, names, strict=True)
        ]
        sentences.append(with_tokens(sentence, tokens))
    return replace(annotated, sentences=tuple(sentences))


def label(sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[str]]]:
    """Tags and name labels of each sentence of one article, a label for each word."""
    tags = [tag_words(words) for words in sentences]
    names = [_run("names", features) for features in name_features(sentences, tags)]
    return list(zip(tags, make_consistent(sentences, names), strict=True))


def tag_words(words: Sequence[str]) -> list[str]:
    """The Penn Treebank tags of a sentence.

    >>> tag_words(["They", "plan", "to", "visit", "."])
    ['PRP', 'VBP', 'TO', 'VB', '.']
    """
    # Each label comes as a string of its own; as one string for each tag they are told apart faster.
    tags = [*map(intern, _run("pos", tag_features(words)))]
    if "NNS" in tags:
        for place, word in enumerate(words):
            if tags[place] == "NNS" and is_verb_only(word):
                _make_verb(words, tags, place)
    straight = 0
    for place in [place for place, word in enumerate(words) if word in _MARKS]:
        if words[place] == '"':
            # A straight mark opens and closes in turn.
            tags[place] = "''" if straight % 2 else "``"
            straight += 1
        else:
            tags[place] = PUNCTUATION[words[place]]
    return tags


def _make_verb(words: Sequence[str], tags: list[str], place: int) -> None:
    """Tag a word that is never a noun as the verb, and the unknown word behind it, if taken for one, as a noun."""
    tags[place] = "VBZ"
    behind = place + 1
    if behind < len(words) and tags[behind] == "VBP" and not is_known_verb(words[behind].lower()):
        tags[behind] = "NN"


PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", ":": ":", ";": ":", "...": ":", "…": ":", "--": ":",
    "—": ":", "–": ":", "(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "“": "``",
    "”": "''", "``": "``", "''": "''", "$": "$", "£": "$", "€": "$", "¥": "$", "#": "#",
}  # fmt: skip
"""Marks whose tag is certain."""

_MARKS = frozenset(['"', *PUNCTUATION])

MODELS = Path(__file__).with_name("models")
"""Where `pos.crfsuite` and `names.crfsuite` lie; training puts them elsewhere."""

_LONGEST = 400
"""Words tagged at a time: a "sentence" of a megabyte must not cost a gigabyte."""


def _run(name: str, features: list[list[bytes]]) -> list[str]:
    """The labels that the model of that name gives to a sentence."""
    labels: list[str] = []
    for start in range(0, len(features), _LONGEST):
        labels += _model(name).tag(features[start : start + _LONGEST])
    return labels


@cache
def _model(name: str) -> Tagger:
    """The model of that name, opened once."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODELS / f"{name}.crfsuite"))
    return tagger
