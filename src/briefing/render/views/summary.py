"""View of summaries: key points, speech, dates, names, what is not stated."""

from __future__ import annotations

from briefing.languages import DATED_LANGUAGES, ENGLISH
from briefing.model.annotation import ActorKind
from briefing.model.article import Basis, Reason, ReferenceDate
from briefing.model.results import ArticleReference, ArticleSummary, NameCount
from briefing.model.text import Citation
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
    NONE_IN_TEXT,
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

_NAMES_SHOWN = 10
"""Names of one kind that are listed; the rest are counted."""


LANGUAGE_NAMES = {
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "pt": "Portuguese",
    "it": "Italian",
    "und": "another script",
}


def view_summaries(summaries: tuple[ArticleSummary, ...], *, full: bool = True) -> Document:
    """The summaries one after the other; without `full`, each with its header and key points only."""
    sections: list[Section] = []
    for summary in summaries:
        sections += _sections(summary) if full else _short_sections(summary)
    articles = [summary.article for summary in summaries]
    end: list[Block] = [*legend(tuple(sections), articles, incident="the incident")]
    if not full:
        end.append(Note((Run("every section of each article: ", Style.ASIDE), Run("--full"))))
    if end:
        sections.append(tuple(end))
    names = ", ".join(article.name for article in articles[:3])
    return Document(
        f"Summary of {names}{' and others' if len(articles) > 3 else ''}", tuple(sections)
    )


def _sections(summary: ArticleSummary) -> list[Section]:
    sources = by_number([summary.article])
    key_points = _key_points(summary, sources)
    explained = view_explanation(summary.explanation, summary.choice, sources)
    head: list[Section] = [
        (view_header("SUMMARY", summary.article), *_foreign(summary)),
        key_points,
        explained,
    ]
    if summary.language != ENGLISH:
        dated = summary.language in DATED_LANGUAGES
        sections = [*head, *([_moments(summary, sources)] if dated else [])]
        return [section for section in sections if section]
    sections = [
        *head,
        _voices(summary, sources),
        _moments(summary, sources),
        _names(summary),
        _not_stated(summary),
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
    return Run(summary.why_none, Style.ABSENT) if summary.why_none else NONE_IN_TEXT


def view_header(title: str, article: ArticleReference, *, more: tuple[Line, ...] = ()) -> Header:
    """The head of an article: what is shown of it, its size, its headline, date and author, what is missing, `more`."""
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
    headline = [(Run(article.headline, Style.LABEL),)] if article.headline else []
    date: list[Line] = [show_reference_date(article.reference_date)]
    if article.byline:
        date.append((Run(article.byline),))
    if missing:
        date.append(join(tuple((Run(words, Style.ABSENT),) for words in missing)))
    return Header(
        title=(Run(title, Style.TITLE), Run("   "), *_title(article)),
        aside=join(tuple((Run(fact, Style.ASIDE),) for fact in facts)),
        lines=(*headline, join(tuple(date), "   "), *more),
    )


def _key_points(summary: ArticleSummary, sources: Sources) -> Section:
    if not summary.key_points:
        return (Heading("KEY POINTS", (_none(summary),)),)
    aside = f"{_extent(summary)}, unchanged, in article order"
    return (
        Heading("KEY POINTS", (Run(aside, Style.ASIDE),)),
        Bullets(tuple(show_finding(finding, sources) for finding in summary.key_points)),
    )


def _voices(summary: ArticleSummary, sources: Sources) -> Section:
    entries = [Entry(voice_label(voice), show_voice(voice, sources)) for voice in summary.voices]
    if summary.lone_voice:
        nobody = Run("no other voice on the incident in the text", Style.ABSENT)
        entries.append(Entry((Run("anyone else", Style.LABEL),), ((nobody,),)))
    if not entries:
        return (Heading("WHO SAYS WHAT", (NONE_IN_TEXT,)),)
    return Heading("WHO SAYS WHAT"), KeyValues(tuple(entries))


def _moments(summary: ArticleSummary, sources: Sources) -> Section:
    if not summary.moments:
        return (Heading("WHEN", (NONE_IN_TEXT,)),)
    entries = tuple(show_moment(moment, sources) for moment in summary.moments)
    return Heading("WHEN"), KeyValues(entries, marked=True)


def _names(summary: ArticleSummary) -> Section:
    labels = {
        ActorKind.PERSON: "people",
        ActorKind.GROUP: "groups",
        ActorKind.PLACE: "places",
        ActorKind.OTHER: "other",
    }
    entries = []
    for kind, label in labels.items():
        names = [name for name in summary.names if name.kind is kind]
        if names:
            shown = [_name(name) for name in names[:_NAMES_SHOWN]]
            if len(names) > _NAMES_SHOWN:
                shown.append((Run(f"and {len(names) - _NAMES_SHOWN} more", Style.ASIDE),))
            entries.append(Entry((Run(label, Style.LABEL),), (join(tuple(shown)),)))
    if not entries:
        return (Heading("NAMES", (NONE_IN_TEXT,)),)
    return Heading("NAMES"), KeyValues(tuple(entries))


def _name(name: NameCount) -> Line:
    """A name with its count, and those of its forms that are no part of it: `United States (US) 4`."""
    words = set(name.name.split())
    others = [form for form in name.forms if not words.issuperset(form.split())]
    forms = f" ({', '.join(others)})" if others else ""
    return (Run(f"{name.name}{forms}"), Run(f" {name.count}", Style.COUNT))


def _not_stated(summary: ArticleSummary) -> Section:
    if not summary.not_stated:
        return ()
    facets = tuple((Run(name, Style.ABSENT),) for name in summary.not_stated)
    return (Heading("NOT STATED", join(facets)),)


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
