"""Incidents side by side: what they share, where they differ, what is disputed within each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.analysis.findings import cite
from briefing.analysis.incident import describe_incident
from briefing.analysis.vocabulary import singular
from briefing.frozen import dataclass
from briefing.model.annotation import ActorKind, AnnotatedArticle, MentionForm, Stance
from briefing.model.collection import Collection
from briefing.model.results import (
    Agreement,
    Difference,
    FacetName,
    Finding,
    Incident,
    IncidentComparison,
)
from briefing.model.text import Span

_COMPARED = (
    FacetName.DATE,
    FacetName.PLACE,
    FacetName.TARGET,
    FacetName.VEHICLE,
    FacetName.WEAPON,
    FacetName.DEATHS,
    FacetName.INJURIES,
    FacetName.ACCUSED,
    FacetName.ACCUSER,
    FacetName.BACKGROUND,
    FacetName.PRECEDENTS,
)
"""The facets whose findings can be the same thing in two articles."""
_ONE_SIDED = (FacetName.DEATHS, FacetName.INJURIES, FacetName.DENIALS, FacetName.RESPONSE)
"""The facets where one article stating something that another leaves out is a difference worth a line."""
_HEADLINE_FACETS = (
    FacetName.TARGET,
    FacetName.PLACE,
    FacetName.VEHICLE,
    FacetName.WEAPON,
    FacetName.ACCUSED,
)
_MOST_SHARED_NAMES = 3


def compare(collection: Collection, numbers: Sequence[int]) -> IncidentComparison:
    """The main incidents of the articles `numbers`, two or more, compared facet by facet."""
    incidents = tuple(describe_incident(collection.article(n), n) for n in numbers)
    reader = _Reader(collection)
    subject = _shared_target(reader, incidents)
    shared = tuple(_agreements(reader, incidents, subject))
    differences = tuple(_differences(reader, incidents, subject))
    return IncidentComparison(
        incidents=incidents,
        subject=subject,
        bottom_line=tuple(_bottom_line(reader, incidents, subject)),
        shared=shared,
        differences=differences,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads from a finding what it is about: linked actors, and the heads of its noun phrases."""

    collection: Collection

    def article(self, finding: Finding) -> AnnotatedArticle:
        return self.collection.article(finding.citation.article)

    def actors(self, finding: Finding) -> set[int]:
        """Indexes into the collection's actors of those whom the finding's words mean."""
        number = finding.citation.article
        local = {
            mention.actor
            for mention in self.article(finding).mentions
            if mention.actor is not None and finding.span.covers(mention.span)
        }
        return {
            index
            for index, actor in enumerate(self.collection.actors)
            if any((number, member) in actor.members for member in local)
        }

    def name(self, finding: Finding) -> str:
        """The name of the actor whom the finding's words mean, else the words."""
        for mention in self.article(finding).mentions:
            if mention.actor is not None and finding.span in {mention.span, mention.phrase}:
                return self.article(finding).actors[mention.actor].name
        return finding.referent or finding.text

    def heads(self, finding: Finding) -> set[str]:
        """The singular heads of the finding's noun phrases, names left out; the words of a short finding."""
        article = self.article(finding)
        names = [m.span for m in article.mentions if m.form is MentionForm.NAME]
        return {
            singular(article.text(phrase.head))
            for phrase in article.noun_phrases
            if finding.span.covers(phrase.head)
            and not any(name.covers(phrase.head) for name in names)
        }

    def shortest(self, name: FacetName, finding: Finding) -> Finding:
        """For a place the noun phrase that holds its name; any other finding as it is."""
        if name is not FacetName.PLACE:
            return finding
        article = self.article(finding)
        for mention in article.mentions:
            if mention.kind is ActorKind.PLACE and mention.form is MentionForm.NAME:
                for phrase in article.noun_phrases:
                    if phrase.span.covers(mention.span) and finding.span.covers(phrase.span):
                        return cite(article, finding.citation.article, phrase.span)
        return finding

    def keys(self, name: FacetName, finding: Finding) -> set[str | int]:
        """What must be equal for two findings of facet `name` to be the same."""
        if name is FacetName.DATE:
            return {str(finding.date)} if finding.date is not None else set()
        actors: set[str | int] = set(self.actors(finding))
        if name is FacetName.PLACE:
            return {
                index
                for index in self.actors(finding)
                if self.collection.actors[index].kind is ActorKind.PLACE
            } or {*self.heads(finding)}
        if name in {FacetName.TARGET, FacetName.ACCUSED, FacetName.ACCUSER}:
            people: set[str | int] = {
                index
                for index in self.actors(finding)
                if self.collection.actors[index].kind is not ActorKind.PLACE
            }
            return people or {*self.heads(finding)}
        if name in {FacetName.DEATHS, FacetName.INJURIES}:
            return {finding.text.lower()}
        return {*self.heads(finding)} or actors


def _shared_target(reader: _Reader, incidents: Sequence[Incident]) -> str | None:
    """The name of an actor whom every incident befell, or None."""
    sets = [
        set().union(
            *(reader.actors(finding) for finding in incident.facet(FacetName.TARGET).findings)
        )
        for incident in incidents
    ]
    people = [
        index
        for index in sorted(set.intersection(*sets))
        if reader.collection.actors[index].kind is not ActorKind.PLACE
    ]
    return reader.collection.actors[people[0]].name if people else None


def _agreements(
    reader: _Reader, incidents: Sequence[Incident], subject: str | None
) -> Iterator[Agreement]:
    if subject is not None:
        yield Agreement(
            "target", tuple(_naming(reader, incident, subject) for incident in incidents)
        )
    for name in _COMPARED:
        if name is FacetName.TARGET and subject is not None:
            continue
        findings = _matching(reader, name, incidents)
        if findings:
            yield Agreement(name.value.lower(), findings)
    hedges = [_hedge(reader, incident) for incident in incidents]
    if all(hedges):
        yield Agreement("hedged", tuple(hedge for hedge in hedges if hedge is not None))
    yield from _shared_names(reader, incidents, subject)


def _matching(
    reader: _Reader, name: FacetName, incidents: Sequence[Incident]
) -> tuple[Finding, ...]:
    """One finding of each incident, all with a key in common; empty where there is none."""
    first, *others = (incident.facet(name).findings for incident in incidents)
    for finding in first:
        keys = reader.keys(name, finding)
        partners = [
            next((other for other in findings if keys & reader.keys(name, other)), None)
            for findings in others
        ]
        if keys and all(partners):
            return (finding, *(partner for partner in partners if partner is not None))
    return ()


def _naming(reader: _Reader, incident: Incident, subject: str) -> Finding:
    """The target finding of the incident that means `subject`, cut to the name where it holds one."""
    article = reader.collection.article(incident.article.number)
    for finding in incident.facet(FacetName.TARGET).findings:
        for mention in article.mentions:
            if mention.form is MentionForm.NAME and finding.span.covers(mention.span):
                name = cite(article, incident.article.number, mention.span)
                if reader.collection.actors[min(reader.actors(name), default=0)].name == subject:
                    return name
    return incident.facet(FacetName.TARGET).findings[0]


def _hedge(reader: _Reader, incident: Incident) -> Finding | None:
    article = reader.collection.article(incident.article.number)
    cited = {f.citation.sentence for facet in incident.facets for f in facet.findings}
    for claim in article.claims:
        if claim.stance is Stance.HEDGED and claim.sentence in cited:
            return cite(article, incident.article.number, claim.content)
    return None


def _shared_names(
    reader: _Reader, incidents: Sequence[Incident], subject: str | None
) -> Iterator[Agreement]:
    """Other actors whom all the articles name, each with the words of its first naming."""
    numbers = [incident.article.number for incident in incidents]
    yielded = 0
    order = list(ActorKind)
    for actor in sorted(reader.collection.actors, key=lambda actor: order.index(actor.kind)):
        members = dict(actor.members)
        if actor.name == subject or not all(number in members for number in numbers):
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


def _differences(
    reader: _Reader, incidents: Sequence[Incident], subject: str | None
) -> Iterator[Difference]:
    if subject is not None:
        titles = [_title(reader, incident, subject) for incident in incidents]
        if len({title.text.lower() for title in titles if title is not None}) > 1 and all(titles):
            yield Difference("role", tuple(titles))
    for name in FacetName:
        findings = [incident.facet(name).findings for incident in incidents]
        if name in _COMPARED and all(findings):
            if name is FacetName.TARGET and subject is not None:
                continue
            if not _matching(reader, name, incidents):
                shown = [reader.shortest(name, found[0]) for found in findings]
                yield Difference(name.value.lower(), tuple(shown))
        elif name in _ONE_SIDED and any(findings) and not all(findings):
            yield Difference(
                name.value.lower(), tuple(found[0] if found else None for found in findings)
            )


def _title(reader: _Reader, incident: Incident, subject: str) -> Finding | None:
    """What the incident's article calls the shared target before the name."""
    number = incident.article.number
    article = reader.collection.article(number)
    for finding in incident.facet(FacetName.TARGET).findings:
        for mention in article.mentions:
            if mention.title is None or not finding.span.covers(mention.title):
                continue
            return cite(article, number, Span(mention.title.start, mention.title.end))
    return None


def _bottom_line(
    reader: _Reader, incidents: Sequence[Incident], subject: str | None
) -> Iterator[str]:
    same: list[str] = []
    different: list[str] = []
    for name in _HEADLINE_FACETS:
        findings = [incident.facet(name).findings for incident in incidents]
        if not all(findings):
            continue
        alike = _matching(reader, name, incidents) or (name is FacetName.TARGET and subject)
        (same if alike else different).append(name.value.lower())
    sentences = []
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
        return (
            "No casualties stated in either text."
            if len(incidents) == 2
            else "No casualties stated."
        )
    parts = []
    for label, stated in (("Deaths", deaths), ("Injuries", injuries)):
        if stated:
            where = (
                ("both" if len(incidents) == 2 else "all")
                if len(stated) == len(incidents)
                else _listed([f"[{i.article.number}]" for i in stated])
            )
            parts.append(f"{label} stated in {where}.")
    return " ".join(parts)


def _incident_notes(reader: _Reader, incident: Incident) -> Iterator[str]:
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
