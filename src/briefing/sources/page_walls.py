"""Recognise pages in an article's place: not found, blocked, log-in, paywall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from briefing.lexicon import read_lexicon


def find_wall(titles: Sequence[str], text: str) -> str:
    """What a page is instead of an article: a wall, in words for its reader.

    Empty where it may well be an article. `titles` are the page's title and headline. A wall is short, and its title or
    several of its sentences say what it is: a short piece of news about a blocked site has none of them addressed to
    the reader.

    >>> find_wall(["Page not found - The Herald"], "Sorry, the page could not be found. Try searching for it.")
    'the page was not found (404)'
    >>> find_wall(["Dam breaks above Ashford"], "A page of the plan could not be found, police said.")
    ''
    """
    words = len(text.split())
    if words > _MOST_WORDS or _reported().search(text):
        return ""
    pieces = {piece.strip() for title in titles for piece in (title, *_separator().split(title))}
    best, strength = "", 0
    for kind, (title, sentences) in _patterns().items():
        titled = any(title.fullmatch(piece) for piece in pieces)
        hits = [pattern for pattern in sentences if pattern.search(text)]
        told = len(hits) > (0 if titled else 1) or (titled and words <= _BARE)
        long = words > _WORDS_A_HIT * max(1, len(hits)) or (not titled and _has_news(text, hits))
        if told and not long and len(hits) + 3 * titled > strength:
            best, strength = kind, len(hits) + 3 * titled
    return _WALLS[best] if best else ""


def _has_news(text: str, hits: Sequence[re.Pattern[str]]) -> bool:
    """Whether a paragraph as long as those of news says nothing of a wall."""
    return any(
        len(line.split()) >= _PARAGRAPH and not any(pattern.search(line) for pattern in hits)
        for line in text.splitlines()
    )


_PARAGRAPH = 14
"""Words of a paragraph that may be the lead of an article above an offer."""


_MOST_WORDS = 250
"""Words of the longest wall; of cookie walls that list their purposes."""

_BARE = 60
"""Words up to which a title alone tells a wall."""

_WORDS_A_HIT = 60
"""Words of a wall to each thing that it says of itself: news about walls have far more."""


_WALLS = {
    "not found": "the page was not found (404)",
    "cookies": "it asks for consent to cookies",
    "challenge": "it checks whether its reader is human",
    "blocked": "access to it is blocked",
    "log-in": "it asks its reader to log in",
    "paywall": "it is an offer to subscribe",
    "for sale": "the site's domain is for sale or parked",
    "error": "the site reports an error or is down",
}


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]]:
    lists = read_lexicon(Path(__file__).parent / "walls.txt")
    return {
        kind: (
            re.compile("|".join(f"(?:{entry})" for entry in lists[f"{kind} title"]), re.IGNORECASE),
            tuple(re.compile(entry, re.IGNORECASE) for entry in lists[kind]),
        )
        for kind in _WALLS
    }


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(r"\s+[|–—»·•:-]+\s+|\s*\|\s*|:\s+")


@cache
def _reported() -> re.Pattern[str]:
    """What is said in news, and by no wall."""
    return re.compile(r"\b(?:said|(?<!been )(?<!be )told|announced|according to)\b")
