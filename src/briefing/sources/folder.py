"""List the files of a folder that are articles or hold some."""

from __future__ import annotations

import os
from collections.abc import Iterator

from briefing.errors import SourceError
from briefing.sources.detection import detect
from briefing.sources.files import explain, open_file
from briefing.sources.kinds import Kind, kind_by_name, may_hold_articles

_NO_ARTICLES = frozenset(
    "readme license licence copying notice changelog changes history contributing authors maintainers codeowners "
    "code_of_conduct security requirements robots humans ads llms cmakelists".split()
)
"""Files beside the work of programmers and sites, by their names without suffix; none is news."""

_RECORDS = (Kind.JSON, Kind.TABLE, Kind.XML)
"""Kinds that hold anything: settings, measurements, lists. In a folder they count only if they hold articles."""

_COMPANIONS = ("_files", "-files", "_fichiers", "-dateien", "_archivos", "_file", "_bestanden")
"""What browsers call the folder of pictures and scripts beside a page that they save, after the page's own name."""


def list_articles(folder: str) -> Iterator[str | SourceError]:
    """List the files of known kinds in `folder` and below, and errors for closed ones.

    Paths are in order; there is an error for each folder that cannot be opened. The kind is told by the suffix. Left
    out are hidden files and folders, what lies beside a saved page, files such as README and LICENSE, and JSON, tables
    and XML in which no article shows: a folder of news may hold settings and figures too, and an error for each of them
    would only be noise. Whoever names such a file itself is told what is wrong with it. Links to folders are followed,
    but no folder is entered twice.
    """
    entered: set[tuple[int, int]] = set()
    # A stack of our own: folders may lie deeper in one another than Python's calls may.
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and not os.path.isdir(path):  # noqa: PTH112 - Path is slow over many files
            if _holds_articles(path):
                yield path
            continue
        try:
            status = os.stat(path)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208
        except OSError as error:
            yield explain(error, path)
            continue
        companions = _companions(names)
        waiting += [
            os.path.join(path, name)  # noqa: PTH118
            for name in names
            if not name.startswith(".") and name.lower() not in companions
        ]


def _companions(names: list[str]) -> frozenset[str]:
    """The names, in small letters, of folders that belong to the saved pages among `names`."""
    pages = [name.lower().rpartition(".")[0] for name in names if kind_by_name(name) is Kind.HTML]
    return frozenset(page + ending for page in pages for ending in _COMPANIONS)


def _holds_articles(path: str) -> bool:
    name = os.path.basename(path)  # noqa: PTH119
    kind = kind_by_name(name)
    if not may_hold_articles(name) or name.partition(".")[0].lower() in _NO_ARTICLES:
        return False
    if kind not in _RECORDS:
        return True
    try:
        material = open_file(path)
    except SourceError:
        return False
    kind = detect(material)
    if kind in (Kind.JSON, Kind.TABLE):
        from briefing.sources.records import shows_articles

        return shows_articles(material, kind)
    return kind not in (Kind.XML, Kind.OPML, Kind.TEXT)
