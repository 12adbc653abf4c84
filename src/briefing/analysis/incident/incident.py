"""Describe an article's main incident, facet by facet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.analysis.incident.casualties import find_deaths, find_injuries
from briefing.analysis.incident.circumstances import (
    find_background,
    find_motive,
    find_next_step,
    find_precedents,
    find_response,
    find_scene,
)
from briefing.analysis.incident.denials import find_denials
from briefing.analysis.incident.disputes import find_disputes
from briefing.analysis.incident.facets import (
    find_date,
    find_incident,
    find_target,
    find_vehicle,
)
from briefing.analysis.incident.kinds import KINDS
from briefing.analysis.incident.parties import (
    find_accused,
    find_accuser,
    find_sources,
)
from briefing.analysis.incident.places import find_place
from briefing.analysis.incident.silence import is_silent
from briefing.analysis.incident.story import Story, tell_story
from briefing.analysis.incident.weapons import find_weapon
from briefing.analysis.text.reference import article_reference
from briefing.model.annotation import AnnotatedArticle
from briefing.model.facets import FacetName
from briefing.model.results import Dispute, Facet, Finding, Incident

FINDERS: dict[FacetName, Callable[[Story], tuple[Finding, ...]]] = {
    FacetName.DATE: find_date,
    FacetName.PLACE: find_place,
    FacetName.TARGET: find_target,
    FacetName.VEHICLE: find_vehicle,
    FacetName.INCIDENT: find_incident,
    FacetName.WEAPON: find_weapon,
    FacetName.DEATHS: find_deaths,
    FacetName.INJURIES: find_injuries,
    FacetName.SCENE: find_scene,
    FacetName.ACCUSED: find_accused,
    FacetName.ACCUSER: find_accuser,
    FacetName.MOTIVE: find_motive,
    FacetName.SOURCES: find_sources,
    FacetName.RESPONSE: find_response,
    FacetName.NEXT_STEP: find_next_step,
    FacetName.BACKGROUND: find_background,
    FacetName.PRECEDENTS: find_precedents,
}


def describe_incident(annotated: AnnotatedArticle, number: int) -> Incident:
    """Describe the main incident of article `number`: every facet, empty if unstated.

    An article that tells of no incident has no finding in any facet.
    """
    story = tell_story(annotated, number)
    if story is None:
        return Incident(
            article=article_reference(annotated, number),
            facets=tuple(Facet(name, ()) for name in FacetName),
        )
    return describe_story(story)


def find_facet(story: Story, name: FacetName) -> tuple[Finding, ...]:
    """What the story states of one facet, denials left out.

    Nothing where its frame has no such slot.
    """
    return FINDERS[name](story) if name in KINDS[story.main.kind].slots else ()


def describe_story(story: Story) -> Incident:
    """Describe the incident of the story: every facet, empty if unstated."""
    findings = {name: find_facet(story, name) for name in FINDERS}
    disputes = find_disputes(story)
    findings[FacetName.DENIALS] = _denials(story, disputes)
    findings[FacetName.WEAPON] = _dispute_weapons(findings[FacetName.WEAPON], disputes)
    return Incident(
        article=article_reference(story.annotated, story.number),
        facets=tuple(
            Facet(name, findings[name], silent=not findings[name] and is_silent(story, name))
            for name in FacetName
        ),
        disputes=disputes,
        kind=story.main.sort,
    )


def _denials(story: Story, disputes: tuple[Dispute, ...]) -> tuple[Finding, ...]:
    """Who denies; disputed where the article also holds the other version."""
    contested = {
        finding.citation.sentence
        for dispute in disputes
        if {side.label for side in dispute.sides} >= {"for", "against"}
        for side in dispute.sides
        if side.label == "against"
        for finding in side.findings
    }
    findings: dict[str, Finding] = {}
    for denial in find_denials(story):
        claim = denial.claim
        finding = (
            story.speaker_finding(claim.speaker, claim.actor)
            if claim.speaker is not None
            else story.cite(claim.cue)
        )
        findings.setdefault(
            finding.text.lower(), replace(finding, disputed=denial.sentence.number in contested)
        )
    return tuple(findings.values())


def _dispute_weapons(
    weapons: tuple[Finding, ...], disputes: tuple[Dispute, ...]
) -> tuple[Finding, ...]:
    """The weapons, all marked as disputed where one of them is denied in the article."""
    contested = any(
        side.label == "for" and any(f.span.covers(w.span) for f in side.findings for w in weapons)
        for dispute in disputes
        if any(side.label == "against" for side in dispute.sides)
        for side in dispute.sides
    )
    return tuple(replace(weapon, disputed=contested) for weapon in weapons)
