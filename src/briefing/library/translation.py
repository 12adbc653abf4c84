"""Translate SQLite's errors into `StoreError` with a message and a hint."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import (
    DiskFull,
    LibraryDamaged,
    LibraryForbidden,
    LibraryLocked,
    LibraryReadOnly,
    NotALibrary,
    StoreError,
)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """What SQLite raises inside, as a `StoreError` about the library at `path`."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise explain(error, path) from error


def explain(error: Exception, path: Path) -> StoreError:
    """The `StoreError` for an error of SQLite, by its primary result code."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if code is None and ("UTF-8" in str(error) or isinstance(error, UnicodeDecodeError)):
        primary = sqlite3.SQLITE_CORRUPT
    if str(error).startswith("no such"):
        primary = sqlite3.SQLITE_CORRUPT  # a table or a column that every library has
    if primary == sqlite3.SQLITE_IOERR and _is_full(path):
        primary = sqlite3.SQLITE_FULL
    kind, message, hint = _EXPLANATIONS.get(
        primary, (StoreError, f"the library cannot be used: {error}", "briefing doctor")
    )
    return kind(message, subject=str(path), hint=hint)


_EXPLANATIONS: dict[int | None, tuple[type[StoreError], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        LibraryLocked,
        "another process has kept the library for too long",
        "try again when it has finished",
    ),
    sqlite3.SQLITE_LOCKED: (
        LibraryLocked,
        "another process has kept the library for too long",
        "try again when it has finished",
    ),
    sqlite3.SQLITE_FULL: (
        DiskFull,
        "no room to write; the library is as it was before",
        "make room on the disk and try again",
    ),
    sqlite3.SQLITE_CORRUPT: (
        LibraryDamaged,
        "the library is damaged",
        "briefing doctor --repair saves what can be read",
    ),
    sqlite3.SQLITE_NOTADB: (
        NotALibrary,
        "not a library",
        "name another file, or move this one away",
    ),
    sqlite3.SQLITE_READONLY: (
        LibraryReadOnly,
        "the library can be read and not written",
        "see the permissions of the file and its folder: ls -l",
    ),
    sqlite3.SQLITE_PERM: (
        LibraryForbidden,
        "no permission to open the library",
        "see the permissions of the file and its folder: ls -l",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        LibraryForbidden,
        "the library cannot be opened",
        "see the permissions of the file and its folder: ls -l",
    ),
    sqlite3.SQLITE_IOERR: (
        StoreError,
        "the disk does not read or write the library",
        "see whether the disk is full or failing, then: briefing doctor",
    ),
}


def _is_full(path: Path) -> bool:
    """Whether no block is free where the library is; a limit on the size of files counts as well."""
    try:
        status = os.statvfs(path.parent)
    except (OSError, AttributeError):
        return False
    return status.f_bavail == 0
