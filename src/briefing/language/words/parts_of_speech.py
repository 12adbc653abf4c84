"""Tag parts of speech (Penn Treebank) by a sequence model and a lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, cycle

from briefing.language.en.morphology import is_known_verb, is_verb_only
from briefing.language.words.sequence_model import Candidates, SequenceModel, open_model
from briefing.language.words.word_features import (
    EDGE,
    WORDS_KEPT,
    normal_form,
    tag_after,
    tag_before,
    tag_own,
)


def tag_words(words: Sequence[str]) -> list[str]:
    """The Penn Treebank tags of a sentence.

    >>> tag_words(["They", "plan", "to", "visit", "."])
    ['PRP', 'VBP', 'TO', 'VB', '.']
    """
    tags = _label(words)
    if "NNS" in tags:
        for place, word in enumerate(words):
            if tags[place] == "NNS" and is_verb_only(word):
                _make_verb(words, tags, place)
    if '"' in words:
        # A straight mark opens and closes in turn.
        straight = [place for place, word in enumerate(words) if word == '"']
        for mark, place in zip(cycle(["``", "''"]), straight, strict=False):
            tags[place] = mark
    return tags


def _label(words: Sequence[str]) -> list[str]:
    """The labels of the model. Most words can have one alone; between them are short runs that have a choice."""
    model = _model()
    labels: list[int] = []
    run: list[Candidates] = []
    last = -1
    inside = [_inside(word) for word in words[:1]]
    for place, candidates in enumerate(map(_candidates, chain(inside, words[1:])), start=1):
        if len(candidates) > 1:
            left = _before(words[place - 2]) if place > 1 else _before(EDGE)
            right = _after(words[place]) if place < len(words) else _after(EDGE)
            run.append([(label, score + left[label] + right[label]) for label, score in candidates])
            continue
        label = candidates[0][0]
        if run:
            labels += model.best_labels(run, last, label)
            run = []
        labels.append(label)
        last = label
    if run:
        labels += model.best_labels(run, last, -1)
    return [model.labels[label] for label in labels]


@lru_cache(maxsize=WORDS_KEPT)
def _inside(word: str) -> str:
    """The first word of a sentence as it would stand inside one, where nothing else can have given it a capital."""
    lexicon, lower = _model().lexicon, word.lower()
    if word in lexicon or word[1:] != lower[1:]:
        return word
    known = lexicon.get(lower, _OPEN_CLASS)
    return lower if _OPEN_TAGS.isdisjoint(known.split(" ")) else word


@lru_cache(maxsize=WORDS_KEPT)
def _candidates(word: str) -> Candidates:
    """The tags that a word may have, each with what the word itself gives to it."""
    model = _model()
    form = normal_form(word)
    known = model.lexicon.get(word) or model.lexicon.get(form)
    if known and " " not in known:
        return [(model.labels.index(known), 0)]
    own = model.unpacked(model.scores(tag_own(word)))
    if known:
        return [(label, own[label]) for label in _places(known)]
    # A capital may hide a word that the lexicon has.
    lower = model.lexicon.get(form.lower())
    allowed = _places(f"{lower} {_PROPER}" if lower else _OPEN_CLASS)
    least = max([own[label] for label in allowed]) - _UNLIKELY
    return [(label, own[label]) for label in allowed if own[label] > least]


@lru_cache(maxsize=WORDS_KEPT)
def _before(word: str) -> Sequence[int]:
    """What a word gives to the tags of the word behind it."""
    model = _model()
    return model.unpacked(model.scores(tag_before(word)))


@lru_cache(maxsize=WORDS_KEPT)
def _after(word: str) -> Sequence[int]:
    """What a word gives to the tags of the word before it."""
    model = _model()
    return model.unpacked(model.scores(tag_after(word)))


_UNLIKELY = 6000
"""Thousandths by which a word that is not in the lexicon rules a tag out."""


@cache
def _places(tags: str) -> Sequence[int]:
    """The places of tags among the labels, each once."""
    return sorted({_model().labels.index(tag) for tag in tags.split(" ")})


_PROPER = "NNP NNPS"

_OPEN_CLASS = "CD FW JJ JJR JJS NN NNP NNPS NNS RB UH VB VBD VBG VBN VBP VBZ"

_OPEN_TAGS = frozenset(_OPEN_CLASS.split(" "))


def _model() -> SequenceModel:
    return open_model("pos")


def _make_verb(words: Sequence[str], tags: list[str], place: int) -> None:
    """Tag a word that is never a noun as the verb, and the unknown word behind it, if taken for one, as a noun."""
    tags[place] = "VBZ"
    behind = place + 1
    if behind < len(words) and tags[behind] == "VBP" and not is_known_verb(words[behind].lower()):
        tags[behind] = "NN"
