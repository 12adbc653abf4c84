"""Read articles, versions and cached annotations back from the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.library.connection import Connection, Row
from briefing.library.content import unpack, unpack_article
from briefing.library.times import partial_date, time
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, Basis
from briefing.model.library import ArticleSource, Entry, Version

CHUNK = 200
"""How many articles are read at once by those that stream."""


def current(
    connection: Connection, numbers: Sequence[int], *, annotator: str
) -> Iterator[tuple[int, AnnotatedArticle | Article]]:
    """The current texts of these articles, in this order, with kept annotations.

    Numbers that are not there are passed over.
    """
    for start in range(0, len(numbers), CHUNK):
        chunk = numbers[start : start + CHUNK]
        rows = connection.rows(
            "SELECT article.number, text, parts, version.source, version.name, version.address, data"
            " FROM article JOIN version ON version.id = article.version"
            " LEFT JOIN annotation ON annotation.content = version.content AND annotator = ?"
            f" WHERE article.number IN ({_marks(chunk)})",
            *(annotator, *chunk),
        )  # fmt: skip
        found = {number: rest for number, *rest in rows}
        for number in chunk:
            if number in found:
                *kept, data = found[number]
                article = _article(kept)
                yield number, (data is not None and unpack(data, article)) or article


def versions(connection: Connection, number: int) -> tuple[Version, ...]:
    """All texts that an article has had, the earliest first."""
    rows = connection.rows(
        "SELECT text, parts, version.source, version.name, version.address, ordinal, read,"
        " version.id = article.version FROM version JOIN article USING (number)"
        " WHERE number = ? ORDER BY ordinal",
        number,
    )  # fmt: skip
    return tuple(
        Version(ordinal=ordinal, article=_article(kept), read=time(read), current=bool(is_current))
        for *kept, ordinal, read, is_current in rows
    )


def sources(connection: Connection, number: int) -> tuple[ArticleSource, ...]:
    """Where an article was found, the first place first."""
    rows = connection.rows(
        "SELECT found_in, source, name, address, first, last FROM source WHERE number = ?"
        " ORDER BY first, rowid",
        number,
    )  # fmt: skip
    return tuple(
        ArticleSource(
            found_in=found_in,
            source=source,
            name=name,
            address=address,
            first=time(first),
            last=time(last),
        )
        for found_in, source, name, address, first, last in rows
    )


def entries(connection: Connection, numbers: Sequence[int]) -> Iterator[Entry]:
    """What a list shows of the articles of these numbers, in this order."""
    for start in range(0, len(numbers), CHUNK):
        chunk = numbers[start : start + CHUNK]
        rows = connection.rows(
            "SELECT number, name, source, address, headline, date, basis, added FROM article"
            f" WHERE number IN ({_marks(chunk)})",
            *chunk,
        )  # fmt: skip
        found = {row[0]: row for row in rows}
        yield from (_entry(found[number]) for number in chunk if number in found)


def _article(row: Sequence[object]) -> Article:
    text, parts, source, name, address = row
    return unpack_article(text, parts, source=source, name=name, address=address)  # type: ignore[arg-type]


def _entry(row: Row) -> Entry:
    number, name, source, address, headline, date, basis, added = row
    return Entry(
        number=number, name=name, source=source, address=address, headline=headline,
        date=partial_date(date), basis=Basis(basis), added=time(added),
    )  # fmt: skip


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
