"""View of a comparison: bottom line, facets, shared, differs, disputed."""

from __future__ import annotations

from briefing.model.article import Basis, ReferenceDate
from briefing.model.facets import FACETS, FacetGroup, FacetName
from briefing.model.results import (
    Agreement,
    ArticleReference,
    Difference,
    Dispute,
    Facet,
    Finding,
    Incident,
    IncidentComparison,
)
from briefing.render.document import (
    Cell,
    Document,
    Entry,
    Header,
    Heading,
    KeyValues,
    Line,
    Note,
    Row,
    Rule,
    Run,
    Section,
    Style,
    Table,
    join,
)
from briefing.render.views.phrases import (
    DISPUTED,
    MARK_OF,
    NONE_FOUND,
    NOT_FOUND,
    NOT_STATED,
    Sources,
    adds_words,
    by_number,
    cite,
    legend,
    merge_labels,
    short_dates,
    show_finding,
    show_findings,
    show_reference_date,
    tag,
    weekday_date,
)


def view_comparison(comparison: IncidentComparison) -> Document:
    """The incidents side by side."""
    articles = [incident.article for incident in comparison.incidents]
    sources = by_number(articles)
    table = Table(
        tags=tuple((tag(article),) for article in articles),
        heads=tuple(_head(article) for article in articles),
        groups=tuple(
            (
                *(_kind_row(comparison.incidents) if group is FacetGroup.WHEN_AND_WHERE else ()),
                *(
                    _row(name, comparison.incidents, sources)
                    for name, traits in FACETS.items()
                    if traits.group is group and _is_shown(name, comparison.incidents)
                ),
            )
            for group in FacetGroup
        ),
    )
    table = Table(tags=table.tags, heads=table.heads, groups=tuple(filter(None, table.groups)))
    after = (_shared(comparison, sources), _differs(comparison, sources))
    disputed = _disputed(comparison, sources)
    marks = legend((_header(comparison), table, after, disputed), articles)
    names = tuple(
        (tag(article), Run(" "), Run(article.name, Style.TEXT, article.link))
        for article in articles
    )
    sections: tuple[Section, ...] = (
        (_header(comparison), *(Note((Run(line),)) for line in comparison.bottom_line)),
        (table, *marks),
        *after,
        disputed,
        (Rule(), Note(join(names, "   "))),
    )
    title = f"Incident comparison: {comparison.subject or ', '.join(a.name for a in articles)}"
    return Document(title, tuple(filter(None, sections)))


def _header(comparison: IncidentComparison) -> Header:
    subject = (Run("   "), Run(comparison.subject, Style.LABEL)) if comparison.subject else ()
    dates = [
        (tag(i.article), Run(" "), *_year(i.article.reference_date)) for i in comparison.incidents
    ]
    return Header(
        title=(Run("INCIDENT COMPARISON", Style.TITLE), *subject), aside=join(tuple(dates), "   ")
    )


def _year(reference_date: ReferenceDate) -> Line:
    if reference_date.date is None:
        return (Run("undated", Style.ABSENT),)
    return (Run(str(reference_date.date.year)), *MARK_OF[reference_date.basis])


def _head(article: ArticleReference) -> Line:
    missing = article.reference_date.date is None or article.reference_date.basis is Basis.INFERRED
    note = (Run(", no date line", Style.ASIDE),) if missing else ()
    return (*show_reference_date(article.reference_date), *note)


def _is_shown(name: FacetName, incidents: tuple[Incident, ...]) -> bool:
    return FACETS[name].always_shown or any(incident.facet(name).findings for incident in incidents)


def _kind_row(incidents: tuple[Incident, ...]) -> tuple[Row, ...]:
    """The row of the kinds, in the tool's words; none where no article tells of an incident."""
    cells = tuple(
        Cell(((Run(incident.kind) if incident.kind else Run("no incident found", Style.ABSENT),),))
        for incident in incidents
    )
    return (Row("Kind", cells),) if any(incident.kind for incident in incidents) else ()


def _row(name: FacetName, incidents: tuple[Incident, ...], sources: Sources) -> Row:
    return Row(name.value, tuple(_cell(incident.facet(name), sources) for incident in incidents))


def _cell(facet: Facet, sources: Sources) -> Cell:
    if not facet.findings:
        return Cell(((_absent(facet),),))
    if facet.name is FacetName.DATE:
        return Cell(tuple(_show_date(finding, sources) for finding in facet.findings))
    disputed = tuple(finding for finding in facet.findings if finding.disputed)
    if FACETS[facet.name].of_speakers or not disputed:
        return Cell(tuple(show_finding(finding, sources) for finding in facet.findings))
    plain = (finding for finding in facet.findings if not finding.disputed)
    versions = show_findings(disputed, sources, " or ", mark_dispute=False)
    return Cell((versions, *(show_finding(finding, sources) for finding in plain)), (DISPUTED,))


def _absent(facet: Facet | None) -> Run:
    if facet is not None and FACETS[facet.name].by_the_text:
        return NONE_FOUND
    return NOT_STATED if facet is not None and facet.silent else NOT_FOUND


def _show_date(finding: Finding, sources: Sources) -> Line:
    """A worked out date before the article's words for it; else the words, and what is not known."""
    dispute = (DISPUTED,) if finding.disputed else ()
    mark = MARK_OF[finding.basis]
    cited = (Run(" "), cite(finding.citation, sources))
    if finding.date is None:
        unknown = (Run(", day unknown", Style.ABSENT),)
        return (*dispute, Run(finding.text), *mark, *unknown, *cited)
    if finding.basis is Basis.STATED:
        return (*dispute, Run(finding.text), *cited)
    about = "" if finding.date.is_full else "about "
    words = (Run(f" ({finding.text})"),) if adds_words(finding) else ()
    spoken = short_dates(finding.date, finding.end) if finding.end else weekday_date(finding.date)
    return (*dispute, Run(f"{about}{spoken}"), *mark, *words, *cited)


def _shared(comparison: IncidentComparison, sources: Sources) -> Section:
    if not comparison.shared:
        return (
            Heading("SHARED", (Run("nothing found that the texts state alike", Style.ABSENT),)),
        )
    entries = tuple(
        Entry(
            (Run(agreement.label, Style.LABEL),),
            ((*show_findings(agreement.findings, sources), *_share(agreement, comparison)),),
        )
        for agreement in comparison.shared
    )
    return Heading("SHARED"), KeyValues(merge_labels(entries))


def _share(agreement: Agreement, comparison: IncidentComparison) -> Line:
    """How many of the incidents share it, where not all do."""
    some, every = len(agreement.findings), len(comparison.incidents)
    return (Run(f"   {some} of {every}", Style.COUNT),) if some < every else ()


def _differs(comparison: IncidentComparison, sources: Sources) -> Section:
    if not comparison.differences:
        return ()
    entries = tuple(
        Entry(
            (Run(difference.label, Style.LABEL),), (_difference(difference, comparison, sources),)
        )
        for difference in comparison.differences
    )
    return Heading("DIFFERS"), KeyValues(merge_labels(entries))


def _difference(difference: Difference, comparison: IncidentComparison, sources: Sources) -> Line:
    name = next((name for name in FACETS if name.lower() == difference.label), None)
    sides = tuple(
        (_absent(incident.facet(name) if name else None),)
        if finding is None
        else show_finding(finding, sources)
        for incident, finding in zip(comparison.incidents, difference.findings, strict=True)
    )
    return join(sides, "  →  ")


def _disputed(comparison: IncidentComparison, sources: Sources) -> Section:
    shown = [
        *(_dispute(dispute, _cited(dispute), sources) for dispute in comparison.disputes),
        *(
            _dispute(dispute, (dispute.article,), sources)
            for incident in comparison.incidents
            for dispute in incident.disputes
        ),
    ]
    return (Heading("DISPUTED"), *shown) if shown else ()


def _cited(dispute: Dispute) -> tuple[int, ...]:
    """The articles that the sides of a dispute are from."""
    cited = {finding.citation.article for side in dispute.sides for finding in side.findings}
    return tuple(sorted(cited))


def _tag(number: int, sources: Sources) -> Run:
    article = sources.get(number)
    return tag(article) if article else Run(f"[{number}]", Style.CITATION)


def _dispute(dispute: Dispute, articles: tuple[int, ...], sources: Sources) -> KeyValues:
    numbers = join(tuple((_tag(number, sources),) for number in articles), " ")
    alone = (Run("   "), Run("one side only", Style.ABSENT)) if dispute.one_sided else ()
    entries = tuple(
        Entry(
            (Run(side.label, Style.LABEL),),
            tuple(show_finding(finding, sources, mark_dispute=False) for finding in side.findings),
        )
        for side in dispute.sides
    )
    return KeyValues(entries, title=(*numbers, Run(" "), Run(dispute.question), *alone))
