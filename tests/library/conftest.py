"""Invented articles, and a library over a real file."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.language import annotate
from briefing.library import Library, open_library
from briefing.model.article import Article, PartialDate, PublicationDate
from briefing.sources.plaintext import parse_text

AT = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)
ANNOTATOR = "test-1"

HELICOPTER = (
    "Shots fired at helicopter\n\nThe helicopter of President Gustavo Petro could not land on Monday, he said. "
    "“We went out over the open sea,” Petro told reporters in Málaga."
)
MAYOR = (
    "Mayor of Arden resigns\n\nJane Roe resigned as mayor of Arden on 3 March 2018. The police chief, John Doe, "
    "said that the helicopter was no reason."
)


def article_of(
    text: str,
    source: str = "/news/one.txt",
    *,
    address: str = "",
    date: PartialDate | None = None,
) -> Article:
    article = parse_text(text, source=source, name=Path(source).name)
    given = PublicationDate(date=date, origin="--date") if date else article.publication_date
    return replace(article, address=address, publication_date=given)


def add(library: Library, article: Article, *, found_in: str = "", annotated: bool = False):
    return library.add(
        article,
        found_in=found_in or article.source,
        at=AT,
        annotated=annotate(article) if annotated else None,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.db"


@pytest.fixture
def opened(path: Path) -> Callable[..., Library]:
    """Opens the library of the test, made where it is missing."""
    return lambda **options: open_library(
        path, annotator=ANNOTATOR, **{"create": True, "patience": 5.0, **options}
    )


@pytest.fixture
def library(opened: Callable[..., Library]) -> Iterator[Library]:
    with opened() as library:
        yield library
