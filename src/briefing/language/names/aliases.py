"""Match variants of a name: which can be of the same person, group or place."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.language.en.gazetteer import fold, places, roles, titles
from briefing.model.annotation import ActorKind

Words = tuple[str, ...]
"""A name as its folded words, without determiner, honorific suffix and the like."""


@lru_cache(maxsize=1 << 14)
def name_words(name: str, kind: ActorKind) -> Words:
    """The words that tell a name from others, "Jr." among them.

    A son is not his father.

    >>> name_words("Sammy Davis, Jr.", ActorKind.PERSON), name_words("the U.N.", ActorKind.GROUP)
    (('sammy', 'davis', 'jr'), ('un',))
    """
    words = [fold(word) for word in _separators().split(name) if word]
    words = [word.removeprefix("ex-") for word in words if word]
    if words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    ignored = titles().generations if kind is ActorKind.PERSON else titles().legal_forms
    while len(words) > 1 and words[-1] in ignored and kind is not ActorKind.PLACE:
        words.pop()
    if kind is ActorKind.PERSON:
        words = [word.removeprefix("al-").removeprefix("el-") for word in words]
        words = [word for word in words if word not in {"al", "el"}] or words
    return tuple(words) or (name.lower(),)


def same_name(one: Words, other: Words, kind: ActorKind) -> bool:
    """Whether two names of `kind`, both spelt out, are names of the same one.

    A lone surname is decided elsewhere: whose it is depends on who else is there.
    """
    if one == other:
        return True
    if kind is ActorKind.PERSON:
        return same_person(one, other)
    if kind is ActorKind.PLACE:
        return same_place(one, other)
    return same_group(one, other)


@lru_cache(maxsize=1 << 14)
def shared_keys(form: Words, kind: ActorKind) -> tuple[str, ...]:
    """Keys of a name, of which two names of the same one share at least one.

    Both names are of `kind`.
    """
    if kind is ActorKind.PERSON:
        return (*form[1:], _letters(form)) if len(form) > 1 else form
    keys = (form[0], form[-1], *acronyms(form))
    place = places().names.get(" ".join(form))
    return keys if place is None else (*keys, place)


def same_person(one: Words, other: Words) -> bool:
    """Whether two full names agree: same surname, compatible given names.

    Given names are equal, abbreviated or left out.

    >>> same_person(("maria", "luisa", "rossi"), ("maria", "rossi"))
    True
    >>> same_person(("anna", "weiss"), ("anna", "schwarz"))
    False
    """
    if min(len(one), len(other)) > 1 and _letters(one) == _letters(other):
        return True  # "Kim Jong-un" is "Kim Jong Un"
    if (one[-1] in _SUFFIXES or other[-1] in _SUFFIXES) and one[-1] != other[-1]:
        return False
    short, long = sorted((without_suffix(one), without_suffix(other)), key=len)
    if len(short) < 2:
        return False
    if len(short) < len(long) and long[-len(short) :] == short:
        return True
    if not _given_agree(short[0], long[0]):
        return False
    if short[-1] == long[-1]:
        return len(long) > 2 or short[0] != long[0] or short == long
    # A second surname is often left out: "Pablo Iglesias" is "Pablo Iglesias Turrion".
    return len(long) > len(short) and short[-1] in long[1:-1] and short[0] == long[0]


def is_lone(form: Words) -> bool:
    """Whether a person's name is a single surname or given name.

    Particles and "Jr." do not count.
    """
    form = without_suffix(form)
    return len(form) == 1 or (len(form) == 2 and form[0] in titles().particles)


@lru_cache(maxsize=1 << 12)
def lone_forms(form: Words) -> tuple[Words, ...]:
    """The short forms of a full name: its surname, and either of two surnames.

    Particles stay with a surname.

    >>> lone_forms(("pablo", "iglesias", "turrion"))
    (('iglesias', 'turrion'), ('turrion',), ('iglesias',))
    """
    base = without_suffix(form)
    suffix = form[len(base) :]
    tails = [base[start:] + suffix for start in range(1, len(base))]
    words = [base[index : index + 1] + suffix for index in range(1, len(base) - 1)]
    return (*tails, *words)


def without_suffix(form: Words) -> Words:
    """`form` without a "Jr." or "Sr." at its end."""
    return form[:-1] if len(form) > 1 and form[-1] in _SUFFIXES else form


def same_group(one: Words, other: Words) -> bool:
    """Whether two group names agree: one is the acronym or the beginning of the other.

    >>> same_group(("federal", "bureau", "of", "investigation"), ("fbi",))
    True
    >>> same_group(("goldman", "sachs"), ("goldman",))
    True
    """
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and is_acronym_of(short[0], long):
        return True
    if len(short) == len(long):
        return False
    known = places()
    if long[: len(short)] == short:
        if len(short) > 1 or len(short[0]) < 4:
            return len(short) > 1
        first = short[0]
        if first in known.names:  # a team is called by its town, a ministry not by its country
            is_town = known.names[first] not in known.countries
            return is_town and len(long) == 2 and long[-1] not in roles().group_heads
        return first not in known.demonyms and first not in titles().shared
    if long[-len(short) :] == short:
        dropped = " ".join(long[: -len(short)])
        return dropped in known.names or dropped in known.demonyms
    return False


def same_place(one: Words, other: Words) -> bool:
    """Whether two place names agree: variants, or one with its state or "City" behind.

    Variants are known ones.

    >>> same_place(("us",), ("united", "states"))
    True
    """
    names = places().names
    short, long = sorted((one, other), key=len)
    first, second = names.get(" ".join(short)), names.get(" ".join(long))
    if first is not None and first == second:
        return True
    if len(long) > len(short) and long[: len(short)] == short:
        return first not in places().countries and long[len(short) :] in {
            (ending,) for ending in titles().place_endings
        }
    return False


def is_acronym_of(acronym: str, words: Words) -> bool:
    """Whether the folded `acronym` has the initials of `words`.

    Small words are counted or not.

    >>> is_acronym_of("who", ("world", "health", "organization"))
    True
    """
    return len(words) > 1 and acronym[0] == words[0][0] and acronym in acronyms(words)


def acronyms(words: Words) -> tuple[str, ...]:
    """The initials of `words`, with small words and without.

    Nothing for a single word.

    >>> acronyms(("department", "of", "homeland", "security"))
    ('dohs', 'dhs')
    """
    if len(words) < 2:
        return ()
    pieces = [piece for word in words for piece in word.split("-") if piece]
    everything = "".join(piece[0] for piece in pieces)
    return everything, "".join(piece[0] for piece in pieces if piece not in titles().small_words)


def _letters(form: Words) -> str:
    """The words as one, without hyphens: some write a space where others write a hyphen."""
    return "".join(form).replace("-", "")


_SUFFIXES = frozenset({"jr", "sr"})


@cache
def _separators() -> re.Pattern[str]:
    return re.compile(r"[\s,()\"“”]+")


def _given_agree(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _spelling(one) == _spelling(other)


def _spelling(given: str) -> str:
    """A given name as its other spellings have it too: "Mohamed" and "Mohammed", "Jean-Luc" and "Jeanluc"."""
    letters = given.replace("-", "")
    return "".join(a for a, b in zip(letters, f"{letters[1:]} ", strict=True) if a != b)
