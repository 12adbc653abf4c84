"""View of a summary's sections: figures, voices, timeline, next, open."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.article import Basis
from briefing.model.results import ArticleSummary, Finding, ListedItem, Moment, Voice
from briefing.render.document import (
    Block,
    Bullets,
    Entry,
    Heading,
    KeyValues,
    Line,
    Run,
    Section,
    Style,
    join,
)
from briefing.render.views.phrases import (
    NONE_FOUND,
    Sources,
    cite,
    show_finding,
    show_findings,
    show_moment,
    show_moment_date,
)

FEWEST_MOMENTS = 3
"""Of fewer dated events there is no timeline, only their days."""


def view_brief(summary: ArticleSummary, sources: Sources) -> Section:
    """The brief sections below the key points, each with how much more there is.

    They go as far as one screen holds them.
    """
    brief = summary.brief
    shown = {point.citation.sentence for point in summary.key_points}
    voices = [summary.voices[place] for place in brief.voices]
    entries = [summary.entries[place] for place in brief.entries]
    blocks: list[Block] = [
        *_entries(entries, len(summary.entries), sources),
        *_row(
            "FIGURES", [summary.figures[place] for place in brief.figures], summary.figures, sources
        ),
        *_heard(voices, summary, sources),
    ]
    shown |= {voice.statements[0].findings[0].citation.sentence for voice in voices}
    silent = [summary.no_comment[place] for place in brief.no_comment]
    blocks += _row("NO COMMENT", silent, summary.no_comment, sources)
    for title, places, findings in (
        ("NEXT", brief.ahead, summary.ahead),
        ("OPEN", brief.unknown, summary.unknown),
    ):
        blocks += _outlook(title, [findings[place] for place in places], findings, shown, sources)
        shown |= {findings[place].citation.sentence for place in places}
    return (*blocks, *_days(summary.moments, shown, sources))


def view_all(summary: ArticleSummary, sources: Sources) -> tuple[Section, ...]:
    """Every section below the key points, whole."""
    return (
        _entries(summary.entries, len(summary.entries), sources),
        _listed("FIGURES", summary.figures, sources),
        _all_voices(summary, sources),
        view_timeline(summary, sources),
        _listed("NEXT", summary.ahead, sources),
        _listed("OPEN", summary.unknown, sources),
    )


def view_timeline(summary: ArticleSummary, sources: Sources) -> Section:
    """What happened when, each with its whole sentence."""
    if not summary.moments:
        return (Heading("TIMELINE", (NONE_FOUND,)),)
    entries = tuple(show_moment(moment, sources) for moment in summary.moments)
    return Heading("TIMELINE"), KeyValues(entries, marked=True)


def view_days(summary: ArticleSummary, sources: Sources) -> Section:
    """The timeline where enough events have a day, else the days of the key points."""
    dated = sum(moment.expression.date is not None for moment in summary.moments)
    if dated >= FEWEST_MOMENTS:
        return view_timeline(summary, sources)
    shown = {point.citation.sentence for point in summary.key_points}
    return _days(summary.moments, shown, sources)


def voice_name(voice: Voice, sources: Sources, *, cited: bool = False) -> Line:
    """Who speaks: the name, and the article's words for who that is."""
    name: Line = (Run(voice.name, Style.LABEL),)
    if voice.role is None:
        return name
    role = (Run(voice.role.text, Style.CUE),) if not cited else show_finding(voice.role, sources)
    return (*name, Run(", "), *role)


def _more(shown: int, known: int) -> Line:
    return (Run(f"and {known - shown} more: --full", Style.ASIDE),) if known > shown else ()


def _entries(shown: Sequence[ListedItem], known: int, sources: Sources) -> Section:
    """The headings of a list or a live page on one line, each with the first sentence below it."""
    if not shown:
        return ()
    lines = [(Run(entry.text), Run(" "), cite(entry.citation, sources)) for entry in shown]
    parts = (*lines, _more(len(shown), known))
    return (Heading("ENTRIES", join(tuple(filter(None, parts)))),)


def _row(
    title: str, shown: Sequence[Finding], known: Sequence[Finding], sources: Sources
) -> Section:
    """Short findings on one line behind the heading."""
    if not shown:
        return ()
    parts = (show_findings(shown, sources), _more(len(shown), len(known)))
    return (Heading(title, join(tuple(filter(None, parts)))),)


def _heard(voices: Sequence[Voice], summary: ArticleSummary, sources: Sources) -> Section:
    """Each voice with its most telling sentence: one behind the heading, several below it."""
    known = sum(len(voice.statements) for voice in summary.voices)
    lines = [
        (
            *voice_name(voice, sources),
            Run(": "),
            *show_finding(voice.statements[0].findings[0], sources),
        )
        for voice in voices
    ]
    more = _more(len(lines), known)
    if len(lines) == 1:
        return (Heading("VOICES", join(tuple(filter(None, (lines[0], more))))),)
    return (Heading("VOICES", more), Bullets(tuple(lines))) if lines else ()


def _outlook(
    title: str,
    findings: Sequence[Finding],
    known: Sequence[Finding],
    shown: set[int],
    sources: Sources,
) -> Section:
    """Sentences behind the heading; of those that are shown above, the citation alone."""
    if not findings:
        return ()
    parts = (*_once(findings, shown, sources), _more(len(findings), len(known)))
    return (Heading(title, join(tuple(filter(None, parts)))),)


def _once(findings: Sequence[Finding], shown: set[int], sources: Sources) -> tuple[Line, ...]:
    """The sentences, of those that are shown already the citation alone."""
    return tuple(
        (cite(finding.citation, sources), Run(" above", Style.ASIDE))
        if finding.citation.sentence in shown
        else show_finding(finding, sources)
        for finding in findings
    )


def _days(moments: Sequence[Moment], shown: set[int], sources: Sources) -> Section:
    """The days of the sentences that are shown, each once, where these do not tell them in full."""
    cited: dict[Line, list[Run]] = {}
    for moment in moments:
        expression = moment.expression
        day = expression.date.is_full if expression.date else moment.incident
        worked_out = expression.basis is not Basis.STATED
        if day and worked_out and expression.citation.sentence in shown:
            places = cited.setdefault(show_moment_date(moment), [])
            places += [Run(" "), cite(expression.citation, sources)]
    days = tuple((*date, *places) for date, places in cited.items())
    return (Heading("TIMELINE", join(days)),) if days else ()


def _listed(title: str, findings: Sequence[Finding], sources: Sources) -> Section:
    if not findings:
        return ()
    return Heading(title), Bullets(tuple(show_finding(finding, sources) for finding in findings))


def _all_voices(summary: ArticleSummary, sources: Sources) -> Section:
    entries = []
    shown: set[int] = set()
    for voice in summary.voices:
        findings = [statement.findings[0] for statement in voice.statements]
        lines = _once(findings, shown, sources)
        shown |= {finding.citation.sentence for finding in findings}
        entries.append(Entry(voice_name(voice, sources), lines))
    if summary.no_comment:
        line = show_findings(summary.no_comment, sources)
        entries.append(Entry((Run("no comment", Style.LABEL),), (line,)))
    if summary.lone_voice:
        nobody = Run("no other voice on the incident in the text", Style.ABSENT)
        entries.append(Entry((Run("anyone else", Style.LABEL),), ((nobody,),)))
    if not entries:
        return (Heading("VOICES", (NONE_FOUND,)),)
    return Heading("VOICES"), KeyValues(tuple(entries))
