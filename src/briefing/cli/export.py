"""The command `briefing export`."""

from __future__ import annotations

import typer

from briefing.cli import DONE, options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing export -o news.jsonl", "all articles, to be added elsewhere"),
    ("briefing export last-week > week.jsonl", "those of last week"),
    ("briefing export | jq -r .headline", "for another program"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(export)


def export(
    context: typer.Context,
    what: options.What = None,
    library: options.LibraryFile = None,
    output: options.ExportOutput = None,
    debug: options.Debug = False,
) -> int:
    """The library's articles whole, as JSON Lines.

    One object a line, with all that `briefing add` needs to keep the same articles again.
    """
    from briefing.use_cases import storing

    session = Session.start(context)
    session.write_lines(storing.export(session.selectors(what), library=session.library))
    return DONE
