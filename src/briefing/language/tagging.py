"""Part-of-speech tags and name labels, by two small linear-chain conditional random fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.annotation import AnnotatedArticle
from briefing.model.text import Token

if TYPE_CHECKING:
    from pycrfsuite import Tagger

Features = tuple[bytes, ...]


def tag(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with `Token.tag` and `Token.name` of every token filled.

    `tag` is a Penn Treebank part of speech, `name` a BIO label of PER, ORG, LOC or MISC. Sequence
    labelling as in Lafferty, McCallum and Pereira (2001); the models are described in `training/`.
    """
    labels = label([[token.text for token in sentence.tokens] for sentence in annotated.sentences])
    sentences = []
    for sentence, (tags, names) in zip(annotated.sentences, labels, strict=True):
        tokens = tuple(
            Token(span=token.span, text=token.text, tag=tag, name=name)
            for token, tag, name in zip(sentence.tokens, tags, names, strict=True)
        )
        sentences.append(replace(sentence, tokens=tokens))
    return replace(annotated, sentences=tuple(sentences))


def label(sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[str]]]:
    """Tags and name labels of each sentence of one article, a label for each word."""
    result = []
    for words in sentences:
        tags: list[str] = []
        names: list[str] = []
        for start in range(0, len(words), _LONGEST):
            piece = words[start : start + _LONGEST]
            tags += _model("pos").tag(tag_features(piece))
            names += _model("names").tag(name_features(piece))
        tags = [PUNCTUATION.get(word, tag) for word, tag in zip(words, tags, strict=True)]
        result.append((tags, names))
    return result


def tag_features(words: Sequence[str]) -> list[Features]:
    """What the part-of-speech model sees of each word."""
    padded = [_EDGE, *(_tag_word(word) for word in words), _EDGE]
    return [
        word.own + before.before + after.after
        for before, word, after in zip(padded, padded[1:], padded[2:])  # noqa: B905
    ]


def name_features(words: Sequence[str]) -> list[Features]:
    """What the name model sees of each word."""
    padded = [_EDGE, _EDGE, *(_name_word(word) for word in words), _EDGE, _EDGE]
    return [
        word.own + before.before + after.after + before2.before2 + after2.after2
        for before2, before, word, after, after2 in zip(  # noqa: B905
            padded, padded[1:], padded[2:], padded[3:], padded[4:]
        )
    ]


PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", ":": ":", ";": ":", "...": ":", "…": ":", "--": ":",
    "—": ":", "–": ":", "(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "“": "``",
    "”": "''", "``": "``", "''": "''", "$": "$", "£": "$", "€": "$", "¥": "$", "#": "#",
}  # fmt: skip
"""Marks whose tag is certain."""

_LONGEST = 400
"""Words tagged at a time: a "sentence" of a megabyte must not cost a gigabyte."""


class _Word(NamedTuple):
    """The features of a word type, where it stands and as a neighbour."""

    own: Features
    before: Features = ()
    after: Features = ()
    before2: Features = ()
    after2: Features = ()


_EDGE = _Word((), (b"-1|",), (b"+1|",), (b"-2|",), (b"+2|",))


@lru_cache(maxsize=1 << 14)
def _tag_word(word: str) -> _Word:
    word = _normal(word)
    low = word.lower()
    shape = _shape(word)
    own = [
        "b",
        "w" + low,
        "3" + low[-3:],
        "2" + low[-2:],
        "1" + low[-1:],
        "s" + shape,
        "p" + low[:2],
    ]
    own.append("c" + shape[0] + low[-3:])
    return _Word(
        _bytes(own), _bytes(["-1" + low, "-2" + low[-2:]]), _bytes(["+1" + low, "+2" + low[-2:]])
    )


@lru_cache(maxsize=1 << 14)
def _name_word(word: str) -> _Word:
    word = _normal(word)
    low = word.lower()
    shape = _shape(word)
    own = [
        "b",
        "w" + low,
        "4" + low[-4:],
        "3" + low[-3:],
        "2" + low[-2:],
        "s" + shape,
        "p" + low[:3],
    ]
    return _Word(
        _bytes(own),
        _bytes(["-1" + low, "-s" + shape]),
        _bytes(["+1" + low, "+s" + shape]),
        _bytes(["-2" + low]),
        _bytes(["+2" + low]),
    )


_QUOTES = str.maketrans("‘’“”‑", "''\"\"-")


def _normal(word: str) -> str:
    """`word` with straight quotes and digits as zeros."""
    word = word.translate(_QUOTES)
    if not word.isalpha():
        word = "".join("0" if char.isdigit() else char for char in word)
    return word


def _shape(word: str) -> str:
    """The kinds of characters in `word`, runs written once: "Xx", "X.X.", "0-x"."""
    shape = ""
    for char in word[:20]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "0" if char == "0" else char
        if kind != shape[-1:]:
            shape += kind
    return ("x" if word.islower() and word.isalpha() else shape) if len(word) > 1 else shape + "1"


def _bytes(features: list[str]) -> Features:
    return tuple(feature.encode("utf-8", "replace") for feature in features)


@cache
def _model(name: str) -> Tagger:
    """The model of that name, opened once."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(Path(__file__).with_name("models") / f"{name}.crfsuite"))
    return tagger
