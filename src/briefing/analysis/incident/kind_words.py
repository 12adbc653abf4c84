"""Read the kinds of incident, their words and patterns, from their word list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefing.analysis.text.vocabulary import vocabulary
from briefing.frozen import dataclass
from briefing.lexicon import read_lexicon

_FILE = Path(__file__).parents[1] / "lexicons" / "incident_kinds.txt"
_ANY = "-"


@dataclass(frozen=True, slots=True)
class WordSet:
    """The words that one place of a pattern admits.

    `names` are kinds of names that it admits too. Empty ones admit all.
    """

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def admits_all(self) -> bool:
        """Whether the place may hold anything, or nothing."""
        return not self.words and not self.names


@dataclass(frozen=True, slots=True)
class Pattern:
    """Verbs that tell of a kind with such a subject before, or such a word after.

    Both are in the same clause.
    """

    kind: str
    subject: WordSet
    verbs: frozenset[str]
    after: WordSet


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """A kind of incident: its name, its frame, the words and patterns that tell of it."""

    name: str
    frame: str
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    patterns: tuple[Pattern, ...]


@cache
def kind_words() -> dict[str, KindWords]:
    """All kinds by name, in the order of the file.

    Raises:
        ValueError: a section has no frame, or a line that is none of frame, noun, verb and told.
    """
    return {name: _kind(name, lines) for name, lines in read_lexicon(_FILE).items() if name}


def _kind(name: str, lines: tuple[str, ...]) -> KindWords:
    found: dict[str, list[str]] = {"frame": [], "noun": [], "verb": []}
    patterns: list[Pattern] = []
    for line in lines:
        sort, _, rest = line.partition(" ")
        if sort == "told" and rest.count("|") == 2:
            subject, verb, after = (part.split() for part in rest.split("|"))
            patterns.append(Pattern(name, _word_set(subject), frozenset(verb), _word_set(after)))
        elif sort in found:
            found[sort].extend(rest.split())
        else:
            raise ValueError(f"{_FILE.name}, [{name}]: {line}")
    if len(found["frame"]) != 1:
        raise ValueError(f"{_FILE.name}, [{name}] has no frame")
    return KindWords(
        name=name,
        frame=found["frame"][0],
        nouns=tuple(found["noun"]),
        verbs=tuple(found["verb"]),
        patterns=tuple(patterns),
    )


def _word_set(entries: list[str]) -> WordSet:
    words: set[str] = set()
    for entry in entries:
        if entry.startswith("@"):
            words |= vocabulary(f"{entry[1:]} nouns")
        elif not entry.startswith("%") and entry != _ANY:
            words.add(entry)
    names = {entry[1:].lower() for entry in entries if entry.startswith("%")}
    return WordSet(frozenset(words), frozenset(names))


@cache
def kinds_of_nouns() -> dict[str, str]:
    """The kind that each noun tells of; a compound as its words joined by "_"."""
    return dict(_first((noun, kind.name) for kind in kind_words().values() for noun in kind.nouns))


@cache
def kinds_of_verbs() -> dict[str, str]:
    """The kind that each verb tells of by itself."""
    return dict(_first((verb, kind.name) for kind in kind_words().values() for verb in kind.verbs))


@cache
def patterns_of_verbs() -> dict[str, tuple[Pattern, ...]]:
    """The patterns of each verb, in the order of the file."""
    found: dict[str, tuple[Pattern, ...]] = {}
    for kind in kind_words().values():
        for pattern in kind.patterns:
            for verb in pattern.verbs:
                found[verb] = (*found.get(verb, ()), pattern)
    return found


def _first(pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for word, kind in pairs:
        if word not in seen:
            seen.add(word)
            yield word, kind
