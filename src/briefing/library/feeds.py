"""Store followed feeds: validators of their servers, and entries already seen."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from briefing.errors import NothingMatches
from briefing.library.connection import Connection
from briefing.library.times import moment, time
from briefing.model.library import Feed


def add(connection: Connection, address: str, *, title: str, folder: str) -> bool:
    """Follow a feed; returns whether it is new.

    One that is followed takes the new title and folder, if any.
    """
    is_new = connection.row("SELECT 1 FROM feed WHERE address = ?", address) is None
    connection.run(
        "INSERT INTO feed (address, title, folder) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
        " title = coalesce(nullif(excluded.title, ''), title),"
        " folder = coalesce(nullif(excluded.folder, ''), folder)",
        *(address, title, folder),
    )
    return is_new


def every(connection: Connection) -> tuple[Feed, ...]:
    """All feeds, by folder, title and address."""
    rows = connection.rows(
        "SELECT address, title, folder, etag, last_modified, fetched, error, failures FROM feed"
        " ORDER BY folder, title, address"
    )
    return tuple(
        Feed(
            address=address, title=title, folder=folder, etag=etag, last_modified=last_modified,
            fetched=time(fetched) if fetched else None, error=error, failures=failures,
        )
        for address, title, folder, etag, last_modified, fetched, error, failures in rows
    )  # fmt: skip


def remove(connection: Connection, address: str) -> None:
    """Follow a feed no longer. Its articles stay."""
    _require(connection, address)
    connection.run("DELETE FROM feed WHERE address = ?", address)


def note_fetch(
    connection: Connection,
    address: str,
    *,
    at: datetime.datetime,
    etag: str,
    last_modified: str,
    error: str,
) -> None:
    """Note how a fetch went.

    One that failed leaves what the server is asked by: what is new since the last success.
    """
    _require(connection, address)
    if error:
        connection.run(
            "UPDATE feed SET fetched = ?, error = ?, failures = failures + 1 WHERE address = ?",
            *(moment(at), error, address),
        )
        return
    connection.run(
        "UPDATE feed SET fetched = ?, error = '', failures = 0, etag = ?, last_modified = ? WHERE address = ?",
        *(moment(at), etag, last_modified, address),
    )


def move(connection: Connection, old: str, new: str) -> None:
    """Follow a feed under its new address, with its entries and articles.

    If that is followed too, they become one.
    """
    _require(connection, old)
    if old == new:
        return
    if connection.row("SELECT 1 FROM feed WHERE address = ?", new):
        connection.run("UPDATE OR IGNORE entry SET feed = ? WHERE feed = ?", new, old)
        connection.run("DELETE FROM feed WHERE address = ?", old)
    else:
        connection.run("UPDATE feed SET address = ? WHERE address = ?", new, old)
    connection.run("UPDATE OR IGNORE source SET found_in = ? WHERE found_in = ?", new, old)
    connection.run("DELETE FROM source WHERE found_in = ?", old)


def seen(
    connection: Connection, address: str, identities: Iterable[str]
) -> dict[str, datetime.datetime]:
    """Those of the entries that have been seen in the feed, and when first."""
    sql = "SELECT seen FROM entry WHERE feed = ? AND identity = ?"
    found = ((identity, connection.value(sql, address, identity)) for identity in identities)
    return {identity: time(at) for identity, at in found if at}


def note_entries(
    connection: Connection, address: str, identities: Iterable[str], *, at: datetime.datetime
) -> None:
    """Note that these entries have been seen, unless they were before."""
    _require(connection, address)
    rows = [(address, identity, moment(at)) for identity in identities]
    connection.run_all("INSERT OR IGNORE INTO entry (feed, identity, seen) VALUES (?, ?, ?)", rows)


def articles(connection: Connection, address: str) -> tuple[int, ...]:
    """The numbers of the articles found in a feed, in collection order."""
    rows = connection.rows(
        "SELECT number FROM article WHERE number IN (SELECT number FROM source WHERE found_in = ?)"
        " ORDER BY date IS NULL, date, name, source, number",
        address,
    )
    return tuple(number for (number,) in rows)


def _require(connection: Connection, address: str) -> None:
    if connection.row("SELECT 1 FROM feed WHERE address = ?", address) is None:
        raise NothingMatches(
            "no such feed is followed", subject=address, hint="see them all: briefing feeds list"
        )
