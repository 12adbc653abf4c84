"""Find in what incidents differ for certain, and how tolls of one went on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.analysis.answers.matching import Reader, differ, is_same_thing, match, told_kinds
from briefing.analysis.answers.same_incident import are_kin
from briefing.analysis.answers.values import days_of
from briefing.analysis.text.findings import cite
from briefing.model.facets import FACETS, FacetGroup, FacetName, Likeness
from briefing.model.results import Difference, Finding, Incident
from briefing.model.text import Span

_DETAILS = (Likeness.NOUNS, Likeness.PEOPLE, Likeness.WEAPON_CLASS)
"""What two reports of one incident may well tell differently: who was harmed, a weapon, a vehicle."""
_OF_THE_WHOLE = (FacetName.DATE, FacetName.TARGET)
"""Where these are the same, two kinds are two words for one incident."""


def find_differences(
    reader: Reader, incidents: Sequence[Incident], subject: str | None, *, one: bool
) -> Iterator[Difference]:
    """Find what differs between incidents for certain.

    Of `one` incident only its numbers, which are versions then. Its day is none: where two reports of one incident have
    two, one of them is that of a report.
    """
    if subject is not None:
        titles = [_title(reader, incident, subject) for incident in incidents]
        if len({title.text.lower() for title in titles if title is not None}) > 1 and all(titles):
            yield Difference("role", tuple(titles))
    if not one:
        yield from _kinds(reader, incidents, subject)
    two = _are_two(reader, incidents)
    for name, traits in FACETS.items():
        count = traits.likeness is Likeness.COUNT
        if traits.group is FacetGroup.AROUND and traits.likeness is not None:
            continue  # nobody tells of all that went before
        if traits.of_speakers or (one and not count) or (name is FacetName.TARGET and subject):
            continue
        if traits.likeness in _DETAILS and not two:
            continue
        found = differ(reader, name, incidents)
        if name is FacetName.DATE and not two and match(reader, FacetName.PLACE, incidents):
            continue  # one town, and a day that is not known exactly
        if found:
            disputed = one and not _goes_on(reader, incidents, found)
            yield Difference(
                name.value.lower(),
                tuple(f and replace(reader.shortest(name, f), disputed=disputed) for f in found),
            )
        elif traits.one_sided_is_news and _is_one_sided(incidents, name):
            sides = (incident.facet(name).findings for incident in incidents)
            yield Difference(name.value.lower(), tuple(next(iter(side), None) for side in sides))


def _are_two(reader: Reader, incidents: Sequence[Incident]) -> bool:
    """Whether places, or days that are known exactly, part the incidents.

    Else they may be one, of which each report has its own details.
    """
    days = differ(reader, FacetName.DATE, incidents)
    exact = bool(days) and all(d is None or (v := days_of(d)) is None or v.exact for d in days)
    return exact or bool(differ(reader, FacetName.PLACE, incidents))


def _kinds(
    reader: Reader, incidents: Sequence[Incident], subject: str | None
) -> Iterator[Difference]:
    told = told_kinds(incidents)
    kin = are_kin([incident.kind for incident in incidents])
    same = any(is_same_thing(reader, name, incidents) for name in _OF_THE_WHOLE)
    if told and not (kin or same or subject):
        yield Difference("kind", told)


def _goes_on(
    reader: Reader, incidents: Sequence[Incident], found: Sequence[Finding | None]
) -> bool:
    """Whether the numbers only rise from an earlier report to a later one: five, then seven."""
    dated = []
    for incident, finding in zip(incidents, found, strict=True):
        date = incident.article.reference_date.date
        count = reader.count(finding) if finding is not None else None
        if count is None:
            continue
        if date is None or not date.is_full:
            return False
        dated.append((date.earliest, count.least))
    dated.sort()
    return all(
        day < later and 0 < number <= more for (day, number), (later, more) in pairwise(dated)
    )


def _is_one_sided(incidents: Sequence[Incident], name: FacetName) -> bool:
    """Whether one article tells of it and no word of another that tells of an incident could."""
    facets = [incident.facet(name) for incident in incidents]
    empty = [facet for facet in facets if not facet.findings]
    return 0 < len(empty) < len(facets) and all(facet.silent for facet in empty)


def _title(reader: Reader, incident: Incident, subject: str) -> Finding | None:
    """What the incident's article calls the shared target before the name."""
    number = incident.article.number
    article = reader.collection.article(number)
    for finding in incident.facet(FacetName.TARGET).findings:
        for mention in article.mentions:
            if mention.title is None or not finding.span.covers(mention.title):
                continue
            return cite(article, number, Span(mention.title.start, mention.title.end))
    return None
