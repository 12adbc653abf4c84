"""One function per command: articles and selectors in, result out. Also the public Python interface.

First the articles are opened, once: read, annotated, put in order, numbered. Then any question can be asked of the
collection:

    >>> opened = open_collection(["seeds"])
    >>> [annotated.article.name for annotated in opened.collection.articles]
    ['004_3df23b15de79a914.txt', '000_7418e80a51da31e4.txt']
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Generic, TypeVar

from briefing.errors import (
    ConfigError,
    NothingMatches,
    SelectionError,
    SeveralMatch,
    SourceError,
    SourceNotFound,
)
from briefing.frozen import dataclass
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, PartialDate, PublicationDate
from briefing.model.collection import Collection
from briefing.model.results import (
    ActorProfile,
    ArticleList,
    ArticleSummary,
    IncidentComparison,
    Result,
)
from briefing.selection import (
    Selection,
    describe,
    is_number_or_date,
    parse_date,
    select,
    select_one,
)

MOST_COMPARED = 4
"""How many incidents are compared at most where none is named: more do not fit a screen side by side."""

ResultT = TypeVar("ResultT", bound=Result)


@dataclass(frozen=True, slots=True)
class Opened:
    """The articles that could be read, as a collection, and what could not be read."""

    collection: Collection
    problems: tuple[SourceError, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer(Generic[ResultT]):
    """A command's result, what the reader should know about how it came, and what could not be had."""

    result: ResultT
    notes: tuple[str, ...] = ()
    problems: tuple[SourceError, ...] = ()


def open_collection(
    names: Sequence[str],
    *,
    dates: Mapping[str, str] | None = None,
    stdin: Callable[[], bytes] | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Opened:
    """The articles of files, folders, patterns and `-`, annotated, in order of date and then name.

    The same file is read once, however it is named, and the order of `names` changes nothing.

    Args:
        names: where the articles are.
        dates: dates that overrule an article's own, by selector: `{"2": "2026-02"}`. They change no number.
        stdin: reads standard input for `-`.
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


def summarize(
    collection: Collection, *what: str, sentences: int | None = None
) -> Answer[tuple[ArticleSummary, ...]]:
    """What each of the articles meant says, in the order asked for; of all articles where none is named.

    `sentences` is how many sentences to take as key points; None leaves it to the article's length.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
    """
    from briefing.analysis.summary import summarize as summarize_one

    selection, problems = _select_all(collection, what)
    summaries = tuple(
        summarize_one(collection, number, sentences=sentences) for number in selection.numbers
    )
    return Answer(summaries, selection.notes, problems)


def compare(collection: Collection, *what: str) -> Answer[IncidentComparison]:
    """The incidents of the articles meant, side by side; of all articles where none is named.

    A selector means one article each; a folder or a pattern means all of its articles.

    Raises:
        NothingMatches: a selector means no article.
        SeveralMatch: a selector means several, or none is given and there are more than four articles.
        SelectionError: there are not two articles to compare.
    """
    from briefing.analysis.comparison import compare as compare_incidents

    selection = _select_each(collection, what)
    if len(selection.numbers) < 2:
        raise _too_few(collection, selection)
    return Answer(compare_incidents(collection, selection.numbers), selection.notes)


def profile(collection: Collection, name: str) -> Answer[ActorProfile]:
    """Who the actor of that name is, over all articles.

    Raises:
        ActorNotFound: nobody bears the name; the candidates are names like it.
        SeveralActors: several do; the candidates list them.
    """
    from briefing.analysis.actor import profile as profile_actor
    from briefing.errors import ActorNotFound, SeveralActors
    from briefing.language.linking import find_actors, suggest_actors

    actors = find_actors(collection.actors, name)
    if len(actors) == 1:
        return Answer(profile_actor(collection, actors[0]))
    if actors:
        names = tuple(actor.name for actor in actors)
        raise SeveralActors(
            f"{len(actors)} actors are called {name}",
            subject=name,
            hint="name one of them in full",
            candidates=names,
        )
    suggestions = tuple(actor.name for actor in suggest_actors(collection.actors, name))
    hint = f"did you mean {' or '.join(suggestions)}?" if suggestions else ""
    raise ActorNotFound(
        f"nobody in the articles is called {name}",
        subject=name,
        hint=hint or "briefing summary lists the names of each article",
        candidates=suggestions,
    )


def list_articles(collection: Collection, *what: str) -> Answer[ArticleList]:
    """The articles meant, with numbers and dates; all of them where none is named.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
    """
    from briefing.analysis.reference import article_reference

    selection, problems = _select_all(collection, what)
    references = tuple(
        article_reference(collection.article(number), number)
        for number in sorted(selection.numbers)
    )
    return Answer(ArticleList(articles=references), selection.notes, problems)


def names_to_open(
    what: Sequence[str], *, articles: Sequence[str] = (), fallback: Sequence[str] = ()
) -> tuple[str, ...]:
    """The names to open for a command's arguments.

    `articles` are always among them. Arguments that are paths are added. `fallback` is added where no
    articles are given and some argument is a selector, or there is none: so `summary story.txt` reads that file
    alone, while `compare 2018 story.txt` reads it beside the usual articles.
    """
    paths = tuple(word for word in what if is_path(word))
    if articles:
        return (*articles, *paths)
    if paths and len(paths) == len(what):
        return paths
    return (*fallback, *paths)


def is_path(word: str) -> bool:
    """Whether an argument names a file, a folder, a pattern or standard input, rather than select an article.

    What exists is a path, and what has a separator is meant as one; numbers and dates are selectors, always.
    """
    if is_number_or_date(word):
        return False
    if word == "-" or os.sep in word:
        return True
    try:
        return os.path.exists(word) or (any(sign in word for sign in "*?") and _has_match(word))  # noqa: PTH110
    except ValueError:
        # A null byte, which no path can hold.
        return False


def _has_match(pattern: str) -> bool:
    from glob import glob

    return bool(glob(pattern, recursive=True))  # noqa: PTH207


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


def _select_all(
    collection: Collection, what: Sequence[str]
) -> tuple[Selection, tuple[SourceError, ...]]:
    """All articles that any selector means, and a problem for each that looks like a file that is not there."""
    if not what:
        return Selection(tuple(range(1, len(collection.articles) + 1))), ()
    found: list[Selection] = []
    problems: list[SourceError] = []
    for selector in what:
        try:
            found.append(select(collection, selector))
        except NothingMatches as error:
            if not _looks_like_a_file(selector):
                raise
            if not os.path.exists(selector):  # noqa: PTH110
                problems.append(_not_found(selector, error))
    if not found and problems:
        raise problems[0]
    return _together(found), tuple(problems)


def _select_each(collection: Collection, what: Sequence[str]) -> Selection:
    """One article for each selector, all of them for a folder or pattern; all where none is given."""
    every = tuple(range(1, len(collection.articles) + 1))
    if not what:
        if len(every) > MOST_COMPARED:
            raise SeveralMatch(
                f"there are {len(every)} articles to compare",
                hint="name two of them, as in briefing compare 1 2",
                candidates=describe(collection, every),
            )
        return Selection(every)
    found = []
    for selector in what:
        choose = select if is_path(selector) else select_one
        try:
            found.append(choose(collection, selector))
        except NothingMatches as error:
            if _looks_like_a_file(selector) and not os.path.exists(selector):  # noqa: PTH110
                raise _not_found(selector, error) from error
            raise
    return _together(found)


def _together(found: Sequence[Selection]) -> Selection:
    numbers = (number for selection in found for number in selection.numbers)
    notes = (note for selection in found for note in selection.notes)
    return Selection(tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(notes)))


def _looks_like_a_file(selector: str) -> bool:
    return os.sep in selector or selector == "-" or Path(selector).suffix[1:].isalnum()


def _not_found(selector: str, error: NothingMatches) -> SourceNotFound:
    return SourceNotFound(f"no such file or article: {selector}", subject=selector, hint=error.hint)


def _too_few(collection: Collection, selection: Selection) -> SelectionError:
    here = describe(collection, tuple(range(1, len(collection.articles) + 1)))
    return SelectionError(
        "a comparison needs two articles"
        + (f", and only [{selection.numbers[0]}] is named" if selection.numbers else ""),
        hint="name two of the articles here, as in briefing compare 1 2" if len(here) > 1 else "",
        candidates=here,
    )
