"""Add articles to the library, deduplicate them, and read them back.

What makes two articles one is told in `identity`.

Whether a known article is updated is judged by source: if what is read is what this source told before, or what any
version of the article says already, nothing is new. So two feeds that carry two wordings of one article do not take
turns. Nor does a source that is new and has less than half as many words take the article's place: that is a teaser, of
a newsletter, or of a feed whose entry's page is not to be had any longer.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import PurePath

from briefing.library.connection import Connection
from briefing.library.content import StoredForm, storable_text, stored_form, unpack
from briefing.library.identity import identify
from briefing.library.times import moment
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article, ReferenceDate
from briefing.model.library import (
    Addition,
    Outcome,
    PackedAnnotations,
)
from briefing.model.text import fold


def add(
    connection: Connection,
    article: Article,
    packed: PackedAnnotations | None,
    *,
    found_in: str,
    at: datetime.datetime,
    annotator: str,
) -> Addition:
    """Keep an article; `identity` tells what it may be one with."""
    stored, found_in, read = stored_form(article), storable_text(found_in), moment(at)
    number = identify(connection, stored, found_in)
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
    """The stored annotations of an article of this content, None without any.

    They are that annotator's, wherever the article is from.
    """
    return _annotations(connection, stored_form(article), annotator)


def remove(connection: Connection, numbers: Sequence[int]) -> tuple[int, ...]:
    """Take articles out with all their versions.

    The numbers that there were come back.
    """
    removed = []
    for number in dict.fromkeys(numbers):
        if connection.row("SELECT 1 FROM article WHERE number = ?", number) is None:
            continue
        _take_from_index(connection, number)
        contents = connection.rows("SELECT DISTINCT content FROM version WHERE number = ?", number)
        connection.run("DELETE FROM article WHERE number = ?", number)
        for (mark,) in contents:
            connection.run(
                "DELETE FROM annotation WHERE content = ?"
                " AND NOT EXISTS (SELECT 1 FROM version WHERE version.content = annotation.content)",
                mark,
            )
        removed.append(number)
    return tuple(removed)


def _annotations(
    connection: Connection, stored: StoredForm, annotator: str
) -> AnnotatedArticle | None:
    data = connection.value(
        "SELECT data FROM annotation WHERE content = ? AND annotator = ?",
        *(stored.content, annotator),
    )
    return unpack(data, stored.article) if data is not None else None


def _is_told(connection: Connection, number: int, stored: StoredForm, found_in: str) -> bool:
    """Whether this source told the same before, or is new and tells what a version says already, or a teaser of it."""
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
    return same is not None or _is_teaser(connection, number, stored)


def _is_teaser(connection: Connection, number: int, stored: StoredForm) -> bool:
    """Whether this text has less than half as many words as the article has now."""
    now = connection.value(
        "SELECT text FROM version JOIN article ON article.version = version.id"
        " WHERE article.number = ?",
        number,
    )
    return 2 * len(stored.article.text.split()) < len(str(now).split())


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
        " edition, first, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET name = excluded.name, address = excluded.address,"
        " folded_name = excluded.folded_name, folded_stem = excluded.folded_stem,"
        " edition = excluded.edition, last = excluded.last",
        *(number, found_in, article.source, article.name, article.address),
        *(fold(article.name), fold(PurePath(article.name).stem), stored.edition, read, read),
    )
