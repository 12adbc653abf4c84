"""Adding articles, knowing them again, and giving them back.

What makes two articles one is asked in this order:

1. the same address of its own (`Article.address`, as the caller normalised it);
2. the same headline and prose (`StoredForm.fingerprint`): a syndicated copy under another address is the same article,
   and so is the same page without an address;
3. the same file or page (`found_in` and `Article.source` are one), so a file that changed on disk is an update. An
   article of a container, where the two differ, is known by its address or text alone: its place in there may pass
   to another.

Whether a known article is updated is judged by source: if what is read is what this source told before, or what any
version of the article says already, nothing is new. So two feeds that carry two wordings of one article do not take
turns.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from briefing.library.connection import Connection, Row
from briefing.library.content import StoredForm, storable_text, stored_form, unpack, unpack_article
from briefing.library.folding import fold, stem
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, Basis, PartialDate, ReferenceDate
from briefing.model.library import (
    Addition,
    ArticleSource,
    Entry,
    Outcome,
    PackedAnnotations,
    Version,
)

CHUNK = 200
"""How many articles are read at once by those that stream."""


def add(
    connection: Connection,
    article: Article,
    packed: PackedAnnotations | None,
    *,
    found_in: str,
    at: datetime.datetime,
    annotator: str,
) -> Addition:
    """Keep an article; see the module for what it may be one with."""
    stored, found_in, read = stored_form(article), storable_text(found_in), moment(at)
    number = _identify(connection, stored, found_in)
    outcome = Outcome.KNOWN
    if number is None:
        outcome = Outcome.NEW
        number = connection.run(
            "INSERT INTO article (name, source, address, headline, basis, added)"
            " VALUES ('', '', '', '', '', ?)",
            read,
        )
        _add_version(connection, number, stored, read)
    elif not _is_told(connection, number, stored, found_in):
        outcome = Outcome.UPDATED
        _add_version(connection, number, stored, read)
    _note_source(connection, number, stored, found_in, read)
    if packed is not None:
        keep(connection, packed, annotator=annotator)
    elif outcome is not Outcome.KNOWN and (known := _annotations(connection, stored, annotator)):
        _set_date(connection, number, known.reference_date)
    return Addition(number, outcome)


def keep(connection: Connection, packed: PackedAnnotations, *, annotator: str) -> None:
    """Keep annotations for the article they belong to, in place of any earlier ones."""
    connection.run(
        "INSERT OR REPLACE INTO annotation (content, annotator, data) VALUES (?, ?, ?)",
        *(packed.content, annotator, packed.data),
    )
    numbers = connection.rows(
        # In this order: SQLite would go through all articles for the one that has this version.
        "SELECT number FROM version CROSS JOIN article USING (number)"
        " WHERE content = ? AND article.version = version.id",
        packed.content,
    )
    for (number,) in numbers:
        _set_date(connection, number, packed.reference_date)


def annotations_of(
    connection: Connection, article: Article, annotator: str
) -> AnnotatedArticle | None:
    """What is kept of that annotator for an article of this content, wherever it is from; None where nothing is."""
    return _annotations(connection, stored_form(article), annotator)


def remove(connection: Connection, numbers: Sequence[int]) -> tuple[int, ...]:
    """Take articles out with all their versions; the numbers that there were come back."""
    removed = []
    for number in dict.fromkeys(numbers):
        if connection.row("SELECT 1 FROM article WHERE number = ?", number) is None:
            continue
        _take_from_index(connection, number)
        contents = connection.rows("SELECT DISTINCT content FROM version WHERE number = ?", number)
        connection.run("DELETE FROM article WHERE number = ?", number)
        for (mark,) in contents:
            connection.run(
                "DELETE FROM annotation WHERE content = ?1"
                " AND NOT EXISTS (SELECT 1 FROM version WHERE content = ?1)",
                mark,
            )
        removed.append(number)
    return tuple(removed)


def current(
    connection: Connection, numbers: Sequence[int], *, annotator: str
) -> Iterator[tuple[int, AnnotatedArticle | Article]]:
    """The articles of these numbers as they read now, in this order, annotated where annotations are kept.

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


def moment(at: datetime.datetime) -> str:
    """A time as it is stored: UTC, to the second, so that the order of the text is that of time.

    Raises:
        ValueError: it has no time zone, so nobody knows when it is.
    """
    if at.tzinfo is None:
        raise ValueError("a time needs its time zone")
    return at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def time(text: str) -> datetime.datetime:
    """The time that `moment` wrote."""
    return datetime.datetime.fromisoformat(text)


def partial_date(text: str | None) -> PartialDate | None:
    """The date of a column; None where there is none, or it is no date."""
    try:
        return PartialDate(*map(int, text.split("-"))) if text else None
    except (ValueError, TypeError):
        return None


def _annotations(
    connection: Connection, stored: StoredForm, annotator: str
) -> AnnotatedArticle | None:
    data = connection.value(
        "SELECT data FROM annotation WHERE content = ? AND annotator = ?",
        *(stored.content, annotator),
    )
    return unpack(data, stored.article) if data is not None else None


def _identify(connection: Connection, stored: StoredForm, found_in: str) -> int | None:
    """The number of the article that this one is, None where it is new."""
    article = stored.article
    questions: list[tuple[str, object]] = [
        (
            "SELECT number FROM version WHERE fingerprint = ? ORDER BY number LIMIT 1",
            stored.fingerprint,
        )
    ]
    if article.address:
        sql = (
            "SELECT number FROM source WHERE address = ? AND address <> '' ORDER BY number LIMIT 1"
        )
        questions.insert(0, (sql, article.address))
    elif found_in == article.source and found_in not in ("", "-"):
        sql = (
            "SELECT number FROM source WHERE source = ?1 AND found_in = ?1 AND address = ''"
            " ORDER BY last DESC, number DESC LIMIT 1"
        )
        questions.append((sql, found_in))
    answers = (connection.value(sql, value) for sql, value in questions)
    return next((int(number) for number in answers if number is not None), None)


def _is_told(connection: Connection, number: int, stored: StoredForm, found_in: str) -> bool:
    """Whether this source told the same before, or is new and tells what a version says already."""
    before = connection.value(
        "SELECT edition FROM source WHERE number = ? AND found_in = ? AND source = ?",
        *(number, found_in, stored.article.source),
    )
    if before is not None:
        return bool(before == stored.edition)
    same = connection.row(
        "SELECT 1 FROM version WHERE number = ? AND fingerprint = ?",
        *(number, stored.fingerprint),
    )
    return same is not None


def _add_version(connection: Connection, number: int, stored: StoredForm, read: str) -> None:
    """Make this the article's current version."""
    _take_from_index(connection, number)
    article = stored.article
    ordinal = connection.value(
        "SELECT coalesce(max(ordinal), 0) + 1 FROM version WHERE number = ?", number
    )
    shown = (article.name, article.source, article.address, stored.headline)
    version = connection.run(
        "INSERT INTO version (number, ordinal, name, source, address, headline, text, parts,"
        " fingerprint, edition, content, read) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(number, ordinal, *shown, article.text, stored.parts),
        *(stored.fingerprint, stored.edition, stored.content, read),
    )
    connection.run(
        "UPDATE article SET version = ?, name = ?, source = ?, address = ?, headline = ?"
        " WHERE number = ?",
        *(version, *shown, number),
    )
    given = article.publication_date
    _set_date(connection, number, ReferenceDate(date=given.date if given else None))
    connection.run(
        "INSERT INTO search (rowid, headline, text) VALUES (?, ?, ?)",
        *(number, stored.headline, article.text),
    )


def _take_from_index(connection: Connection, number: int) -> None:
    """Take the article's current text out of the index, which must be told the text that it indexed."""
    connection.run(
        "INSERT INTO search (search, rowid, headline, text)"
        " SELECT 'delete', number, headline, text FROM searchable WHERE number = ?",
        number,
    )


def _set_date(connection: Connection, number: int, reference: ReferenceDate) -> None:
    date = reference.date
    connection.run(
        "UPDATE article SET date = ?, first_day = ?, last_day = ?, basis = ? WHERE number = ?",
        str(date) if date else None,
        date.earliest.isoformat() if date else None,
        date.latest.isoformat() if date else None,
        *(reference.basis.value, number),
    )


def _note_source(
    connection: Connection, number: int, stored: StoredForm, found_in: str, read: str
) -> None:
    article = stored.article
    connection.run(
        "INSERT INTO source (number, found_in, source, name, address, folded_name, folded_stem,"
        " edition, first, last) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)"
        " ON CONFLICT DO UPDATE SET name = ?4, address = ?5, folded_name = ?6, folded_stem = ?7,"
        " edition = ?8, last = ?9",
        *(number, found_in, article.source, article.name, article.address),
        *(fold(article.name), fold(stem(article.name)), stored.edition, read),
    )


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
