"""Extract the features of words for the sequence models.

Training asks for the features of whole sentences; the taggers ask for those of a word type, once, and remember the
scores that a model gives to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from briefing.language.words.word_kinds import long_places, word_kinds

Features = tuple[str, ...]
"""Some of the active features of a word."""


class WordForm(NamedTuple):
    """A word type as the models see it.

    `low` is its normal form in lower case, `kinds` is of `word_kinds`. `cased` tells whether it has a capital letter,
    `capital` whether it begins with one.
    """

    low: str
    shape: str
    kinds: str
    cased: bool
    capital: bool


WORDS_KEPT = 1 << 14
"""Word types that are remembered: news uses few words often."""

EDGE = ""
"""Stands for what is before the first word of a sentence, and behind the last."""


@lru_cache(maxsize=WORDS_KEPT)
def word_form(word: str) -> WordForm:
    """The form of a word, or of the edge of a sentence.

    >>> word_form("Paris-based")
    WordForm(low='paris-based', shape='Xx-x', kinds='', cased=True, capital=True)
    """
    if word == EDGE:
        return WordForm("|", "", "", False, False)
    word = normal_form(word)
    low = word.lower()
    return WordForm(low, _shape(word), word_kinds(word), low != word, word[0].isupper())


def tag_own(word: str) -> Features:
    """What the part-of-speech model sees of a word itself."""
    form = word_form(word)
    low, shape = form.low, form.shape
    return (
        f"w{low}", f"3{low[-3:]}", f"2{low[-2:]}", f"s{shape}", f"p{low[:2]}", f"c{shape[:1]}{low[-3:]}"
    )  # fmt: skip


def tag_before(word: str) -> Features:
    """What the part-of-speech model sees of the word before."""
    low = word_form(word).low
    return f"-1{low}", f"-2{low[-2:]}"


def tag_after(word: str) -> Features:
    """What the part-of-speech model sees of the word behind."""
    low = word_form(word).low
    return f"+1{low}", f"+2{low[-2:]}"


def own(word: str) -> Features:
    """What the name model sees of a word itself."""
    form = word_form(word)
    low = form.low
    features = [f"w{low}", f"3{low[-3:]}", f"s{form.shape}"]
    if form.cased:
        features += f"4{low[-4:]}", f"2{low[-2:]}", f"p{low[:3]}", f"p4{low[:4]}"
    return (*features, *_own_kinds(form.kinds))


def before(word: str) -> Features:
    """What the name model sees of the word before."""
    form = word_form(word)
    return f"-1{form.low}", f"-s{form.shape}", *_kind("-g", form)


def after(word: str) -> Features:
    """What the name model sees of the word behind."""
    form = word_form(word)
    return f"+1{form.low}", f"+s{form.shape}", *_kind("+g", form)


def before2(word: str) -> Features:
    """What the name model sees of the word before the one before."""
    form = word_form(word)
    return f"-2{form.low}", *_kind("-G", form)


def after2(word: str) -> Features:
    """What the name model sees of the word behind the one behind."""
    form = word_form(word)
    return f"+2{form.low}", *_kind("+G", form)


@cache
def tag_triple(before: str, tag: str, after: str) -> Features:
    """The tags of a word and its neighbours, as a feature of the name model.

    A few thousand triples occur.
    """
    return f"-t{before}", f"t{tag}", f"+t{after}"


def tag_features(words: Sequence[str]) -> list[Features]:
    """What the part-of-speech model sees of each word of a sentence."""
    around = [EDGE, *words, EDGE]
    return [
        tag_own(word) + tag_before(left) + tag_after(right)
        for left, word, right in zip(around, words, around[2:], strict=False)
    ]


def name_features(
    sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]]
) -> list[list[Features]]:
    """The features of the name model for each tagged word of an article's sentences."""
    parts = [*map(padded, sentences)]
    contexts = word_contexts(parts)
    features = []
    for sentence, tagged in zip(parts, tags, strict=True):
        words = sentence.words
        capitals = capital_features(sentence, contexts)
        triples = map(tag_triple, ["|", *tagged], tagged, [*tagged[1:], "|"])
        features.append(
            [
                tuple(
                    chain(
                        own(words[place]),
                        before(words[place - 1]),
                        after(words[place + 1]),
                        before2(words[place - 2]),
                        after2(words[place + 2]),
                        triple,
                        *capitals.get(place, ()),
                    )
                )
                for place, triple in enumerate(triples, start=2)
            ]
        )
    return features


class PaddedSentence(NamedTuple):
    """A sentence's words, padded by two edges, and the places of capitalised ones."""

    words: Sequence[str]
    cased: Sequence[int]


def padded(words: Sequence[str]) -> PaddedSentence:
    """The sentence of these words."""
    cased = [place for place, word in enumerate(words, start=2) if word != word.lower()]
    return PaddedSentence((EDGE, EDGE, *words, EDGE, EDGE), cased)


def word_contexts(sentences: Sequence[PaddedSentence]) -> dict[str, Features]:
    """The neighbours of each repeated capitalised word of the article, in lower case.

    Each word is a key in lower case. Context aggregation, as in Ratinov and Roth, "Design
    challenges and misconceptions in named entity recognition" (CoNLL 2009).
    """
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for words, cased in sentences:
        for place in cased:
            form = word_form(words[place])
            if form.capital:
                around = words[place - 1], words[place + 1], place > 2
                found.setdefault(form.low, []).append(around)
    written = set(chain.from_iterable([words for words, _ in sentences]))
    contexts: dict[str, Features] = {}
    for low, occurrences in found.items():
        context: Features = ()
        if len(occurrences) > 1:
            seen = chain.from_iterable([_context(*around) for around in occurrences[:_CONTEXTS]])
            context = tuple(dict.fromkeys(seen))
        if low in written:
            context += ("AL",)
        if context:
            contexts[low] = context
    return contexts


_CONTEXTS = 6
"""Occurrences of a word whose neighbours count: enough to tell its kind, few enough to stay fast."""


@lru_cache(maxsize=1 << 12)
def _context(before: str, after: str, inside: bool) -> Features:
    """What an occurrence of a word tells of its others; `inside` is not the first word of its sentence."""
    left, right = word_form(before), word_form(after)
    return (
        f"Ap{left.low}",
        *_kind("Ag", left),
        *([f"As{left.shape}"] if left.capital else ()),
        f"An{right.low}",
        *_kind("Ah", right),
        *([f"At{right.shape}"] if right.capital else ()),
        *(["Ac"] if inside else ()),
    )


def capital_features(
    sentence: PaddedSentence, contexts: dict[str, Features]
) -> dict[int, list[Features]]:
    """More features of the name model for capitalised words and long places.

    They are those of a sentence. By the word's place, in parts that occur again: the shapes around the word, its
    contexts, its place in a long name.
    """
    features: dict[int, list[Features]] = {}
    places: dict[int, str] = {}
    words = sentence.words
    for place in sentence.cased:
        form = word_form(words[place])
        if form.capital:
            shapes = (
                word_form(words[place - 1]).shape,
                form.shape,
                word_form(words[place + 1]).shape,
            )
            features[place] = [_shape_triple(*shapes)]
            if form.low in contexts:
                features[place].append(contexts[form.low])
            for parts in long_places(form.low):
                end = place + len(parts)
                if place not in places and parts == _low(words[place:end]):
                    places |= dict.fromkeys(range(place, end), "mI") | {place: "mB"}
    for place, feature in places.items():
        features.setdefault(place, []).append((feature,))
    return features


def _low(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word_form(word).low for word in words)


@lru_cache(maxsize=1 << 12)
def _shape_triple(before: str, shape: str, after: str) -> Features:
    """What the name model sees of the shapes of a capitalised word and its neighbours."""
    return (f"c{before or '|'} {shape} {after or '|'}",)


@cache
def _own_kinds(kinds: str) -> Features:
    """The features that the lists give to a word: a few dozen sets of lists occur."""
    return tuple(dict.fromkeys(f"g{kind}" for kind in (kinds, *kinds) if kind))


def _kind(sign: str, form: WordForm) -> Features:
    """The feature that the lists of a word give to one near it."""
    return (sign + form.kinds,) if form.kinds else ()


_STRAIGHT = str.maketrans("‘’“”‑", "''\"\"-")


def normal_form(word: str) -> str:
    """Normalise `word`: straight quotation marks, zeros for digits.

    Two words of one form are one to the models.

    >>> normal_form("’em"), normal_form("1990s")
    ("'em", '0000s')
    """
    if word.isascii() and word.isalpha():
        return word
    word = word.translate(_STRAIGHT)
    return word if word.isalpha() else "".join("0" if c.isdigit() else c for c in word)


def _shape(word: str) -> str:
    """The kinds of characters in `word`, runs written once: "Xx", "X.X.", "0-x"; single ones marked."""
    if word.isalpha() and len(word) > 1:
        # Nearly all words are of these two shapes.
        if word.islower():
            return "x"
        if word[0].isupper() and word[1:].islower():
            return "Xx"
    shape = ""
    for char in word[:20]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else char
        if kind != shape[-1:]:
            shape += kind
    return shape if len(word) > 1 else shape + "1"
