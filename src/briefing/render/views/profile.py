"""View of an actor's profile: roles, timeline, speech, what others say, ties."""

from __future__ import annotations

from collections import Counter

from briefing.model.article import Basis
from briefing.model.results import ActorPresence, ActorProfile, RolePeriod, Statement
from briefing.render.document import (
    Document,
    Entry,
    Header,
    Heading,
    KeyValues,
    Line,
    Listing,
    Rule,
    Run,
    Section,
    Style,
    join,
)
from briefing.render.views.phrases import (
    INCIDENT,
    MARK_OF,
    NONE_IN_TEXT,
    Sources,
    by_number,
    counted,
    legend,
    merge_labels,
    show_finding,
    show_findings,
    show_moment,
    show_reference_date,
    show_voice,
    tag,
    voice_label,
)


def view_profile(profile: ActorProfile) -> Document:
    """Who an actor is, over all articles."""
    articles = [presence.article for presence in profile.presences]
    sources = by_number(articles)
    sections: tuple[Section, ...] = (
        (_header(profile),),
        _roles(profile, sources),
        _timeline(profile, sources),
        _section("SAYS", tuple(_statement(said, sources) for said in profile.statements)),
        _section(
            "OTHERS SAY",
            tuple(
                Entry(voice_label(voice), show_voice(voice, sources)) for voice in profile.others
            ),
        ),
        _section(
            "TIES",
            tuple(
                Entry((Run(tie.name, Style.LABEL),), (show_findings(tie.findings, sources),))
                for tie in profile.ties
            ),
        ),
    )
    rows = tuple(_presence(presence) for presence in profile.presences)
    footer = (Rule(), Listing(rows)) if rows else ()
    end: Section = (*legend(sections, articles), *footer)
    return Document(f"Actor profile: {profile.name}", (*sections, end))


def _header(profile: ActorProfile) -> Header:
    mentions = counted(profile.mentions, "mention by name", "mentions by name")
    extent = f"{mentions} in {counted(len(profile.presences), 'article')}"
    facts: list[Line] = [(Run(profile.kind.value),)]
    if profile.forms:
        facts.append((Run("named ", Style.ASIDE), Run(", ".join(profile.forms))))
    if profile.descriptions:
        facts.append((Run("also called ", Style.ASIDE), Run(", ".join(profile.descriptions))))
    return Header(
        title=(Run("ACTOR PROFILE", Style.TITLE), Run("   "), Run(profile.name, Style.LABEL)),
        aside=(Run(extent, Style.ASIDE),),
        lines=(join(tuple(facts)),),
    )


def _section(title: str, entries: tuple[Entry, ...]) -> Section:
    if not entries:
        return (Heading(title, (NONE_IN_TEXT,)),)
    return Heading(title), KeyValues(merge_labels(entries))


def _roles(profile: ActorProfile, sources: Sources) -> Section:
    years = Counter(role.date.year for role in profile.roles if role.date)
    entries = tuple(
        Entry(_period(role, years), (show_findings(role.findings, sources),))
        for role in profile.roles
    )
    return _section("ROLES", entries)


def _period(role: RolePeriod, years: Counter[int]) -> Line:
    """The year of a role; the whole date where the year has several."""
    if role.date is None:
        return (Run("undated", Style.ABSENT),)
    alone = years[role.date.year] == 1
    text = str(role.date.year) if alone else str(role.date)
    mark = MARK_OF[Basis.INFERRED] if role.basis is Basis.INFERRED else ()
    return (Run(text, Style.LABEL), *mark)


def _timeline(profile: ActorProfile, sources: Sources) -> Section:
    if not profile.timeline:
        return (Heading("TIMELINE", (NONE_IN_TEXT,)),)
    marked = any(moment.incident for moment in profile.timeline)
    aside = (INCIDENT, Run(" attack or alleged attempt", Style.ASIDE)) if marked else ()
    entries = tuple(show_moment(moment, sources) for moment in profile.timeline)
    return Heading("TIMELINE", aside), KeyValues(entries, marked=True)


def _statement(statement: Statement, sources: Sources) -> Entry:
    values = tuple(show_finding(finding, sources) for finding in statement.findings)
    return Entry((Run(statement.label or "says", Style.LABEL),), values)


def _presence(presence: ActorPresence) -> tuple[Line, ...]:
    article = presence.article
    return (
        (tag(article),),
        (Run(article.name, Style.TEXT, article.link),),
        show_reference_date(article.reference_date),
        (Run(counted(presence.mentions, "mention by name", "mentions by name"), Style.ASIDE),),
    )
