"""The ways in for articles: files, folders, patterns and standard input; `open_sources` opens any of them."""

from __future__ import annotations

import glob
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.errors import SourceError, SourceNotFound
from briefing.frozen import dataclass
from briefing.model.article import Article
from briefing.sources.files import explain, not_found, read_bytes, read_file
from briefing.sources.folder import list_articles
from briefing.sources.material import MAX_BYTES

__all__ = ["MAX_BYTES", "Reading", "open_sources"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order named, and what could not be."""

    articles: tuple[Article, ...]
    problems: tuple[SourceError, ...]


def open_sources(names: Sequence[str], *, stdin: Callable[[], bytes]) -> Reading:
    """The articles of `names`, each read once however often and however it is named.

    A name is a file, a folder (all `*.txt` files in it and below), a glob pattern that no shell expanded, or `-` for
    what `stdin` returns, of which `MAX_BYTES + 1` bytes are enough. What cannot be read becomes a problem and stops
    nothing else.
    """
    articles: list[Article] = []
    problems: list[SourceError] = []
    seen: set[str] = set()
    for name in dict.fromkeys(names):
        paths, failed = _resolve(name)
        problems += failed
        for path in paths:
            identity = _identity(path)
            if identity in seen:
                continue
            seen.add(identity)
            try:
                if path == "-":
                    articles.append(read_bytes(stdin(), source="-", name="standard input"))
                else:
                    articles.append(read_file(path))
            except SourceError as error:
                problems.append(error)
    return Reading(tuple(articles), tuple(problems))


def _identity(path: str) -> str:
    """What two names of one file have in common."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return path
    return path if path == "-" else f"{status.st_dev}:{status.st_ino}"


def _resolve(name: str) -> tuple[tuple[str, ...], tuple[SourceError, ...]]:
    """The files that `name` means, and what is wrong with it."""
    if name == "-":
        return (name,), ()
    try:
        if Path(name).is_dir():
            return _in_folder(name)
        exists = bool(name) and Path(name).exists()
    except (OSError, ValueError) as error:
        return (), (explain(error, name),)
    if exists or not any(character in name for character in "*?["):
        return ((name,), ()) if name else ((), (not_found(name),))
    paths: tuple[str, ...] = ()
    problems: tuple[SourceError, ...] = ()
    for match in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
        inner, failed = _resolve(match) if Path(match).is_dir() else ((match,), ())
        paths, problems = paths + inner, problems + failed
    if not paths and not problems:
        problems = (
            SourceNotFound(
                "no file matches the pattern",
                subject=name,
                hint="quote the pattern, or see what is there: ls",
            ),
        )
    return paths, problems


def _in_folder(folder: str) -> tuple[tuple[str, ...], tuple[SourceError, ...]]:
    paths, problems = list_articles(folder)
    if paths or problems:
        return paths, problems
    return (), (
        SourceNotFound(
            "no articles in the folder",
            subject=folder,
            hint="articles are files whose names end in .txt",
        ),
    )
