"""Sort the lines of a PDF's page by column where they are drawn row by row."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLine:
    """A line of a PDF page: where it begins and the size of its type.

    The page counts from 0; places are in points from the lower left.
    """

    text: str
    page: int
    x: float
    y: float
    size: float


def read_by_column(lines: Sequence[PdfLine], body: float) -> list[PdfLine]:
    """Put the lines of columns drawn row by row in reading order.

    One column follows another; other lines stay in their order. `body` is the size of type of the text. Programs that
    lay a page out draw each column whole; those that print what they have laid out may go from left to right and down.
    """
    ordered: list[PdfLine] = []
    for _, on_page in itertools.groupby(lines, key=lambda line: line.page):
        page = list(on_page)
        edges = _left_edges(page, body)
        ordered += _by_column(page, edges, body) if edges else page
    return ordered


_FEWEST_ROWS = 3
"""Rows in which a column must stand beside another for it to be one."""

_SHORTEST = 12
"""Characters that the lines of a column have on average, at least: those of tables have fewer."""

_NEAR = 2.0
"""Points within which lines begin at one edge."""

_INDENT = 3.0
"""How far the first lines of paragraphs may begin to the right of their column's edge, in sizes of type."""

_CHARACTER = 0.42
"""The least width of a character on average, in sizes of type: of narrow faces."""


def _left_edges(page: Sequence[PdfLine], body: float) -> list[float]:
    """Where the second and further columns of a page begin, from the left; empty where none is drawn row by row."""
    starts: Counter[int] = Counter()
    characters: Counter[int] = Counter()
    for left, right in itertools.pairwise(page):
        if _is_text(left, body) and _is_text(right, body) and _stand_in_a_row(left, right):
            place = round(right.x / _NEAR)
            starts[place] += 1
            characters[place] += min(len(left.text), len(right.text))
    edges: list[float] = []
    for place in sorted(starts):
        if edges and place * _NEAR - edges[-1] <= _INDENT * body:
            continue
        here = range(place, place + round(_INDENT * body / _NEAR))
        rows = sum(starts[near] for near in here)
        long = sum(characters[near] for near in here) >= _SHORTEST * rows
        if rows >= _FEWEST_ROWS and long:
            edges.append((place - 1) * _NEAR)
    return edges


def _is_text(line: PdfLine, body: float) -> bool:
    return abs(line.size - body) <= 0.1 * body


def _stand_in_a_row(left: PdfLine, right: PdfLine) -> bool:
    return abs(left.y - right.y) < 0.3 * left.size and right.x - left.x > 6 * left.size


def _by_column(page: Sequence[PdfLine], edges: Sequence[float], body: float) -> Iterator[PdfLine]:
    """The lines of a page, of each stretch in columns first those of the leftmost."""
    stretch: list[tuple[int, PdfLine]] = []
    for line in page:
        column = _column(line, edges, body)
        if column is None:
            yield from _in_order(stretch)
            yield line
            stretch = []
        else:
            stretch.append((column, line))
    yield from _in_order(stretch)


def _in_order(stretch: Sequence[tuple[int, PdfLine]]) -> Iterator[PdfLine]:
    for _, line in sorted(stretch, key=lambda pair: pair[0]):
        yield line


def _column(line: PdfLine, edges: Sequence[float], body: float) -> int | None:
    """The column that a line stands in, from 0; None of one in other type, across columns, or beside their edges."""
    if not _is_text(line, body):
        return None
    column = sum(line.x >= edge for edge in edges)
    if column and line.x - edges[column - 1] > _INDENT * body:
        return None
    across = column < len(edges) and line.x + _CHARACTER * body * len(line.text) > edges[column]
    return None if across else column
