"""A bug that one article meets: it is named, and the others have their due."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import InternalFault
from briefing.language import pipeline
from briefing.language.text import sentences
from briefing.model.annotation import AnnotatedArticle
from briefing.sources import html, open_sources
from briefing.use_cases import open_collection
from briefing.use_cases.storing import add

AT = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three articles, of which the second will be failed on."""
    for name, text in (("a", "Two men died."), ("b", "A mine fell in."), ("c", "Roe spoke.")):
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """An annotator of a new version that fails on an article of a mine."""
    whole = sentences.segment

    def fail(annotated: AnnotatedArticle) -> AnnotatedArticle:
        if "mine" in annotated.article.text:
            raise IndexError("beyond the end")
        return whole(annotated)

    monkeypatch.setattr(sentences, "segment", fail)
    monkeypatch.setattr(pipeline, "version", lambda: "sentences 1000")


@pytest.mark.usefixtures("faulty")
def test_the_other_articles_are_opened(news: Path) -> None:
    opened = open_collection([str(news)])
    assert [one.article.name for one in opened.collection.articles] == ["a.txt", "c.txt"]
    (problem,) = opened.problems
    assert isinstance(problem, InternalFault)
    assert problem.subject.endswith("b.txt")
    assert "IndexError: beyond the end (fail, line " in str(problem)


@pytest.mark.usefixtures("faulty")
def test_the_other_articles_are_added(news: Path) -> None:
    answer = add([str(news)], library=news / "l", at=AT)
    assert answer.result.new == 2
    assert [problem.subject[-5:] for problem in answer.problems] == ["b.txt"]


def test_the_other_articles_of_a_library_are_loaded(
    news: Path, request: pytest.FixtureRequest
) -> None:
    add([str(news)], library=news / "l", at=AT)
    request.getfixturevalue("faulty")
    opened = open_collection(["library:"], library=news / "l")
    assert [one.article.name for one in opened.collection.articles] == ["a.txt", "c.txt"]
    assert opened.notes[0].startswith("[2] is left out: a bug in briefing: IndexError")


def test_a_reader_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(material: Any) -> Any:
        raise ValueError("no such tag")

    monkeypatch.setattr(html, "read", fail)
    (tmp_path / "a.html").write_text("<p>Two men died.")
    (tmp_path / "b.txt").write_text("Two men died.")
    reading = open_sources([str(tmp_path)], stdin=bytes)
    assert [article.name for article in reading.articles] == ["b.txt"]
    (problem,) = reading.problems
    assert isinstance(problem, InternalFault)
    assert str(problem).startswith("a bug in briefing: ValueError: no such tag (fail, line ")
    assert problem.hint
