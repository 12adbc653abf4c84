"""Read articles from Python and ask them: the interface for scripts and notebooks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, ConfigError, SourceError
from briefing.use_cases.answer import Opened
from briefing.use_cases.presenting import Briefing

if TYPE_CHECKING:
    from briefing.model.collection import Collection
    from briefing.model.results import ArticleReference

_MOST_WORDS_OF_A_NAME = 8
"""Words that the name of a file or a pattern may have; what has more and is no file is taken for an article's text."""

_SHOWN = 3


class Articles:
    """Articles that were read, numbered from 1 in order of date, to be queried.

    They can be asked as often as you like. `collection` is the frozen value behind it, `notes` what the reader should
    know, `problems` what could not be read. A selector, `what`, is as on the command line: a number, a date, a file's
    name, words of the text.
    """

    __slots__ = ("_opened",)

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    @property
    def collection(self) -> Collection:
        """The articles as a value, with all that was found in them."""
        return self._opened.collection

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader should know about how they were read."""
        return self._opened.notes

    @property
    def problems(self) -> tuple[SourceError, ...]:
        """What could not be read."""
        return self._opened.problems

    def __len__(self) -> int:
        return len(self.collection.articles)

    def __iter__(self) -> Iterator[ArticleReference]:
        from briefing.analysis.text.reference import article_reference

        for number, annotated in self.collection.numbered():
            yield article_reference(annotated, number)

    def __repr__(self) -> str:
        named = [f"[{article.number}] {article.headline or article.name}" for article in self]
        more = [f"and {len(named) - _SHOWN} more"] if len(named) > _SHOWN else []
        count = f"{len(named)} article{'' if len(named) == 1 else 's'}"
        return f"<{count}: {', '.join([*named[:_SHOWN], *more])}>"

    def _repr_html_(self) -> str:
        return self.list()._repr_html_()

    def list(self, *what: str) -> Briefing:
        """Which articles there are, with their dates and how each is known.

        Raises:
            NothingMatches: a selector means no article.
        """
        from briefing.use_cases.briefings import list_articles

        return Briefing(list_articles(self.collection, *what), self.collection)

    def summary(
        self,
        *what: str,
        sentences: int | None = None,
        words: int | None = None,
        ratio: float | None = None,
        method: str = "default",
        together: bool = False,
        full: bool = False,
    ) -> Briefing:
        """What each article says, or with `together` what all of them say.

        All articles where none is named. Arguments and errors are those of `briefing.summarize`; without `full`, it is
        shown in about one screen.
        """
        from briefing.use_cases.briefings import summarize, summarize_together

        ask = summarize_together if together else summarize
        answer = ask(
            self.collection, *what, sentences=sentences, words=words, ratio=ratio, method=method
        )
        return Briefing(answer, self.collection, full=full)

    def compare(self, *what: str) -> Briefing:
        """How the incidents of two articles or more compare.

        Errors are those of `briefing.compare`.
        """
        from briefing.use_cases.briefings import compare

        return Briefing(compare(self.collection, *what), self.collection)

    def incidents(self, *what: str) -> Briefing:
        """All incidents that the articles report.

        Errors are those of `briefing.list_incidents`.
        """
        from briefing.use_cases.briefings import list_incidents

        return Briefing(list_incidents(self.collection, *what), self.collection)

    def actor(self, name: str, *, full: bool = False) -> Briefing:
        """Who somebody is, over all articles. Errors are those of `briefing.profile`."""
        from briefing.use_cases.briefings import profile

        return Briefing(profile(self.collection, name), self.collection, full=full)

    def timeline(self, *what: str, actor: str | None = None, limit: int | None = None) -> Briefing:
        """What happened when, a sentence a day. Errors are those of `briefing.timeline`."""
        from briefing.use_cases.timelines import timeline

        return Briefing(timeline(self.collection, *what, actor=actor, limit=limit), self.collection)

    def today(self, *what: str, words: int | None = None, full: bool = False) -> Briefing:
        """The stories of the articles, those told most first.

        Errors are those of `briefing.today`.
        """
        from briefing.use_cases.day_briefing import today

        return Briefing(today(self.collection, *what, words=words, full=full), self.collection)

    def story(self, *what: str) -> Briefing:
        """One story whole. Errors are those of `briefing.story`."""
        from briefing.use_cases.story_briefing import story

        return Briefing(story(self.collection, *what), self.collection)

    def actors(self, *what: str, like: str = "", limit: int = 30) -> Briefing:
        """Who and what the articles name, the most named first.

        Errors are those of `briefing.list_actors`.
        """
        from briefing.use_cases.cast import list_actors

        answer = list_actors(self.collection, *what, like=like, limit=limit)
        return Briefing(answer, self.collection)

    def show(self, *what: str) -> Briefing:
        """Articles whole, each sentence with the number that citations use.

        Raises:
            NothingMatches: a selector means no article, or none is given.
        """
        from briefing.use_cases.briefings import show_articles

        return Briefing(show_articles(self._opened, *what), self.collection)


def read(
    *sources: str | os.PathLike[str],
    dates: Mapping[str, str] | None = None,
    library: str | os.PathLike[str] | None = None,
    allow_local: bool = False,
) -> Articles:
    """Read articles from files, folders, patterns, web addresses, or texts at hand.

    Args:
        sources: each a path, an address, or the text itself: what has a line break, or more words than a file's name
            has and is no file. Feeds, mail, tables and archives may hold many articles. `library:` is the library.
        dates: dates that overrule an article's own, by selector: `{"2": "2026-02"}`.
        library: the library's file, for `library:` and for addresses that it has; none is asked without it.
        allow_local: whether addresses of the local network may be fetched.

    What cannot be read beside something that can is one of the `problems`.

    Raises:
        ConfigError: nothing is named.
        SourceError: not a single article could be read.
    """
    from briefing.use_cases.fetching import NetworkAccess
    from briefing.use_cases.opening import open_collection

    if not sources:
        raise ConfigError("nothing to read", hint='name a file, as in read("story.html")')
    given = [source if isinstance(source, str) else os.fspath(source) for source in sources]
    texts = [
        text
        for text, source in zip(given, sources, strict=True)
        if isinstance(source, str) and _is_text(text)
    ]
    opened = open_collection(
        [name for name in given if name not in texts],
        texts=texts,
        dates=dates,
        library=Path(library) if library is not None else None,
        network=NetworkAccess(allow_local=allow_local, proxies=_proxies()),
    )
    if not opened.collection.articles:
        raise _first(opened.problems) from None
    return Articles(opened)


def summary(
    *sources: str | os.PathLike[str],
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
    method: str = "default",
    together: bool = False,
    full: bool = False,
) -> Briefing:
    """What the articles of some sources say: `read(*sources).summary(...)`."""
    return read(*sources).summary(
        sentences=sentences,
        words=words,
        ratio=ratio,
        method=method,
        together=together,
        full=full,
    )


def search(
    query: str,
    *,
    library: str | os.PathLike[str],
    since: str | None = None,
    until: str | None = None,
    limit: int = 10,
) -> Briefing:
    """Search the articles of a library, with the sentence that answers best of each.

    Args:
        query: words, `"phrases"`, `begin*`, `AND`, `OR`, `NOT`, `NEAR(a b, 5)`, `headline:word`.
        library: the library's file.
        since: only articles dated from then on: `2026-01`.
        until: only articles dated until then.
        limit: how many at most, the best first.

    Raises:
        ConfigError: `since` or `until` is no date.
        QueryError: the query cannot be read.
        NothingMatches: no article answers to it.
        StoreError: the library cannot be read.
    """
    from briefing.model.period import Period
    from briefing.use_cases.opening import given_date
    from briefing.use_cases.searching import search as search_library

    period = None
    if since or until:
        first = given_date(since).earliest if since else None
        period = Period(first, given_date(until).latest if until else None)
    answer = search_library(query, library=Path(library), period=period, limit=limit)
    return Briefing(answer, library=Path(library))


def _first(problems: tuple[SourceError, ...]) -> BriefingError:
    """What to raise where nothing could be read, with a note that names it, as a traceback shows no more."""
    if not problems:
        return ConfigError("there is no article in it")
    problem = problems[0]
    for note in filter(None, (problem.subject, problem.hint)):
        problem.add_note(note)
    return problem


def _is_text(source: str) -> bool:
    """Whether a string is an article's text, not the name of one."""
    from briefing.sources import is_address

    if "\n" in source.strip():
        return True
    if is_address(source) or len(source.split()) <= _MOST_WORDS_OF_A_NAME:
        return False
    try:
        return not os.path.lexists(source)
    except (OSError, ValueError):
        return True


def _proxies() -> tuple[tuple[str, str], ...]:
    from urllib.request import getproxies

    return tuple(sorted(getproxies().items()))
