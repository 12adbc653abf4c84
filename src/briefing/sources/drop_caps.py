"""Join a drop cap, an initial set large in an element of its own, with its word."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from briefing.lexicon import read_lexicon
from briefing.sources.markup import Element


def is_drop_cap(text: str, *, marks: str = "") -> bool:
    """Whether an element's text is one capital letter, perhaps after a quotation mark.

    `marks` is what the element says of itself. Without a mark of a drop cap two letters are none: the company X, and Q
    for a question.

    >>> is_drop_cap(" P "), is_drop_cap("“T"), is_drop_cap("PM"), is_drop_cap("1"), is_drop_cap("X")
    (True, True, False, False, False)
    """
    if (
        len(text) > _LONGEST
        or not _initial().fullmatch(text.strip())
        or not text.strip()[-1].isupper()
    ):
        return False
    return text.strip()[-1] not in _NAMES or _marks().search(marks) is not None


def marks_of(element: Element) -> str:
    """The tag, class and style of an element, which may say that it is a drop cap."""
    return " ".join((element.tag, element.get("class") or "", element.get("style") or ""))


def join_drop_cap(initial: str, rest: str) -> str:
    r"""A drop cap and the text below it in one.

    Empty where the text does not go on in small letters or capitals. A letter that is a word of its own stays one, but
    before the rest of a word that is known to begin so.

    >>> join_drop_cap("P", "\nolice said"), join_drop_cap("P", "OLICE said"), join_drop_cap("P", "Police said")
    ('Police said', 'POLICE said', '')
    >>> join_drop_cap("A", " dam broke"), join_drop_cap("A", " fter noon"), join_drop_cap("I", "t rained")
    ('A dam broke', 'After noon', 'It rained')
    """
    initial, stripped = initial.strip(), rest.lstrip()
    word = _first_word().match(stripped)
    if word is None or not (
        word[0].islower() or (word[0].isupper() and _shouts(stripped, word[0]))
    ):
        return ""
    letter = initial[-1].lower()
    if letter not in _WORDS or letter + word[0].lower() in _openers():
        return initial + stripped
    return f"{initial} {stripped}" if stripped != rest or word[0].islower() else initial + stripped


_LONGEST = 40
_NAMES = frozenset("XQ")
_WORDS = frozenset("aio")
"""Letters that are words: "A dam", "I saw", "O Canada"."""


def _shouts(text: str, word: str) -> bool:
    """Whether capitals go on a word: more than one of them, or one and a small letter after the word."""
    return len(word) > 1 or text[len(word) : len(word) + 2].strip().islower()


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"drop|cap\b|initial|first|lettrine|font|float|^big", re.IGNORECASE)


@cache
def _initial() -> re.Pattern[str]:
    return re.compile(r"[\"'“‘«„]?\s*[^\W\d_]")


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _openers() -> frozenset[str]:
    """The words with which articles begin and whose first letter is a word."""
    return frozenset(read_lexicon(Path(__file__).parent / "boilerplate.txt")["drop cap"])
