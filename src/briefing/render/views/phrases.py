"""Format findings, dates, counts and legends for all views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from briefing.model.article import Basis, PartialDate, ReferenceDate
from briefing.model.results import ArticleReference, Finding, Moment, Statement, Voice, VoiceKind
from briefing.model.text import Citation
from briefing.render.document import Entry, Line, Note, Run, Style, join, runs_of

NOT_STATED = Run("not stated", Style.ABSENT)
NOT_FOUND = Run("not found", Style.ABSENT)
"""What is only not found: a word of the text may state it still."""
NONE_FOUND = Run("none found", Style.ABSENT)

MARK_OF = {
    Basis.STATED: (),
    Basis.RESOLVED: (Run(" *", Style.RESOLVED),),
    Basis.INFERRED: (Run(" ?", Style.INFERRED),),
}
"""What stands behind a value, by how it is known."""

DISPUTED = Run("! ", Style.DISPUTED)
INCIDENT = Run("▶", Style.INCIDENT)

Sources = Mapping[int, ArticleReference]
"""The articles of a result by number, for links."""


def by_number(articles: Iterable[ArticleReference]) -> dict[int, ArticleReference]:
    """The articles by number."""
    return {article.number: article for article in articles}


def cite(citation: Citation, sources: Sources) -> Run:
    """`[2:6]`, linked to its article's source where that is known."""
    article = sources.get(citation.article)
    return Run(str(citation), Style.CITATION, article.link if article else "")


def tag(article: ArticleReference) -> Run:
    """`[2]`, linked to the article's source."""
    return Run(f"[{article.number}]", Style.CITATION, article.link)


def show_finding(finding: Finding, sources: Sources, *, mark_dispute: bool = True) -> Line:
    """A finding's words, what they mean, how that is known, and where they stand."""
    dispute = (DISPUTED,) if finding.disputed and mark_dispute else ()
    return (*dispute, *_words(finding), Run(" "), cite(finding.citation, sources))


def show_findings(
    findings: Iterable[Finding],
    sources: Sources,
    separator: str = " · ",
    *,
    mark_dispute: bool = True,
) -> Line:
    """Findings on one line.

    The same words twice running are shown once, with both citations.
    """
    shown = []
    for words, same in groupby(findings, key=lambda finding: (_words(finding), finding.disputed)):
        dispute = (DISPUTED,) if words[1] and mark_dispute else ()
        citations = dict.fromkeys(finding.citation for finding in same)
        cited = [run for citation in citations for run in (Run(" "), cite(citation, sources))]
        shown.append((*dispute, *words[0], *cited))
    return join(tuple(shown), separator)


def show_moment(moment: Moment, sources: Sources) -> Entry:
    """A date in the article's words, a worked out one in full, and what happened."""
    expression = moment.expression
    date = expression.date if expression.basis is Basis.RESOLVED else None
    label = short_dates(date, expression.end) if date else expression.text
    if moment.event is not None:
        event = show_finding(moment.event, sources)
        repeated = expression.text.casefold() in moment.event.text.casefold()
        if date and adds_words(expression) and not repeated:
            event = (Run(f"{expression.text}: ", Style.CUE), *event)
    else:
        event = (
            *((Run(expression.text + " "),) if date else ()),
            cite(expression.citation, sources),
        )
    mark = (INCIDENT,) if moment.incident else ()
    return Entry((Run(label, Style.LABEL), *MARK_OF[expression.basis]), (event,), mark)


def show_moment_date(moment: Moment) -> Line:
    """When it happened: the full date, else the article's words, with its marks.

    They are the marks of both.
    """
    expression = moment.expression
    date = expression.date if expression.basis is Basis.RESOLVED else None
    label = Run(short_dates(date, expression.end) if date else expression.text, Style.LABEL)
    mark = (INCIDENT, Run(" ")) if moment.incident else ()
    return (*mark, label, *MARK_OF[expression.basis])


def show_voice(voice: Voice, sources: Sources) -> tuple[Line, ...]:
    """What a voice says, a statement a line."""
    return tuple(show_statement(statement, sources) for statement in voice.statements)


def show_statement(statement: Statement, sources: Sources) -> Line:
    """The reporting words and what they introduce."""
    said = show_findings(statement.findings, sources)
    return (Run(statement.label, Style.CUE), Run("  "), *said) if statement.label else said


def adds_words(expression: Finding) -> bool:
    """Whether the article's words for a date add to the date in full.

    "the weekend" does, "Friday" does not.
    """
    spoken = weekday_date(expression.date) if expression.date else ""
    return expression.text.casefold() not in spoken.casefold()


def merge_labels(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries with neighbours of one label made one."""
    merged: list[Entry] = []
    for entry in entries:
        if merged and merged[-1].label == entry.label and merged[-1].mark == entry.mark:
            entry = Entry(entry.label, (*merged.pop().values, *entry.values), entry.mark)
        merged.append(entry)
    return tuple(merged)


def voice_label(voice: Voice) -> Line:
    """Who speaks."""
    name = voice.kind.value if voice.kind is VoiceKind.ARTICLE or not voice.name else voice.name
    return (Run(name, Style.LABEL),)


def show_reference_date(reference_date: ReferenceDate) -> Line:
    """An article's date and how it is known.

    `7 March 2018, from its date line`, `about February 2026 ?`. `undated` where nothing gives grounds for one.
    """
    date = reference_date.date
    if date is None:
        return (Run("undated", Style.ABSENT),)
    if reference_date.basis is Basis.INFERRED:
        return (Run(f"about {date.spoken()}"), *MARK_OF[Basis.INFERRED])
    return (
        Run(date.spoken()),
        *MARK_OF[reference_date.basis],
        *_from_origin(reference_date.origin),
    )


def weekday_date(date: PartialDate) -> str:
    """A date in words, a full one with its weekday: `Friday 2 March 2018`."""
    return (
        f"{_WEEKDAYS[date.earliest.weekday()]} {date.spoken()}" if date.is_full else date.spoken()
    )


def counted(count: int, singular: str, plural: str = "") -> str:
    """`1 word`, `2 words`; the plural adds an s unless it is given."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def legend(
    blocks: object,
    articles: Iterable[ArticleReference],
    *,
    incident: str = "",
    disputed: str = "disputed within the article",
    inferred: str = "inferred, not in the text",
) -> tuple[Note, ...]:
    """What the marks that occur in `blocks` mean.

    `incident` explains `▶`, where nothing else does.
    """
    styles = {run.style for run in runs_of(blocks)}
    meanings = {
        Style.RESOLVED: ("* ", f"worked out from {_counted_from(tuple(articles))}"),
        Style.INFERRED: ("? ", inferred),
        Style.DISPUTED: ("! ", disputed),
        Style.INCIDENT: ("▶ ", incident),
    }
    lines = {
        style: (Run(mark, style), Run(meaning, Style.ASIDE))
        for style, (mark, meaning) in meanings.items()
        if style in styles and meaning
    }
    resolved = lines.pop(Style.RESOLVED, ())
    return tuple(Note(line) for line in (resolved, join(tuple(lines.values()), "   ")) if line)


def short_dates(date: PartialDate, end: PartialDate | None = None) -> str:
    """`Fri 2 Mar 2018`, `3–4 Mar 2018` or `Feb–Mar 2018`: short enough for a label."""
    words = _cut_short(weekday_date(date))
    if end is None or end == date:
        return words
    first, last = _cut_short(date.spoken()).split(), _cut_short(end.spoken()).split()
    while first[-1:] == last[-1:]:
        first.pop()
        last.pop()
    rest = _cut_short(end.spoken()).split()[len(last) :]
    return " ".join((f"{' '.join(first)}–{' '.join(last)}", *rest))


def _cut_short(spoken: str) -> str:
    return " ".join(word if word.isdigit() else word[:3] for word in spoken.split())


def _counted_from(articles: tuple[ArticleReference, ...]) -> str:
    """The dates that relative days were counted from, as far as a line can hold them."""
    dated = [
        (article.number, article.reference_date.origin, article.reference_date.date)
        for article in articles
        if article.reference_date.date and article.reference_date.basis is not Basis.INFERRED
    ]
    if len(dated) == 1:
        _, origin, date = dated[0]
        return f"{_the(origin)}, {weekday_date(date)}"
    return "its article's date"


def _the(origin: str) -> str:
    return origin if not origin or origin.startswith("-") else f"the {origin}"


def _from_origin(origin: str) -> Line:
    if not origin:
        return ()
    own = "" if origin.startswith("-") else "its "
    return (Run(f", from {own}{origin}"),)


def _words(finding: Finding) -> Line:
    """A finding without its citation: qualifier, words, referent, and how it is known."""
    qualifier = (Run(f"{finding.qualifier}: ", Style.CUE),) if finding.qualifier else ()
    known = finding.referent and finding.referent.casefold() not in finding.text.casefold()
    referent = (Run(f", that is {finding.referent}", Style.ASIDE),) if known else ()
    return (*qualifier, Run(finding.text), *referent, *MARK_OF[finding.basis])


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
