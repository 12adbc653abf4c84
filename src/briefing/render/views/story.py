"""View of one story whole: the latest, how it came, who says what, what is open."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.results import Finding, SharedFinding
from briefing.model.stories import StoryBriefing, outlet_of
from briefing.render.document import (
    Bullets,
    Document,
    Entry,
    Header,
    Heading,
    KeyValues,
    Line,
    Note,
    Run,
    Section,
    Style,
    join,
)
from briefing.render.views.phrases import (
    NONE_FOUND,
    Sources,
    by_number,
    counted,
    legend,
    show_finding,
    tag,
)
from briefing.render.views.summary_sections import voice_name
from briefing.render.views.timeline import articles_span, event_entry, view_events
from briefing.render.views.together import show_shared

_SOURCES_SHOWN = 12


def view_story(story: StoryBriefing) -> Document:
    """The sections of a story.

    What there is none of is left out but for key points and days.
    """
    sources = by_number(story.articles)
    points = story.key_points
    body: list[Section] = [
        (_header(story, sources),),
        (Heading("THE LATEST"), Bullets(tuple(_shared(points, sources))))
        if points
        else (Heading("THE LATEST", (NONE_FOUND,)),),
        view_events("HOW IT CAME", story.events, sources),
        _disagreements(story, sources),
        _voices(story, sources),
        (Heading("NEXT"), KeyValues(tuple(event_entry(e, sources) for e in story.ahead)))
        if story.ahead
        else (),
        _listed("OPEN", story.unknown, sources),
        _sources(story),
    ]
    sections = [section for section in body if section]
    sections.append(
        legend(
            tuple(sections),
            story.articles,
            disputed="the articles differ; a later one may know more",
        )
    )
    return Document(f"Story: {story.headline.text}", tuple(s for s in sections if s))


def _header(story: StoryBriefing, sources: Sources) -> Header:
    outlets = len({outlet_of(article) for article in story.articles})
    facts = (
        counted(len(story.articles), "article"),
        counted(outlets, "source"),
        articles_span(story.articles),
    )
    return Header(
        title=(Run("STORY", Style.TITLE),),
        aside=join(tuple((Run(fact, Style.ASIDE),) for fact in facts if fact)),
        lines=(show_finding(story.headline, sources),),
    )


def _shared(points: Sequence[SharedFinding], sources: Sources) -> list[Line]:
    return [show_shared(point, sources) for point in points]


def _disagreements(story: StoryBriefing, sources: Sources) -> Section:
    if not story.disagreements:
        return ()
    entries = tuple(
        Entry(
            (Run(found.subject, Style.LABEL),),
            tuple(show_shared(version, sources) for version in found.versions),
        )
        for found in story.disagreements
    )
    return Heading("NUMBERS THAT DIFFER"), KeyValues(entries)


def _voices(story: StoryBriefing, sources: Sources) -> Section:
    if not story.voices:
        return ()
    lines = tuple(
        (
            *voice_name(voice, sources),
            Run(": "),
            *show_finding(voice.statements[0].findings[0], sources),
        )
        for voice in story.voices
    )
    return Heading("WHO SAYS WHAT"), Bullets(lines)


def _listed(title: str, findings: Sequence[Finding], sources: Sources) -> Section:
    if not findings:
        return ()
    return Heading(title), Bullets(tuple(show_finding(finding, sources) for finding in findings))


def _sources(story: StoryBriefing) -> Section:
    shown = story.articles[-_SOURCES_SHOWN:]
    parts: list[Line] = [
        (Run(outlet_of(article), Style.LABEL, article.link), Run(" "), tag(article))
        for article in shown
    ]
    if len(story.articles) > len(shown):
        parts.append((Run(f"and {len(story.articles) - len(shown)} earlier", Style.ASIDE),))
    return Heading("SOURCES"), Note(join(tuple(parts)))
