"""Detect nouns for people: by list, by ending, as one who does what a verb says."""

from __future__ import annotations

from functools import cache, lru_cache

from briefing.language.en import word_list
from briefing.language.en.gazetteer import fold, places, roles
from briefing.language.en.morphology import is_known_verb, noun_lemma, verb_lemma
from briefing.model.annotation import ActorKind


@lru_cache(maxsize=1 << 14)
def is_person_noun(word: str) -> bool:
    """Whether the noun means people: an office, a trade, a relative, a nation.

    It may be singular or plural.

    >>> [is_person_noun(word) for word in ("judges", "crewmen", "worshippers", "Palestinians", "tanker")]
    [True, True, True, True, False]
    """
    noun = noun_lemma(word)
    last = noun.rpartition("-")[2]
    sections = word_list("role_nouns")
    if last in sections["instruments"]:
        return False
    return (
        bool({noun, last} & _people())
        or (word[:1].isupper() and fold(word) in places().demonyms)
        or (len(last) > 4 and last.endswith(tuple(sections["person endings"])))
        or _is_doer(last)
    )


@cache
def _people() -> set[str]:
    """The nouns that mean people whenever they stand for somebody: no "head", no "star"."""
    offices = {noun for noun, kind in roles().kinds.items() if kind is ActorKind.PERSON}
    return offices - roles().ambiguous | set(word_list("role_nouns")["people"])


def is_age(word: str) -> bool:
    """Whether the word is an age that stands for people: "17-year-old".

    Also "two-month-olds".
    """
    return (
        word.lower()
        .removesuffix("s")
        .endswith(("-year-old", "-month-old", "-week-old", "-day-old"))
    )


def _is_doer(noun: str) -> bool:
    """Whether the noun is a known verb and -er or -or: "hiker", "worshipper", "carrier" of "carry"."""
    if not noun.endswith(("er", "or")):
        return False
    stem = noun[:-2]
    bases = {stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
    if stem.endswith("i"):
        bases.add(stem[:-1] + "y")
    return any(len(base) > 2 and is_known_verb(base) and verb_lemma(base) == base for base in bases)
