"""Find words of the library's articles that are spelt like one that was typed."""

from __future__ import annotations

from difflib import get_close_matches

from briefing.library.connection import Connection
from briefing.model.text import fold

MOST = 4
"""Words that one mistyped may stand for."""
_LIKE = 0.75
"""How like a word must be: two letters of eight may differ, or two be swapped."""
_SLIPS = 2
"""How many letters more or fewer than the typed word one may have."""


def close_words(connection: Connection, word: str) -> tuple[str, ...]:
    """Words of the full-text index spelt most like `word`, with the same first letter.

    The index lists its words by a table of SQLite's own (https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module),
    which takes a temporary one; the library itself is only read.
    """
    wanted = fold(word)
    if not wanted:
        return ()
    only = connection.value("PRAGMA query_only")
    connection.run("PRAGMA query_only = 0")
    try:
        connection.run(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)"
        )
    finally:
        connection.run(f"PRAGMA query_only = {int(bool(only))}")
    rows = connection.rows(
        "SELECT term FROM vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
        wanted[0],
        chr(ord(wanted[0]) + 1),
        len(wanted) - _SLIPS,
        len(wanted) + _SLIPS,
    )
    return tuple(get_close_matches(wanted, [term for (term,) in rows], MOST, _LIKE))
