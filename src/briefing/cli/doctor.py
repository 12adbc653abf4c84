"""The command `briefing doctor`."""

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


@options.writes
def doctor(
    context: typer.Context,
    repair: options.Repair = False,
    library: options.LibraryFile = None,
) -> int:
    """Whether the library is sound, and mend it.

    Before anything is changed that could lose something, the file is copied aside.
    """
    from briefing.use_cases import storing

    session = Session.start(context)
    answer = storing.examine(session.library, mend=repair, at=now())
    session.finish(answer)
    return DONE if answer.result.is_sound else NO_MATCH
