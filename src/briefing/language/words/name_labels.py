"""Label names (BIO) with a sequence model on stretches of capitalised words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from briefing.language.en.gazetteer import titles
from briefing.language.en.tags import FUNCTION_WORDS
from briefing.language.words import word_features as features
from briefing.language.words.sequence_model import Candidates, Packed, SequenceModel, open_model
from briefing.language.words.word_features import WORDS_KEPT, Features, PaddedSentence


def label_names(
    sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]]
) -> list[list[str]]:
    """Label the names in each sentence of an article: BIO with PER, ORG, LOC, MISC.

    Its words are tagged.
    """
    padded = [*map(features.padded, sentences)]
    contexts = features.word_contexts(padded)
    return [
        _label(sentence, tagged, contexts) for sentence, tagged in zip(padded, tags, strict=True)
    ]


def _label(
    sentence: PaddedSentence, tags: Sequence[str], contexts: dict[str, Features]
) -> list[str]:
    """The labels of the words of a sentence."""
    words = sentence.words
    names = ["O"] * len(tags)
    runs = [
        (start, end)
        for start, end in _runs(sentence)
        if end - start > 1 or tags[start - 2] not in FUNCTION_WORDS
    ]
    if not runs:
        return names
    model = _model()
    outside, first = _outside(), _beginnings()
    capitals = features.capital_features(sentence, contexts)
    around = ("|", *tags, "|")
    for start, end in runs:
        run = [
            _candidates(words, place, around, capitals.get(place, ()))
            for place in range(start, end)
        ]
        # No name begins in its middle.
        run[0] = [run[0][label] for label in first]
        before = outside if start > 2 else -1
        after = outside if end < len(words) - 2 else -1
        names[start - 2 : end - 2] = [
            model.labels[label] for label in model.best_labels(run, before, after)
        ]
    return names


def _runs(sentence: PaddedSentence) -> Iterator[tuple[int, int]]:
    """The stretches, as half-open places, of words with a capital letter and the few small ones between them."""
    start = end = 0
    for place in sentence.cased:
        if not end or place > end + _GAP:
            if end:
                yield start, end
            start = place
            while sentence.words[start - 1] in titles().particles:
                start -= 1
        end = place + 1
    if end:
        yield start, end


_GAP = 2
"""Small words that a name may have in a row: "Bank of the West"."""


def _candidates(
    words: Sequence[str], place: int, tags: Sequence[str], seen: Sequence[Features]
) -> Candidates:
    """Each label with its score for the word at `place`; `tags` are padded with one on either side."""
    scores = (
        _own(words[place])
        + _before(words[place - 1])
        + _after(words[place + 1])
        + _before2(words[place - 2])
        + _after2(words[place + 2])
        + _feature_scores(features.tag_triple(tags[place - 2], tags[place - 1], tags[place]))
        + sum(map(_feature_scores, seen))
    )
    return [*enumerate(_model().unpacked(scores))]


def _remembered(features_of: Callable[[str], Features]) -> Callable[[str], Packed]:
    """What the features of a word give, looked up once for each word type."""
    return lru_cache(maxsize=WORDS_KEPT)(lambda word: _model().scores(features_of(word)))


_own = _remembered(features.own)
_before = _remembered(features.before)
_after = _remembered(features.after)
_before2 = _remembered(features.before2)
_after2 = _remembered(features.after2)


@lru_cache(maxsize=1 << 12)
def _feature_scores(seen: Features) -> Packed:
    return _model().scores(seen)


@cache
def _outside() -> int:
    return _model().labels.index("O")


@cache
def _beginnings() -> list[int]:
    """The labels that the first word of a stretch may have, by place."""
    return [place for place, label in enumerate(_model().labels) if label[0] != "I"]


def _model() -> SequenceModel:
    return open_model("names")
