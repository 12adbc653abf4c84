"""What the sequence models see of words: their letters, their neighbours, and what the article does with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefing.frozen import dataclass
from briefing.lexicon import read_lexicon

Features = tuple[bytes, ...]
"""Some of the active features of a word, UTF-8 as python-crfsuite wants them."""


def tag_features(words: Sequence[str]) -> list[list[bytes]]:
    """What the part-of-speech model sees of each word of a sentence."""
    padded = [_EDGE, *map(_word, words), _EDGE]
    return [
        [*word.tag_own, *before.tag_before, *after.tag_after]
        for before, word, after in zip(padded, padded[1:], padded[2:], strict=False)
    ]


def name_features(
    sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]]
) -> list[list[list[bytes]]]:
    """What the name model sees of each word, tagged so, of each sentence of one article.

    A capitalised word that occurs more than once also has the neighbours of its other occurrences as
    features: context aggregation, as in Ratinov and Roth, "Design challenges and misconceptions in
    named entity recognition" (CoNLL 2009).
    """
    padded = [[_EDGE, _EDGE, *map(_word, words), _EDGE, _EDGE] for words in sentences]
    contexts = _contexts(padded)
    return [
        _sentence_features(words, ("|", *tagged, "|"), contexts)
        for words, tagged in zip(padded, tags, strict=True)
    ]


def word_kinds(word: str) -> str:
    """Letters for the lists of `name_words.txt` that hold `word`: see `_KINDS`; empty for other words.

    >>> word_kinds("Berlin"), word_kinds("BERLIN"), word_kinds("berlin"), word_kinds("Jordan")
    ('P', 'P', '', 'FC')
    >>> word_kinds("Berlin-based"), word_kinds("French-led"), word_kinds("Anne-Lise")
    ('', 'd', 'f')
    """
    kinds = _lists().words
    found = kinds.get(word, "")
    if not found and len(word) > 1 and word.isupper():
        return kinds.get(word.capitalize(), "")
    if not found and "-" in word and word[0].isupper():
        first = kinds.get(word.partition("-")[0], "")
        return "f" if "F" in first else "d" if "D" in first or "C" in first else ""
    return found


@dataclass(frozen=True, slots=True)
class _Word:
    """The features that a word type gives to itself, to its neighbours, and to an article.

    Those that begin with `tag` are for the part-of-speech model, the others for the name model.
    """

    low: str
    shape: str
    capital: bool
    tag_own: Features
    tag_before: Features
    tag_after: Features
    own: Features
    before: Features
    after: Features
    before2: Features
    after2: Features
    context_before: Features
    context_after: Features


_EDGE = _Word(
    "|", "|", False, (), (b"-1|",), (b"+1|",), (), (b"-1|",), (b"+1|",), (b"-2|",), (b"+2|",), (), ()
)  # fmt: skip

_KINDS = {
    "given names": "F",
    "surnames": "L",
    "countries": "C",
    "places": "P",
    "demonyms": "D",
    "group words": "O",
    "known groups": "K",
    "titles": "T",
    "place words": "W",
}
"""The letter of each section of `name_words.txt`."""

_CONTEXTS = 6
"""Occurrences of a word whose neighbours count: enough to tell its kind, few enough to stay fast."""


_WORDS_KEPT = 1 << 14
"""Word types whose features are remembered, some 22 MB when full: news uses few words often."""


class _Lists(NamedTuple):
    words: dict[str, str]
    long_places: dict[str, list[tuple[str, ...]]]


@cache
def _lists() -> _Lists:
    """The kinds of each listed word, and the long places by their first word, lower case."""
    sections = read_lexicon(Path(__file__).parent / "lexicons" / "name_words.txt")
    words: dict[str, str] = {}
    for section, kind in _KINDS.items():
        for word in chain.from_iterable(map(str.split, sections[section])):
            words[word] = words.get(word, "") + kind
    long_places: dict[str, list[tuple[str, ...]]] = {}
    for name in chain.from_iterable(map(str.split, sections["long places"])):
        parts = tuple(name.lower().split("_"))
        long_places.setdefault(parts[0], []).append(parts)
    return _Lists(words, long_places)


def _contexts(sentences: list[list[_Word]]) -> dict[str, Features]:
    """The neighbours of each capitalised word of the article that occurs more than once."""
    found: dict[str, list[Features]] = {}
    lower: set[str] = set()
    for words in sentences:
        lower.update([word.low for word in words if not word.capital])
        for place, word in enumerate(words):
            if word.capital:
                seen = words[place - 1].context_before + words[place + 1].context_after
                found.setdefault(word.low, []).append((*seen, b"Ac") if place > 2 else seen)
    contexts: dict[str, Features] = {}
    for low, all_seen in found.items():
        context: Features = ()
        if len(all_seen) > 1:
            context = tuple(dict.fromkeys(chain.from_iterable(all_seen[:_CONTEXTS])))
        if low in lower:
            context += (b"AL",)
        if context:
            contexts[low] = context
    return contexts


def _sentence_features(
    words: list[_Word], tags: Sequence[str], contexts: dict[str, Features]
) -> list[list[bytes]]:
    """The features of a sentence, padded with two edges on either side, its tags with one."""
    triples = map(_tag_triple, tags, tags[1:], tags[2:])
    around = zip(words, words[1:], words[2:], words[3:], words[4:], triples, strict=False)
    features = [
        [
            *word.own,
            *before.before,
            *after.after,
            *before2.before2,
            *after2.after2,
            *triple,
        ]
        for before2, before, word, after, after2, triple in around
    ]
    inside_place: dict[int, bytes] = {}
    long_places = _lists().long_places
    for place, word in enumerate(words):
        if word.capital:
            seen = features[place - 2]
            seen += _shape_triple(words[place - 1].shape, word.shape, words[place + 1].shape)
            seen += contexts.get(word.low, ())
            for parts in long_places.get(word.low, ()):
                end = place + len(parts)
                if parts == tuple(other.low for other in words[place:end]):
                    inside_place[place] = b"mB"
                    inside_place.update(dict.fromkeys(range(place + 1, end), b"mI"))
    for place, feature in inside_place.items():
        features[place - 2].append(feature)
    return features


@cache
def _tag_triple(before: str, tag: str, after: str) -> Features:
    """The tags of a word and its neighbours: a few thousand triples occur."""
    return _encode(f"-t{before}\nt{tag}\n+t{after}")


@lru_cache(maxsize=_WORDS_KEPT)
def _shape_triple(before: str, shape: str, after: str) -> Features:
    return _encode(f"c{before} {shape} {after}")


@lru_cache(maxsize=_WORDS_KEPT)
def _word(word: str) -> _Word:
    word = _normal(word)
    low, shape, kinds = word.lower(), _shape(word), word_kinds(word)
    capital = word[:1].isupper()
    # One text for all: to encode it and part it again takes a fifth of the time of one by one.
    w, end3, end2, s, start2, c, before, after, before_end, after_end, *others = _encode(
        f"w{low}\n3{low[-3:]}\n2{low[-2:]}\ns{shape}\np{low[:2]}\nc{shape[0]}{low[-3:]}\n"
        f"-1{low}\n+1{low}\n-2{low[-2:]}\n+2{low[-2:]}\n"
        f"-s{shape}\n+s{shape}\n-2{low}\n+2{low}\nAp{low}\nAn{low}\nAs{shape}\nAt{shape}\n"
        f"4{low[-4:]}\np{low[:3]}\np4{low[:4]}"
    )
    s_before, s_after, before2, after2, context_before, context_after, *shapes = others[:8]
    kind = _kind_features(kinds)
    own = (w, end3, s) if low == word else (w, end3, s, others[8], end2, *others[9:])
    return _Word(
        low,
        shape,
        capital,
        tag_own=(w, end3, end2, s, start2, c),
        tag_before=(before, before_end),
        tag_after=(after, after_end),
        own=own + kind.own,
        before=(before, s_before, *kind.before),
        after=(after, s_after, *kind.after),
        before2=(before2, *kind.before2),
        after2=(after2, *kind.after2),
        context_before=(context_before, *kind.context_before, *shapes[:capital]),
        context_after=(context_after, *kind.context_after, *shapes[1 : 1 + capital]),
    )


class _KindFeatures(NamedTuple):
    own: Features
    before: Features
    after: Features
    before2: Features
    after2: Features
    context_before: Features
    context_after: Features


@cache
def _kind_features(kinds: str) -> _KindFeatures:
    """The features that the lists give to a word and to those around it: a few dozen sets of lists occur."""
    if not kinds:
        return _KindFeatures((), (), (), (), (), (), ())
    own = dict.fromkeys(f"g{kind}" for kind in (kinds, *kinds))
    around = ("-g", "+g", "-G", "+G", "Ag", "Ah")
    return _KindFeatures(_encode("\n".join(own)), *[_encode(f"{sign}{kinds}") for sign in around])


_STRAIGHT = str.maketrans("‘’“”‑", "''\"\"-")


def _normal(word: str) -> str:
    """`word` with straight quotation marks, and zeros for digits."""
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


def _encode(features: str) -> Features:
    """The features of the lines: no word has a line break in it."""
    return tuple(features.encode("utf-8", "replace").split(b"\n"))
