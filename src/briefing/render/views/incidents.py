"""View of a list of incidents: a line for each, and what its reports are."""

from __future__ import annotations

from briefing.model.facets import FacetName
from briefing.model.results import IncidentList, ReportedIncident, ReportedValue
from briefing.render.document import Document, Line, Listing, Note, Run, Style, join
from briefing.render.views.phrases import (
    MARK_OF,
    NOT_FOUND,
    Sources,
    by_number,
    cite,
    counted,
    legend,
    short_dates,
    tag,
)

_HARM = {FacetName.DEATHS: "dead", FacetName.INJURIES: "injured"}


def view_incidents(listed: IncidentList) -> Document:
    """Each incident on a line, with its day, kind, place and toll.

    Reports of one incident below it.
    """
    if not listed.incidents:
        nothing = Note((Run(_none(listed), Style.ABSENT),))
        return Document("Incidents", ((nothing,),))
    articles = [article for incident in listed.incidents for article in incident.reports]
    sources = by_number(articles)
    listing = Listing(
        tuple(_row(number, one, sources) for number, one in enumerate(listed.incidents, 1)),
        tuple(_reports(one) for one in listed.incidents),
    )
    rest = (Note((Run(_none(listed), Style.ASIDE),)),) if listed.without else ()
    return Document("Incidents", ((listing,), (*legend(listing, articles), *rest)))


def _row(number: int, incident: ReportedIncident, sources: Sources) -> tuple[Line, ...]:
    date, place = incident.best(FacetName.DATE), incident.best(FacetName.PLACE)
    return (
        (Run(str(number)),),
        (NOT_FOUND,) if date is None else _date(date),
        (Run(incident.kind or "", Style.LABEL),),
        (NOT_FOUND,) if place is None else (Run(place.name or place.finding.text),),
        _toll(incident),
        _citations(incident, sources),
    )


def _date(value: ReportedValue) -> Line:
    finding = value.finding
    if finding.date is None:
        return (Run(finding.text),)
    return (Run(short_dates(finding.date, finding.end)), *MARK_OF[finding.basis])


def _toll(incident: ReportedIncident) -> Line:
    """How many died and were hurt: a number where the words tell one, else the words."""
    parts: list[Line] = []
    for name, word in _HARM.items():
        value = incident.best(name)
        if value is not None:
            parts.append((Run(f"{value.amount} {word}" if value.amount else value.finding.text),))
    return join(tuple(parts), ", ") or (Run("toll not found", Style.ABSENT),)


def _shown(incident: ReportedIncident) -> list[ReportedValue]:
    names = (FacetName.DATE, FacetName.PLACE, *_HARM)
    return [value for name in names if (value := incident.best(name)) is not None]


def _citations(incident: ReportedIncident, sources: Sources) -> Line:
    """Where the values of the line stand; the sentence that tells of the incident where it has none."""
    cited = [value.finding.citation for value in _shown(incident)]
    if not cited and incident.told is not None:
        cited = [incident.told.citation]
    if not cited:
        return (tag(incident.reports[0]),)
    return join(tuple((cite(citation, sources),) for citation in dict.fromkeys(cited)), " ")


def _reports(incident: ReportedIncident) -> Line:
    """Which articles report it, and what more than one of them gives; nothing where it is one."""
    if len(incident.reports) == 1:
        return ()
    tags = join(tuple((tag(article),) for article in incident.reports), " ")
    head = Run(f"{counted(len(incident.reports), 'report')}: ", Style.ASIDE)
    supported = tuple(
        (Run(f"{value.facet.value.lower()} by {len(value.reports)}", Style.COUNT),)
        for value in _shown(incident)
        if len(value.reports) > 1
    )
    return join(((head, *tags), *supported), "   ")


def _none(listed: IncidentList) -> str:
    count = len(listed.without)
    return f"no incident found in {counted(count, 'article')}" if count else "no articles"
