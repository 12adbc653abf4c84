"""Store what the reader was shown and follows; find articles like a new one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from briefing.library.connection import Connection
from briefing.library.times import moment


def added_since(connection: Connection, at: datetime.datetime, *, unshown: bool) -> tuple[int, ...]:
    """The numbers of the articles added from then on, as they were added.

    With `unshown`, those never shown.
    """
    condition = " AND number NOT IN (SELECT number FROM shown)" if unshown else ""
    # Numbers rise with the time of adding, but for what was brought back: the index of the key is enough.
    rows = connection.rows(
        f"SELECT number FROM article WHERE added >= ?{condition} ORDER BY number", moment(at)
    )
    return tuple(number for (number,) in rows)


def note_shown(connection: Connection, numbers: Iterable[int], *, at: datetime.datetime) -> None:
    """Note that articles were shown; those that are gone by now are passed over."""
    time = moment(at)
    connection.run_all(
        "INSERT OR REPLACE INTO shown SELECT number, ? FROM article WHERE number = ?",
        [(time, number) for number in numbers],
    )


def followed(connection: Connection) -> tuple[str, ...]:
    """What is followed, as it was added."""
    return tuple(words for (words,) in connection.rows("SELECT words FROM followed ORDER BY rowid"))


def change_followed(connection: Connection, words: Sequence[str], *, remove: bool) -> None:
    """Follow some words, or no longer."""
    sql = "DELETE FROM followed WHERE words = ?" if remove else "INSERT OR IGNORE INTO followed VALUES (?)"  # fmt: skip
    connection.run_all(sql, [(each,) for each in words])


def like(
    connection: Connection, stems: Sequence[str], *, limit: int, below: int
) -> tuple[int, ...]:
    """The articles with the most of the words, by beginnings, best first (BM25).

    Their numbers are under `below`.
    """
    beginnings = [f'"{stem}"*' for stem in stems if stem.isalnum()]
    if not beginnings:
        return ()
    rows = connection.rows(
        "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rank, rowid LIMIT ?",
        *(" OR ".join(beginnings), below, limit),
    )
    return tuple(number for (number,) in rows)
