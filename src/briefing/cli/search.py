"""The command `briefing search`."""

from __future__ import annotations

import typer

from briefing.cli import options
from briefing.cli.clock import period_between
from briefing.cli.session import Session

EXAMPLES = options.examples(
    ('briefing search "helicopter AND Petro"', "articles with both words"),
    ("briefing search 'landed safely' --since 2026-01", "only those dated from then on"),
    ('briefing search "heli* NOT toy"', "beginnings of words, and words that must not be there"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(search)


@options.writes
def search(
    context: typer.Context,
    query: options.Query,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = 10,
    library: options.LibraryFile = None,
) -> int:
    """Which articles of the library say something, and in which sentence.

    Words, "phrases", begin*, AND, OR, NOT, NEAR(a b, 5), headline:word. Case and accents do not matter.
    """
    from briefing.use_cases import searching

    session = Session.start(context)
    answer = searching.search(
        " ".join(query),
        library=session.library,
        period=period_between(since, until),
        limit=limit,
    )
    return session.finish(answer)
