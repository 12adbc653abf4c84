"""Open articles into a collection: read or load, annotate, sort, number."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.arguments import LIBRARY, is_path
from briefing.errors import ConfigError, SourceError, SourceNotFound
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import PartialDate, PublicationDate
from briefing.model.collection import Collection, LinkedActor
from briefing.model.period import parse_date
from briefing.selection import select_one
from briefing.use_cases.answer import Opened

if TYPE_CHECKING:
    from briefing.sources import Reading
    from briefing.use_cases.fetching import NetworkAccess

Numbered = tuple[int, AnnotatedArticle]


def open_collection(
    names: Sequence[str],
    *,
    what: Sequence[str] = (),
    about: str = "",
    library: Path | None = None,
    dates: Mapping[str, str] | None = None,
    stdin: Callable[[], bytes] | None = None,
    texts: Sequence[str] = (),
    network: NetworkAccess | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Opened:
    """Open and annotate the articles of files, folders, addresses and so on.

    They are in order of date and then name. The same file is read once, however it is named, and the order of `names`
    changes nothing. Articles are numbered from 1, but those of a library have the numbers that they have there, and
    others beside them come after its last.

    Args:
        names: where the articles are; `library:` stands for the library.
        what: which of the library's articles are wanted, by selectors; without any, the newest.
        about: the name of an actor, to have the library's articles about it instead.
        library: the library's file.
        dates: dates that overrule an article's own, by selector: `{"2": "2026-02"}`. They change no number.
        stdin: reads standard input for `-`.
        texts: articles that are at hand as text: prose, a page, a feed, a mail. Each is named `text-1` and so on.
        network: what of the network may be asked for addresses; None asks nothing.
        on_progress: called with the number of articles done and their total, before each and at the end.

    Raises:
        NothingMatches, SeveralMatch: a key of `dates`, or of `what`, does not mean one article, or any.
        ConfigError: a value of `dates` is no date.
        StoreError: the library cannot be read.
    """
    notes: tuple[str, ...] = ()
    kept: tuple[Numbered, ...] = ()
    on_progress, next_number = on_progress or _ignore, 1
    known = _kept_already(names, library)
    # A file that is named twice keeps the first of its names: in their own order, not in the order given.
    reading = _read(sorted({*names} - {LIBRARY, *known}), stdin or bytes, network)
    reading = _with_texts(reading, texts)
    # What is not there as a file may be the name of an article in one: `table.csv/2`.
    read_names = {article.name for article in reading.articles}
    known = tuple(name for name in known if name not in read_names)
    if library is not None and (LIBRARY in names or known):
        from briefing.use_cases.loading import take_kept

        asks = LIBRARY in names
        selectors = [word for word in what if word == LIBRARY or not is_path(word)]
        taken = take_kept(
            library,
            [*known, *(selectors if asks else ())],
            about=about,
            also=[word for word in dates or () if asks and not is_path(word)],
            on_progress=on_progress,
        )
        kept, next_number, notes = taken.articles, taken.next_number, taken.notes
    annotated, faults = _annotate_all(reading, on_progress)
    read = sorted(annotated, key=lambda pair: _order(pair[0]))
    numbered = [*kept, *enumerate((one for one, _ in read), next_number)]
    openers = dict(enumerate((name for _, name in read), next_number))
    notes += tuple(
        f"{article.name}: read as {article.encoding}"
        for article in reading.articles
        if article.encoding
    )
    if kept:
        numbered.sort(key=lambda pair: _order(pair[1]))
    collection = _collect(numbered, openers)
    if dates:
        collection = _overrule(collection, dates)
    problems = tuple(
        problem
        for problem in (*reading.problems, *faults)
        if not (isinstance(problem, SourceNotFound) and problem.subject in read_names)
    )
    return Opened(_link(collection), problems, notes, tuple(number for number, _ in kept))


def given_date(text: str) -> PartialDate:
    """The date that a reader gives.

    Raises:
        ConfigError: it is none.
    """
    date = parse_date(text)
    if date is None:
        raise ConfigError(
            f"{text or 'nothing'} is not a date",
            subject=text,
            hint="write a year, a month or a day: 2026, 2026-02, 2026-02-16",
        )
    return date


def _kept_already(names: Sequence[str], library: Path | None) -> tuple[str, ...]:
    """Those of the names by which the library has articles: addresses, as nothing is fetched twice, and what looks like
    a path but is none here, such as `example.org/flood` in a list of articles.
    """
    asked = tuple(name for name in names if _is_elsewhere(name))
    if not asked or library is None or not library.exists():
        return ()
    from briefing.use_cases.loading import open_kept

    with open_kept(library, read_only=True) as kept:
        return tuple(name for name in asked if kept.find(name=name))


def _is_elsewhere(name: str) -> bool:
    """Whether a name means no file or folder that is here."""
    from briefing.sources import is_address

    return is_address(name) or (os.sep in name and not os.path.lexists(name))


def _read(
    names: Sequence[str], stdin: Callable[[], bytes], network: NetworkAccess | None
) -> Reading:
    from briefing.sources import is_address, open_sources

    if network is None or not any(map(is_address, names)):
        return open_sources(names, stdin=stdin)
    from briefing.use_cases.fetching import material_at, open_fetcher

    with open_fetcher(network) as fetcher:
        return open_sources(names, stdin=stdin, fetch=material_at(fetcher))


def _with_texts(reading: Reading, texts: Sequence[str]) -> Reading:
    """What was read, and the articles in texts that are at hand, told apart by what they hold like piped ones."""
    from briefing.sources import Reading, open_sources

    for number, text in enumerate(texts, 1):
        name = f"text-{number}"
        found = open_sources(["-"], stdin=lambda text=text: text.encode("utf-8", "replace"))  # type: ignore[misc]
        articles = tuple(replace(article, source=name, name=name) for article in found.articles)
        reading = Reading(
            (*reading.articles, *articles),
            (*reading.problems, *found.problems),
            (*reading.names, *(name for _ in articles)),
        )
    return reading


def _ignore(done: int, total: int) -> None:
    pass


def _annotate_all(
    reading: Reading, on_progress: Callable[[int, int], None]
) -> tuple[list[tuple[AnnotatedArticle, str]], list[SourceError]]:
    """The articles annotated, each with the name that opened it, and the faults of those that cannot be."""
    from briefing.language import annotate

    annotated: list[tuple[AnnotatedArticle, str]] = []
    faults: list[SourceError] = []
    total = len(reading.articles)
    for done, (article, name) in enumerate(zip(reading.articles, reading.names, strict=True)):
        on_progress(done, total)
        try:
            annotated.append((annotate(article), name))
        except SourceError as fault:
            faults.append(fault)
    on_progress(total, total)
    return annotated, faults


def _order(annotated: AnnotatedArticle) -> tuple[bool, tuple[int, int, int], str, str]:
    date, article = annotated.reference_date.date, annotated.article
    key = (date.year, date.month or 0, date.day or 0) if date else (0, 0, 0)
    return date is None, key, article.name, article.source


def _collect(numbered: Sequence[Numbered], openers: Mapping[int, str]) -> Collection:
    """The articles under their numbers, which go without saying where they run from 1."""
    numbers = tuple(number for number, _ in numbered)
    return Collection(
        articles=tuple(annotated for _, annotated in numbered),
        numbers=() if numbers == tuple(range(1, len(numbers) + 1)) else numbers,
        opened_by=tuple(openers.get(number, "") for number in numbers),
    )


def _overrule(collection: Collection, dates: Mapping[str, str]) -> Collection:
    """The same articles in the same order, those named in `dates` annotated anew from the date given."""
    from briefing.language import annotate

    overruled = dict(collection.numbered())
    for selector, text in dates.items():
        date = given_date(text)
        (number,) = select_one(collection, selector).numbers
        given = PublicationDate(date=date, origin="--date")
        overruled[number] = annotate(
            replace(collection.article(number).article, publication_date=given)
        )
    return replace(collection, articles=tuple(overruled.values()))


def _link(collection: Collection) -> Collection:
    """The collection with the actors that its articles share, under its own numbers."""
    from briefing.language.actors.linking import link_actors

    actors = link_actors(collection.articles)
    if collection.numbers:
        actors = tuple(_renumbered(actors, collection.numbers))
    return replace(collection, actors=actors)


def _renumbered(actors: Iterable[LinkedActor], numbers: Sequence[int]) -> Iterator[LinkedActor]:
    """The actors with the numbers of their articles in place of the articles' ranks."""
    for actor in actors:
        members = tuple((numbers[rank - 1], index) for rank, index in actor.members)
        yield replace(actor, members=members)
