"""Complete selectors and names of actors in the shell.

Completion must never wait long, print or fail: where there are more than a few articles, nothing is offered. What is
offered comes from files and articles, and shells evaluate it: whatever holds more than letters, digits and a few
harmless signs is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from briefing.model.collection import Collection

MOST_ANNOTATED = 20
"""How many articles are read and annotated, at most, for one press of the key: some 10 ms each."""

HARMLESS = frozenset(" ._-/+@,")
"""Signs that mean nothing to a shell, between quotation marks."""


def complete_selector(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Years, numbers and file names that begin so, each with a word of help."""
    return _offered(incomplete, _selectors(_collection(context)))


def complete_actor(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Names of actors that begin so, each with its kind."""
    return _offered(incomplete, _names(_collection(context)))


def _offered(incomplete: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (text, remark)
        for text, remark in dict(pairs).items()
        if text.startswith(incomplete) and _is_harmless(text + remark)
    ]


def _selectors(collection: Collection) -> Iterator[tuple[str, str]]:
    for number, annotated in collection.numbered():
        name, date = annotated.article.name, annotated.reference_date.date
        if date is not None:
            yield str(date.year), name
        yield str(number), name
        yield name, f"article {number}"


def _names(collection: Collection) -> Iterator[tuple[str, str]]:
    for actor in collection.actors:
        for form in actor.forms:
            yield form, actor.kind.value


def _is_harmless(text: str) -> bool:
    return all(character.isalnum() or character in HARMLESS for character in text)


def _collection(context: typer.Context) -> Collection:
    """The articles that the command would read; none where they are too many or cannot be read."""
    from briefing.model.collection import Collection

    try:
        from briefing import use_cases
        from briefing.arguments import LIBRARY
        from briefing.cli.naming import usual_names
        from briefing.cli.session import find_origins
        from briefing.config import library_path, settings_from
        from briefing.sources import list_sources

        settings = settings_from(find_origins(context.params))
        names = usual_names(settings)
        files = list_sources([name for name in names if name != LIBRARY])
        if len(list(islice(files, MOST_ANNOTATED + 1))) > MOST_ANNOTATED:
            return Collection(())
        library = settings.library or library_path(os.environ)
        return use_cases.open_collection(names, library=library).collection
    except Exception:
        return Collection(())
