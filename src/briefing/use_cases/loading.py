"""Load a command's articles from the library with cached annotations."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.arguments import LIBRARY, SEARCH, means_file
from briefing.errors import ConfigError, NothingMatches, SourceError, SourceNotFound, StoreError
from briefing.frozen import dataclass
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article
from briefing.model.collection import Collection
from briefing.model.period import Period, parse_period
from briefing.model.results import ArticleText
from briefing.model.text import fold
from briefing.selection import parse_number
from briefing.sources.files import not_found
from briefing.use_cases.about import MOST, numbers_about

if TYPE_CHECKING:
    from briefing.library import Library

NEWEST = 20
"""How many of a library's articles are taken where none are named: what a reader can look through."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Articles of a library under their numbers, with notes for the reader.

    The number after the last one is there too.
    """

    articles: tuple[tuple[int, AnnotatedArticle], ...]
    next_number: int
    notes: tuple[str, ...] = ()


def open_kept(path: Path, *, create: bool = False, read_only: bool = False) -> Library:
    """The library at `path`, with the annotator in use."""
    from briefing.language import annotator_version
    from briefing.library import open_library

    return open_library(path, annotator=annotator_version(), create=create, read_only=read_only)


def take_kept(
    path: Path,
    what: Sequence[str],
    *,
    about: str = "",
    also: Sequence[str] = (),
    on_progress: Callable[[int, int], None],
) -> Kept:
    """Take the library's articles that any selector means, or that name `about`.

    Without either, those added last. Those that the selectors of `also` mean are among them. Annotations that the
    library lacks are made and kept.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: the library has no articles.
        StoreError: the library cannot be read.
    """
    with open_kept(path, read_only=True) as kept:
        total = kept.count()
        if not total:
            raise SourceNotFound(
                "the library has no articles yet",
                subject=str(path),
                hint="add some: briefing add news/ or briefing add https://...",
            )
        numbers, notes = _chosen(kept, what, about, total)
        numbers = tuple(dict.fromkeys((*numbers, *choose_numbers(kept, also))))
        # Another process may take articles out meanwhile, even the last one.
        last = max((*kept.newest(1), *numbers), default=0)
        found: dict[int, AnnotatedArticle | Article] = dict(kept.annotated(numbers))
    annotated, faults = _annotate_missing(path, found, on_progress)
    return Kept(annotated, last + 1, (*notes, *faults))


def find_numbers(kept: Library, selector: str) -> tuple[int, ...]:
    """The numbers of the library's articles that a selector means, in its order.

    Empty where it means none.
    """
    number, period = parse_number(selector), parse_period(selector)
    if selector == LIBRARY:
        return kept.find()
    if selector.startswith(SEARCH):
        return kept.find(query=selector.removeprefix(SEARCH))
    if number is not None:
        return tuple(entry.number for entry in kept.entries((number,)))
    if period is not None:
        return kept.find(period=period)
    return kept.find(name=selector) or kept.find(words=selector)


def choose_numbers(kept: Library, what: Iterable[str]) -> tuple[int, ...]:
    """The numbers of the articles that any of the selectors means, each once.

    Raises:
        NothingMatches: one of them means none.
    """
    numbers: dict[int, None] = {}
    for selector in what:
        found = find_numbers(kept, selector)
        if not found:
            raise _nothing_matches(kept, selector)
        numbers |= dict.fromkeys(found)
    return tuple(numbers)


def with_provenance(
    path: Path, collection: Collection, numbers: Sequence[int], edition: int | None
) -> dict[int, ArticleText]:
    """Articles of the library in full, with where they were found and which version.

    Raises:
        ConfigError: there is no such edition.
    """
    from briefing.analysis.answers.article_text import show_article

    shown = {}
    with open_kept(path, read_only=True) as kept:
        for number in numbers:
            versions = kept.versions(number)
            now = next(version.ordinal for version in versions if version.current)
            if edition is not None and not 0 < edition <= len(versions):
                raise ConfigError(
                    f"[{number}] has no edition {edition}",
                    hint=f"it has {len(versions)}" if len(versions) > 1 else "it has only one",
                )
            texts = collection
            if edition not in (None, now):
                from briefing.language import annotate

                earlier = annotate(versions[(edition or now) - 1].article)
                texts = Collection((earlier,), numbers=(number,))
            shown[number] = replace(
                show_article(texts, number),
                found_in=tuple(dict.fromkeys(s.found_in for s in kept.sources(number))),
                edition=edition or now,
                editions=len(versions),
            )
    return shown


def _chosen(
    kept: Library, what: Sequence[str], about: str, total: int
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The numbers to open, and what to say of those left out."""
    if about:
        # Where nobody is called so, the newest tell what may have been meant.
        numbers = numbers_about(kept, about) or kept.newest(NEWEST)
    elif what:
        for selector in what:
            _check_there(kept, selector)
        numbers = choose_numbers(kept, what)
    else:
        note = (
            f"the {NEWEST} articles added last, of {total:,} in the library;"
            f" name others by date, number or words, or all: {LIBRARY}"
        )
        return kept.newest(NEWEST), ((note,) if total > NEWEST else ())
    if len(numbers) <= MOST:
        return numbers, ()
    newest = tuple(sorted(numbers)[-MOST:])
    return newest, (f"the {MOST} added last of the {len(numbers):,} articles that match",)


def _check_there(kept: Library, selector: str) -> None:
    """Raise `SourceNotFound` for what means a file, where no article of the library is called so."""
    if not means_file(selector) or os.sep in selector:
        return
    wanted = fold(selector)
    entries = kept.entries(kept.find(name=selector))
    if not any(wanted in (fold(entry.name), fold(Path(entry.source).name)) for entry in entries):
        raise not_found(selector)


def _annotate_missing(
    path: Path,
    found: dict[int, AnnotatedArticle | Article],
    on_progress: Callable[[int, int], None],
) -> tuple[tuple[tuple[int, AnnotatedArticle], ...], tuple[str, ...]]:
    """The articles annotated, and a note for each that cannot be.

    What had to be annotated is kept, if the library can be written.
    """
    missing = {n: article for n, article in found.items() if isinstance(article, Article)}
    known = {n: article for n, article in found.items() if isinstance(article, AnnotatedArticle)}
    faults: list[str] = []
    if missing:
        from briefing.language import annotate

        made: dict[int, AnnotatedArticle] = {}
        for done, (number, article) in enumerate(missing.items()):
            on_progress(done, len(missing))
            try:
                made[number] = annotate(article)
            except SourceError as fault:
                faults.append(f"[{number}] is left out: {fault}")
        on_progress(len(missing), len(missing))
        with suppress(StoreError), open_kept(path) as kept, kept.transaction():
            for annotated in made.values():
                kept.keep(annotated)
        known |= made
    return tuple((number, known[number]) for number in found if number in known), tuple(faults)


def _nothing_matches(kept: Library, selector: str) -> NothingMatches:
    return NothingMatches(
        f"no article of the library matches {selector}",
        subject=selector,
        hint=_what_is_there(kept, selector),
    )


def _what_is_there(kept: Library, selector: str) -> str:
    """What to do about a selector that no article answers to."""
    count = kept.count()
    dated = kept.find(period=Period(None, None)) if parse_period(selector) else ()
    if dated:
        first, last = (entry.date for entry in kept.entries((dated[0], dated[-1])))
        return f"its articles are dated from {first} to {last}"
    if count > 1 and parse_number(selector) is None:
        return f"briefing search looks through the text of all {count:,}"
    return "see what is there: briefing articles"
