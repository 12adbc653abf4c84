"""Invented articles, and a library over a real file."""

import datetime
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.language import annotate
from briefing.library import open_library
from briefing.model.article import PublicationDate
from briefing.sources.plaintext import parse_text

HELICOPTER = (
    "Shots fired at helicopter\n\n"
    "The helicopter of President Gustavo Petro could not land on Monday, he said. “We went out over the open sea,”"
    " Petro told reporters in Málaga. The mayor, Jane Roe, denied it."
)
MAYOR = (
    "Mayor of Arden resigns\n\n"
    "Jane Roe resigned as mayor of Arden on 3 March 2018. The police chief, John Doe, said that the helicopter was no"
    " reason. She has been accused of fraud."
)
FLOOD = "Flood in Arden\n\nThe river rose by two metres in the night of 5 May 2019, and three people drowned."


def article_of(text, source="/news/one.txt", *, address="", date=None):
    article = parse_text(text, source=source, name=Path(source).name)
    given = PublicationDate(date=date, origin="--date") if date else article.publication_date
    return replace(article, address=address, publication_date=given)


@cache
def annotated_of(article):
    return annotate(article)


@pytest.fixture(scope="session")
def texts():
    return SimpleNamespace(helicopter=HELICOPTER, mayor=MAYOR, flood=FLOOD)


@pytest.fixture(scope="session")
def make():
    """Makes an article of a text."""
    return article_of


@pytest.fixture(scope="session")
def annotated():
    """Annotates an article, once."""
    return annotated_of


@pytest.fixture(scope="session")
def at():
    return datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "library.db"


@pytest.fixture
def opened(path):
    """Opens the library of the test, made where it is missing."""
    return lambda **options: open_library(
        path, **{"annotator": "test-1", "create": True, "patience": 5.0, **options}
    )


@pytest.fixture
def library(opened):
    with opened() as library:
        yield library


@pytest.fixture(scope="session")
def add(at):
    """Adds an article as found in its own source, unless told another."""

    def add(library, article, found_in=None, *, annotated=False):
        found = annotated_of(article) if annotated else None
        return library.add(article, found_in=found_in or article.source, at=at, annotated=found)

    return add
