"""Read files and inspect what came of them, for the tests of all sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.model.article import Article, ParagraphKind
from briefing.sources import Reading, open_sources


class Looked:
    """A reading, and shorter words for what is in it."""

    def __init__(self, reading: Reading) -> None:
        self.articles, self.problems = reading.articles, reading.problems
        for problem in self.problems:
            assert isinstance(problem, SourceError)
            assert problem.hint
            assert problem.subject
            assert not str(problem).endswith(".")

    @property
    def article(self) -> Article:
        """The only article, where nothing else was found."""
        assert [str(problem) for problem in self.problems] == []
        (article,) = self.articles
        return article

    @property
    def message(self) -> str:
        """The message of the only problem, where nothing was read."""
        assert self.articles == ()
        (problem,) = self.problems
        return str(problem)

    @property
    def sources(self) -> list[str]:
        """The names by which the articles are found again, without the folder."""
        return [article.source.partition("/it/")[2] for article in self.articles]

    @property
    def head(self) -> tuple[str, str, str]:
        """Headline, byline and publication date of the only article."""
        return head(self.article)

    @property
    def heads(self) -> list[tuple[str, str, str]]:
        """Headline, byline and publication date of each article."""
        return [head(article) for article in self.articles]

    @property
    def prose(self) -> list[str]:
        """The paragraphs of prose of all articles."""
        return self.all(ParagraphKind.PROSE)

    def all(self, kind: ParagraphKind) -> list[str]:
        """The paragraphs of that kind of all articles."""
        return [
            part.span.of(article.text)
            for article in self.articles
            for part in article.paragraphs
            if part.kind is kind
        ]


def head(article: Article) -> tuple[str, str, str]:
    headline, byline = (
        span.of(article.text) if span else "" for span in (article.headline, article.byline)
    )
    date = article.publication_date
    return headline, byline, str(date.date) if date else ""


Look = Callable[..., Looked]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Read a file of that content and name."""

    def look(data: bytes | str, name: str = "a") -> Looked:
        folder = tmp_path / "it"
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return Looked(open_sources([str(path)], stdin=bytes))

    return look
