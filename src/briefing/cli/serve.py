"""The command `briefing serve`."""

from __future__ import annotations

from importlib.util import find_spec

import typer

from briefing.cli import DONE, options
from briefing.cli.naming import nothing_named, usual_names
from briefing.cli.session import Session
from briefing.errors import ConfigError

EXAMPLES = options.examples(
    ("briefing serve --mcp", "the library, for an agent that starts this command"),
    ("briefing serve --mcp -a news/", "the articles of a folder"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(serve)


@options.debugs
def serve(
    context: typer.Context,
    mcp: options.Mcp = False,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
) -> int:
    """Answer other programs: agents ask by the Model Context Protocol.

    They can search, summarize, compare, profile and read the articles named here, and no other file and no address.
    Each answer brings the sentences that it cites. Needs the package mcp.
    """
    session = Session.start(context)
    if not mcp:
        raise ConfigError("what is to be spoken?", hint="briefing serve --mcp")
    if find_spec("mcp") is None:
        from briefing.sources.extras import missing_package

        raise missing_package("mcp", subject="--mcp")
    from briefing.cli.mcp_server import make_server

    names = tuple(articles or ()) or usual_names(session.settings) or nothing_named()
    make_server(names, session.library).run("stdio")
    return DONE
