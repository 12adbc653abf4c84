"""Add articles to the library, export them."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.arguments import CLIPBOARD
from briefing.errors import SourceError
from briefing.model.article import Article, PublicationDate
from briefing.model.library import Addition, Outcome
from briefing.model.reports import (
    AdditionReport,
    KeptArticle,
    LibraryReport,
)
from briefing.sources import MAX_BYTES, is_address, list_sources, read_source
from briefing.sources.kinds import Kind, kind_by_name
from briefing.use_cases.answer import Answer
from briefing.use_cases.fetching import (
    NO_LOCAL_NETWORK,
    NetworkAccess,
    materials_at,
    open_fetcher,
)
from briefing.use_cases.ingesting import Piece, prepare_all
from briefing.use_cases.loading import choose_numbers, open_kept
from briefing.use_cases.opening import given_date

if TYPE_CHECKING:
    from briefing.library import Library
    from briefing.sources.fetching import Fetcher

BATCH = 25
"""Pieces that are kept in one change of the file: more are kept no faster, and another process waits longer."""

TOGETHER = 32
"""Addresses that are fetched before the first of them is kept: more keep more hosts busy, and more pages in memory."""


def add(
    names: Sequence[str],
    *,
    library: Path,
    at: datetime.datetime,
    date: str | None = None,
    stdin: Callable[[], bytes] | None = None,
    network: NetworkAccess = NO_LOCAL_NETWORK,
    on_progress: Callable[[int], None] | None = None,
) -> Answer[AdditionReport]:
    """Add articles of files, folders, addresses and so on to a library.

    Also patterns, `clipboard:` and `-`; what became of each is told. What is added before something goes wrong stays
    added.

    Args:
        names: where the articles are.
        library: the library's file; it is made where it is missing.
        at: the time that counts as theirs of reading, with a time zone.
        date: the date of those that tell none.
        stdin: reads standard input for `-`.
        network: what of the network may be asked for addresses.
        on_progress: called with the number of articles that have been kept.

    Raises:
        StoreError: the library cannot be written.
        ConfigError: `date` is none.
    """
    given = PublicationDate(date=given_date(date), origin="--date") if date else None
    with open_kept(library, create=True) as kept, open_fetcher(network) as fetcher:
        typed = {_absolute(name): name for name in names}
        pieces = _pieces(tuple(typed), stdin or bytes, fetcher, given)
        additions, problems = keep_all(kept, pieces, at=at, on_progress=on_progress)
        report = report_additions(kept, additions)
    for problem in problems:
        problem.subject = _as_typed(problem.subject, typed)
    return Answer(report, (), problems)


def export(what: Sequence[str] = (), *, library: Path) -> Iterator[str]:
    """Export the library's articles as JSON Lines, in their order.

    They are whole, so that adding them to another library gives the same. Each is one object; `sources/exported.py`
    reads it.

    Raises:
        NothingMatches: a selector means no article.
        StoreError: the library cannot be read.
    """
    with open_kept(library, read_only=True) as kept:
        numbers = choose_numbers(kept, what) if what else kept.find()
        for number, article in kept.articles(numbers):
            yield json.dumps({**_record(article), "number": number}, ensure_ascii=False)


def examine(library: Path, *, mend: bool = False, at: datetime.datetime) -> Answer[LibraryReport]:
    """Check a library for damage.

    With `mend`, it is how it was, and what has been done about it.

    Raises:
        StoreError: it cannot be looked into, or not mended.
    """
    from briefing.language import annotator_version
    from briefing.library import check, repair

    diagnosis = check(library, annotator=annotator_version())
    if not (mend and diagnosis.troubles):
        return Answer(LibraryReport(diagnosis=diagnosis))
    mended = repair(library, at=at, annotator=annotator_version())
    return Answer(LibraryReport(diagnosis=diagnosis, repair=mended))


def keep_all(
    kept: Library,
    pieces: Iterable[Piece | SourceError],
    *,
    at: datetime.datetime,
    on_progress: Callable[[int], None] | None = None,
) -> tuple[list[tuple[str, Addition]], tuple[SourceError, ...]]:
    """Add all articles of the pieces; what each addition did, and what failed.

    `on_progress` is called with how many have been kept.
    """
    problems: list[SourceError] = []
    additions: list[tuple[str, Addition]] = []
    prepared = prepare_all(_without_problems(pieces, problems), library=kept.path)
    while batch := list(islice(prepared, BATCH)):
        with kept.transaction():
            for one in batch:
                for article, annotated in one.articles:
                    addition = kept.add(article, found_in=one.found_in, at=at, annotated=annotated)
                    additions.append((one.found_in, addition))
        problems += [problem for one in batch for problem in one.problems]
        if on_progress is not None:
            on_progress(len(additions))
    return additions, tuple(problems)


def report_additions(kept: Library, additions: Sequence[tuple[str, Addition]]) -> AdditionReport:
    """Report additions, each article once, under the first thing that adding it did."""
    outcomes: dict[int, Outcome] = {}
    for _, addition in additions:
        outcomes.setdefault(addition.number, addition.outcome)
    changed = [number for number, outcome in outcomes.items() if outcome is not Outcome.KNOWN]
    counts = [list(outcomes.values()).count(outcome) for outcome in Outcome]
    by_outcome = dict(zip(Outcome, counts, strict=True))
    return AdditionReport(
        articles=tuple(
            KeptArticle(entry, outcomes[entry.number]) for entry in kept.entries(sorted(changed))
        ),
        new=by_outcome[Outcome.NEW],
        updated=by_outcome[Outcome.UPDATED],
        known=by_outcome[Outcome.KNOWN],
    )


def _record(article: Article) -> dict[str, object]:
    """What is exported of an article: all of it."""
    date = article.publication_date
    return {
        "schema": 1,
        "type": "article",
        "source": article.source,
        "name": article.name,
        "address": article.address,
        "headline": article.headline.of(article.text) if article.headline else None,
        "byline": article.byline.of(article.text) if article.byline else None,
        "date": str(date.date) if date else None,
        "date_origin": date.origin if date else None,
        "language": article.language,
        "text": article.text,
        "paragraphs": [[p.span.start, p.span.end, p.kind.value] for p in article.paragraphs],
    }


def _absolute(name: str) -> str:
    """The name as it means the same from any folder."""
    if name in ("", "-", CLIPBOARD) or "://" in name:
        return name
    # Not resolved: a link is named by its own name.
    return os.path.abspath(name)  # noqa: PTH100


def _as_typed(subject: str, typed: Mapping[str, str]) -> str:
    """The file at `subject` under the name that was typed for it or for the folder it is in."""
    for folder in (subject, *map(str, Path(subject).parents)):
        if folder in typed:
            return typed[folder].rstrip(os.sep) + subject[len(folder) :] or subject
    return subject


def _pieces(
    names: Sequence[str],
    stdin: Callable[[], bytes],
    fetcher: Fetcher,
    given: PublicationDate | None,
) -> Iterator[Piece | SourceError]:
    """What there is to read: small files by name, for another process; of all else, article by article, read here.

    Addresses come last, in the order in which they were named.
    """
    addresses = []
    for name in list_sources(names):
        if isinstance(name, SourceError):
            yield name
        elif is_address(name):
            addresses.append(name)
        elif name not in ("-", CLIPBOARD) and _is_small(name):
            yield Piece(name, name, given)
        else:
            for found in read_source(name, stdin=stdin):
                yield found if isinstance(found, SourceError) else Piece(found, name, given)
    for start in range(0, len(addresses), TOGETHER):
        group = addresses[start : start + TOGETHER]
        brought = dict(materials_at(fetcher, group))
        for address in group:
            page = brought.pop(address)
            yield page if isinstance(page, SourceError) else Piece(page, address, given)


def _is_small(name: str) -> bool:
    """Whether a file holds one article or a few, which may all be read before the first of them is kept."""
    if kind_by_name(name) in _HOLDING_MANY:
        return False
    try:
        return Path(name).stat().st_size <= MAX_BYTES
    except (OSError, ValueError):
        return True


_HOLDING_MANY = frozenset(
    (Kind.JSON, Kind.TABLE, Kind.MAILBOX, Kind.WARC, Kind.ZIP, Kind.TAR, Kind.COMPRESSED)
)


def _without_problems(
    pieces: Iterable[Piece | SourceError], problems: list[SourceError]
) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, SourceError):
            problems.append(piece)
        else:
            yield piece
