"""The word list of reporting cues, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.lexicon import read_lexicon

_LEXICON = Path(__file__).parent / "lexicons" / "reporting_cues.txt"


@cache
def reporting_verbs() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    """For each base form, its particles ("for", nothing) with their sections, longest first."""
    frames: dict[tuple[str, ...], set[str]] = {}
    for section, entries in read_lexicon(_LEXICON).items():
        if section in {"", "attribution", "label"}:
            continue
        for entry in entries:
            frames.setdefault(tuple(entry.split()), set()).add(section)
    verbs: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for (verb, *tail), sections in frames.items():
        verbs.setdefault(verb, []).append((tuple(tail), frozenset(sections)))
    return {
        verb: tuple(sorted(tails, key=lambda tail: (-len(tail[0]), tail[0])))
        for verb, tails in verbs.items()
    }


@cache
def labels() -> frozenset[str]:
    """The nouns that may stand before a colon for who says something: "Poll: ..."."""
    return frozenset(read_lexicon(_LEXICON)["label"])


@cache
def attributions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """For each first word, the phrases of attribution ("according to"), longest first."""
    phrases = [tuple(entry.split()) for entry in read_lexicon(_LEXICON)["attribution"]]
    return {
        first: tuple(
            sorted((phrase for phrase in phrases if phrase[0] == first), key=len, reverse=True)
        )
        for first in dict.fromkeys(phrase[0] for phrase in phrases)
    }
