"""Write the bottom line of a comparison from what its table holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.analysis.answers.matching import Reader, are_comparable, match
from briefing.analysis.incident.kinds import frame_of
from briefing.language.en.closed_classes import NEGATIONS
from briefing.model.facets import FACETS, FacetName
from briefing.model.results import Finding, Incident


def bottom_line(
    reader: Reader, incidents: Sequence[Incident], subject: str | None
) -> Iterator[str]:
    """The lines: what is the same and what not, who came to harm; two versions and lone sources."""
    same: list[str] = []
    different: list[str] = []
    kinds = {incident.kind for incident in incidents}
    if None not in kinds:
        if len(kinds) == 1:
            same.append("kind")
        elif len({frame_of(kind) for kind in kinds if kind}) == len(kinds):
            # Within a frame one article's "attack" may be the other's "bombing".
            different.append("kind")
    for name in (name for name, traits in FACETS.items() if traits.in_bottom_line):
        findings = [incident.facet(name).findings for incident in incidents]
        unsure = any(f.disputed or f.qualifier for found in findings for f in found)
        comparable = are_comparable(reader, name, incidents) or (
            name is FacetName.TARGET and subject
        )
        if not all(findings) or unsure or not comparable:
            continue
        alike = match(reader, name, incidents) or (name is FacetName.TARGET and subject)
        (same if alike else different).append(name.value.lower())
    sentences = [
        f"No incident found in [{incident.article.number}]."
        for incident in incidents
        if not any(facet.findings for facet in incident.facets)
    ]
    if same:
        sentences.append(f"Same {_listed(same)}.")
    if different:
        sentences.append(f"Different {_listed(different)}.")
    sentences.append(_casualty_line(incidents))
    yield " ".join(sentences)
    notes = [note for incident in incidents for note in _incident_notes(reader, incident)]
    if notes:
        yield " ".join(notes)


def _casualty_line(incidents: Sequence[Incident]) -> str:
    def has(name: FacetName) -> Callable[[Incident], bool]:
        return lambda incident: bool(incident.facet(name).findings)

    deaths = [i for i in incidents if has(FacetName.DEATHS)(i)]
    injuries = [i for i in incidents if has(FacetName.INJURIES)(i)]
    if not deaths and not injuries:
        silent = all(
            incident.facet(name).silent
            for incident in incidents
            for name in (FacetName.DEATHS, FacetName.INJURIES)
        )
        known = "stated" if silent else "found"
        return f"No casualties {known}{' in either text' if len(incidents) == 2 else ''}."
    parts = []
    for label, name, told in (
        ("Deaths", FacetName.DEATHS, deaths),
        ("Injuries", FacetName.INJURIES, injuries),
    ):
        none = [i for i in told if all(map(_is_nobody, i.facet(name).findings))]
        stated = [i for i in told if i not in none]
        if stated:
            parts.append(f"{label} stated in {_where(stated, incidents)}.")
        if none:
            parts.append(f"No {label.lower()} according to {_where(none, incidents)}.")
    return " ".join(parts)


def _is_nobody(finding: Finding) -> bool:
    """Whether the words tell of nobody: "no deaths", "none of them"."""
    return not NEGATIONS.isdisjoint(finding.text.lower().split()[:1])


def _where(stated: Sequence[Incident], incidents: Sequence[Incident]) -> str:
    if len(stated) == len(incidents):
        return "both" if len(incidents) == 2 else "all"
    return _listed([f"[{i.article.number}]" for i in stated])


def _incident_notes(reader: Reader, incident: Incident) -> Iterator[str]:
    label = f"In [{incident.article.number}]"
    contested = [
        dispute
        for dispute in incident.disputes
        if {side.label for side in dispute.sides} >= {"for", "against"}
    ]
    if contested:
        yield f"{label} two versions: {contested[0].question}"
    speakers = {
        reader.name(finding)
        for name in (FacetName.SOURCES, FacetName.ACCUSER)
        for finding in incident.facet(name).findings
    }
    if len(speakers) == 1:
        yield f"{label} one source: {speakers.pop()}."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
