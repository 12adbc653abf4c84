"""Open a connection to a library's SQLite file; its errors become `StoreError`."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefing.errors import (
    LibraryForbidden,
    LibraryNotFound,
    LibraryReadOnly,
    NewerLibrary,
    NotALibrary,
    StoreError,
)
from briefing.library import schema
from briefing.library.translation import translated

PATIENCE = 30.0
"""Seconds that a writer waits for another process."""

CACHE_KIB = 16 * 1024

SMALLEST_PAGE = 512
"""Bytes; SQLite takes a file of fewer for an empty one, and would write over it."""

Row = tuple[Any, ...]


class Connection:
    """SQL in, rows out; whatever SQLite raises comes out as a `StoreError`."""

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self.raw, self.path = raw, path
        self._depth = 0
        raw.create_function("regexp", 2, _contains, deterministic=True)

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """All rows that a statement answers with."""
        with translated(self.path):
            return self.raw.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> Row | None:
        """The first row, if any."""
        with translated(self.path):
            first: Row | None = self.raw.execute(sql, values).fetchone()
            return first

    def value(self, sql: str, *values: Any) -> Any:
        """The first value of the first row; None where there is no row."""
        row = self.row(sql, *values)
        return row[0] if row else None

    def run(self, sql: str, *values: Any) -> int:
        """Run a statement that changes something; returns the last inserted rowid."""
        with translated(self.path):
            return self.raw.execute(sql, values).lastrowid or 0

    def run_all(self, sql: str, rows: Sequence[Row]) -> None:
        """Run a statement for each row of values."""
        with translated(self.path):
            self.raw.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction: all or nothing of what is done inside.

        One inside another is part of the outer one.
        """
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        self.run("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            self.run("COMMIT")
        finally:
            self._depth = 0
            if self.raw.in_transaction:
                self.raw.rollback()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A consistent snapshot: all reads inside see one state of the file.

        So they do whatever others write meanwhile.
        """
        self.run("BEGIN")
        try:
            yield
        finally:
            self.raw.rollback()

    def close(self) -> None:
        """Close the file."""
        with translated(self.path):
            self.raw.close()


def connect(path: Path, *, create: bool, read_only: bool, patience: float = PATIENCE) -> Connection:
    """Connect to the library at `path`, creating or migrating it where needed.

    Raises:
        LibraryNotFound: there is none, and `create` is false.
        NotALibrary, NewerLibrary, LibraryForbidden, LibraryDamaged, LibraryLocked, LibraryReadOnly, DiskFull: as named.
    """
    path = Path(os.path.realpath(path))
    _require_file(path, create=create)
    connection = _open(path, read_only=read_only, patience=patience)
    try:
        with connection.snapshot():
            # Else a library that another process is making right now looks like another program's file.
            version = _library_version(connection)
        if version < schema.VERSION:
            if read_only or not (create or version):
                connection.close()
                if not version:
                    raise _not_found(path)
                connect(path, create=False, read_only=False, patience=patience).close()
                return _open(path, read_only=True, patience=patience)
            migrate(connection, schema.MIGRATIONS)
        if not read_only:
            _prepare_writing(connection)
    except BaseException:
        connection.raw.close()
        raise
    return connection


def migrate(connection: Connection, migrations: Sequence[Sequence[str]]) -> None:
    """Migrate a library to the newest schema, each step in its own transaction."""
    for number, statements in enumerate(migrations, 1):
        with connection.transaction():
            # Another process may have been quicker.
            if connection.value("PRAGMA user_version") >= number:
                continue
            for statement in statements:
                connection.run(statement)
            connection.run(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            connection.run(f"PRAGMA user_version = {number}")


def _contains(pattern: str, text: str) -> bool:
    """What `text REGEXP pattern` asks."""
    return re.search(pattern, text) is not None


def _require_file(path: Path, *, create: bool) -> None:
    """Make the file where it is missing, readable by its owner alone.

    Raises:
        LibraryNotFound, NotALibrary, LibraryForbidden, DiskFull, StoreError: it is not there and cannot be made.
    """
    try:
        if path.is_dir():
            raise NotALibrary(
                "a folder, and not a library", subject=str(path), hint="name a file in it"
            )
        if path.exists():
            return
        if not create:
            raise _not_found(path)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except PermissionError as error:
        raise LibraryForbidden(
            "no permission to open the library",
            subject=str(path),
            hint="see the permissions of the file and its folder: ls -l",
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(
            f"the library cannot be made: {reason[:1].lower()}{reason[1:]}",
            subject=str(path),
            hint="name another place with --library",
        ) from error


def _not_found(path: Path) -> LibraryNotFound:
    return LibraryNotFound(
        "there is no library yet", subject=str(path), hint="make one: briefing add FILE"
    )


def _open(path: Path, *, read_only: bool, patience: float) -> Connection:
    """The file opened by SQLite, with nothing in it trusted.

    Reading beside a writer takes memory that both share, in a file which only those who may write can make and clear
    away. Who may not write reads beside a writer where that file is there, and otherwise as one that nobody changes.
    """
    modes: tuple[str, ...] = ("mode=rw",)
    if read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        modes = ("mode=ro",) if _has_log(path) else ("mode=ro", "mode=ro&immutable=1")
    for mode in modes:
        with translated(path):
            raw = sqlite3.connect(
                f"{path.as_uri()}?{mode}", uri=True, timeout=patience, isolation_level=None
            )
        connection = Connection(raw, path)
        try:
            _distrust(connection)
            connection.value("SELECT count(*) FROM sqlite_schema")
            connection.run(f"PRAGMA query_only = {read_only}")
        except StoreError as error:
            raw.close()
            if not isinstance(error, LibraryForbidden | LibraryReadOnly) or mode == modes[-1]:
                raise
            continue
        return connection
    raise AssertionError("the last mode returns or raises")


def _has_log(path: Path) -> bool:
    """Whether a writer is at work, or was killed before it could put its log into the file."""
    logs = (Path(f"{path}-{ending}") for ending in ("wal", "journal"))
    return any(log.exists() and log.stat().st_size > 0 for log in logs)


_DEFENSIVE = 1010
"""SQLite's number for the mode in which SQL cannot damage the file on purpose; Python 3.12 and later name it."""


def _distrust(connection: Connection) -> None:
    """Let the file's own schema do nothing beyond tables and indexes, and take no damaged cell for a sound one."""
    if hasattr(connection.raw, "setconfig"):  # Python 3.12
        connection.raw.setconfig(_DEFENSIVE, True)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "foreign_keys = ON",
        f"cache_size = -{CACHE_KIB}",
        "temp_store = MEMORY",
    ):
        connection.run(f"PRAGMA {pragma}")


def _library_version(connection: Connection) -> int:
    """The version of the library; 0 where the file is still empty.

    Raises:
        NotALibrary: another program's file.
        NewerLibrary: this program is too old for it.
    """
    version = int(connection.value("PRAGMA user_version"))
    application = connection.value("PRAGMA application_id")
    if application == schema.APPLICATION_ID and version > schema.VERSION:
        raise NewerLibrary(
            f"a library of version {version}, and this program knows them up to {schema.VERSION}",
            subject=str(connection.path),
            hint="update briefing: pip install --upgrade cited-briefing",
        )
    if application == schema.APPLICATION_ID and version > 0:
        return version
    size = connection.path.stat().st_size
    if (
        application
        or version
        or 0 < size < SMALLEST_PAGE
        or connection.value("SELECT count(*) FROM sqlite_schema")
    ):
        raise NotALibrary(
            "a file of another program, and not a library",
            subject=str(connection.path),
            hint="name another file, or move this one away",
        )
    return 0


def _prepare_writing(connection: Connection) -> None:
    """Set how changes reach the disk.

    With a write-ahead log, readers are never blocked, a killed process leaves all or nothing of a transaction, and
    NORMAL spares a flush for each: a power failure can take the last transactions, never break the file. What it takes
    is read again from its source. File systems without shared memory (some network ones) keep no such log; there each
    change is flushed.
    """
    mode = connection.value("PRAGMA journal_mode")
    if mode != "wal":
        try:
            mode = connection.value("PRAGMA journal_mode = WAL")
        except StoreError:
            mode = connection.value("PRAGMA journal_mode")
    connection.run(f"PRAGMA synchronous = {'NORMAL' if mode == 'wal' else 'FULL'}")
