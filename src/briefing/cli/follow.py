"""The command `briefing follow`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing follow Petro", "stories with this name come first in briefing today"),
    ('briefing follow "search:dam OR wall"', "those that answer to a query"),
    ("briefing follow", "what is followed"),
    ("briefing follow --remove Petro", "no longer"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(follow)


@options.writes
def follow(
    context: typer.Context,
    what: options.Followed = None,
    remove: options.Unfollow = False,
    library: options.LibraryFile = None,
) -> int:
    """Choose the names, words and queries that come first in `briefing today`.

    Without any, list what is followed. Each WHAT is one of them: articles that have all of its words, or answer to it
    behind search:.
    """
    from briefing.use_cases.day_briefing import follow as follow_words

    session = Session.start(context)
    return session.finish(follow_words(what or (), library=session.library, remove=remove))
