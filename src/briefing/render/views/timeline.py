"""View of a timeline: a strip of its days, then a line an event, each cited."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from briefing.model.results import ArticleReference
from briefing.model.stories import DatedEvent, Timeline
from briefing.render.document import (
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
    MARK_OF,
    NONE_FOUND,
    Sources,
    by_number,
    counted,
    legend,
    short_dates,
    show_finding,
)
from briefing.render.views.strip import draw_strip


def view_timeline(timeline: Timeline) -> Document:
    """The events of several articles by day."""
    sections: list[Section] = [
        (_header(timeline),),
        view_events("TIMELINE", timeline.events, by_number(timeline.articles)),
    ]
    end: list[Note] = []
    if timeline.found > len(timeline.events):
        shown = len(timeline.events)
        more = f"the {shown} events most told of, of {timeline.found}: --full shows all"
        end.append(Note((Run(more, Style.ASIDE),)))
    end += legend(tuple(sections), timeline.articles)
    if end:
        sections.append(tuple(end))
    about = f" of {timeline.about}" if timeline.about else ""
    return Document(f"Timeline{about}", tuple(sections))


def view_events(title: str, events: Sequence[DatedEvent], sources: Sources) -> Section:
    """Events a line each under a heading, behind it how they lie in time."""
    if not events:
        return (Heading(title, (NONE_FOUND,)),)
    told: Counter[datetime.date] = Counter()
    for event in events:
        told[event.day] += event.articles
    strip = draw_strip(told)
    entries = tuple(event_entry(event, sources) for event in events)
    return (Heading(title), *((Note(strip),) if strip else ()), KeyValues(entries))


def event_entry(event: DatedEvent, sources: Sources) -> Entry:
    """A day and what happened on it, or will."""
    assert event.when.date is not None
    label = (Run(short_dates(event.when.date), Style.LABEL), *MARK_OF[event.when.basis])
    told = (
        (Run(f"  {counted(event.articles, 'article')}", Style.ASIDE),) if event.articles > 1 else ()
    )
    return Entry(label, ((*show_finding(event.event, sources), *told),))


def _header(timeline: Timeline) -> Header:
    articles = timeline.articles
    facts = (counted(len(articles), "article"), articles_span(articles))
    title: Line = (Run("TIMELINE", Style.TITLE),)
    if timeline.about:
        title = (*title, Run("   "), Run(timeline.about, Style.LABEL))
    return Header(
        title=title, aside=join(tuple((Run(fact, Style.ASIDE),) for fact in facts if fact))
    )


def articles_span(articles: Sequence[ArticleReference]) -> str:
    """The days of the first and the last article."""
    dates = [a.reference_date.date for a in articles if a.reference_date.date is not None]
    if not dates:
        return ""
    first, last = min(dates, key=lambda d: d.earliest), max(dates, key=lambda d: d.latest)
    return first.spoken() if first == last else f"{first.spoken()} to {last.spoken()}"
