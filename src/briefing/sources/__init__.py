"""One way in for each kind of source: files, folders, patterns, standard input."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import EmptyArticle, SourceError, SourceNotFound
from briefing.model.article import Article, ParagraphKind
from briefing.sources.plaintext import parse_text


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order named, and what could not be."""

    articles: tuple[Article, ...]
    problems: tuple[SourceError, ...]


def open_sources(names: Sequence[str], *, stdin: Callable[[], bytes]) -> Reading:
    """The articles of `names`: files, folders, glob patterns, and `-` for standard input."""
    articles: list[Article] = []
    problems: list[SourceError] = []
    for name in names:
        if name == "-":
            articles.append(parse_text(stdin().decode("utf-8"), source="-", name="-"))
            continue
        path = Path(name)
        files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        for file in files:
            if not file.is_file():
                problems.append(SourceNotFound("no such file or folder", subject=str(file)))
                continue
            article = parse_text(file.read_text("utf-8"), source=str(file), name=file.name)
            if any(paragraph.kind is ParagraphKind.PROSE for paragraph in article.paragraphs):
                articles.append(article)
            else:
                problems.append(EmptyArticle("the file holds no text", subject=str(file)))
    return Reading(tuple(articles), tuple(problems))
