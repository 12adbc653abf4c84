"""List the incidents of a collection, reports of one incident folded into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from briefing.analysis.answers.matching import Reader
from briefing.analysis.answers.reported import gather
from briefing.analysis.answers.same_incident import Matcher, incident_matcher, rare_names
from briefing.analysis.answers.values import days_of
from briefing.analysis.incident.incident import describe_incident
from briefing.model.collection import Collection
from briefing.model.facets import FacetName
from briefing.model.results import Incident, IncidentList, ReportedIncident

_MOST_BEARERS = 60
"""A name that more articles hold than that tells no incident from another; so many on one day are compared."""


def list_incidents(collection: Collection, numbers: Sequence[int]) -> IncidentList:
    """List the main incidents of the articles by time, each once with all its reports."""
    reader = Reader.of(collection, numbers)
    incidents = {
        number: describe_incident(collection.article(number), number) for number in numbers
    }
    told = {number: incident for number, incident in incidents.items() if incident.kind}
    groups = group_reports(reader, told)
    gathered = [gather(reader, [told[number] for number in group]) for group in groups]
    return IncidentList(
        incidents=tuple(sorted(gathered, key=_order)),
        without=tuple(incidents[number].article for number in numbers if number not in told),
    )


def group_reports(reader: Reader, told: Mapping[int, Incident]) -> list[list[int]]:
    """Group the articles that report one incident each: any pair joins two groups.

    That is single linkage. Only pairs are compared that hold a rare name or a day in common, so that a library takes no
    square of its size.
    """
    match = incident_matcher(reader)
    leader = {number: number for number in told}
    for left, right in _candidates(reader, told):
        if _root(leader, left) != _root(leader, right) and _is_one(match, told, left, right):
            leader[_root(leader, right)] = _root(leader, left)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in told:
        groups[_root(leader, number)].append(number)
    return list(groups.values())


def _is_one(match: Matcher, told: Mapping[int, Incident], left: int, right: int) -> bool:
    return bool(match(told[left], told[right]))


def _root(leader: dict[int, int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _candidates(reader: Reader, told: Mapping[int, Incident]) -> Iterator[tuple[int, int]]:
    """The pairs that may report one incident: with a rare name or a day in common, in order."""
    holding: defaultdict[object, list[int]] = defaultdict(list)
    for number, names in rare_names(reader).items():
        if number in told:
            for name in names:
                holding[name].append(number)
    for number, incident in told.items():
        for finding in incident.facet(FacetName.DATE).findings:
            days = days_of(finding)
            if days is not None and days.exact:
                holding[days.first].append(number)
    few = (numbers for numbers in holding.values() if len(numbers) <= _MOST_BEARERS)
    pairs = (pair for numbers in few for pair in combinations(numbers, 2))
    yield from sorted({(min(pair), max(pair)) for pair in pairs})


def _order(incident: ReportedIncident) -> tuple[int, int]:
    """By day, else by that of the first report; undated ones last."""
    dates = [value.finding.date for value in incident.values if value.facet is FacetName.DATE]
    dates += [article.reference_date.date for article in incident.reports]
    known = next((date for date in dates if date is not None), None)
    return (known.earliest.toordinal() if known else 10**7, incident.reports[0].number)
