"""The command `briefing fetch`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.clock import now
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing fetch", "what is new in all feeds"),
    ("briefing fetch Guardian", "in those with this word in the title or address"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(fetch)


@options.writes_and_fetches
def fetch(
    context: typer.Context,
    which: options.WhichFeeds = None,
    library: options.LibraryFile = None,
) -> int:
    """Bring what is new in the feeds that the library follows.

    Of an entry that is only a teaser, the whole page is brought. Each site is asked politely: by its robots.txt, two
    pages at once at most, and only for what has changed.
    """
    from briefing.use_cases import updating

    session = Session.start(context)
    with session.progress("articles brought: {}") as progress:
        answer = updating.fetch(
            tuple(which or ()),
            library=session.library,
            at=now(),
            network=session.network,
            on_progress=progress,
        )
    return session.finish(answer)
