"""Open sources: files, folders, patterns, addresses, clipboard, standard input.

`list_sources` says what there is to read, `read_source` reads one of it, `open_sources` does both.
"""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from briefing.errors import EmptyArticle, SourceError, SourceNotFound, UnreadableSource
from briefing.frozen import dataclass
from briefing.model.article import Article
from briefing.sources.address import is_address
from briefing.sources.clipboard import NAME as CLIPBOARD
from briefing.sources.clipboard import read_clipboard
from briefing.sources.files import explain, not_found, open_file
from briefing.sources.folder import list_articles
from briefing.sources.material import MAX_BYTES, MAX_PIPED_BYTES, STANDARD_INPUT, Material
from briefing.sources.reading import read_material

__all__ = [
    "CLIPBOARD",
    "MAX_BYTES",
    "MAX_PIPED_BYTES",
    "Reading",
    "is_address",
    "list_sources",
    "open_sources",
    "read_source",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order named, and what could not be read.

    `names` are the sources of the articles, one each.
    """

    articles: tuple[Article, ...]
    problems: tuple[SourceError, ...]
    names: tuple[str, ...] = ()


def open_sources(
    names: Sequence[str],
    *,
    stdin: Callable[[], bytes],
    fetch: Callable[[str], Material] | None = None,
) -> Reading:
    """Read the articles of `names`, each source once however it is named.

    What a name may be and what `stdin` and `fetch` bring is told at `list_sources` and `read_source`. What cannot
    be read becomes a problem and stops nothing else.
    """
    articles: list[Article] = []
    problems: list[SourceError] = []
    opened: list[str] = []
    for name in list_sources(names):
        found = (
            (name,)
            if isinstance(name, SourceError)
            else read_source(name, stdin=stdin, fetch=fetch)
        )
        for one in found:
            if isinstance(one, SourceError):
                problems.append(one)
            else:
                articles.append(one)
                opened.append(str(name))
    return Reading(tuple(articles), tuple(problems), tuple(opened))


def list_sources(names: Sequence[str]) -> Iterator[str | SourceError]:
    """List the sources that `names` mean, once each, and an error for each without.

    A name is a file, a folder (all files of known kinds in it and below), a glob pattern that no shell expanded, an
    address (`https://...`), `clipboard:`, or `-` for standard input. What comes out is never a folder or a pattern. The
    same file under two names comes once, under the first.
    """
    seen: set[str] = set()
    for name in dict.fromkeys(names):
        for found in _resolve(name):
            if isinstance(found, SourceError):
                yield found
                continue
            identity = _identity(found)
            if identity not in seen:
                seen.add(identity)
                yield found


def read_source(
    name: str,
    *,
    stdin: Callable[[], bytes],
    fetch: Callable[[str], Material] | None = None,
) -> Iterator[Article | SourceError]:
    """Read the articles in one source, and an error for each part that cannot be read.

    The source is one that `list_sources` gave; articles come as they are read.

    Args:
        name: a file, an address, `clipboard:` or `-`.
        stdin: reads standard input, of which `MAX_PIPED_BYTES + 1` bytes are enough.
        fetch: brings what is at an address, or raises a `SourceError`; None where nothing is fetched.
    """
    try:
        material = _bring(name, stdin, fetch)
    except SourceError as error:
        yield error
    else:
        yield from read_material(material)


def _bring(
    name: str, stdin: Callable[[], bytes], fetch: Callable[[str], Material] | None
) -> Material:
    if name == "-":
        return _piped(stdin())
    if name == CLIPBOARD:
        return read_clipboard()
    if not is_address(name):
        return open_file(name)
    if fetch is None:
        raise UnreadableSource(
            "addresses are not fetched here",
            subject=name,
            hint=f"keep it first: briefing add {name}",
        )
    return fetch(name)


def _piped(data: bytes) -> Material:
    name = STANDARD_INPUT
    if not data:
        raise EmptyArticle(
            "nothing came through it",
            subject=name,
            hint="see what the command before the pipe says, or name files instead",
        )
    if len(data) > MAX_PIPED_BYTES:
        raise UnreadableSource(
            f"larger than {MAX_PIPED_BYTES // 1024**2} MiB",
            subject=name,
            hint="save it to a file and name that",
        )
    return Material(data=data, source="-", name=name)


def _identity(name: str) -> str:
    """What two names of one source have in common."""
    if name in ("-", CLIPBOARD) or is_address(name):
        return name
    try:
        status = Path(name).stat()
    except (OSError, ValueError):
        return name
    return f"{status.st_dev}:{status.st_ino}"


def _resolve(name: str) -> Iterator[str | SourceError]:
    """The sources that `name` means, and what is wrong with it."""
    if name in ("-", CLIPBOARD) or is_address(name):
        yield name
        return
    try:
        if Path(name).is_dir() and name:
            yield from _in_folder(name)
            return
        exists = bool(name) and Path(name).exists()
    except (OSError, ValueError) as error:
        yield explain(error, name)
        return
    if exists or not any(character in name for character in "*?["):
        yield name if name else not_found(name)
        return
    matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    for match in matches:
        if Path(match).is_dir():
            yield from _in_folder(match)
        else:
            yield match
    if not matches:
        yield SourceNotFound(
            "no file matches the pattern",
            subject=name,
            hint="quote the pattern, or see what is there: ls",
        )


def _in_folder(folder: str) -> Iterator[str | SourceError]:
    empty = True
    for found in list_articles(folder):
        empty = False
        yield found
    if empty:
        yield SourceNotFound(
            "no articles in the folder",
            subject=folder,
            hint="articles are files such as .txt, .html, .md, .pdf, .eml, .json or .zip",
        )
