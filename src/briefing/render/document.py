"""Blocks of a document that every format can write: headings, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from briefing.frozen import dataclass
from briefing.model.text import STANDFIRST, Citation
from briefing.render.sanitize import sanitize


class Style(StrEnum):
    """What a run means. How that looks is a writer's matter."""

    TEXT = "text"
    TITLE = "title"
    """What the document or a section is: SUMMARY, KEY POINTS."""
    LABEL = "label"
    """What the words after it are: a facet, a speaker, a date."""
    CUE = "cue"
    """The reporting words before what is said, and the qualifier before a finding."""
    CITATION = "citation"
    ASIDE = "aside"
    """The tool's own explaining words."""
    ABSENT = "absent"
    """That something is not in the text."""
    COUNT = "count"
    """How often something occurs, after its name."""
    SEPARATOR = "separator"
    RULE = "rule"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    DISPUTED = "disputed"
    INCIDENT = "incident"


MARKS = frozenset({Style.RESOLVED, Style.INFERRED, Style.DISPUTED, Style.INCIDENT})
"""The styles of marks: they stay on one line with the word that they stand at."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one meaning, always safe to show.

    `link` is the source that it opens (a path or an address), empty for none.
    """

    text: str
    style: Style = Style.TEXT
    link: str = ""

    def __post_init__(self) -> None:
        # Thousands are made while lines are broken, nearly all of them of plain letters.
        if not (self.text.isascii() and self.text.isprintable()):
            object.__setattr__(self, "text", sanitize(self.text))


Line = tuple[Run, ...]
"""Runs that follow one another; a writer breaks them where its page ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The head of a document: what it is of, an aside at the far end, and lines below.

    `framed` puts rules around it; without, a thin one above.
    """

    title: Line
    aside: Line = ()
    lines: tuple[Line, ...] = ()
    framed: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a section and what stands beside it."""

    title: str
    aside: Line = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and one or more lines for it, with an optional mark in front."""

    label: Line
    values: tuple[Line, ...]
    mark: Line = ()


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labels with their values, as a block.

    `marked` keeps a column for marks. `title` puts it all one step deeper.
    """

    entries: tuple[Entry, ...]
    title: Line = ()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its lines, and a mark in front of them."""

    lines: tuple[Line, ...]
    mark: Line = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row, one cell per column."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A comparison: a column per thing compared, rows in groups.

    `tags` are the short names of the columns, `heads` what each column is besides.
    """

    tags: tuple[Line, ...]
    heads: tuple[Line, ...]
    groups: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of short cells in aligned columns, a number first, at least one row.

    `details` are lines below each row, () for none.
    """

    rows: tuple[tuple[Line, ...], ...]
    details: tuple[Line, ...] = ()


Block = Header | Heading | Rule | Note | Bullets | KeyValues | Table | Listing
Section = tuple[Block, ...]
"""Blocks that belong together."""


@dataclass(frozen=True, slots=True)
class Document:
    """Sections, in order. `title` names the whole in words, for a window or a picture."""

    title: str
    sections: tuple[Section, ...]


def runs_of(value: object) -> Iterator[Run]:
    """Every run in a document or a part of it, in reading order."""
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from runs_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from runs_of(getattr(value, field.name))


def citations_of(document: Document) -> Iterator[Citation]:
    """Every citation of a sentence in a document, in reading order, repeated ones too."""
    for run in runs_of(document):
        cited = _CITATION.fullmatch(run.text) if run.style is Style.CITATION else None
        if cited:
            number, place = cited.groups()
            yield Citation(int(number), STANDFIRST if place == "s" else int(place))


_CITATION = re.compile(r"\[([0-9]+):([0-9]+|s)\]")


def cell_lines(cell: Cell) -> tuple[Line, ...]:
    """The lines of a cell, its mark before the first."""
    return ((*cell.mark, *cell.lines[0]), *cell.lines[1:]) if cell.lines else ()


def join(lines: tuple[Line, ...], separator: str = " · ") -> Line:
    """The lines as one, with `separator` between them."""
    joined: list[Run] = []
    for line in lines:
        if joined:
            joined.append(Run(separator, Style.SEPARATOR))
        joined.extend(line)
    return tuple(joined)


def replace_runs(value: Any, replacements: dict[Run, Run]) -> Any:
    """The same document or part of it, with runs exchanged."""
    if isinstance(value, Run):
        return replacements.get(value, value)
    if isinstance(value, tuple):
        return tuple(replace_runs(part, replacements) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            field.name: replace_runs(getattr(value, field.name), replacements)
            for field in fields(value)
        }
        return type(value)(**parts)
    return value
