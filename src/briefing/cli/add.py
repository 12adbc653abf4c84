"""The command `briefing add`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.clock import now
from briefing.cli.session import Session
from briefing.errors import ConfigError

EXAMPLES = options.examples(
    ("briefing add news/", "all articles of a folder"),
    ("briefing add https://example.org/flood", "a page"),
    ("briefing add archive.zip letters.mbox", "what is in archives and mailboxes"),
    ("briefing add --clipboard", "what was copied"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(add)


@options.writes_and_fetches
def add(
    context: typer.Context,
    what: options.Names = None,
    clipboard: options.Clipboard = False,
    library: options.LibraryFile = None,
    date: options.GivenDate = None,
) -> int:
    """Keep articles in the library.

    Pages, addresses, feeds, mail, PDFs, archives and text, told apart by what they hold. What is there already is
    known again; of what has changed, the earlier text is kept.
    """
    from briefing.cli import pipe
    from briefing.use_cases import storing

    session = Session.start(context)
    names = [*(what or ()), *(("clipboard:",) if clipboard else ())]
    if not names:
        raise ConfigError(
            "nothing is named to add",
            hint="name files, folders or addresses, as in briefing add news/,\nor - for what comes through a pipe",
        )
    with session.progress("articles added: {}") as progress:
        answer = storing.add(
            names,
            library=session.library,
            at=now(),
            date=date,
            stdin=pipe.read,
            network=session.network,
            on_progress=progress,
        )
    return session.finish(answer)
