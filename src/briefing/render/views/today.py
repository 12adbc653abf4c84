"""View of a day: stories with two points each, what is ahead, the closing line."""

from __future__ import annotations

from briefing.model.results import ArticleReference
from briefing.model.stories import FollowList, StoryNews, Today, outlet_of
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
    Sources,
    by_number,
    counted,
    legend,
    show_finding,
    tag,
)
from briefing.render.views.timeline import event_entry
from briefing.render.views.together import show_shared

_SOURCES_SHOWN = 6


def view_today(today: Today) -> Document:
    """The stories in order, the diary, the closing line."""
    articles = [article for news in today.stories for article in (*news.articles, *news.earlier)]
    sources = by_number(articles)
    sections: list[Section] = [(_header(today),)]
    sections += [_story(place, news, sources) for place, news in enumerate(today.stories, 1)]
    if today.ahead:
        entries = tuple(event_entry(event, sources) for event in today.ahead)
        sections.append((Heading("NEXT"), KeyValues(entries)))
    marks = legend(
        tuple(sections), articles, disputed="the articles differ; a later one may know more"
    )
    sections.append((*marks, Note((Run(_end(today), Style.ASIDE),))))
    return Document("Today's stories", tuple(sections))


def view_follow_list(follows: FollowList) -> Document:
    """What is followed, a line each."""
    aside = (Run(follows.action, Style.ASIDE),) if follows.action else ()
    head: Section = (Header(title=(Run("FOLLOWED", Style.TITLE),), aside=aside, framed=False),)
    if not follows.followed:
        none = Run("nothing yet: briefing follow NAME", Style.ABSENT)
        return Document("What is followed", ((*head, Note((none,))),))
    return Document(
        "What is followed", ((*head, Bullets(tuple((Run(w),) for w in follows.followed))),)
    )


def _header(today: Today) -> Header:
    stories = counted(len(today.stories) + today.more, "story", "stories")
    facts = (counted(today.articles, "new article"), stories)
    return Header(
        title=(Run("TODAY", Style.TITLE),),
        aside=join(tuple((Run(fact, Style.ASIDE),) for fact in facts)),
    )


def _story(place: int, news: StoryNews, sources: Sources) -> Section:
    points: list[Line] = [show_shared(point, sources) for point in news.points]
    for found in news.disagreements:
        versions = join(tuple(show_shared(version, sources) for version in found.versions))
        points.append((Run(f"{found.subject}: ", Style.LABEL), *versions))
    # A headline is the article's, so it stands beside the tool's own number, as text.
    return (
        Heading(f"{place}", show_finding(news.headline, sources)),
        Bullets(tuple(points)),
        KeyValues((Entry((Run("sources", Style.ASIDE),), (_sources(news),)),)),
    )


def _sources(news: StoryNews) -> Line:
    """Who reports, how many of them copy, what came before, and why the reader follows it."""
    parts = [(*_outlet(article),) for article in news.articles[:_SOURCES_SHOWN]]
    asides = []
    if len(news.articles) > _SOURCES_SHOWN:
        asides.append(f"{len(news.articles) - _SOURCES_SHOWN} more")
    if news.copies:
        asides.append(f"{counted(news.copies, 'copy', 'copies')} among them")
    if news.earlier:
        numbers = " ".join(f"[{article.number}]" for article in news.earlier[-3:])
        asides.append(f"goes on from {counted(len(news.earlier), 'earlier article')}: {numbers}")
    if news.followed:
        asides.append(f"followed: {', '.join(news.followed)}")
    return join((*parts, *((Run(aside, Style.ASIDE),) for aside in asides)))


def _outlet(article: ArticleReference) -> Line:
    return Run(outlet_of(article), Style.LABEL, article.link), Run(" "), tag(article)


def _end(today: Today) -> str:
    stories = counted(len(today.stories), "story", "stories")
    minutes = counted(today.minutes, "minute")
    if today.more:
        return f"{stories}, {minutes}; {today.more} more: --full tells all"
    return f"{stories}, {minutes}: that is all"
