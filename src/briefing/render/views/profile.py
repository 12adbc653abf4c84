"""View of an actor's profile: roles, timeline, speech, what others say, ties."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.annotation import ActorKind
from briefing.model.results import (
    ActorPresence,
    ActorProfile,
    Finding,
    MonthCount,
    ProfileSection,
    Role,
    Tie,
)
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
    ProfileSection.ROLES: 6,
    ProfileSection.PEOPLE: 6,
    ProfileSection.TIMELINE: 8,
    ProfileSection.DEALINGS: 4,
    ProfileSection.FIGURES: 4,
    ProfileSection.CHARGES: 4,
    ProfileSection.SAYS: 5,
    ProfileSection.OTHERS: 5,
    ProfileSection.TIES: 6,
}
"""Entries of each section in a profile that is not shown in full: with them it is about a screen long."""
_MOST_STATEMENTS = 2
"""Sentences shown of each other voice in such a profile."""
_MOST_CITATIONS = 5
"""Places given where two are only named together."""
_MOST_ARTICLES = 12
"""Articles listed in such a profile; of more only the number and the months are told."""
_TITLES = {
    ProfileSection.ROLES: "ROLES",
    ProfileSection.PEOPLE: "LEADERS AND MEMBERS",
    ProfileSection.TIMELINE: "TIMELINE",
    ProfileSection.DEALINGS: "DEALINGS",
    ProfileSection.FIGURES: "FIGURES",
    ProfileSection.CHARGES: "ACCUSED AND CHARGED",
    ProfileSection.SAYS: "SAYS",
    ProfileSection.OTHERS: "OTHERS SAY",
    ProfileSection.TIES: "TIES",
}
_TITLES_OF_PLACES = {
    ProfileSection.ROLES: "WHAT IT IS",
    ProfileSection.PEOPLE: "WHO GOVERNS",
    ProfileSection.TIMELINE: "WHAT HAPPENED THERE",
}
_BLOCKS = "▁▂▃▄▅▆▇█"


def view_profile(profile: ActorProfile, *, full: bool = True) -> Document:
    """Who an actor is, over all articles; only first entries unless `full`."""
    articles = [presence.article for presence in profile.presences]
    sources = by_number(articles)
    sections: tuple[Section, ...] = (
        (_header(profile), *_who(profile, sources), *_volume(profile)),
        *(_shown(section, profile, sources, full) for section in profile.sections),
        _silent(profile),
    )
    rows = tuple(_presence(presence) for presence in profile.presences)
    few = full or len(rows) <= _MOST_ARTICLES
    footer = (Rule(), Listing(rows)) if rows and few else ()
    end: Section = (*legend(sections, articles), *footer)
    return Document(f"Actor profile: {profile.name}", (*sections, end))


def _shown(section: ProfileSection, profile: ActorProfile, sources: Sources, full: bool) -> Section:
    if not _entries(profile, section):
        return ()
    title, most = _title(section, profile), None if full else _MOST[section]
    match section:
        case ProfileSection.ROLES:
            return _section(title, _roles(profile, sources, most), len(profile.roles))
        case ProfileSection.TIMELINE:
            return _timeline(title, profile, sources, most)
        case ProfileSection.OTHERS:
            entries = tuple(
                Entry(voice_label(v), show_voice(v, sources)[: None if full else _MOST_STATEMENTS])
                for v in profile.others[:most]
            )
            return _section(title, entries, len(profile.others))
        case ProfileSection.PEOPLE | ProfileSection.TIES:
            ties = profile.people if section is ProfileSection.PEOPLE else profile.ties
            return _section(title, _ties(ties[:most], sources), len(ties))
        case _:
            return _sentences(title, _findings(profile, section), sources, most)


def _title(section: ProfileSection, profile: ActorProfile) -> str:
    places = _TITLES_OF_PLACES if profile.kind is ActorKind.PLACE else {}
    return places.get(section, _TITLES[section])


def _silent(profile: ActorProfile) -> Section:
    """One line for all sections that have nothing."""
    titles = [_title(s, profile).lower() for s in profile.sections if not _entries(profile, s)]
    return (Note((NONE_FOUND, Run(f": {', '.join(titles)}", Style.ABSENT))),) if titles else ()


def _entries(profile: ActorProfile, section: ProfileSection) -> Sequence[object]:
    return {
        ProfileSection.ROLES: profile.roles,
        ProfileSection.PEOPLE: profile.people,
        ProfileSection.TIMELINE: profile.timeline,
        ProfileSection.OTHERS: profile.others,
        ProfileSection.TIES: profile.ties,
    }.get(section) or _findings(profile, section)


def _findings(profile: ActorProfile, section: ProfileSection) -> tuple[Finding, ...]:
    return {
        ProfileSection.CHARGES: profile.accusations,
        ProfileSection.SAYS: profile.statements,
        ProfileSection.DEALINGS: profile.dealings,
        ProfileSection.FIGURES: profile.figures,
    }.get(section, ())


def _volume(profile: ActorProfile) -> tuple[Note, ...]:
    """Mentions by month as a line of blocks, from the first month to the last, with the most and when that was."""
    if len(profile.volume) < _FEWEST_MONTHS:
        return ()
    counts = {(month.year, month.month): month.count for month in profile.volume}
    first, last = profile.volume[0], profile.volume[-1]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    step = -(-len(months) // _MOST_BLOCKS)
    totals = [
        sum(counts.get((month // 12, month % 12 + 1), 0) for month in months[start : start + step])
        for start in range(0, len(months), step)
    ]
    top = max(totals)
    blocks = "".join(
        _BLOCKS[-(-count * len(_BLOCKS) // top) - 1] if count else " " for count in totals
    )
    most = max(profile.volume, key=lambda month: month.count)
    unit = "a month" if step == 1 else f"{step} months"
    aside = f"   mentions, {unit} a block; most in {_month(most)}: {most.count:,}"
    return (
        Note(
            (
                Run(f"{_month(first)} "),
                Run(blocks, Style.SEPARATOR),
                Run(f" {_month(last)}"),
                Run(aside, Style.ASIDE),
            )
        ),
    )


_FEWEST_MONTHS = 3
"""Months with mentions from which on a line of them tells more than the list of articles."""
_MOST_BLOCKS = 36
"""Blocks of the longest line."""


def _month(month: MonthCount) -> str:
    return f"{month.year}-{month.month:02}"


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


def _section(title: str, entries: tuple[Entry, ...], count: int) -> Section:
    """The entries shown of `count`."""
    return Heading(title, _more(count - len(entries))), KeyValues(entries)


def _more(count: int) -> Line:
    """How much of a section is not shown, and how to see it."""
    return (Run(f"and {count} more: --full", Style.ASIDE),) if count else ()


def _roles(profile: ActorProfile, sources: Sources, most: int | None) -> tuple[Entry, ...]:
    """The roles that most articles give, in order of time."""
    chosen = sorted(profile.roles, key=lambda role: -role.articles)[:most]
    return tuple(
        Entry(
            _period(role),
            ((*show_finding(role.finding, sources), *_articles(role.articles)),),
        )
        for role in profile.roles
        if role in chosen
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


def _timeline(title: str, profile: ActorProfile, sources: Sources, most: int | None) -> Section:
    chosen = sorted(profile.timeline, key=lambda moment: -moment.weight)[:most]
    shown = [moment for moment in profile.timeline if moment in chosen]
    more = _more(len(profile.timeline) - len(shown))
    marked = any(moment.incident for moment in shown)
    aside = (INCIDENT, Run(" attack or alleged attempt", Style.ASIDE)) if marked else ()
    gap = (Run("   "),) if aside and more else ()
    entries = tuple(show_moment(moment, sources) for moment in shown)
    return Heading(title, (*aside, *gap, *more)), KeyValues(entries, marked=True)


def _sentences(
    title: str, findings: tuple[Finding, ...], sources: Sources, most: int | None
) -> Section:
    """The sentences that tell most, in the order of the articles."""
    shown = sorted(
        findings[:most], key=lambda finding: (finding.citation.article, finding.citation.sentence)
    )
    more = _more(len(findings) - len(shown))
    return Heading(title, more), Bullets(tuple(show_finding(f, sources) for f in shown))


def _ties(ties: tuple[Tie, ...], sources: Sources) -> tuple[Entry, ...]:
    """Each other's name and what is said of the two, else where they are named together; a sentence once."""
    shown: set[Citation] = set()
    entries = []
    for tie in ties:
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
