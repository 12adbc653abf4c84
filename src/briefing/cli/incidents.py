"""The command `briefing incidents`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing incidents news/", "all that the articles of a folder report"),
    ("briefing incidents 2018-03", "those reported in March 2018"),
    ("briefing incidents -a library: -o incidents.csv", "those of the library, as a table"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(incidents)


@options.writes_and_fetches
def incidents(
    context: typer.Context,
    what: options.What = None,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
    columns: options.IncidentColumns = None,
) -> int:
    """All incidents that the articles report, one line each.

    Day, kind, place, dead and injured. Reports of one incident are folded, with the value that most of them give.
    """
    from briefing import use_cases

    session = Session.start(context)
    chosen = session.selectors(what)
    opened = session.open(chosen)
    answer = use_cases.list_incidents(opened.collection, *chosen)
    return session.finish(answer, opened)
