"""View of a summary of several articles, and where their numbers differ."""

from __future__ import annotations

from dataclasses import replace

from briefing.model.results import ArticleReference, Disagreement, JointSummary, SharedFinding
from briefing.render.document import (
    Bullets,
    Document,
    Entry,
    Header,
    Heading,
    KeyValues,
    Line,
    Run,
    Section,
    Style,
    join,
)
from briefing.render.views.choice import describe_choice, shorten, view_explanation
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

_ARTICLES_SHOWN, _HEADLINE_SHOWN = 10, 46


def view_together(summary: JointSummary) -> Document:
    """The joint summary: the articles, key points by time, and numbers that differ."""
    sources = by_number(summary.articles)
    sections = [
        (_header(summary),),
        _key_points(summary, sources),
        _disagreements(summary, sources),
        view_explanation(summary.explanation, summary.choice, sources),
    ]
    end = legend(
        tuple(sections), summary.articles, disputed="the articles differ; a later one may know more"
    )
    if end:
        sections.append(end)
    title = f"Summary of {counted(len(summary.articles), 'article')} together"
    return Document(title, tuple(section for section in sections if section))


def _header(summary: JointSummary) -> Header:
    articles = summary.articles
    facts = (
        counted(sum(article.words for article in articles), "word"),
        counted(_sentences(summary), "sentence"),
        f"{sum(article.minutes for article in articles)} min",
    )
    lines = [_article(article) for article in articles[:_ARTICLES_SHOWN]]
    if len(articles) > _ARTICLES_SHOWN:
        rest = f"and {len(articles) - _ARTICLES_SHOWN} more: briefing articles lists them"
        lines.append((Run(rest, Style.ASIDE),))
    return Header(
        title=(
            Run("TOGETHER", Style.TITLE),
            Run("   "),
            Run(counted(len(articles), "article"), Style.LABEL),
        ),
        aside=join(tuple((Run(fact, Style.ASIDE),) for fact in facts)),
        lines=tuple(lines),
    )


def _article(article: ArticleReference) -> Line:
    """An article on one line: its number, its date, its file, as much of its headline as fits."""
    # Without its origin, a date is short enough.
    date = show_reference_date(replace(article.reference_date, origin=""))
    headline = shorten(article.headline or "", _HEADLINE_SHOWN)
    parts: tuple[Line, ...] = (
        (tag(article), Run(" "), *date),
        (Run(article.name, Style.LABEL, article.link),),
        (Run(headline),) if headline else (),
    )
    return join(tuple(filter(None, parts)), "   ")


def _key_points(summary: JointSummary, sources: Sources) -> Section:
    if not summary.key_points:
        none = Run(summary.why_none, Style.ABSENT) if summary.why_none else NONE_FOUND
        return (Heading("KEY POINTS", (none,)),)
    findings = [point.finding for point in summary.key_points]
    chosen = describe_choice(summary.choice, findings, _sentences(summary))
    return (
        Heading("KEY POINTS", (Run(f"{chosen}, unchanged, in order of time", Style.ASIDE),)),
        Bullets(tuple(show_shared(point, sources) for point in summary.key_points)),
    )


def _disagreements(summary: JointSummary, sources: Sources) -> Section:
    if not summary.disagreements:
        return (Heading("NUMBERS THAT DIFFER", (Run("none found", Style.ABSENT),)),)
    return (
        Heading("NUMBERS THAT DIFFER"),
        KeyValues(tuple(_disagreement(found, sources) for found in summary.disagreements)),
    )


def _disagreement(disagreement: Disagreement, sources: Sources) -> Entry:
    versions = tuple(show_shared(version, sources) for version in disagreement.versions)
    return Entry((Run(disagreement.subject, Style.LABEL),), versions)


def show_shared(point: SharedFinding, sources: Sources) -> Line:
    """A finding, and where else the same is said."""
    shown = show_finding(point.finding, sources)
    if not point.also:
        return shown
    places = join(tuple((cite(citation, sources),) for citation in point.also), " ")
    return (*shown, Run("  also in ", Style.ASIDE), *places)


def _sentences(summary: JointSummary) -> int:
    return sum(article.sentences for article in summary.articles)
