"""The command `briefing remove`."""

from __future__ import annotations

import sys
from functools import partial

import typer

from briefing.cli import DONE, NO_MATCH, options
from briefing.cli.session import Session
from briefing.errors import ConfigError

EXAMPLES = options.examples(
    ("briefing remove 12 14", "two articles, by number"),
    ("briefing remove story.txt", "the one that came from this file"),
    ("briefing remove --all 2019", "every one that is dated so"),
    ("briefing remove --undo", "bring back what was removed last"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(remove)


@options.writes
def remove(
    context: typer.Context,
    what: options.What = None,
    all: options.AllThatMatch = False,
    yes: options.Yes = False,
    undo: options.Undo = False,
    library: options.LibraryFile = None,
) -> int:
    """Take articles out of the library, with their earlier texts.

    Each WHAT must mean one article, unless --all is given; that of many asks first. A number is never given to another
    article. --undo brings back what was removed last.
    """
    from briefing.use_cases import removing

    session = Session.start(context)
    if undo:
        if what or all:
            raise ConfigError(
                "--undo brings back all that was removed last",
                hint="leave out what else is asked for",
            )
        return session.finish(removing.bring_back(session.library))
    if not what:
        raise ConfigError(
            "nothing is named to remove", hint="name articles, as in briefing remove 12 14"
        )
    answer = removing.remove(
        session.selectors(what),
        library=session.library,
        every=all,
        confirm=None if yes else partial(_confirm, session),
    )
    session.finish(answer)
    return DONE if answer.result.entries else NO_MATCH


def _confirm(session: Session, count: int) -> bool:
    """Whether the reader wants so many articles removed.

    Raises:
        ConfigError: there is nobody to ask.
    """
    if not (session.terminal.stdin_is_terminal and session.terminal.stderr_is_terminal):
        raise ConfigError(
            f"{count:,} articles match, and nothing was removed",
            hint="remove them without being asked: --yes",
        )
    sys.stderr.write(f"remove {count:,} articles? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
