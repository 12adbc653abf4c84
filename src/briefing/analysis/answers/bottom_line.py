"""Write the bottom line of a comparison from what its table holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.analysis.answers.matching import Reader, differ, match
from briefing.language.en.closed_classes import NEGATIONS
from briefing.model.facets import FACETS, FacetName
from briefing.model.results import Difference, Finding, Incident


def bottom_line(
    reader: Reader,
    incidents: Sequence[Incident],
    subject: str | None,
    grounds: Sequence[str],
    differences: Sequence[Difference],
) -> Iterator[str]:
    """The bottom line of a comparison: what is the same, what not, who came to harm.

    Two versions and lone sources follow. `grounds` are those by which all articles are known to report one incident;
    without any they are not.
    """
    same: list[str] = []
    different: list[str] = []
    apart = {difference.label for difference in differences}
    kinds = [incident.kind for incident in incidents]
    if None not in kinds and len({*kinds}) == 1:
        same.append("kind")
    elif "kind" in apart:
        different.append("kind")
    for name in (name for name, traits in FACETS.items() if traits.in_bottom_line):
        findings = [incident.facet(name).findings for incident in incidents]
        unsure = any(f.disputed or f.qualifier for found in findings for f in found)
        if not all(findings) or unsure:
            continue
        if match(reader, name, incidents) or (name is FacetName.TARGET and subject):
            same.append(name.value.lower())
        elif not grounds and name.value.lower() in apart:
            different.append(name.value.lower())
    sentences = [
        f"No incident found in [{incident.article.number}]."
        for incident in incidents
        if not any(facet.findings for facet in incident.facets)
    ]
    if grounds:
        who = "Both" if len(incidents) == 2 else "All"
        sentences.append(f"{who} report the same incident, by {_listed(grounds)}.")
        same = [label for label in same if label not in {*grounds, "target"}]
        sentences.extend(_later_numbers(reader, incidents))
    if same:
        sentences.append(f"Same {_listed(same)}.")
    if different:
        sentences.append(f"Different {_listed(different)}.")
    sentences.append(_casualty_line(incidents))
    yield " ".join(sentences)
    notes = [note for incident in incidents for note in _incident_notes(reader, incident)]
    if notes:
        yield " ".join(notes)


def _later_numbers(reader: Reader, incidents: Sequence[Incident]) -> Iterator[str]:
    """Which of two reports of one incident has the later numbers, where they differ."""
    differing = [
        name.value
        for name in (FacetName.DEATHS, FacetName.INJURIES)
        if differ(reader, name, incidents)
    ]
    if not differing:
        return
    dates = [incident.article.reference_date.date for incident in incidents]
    known = [date for date in dates if date is not None and date.is_full]
    latest = max(known, key=lambda date: date.latest, default=None)
    later = ""
    if len(known) == len(dates) and dates.count(latest) == 1:
        later = f"; the later numbers are in [{incidents[dates.index(latest)].article.number}]"
    yield f"{_listed(differing)} differ{later}."


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
