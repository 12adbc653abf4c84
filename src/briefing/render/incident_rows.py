"""Rows of incidents for a spreadsheet, with the columns of an incident database.

The columns and codes are those of the databases' codebooks; docs/formats.md tells what goes where. Whether an incident
belongs in a database is not told: that is its coders' to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from briefing.lexicon import read_lexicon
from briefing.model.article import PartialDate
from briefing.model.facets import FacetName
from briefing.model.results import ReportedIncident, ReportedValue

Cells = Mapping[str, Any]


class Columns(StrEnum):
    """Whose columns incidents are written in."""

    OWN = "own"
    ACLED = "acled"
    GTD = "gtd"
    EMDAT = "emdat"


_OWN_VALUES = {
    FacetName.DATE: "date",
    FacetName.PLACE: "place",
    FacetName.TARGET: "target",
    FacetName.WEAPON: "weapon",
    FacetName.DEATHS: "dead",
    FacetName.INJURIES: "injured",
    FacetName.ACCUSED: "accused",
}
_PRECISION_CODES = {"day": 1, "span": 2, "month": 3}
"""ACLED's time_precision."""
_MOST_SOURCES = 3
"""GTD has room for so many (scite1 to scite3)."""


def incident_rows(incidents: Iterable[ReportedIncident], columns: str) -> Iterator[Cells]:
    """A row for each incident, with the columns of `columns`, all of them in each."""
    write = _WRITERS[Columns(columns)]
    for number, incident in enumerate(incidents, 1):
        yield {**write(number, incident), **_evidence(incident)}


def incident_columns(columns: str) -> tuple[str, ...]:
    """The names of the columns, for a table without rows."""
    return tuple(next(incident_rows([ReportedIncident(kind=None, reports=())], columns)))


def _own(number: int, incident: ReportedIncident) -> Cells:
    row: dict[str, object] = {"incident": number, "kind": incident.kind}
    for facet, name in _OWN_VALUES.items():
        value = incident.best(facet)
        finding = value.finding if value else None
        if facet is FacetName.DATE:
            row |= {
                "date": finding.date if finding else None,
                "date_end": finding.end if finding else None,
                "date_precision": _precision(value),
                "date_basis": finding.basis if finding and finding.date else None,
            }
        elif facet in (FacetName.DEATHS, FacetName.INJURIES):
            row |= {f"{name}_least": value and value.least, f"{name}_most": value and value.most}
        else:
            row[f"{name}_name"] = value.name if value else None
        if facet is FacetName.PLACE:
            row["country"] = value.country if value else None
        row |= {
            f"{name}_text": finding.text if finding else None,
            f"{name}_citation": finding.citation if finding else None,
            f"{name}_reports": len(value.reports) if value else None,
        }
    return row


def _acled(number: int, incident: ReportedIncident) -> Cells:
    event, sub_event = _coded("acled", incident, 2)
    date, place = incident.best(FacetName.DATE), incident.best(FacetName.PLACE)
    deaths = incident.best(FacetName.DEATHS)
    day = _day(date)
    return {
        "event_id_no_cnty": number,
        "event_date": day,
        "year": date.finding.date.year if date and date.finding.date else None,
        "time_precision": _PRECISION_CODES.get(_precision(date)),
        "event_type": event,
        "sub_event_type": sub_event,
        "actor1": _who(incident.best(FacetName.ACCUSED)),
        "actor2": _who(incident.best(FacetName.TARGET)),
        "country": place.country if place else None,
        "location": (place.name or place.finding.text) if place else None,
        "source": _sources(incident),
        "notes": incident.told.text if incident.told else None,
        "fatalities": deaths.least if deaths else None,
    }


def _gtd(number: int, incident: ReportedIncident) -> Cells:
    (attack,) = _coded("gtd", incident, 1)
    date, place = incident.best(FacetName.DATE), incident.best(FacetName.PLACE)
    weapon = incident.best(FacetName.WEAPON)
    known = date.finding.date if date else None
    exact = _day(date) is not None
    sources = [article.link for article in incident.reports][:_MOST_SOURCES]
    city = place.name if place and place.name != place.country else None
    return {
        "eventid": number,
        "iyear": known.year if known else None,
        # The codebook's 0 is a month or day that is not known.
        "imonth": (known.month or 0) if known else None,
        "iday": (known.day if exact and known else 0) if known else None,
        "approxdate": None if exact or date is None else date.finding.text,
        "country_txt": place.country if place else None,
        "city": city,
        "location": place.finding.text if place else None,
        "summary": incident.told.text if incident.told else None,
        "attacktype1_txt": attack,
        "target1": _who(incident.best(FacetName.TARGET)),
        "gname": _who(incident.best(FacetName.ACCUSED)),
        "weapdetail": weapon.finding.text if weapon else None,
        "nkill": _number(incident, FacetName.DEATHS),
        "nwound": _number(incident, FacetName.INJURIES),
        **{
            f"scite{place}": source
            for place, source in enumerate([*sources, None, None, None][:_MOST_SOURCES], 1)
        },
    }


def _emdat(number: int, incident: ReportedIncident) -> Cells:
    group, subgroup, sort, subtype = _coded("emdat", incident, 4)
    date, place = incident.best(FacetName.DATE), incident.best(FacetName.PLACE)
    start = date.finding.date if date else None
    end = (date.finding.end or start) if date else None
    return {
        "DisNo.": number,
        "Disaster Group": group,
        "Disaster Subgroup": subgroup,
        "Disaster Type": sort,
        "Disaster Subtype": subtype,
        "Country": place.country if place else None,
        "Location": place.finding.text if place else None,
        **_date_parts("Start", start),
        **_date_parts("End", end),
        "Total Deaths": _number(incident, FacetName.DEATHS),
        "No. Injured": _number(incident, FacetName.INJURIES),
    }


def _evidence(incident: ReportedIncident) -> Cells:
    """By what the row can be checked, the last columns of all: citations, the sentence, the reports."""
    cited = dict.fromkeys(value.finding.citation for value in incident.values)
    return {
        "citations": " ".join(map(str, cited)) or None,
        "sentence": incident.told.text if incident.told else None,
        "sentence_citation": incident.told.citation if incident.told else None,
        "reports": len(incident.reports) or None,
        "articles": " ".join(f"[{article.number}]" for article in incident.reports) or None,
        "sources": _sources(incident),
    }


def _sources(incident: ReportedIncident) -> str | None:
    return "; ".join(article.link for article in incident.reports) or None


def _precision(value: ReportedValue | None) -> str:
    """How exactly the day is known: "day", "span" of days, "month", "year"; empty where it is not."""
    if value is None or value.finding.date is None:
        return ""
    if value.finding.end is not None and value.finding.end != value.finding.date:
        return "span"
    date = value.finding.date
    return "day" if date.is_full else "month" if date.month else "year"


def _day(value: ReportedValue | None) -> PartialDate | None:
    return value.finding.date if value is not None and _precision(value) == "day" else None


def _who(value: ReportedValue | None) -> str | None:
    return (value.name or value.finding.text) if value is not None else None


def _number(incident: ReportedIncident, facet: FacetName) -> int | None:
    """The number, the least where it is open: the databases' own rule for "at least"."""
    value = incident.best(facet)
    return value.least if value is not None else None


def _date_parts(prefix: str, date: PartialDate | None) -> Cells:
    parts = (date.year, date.month, date.day) if date else (None, None, None)
    return dict(zip((f"{prefix} Year", f"{prefix} Month", f"{prefix} Day"), parts, strict=True))


def _coded(database: str, incident: ReportedIncident, levels: int) -> tuple[str | None, ...]:
    words = _codes(database).get(incident.kind or "", ())
    return (*words, *(None,) * (levels - len(words)))


@cache
def _codes(database: str) -> dict[str, tuple[str, ...]]:
    """The database's words for each kind that it has, the wider first."""
    lines = read_lexicon(Path(__file__).with_name("database_columns.txt"))[database]
    pairs = (line.partition("=") for line in lines)
    return {kind.strip(): tuple(map(str.strip, words.split(" > "))) for kind, _, words in pairs}


_WRITERS: Mapping[Columns, Callable[[int, ReportedIncident], Cells]] = {
    Columns.OWN: _own,
    Columns.ACLED: _acled,
    Columns.GTD: _gtd,
    Columns.EMDAT: _emdat,
}
