"""Gather what all reports of one incident say, the best supported value first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import isinf

from briefing.analysis.answers.matching import Reader, agree
from briefing.analysis.answers.values import Count, days_of
from briefing.analysis.text.findings import cite
from briefing.language.en.gazetteer import fold, places
from briefing.model.annotation import ActorKind
from briefing.model.facets import FACETS, FacetName, Likeness
from briefing.model.results import Finding, Incident, ReportedIncident, ReportedValue

_GATHERED = (
    FacetName.DATE,
    FacetName.PLACE,
    FacetName.TARGET,
    FacetName.WEAPON,
    FacetName.DEATHS,
    FacetName.INJURIES,
    FacetName.ACCUSED,
)


def gather(reader: Reader, incidents: Sequence[Incident]) -> ReportedIncident:
    """Merge what the reports of one incident say of it.

    `incidents` is what each of them tells, in order, one or more.
    """
    kinds = [incident.kind for incident in incidents if incident.kind]
    values = tuple(value for name in _GATHERED for value in _values(reader, name, incidents))
    return ReportedIncident(
        # Of as many, the one that stands first.
        kind=max(kinds, key=kinds.count, default=None),
        reports=tuple(incident.article for incident in incidents),
        values=values,
        told=_told(reader, incidents, values),
    )


def _values(
    reader: Reader, name: FacetName, incidents: Sequence[Incident]
) -> Iterator[ReportedValue]:
    """Each value of the facet once, with the reports that give it: those that most give come first.

    Of numbers the whole comes before a part, then what a later report says; of days the exact one before a month.
    """
    groups: list[list[Finding]] = []
    for incident in incidents:
        for finding in incident.facet(name).findings:
            group = next(
                (g for g in groups if all(_same(reader, name, f, finding) for f in g)), None
            )
            if group is None:
                groups.append([finding])
            else:
                group.append(finding)
    ranked = sorted(groups, key=lambda group: _rank(reader, name, group), reverse=True)
    for group in ranked:
        best = max(group, key=lambda finding: _exactness(reader, name, finding))
        count = reader.count(best) if FACETS[name].likeness is Likeness.COUNT else None
        yield ReportedValue(
            facet=name,
            finding=best,
            reports=tuple(dict.fromkeys(finding.citation.article for finding in group)),
            least=None if count is None else int(count.least),
            most=None if count is None or isinf(count.most) else int(count.most),
            name=_name(reader, name, best),
            country=_country(reader, best) if name is FacetName.PLACE else "",
        )


def _same(reader: Reader, name: FacetName, left: Finding, right: Finding) -> bool:
    return left.text.lower() == right.text.lower() or agree(reader, name, left, right)


def _rank(reader: Reader, name: FacetName, group: Sequence[Finding]) -> tuple[float, ...]:
    exact = max(_exactness(reader, name, finding) for finding in group)
    supporters = len({finding.citation.article for finding in group})
    if FACETS[name].likeness is not Likeness.COUNT:
        return (supporters, exact)
    latest = max(_day(reader, finding) for finding in group)
    return (exact > 0, supporters, latest, exact)


def _day(reader: Reader, finding: Finding) -> int:
    """The day of the finding's article, 0 where it is not known."""
    date = reader.article(finding).reference_date.date
    return date.earliest.toordinal() if date is not None else 0


def _exactness(reader: Reader, name: FacetName, finding: Finding) -> float:
    """How well the finding tells its value: an exact day, a whole number."""
    match FACETS[name].likeness:
        case Likeness.DAY:
            days = days_of(finding)
            return 0 if days is None else 1 + days.exact
        case Likeness.COUNT:
            return _wholeness(reader.count(finding))
        case Likeness.NAMED_PLACE:
            return float(bool(reader.places(finding)))
        case _:
            return float(bool(reader.people(finding)))


def _wholeness(count: Count | None) -> float:
    if count is None or not count.whole:
        return 0
    return 1 + (count.least == count.most)


def _name(reader: Reader, name: FacetName, finding: Finding) -> str:
    """The name of the place or of those meant; empty where the words name nobody."""
    match FACETS[name].likeness:
        case Likeness.NAMED_PLACE:
            found = sorted(reader.places(finding))
        case Likeness.PEOPLE:
            # "warlords such as Jon Roe" are more than him.
            found = [] if reader.heads(finding) else sorted(reader.people(finding))
        case _:
            found = []
    return reader.collection.actors[found[0]].name if found else ""


def _country(reader: Reader, finding: Finding) -> str:
    """The country that the finding's words name, or that a place of theirs is said to lie in; empty where unknown."""
    named = {
        i for i in reader.actors(finding) if reader.collection.actors[i].kind is ActorKind.PLACE
    }
    around = {outer for place in named for outer in reader.containment.get(place, ())}
    known = places()
    names = {fold(reader.collection.actors[index].name) for index in named | around}
    countries = {known.names[name] for name in names & known.names.keys()} & known.countries
    return countries.pop() if len(countries) == 1 else ""


def _told(
    reader: Reader, incidents: Sequence[Incident], values: Sequence[ReportedValue]
) -> Finding | None:
    """Of the sentences of the first report that tell of the incident the one with most of its values, whole."""
    held = Counter(value.finding.citation for value in values)
    for incident in incidents:
        telling = {f.citation for f in incident.facet(FacetName.INCIDENT).findings}
        if telling:
            best = max(telling, key=lambda citation: (held[citation], -citation.sentence))
            article = reader.collection.article(best.article)
            return cite(article, best.article, article.sentences[best.sentence - 1].span)
    return None
