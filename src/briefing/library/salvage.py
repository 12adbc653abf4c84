"""Copy every readable row of a damaged library into a new one."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePath

from briefing.errors import StoreError
from briefing.library.connection import Connection, Row, connect
from briefing.library.content import content_mark, stored_form, unpack_article
from briefing.model.text import fold

TABLES = ("article", "version", "source", "annotation", "feed", "entry", "shown", "followed")

HEADER_BYTES = 100

MAX_BYTES = 1 << 36
"""The longest library that is believed of a head which may be damaged; what is filled up takes no room on the disk."""

MAX_ROWID = 1 << 20
"""How far rows are looked for in a table that gives no hint of its last one."""

Rows = dict[str, list[dict[str, object]]]


def read_rows(path: Path) -> tuple[Rows, int]:
    """Read all rows that can be salvaged from a damaged library, by table.

    The file at `path` is a copy made for this; the last number given comes too. Where the head of the file or its list
    of tables is damaged, it is given those of a new library: tables are made in one order, so they begin at the same
    pages.
    """
    _fill_up(path)
    rows, last = _read_all(path)
    if not any(rows.values()):
        _replace_first_page(path)
        rows, last = _read_all(path)
    return rows, last


def write_rows(rows: Rows, last_number: int, path: Path) -> list[str]:
    """Write salvaged rows to a new library at `path`.

    What could not be saved comes back, a line for each article.
    """
    connection = connect(path, create=True, read_only=False)
    with closing(connection.raw):
        with connection.transaction():
            lost = _write_articles(connection, rows)
            for table in TABLES[3:]:
                for row in rows[table]:
                    _insert(connection, table, row)
            connection.run(
                "DELETE FROM annotation WHERE content NOT IN (SELECT content FROM version)"
            )
            connection.run("DELETE FROM sqlite_sequence WHERE name = 'article'")
            connection.run(
                "INSERT INTO sqlite_sequence (name, seq) VALUES ('article', ?)", last_number
            )
            connection.run("INSERT INTO search (search) VALUES ('rebuild')")
        connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return lost


def _read_all(path: Path) -> tuple[Rows, int]:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.text_factory = lambda data: data.decode("utf-8", "replace")
    connection = Connection(raw, path)
    rows: Rows = {}
    with closing(raw):
        for table in TABLES:
            names = _columns(connection, table)
            found = _read_table(connection, table, names) if names else ()
            rows[table] = [dict(zip(("rowid", *names), row, strict=True)) for row in found]
        try:
            last = connection.value("SELECT seq FROM sqlite_sequence WHERE name = 'article'") or 0
        except StoreError:
            last = 0
    numbers = [row["number"] for table in TABLES[:3] for row in rows[table]]
    return rows, max([last, *(number for number in numbers if isinstance(number, int))])


def _columns(connection: Connection, table: str) -> tuple[str, ...]:
    try:
        return tuple(
            name for (name,) in connection.rows(f"SELECT name FROM pragma_table_info('{table}')")
        )
    except StoreError:
        return ()


def _read_table(connection: Connection, table: str, names: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table around damaged pages: a range of row numbers that fails is halved until it is one row."""
    columns = ", ".join(("rowid", *names))
    sql = f"SELECT {columns} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
    ranges = [(1, _last_rowid(connection, table))]
    while ranges:
        first, last = ranges.pop()
        try:
            yield from connection.rows(sql, first, last)
        except StoreError:
            if first < last:
                middle = (first + last) // 2
                ranges += [(middle + 1, last), (first, middle)]


def _last_rowid(connection: Connection, table: str) -> int:
    """The last row number that the table, or one of its indexes, tells."""
    found = []
    questions = [f"SELECT max(rowid) FROM {table} NOT INDEXED"]
    with contextlib.suppress(StoreError):
        indexes = connection.rows(f"SELECT name FROM pragma_index_list('{table}')")
        questions += [f"SELECT max(rowid) FROM {table} INDEXED BY {name}" for (name,) in indexes]
    for question in questions:
        with contextlib.suppress(StoreError):
            found.append(connection.value(question) or 0)
    return max(found, default=MAX_ROWID)


def _fill_up(path: Path) -> None:
    """Give a file that was cut off the length that its head tells, without which no page of it is read."""
    with path.open("r+b") as file:
        head = file.read(HEADER_BYTES)
        length = int.from_bytes(head[16:18], "big") * int.from_bytes(head[28:32], "big")
        if path.stat().st_size < length <= MAX_BYTES:
            file.truncate(length)


def _replace_first_page(path: Path) -> None:
    """Give the file the first page of a new library, with its own length."""
    fresh = path.with_name(f"{path.name}-fresh")
    connect(fresh, create=True, read_only=False).close()
    data = bytearray(fresh.read_bytes())
    fresh.unlink()
    size = int.from_bytes(data[16:18], "big")
    page = data[:size]
    page[28:32] = (path.stat().st_size // size).to_bytes(4, "big")
    with path.open("r+b") as file:
        file.write(page)


def _write_articles(connection: Connection, rows: Rows) -> list[str]:
    """Articles with the versions and sources that are left of them."""
    lost: list[str] = []
    articles = {row["number"]: row for row in rows["article"]}
    versions: dict[object, list[dict[str, object]]] = {}
    for row in rows["version"]:
        versions.setdefault(row["number"], []).append(row)
    sources = {row["number"] for row in rows["source"]}
    for number in sorted({*articles, *versions, *sources}, key=str):
        if number not in versions:
            headline = articles.get(number, {}).get("headline", "")
            lost.append(f"[{number}] {headline}".rstrip())
    for number, own in versions.items():
        own.sort(key=lambda row: str(row["ordinal"]).rjust(9))
        row = articles.get(number) or _article_row(own)
        if row["version"] not in [version["id"] for version in own]:
            row["version"] = own[-1]["id"]
            lost.append(f"[{number}] its last version; an earlier one is shown")
        _insert(connection, "article", row)
        for version in own:
            if not _is_whole(version):
                lost.append(f"[{number}] some of its text is not as it was")
            _insert(connection, "version", version)
        if number not in sources:
            _insert(connection, "source", _source_row(own[-1]))
    for row in rows["source"]:
        if row["number"] in versions:
            _insert(connection, "source", row)
    return lost


def _is_whole(version: dict[str, object]) -> bool:
    """Whether the version is as it was stored. Where it is not, its parts and marks are made to fit its text."""
    text, parts = version["text"], version["parts"]
    if not (isinstance(text, str) and isinstance(parts, bytes)):
        return False
    if content_mark(text, parts) == version["content"]:
        return True
    article = unpack_article(text, parts, source="", name="", address="")
    stored = stored_form(article)
    version |= {
        "parts": stored.parts,
        "fingerprint": stored.fingerprint,
        "edition": stored.edition,
        "content": stored.content,
    }
    return False


def _article_row(versions: list[dict[str, object]]) -> dict[str, object]:
    """The row of an article of which only versions are left."""
    first, last = versions[0], versions[-1]
    row = {name: last[name] for name in ("number", "name", "source", "address", "headline")}
    article = unpack_article(
        str(last["text"]), _bytes(last["parts"]), source="", name="", address=""
    )
    given = article.publication_date
    days = (
        (given.date.earliest.isoformat(), given.date.latest.isoformat()) if given else (None, None)
    )
    return row | {
        "version": last["id"],
        "date": str(given.date) if given else None,
        "first_day": days[0],
        "last_day": days[1],
        "basis": "stated",
        "added": first["read"],
    }


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def _source_row(version: dict[str, object]) -> dict[str, object]:
    """The row of a source of which only the article is left."""
    name, source = str(version["name"]), version["source"]
    return {
        "number": version["number"],
        "found_in": source,
        "source": source,
        "name": name,
        "address": version["address"],
        "folded_name": fold(name),
        "folded_stem": fold(PurePath(name).stem),
        "edition": version["edition"],
        "first": version["read"],
        "last": version["read"],
    }


def _insert(connection: Connection, table: str, row: dict[str, object]) -> None:
    """Insert a row unless it breaks a rule of its table: what damage has left is not believed."""
    known = {name: value for name, value in row.items() if name != "rowid"}
    names = ", ".join(known)
    marks = ", ".join("?" * len(known))
    with contextlib.suppress(StoreError):
        connection.run(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", *known.values())
