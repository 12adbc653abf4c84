"""The command `briefing actors`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing actors news/", "who and what the articles of a folder name"),
    ("briefing actors --kind group", "only groups: companies, parties, forces, papers"),
    ("briefing actors --like Mandella", "names that hold this, or are spelt like it"),
    ("briefing actors 2018 -f csv -o cast.csv", "those of the articles of 2018, as a table"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(actors)


@options.writes_and_fetches
def actors(
    context: typer.Context,
    what: options.What = None,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
    like: options.Like = "",
    kind: options.OfKind = None,
    limit: options.Limit = 30,
) -> int:
    """Who and what the articles name, the most named first.

    People, groups and places, each with its office where one is told, how often it is named, in how many articles, and
    from when to when.
    """
    from briefing import use_cases
    from briefing.model.annotation import ActorKind

    session = Session.start(context)
    chosen = session.selectors(what)
    opened = session.open(chosen)
    answer = use_cases.list_actors(
        opened.collection,
        *chosen,
        like=like,
        kind=ActorKind(kind.value) if kind is not None else None,
        limit=limit,
    )
    return session.finish(answer, opened)
