"""The command `briefing timeline`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing timeline", "what happened when, by all articles"),
    ("briefing timeline flood 2026-03", "by those with this word, and those of a month"),
    ("briefing timeline --actor Petro", "what somebody did, and what was done to them"),
    ("briefing timeline news/ --format csv", "as a table"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(timeline)


@options.writes_and_fetches
def timeline(
    context: typer.Context,
    what: options.What = None,
    actor: options.ActorName = None,
    limit: options.Limit = 20,
    full: options.Full = False,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
) -> int:
    """What happened when, by several articles: a whole sentence an event.

    Only days gone by that the articles name, the events most told of. Articles without a date of their own are left
    out. With --full, every event.
    """
    from briefing import use_cases

    session = Session.start(context)
    chosen = session.selectors(what)
    opened = session.open(chosen, about="" if chosen else actor or "")
    answer = use_cases.timeline(
        opened.collection, *chosen, actor=actor, limit=None if full else limit
    )
    return session.finish(answer, opened, full=full)
