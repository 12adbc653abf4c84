"""Look up given names, titles, role nouns, countries and demonyms of English."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from briefing.language.en import word_list
from briefing.language.en.calendar import name_like_days
from briefing.language.en.morphology import noun_lemma
from briefing.model import text
from briefing.model.annotation import ActorKind


class Roles(NamedTuple):
    """Nouns for what someone or something is, lower case and singular."""

    kinds: dict[str, ActorKind]
    male: frozenset[str]
    female: frozenset[str]
    family: frozenset[str]
    former: frozenset[str]
    offices: dict[str, str]
    composed: frozenset[str]
    ambiguous: frozenset[str]
    official: frozenset[str]
    other: frozenset[str]
    portfolio: frozenset[str]
    anaphoric: frozenset[str]
    group_heads: frozenset[str]
    synonyms: dict[str, frozenset[str]]


class Titles(NamedTuple):
    """Words in and around names, folded: before a person's, inside, at the end, never."""

    honorifics: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    abbreviations: dict[str, str]
    particles: frozenset[str]
    generations: frozenset[str]
    small_words: frozenset[str]
    place_endings: frozenset[str]
    plain_abbreviations: frozenset[str]
    legal_forms: frozenset[str]
    shared: frozenset[str]
    calendar: frozenset[str]
    announcing: frozenset[str]
    things: frozenset[str]
    holdings: frozenset[str]
    portfolios: frozenset[str]


class Places(NamedTuple):
    """Well-known places and words for their people, folded, with the usual names.

    `capitals` are folded, each with the usual name of its country.
    """

    names: dict[str, str]
    demonyms: dict[str, str]
    countries: frozenset[str]
    capitals: dict[str, str]


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """`word` in lower case, without accents, full stops and typographic apostrophes.

    >>> fold("Málaga"), fold("U.S."), fold("O’Neill")
    ('malaga', 'us', "o'neill")
    """
    return text.fold(word.replace("’", "'").replace("ı", "i")).replace(".", "")


@cache
def given_names() -> dict[str, str]:
    """The gender, "m", "f" or "" for either, of each given name known, folded."""
    letters = {"male": "m", "female": "f", "either": ""}
    return {
        fold(name): letters[section.partition(",")[0]]
        for section, lines in word_list("given_names").items()
        if section.startswith(tuple(letters))
        for line in lines
        for name in line.split()
    }


@cache
def titles() -> Titles:
    """The titles known."""
    sections = word_list("titles")
    return Titles(
        honorifics=_words(sections["honorific"]),
        male=_words(sections["male"]),
        female=_words(sections["female"]),
        abbreviations=dict(line.split() for line in sections["abbreviated"]),
        particles=_words(sections["particles"]),
        generations=_words(sections["generations"]),
        small_words=_words(sections["small words"]),
        place_endings=_words(sections["place endings"]),
        plain_abbreviations=_words(sections["plain abbreviations"]),
        legal_forms=_words(sections["legal forms"]),
        shared=_words(sections["shared first words"]),
        calendar=name_like_days(),
        announcing=_words(sections["announcing"]),
        things=_words(sections["things"]),
        holdings=_words(sections["holdings"]),
        portfolios=_words(sections["portfolios"]),
    )


@cache
def roles() -> Roles:
    """The role nouns known."""
    sections = word_list("role_nouns")
    synonyms: dict[str, set[str]] = {}
    for line in sections["synonyms"]:
        first, *others = line.split()
        for other in others:
            synonyms.setdefault(first, set()).add(other)
            synonyms.setdefault(other, set()).add(first)
    kinds = dict.fromkeys(_words(sections["place"]), ActorKind.PLACE)
    kinds |= dict.fromkeys(_words(sections["group"]), ActorKind.GROUP)
    kinds |= dict.fromkeys(_words(sections["person"]), ActorKind.PERSON)
    return Roles(
        kinds=kinds,
        male=_words(sections["male"]),
        female=_words(sections["female"]),
        family=_words(sections["family"]),
        former=_words(sections["former"]),
        offices={
            f"{first} {second}": noun
            for first, second, noun in map(str.split, sections["offices of two words"])
        },
        ambiguous=_words(sections["ambiguous"]),
        composed=_words(sections["composed"]),
        official=_words(sections["official"]),
        other=_words(sections["other"]),
        portfolio=_words(sections["portfolio"]),
        anaphoric=_words(sections["anaphoric"]),
        group_heads=_words(sections["group heads"]),
        synonyms={word: frozenset(others) for word, others in synonyms.items()},
    )


@cache
def places() -> Places:
    """The countries, regions and cities known."""
    sections = word_list("countries")
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    countries: set[str] = set()
    capitals: dict[str, str] = {}
    for section in ("cities", "regions", "countries"):
        for line in sections[section]:
            forms, people, capital = (*line.split(";"), "", "")[:3]
            first, *others = (form.strip() for form in forms.split(","))
            for form in (first, *others):
                names[fold(form)] = first
            for word in people.split(","):
                if word.strip():
                    demonyms[fold(word.strip())] = first
            if section == "countries":
                countries.add(first)
                names.setdefault(fold(capital.strip()), capital.strip())
                capitals[fold(capital.strip())] = first
    return Places(names, demonyms, frozenset(countries), capitals)


def role_kind(noun: str) -> ActorKind | None:
    """What kind of thing the folded, singular `noun` can be, None for no role noun.

    >>> role_kind("mayor"), role_kind("67-year-old"), role_kind("table")
    (<ActorKind.PERSON: 'person'>, <ActorKind.PERSON: 'person'>, None)
    """
    kind = roles().kinds.get(noun)
    return ActorKind.PERSON if kind is None and noun.endswith(("-year-old", "-grader")) else kind


def age_in(word: str) -> int | None:
    """The age that a word like "67-year-old" gives, None where it gives none.

    >>> age_in("67-year-old"), age_in("67")
    (67, None)
    """
    number, _, rest = word.partition("-")
    return int(number) if rest == "year-old" and number.isdecimal() and len(number) < 4 else None


@lru_cache(maxsize=1 << 12)
def singular(noun: str) -> str:
    """The singular of the folded `noun` if it is a plural role noun, else `noun`.

    >>> singular("ministers"), singular("countries"), singular("boss"), singular("women")
    ('minister', 'country', 'boss', 'woman')
    """
    kinds = roles().kinds
    lemma = noun if noun in kinds else noun_lemma(noun)
    return lemma if lemma in kinds else noun


def is_plural_role(noun: str) -> bool:
    """Whether the folded `noun` is the plural of a role noun."""
    return singular(noun) != noun


def _words(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())
