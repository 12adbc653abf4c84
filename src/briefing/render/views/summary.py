"""View of summaries: head, key points, who is who, dating; one screen or all."""

from __future__ import annotations

from briefing.languages import DATED_LANGUAGES, ENGLISH
from briefing.model.annotation import ActorKind
from briefing.model.article import Basis, Reason, ReferenceDate
from briefing.model.results import ArticleReference, ArticleSummary, NameCount
from briefing.model.text import HEADLINE, STANDFIRST, Citation
from briefing.render.document import (
    Block,
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
from briefing.render.views.choice import describe_choice, view_explanation
from briefing.render.views.phrases import (
    NONE_FOUND,
    Sources,
    by_number,
    cite,
    counted,
    legend,
    show_finding,
    show_reference_date,
    tag,
)
from briefing.render.views.summary_sections import view_all, view_brief, view_days, view_timeline

_NAMES_SHOWN = 10
"""Names of one kind that are listed without a role; the rest are counted."""
MANY = 6
"""From how many articles on each is kept to its key points, unless all is asked for."""


LANGUAGE_NAMES = {
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "pt": "Portuguese",
    "it": "Italian",
    "und": "another script",
}


def view_summaries(summaries: tuple[ArticleSummary, ...], *, full: bool = True) -> Document:
    """The summaries one after the other.

    Without `full`, each as what one screen holds, many with key points only.
    """
    many = len(summaries) >= MANY
    sections: list[Section] = []
    for summary in summaries:
        sections += _short_sections(summary) if many and not full else _sections(summary, full=full)
    articles = [summary.article for summary in summaries]
    inferred = "inferred, not in the text" + ("" if full else " (why: --full)")
    end: list[Block] = [
        *legend(tuple(sections), articles, incident="the incident", inferred=inferred)
    ]
    if many and not full:
        end.append(Note((Run("every section of each article: ", Style.ASIDE), Run("--full"))))
    if end:
        sections.append(tuple(end))
    names = ", ".join(article.name for article in articles[:3])
    return Document(
        f"Summary of {names}{' and others' if len(articles) > 3 else ''}", tuple(sections)
    )


def _sections(summary: ArticleSummary, *, full: bool) -> list[Section]:
    sources = by_number([summary.article])
    head: list[Section] = [
        (view_header("SUMMARY", summary.article, framed=full), *_foreign(summary)),
        _key_points(summary, sources),
        view_explanation(summary.explanation, summary.choice, sources),
    ]
    if summary.language != ENGLISH:
        dated = summary.language in DATED_LANGUAGES
        timeline = view_timeline if full else view_days
        sections = [*head, *([timeline(summary, sources)] if dated else [])]
        return [section for section in sections if section]
    if not full:
        return [section for section in (*head, view_brief(summary, sources)) if section]
    sections = [
        *head,
        *view_all(summary, sources),
        _names(summary, sources),
        _dating(summary.article, sources),
    ]
    return [section for section in sections if section]


def _short_sections(summary: ArticleSummary) -> list[Section]:
    """As much as a screen of many articles has room for."""
    article, sources = summary.article, by_number([summary.article])
    headline = [(Run(article.headline, Style.LABEL),)] if article.headline else []
    header = Header(
        title=_title(article),
        aside=(Run(_extent(summary), Style.ASIDE),),
        lines=(*headline, show_reference_date(article.reference_date)),
        framed=False,
    )
    points = Bullets(tuple(show_finding(finding, sources) for finding in summary.key_points))
    key_points = points if summary.key_points else Note((_none(summary),))
    explained = view_explanation(summary.explanation, summary.choice, sources)
    short: Section = (header, *_foreign(summary), key_points)
    return [short, explained] if explained else [short]


def _foreign(summary: ArticleSummary) -> tuple[Note, ...]:
    """That little is read of an article which is not in English."""
    if summary.language == ENGLISH:
        return ()
    language = LANGUAGE_NAMES.get(summary.language, summary.language)
    dates = "" if summary.language in DATED_LANGUAGES else "dates, "
    text = f"in {language}: speech, {dates}names and incidents are read in English only"
    return (Note((Run(text, Style.ABSENT),)),)


def _title(article: ArticleReference) -> Line:
    return tag(article), Run(" "), Run(article.name, Style.LABEL, article.link)


def _extent(summary: ArticleSummary) -> str:
    return describe_choice(summary.choice, summary.key_points, summary.article.sentences)


def _none(summary: ArticleSummary) -> Run:
    return Run(summary.why_none, Style.ABSENT) if summary.why_none else NONE_FOUND


def view_header(
    title: str, article: ArticleReference, *, more: tuple[Line, ...] = (), framed: bool = True
) -> Header:
    """The head of an article: headline, size, place, date, outlet, author, standfirst.

    `more` lines follow. What is missing of these is told.
    """
    sources = by_number([article])
    facts = (
        counted(article.words, "word"),
        counted(article.sentences, "sentence"),
        f"{article.minutes} min",
    )
    missing = []
    if not article.headline:
        missing.append("no headline")
    if not article.byline:
        missing.append("no byline")
    if article.reference_date.basis is Basis.INFERRED or article.reference_date.date is None:
        missing.append("no date line")
    headline = [_cited(article.headline, HEADLINE, article, sources, Style.LABEL)]
    standfirst = [_cited(article.standfirst, STANDFIRST, article, sources)]
    date: list[Line] = [show_reference_date(article.reference_date)]
    date += [
        (Run(words),) for words in (article.dateline, _outlet(article), article.byline) if words
    ]
    if missing:
        date.append(join(tuple((Run(words, Style.ABSENT),) for words in missing)))
    return Header(
        title=(Run(title, Style.TITLE), Run("   "), *_title(article)),
        aside=join(tuple((Run(fact, Style.ASIDE),) for fact in facts)),
        lines=tuple(filter(None, (*headline, join(tuple(date), "   "), *standfirst, *more))),
        framed=framed,
    )


def _cited(
    text: str | None,
    place: int,
    article: ArticleReference,
    sources: Sources,
    style: Style = Style.TEXT,
) -> Line:
    """The headline or the standfirst with its citation; () where there is none."""
    if not text:
        return ()
    return (Run(text, style), Run(" "), cite(Citation(article.number, place), sources))


def _outlet(article: ArticleReference) -> str:
    """The name of the site that the article is on, empty where its address is not known."""
    return article.address.partition("://")[2].partition("/")[0].removeprefix("www.")


def _key_points(summary: ArticleSummary, sources: Sources) -> Section:
    if not summary.key_points:
        return (Heading("KEY POINTS", (_none(summary),)),)
    aside = f"{_extent(summary)}, unchanged, in article order"
    return (
        Heading("KEY POINTS", (Run(aside, Style.ASIDE),)),
        Bullets(tuple(show_finding(finding, sources) for finding in summary.key_points)),
    )


def _names(summary: ArticleSummary, sources: Sources) -> Section:
    labels = {
        ActorKind.PERSON: "people",
        ActorKind.GROUP: "groups",
        ActorKind.PLACE: "places",
        ActorKind.OTHER: "also named",
    }
    entries = []
    for kind, label in labels.items():
        names = [name for name in summary.names if name.kind is kind]
        roles = [_name(name, sources) for name in names if name.role is not None]
        plain = [_name(name, sources) for name in names if name.role is None][:_NAMES_SHOWN]
        if len(names) - len(roles) > _NAMES_SHOWN:
            left = len(names) - len(roles) - _NAMES_SHOWN
            plain.append((Run(f"and {left} more", Style.ASIDE),))
        if names:
            lines = (*roles, *((join(tuple(plain)),) if plain else ()))
            entries.append(Entry((Run(label, Style.LABEL),), lines))
    if not entries:
        return (Heading("WHO'S WHO", (NONE_FOUND,)),)
    return Heading("WHO'S WHO"), KeyValues(tuple(entries))


def _name(name: NameCount, sources: Sources) -> Line:
    """A name with its count, its forms that are no part of it, and who that is: `United States (US) 4`."""
    words = set(name.name.split())
    others = [form for form in name.forms if not words.issuperset(form.split())]
    forms = f" ({', '.join(others)})" if others else ""
    role = (Run("  "), *show_finding(name.role, sources)) if name.role else ()
    return (Run(f"{name.name}{forms}"), Run(f" {name.count}", Style.COUNT), *role)


def _dating(article: ArticleReference, sources: Sources) -> Section:
    """Why an inferred date is what it is, and how to overrule it."""
    reference_date = article.reference_date
    if reference_date.basis is not Basis.INFERRED or reference_date.date is None:
        return ()
    confidence = f", {reference_date.confidence} confidence" if reference_date.confidence else ""
    aside: Line = (Run("? ", Style.INFERRED), Run(f"inferred{confidence}", Style.ASIDE))
    reasons = [_reason(reason, article.number, sources) for reason in reference_date.reasons]
    return Heading("DATING", aside), Bullets((*reasons, _overrule(article.number, reference_date)))


def _reason(reason: Reason, article: int, sources: Sources) -> Line:
    runs: list[Run] = []
    for part in reason.parts:
        gap = " " if runs and part.text[:1] not in ("", " ", ",", ";", ".", ":", ")") else ""
        runs.append(Run(gap + part.text))
        if part.sentence is not None:
            runs += [Run(" "), cite(Citation(article, part.sentence), sources)]
    return tuple(runs)


def _overrule(number: int, reference_date: ReferenceDate) -> Line:
    return (Run("to set it yourself: ", Style.ASIDE), Run(f"--date {number}={reference_date.date}"))
