"""Results as CSV: rows that every reader reads back, cells that are no formula."""

from __future__ import annotations

import csv as standard
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import cycle

import pytest

from briefing.model.results import Result
from briefing.render import csv

from .test_any_text import _with_texts


def read(text: str) -> Iterator[dict[str, str]]:
    return standard.DictReader(StringIO(text), strict=True)


def test_a_row_for_each_finding(result_of: Callable[[str], Result]) -> None:
    rows = list(read(csv.write(result_of("profile"))))
    row = next(row for row in rows if row["part"] == "timeline.expression")
    assert row == {
        "part": "timeline.expression",
        "label": "Gustavo Petro",
        "article": "1",
        "sentence": "2",
        "text": "on Friday",
        "date": "2018-03-02",
        "end": "",
        "basis": "resolved",
    }


def test_a_row_for_each_incident(result_of: Callable[[str], Result]) -> None:
    first, second = read(csv.write(result_of("incidents")))
    assert (first["date"], first["dead_least"], first["dead_most"]) == ("2018-03-02", "3", "")
    assert first["articles"] == "[1] [2]"
    assert second["kind"] == "shooting"
    assert second["date"] == ""


def test_a_row_for_each_entry(result_of: Callable[[str], Result]) -> None:
    rows = list(read(csv.write(result_of("hits"))))
    assert [row["number"] for row in rows] == ["12", "13"]
    assert rows[0]["finding_citation_sentence"] == "2"
    assert rows[1]["finding_text"] == ""


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-2 dead", "@SUM(A1)", "\t=1", " =1", "＝1", "\r-1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert str(csv.cell(text)).startswith("'")


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\x1b[31mb", "a\x00b", "a\u202eb", "a\u2028b"])
def test_a_cell_is_one_harmless_line(text: str) -> None:
    assert str(csv.cell(text)).isprintable()


def test_any_text_is_read_back_in_its_columns(result: Result) -> None:
    hostile = _with_texts(result, cycle(['"', ",", ";\n", "=A1", "\x1b[2J", "a", "'"]))
    rows = list(standard.reader(StringIO(csv.write(hostile)), strict=True))
    assert len({*map(len, rows)}) == 1
    assert all(
        (cell.isprintable() and cell[:1] not in "=+-@") or not cell for row in rows for cell in row
    )
