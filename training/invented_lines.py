"""Generate training lines with invented names: credit lines, titles, and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from briefing.language.words.word_kinds import listed_words
from briefing.lexicon import read_lexicon

AGENCIES = {"REUTERS": "B-ORG", "Reuters": "B-ORG", "AP": "B-ORG", "AFP": "B-ORG"}
AGENCIES |= {"Getty": "B-ORG", "Images": "I-ORG"}
SECTIONS = read_lexicon(Path(__file__).with_suffix(".txt"))


def invented_lines(section: str, count: int) -> Iterator[tuple[list[str], list[str]]]:
    """Words and name labels of `count` lines of a section of `invented_lines.txt`, always the same ones.

    Two names in three are blends of listed ones ("Gre" + "mez"), so that the model learns from the line
    around them, not from the words.
    """
    templates = SECTIONS[section]
    for number in range(count):
        words: list[str] = []
        labels: list[str] = []
        for piece in templates[number % len(templates)].split():
            fill, kind = FILLERS.get(piece, (None, ""))
            filled = fill(1000 * number + len(words)).split() if fill else [piece]
            words += filled
            if kind:
                labels += [f"B-{kind}"] + [f"I-{kind}"] * (len(filled) - 1)
            else:
                labels += [AGENCIES.get(word, "O") for word in filled]
        yield words, labels


def _only(words: Sequence[str], others: str) -> list[str]:
    """The words that are in none of the `others` lists."""
    unwanted = {word for kind in others for word in listed_words(kind)}
    return [word for word in words if word.isalpha() and len(word) > 2 and word not in unwanted]


def _blend(words: Sequence[str], seed: int) -> str:
    first, second = words[seed * 7919 % len(words)], words[(seed * 104729 + 13) % len(words)]
    return first if seed % 3 == 0 else first[: (len(first) + 1) // 2] + second[len(second) // 2 :]


def _listed(words: Sequence[str], seed: int) -> str:
    return words[seed * 6151 % len(words)]


def _entry(section: str, seed: int) -> str:
    entries = " ".join(SECTIONS[section]).split()
    return entries[seed * 7 % len(entries)].replace("_", " ")


GIVEN = _only(listed_words("F"), "CPTO")
SURNAMES = _only(listed_words("L"), "CPTOF")
PLACES = _only(listed_words("P"), "CFTO")
COUNTRIES = listed_words("C")
DEMONYMS = [word for word in listed_words("D") if word.istitle() and word[-1] != "s"]


def _anyone(seed: int) -> str:
    """A name of one of the shapes that names have in the world's papers."""
    shapes = SECTIONS["shapes"]
    parts = iter(range(seed, seed + 8))

    def part(match: re.Match[str]) -> str:
        return _PARTS[match.group(1)](next(parts))

    return re.sub(r"\{(\w+)\}", part, shapes[(seed // 1000 + seed % 1000 * 7) % len(shapes)])


def _body(seed: int) -> str:
    return _entry("bodies", seed).replace("*", _blend(PLACES, seed + 1))


def _company(seed: int) -> str:
    return _blend(SURNAMES if seed % 2 else PLACES, seed + 3)


def _acronym(seed: int) -> str:
    return "".join(chr(65 + seed // step % 26) for step in (1, 26, 3, 7)[: 3 + seed % 2])


_PARTS: dict[str, Callable[[int], str]] = {
    "given": lambda seed: _listed(GIVEN, seed) if seed % 2 else _blend(GIVEN, seed),
    "last": lambda seed: _blend(SURNAMES, seed),
    "initial": lambda seed: chr(65 + seed * 5 % 26),
    "syllable": lambda seed: _entry("syllables", seed),
    "small": lambda seed: _entry("last syllables", seed),
}

FILLERS: dict[str, tuple[Callable[[int], str], str]] = {
    "{person}": (lambda seed: f"{_listed(GIVEN, seed)} {_blend(SURNAMES, seed)}", "PER"),
    "{anyone}": (_anyone, "PER"),
    "{surname}": (lambda seed: _blend(SURNAMES, seed), "PER"),
    "{given}": (lambda seed: _blend(GIVEN, seed), "PER"),
    "{place}": (lambda seed: _blend(PLACES, seed), "LOC"),
    "{capitals}": (lambda seed: _blend(PLACES, seed).upper(), "LOC"),
    "{country}": (lambda seed: COUNTRIES[seed * 31 % len(COUNTRIES)], "LOC"),
    "{demonym}": (lambda seed: DEMONYMS[seed * 31 % len(DEMONYMS)], "MISC"),
    "{body}": (_body, "ORG"),
    "{company}": (_company, "ORG"),
    "{acronym}": (_acronym, "ORG"),
    "{title}": (lambda seed: _entry("titles", seed), ""),
    "{portfolio}": (lambda seed: _entry("portfolios", seed), ""),
    "{number}": (lambda seed: str(18 + seed * 13 % 60), ""),
}
"""What each blank of a line is filled with, from a number, and the kind of name that it then is."""
