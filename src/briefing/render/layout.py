"""Lay out a document: break its blocks into lines no wider than the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from briefing.render.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Header,
    Heading,
    KeyValues,
    Line,
    Listing,
    Note,
    Row,
    Rule,
    Run,
    Style,
    Table,
    cell_lines,
    join,
)
from briefing.render.page import Page, line_width, transcribe, wrap

_INDENT = 2
_LABEL_LEAST, _LABEL_MOST = 14, 20
_NARROW = 60
"""Below this width a label stands above its values, not beside them."""
_TABLE_LEAST, _COLUMN_LEAST = 80, 24
"""A table below this width, or with narrower columns, is stacked: a row, then one line per column."""


def lay_out(document: Document, page: Page) -> list[Line]:
    """The lines of the document on `page`, with an empty one between sections."""
    document = transcribe(document, page)
    widths = _LabelWidths(
        _label_width(document, page, least=_LABEL_LEAST, titled=False),
        _label_width(document, page, least=0, titled=True),
    )
    lines: list[Line] = []
    for section in document.sections:
        set_lines = [line for block in section for line in _set(block, page, widths)]
        if lines and lines[-1] and set_lines:
            lines.append(())
        lines.extend(set_lines)
    return [_trimmed(line) for line in (lines if not lines or lines[-1] else lines[:-1])]


class _LabelWidths(NamedTuple):
    """One label column for the whole document, so that sections line up, and one for those a step deeper."""

    plain: int
    titled: int


def _set(block: Block, page: Page, widths: _LabelWidths) -> list[Line]:
    if isinstance(block, KeyValues):
        return _set_key_values(block, page, widths.titled if block.title else widths.plain)
    setter: Callable[[Any, Page], list[Line]] = _SETTERS[type(block)]
    return setter(block, page)


def _set_header(header: Header, page: Page) -> list[Line]:
    rule = _rule(page, "━" if header.framed else "─")
    free = page.width - line_width(header.title) - line_width(header.aside)
    if header.aside and free >= 3:
        head = [(*header.title, Run(" " * free), *header.aside)]
    else:
        head = [*wrap(header.title, page.width), *wrap(header.aside, page.width)]
    below = [line for part in header.lines for line in wrap(part, page.width)]
    return [*rule, *head, *below, *(rule if header.framed else [])]


def _set_heading(heading: Heading, page: Page) -> list[Line]:
    title = Run(heading.title, Style.TITLE)
    if not heading.aside:
        return wrap((title,), page.width)
    if page.width < _NARROW:
        return [*wrap((title,), page.width), *_indented(heading.aside, page.width, _INDENT)]
    return _hanging((title, Run("   ")), heading.aside, page.width)


def _set_rule(_rule_block: Rule, page: Page) -> list[Line]:
    return _rule(page, "─") or [()]


def _set_note(note: Note, page: Page) -> list[Line]:
    return wrap(note.line, page.width)


def _set_bullets(bullets: Bullets, page: Page) -> list[Line]:
    prefix = (Run(" " * _INDENT + page.glyph("•") + " "),)
    return [line for item in bullets.items for line in _hanging(prefix, item, page.width)]


def _set_key_values(block: KeyValues, page: Page, label_width: int) -> list[Line]:
    indent = _INDENT
    lines: list[Line] = []
    if block.title:
        lines += _indented(block.title, page.width, indent)
        indent += 4
    for entry in block.entries:
        margin: Line = (Run(" " * indent),)
        if block.marked:
            pad = 2 - line_width(entry.mark)
            margin = (*margin, *entry.mark, Run(" " * pad))
        lines += _beside(margin, entry.label, entry.values, page.width, label_width)
    return lines


def _beside(
    margin: Line, label: Line, values: tuple[Line, ...], width: int, label_width: int
) -> list[Line]:
    """A label in its column with its values to the right, or below it on a narrow page."""
    start = line_width(margin)
    if width < _NARROW:
        head = _hanging(margin, label, width)
        return [*head, *(line for value in values for line in _indented(value, width, start + 2))]
    left = wrap(label, label_width - 2) or [()]
    value_width = width - start - label_width
    right = [line for value in values for line in wrap(value, value_width)] or [()]
    lines = []
    for index in range(max(len(left), len(right))):
        first = margin if index == 0 else (Run(" " * start),)
        head_line = left[index] if index < len(left) else ()
        value_line = right[index] if index < len(right) else ()
        lines.append(_columns(((first, start), (head_line, label_width), (value_line, 0))))
    return lines


def _set_table(table: Table, page: Page) -> list[Line]:
    count = len(table.tags)
    label_width = max(
        (line_width(_label(row)) for group in table.groups for row in group), default=0
    )
    label_width = max(label_width, 12) + 1
    room = page.width - label_width - 3 * count + 1
    if not page.boxes or page.width < _TABLE_LEAST or room // count < _COLUMN_LEAST:
        return _set_stacked(table, page)
    widths = [room // count + (index < room % count) for index in range(count)]
    heads = tuple(
        Cell(((*tag, Run("  "), *head),)) for tag, head in zip(table.tags, table.heads, strict=True)
    )
    lines = _border(label_width, widths, page, "┬")
    lines += _set_row((), heads, label_width, widths, page)
    for group in table.groups:
        lines += _border(label_width, widths, page, "┼")
        for row in group:
            lines += _set_row(_label(row), row.cells, label_width, widths, page)
    return lines + _border(label_width, widths, page, "┴")


def _set_row(
    label: Line, cells: tuple[Cell, ...], label_width: int, widths: list[int], page: Page
) -> list[Line]:
    bar = Run(page.glyph("│") + " ", Style.RULE)
    columns = [
        [line for part in cell_lines(cell) for line in wrap(part, width)] or [()]
        for cell, width in zip(cells, widths, strict=True)
    ]
    lines = []
    for index in range(max(map(len, columns))):
        parts: list[tuple[Line, int]] = [(label if index == 0 else (), label_width)]
        for column, width in zip(columns, widths, strict=True):
            parts += [((bar,), 2), (column[index] if index < len(column) else (), width + 1)]
        lines.append(_columns(tuple(parts)))
    return lines


def _set_stacked(table: Table, page: Page) -> list[Line]:
    lines: list[Line] = []
    for tag, head in zip(table.tags, table.heads, strict=True):
        lines += _hanging((*tag, Run(" ")), head, page.width)
    for group in table.groups:
        for row in group:
            lines += [(), *wrap((Run(row.label.upper(), Style.TITLE),), page.width)]
            marks = max(line_width(cell.mark) for cell in row.cells)
            for tag, cell in zip(table.tags, row.cells, strict=True):
                for index, part in enumerate(cell.lines):
                    mark = cell.mark if index == 0 else ()
                    pad = Run(" " * (marks - line_width(mark)))
                    first = tag if index == 0 else (Run(" " * line_width(tag)),)
                    margin = (Run(" " * _INDENT), *first, Run(" "), *mark, pad)
                    lines += _hanging(margin, part, page.width)
    return [*lines, ()]


def _set_listing(listing: Listing, page: Page) -> list[Line]:
    count = len(listing.rows[0])
    widths = [
        max(line_width(row[index]) for row in listing.rows) + (3 if index else 1)
        for index in range(count)
    ]
    details = listing.details or ((),) * len(listing.rows)
    fits = sum(widths) - 3 <= page.width
    lines: list[Line] = []
    for row, detail in zip(listing.rows, details, strict=True):
        if fits:
            lines.append(_columns(tuple(zip(row, widths, strict=True))))
            lines += _indented(detail, page.width, widths[0])
        else:
            flow = (*row[0], Run(" "), *join(row[1:], "   "))
            first, *others = wrap(flow, page.width - 2 * _INDENT) or [()]
            lines += [first, *((Run(" " * 2 * _INDENT), *line) for line in others)]
            lines += _indented(detail, page.width, 2 * _INDENT)
    return lines


def _label(row: Row) -> Line:
    return (Run(row.label, Style.LABEL),)


def _border(label_width: int, widths: list[int], page: Page, crossing: str) -> list[Line]:
    dash = page.glyph("─")
    parts = [dash * label_width]
    parts += [dash * (width + 2) for width in widths[:-1]] + [dash * (widths[-1] + 1)]
    return [(Run(page.glyph(crossing).join(parts), Style.RULE),)]


def _rule(page: Page, character: str) -> list[Line]:
    return [(Run(page.glyph(character) * page.width, Style.RULE),)] if page.boxes else []


def _columns(parts: tuple[tuple[Line, int], ...]) -> Line:
    """The lines side by side, each padded to its width."""
    runs: list[Run] = []
    for line, width in parts:
        runs += [*line, Run(" " * (width - line_width(line)))]
    return tuple(runs)


def _trimmed(line: Line) -> Line:
    """A line without spaces at its end."""
    runs = list(line)
    while runs and not runs[-1].text.strip(" "):
        runs.pop()
    if runs and runs[-1].text.endswith(" "):
        runs[-1] = Run(runs[-1].text.rstrip(" "), runs[-1].style, runs[-1].link)
    return tuple(runs)


def _hanging(prefix: Line, line: Line, width: int) -> list[Line]:
    """`line` wrapped behind `prefix`, its further lines as far in."""
    hang = line_width(prefix)
    wrapped = wrap(line, width - hang) or [()]
    return [
        (*(prefix if index == 0 else (Run(" " * hang),)), *part)
        for index, part in enumerate(wrapped)
    ]


def _indented(line: Line, width: int, indent: int) -> list[Line]:
    return _hanging((Run(" " * indent),), line, width) if line else []


def _label_width(document: Document, page: Page, *, least: int, titled: bool) -> int:
    """The width of a label column, its gap included."""
    sizes = [
        line_width(entry.label)
        for section in document.sections
        for block in section
        if isinstance(block, KeyValues) and bool(block.title) is titled
        for entry in block.entries
    ]
    return max(least, min(max(sizes, default=0), _LABEL_MOST, page.width // 4)) + 2


_SETTERS: dict[type, Callable[[Any, Page], list[Line]]] = {
    Header: _set_header,
    Heading: _set_heading,
    Rule: _set_rule,
    Note: _set_note,
    Bullets: _set_bullets,
    Table: _set_table,
    Listing: _set_listing,
}
