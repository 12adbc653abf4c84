"""View of a cast: the actors of articles by kind, with office, counts and days."""

from __future__ import annotations

from briefing.model.annotation import ActorKind
from briefing.model.results import Cast, CastMember
from briefing.render.document import (
    Document,
    Entry,
    Header,
    Heading,
    KeyValues,
    Line,
    Run,
    Section,
    Style,
)
from briefing.render.views.phrases import counted, show_finding

_HEADINGS = {
    ActorKind.PERSON: "PEOPLE",
    ActorKind.GROUP: "GROUPS",
    ActorKind.PLACE: "PLACES",
    ActorKind.OTHER: "ALSO NAMED",
}


def view_cast(cast: Cast) -> Document:
    """The actors by kind, in each the most named first, and how many more there are."""
    left = cast.total - len(cast.members)
    more = f"the {len(cast.members)} most named of {cast.total:,}: --limit" if left else ""
    header = Header(
        title=(Run("CAST", Style.TITLE),),
        aside=(Run(_extent(cast), Style.ASIDE),),
        lines=((Run(more, Style.ASIDE),),) if more else (),
    )
    sections = (_section(kind, cast) for kind in _HEADINGS)
    return Document("Cast", ((header,), *(section for section in sections if section)))


def _extent(cast: Cast) -> str:
    return f"{counted(cast.total, 'actor')} in {counted(cast.articles, 'article')}"


def _section(kind: ActorKind, cast: Cast) -> Section:
    entries = tuple(_entry(member) for member in cast.members if member.kind is kind)
    return (Heading(_HEADINGS[kind]), KeyValues(entries)) if entries else ()


def _entry(member: CastMember) -> Entry:
    office = ((Run("  "), *show_finding(member.office, {})),) if member.office else ((),)
    numbers: Line = (
        Run(f"{member.mentions:,}", Style.COUNT),
        Run(f" in {counted(member.articles, 'article')}{_days(member)}", Style.ASIDE),
    )
    return Entry((Run(member.name, Style.LABEL),), ((*numbers, *office[0]),))


def _days(member: CastMember) -> str:
    """When the first and the last article that names the actor is dated."""
    if member.first is None or member.last is None:
        return ""
    if member.first == member.last:
        return f", {member.first}"
    return f", {member.first} to {member.last}"
