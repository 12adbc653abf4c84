"""Read and annotate sources for the library, in parallel processes if many."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from briefing.errors import SourceError, StoreError
from briefing.frozen import dataclass
from briefing.model.article import Article, PublicationDate
from briefing.model.library import PackedAnnotations
from briefing.sources.material import Material
from briefing.use_cases.loading import open_kept

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.connection import Connection

    from briefing.library import Library

CHUNK = 8
"""Sources that a process is given at once: fewer cost more in passing them, more leave a core idle at the end."""

FEW = 3 * CHUNK
"""Sources up to which one process does it all: starting another takes as long as annotating some twenty articles."""

AHEAD = 3
"""Chunks, for each process, that are prepared and not yet kept: so much is in memory, however much there is to add."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to read, and where it was found.

    It is a file's name, what was fetched, or an article as it is. `publication_date` is that of its articles that tell
    none themselves; `otherwise` is kept where there is none in it.
    """

    what: str | Material | Article
    found_in: str
    publication_date: PublicationDate | None = None
    otherwise: Article | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The articles in a piece with their annotations, and what could not be read.

    Of an article whose annotations the library has already, there are none here.
    """

    found_in: str
    articles: tuple[tuple[Article, PackedAnnotations | None], ...]
    problems: tuple[SourceError, ...] = ()


def prepare_all(
    pieces: Iterable[Piece], *, library: Path, processes: int | None = None
) -> Iterator[Prepared]:
    """Each piece read and annotated, in order.

    A few are done here; more by `processes` processes (as many as there are cores), a bounded number ahead of what the
    caller has taken.

    Raises:
        StoreError: the library cannot be read, or a process was killed.
    """
    rest = iter(pieces)
    first = list(islice(rest, FEW + 1))
    processes = processes or os.cpu_count() or 1
    if len(first) <= FEW or processes == 1:
        with open_kept(library, read_only=True) as kept:
            for piece in chain(first, rest):
                yield prepare(piece, kept)
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    # A fresh process, for one that is forked inherits locks of threads that are fetching.
    context = get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    executor = ProcessPoolExecutor(processes, context, _begin, (theirs,))
    try:
        yield from _prepare_ahead(executor, chain(first, rest), library, processes * AHEAD)
    except BrokenProcessPool as error:
        raise StoreError(
            "a process that was reading articles has been killed",
            hint="there may be too little memory; what was added so far is kept",
        ) from error
    finally:
        ours.close()
        executor.shutdown(wait=True, cancel_futures=True)
        theirs.close()


def prepare(piece: Piece, kept: Library) -> Prepared:
    """One piece read, and annotated where the library lacks its annotations."""
    from briefing.sources import read_source
    from briefing.sources.reading import read_material

    match piece.what:
        case Article() as article:
            found: Iterable[Article | SourceError] = (article,)
        case Material() as material:
            found = read_material(material)
        case name:
            found = read_source(name, stdin=bytes)
    articles: list[Article] = []
    problems: list[SourceError] = []
    for one in found:
        if isinstance(one, SourceError):
            problems.append(one)
        else:
            articles.append(_completed(one, piece))
    if piece.otherwise and not articles:
        articles, problems = [_completed(piece.otherwise, piece)], []
    annotated = []
    for article in articles:
        try:
            annotated.append((article, _annotations(article, kept)))
        except SourceError as problem:
            problems.append(problem)
    return Prepared(piece.found_in, tuple(annotated), tuple(problems))


def _completed(article: Article, piece: Piece) -> Article:
    """The article with its date where the piece gives one, and its address as the library knows it again by.

    A site's front page is no article's address, though some pages claim it.
    """
    from briefing.errors import BadAddress
    from briefing.sources.address import is_front_page, normalise_address

    address = article.address
    try:
        address = normalise_address(address) if address else ""
    except BadAddress:
        address = ""
    if is_front_page(address):
        address = ""
    return replace(
        article,
        address=address,
        publication_date=article.publication_date or piece.publication_date,
    )


def _annotations(article: Article, kept: Library) -> PackedAnnotations | None:
    """What is found in the article, unless the library knows."""
    from briefing.language import annotate
    from briefing.library import pack

    if kept.annotations(article) is not None:
        return None
    return pack(annotate(article))


@cache
def _open(path: Path) -> Library:
    """The library, to look things up in, for as long as a process that prepares runs."""
    return open_kept(path, read_only=True)


def _prepare_ahead(
    executor: Executor, pieces: Iterator[Piece], library: Path, most: int
) -> Iterator[Prepared]:
    """What the executor makes of the pieces, in order, with at most so many chunks under way."""
    work = partial(_prepare_chunk, library=library)
    waiting: deque[Future[tuple[Prepared, ...]]] = deque()
    while chunk := tuple(islice(pieces, CHUNK)):
        with _starting():
            waiting.append(executor.submit(work, chunk))
        if len(waiting) >= most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _prepare_chunk(pieces: tuple[Piece, ...], *, library: Path) -> tuple[Prepared, ...]:
    kept = _open(library)
    return tuple(prepare(piece, kept) for piece in pieces)


@contextmanager
def _starting() -> Iterator[None]:
    """Let a process that is started meanwhile neither hear Ctrl-C nor know of the program that starts it.

    It would hear it before it can ignore it; and it would run that program's main module, which may be a script that
    adds articles, or no file at all.
    """
    signals = {signal.SIGINT} if hasattr(signal, "pthread_sigmask") else set()  # not on Windows
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals) if signals else set()
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        if signals:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(lifeline: Connection) -> None:
    """Make ready a process that prepares: it ends with the one that keeps the articles, however that ends.

    Ctrl-C reaches every process of a terminal and is left to that one. It holds the other end of `lifeline`, which
    closes by its will or when it is killed.
    """
    import gc
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    # Nothing is lost: such a process reads the library and writes nothing.
    os._exit(0)
