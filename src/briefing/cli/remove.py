"""The command `briefing remove`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing remove 12 14", "two articles, by number"),
    ("briefing remove story.txt", "the one that came from this file"),
    ("briefing remove --all 2019", "every one that is dated so"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(remove)


@options.writes
def remove(
    context: typer.Context,
    what: options.NeededWhat,
    all: options.AllThatMatch = False,
    library: options.LibraryFile = None,
) -> int:
    """Take articles out of the library, with their earlier texts.

    Each WHAT must mean one article, unless --all is given. A number is never given to another article.
    """
    from briefing.use_cases import storing

    session = Session.start(context)
    answer = storing.remove(session.selectors(what), library=session.library, every=all)
    return session.finish(answer)
