"""Write a result as CSV (RFC 4180): a header, then a row for each finding.

Article text is hostile to spreadsheets too: a cell that a spreadsheet could take for a formula gets an apostrophe
before it (OWASP, "CSV Injection"), and none holds a control character or a line break.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from io import StringIO
from typing import Any

from briefing.model.article import PartialDate
from briefing.model.reports import (
    AdditionReport,
    FeedList,
    FetchReport,
    LibraryReport,
    RemovalReport,
    Report,
    SearchReport,
)
from briefing.model.results import (
    ArticleList,
    ArticleReference,
    Cast,
    Finding,
    IncidentComparison,
    IncidentList,
    ReportedIncident,
    Result,
)
from briefing.model.stories import FollowList, Timeline
from briefing.render.sanitize import sanitize

Cells = Mapping[str, Any]
"""A row: values by the name of their column."""

_FORMULA_SIGNS = frozenset("=+-@＝＋－＠")
"""With what a spreadsheet lets a formula begin, the full-width forms of them too."""

_ENTRIES: Mapping[type, Callable[[Any], Iterable[object]]] = {
    ArticleList: lambda result: result.articles,
    Cast: lambda result: result.members,
    SearchReport: lambda result: result.hits,
    AdditionReport: lambda result: result.articles,
    FetchReport: lambda result: result.feeds,
    FeedList: lambda result: result.feeds,
    RemovalReport: lambda result: result.entries,
    LibraryReport: lambda result: result.diagnosis.troubles,
    Timeline: lambda result: result.events,
    FollowList: lambda result: result.followed,
}
"""Results that are a list of entries, a row each; all other results have a row for each finding."""

_FINDING_COLUMNS = ("part", "label", "article", "sentence", "text", "date", "end", "basis")
_LABELS = ("name", "label", "subject", "question")
"""The fields of a result whose text says what the findings below it are."""


def write(result: Result | Report, *, columns: str = "own") -> str:
    """The result as CSV, a line an entry, with a header; lines end in a line feed.

    `columns` are those of incidents (`render.incident_rows.Columns`).
    """
    incidents = _incidents(result)
    if incidents is not None:
        from briefing.render.incident_rows import incident_columns, incident_rows

        return write_rows(incident_columns(columns), incident_rows(incidents, columns))
    rows = rows_of(result)
    listed = type(result) in _ENTRIES
    names = tuple(dict.fromkeys(name for row in rows for name in row)) or ("nothing",)
    return write_rows(names if listed else _FINDING_COLUMNS, rows)


def rows_of(result: Result | Report) -> list[Cells]:
    """The rows of the result with typed values: dates, enumerations, raw texts.

    Nothing is done to the texts.
    """
    incidents = _incidents(result)
    if incidents is not None:
        from briefing.render.incident_rows import incident_rows

        return list(incident_rows(incidents, "own"))
    listed = _ENTRIES.get(type(result))
    if listed is not None:
        return [
            dict(_flat(entry)) if is_dataclass(entry) else {"text": entry}
            for entry in listed(result)
        ]
    return list(_finding_rows(result))


def _incidents(result: Result | Report) -> tuple[ReportedIncident, ...] | None:
    """The incidents of a result that is about incidents, None for any other."""
    match result:
        case IncidentList():
            return result.incidents
        case IncidentComparison():
            return result.reported
        case _:
            return None


def write_rows(columns: Iterable[str], rows: Iterable[Cells]) -> str:
    """A header of the columns and the rows under it; what a row lacks is empty."""
    columns = tuple(columns)
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])
    return written.getvalue()


def cell(value: object) -> str | int | float:
    """A value as a cell: numbers as they are, dates as ISO 8601, texts made harmless.

    >>> [cell(value) for value in ("=1+1", "- two dead", 3, None, True, PartialDate(2026, 2))]
    ["'=1+1", "'- two dead", 3, '', 'true', '2026-02']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, int | float):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    text = " ".join(sanitize(str(value)).split())
    return f"'{text}" if text[:1] in _FORMULA_SIGNS else text


def _flat(entry: object, prefix: str = "") -> Iterator[tuple[str, object]]:
    """The fields of an entry, flat: those of what it holds as `finding_text`, lists of more not."""
    assert is_dataclass(entry)
    for field in fields(entry):
        value = getattr(entry, field.name)
        if is_dataclass(value) and not isinstance(value, PartialDate):
            nested = "" if field.name in ("entry", "feed") else f"{prefix}{field.name}_"
            yield from _flat(value, nested)
        elif not isinstance(value, tuple):
            yield f"{prefix}{field.name}", value
        elif value and not any(map(is_dataclass, value)):
            yield f"{prefix}{field.name}", "; ".join(map(str, value))


def _finding_rows(value: object, part: str = "", labels: tuple[str, ...] = ()) -> Iterator[Cells]:
    if isinstance(value, Finding):
        yield {
            "part": part,
            "label": " / ".join(labels),
            "article": value.citation.article,
            "sentence": value.citation.sentence,
            "text": value.text,
            "date": value.date,
            "end": value.end,
            "basis": value.basis,
        }
    elif isinstance(value, tuple):
        for each in value:
            yield from _finding_rows(each, part, labels)
    elif is_dataclass(value) and not isinstance(value, ArticleReference):
        own = (getattr(value, name, None) for name in _LABELS)
        labels = (*labels, *(str(label) for label in own if isinstance(label, str) and label))
        for field in fields(value):
            below = f"{part}.{field.name}".strip(".")
            yield from _finding_rows(getattr(value, field.name), below, labels)
