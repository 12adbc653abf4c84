"""Join words that the lines of a PDF divide: hyphens at line ends, drop caps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from briefing.language.en import word_list
from briefing.languages import ENGLISH, function_words
from briefing.sources.pdf_columns import PdfLine


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """The words of lines, in lower case, without those that a line's end divides.

    Compounds are as they are written.
    """
    words: set[str] = set()
    for text in texts:
        found = _patterns()["word"].findall(text)
        words.update(
            map(str.casefold, found[:-1] if _patterns()["divided"].search(text) else found)
        )
    return frozenset(words)


def join_lines(before: str, after: str, *, words: frozenset[str]) -> str:
    """Two lines of a paragraph as one text, a word that they divide made whole.

    A hyphen at the end of the first is part of the word or of the line. It is part of the word where the document has
    it so, where the word begins with a figure or goes on with a capital, and where English writes such a word with it;
    `words` are those of the document.

    >>> join_lines("The state-", "owned wall", words=frozenset()), join_lines("two peo-", "ple", words=frozenset())
    ('The state-owned wall', 'two people')
    """
    divided = _patterns()["divided"].search(before[-80:])
    following = _patterns()["going on"].match(after)
    if not divided or not following:
        return f"{before} {after}"
    first, second = divided["first"], following["second"]
    if divided["hyphen"] != "\u00ad" and second in ("and", "or", "nor"):
        return f"{before} {after}"  # "pre- and post-war"
    kept = divided["hyphen"] != "\u00ad" and _is_compound(
        divided["whole"].casefold() + first, second + following["rest"], first, second, words
    )
    return before[:-1] + ("-" if kept else "") + after


def _is_compound(before: str, after: str, first: str, second: str, words: frozenset[str]) -> bool:
    """Whether a hyphen between `first` and `second` is part of a word; `before` and `after` are all of its halves."""
    compounds = word_list("compounds")
    if f"{first}{second}".casefold() in words:
        return False
    if f"{before}-{after}".casefold() in words or f"{first}-{second}".casefold() in words:
        return True
    if (
        first[0].isdigit()
        or second[0].isupper()
        or "-" in before
        or (first.isupper() and first[1:])
    ):
        return True
    first, second = first.casefold(), second.casefold()
    if first in ("co", "ex"):
        return second in compounds["person"] or second.removesuffix("s") in compounds["person"]
    if first in compounds["first"]:
        return second not in compounds["end"]
    return len(first) > 2 and second in compounds["second"] and first not in compounds["together"]


_DROP_CAP = 1.7
"""How much larger than the text the first letter of an article is at least, where it stands over several lines."""


def join_drop_caps(lines: Sequence[PdfLine], body: float) -> list[PdfLine]:
    """Join each drop cap to the line that it begins, wherever it is drawn."""
    caps = [line for line in lines if _is_drop_cap(line, body)]
    if not caps:
        return list(lines)
    begun: dict[int, PdfLine] = {}
    for cap in caps:
        beside = [index for index, line in enumerate(lines) if _begins_with(cap, line)]
        if beside:
            begun[max(beside, key=lambda index: lines[index].y)] = cap
    others = (line.text for index, line in enumerate(lines) if index not in begun)
    words, placed = words_in(others), list(begun.values())
    return [
        replace(line, text=_with_cap(begun[index].text, line.text, words))
        if index in begun
        else line
        for index, line in enumerate(lines)
        if line not in placed
    ]


def _is_drop_cap(line: PdfLine, body: float) -> bool:
    return line.size >= _DROP_CAP * body and _patterns()["cap"].fullmatch(line.text) is not None


def _begins_with(cap: PdfLine, line: PdfLine) -> bool:
    """Whether a line stands to the right of a large letter, no lower than its foot and no higher than its head."""
    return (
        line.page == cap.page
        and line.size < cap.size / 1.4
        and line.text[0].isalpha()
        and 0 < line.x - cap.x < 3 * cap.size
        and -0.3 * line.size <= line.y - cap.y <= 1.2 * cap.size
    )


def _with_cap(cap: str, text: str, words: frozenset[str]) -> str:
    """The line that a large letter begins: "P", "olice said" is one word, "A", "dam broke" two."""
    rest = _patterns()["letters"].match(text)
    letter, begun = cap[-1], rest.group().casefold() if rest else ""
    if letter not in "AI":
        return cap + text
    whole = letter.casefold() + begun
    known = (*function_words(ENGLISH), *word_list("compounds")["capped"])
    if whole in words or whole in known:
        return cap + text
    alone = begun in words or _patterns()["onset"].match(begun) is not None
    return f"{cap} {text}" if alone else cap + text


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "word": re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*"),
        "divided": re.compile(
            r"(?P<whole>(?:[^\W_]+-)*)(?P<first>[^\W_]+)(?P<hyphen>[-‐‑\u00ad])\Z"
        ),
        "going on": re.compile(r"(?P<second>[^\W\d_]+)(?P<rest>(?:[-‐‑][^\W_]+)*)"),
        "cap": re.compile(r"[\"'“‘]?[^\W\d_]"),
        "letters": re.compile(r"[^\W\d_]+"),
        # How English words begin: no more than these consonants before a vowel.
        "onset": re.compile(
            r"(?:[bcdfghjklmnpqrstvwyz]|[bcfgkps][lr]|[bdt]r|s[chkmnpqtw]|s[cpt]r|spl|shr|thr?|tw|ch|ph|wh|wr|kn|qu)?[aeiouy]"
        ),
    }
