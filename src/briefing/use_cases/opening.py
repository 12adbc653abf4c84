"""Names to a collection: articles read or taken from the library, annotated, put in order, numbered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.errors import ConfigError
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, PartialDate, PublicationDate
from briefing.model.collection import Collection
from briefing.selection import parse_date, select_one
from briefing.use_cases.answers import Opened


def open_collection(
    names: Sequence[str],
    *,
    what: Sequence[str] = (),
    about: str = "",
    library: Path | None = None,
    dates: Mapping[str, str] | None = None,
    stdin: Callable[[], bytes] | None = None,
    allow_local: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> Opened:
    """The articles of files, folders, patterns and `-`, annotated, in order of date and then name.

    The same file is read once, however it is named, and the order of `names` changes nothing.

    Args:
        names: where the articles are; `library:` stands for the library.
        what: which of the library's articles are wanted, by selectors; without any, the newest.
        about: the name of an actor, to have the library's articles about it instead.
        library: the library's file.
        dates: dates that overrule an article's own, by selector: `{"2": "2026-02"}`. They change no number.
        stdin: reads standard input for `-`.
        allow_local: whether addresses of the local network may be fetched.
        on_progress: called with the number of articles done and their total, before each and at the end.

    Raises:
        NothingMatches, SeveralMatch: a key of `dates` does not mean one article.
        ConfigError: a value of `dates` is no date.
    """
    from briefing.sources import open_sources

    # A file that is named twice keeps the first of its names: in their own order, not in the order given.
    reading = open_sources(sorted(names), stdin=stdin or bytes)
    annotated = _in_order(_annotate_all(reading.articles, on_progress or _ignore))
    if dates:
        annotated = _overrule(annotated, dates)
    return Opened(_link(annotated), reading.problems)


def _ignore(done: int, total: int) -> None:
    pass


def _annotate_all(
    articles: tuple[Article, ...], on_progress: Callable[[int, int], None]
) -> Iterator[AnnotatedArticle]:
    from briefing.language import annotate

    for done, article in enumerate(articles):
        on_progress(done, len(articles))
        yield annotate(article)
    on_progress(len(articles), len(articles))


def _in_order(articles: Iterator[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    return tuple(sorted(articles, key=_order))


def _order(annotated: AnnotatedArticle) -> tuple[bool, tuple[int, int, int], str, str]:
    date, article = annotated.reference_date.date, annotated.article
    key = (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)
    return date is None, key, article.name, article.source


def _overrule(
    articles: tuple[AnnotatedArticle, ...], dates: Mapping[str, str]
) -> tuple[AnnotatedArticle, ...]:
    """The articles in the same order, those named in `dates` annotated anew from the date given."""
    from briefing.language import annotate

    collection, overruled = Collection(articles), list(articles)
    for selector, text in dates.items():
        date = _given_date(text)
        (number,) = select_one(collection, selector).numbers
        given = PublicationDate(date=date, origin="--date")
        overruled[number - 1] = annotate(
            replace(articles[number - 1].article, publication_date=given)
        )
    return tuple(overruled)


def _given_date(text: str) -> PartialDate:
    date = parse_date(text)
    if date is None:
        raise ConfigError(
            f"{text or 'nothing'} is not a date",
            subject=text,
            hint="write a year, a month or a day: 2026, 2026-02, 2026-02-16",
        )
    return date


def _link(articles: tuple[AnnotatedArticle, ...]) -> Collection:
    from briefing.language.linking import link_actors

    return Collection(articles, link_actors(articles))
