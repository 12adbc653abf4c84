"""Split plain text into lines and blocks, and join lines into paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from briefing.frozen import dataclass
from briefing.model.text import Span

SENTENCE_END = re.compile(r"[.!?…](?:[\"'”’»)\]*]|\[\d{1,3}\])*$")
"""The end of a line that ends a sentence: a stop, and marks that close around it."""

_UNSEEN = (
    " \t\u00a0\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff"
)
"""Spaces and what shows nothing: zero-width characters and marks of direction, left around lines by web pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank: its content, its indent and what is above it.

    It has the span of its content, the white space before it, and whether a blank line precedes.
    """

    span: Span
    indent: int
    after_blank: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The lines of one paragraph, and whether blank lines stand around it.

    An end of the text counts as a blank line.
    """

    span: Span
    lines: int
    after_blank: bool
    before_blank: bool


def split_lines(text: str) -> tuple[Line, ...]:
    r"""The lines of `text` that are not blank, however they end.

    >>> [line.span.of("one\r\n\r\n  two") for line in split_lines("one\r\n\r\n  two")]
    ['one', 'two']
    """
    lines = []
    position = 0
    after_blank = True
    for line in text.splitlines(keepends=True):
        content = line.strip().strip(_UNSEEN)
        if content:
            indent = line.index(content)
            start = position + indent
            lines.append(
                Line(span=Span(start, start + len(content)), indent=indent, after_blank=after_blank)
            )
        after_blank = not content
        position += len(line)
    return tuple(lines)


def group_lines(text: str, lines: Sequence[Line], *, alone: Sequence[bool]) -> tuple[Block, ...]:
    """Group lines into paragraphs, joining the lines of hard-wrapped ones.

    Elsewhere each line is one. `alone` tells of each line whether it is known to be a paragraph of its own (a byline, a
    label).
    """
    width = _wrap_width(text, lines)
    groups: list[list[Line]] = []
    joinable = False
    for line, line_alone in zip(lines, alone, strict=True):
        if (
            joinable
            and not line.after_blank
            and not line_alone
            and _continues(text, groups[-1][-1], line, width)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
        joinable = not line_alone
    return tuple(
        Block(
            span=Span(group[0].span.start, group[-1].span.end),
            lines=len(group),
            after_blank=group[0].after_blank,
            before_blank=following is None or following[0].after_blank,
        )
        for group, following in itertools.zip_longest(groups, groups[1:])
    )


def ends_sentence(text: str, span: Span) -> bool:
    """Whether the stretch `span` ends like a sentence."""
    return SENTENCE_END.search(text[max(span.start, span.end - 20) : span.end]) is not None


_WIDEST_WRAP = 132
"""Characters of the widest line that people and programs wrap at: the wide mode of old terminals and printers."""


def _wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """The width at which `text` was wrapped by hand or program; None where each line is a paragraph.

    A wrapped line mostly breaks within a sentence: the next begins with a small letter, or with a word for which
    the line had no room. Between paragraphs that hardly happens.
    """
    unended = [
        (before, after)
        for before, after in itertools.pairwise(lines)
        if not after.after_blank and not ends_sentence(text, before.span)
    ]
    longest = max((_length(line) for line in lines), default=0)
    within = [
        before
        for before, after in unended
        if text[after.span.start].islower() or _length(before) + _first_word(text, after) >= longest
    ]
    if not within or 2 * len(within) < len(unended):
        return None
    lengths = sorted(_length(line) for line in within)
    width = lengths[(len(lengths) * 9) // 10]
    return width if width <= _WIDEST_WRAP else None


def _length(line: Line) -> int:
    return line.indent + line.span.end - line.span.start


def _first_word(text: str, line: Line) -> int:
    return len(text[line.span.start : line.span.start + 40].split(None, 1)[0])


def _continues(text: str, before: Line, after: Line, width: int | None) -> bool:
    """Whether `after` goes on with the paragraph of `before`, the line above it."""
    ended = ends_sentence(text, before.span)
    if width is None:
        return not ended and text[after.span.start].islower()
    if after.indent > before.indent + 1 and ended:
        return False
    fitted = (
        _length(before) + 1 + _first_word(text, after) <= 0.8 * width
    )  # had room, yet was ended
    return not (fitted and not text[after.span.start].islower())
