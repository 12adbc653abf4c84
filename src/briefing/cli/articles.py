"""The command `briefing articles`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing articles", "all, with the numbers that citations use"),
    ("briefing articles 2018-03", "those of March 2018"),
    ("briefing articles news/ --json", "those of a folder, for a script"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(articles)


@options.writes_and_fetches
def articles(
    context: typer.Context,
    what: options.What = None,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
) -> int:
    """The articles, with their numbers and dates.

    The numbers are those that citations use; each date tells how it is known.
    """
    from briefing import use_cases

    session = Session.start(context)
    chosen = session.selectors(what)
    opened = session.open(chosen)
    answer = use_cases.list_articles(opened.collection, *chosen)
    return session.finish(answer, opened)
