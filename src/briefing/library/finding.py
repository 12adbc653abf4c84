"""Find articles in the library by date, name, words or full-text query."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from briefing.frozen import dataclass
from briefing.library import queries
from briefing.library.connection import Connection, Row
from briefing.library.times import partial_date
from briefing.model.article import Basis
from briefing.model.library import Hit, SnippetPart
from briefing.model.period import Period
from briefing.model.text import fold

SHORTEST_BEGINNING = 3
"""Letters that the beginning of a word must have to stand for the word."""

HEADLINE_WEIGHT = 4.0
"""How much more a word in the headline counts than one in the text."""

SNIPPET_WORDS = 24

RANKED = 2000
"""How many matching articles are ranked: each takes some 4 microseconds, and a word may stand in all of 100,000."""

_ORDER = "ORDER BY article.date IS NULL, article.date, article.name, article.source, article.number"


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition of SQL on `article`, and its values."""

    sql: str
    values: tuple[object, ...] = ()


def find(
    connection: Connection,
    *,
    period: Period | None,
    name: str | None,
    words: str | None,
    query: str | None,
) -> tuple[int, ...]:
    """Find the numbers of the articles that match all filters, in collection order."""
    conditions = [*_within(period)]
    if query is not None:
        conditions.append(_matching(queries.translate(query)))
    if name is not None:
        conditions.append(_first_answered(connection, conditions, _name_readings(name)))
    if words is not None:
        conditions.append(_first_answered(connection, conditions, _word_readings(words)))
    sql = f"SELECT number FROM article WHERE {_all(conditions)} {_ORDER}"
    return tuple(number for (number,) in connection.rows(sql, *_values(conditions)))


def count(connection: Connection, *, period: Period | None, query: str | None) -> int:
    """How many articles there are, of a period, that answer to a query."""
    conditions = [*_within(period)]
    if query is not None:
        conditions.append(_matching(queries.translate(query)))
    sql = f"SELECT count(*) FROM article WHERE {_all(conditions)}"
    return int(connection.value(sql, *_values(conditions)))


def search(
    connection: Connection, query: str, *, period: Period | None, limit: int, offset: int
) -> tuple[Hit, ...]:
    """The articles that answer best to a query, with the stretch of text that does.

    The newest `RANKED` of those that match are ranked, all others follow as they were added, the last first.
    """
    expression = queries.translate(query)
    matching = _Condition("search MATCH ?", (expression,))
    conditions = [matching]
    if period is not None:
        # The plus keeps SQLite from asking the index once for every article of the period.
        within = list(_within(period))
        conditions.append(
            _Condition(
                f"+search.rowid IN (SELECT number FROM article WHERE {_all(within)})",
                tuple(_values(within)),
            )
        )
    matches = (
        f"SELECT rowid AS number, bm25(search, {HEADLINE_WEIGHT}, 1.0) AS score FROM search"
        f" WHERE {_all(conditions)} ORDER BY rowid DESC LIMIT ? OFFSET ?"
    )
    rows = connection.rows(
        f"SELECT number, score FROM ({matches}) ORDER BY score, number DESC LIMIT ? OFFSET ?",
        *(*_values(conditions), RANKED, 0, limit, offset),
    )
    if len(rows) < limit and offset + limit > RANKED:
        rest = (limit - len(rows), max(RANKED, offset))
        rows += connection.rows(matches, *_values(conditions), *rest)
    return tuple(_hits(connection, rows, matching))


def _hits(connection: Connection, rows: list[Row], matching: _Condition) -> Iterator[Hit]:
    if not rows:
        return
    numbers = [number for number, _ in rows]
    marks = ", ".join("?" * len(numbers))
    shown = connection.rows(
        "SELECT search.rowid, name, article.headline, date, basis,"
        " snippet(search, 1, char(2), char(3), '…', ?)"
        " FROM search JOIN article ON article.number = search.rowid"
        f" WHERE {matching.sql} AND search.rowid BETWEEN ? AND ? AND +search.rowid IN ({marks})",
        *(SNIPPET_WORDS, *matching.values, min(numbers), max(numbers), *numbers),
    )
    by_number = {number: rest for number, *rest in shown}
    for number, score in rows:
        name, headline, date, basis, snippet = by_number[number]
        parts = tuple(_parts(snippet))
        yield Hit(
            number=number, name=name, headline=headline, date=partial_date(date), basis=Basis(basis),
            snippet=_after(headline, parts), rank=-score,
        )  # fmt: skip


def _after(headline: str, parts: tuple[SnippetPart, ...]) -> tuple[SnippetPart, ...]:
    """The parts without the headline, which is shown beside them, where they begin with it and go on."""
    text = "".join(part.text for part in parts)
    left = len(headline) + 1 if headline and text.startswith(f"{headline} ") else 0
    kept = []
    for part in parts:
        if left < len(part.text):
            kept.append(SnippetPart(part.text[left:], part.matched))
        left = max(0, left - len(part.text))
    return tuple(kept) or parts


def _parts(snippet: str) -> Iterator[SnippetPart]:
    """The stretches between the marks that the index puts around what it found."""
    for piece in re.split("(\2[^\2\3]*\3)", re.sub(r"\s+", " ", snippet)):
        text = piece.strip("\2\3") if piece.startswith("\2") else piece.replace("\3", "")
        if text:
            yield SnippetPart(text, piece.startswith("\2"))


def _within(period: Period | None) -> Iterator[_Condition]:
    if period is not None and period.first is not None:
        yield _Condition("article.first_day >= ?", (period.first.isoformat(),))
    if period is not None and period.last is not None:
        yield _Condition("article.last_day <= ?", (period.last.isoformat(),))
    if period is not None and period.first is None and period.last is None:
        yield _Condition("article.date IS NOT NULL")


def _matching(expression: str) -> _Condition:
    return _Condition(
        "article.number IN (SELECT rowid FROM search WHERE search MATCH ?)", (expression,)
    )


def _first_answered(
    connection: Connection, conditions: list[_Condition], readings: Iterator[_Condition]
) -> _Condition:
    """The first of the readings to which any article answers that meets the conditions."""
    for reading in readings:
        asked = [*conditions, reading]
        if connection.row(f"SELECT 1 FROM article WHERE {_all(asked)} LIMIT 1", *_values(asked)):
            return reading
    return _Condition("0")


def _name_readings(name: str) -> Iterator[_Condition]:
    """A whole name, source or address, a folder or a pattern; else part of a name from the start of a word."""
    if not name.strip():
        return
    folded = fold(name)
    where = [
        "source = ?",
        "found_in = ?",
        "address = ? AND address <> ''",
        "folded_name = ?",
        "folded_stem = ?",
    ]
    values = [name, name, name, folded, folded]
    if "\0" not in name:
        path = os.path.realpath(name)
        # All that begins with the folder and its separator: "0" is the character after "/".
        where += [
            "source = ?",
            "source > ? AND source < ?",
            "found_in = ?",
            "found_in > ? AND found_in < ?",
        ]
        values += [path, f"{path}/", f"{path}0"] * 2
        if any(character in name for character in "*?["):
            where += ["source GLOB ?", "name GLOB ?"]
            values += [path.replace("[!", "[^"), name.replace("[!", "[^")]
    yield _of_sources(" OR ".join(f"({one})" for one in where), *values)
    if folded:
        yield _of_sources(
            "instr(folded_name, ?) AND folded_name REGEXP ?", folded, _name_part(folded)
        )


def _name_part(folded: str) -> str:
    """A pattern for part of a name; a date in it must not run on."""
    end = "(?![0-9])" if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", folded) else ""
    return f"(?<![^\\W_]){re.escape(folded)}{end}"


def _of_sources(sql: str, *values: object) -> _Condition:
    return _Condition(f"article.number IN (SELECT number FROM source WHERE {sql})", values)


def _word_readings(words: str) -> Iterator[_Condition]:
    """All words in the headline; else in headline or text; else beginnings of words there."""
    found = re.findall(r"\w+", words)
    if not found:
        return
    expressions = [queries.all_words(words, column="headline"), queries.all_words(words)]
    if all(len(word) >= SHORTEST_BEGINNING for word in found):
        expressions.append(queries.all_words(words, prefixes=True))
    yield from (_matching(expression) for expression in expressions if expression)


def _all(conditions: list[_Condition]) -> str:
    return " AND ".join(condition.sql for condition in conditions) or "1"


def _values(conditions: list[_Condition]) -> list[object]:
    return [value for condition in conditions for value in condition.values]
