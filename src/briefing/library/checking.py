"""Check the integrity of a library: pages, tables, index, stored values."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from briefing.errors import LibraryDamaged, LibraryReadOnly, NotALibrary, StoreError
from briefing.library import schema
from briefing.library.codec import is_sound
from briefing.library.connection import PATIENCE, Connection, connect, migrate
from briefing.library.content import content_mark
from briefing.model.library import Diagnosis, Trouble

LISTED = 6
"""How many articles a line names before it says how many more there are."""

HEAD_BYTES = 1 << 18

SIGN = b"CREATE VIEW searchable"
"""Words of a library's list of tables, which stands at its beginning."""


def check(path: str | os.PathLike[str], *, annotator: str, patience: float = PATIENCE) -> Diagnosis:
    """What is in the library at `path`, and what is wrong with it.

    Nothing in it is changed.

    Raises:
        LibraryNotFound, NotALibrary, NewerLibrary, LibraryForbidden, LibraryLocked: it cannot be looked into.
    """
    path = Path(os.path.realpath(path))
    try:
        connection = _connect(path, patience)
    except (LibraryDamaged, NotALibrary) as error:
        if isinstance(error, NotALibrary) and not looks_like_library(path):
            raise
        return _diagnosis(path, Trouble("the file cannot be opened as it is", loses=True))
    with closing(connection.raw):
        try:
            return _diagnose(connection, annotator)
        except LibraryDamaged:
            return _diagnosis(path, Trouble("tables of the file cannot be read", loses=True))


def looks_like_library(path: Path) -> bool:
    """Whether a file that cannot be opened is a damaged library.

    It is told by its mark or its tables.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return False
    return head[68:72] == schema.APPLICATION_ID.to_bytes(4, "big") or SIGN in head


def wrong_pages(connection: Connection) -> Iterator[Trouble]:
    """Damage in the file's pages and tables, which calls for saving its rows.

    They must be saved into another file.
    """
    try:
        found = [text for (text,) in connection.rows("PRAGMA integrity_check(20)")]
    except LibraryDamaged:
        found = ["unreadable"]
    if found != ["ok"]:
        yield Trouble("pages of the file are damaged", loses=True)
        return
    if _tables(connection) != _intended_tables():
        yield Trouble("its tables are not those of a library of this version", loses=True)
        return
    orphans = len(connection.rows("PRAGMA foreign_key_check"))
    if orphans:
        yield Trouble(f"{orphans} rows belong to no article or feed", loses=True)
    textless = connection.rows(
        "SELECT number FROM article WHERE version NOT IN (SELECT id FROM version) ORDER BY number"
    )
    if textless:
        yield Trouble(f"the text is missing of {listed([n for (n,) in textless])}", loses=True)


def changed_articles(connection: Connection) -> list[int]:
    """The articles whose text, or stored parts, changed since they were stored."""
    changed, last = set(), 0
    while rows := connection.rows(
        "SELECT id, number, text, parts, content FROM version WHERE id > ? ORDER BY id LIMIT 200",
        last,
    ):
        for last, number, text, parts, mark in rows:  # noqa: B007 - the last one is where to go on
            if content_mark(text, parts) != mark:
                changed.add(number)
    return sorted(changed)


def index_is_right(connection: Connection) -> bool:
    """Check the full-text index against the articles' texts.

    A file that may only be read is taken at its word.
    """
    try:
        connection.run("BEGIN")
        try:
            connection.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        finally:
            connection.run("ROLLBACK")
    except LibraryReadOnly:
        return True
    except LibraryDamaged:
        return False
    return True


def useless_annotations(connection: Connection, annotator: str) -> dict[str, list[bytes]]:
    """The useless annotations, without an article or a command for them, by reason."""
    wrong: dict[str, list[bytes]] = {"of another version": [], "of no article": [], "damaged": []}
    last = 0
    while rows := connection.rows(
        "SELECT annotation.rowid, annotation.content, annotator, data,"
        " (SELECT text FROM version WHERE version.content = annotation.content LIMIT 1)"
        " FROM annotation WHERE rowid > ? ORDER BY rowid LIMIT 200",
        last,
    ):
        for last, mark, own, data, text in rows:  # noqa: B007 - as above
            if text is None:
                wrong["of no article"].append(mark)
            elif own != annotator:
                wrong["of another version"].append(mark)
            elif not is_sound(data, text):
                wrong["damaged"].append(mark)
    return {reason: marks for reason, marks in wrong.items() if marks}


def listed(numbers: list[int]) -> str:
    """`[3], [7] and 2 more`."""
    shown = ", ".join(f"[{number}]" for number in numbers[:LISTED])
    more = len(numbers) - LISTED
    return f"{shown} and {more} more" if more > 0 else shown


def _connect(path: Path, patience: float) -> Connection:
    try:
        return connect(path, create=False, read_only=False, patience=patience)
    except (LibraryDamaged, NotALibrary):
        raise
    except StoreError:
        return connect(path, create=False, read_only=True, patience=patience)


def _diagnose(connection: Connection, annotator: str) -> Diagnosis:
    troubles = list(wrong_pages(connection))
    if not troubles:
        if changed := changed_articles(connection):
            troubles.append(Trouble(f"the text has been damaged of {listed(changed)}", loses=True))
        if not index_is_right(connection):
            troubles.append(Trouble("the full-text index is not that of the articles"))
        for reason, marks in useless_annotations(connection, annotator).items():
            troubles.append(Trouble(f"{len(marks)} annotations are {reason}"))
    return Diagnosis(
        path=str(connection.path),
        articles=connection.value("SELECT count(*) FROM article"),
        feeds=connection.value("SELECT count(*) FROM feed"),
        annotated=connection.value(
            "SELECT count(*) FROM article JOIN version ON version.id = article.version"
            " JOIN annotation ON annotation.content = version.content WHERE annotator = ?",
            annotator,
        ),
        size=connection.path.stat().st_size,
        troubles=tuple(troubles),
    )


def _diagnosis(path: Path, trouble: Trouble) -> Diagnosis:
    size = path.stat().st_size
    return Diagnosis(
        path=str(path), articles=0, feeds=0, annotated=0, size=size, troubles=(trouble,)
    )


def _tables(connection: Connection) -> set[tuple[str, ...]]:
    rows = connection.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return {tuple(map(str, row)) for row in rows}


def _intended_tables() -> set[tuple[str, ...]]:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    with closing(raw):
        fresh = Connection(raw, Path())
        migrate(fresh, schema.MIGRATIONS)
        return _tables(fresh)
