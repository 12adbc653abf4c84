"""Repair a library: rebuild index or cache in place, or copy row by row."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briefing.errors import LibraryDamaged, LibraryLocked, NotALibrary, StoreError
from briefing.library import checking
from briefing.library.connection import PATIENCE, Connection, connect
from briefing.library.salvage import read_rows, write_rows
from briefing.model.library import Repair


def repair(
    path: str | os.PathLike[str],
    *,
    at: datetime.datetime,
    annotator: str,
    patience: float = PATIENCE,
) -> Repair:
    """What was done to put the library right; nothing where nothing is wrong.

    A file whose pages or rows are damaged is first copied as it is to a file beside it, whose name ends in `.damaged-`
    and the time; then all that can be read of it is written into a new library, which takes its place.

    Raises:
        LibraryNotFound, NotALibrary, NewerLibrary, LibraryForbidden, LibraryLocked, DiskFull: nothing could be done,
            and nothing has been changed.
    """
    path = Path(os.path.realpath(path))
    diagnosis = checking.check(path, annotator=annotator, patience=patience)
    if any(trouble.loses for trouble in diagnosis.troubles):
        return _rebuild(path, at, annotator, patience)
    with closing(connect(path, create=False, read_only=False, patience=patience)) as connection:
        return Repair(done=tuple(_tidy(connection, annotator)))


def _tidy(connection: Connection, annotator: str) -> Iterator[str]:
    """Put right what can be made again from the articles."""
    if not checking.index_is_right(connection):
        with connection.transaction():
            connection.run("INSERT INTO search (search) VALUES ('rebuild')")
        yield "made the full-text index anew"
    for reason, marks in checking.useless_annotations(connection, annotator).items():
        with connection.transaction():
            connection.run_all(
                "DELETE FROM annotation WHERE content = ?", [(mark,) for mark in marks]
            )
        yield f"dropped {len(marks)} annotations {reason}; they are made again when needed"
    connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _rebuild(path: Path, at: datetime.datetime, annotator: str, patience: float) -> Repair:
    stamp = at.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = _free_name(path.with_name(f"{path.name}.damaged-{stamp}"))
    work = _free_name(path.with_name(f"{path.name}.repair-{stamp}"))
    new = _free_name(path.with_name(f"{path.name}.new-{stamp}"))
    try:
        with _kept_from_others(path, patience):
            _copy(path, aside)
            _copy(aside, work)
            done, lost = _save(work, new, annotator)
            # A log beside the new file would be taken for its own.
            _remove(path, "-wal", "-shm", "-journal")
            new.replace(path)
    except OSError as error:
        raise StoreError(
            f"the library cannot be repaired: {error.strerror}",
            subject=str(path),
            hint="make room on the disk, or copy the library to another one",
        ) from error
    finally:
        for leftover in (work, new):
            _remove(leftover, "", "-wal", "-shm", "-journal")
    copied = f"copied the damaged file to {aside.name}"
    return Repair(done=(copied, *done), lost=tuple(lost), copy=str(aside))


def _save(work: Path, new: Path, annotator: str) -> tuple[list[str], list[str]]:
    """Make a new library of what can be read of the working copy; what was done, and what is lost."""
    rows, last = read_rows(work)
    lost = write_rows(rows, last, new)
    counts = ", ".join(
        f"{len(rows[table])} {name}"
        for table, name in (("version", "texts"), ("source", "sources"), ("feed", "feeds"))
    )
    with closing(connect(new, create=False, read_only=False)) as connection:
        return [f"saved {counts} into a new file", *_tidy(connection, annotator)], lost


def _remove(path: Path, *endings: str) -> None:
    for ending in endings:
        Path(f"{path}{ending}").unlink(missing_ok=True)


@contextmanager
def _kept_from_others(path: Path, patience: float) -> Iterator[None]:
    """No other process writes meanwhile, so far as the file is sound enough to be locked."""
    try:
        connection = connect(path, create=False, read_only=False, patience=patience)
    except (LibraryDamaged, NotALibrary):
        yield
        return
    with closing(connection.raw):
        try:
            connection.run("BEGIN IMMEDIATE")
        except LibraryLocked:
            raise
        except StoreError:
            pass
        yield


def _copy(path: Path, copy: Path) -> None:
    """The file with its log, as they are."""
    for ending in ("", "-wal", "-journal"):
        file = Path(f"{path}{ending}")
        if file.exists() and (file.stat().st_size or not ending):
            shutil.copy2(f"{path}{ending}", f"{copy}{ending}")


def _free_name(path: Path) -> Path:
    """The path, or the first of `path-2`, `path-3`, ... that is free."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
