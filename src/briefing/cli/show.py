"""The command `briefing show`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ("briefing show 2", "the article whose sentences [2:1], [2:2], ... are cited"),
    ("briefing show 12:4", "the same by a citation, brackets or not"),
    ("briefing show story.txt", "a file as it was read, sentence by sentence"),
    ("briefing show 12 --edition 1", "as it was before it was changed"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(show)


@options.writes_and_fetches
def show(
    context: typer.Context,
    what: options.NeededWhat,
    edition: options.Edition = None,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
) -> int:
    """An article whole, each sentence with the number that citations use.

    To read a citation in its place, and to see what was read of a page or a file. Lines that are no sentences, such as
    captions and bullets, stand between them, dimmed and without a number.
    """
    from briefing import use_cases

    session = Session.start(context)
    chosen = session.selectors(what)
    opened = session.open(chosen)
    answer = use_cases.show_articles(opened, *chosen, library=session.library, edition=edition)
    return session.finish(answer, opened)
