"""Keep the articles of the last removal apart, and bring them back."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.library.connection import Connection

_TABLES = ("article", "version", "source")


def keep_removed(connection: Connection, numbers: Sequence[int]) -> None:
    """Keep articles for undo before they are removed, replacing the last removal's."""
    for table in _TABLES:
        connection.run(f"DELETE FROM removed_{table}")
        for number in numbers:
            connection.run(
                f"INSERT INTO removed_{table} SELECT * FROM {table} WHERE number = ?", number
            )


def bring_back(connection: Connection) -> tuple[int, ...]:
    """Undo the last removal of articles, under their numbers.

    The numbers come back. An article of which the same text has been added again meanwhile stays where it is.
    """
    rows = connection.rows("SELECT number FROM removed_article ORDER BY number")
    numbers = tuple(number for (number,) in rows if not _is_here(connection, number))
    for number in numbers:
        connection.run("INSERT INTO article SELECT * FROM removed_article WHERE number = ?", number)
        _bring_versions(connection, number)
        connection.run("INSERT INTO source SELECT * FROM removed_source WHERE number = ?", number)
        connection.run(
            "INSERT INTO search (rowid, headline, text)"
            " SELECT number, headline, text FROM searchable WHERE number = ?",
            number,
        )
    for table in _TABLES:
        connection.run(f"DELETE FROM removed_{table}")
    return numbers


def _is_here(connection: Connection, number: int) -> bool:
    return bool(
        connection.rows(
            "SELECT 1 FROM article WHERE number = ? UNION ALL"
            " SELECT 1 FROM removed_version JOIN version USING (content)"
            " WHERE removed_version.number = ? LIMIT 1",
            *(number, number),
        )
    )


def _bring_versions(connection: Connection, number: int) -> None:
    """Bring back an article's texts under new rows: theirs may have been given to others."""
    columns = (
        "number, ordinal, name, source, address, headline, text, parts, fingerprint, edition,"
        " content, read"
    )
    current = connection.value("SELECT version FROM article WHERE number = ?", number)
    rows = connection.rows(
        "SELECT id FROM removed_version WHERE number = ? ORDER BY ordinal", number
    )
    for (old,) in rows:
        new = connection.run(
            f"INSERT INTO version ({columns}) SELECT {columns} FROM removed_version WHERE id = ?",
            old,
        )
        if old == current:
            connection.run("UPDATE article SET version = ? WHERE number = ?", *(new, number))
