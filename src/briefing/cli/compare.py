"""The command `briefing compare`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing compare 2018 2026", "the article of 2018 beside that of 2026"),
    ('briefing compare 1 "river flood"', "number 1 beside the one with both words"),
    ("briefing compare a.txt b.txt -o c.md", "two files, as a Markdown table"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(compare)


@options.writes_and_fetches
def compare(
    context: typer.Context,
    what: options.What = None,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
    columns: options.IncidentColumns = None,
) -> int:
    """How two incidents, or more, compare.

    Side by side, facet by facet; then what is shared, what differs, what is disputed. One article for each WHAT;
    without any, all articles are compared, up to four.
    """
    from briefing import use_cases

    session = Session.start(context)
    chosen = session.selectors(what)
    opened = session.open(chosen)
    answer = use_cases.compare(opened.collection, *chosen)
    return session.finish(answer, opened)
