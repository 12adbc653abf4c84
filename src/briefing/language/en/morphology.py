"""Lemmas of English words, by spelling rule, irregular forms and known verbs."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.language.en import word_list


@lru_cache(maxsize=1 << 14)
def verb_lemma(word: str) -> str:
    """The base form of the verb form `word`, in lower case.

    An unknown form is cut by rule.

    >>> [verb_lemma(word) for word in ("Attacked", "planned", "hoped", "denies", "fled", "is", "fined")]
    ['attack', 'plan', 'hope', 'deny', 'flee', 'be', 'fine']
    """
    word = word.lower()
    if (irregular := _irregular_forms().get(word)) is not None:
        return irregular
    ranks = _verb_ranks()
    if word in ranks:
        return word
    candidates = _candidates(word)
    known = [candidate for candidate in candidates if candidate in ranks]
    return min(known, key=lambda candidate: ranks[candidate]) if known else candidates[0]


@lru_cache(maxsize=1 << 14)
def is_verb_only(word: str) -> bool:
    """Whether `word`, in lower case, is the -s form of a verb that is never a noun.

    >>> is_verb_only("involves"), is_verb_only("attacks")
    (True, False)
    """
    verbs = word_list("base_verbs")["never nouns"]
    return word.endswith("s") and verb_lemma(word) != word and verb_lemma(word) in verbs


def is_known_verb(word: str) -> bool:
    """Whether `word`, in lower case, is a form of a verb of the lists."""
    return verb_lemma(word) in _verb_ranks()


def is_agent_noun(word: str) -> bool:
    """Whether the lower-case noun has an agent ending: "voters", "activist".

    That is one of who does something.
    """
    return word.removesuffix("s").endswith(_AGENT_ENDINGS)


_AGENT_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "ent", "ant", "ive", "ate")


def verb_forms(verb: str) -> tuple[str, ...]:
    """All spellings that `verb_lemma` may take for a form of `verb`, and some more.

    These are forms of no verb, or of another.

    >>> {"deny", "denies", "denied", "denying"}.issubset(verb_forms("deny"))
    True
    """
    stem, doubled = verb[:-1], verb + verb[-1]
    return (
        verb, verb + "s", verb + "es", verb + "ed", verb + "ing", stem + "ed", stem + "ing", stem + "ies",
        stem + "ied", doubled + "ed", doubled + "ing", *_irregular_verbs().get(verb, ()),
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def noun_lemma(word: str) -> str:
    """The singular of the noun `word`, in lower case; a singular is its own.

    >>> [noun_lemma(word) for word in ("Rocks", "gunmen", "bodies", "buses", "police", "knives", "crisis")]
    ['rock', 'gunman', 'body', 'bus', 'police', 'knife', 'crisis']
    >>> [noun_lemma(word) for word in ("houses", "avalanches", "tsunamis", "axes", "gases", "heroes")]
    ['house', 'avalanche', 'tsunami', 'axe', 'gas', 'hero']
    """
    word = word.lower()
    forms, last_parts = _irregular_nouns()
    if (singular := forms.get(word)) is not None:
        return singular
    if word.endswith(last_parts):
        plural = next(part for part in last_parts if word.endswith(part))
        return word.removesuffix(plural) + forms[plural]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_PLURALS_IN_ES) and not word.endswith(("auses", "ouses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_PLURALS_IN_ES = ("sses", "shes", "ches", "xes", "zzes", "oes", "uses")


def _candidates(word: str) -> list[str]:
    """The spellings that `word` may come from, the likeliest first by rule; `word` itself for a base form."""
    for ending in ("ied", "ies"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return [word.removesuffix(ending) + "y", word.removesuffix(ending) + "ie"]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 2 and any(letter in "aeiouy" for letter in stem):
            return _stems(stem)
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return [word[:-2], word[:-1]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return [word[:-1]]
    return [word]


_SHORT = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][^aeiouwxy]")
"""One syllable with one vowel before one consonant: a base form that ended so would be doubled, "planned"."""
_SILENT_E = re.compile(
    r"(?:[cuvz] | (?<!s)s | (?<!n)g | [aeu]ng | [bcdfgkptz]l | [iu]at"
    r" | (?<![aeiou])(?:[aeiou]d | [aou]t | in | [ai]r | ur | [iou]l | [aiu]m | [ao]k | ap | ib)"
    r" | uad | uir | nit)$",
    re.VERBOSE,
)
"""Endings of stems whose verb mostly has an e: "provid", "execut", "combin". On the verbs of the lists the rules alone
find 95 in 100 base forms.
"""


def _stems(stem: str) -> list[str]:
    """The base forms that leave `stem` before -ed or -ing, the likeliest first."""
    if stem[-1] == stem[-2] and stem[-1] not in "lszfe":
        return [stem[:-1], stem]
    lost = stem[-1] == "e" and stem[-2] != "e"  # "agreed", not "agreeing"
    if lost or _SHORT.fullmatch(stem) or _SILENT_E.search(stem):
        return [stem + "e", stem, stem[:-1]]
    return [stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem]


@cache
def _irregular_nouns() -> tuple[dict[str, str], tuple[str, ...]]:
    """The singular of each irregular form, and the plurals that end longer words too, the longest first."""
    sections = word_list("irregular_nouns")
    lines = [
        line.split() for section in ("whole words", "last parts") for line in sections[section]
    ]
    forms = {form: singular for singular, *plurals in lines for form in (singular, *plurals)}
    unchanged = (word for line in sections["unchanged"] for word in line.split())
    last_parts = [plural for line in sections["last parts"] for plural in line.split()[1:]]
    return forms | {word: word for word in unchanged}, tuple(
        sorted(last_parts, key=len, reverse=True)
    )


@cache
def _irregular_verbs() -> dict[str, list[str]]:
    lines = word_list("irregular_verbs")[""]
    return {base: forms for base, *forms in map(str.split, lines)}


@cache
def _irregular_forms() -> dict[str, str]:
    return {form: base for base, forms in _irregular_verbs().items() for form in (base, *forms)}


@cache
def _verb_ranks() -> dict[str, int]:
    cues = word_list("reporting_cues")
    reporting = [
        entry.split()[0]
        for section in cues.keys() - {"attribution", "label"}
        for entry in cues[section]
    ]
    known = dict.fromkeys([*word_list("base_verbs")[""], *sorted(reporting)])
    return {verb: rank for rank, verb in enumerate(known)}
