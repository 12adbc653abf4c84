"""One function per command: articles and selectors in, result out. Also the public Python interface.

First the articles are opened, once: read, annotated, put in order, numbered. Then any question can be asked of the
collection:

    >>> opened = open_collection(["seeds"])
    >>> [annotated.article.name for annotated in opened.collection.articles]
    ['004_3df23b15de79a914.txt', '000_7418e80a51da31e4.txt']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from briefing.arguments import select_all, select_each
from briefing.errors import ConfigError, SelectionError, SourceError
from briefing.frozen import dataclass
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, PartialDate, PublicationDate
from briefing.model.collection import Collection
from briefing.model.results import (
    ActorProfile,
    ArticleList,
    ArticleSummary,
    Choice,
    IncidentComparison,
    JointSummary,
    Result,
)
from briefing.selection import Selection, describe, parse_date, select_one

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
    collection: Collection,
    *what: str,
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
    method: str = "default",
    explain: bool = False,
    language: str | None = None,
) -> Answer[tuple[ArticleSummary, ...]]:
    """What each of the articles meant says, in the order asked for; of all articles where none is named.

    Args:
        collection: the articles.
        what: which of them are meant, by number, date, file name or words.
        sentences: how many sentences to take as key points.
        words: how many words the key points have together at most; at least one sentence is taken that fits.
        ratio: the share of an article's sentences to take, above 0 and at most 1. Without any of the three, the
            article's length decides.
        method: who chooses: `default`, or one of `briefing.analysis.methods.METHODS` to compare with.
        explain: whether each summary has the rank and the score of every sentence.
        language: the articles' language, an ISO 639-1 code; None finds out.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
        ConfigError: a length cannot be, two are asked for, or there is no such method.
    """
    from briefing.analysis.summary import summarize as summarize_one

    choice = _choice(method, sentences=sentences, words=words, ratio=ratio)
    selection, problems = select_all(collection, what)
    summaries = tuple(
        summarize_one(collection, number, choice, explain=explain, language=language)
        for number in selection.numbers
    )
    return Answer(summaries, selection.notes, problems)


def summarize_together(
    collection: Collection,
    *what: str,
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
    method: str = "default",
    explain: bool = False,
    language: str | None = None,
) -> Answer[JointSummary]:
    """What the articles meant say together, in order of time; all articles where none is named.

    Arguments and errors are those of `summarize`. Without a length, it is what fits one screen.
    """
    from briefing.analysis.together import summarize_together as summarize_all

    choice = _choice(method, sentences=sentences, words=words, ratio=ratio)
    selection, problems = select_all(collection, what)
    joint = summarize_all(collection, selection.numbers, choice, explain=explain, language=language)
    return Answer(joint, selection.notes, problems)


def compare(collection: Collection, *what: str) -> Answer[IncidentComparison]:
    """The incidents of the articles meant, side by side; of all articles where none is named.

    A selector means one article each; a folder or a pattern means all of its articles.

    Raises:
        NothingMatches: a selector means no article.
        SeveralMatch: a selector means several, or none is given and there are more than four articles.
        SelectionError: there are not two articles to compare.
    """
    from briefing.analysis.comparison import compare as compare_incidents

    selection = select_each(collection, what)
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

    selection, problems = select_all(collection, what)
    references = tuple(
        article_reference(collection.article(number), number)
        for number in sorted(selection.numbers)
    )
    return Answer(ArticleList(articles=references), selection.notes, problems)


def _choice(
    method: str, *, sentences: int | None, words: int | None, ratio: float | None
) -> Choice:
    from briefing.analysis.length import asked_length

    if method != "default":
        from briefing.analysis.methods import METHODS

        if method not in METHODS:
            raise ConfigError(
                f"there is no method {method}",
                subject=method,
                hint=f"the methods are {', '.join(('default', *METHODS))}",
            )
    return Choice(method, asked_length(sentences=sentences, words=words, ratio=ratio))


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


def _too_few(collection: Collection, selection: Selection) -> SelectionError:
    here = describe(collection, collection.every)
    return SelectionError(
        "a comparison needs two articles"
        + (f", and only [{selection.numbers[0]}] is named" if selection.numbers else ""),
        hint="name two of the articles here, as in briefing compare 1 2" if len(here) > 1 else "",
        candidates=here,
    )
