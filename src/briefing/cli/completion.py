"""What the shell offers to complete: selectors and names of actors.

Completion must never wait long, print or fail: with more than a few articles only file names are offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from briefing.model.collection import Collection

MOST_ANNOTATED = 20
"""How many articles are read and annotated, at most, for one press of the key: some 10 ms each."""


def complete_selector(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Years, numbers and file names that begin so, each with a word of help."""
    offered = (pair for pair in _selectors(context) if pair[0].startswith(incomplete))
    return list(dict(offered).items())


def complete_actor(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Names of actors that hold a word that begins so, each with its kind."""
    collection = _collection(context)
    if collection is None:
        return []
    wanted = incomplete.casefold()
    return [
        (actor.name, actor.kind.value)
        for actor in collection.actors
        if any(
            word.startswith(wanted)
            for word in (actor.name.casefold(), *actor.name.casefold().split())
        )
    ]


def _selectors(context: typer.Context) -> Iterator[tuple[str, str]]:
    collection = _collection(context)
    if collection is None:
        return
    for number, annotated in enumerate(collection.articles, 1):
        article, date = annotated.article, annotated.reference_date.date
        if date is not None:
            yield str(date.year), f"[{number}] {article.name}"
        yield str(number), article.name
        yield article.name, f"[{number}]"


def _collection(context: typer.Context) -> Collection | None:
    """The articles that the command would read, or None where they are too many or cannot be read."""
    try:
        from briefing import use_cases
        from briefing.cli.session import find_origins
        from briefing.config import settings_from
        from briefing.sources import open_sources

        names = settings_from(find_origins(context.params)).articles
        if len(open_sources(names, stdin=bytes).articles) > MOST_ANNOTATED:
            return None
        return use_cases.open_collection(names).collection
    except Exception:
        return None
