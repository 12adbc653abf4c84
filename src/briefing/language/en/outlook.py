"""Match sentences that look ahead, tell what is unknown, or that nobody commented."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from briefing.language.en import word_list
from briefing.language.en.closed_classes import BE, NOT
from briefing.language.en.tags import ADVERBS
from briefing.model.text import Sentence, Span

Outlook = Literal["ahead", "unknown", "no comment"]
_WORDS_BETWEEN = 4
"""The most words that `*` stands for."""


def find_cue(sentence: Sentence, outlook: Outlook) -> Span | None:
    """Find the words that look ahead, call something unknown or tell of no comment.

    None where the sentence has none.
    """
    tokens = sentence.tokens
    words = [
        # A negation is no adverb here, whatever its tag says.
        f"{word}~" if token.tag in ADVERBS and word not in NOT else word
        for token in tokens
        for word in (token.text.lower(),)
    ]
    match = _pattern(outlook).search(" ".join(words) + " ")
    if match is None:
        return None
    first = match.string.count(" ", 0, match.start())
    last = match.string.count(" ", 0, match.end() - 1)
    return Span(tokens[first].span.start, tokens[min(last, len(tokens) - 1)].span.end)


@cache
def _pattern(outlook: Outlook) -> re.Pattern[str]:
    lines = word_list("outlook_cues")[outlook]
    return re.compile("(?<![^ ])(?:" + "|".join(map(_compiled, lines)) + ")")


def _compiled(line: str) -> str:
    """The regular expression of a line: each word ends in a space, an adverb in a mark and a space."""
    parts = []
    for word in line.split():
        if word == "ADV":
            parts.append(r"(?:[^ ]+~ ){0,2}")
        elif word == "*":
            parts.append(rf"(?:[^ ]+ ){{0,{_WORDS_BETWEEN}}}")
        else:
            parts.append(f"(?:{'|'.join(_choices(word))})~? ")
    return "".join(parts)


def _choices(word: str) -> list[str]:
    classes = {"BE": BE, "NOT": NOT}
    return [
        re.escape(choice)
        for part in word.split("|")
        for choice in sorted(classes.get(part, frozenset({part})))
    ]
