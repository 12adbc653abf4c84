"""A library in other programs: keys and views that they understand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import schema
from briefing.library.connection import Connection, migrate


@pytest.fixture
def database(tmp_path: Path):
    """An empty library as any program opens it."""
    with closing(sqlite3.connect(tmp_path / "library.sqlite", isolation_level=None)) as raw:
        migrate(Connection(raw, tmp_path), schema.MIGRATIONS)
        yield raw


def tables(database: sqlite3.Connection, kind: str) -> list[str]:
    rows = database.execute(
        "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'search%'", [kind]
    )
    return [name for (name,) in rows]


def test_every_key_names_the_column_that_it_refers_to(database) -> None:
    # Datasette 0.65 fails on a table with a key that does not.
    for table in tables(database, "table"):
        for key in database.execute(f"PRAGMA foreign_key_list({table})"):
            assert key[4] is not None, table


def test_views_have_the_names_that_one_looks_for(database) -> None:
    assert {"articles", "editions", "sources", "feeds"} <= {*tables(database, "view")}


def test_views_show_articles_and_feeds(opened, path, make, texts, add) -> None:
    with opened() as library:
        add(library, make(texts.mayor))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(
            "INSERT INTO feed (address, title, folder) VALUES ('https://x.example/f', 'X', '')"
        )
        ((number, text),) = raw.execute("SELECT number, text FROM articles")
        assert number == 1
        assert "Jane Roe resigned" in text
        assert raw.execute("SELECT number, edition FROM editions").fetchall() == [(1, 1)]
        assert raw.execute("SELECT number FROM sources").fetchall() == [(1,)]
        assert raw.execute("SELECT title, articles FROM feeds").fetchall() == [("X", 0)]
