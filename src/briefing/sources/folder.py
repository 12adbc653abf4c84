"""A folder to the files in it that are articles."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.errors import SourceError
from briefing.sources.files import explain


def list_articles(folder: str) -> tuple[tuple[str, ...], tuple[SourceError, ...]]:
    """The paths of all `*.txt` files in `folder` and below it, sorted, and an error for each folder that is closed.

    Hidden files and folders are left out. Links to folders are followed, but no folder is entered twice.
    """
    found: list[str] = []
    problems: list[SourceError] = []
    entered: set[tuple[int, int]] = set()

    def note(error: OSError) -> None:
        problems.append(explain(error, str(error.filename)))

    for parent, folders, files in os.walk(folder, followlinks=True, onerror=note):
        status = Path(parent).stat()
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            str(Path(parent) / name)
            for name in files
            if name.lower().endswith(".txt") and not name.startswith(".")
        ]
    return tuple(sorted(found, key=lambda path: Path(path).parts)), tuple(problems)
