"""`briefing doctor`."""

from __future__ import annotations

import typer

from briefing.cli import DONE, NO_MATCH, options
from briefing.cli.clock import now
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing doctor", "whether the library is sound"),
    ("briefing doctor --repair", "mend it; nothing readable is lost"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(doctor)


def doctor(
    context: typer.Context,
    repair: options.Repair = False,
    library: options.LibraryFile = None,
    format: options.OutputFormat = None,
    json: options.Json = False,
    output: options.Output = None,
    width: options.Width = None,
    color: options.When = None,
    no_color: options.NoColor = False,
    plain: options.Plain = None,
    pager: options.Pager = None,
    debug: options.Debug = False,
) -> int:
    """Whether the library is sound, and mend it.

    Before anything is changed that could lose something, the file is copied aside.
    """
    from briefing.use_cases import keeping

    session = Session.start(context)
    answer = keeping.examine(session.library, mend=repair, at=now())
    session.finish(answer)
    return DONE if answer.result.is_sound else NO_MATCH
