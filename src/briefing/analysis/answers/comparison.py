"""Compare incidents: what is shared, what differs, what is disputed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.answers.bottom_line import bottom_line
from briefing.analysis.answers.differences import find_differences
from briefing.analysis.answers.disputes_across import find_disputes_across
from briefing.analysis.answers.matching import Reader, match_most, told_kinds
from briefing.analysis.answers.reported import gather
from briefing.analysis.answers.same_incident import grounds_of_sameness, is_outlet
from briefing.analysis.answers.values import days_of
from briefing.analysis.incident.incident import describe_incident
from briefing.analysis.text.findings import cite
from briefing.model.annotation import ActorKind, MentionForm, Stance
from briefing.model.collection import Collection
from briefing.model.facets import FACETS, FacetName
from briefing.model.results import (
    Agreement,
    Finding,
    Incident,
    IncidentComparison,
)

_MOST_SHARED_NAMES = 3


def compare(collection: Collection, numbers: Sequence[int]) -> IncidentComparison:
    """Compare the main incidents of two articles or more, facet by facet."""
    incidents = tuple(describe_incident(collection.article(n), n) for n in numbers)
    reader = Reader.of(collection, numbers)
    subject = _shared_target(reader, incidents)
    grounds = grounds_of_sameness(reader, incidents)
    shared = tuple(_agreements(reader, incidents, subject, one=bool(grounds)))
    differences = tuple(find_differences(reader, incidents, subject, one=bool(grounds)))
    return IncidentComparison(
        incidents=incidents,
        subject=subject,
        bottom_line=tuple(bottom_line(reader, incidents, subject, grounds, differences)),
        shared=shared,
        differences=differences,
        disputes=tuple(find_disputes_across(reader, incidents)) if grounds else (),
        reported=tuple(gather(reader, [incident]) for incident in incidents),
    )


def _shared_target(reader: Reader, incidents: Sequence[Incident]) -> str | None:
    """The name of an actor whom every incident befell, or None."""
    sets = [
        set().union(
            *(reader.people(finding) for finding in incident.facet(FacetName.TARGET).findings)
        )
        for incident in incidents
    ]
    people = sorted(set.intersection(*sets))
    return reader.collection.actors[people[0]].name if people else None


def _agreements(
    reader: Reader, incidents: Sequence[Incident], subject: str | None, *, one: bool
) -> Iterator[Agreement]:
    told = told_kinds(incidents)
    if told and len({incident.kind for incident in incidents}) == 1:
        yield Agreement("kind", told)
    if subject is not None:
        yield Agreement(
            "target", tuple(_naming(reader, incident, subject) for incident in incidents)
        )
    for name, traits in FACETS.items():
        if traits.likeness is None or (name is FacetName.TARGET and subject is not None):
            continue
        findings = match_most(reader, name, incidents)
        if name is FacetName.DATE and not one and not all(map(_is_a_day, findings)):
            continue  # "this month" is no day in common of two incidents
        if findings:
            yield Agreement(name.value.lower(), findings)
    hedges = [_hedge(reader, incident) for incident in incidents]
    if all(hedges):
        yield Agreement("hedged", tuple(hedge for hedge in hedges if hedge is not None))
    yield from _shared_names(reader, incidents, subject)


def _is_a_day(finding: Finding) -> bool:
    days = days_of(finding)
    return days is not None and days.exact


def _naming(reader: Reader, incident: Incident, subject: str) -> Finding:
    """The target finding of the incident that means `subject`, cut to the name where it holds one."""
    article = reader.collection.article(incident.article.number)
    for finding in incident.facet(FacetName.TARGET).findings:
        for mention in article.mentions:
            if mention.form is MentionForm.NAME and finding.span.covers(mention.span):
                name = cite(article, incident.article.number, mention.span)
                if reader.collection.actors[min(reader.actors(name), default=0)].name == subject:
                    return name
    return incident.facet(FacetName.TARGET).findings[0]


def _hedge(reader: Reader, incident: Incident) -> Finding | None:
    article = reader.collection.article(incident.article.number)
    cited = {f.citation.sentence for facet in incident.facets for f in facet.findings}
    for claim in article.claims:
        if claim.stance is Stance.HEDGED and claim.sentence in cited:
            return cite(article, incident.article.number, claim.content)
    return None


def _shared_names(
    reader: Reader, incidents: Sequence[Incident], subject: str | None
) -> Iterator[Agreement]:
    """Other actors whom all the articles name, each with the words of its first naming."""
    numbers = [incident.article.number for incident in incidents]
    yielded = 0
    order = list(ActorKind)
    for actor in sorted(reader.collection.actors, key=lambda actor: order.index(actor.kind)):
        members = dict(actor.members)
        if actor.name == subject or is_outlet(actor.name) or not members.keys() >= {*numbers}:
            continue
        findings = []
        for number in numbers:
            article = reader.collection.article(number)
            mention = next(
                (
                    m
                    for m in article.mentions
                    if m.actor == members[number] and m.form is MentionForm.NAME
                ),
                None,
            )
            if mention is not None:
                findings.append(cite(article, number, mention.span))
        if len(findings) == len(numbers) and yielded < _MOST_SHARED_NAMES:
            yielded += 1
            yield Agreement("also named", tuple(findings))
