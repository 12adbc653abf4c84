"""The command `briefing actor`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing actor Mandela", "a person, by surname or full name"),
    ("briefing actor World Bank", "a group; places work too"),
    ("briefing actor Mandela -a news/", "in the articles of a folder"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(actor)


@options.writes_and_fetches
def actor(
    context: typer.Context,
    name: options.Name,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
    full: options.Full = False,
) -> int:
    """Who a person, group or place is, over all articles.

    Roles, timeline, charges, own words, what others say, ties to other actors, mentions by article: what tells most,
    about a screen long. With --full, everything.
    """
    from briefing import use_cases

    session = Session.start(context)
    opened = session.open((), about=" ".join(name))
    answer = use_cases.profile(opened.collection, " ".join(name))
    return session.finish(answer, opened, full=full)
