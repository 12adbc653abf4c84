"""Rows of incidents: typed values, columns and words of each database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import briefing.render.incident_rows as module
from briefing.analysis.incident.kind_words import kind_words
from briefing.cli import options
from briefing.lexicon import read_lexicon
from briefing.model.results import IncidentList, ReportedIncident, Result
from briefing.render.incident_rows import Columns, incident_columns, incident_rows

CODES = read_lexicon(Path(module.__file__).with_name("database_columns.txt"))


@pytest.fixture
def incident(result_of: Callable[[str], Result]) -> ReportedIncident:
    """An attack with a day, a place, an open number of dead and an exact one of injured."""
    listed = result_of("incidents")
    assert isinstance(listed, IncidentList)
    return listed.incidents[0]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            Columns.OWN,
            {"date_precision": "day", "date_reports": 2, "dead_least": 3, "dead_most": None,
             "injured_most": 2, "place_name": "Cucuta", "country": "Colombia"},
        ),
        (
            Columns.ACLED,
            {"year": 2018, "time_precision": 1, "event_type": "Violence against civilians",
             "sub_event_type": "Attack", "location": "Cucuta", "fatalities": 3},
        ),
        (
            Columns.GTD,
            {"iyear": 2018, "imonth": 3, "iday": 2, "attacktype1_txt": None, "nkill": 3, "nwound": 2},
        ),
        (
            Columns.EMDAT,
            {"Start Year": 2018, "Start Day": 2, "Disaster Type": None, "Total Deaths": 3},
        ),
    ],
)  # fmt: skip
def test_values(incident: ReportedIncident, columns: str, expected: dict[str, object]) -> None:
    (row,) = incident_rows([incident], columns)
    assert {name: row[name] for name in expected} == expected
    assert (row["citations"], row["reports"]) == ("[1:2] [1:9] [2:18]", 2)


@pytest.mark.parametrize("columns", Columns)
def test_every_row_has_all_columns(incident: ReportedIncident, columns: str) -> None:
    nothing = ReportedIncident(kind="flood", reports=())
    for row in incident_rows([incident, nothing], columns):
        assert tuple(row) == incident_columns(columns)


@pytest.mark.parametrize("database", [name for name in CODES if name])
def test_databases_are_asked_of_kinds_that_there_are(database: str) -> None:
    kinds = [line.partition("=")[0].strip() for line in CODES[database]]
    assert set(kinds) <= set(kind_words())
    assert len(kinds) == len(set(kinds))


def test_the_option_takes_every_kind_of_columns() -> None:
    assert [column.value for column in options.Columns] == [column.value for column in Columns]
