"""Run a full-text query on articles outside a library, in an index in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from briefing.library.content import storable_text
from briefing.library.queries import translate
from briefing.library.schema import TOKENIZER


def matching(texts: Mapping[int, tuple[str, str]], query: str) -> tuple[int, ...]:
    """The numbers of the texts that answer a query, in their order.

    Each text is a headline and the text itself.

    Raises:
        QueryError: the query cannot be read.

    >>> matching({1: ("", "The dam held."), 2: ("Dams fail", "Two died.")}, "dam* NOT held")
    (2,)
    """
    expression = translate(query)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(
            f"CREATE VIRTUAL TABLE search USING fts5(headline, text, tokenize = '{TOKENIZER}')"
        )
        connection.executemany(
            "INSERT INTO search (rowid, headline, text) VALUES (?, ?, ?)",
            ((number, *map(storable_text, pair)) for number, pair in texts.items()),
        )
        rows = connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,))
        found = {number for (number,) in rows}
    finally:
        connection.close()
    return tuple(number for number in texts if number in found)
