"""View of an actor's profile: roles, timeline, speech, what others say, ties."""

from __future__ import annotations

from briefing.model.results import ActorPresence, ActorProfile, Finding, Role
from briefing.model.text import Citation
from briefing.render.document import (
    Bullets,
    Document,
    Entry,
    Header,
    Heading,
    KeyValues,
    Line,
    Listing,
    Note,
    Rule,
    Run,
    Section,
    Style,
    join,
)
from briefing.render.views.phrases import (
    INCIDENT,
    MARK_OF,
    NONE_FOUND,
    Sources,
    by_number,
    cite,
    counted,
    legend,
    show_finding,
    show_moment,
    show_reference_date,
    show_voice,
    tag,
    voice_label,
)

_MOST = {
    "ROLES": 6, "TIMELINE": 8, "ACCUSED AND CHARGED": 4, "SAYS": 5, "OTHERS SAY": 5, "TIES": 6,
}  # fmt: skip
"""Entries of each section in a profile that is not shown in full: with them it is about a screen long."""
_MOST_STATEMENTS = 2
"""Sentences shown of each other voice in such a profile."""
_MOST_CITATIONS = 5
"""Places given where two are only named together."""


def view_profile(profile: ActorProfile, *, full: bool = True) -> Document:
    """Who an actor is, over all articles; without `full`, each section's first entries and how many more there are."""
    articles = [presence.article for presence in profile.presences]
    sources = by_number(articles)
    sections: tuple[Section, ...] = (
        (_header(profile), *_who(profile, sources)),
        _section("ROLES", _roles(profile, sources), full),
        _timeline(profile, sources, full),
        _sentences("ACCUSED AND CHARGED", profile.accusations, sources, full),
        _sentences("SAYS", profile.statements, sources, full),
        _section(
            "OTHERS SAY",
            tuple(
                Entry(
                    voice_label(voice),
                    show_voice(voice, sources)[: None if full else _MOST_STATEMENTS],
                )
                for voice in profile.others
            ),
            full,
        ),
        _section("TIES", _ties(profile, sources), full),
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
    return Header(
        title=(Run("ACTOR PROFILE", Style.TITLE), Run("   "), Run(profile.name, Style.LABEL)),
        aside=(Run(extent, Style.ASIDE),),
        lines=(join(tuple(facts)),),
    )


def _who(profile: ActorProfile, sources: Sources) -> tuple[Note, ...]:
    return (Note(show_finding(profile.who, sources)),) if profile.who is not None else ()


def _section(title: str, entries: tuple[Entry, ...], full: bool) -> Section:
    if not entries:
        return (Heading(title, (NONE_FOUND,)),)
    shown = entries if full else entries[: _MOST[title]]
    return Heading(title, _more(len(entries) - len(shown))), KeyValues(shown)


def _more(count: int) -> Line:
    """How much of a section is not shown, and how to see it."""
    return (Run(f"and {count} more: --full", Style.ASIDE),) if count else ()


def _roles(profile: ActorProfile, sources: Sources) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            _period(role),
            ((*show_finding(role.finding, sources), *_articles(role.articles)),),
        )
        for role in profile.roles
    )


def _articles(count: int) -> Line:
    return (Run(f"  in {count} articles", Style.ASIDE),) if count > 1 else ()


def _period(role: Role) -> Line:
    """From when to when the articles call the actor so."""
    if role.first is None or role.last is None:
        return (Run("undated", Style.ABSENT),)
    first, last = role.first.year, role.last.year
    text = f"{first} to {last}" if first != last else str(role.first)
    return (Run(text, Style.LABEL), *MARK_OF[role.basis])


def _timeline(profile: ActorProfile, sources: Sources, full: bool) -> Section:
    if not profile.timeline:
        return (Heading("TIMELINE", (NONE_FOUND,)),)
    ranked = sorted(profile.timeline, key=lambda moment: -moment.weight)
    chosen = ranked if full else ranked[: _MOST["TIMELINE"]]
    shown = [moment for moment in profile.timeline if moment in chosen]
    more = _more(len(profile.timeline) - len(shown))
    marked = any(moment.incident for moment in shown)
    aside = (INCIDENT, Run(" attack or alleged attempt", Style.ASIDE)) if marked else ()
    gap = (Run("   "),) if aside and more else ()
    entries = tuple(show_moment(moment, sources) for moment in shown)
    return Heading("TIMELINE", (*aside, *gap, *more)), KeyValues(entries, marked=True)


def _sentences(title: str, findings: tuple[Finding, ...], sources: Sources, full: bool) -> Section:
    """The sentences that tell most, in the order of the articles."""
    if not findings:
        return (Heading(title, (NONE_FOUND,)),)
    shown = sorted(
        findings if full else findings[: _MOST[title]],
        key=lambda finding: (finding.citation.article, finding.citation.sentence),
    )
    more = _more(len(findings) - len(shown))
    return Heading(title, more), Bullets(tuple(show_finding(f, sources) for f in shown))


def _ties(profile: ActorProfile, sources: Sources) -> tuple[Entry, ...]:
    """Each other's name and what is said of the two, else where they are named together; a sentence once."""
    shown: set[Citation] = set()
    entries = []
    for tie in profile.ties:
        articles = _articles(len({citation.article for citation in tie.together}))
        finding = tie.finding
        if finding is not None and finding.citation not in shown:
            shown.add(finding.citation)
            value = show_finding(finding, sources)
        elif finding is not None:
            value = (Run("the same ", Style.ASIDE), cite(finding.citation, sources))
        else:
            where = tuple((cite(c, sources),) for c in tie.together[:_MOST_CITATIONS])
            value = (Run("named together ", Style.ASIDE), *join(where, " "))
        entries.append(Entry((Run(tie.name, Style.LABEL),), ((*value, *articles),)))
    return tuple(entries)


def _presence(presence: ActorPresence) -> tuple[Line, ...]:
    article = presence.article
    return (
        (tag(article),),
        (Run(article.name, Style.TEXT, article.link),),
        show_reference_date(article.reference_date),
        (Run(counted(presence.mentions, "mention by name", "mentions by name"), Style.ASIDE),),
    )
