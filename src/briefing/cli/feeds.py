"""The commands `briefing feeds add`, `list`, `remove`, `import` and `export`."""

from __future__ import annotations

import typer

from briefing.cli import DONE, options
from briefing.cli.session import Session

ADD_EXAMPLES = options.examples(
    ("briefing feeds add https://example.org/feed.xml", "follow a feed"),
    ("briefing feeds add https://example.org/feed.xml --folder politics", "in a folder"),
)
LIST_EXAMPLES = options.examples(
    ("briefing feeds list", "all feeds, and how they are"),
    ("briefing feeds list --json", "for another program"),
)
REMOVE_EXAMPLES = options.examples(
    ("briefing feeds remove https://example.org/feed.xml", "by address"),
    ("briefing feeds remove Example News", "by words of the title"),
)
IMPORT_EXAMPLES = options.examples(
    ("briefing feeds import feeds.opml", "what another reader exported"),
    ("briefing feeds import - < feeds.opml", "through a pipe"),
)
EXPORT_EXAMPLES = options.examples(
    ("briefing feeds export -o feeds.opml", "for another reader"),
    ("briefing feeds export", "in a pipe"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the commands."""
    feeds = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    feeds.command(epilog=ADD_EXAMPLES)(add)
    feeds.command(name="list", epilog=LIST_EXAMPLES)(list_feeds)
    feeds.command(epilog=REMOVE_EXAMPLES)(remove)
    feeds.command(name="import", epilog=IMPORT_EXAMPLES)(import_feeds)
    feeds.command(epilog=EXPORT_EXAMPLES)(export)
    app.add_typer(feeds, name="feeds", help="The feeds that the library follows.")


@options.writes_and_fetches
def add(
    context: typer.Context,
    addresses: options.FeedAddresses,
    folder: options.Folder = "",
    library: options.LibraryFile = None,
) -> int:
    """Follow feeds: RSS, Atom or JSON Feed.

    Each is asked for once, to see that it is one. `briefing fetch` brings its articles.
    """
    from briefing.use_cases import following

    session = Session.start(context)
    answer = following.follow(
        addresses, library=session.library, folder=folder, network=session.network
    )
    return session.finish(answer)


@options.writes
def list_feeds(
    context: typer.Context,
    library: options.LibraryFile = None,
) -> int:
    """The feeds that are followed, with their articles and when they were fetched."""
    from briefing.use_cases import following

    session = Session.start(context)
    return session.finish(following.list_feeds(session.library))


@options.writes
def remove(
    context: typer.Context,
    which: options.NeededFeeds,
    library: options.LibraryFile = None,
) -> int:
    """Follow feeds no longer. Their articles stay."""
    from briefing.use_cases import following

    session = Session.start(context)
    return session.finish(following.leave(which, library=session.library))


@options.writes_and_fetches
def import_feeds(
    context: typer.Context,
    file: options.OpmlFile,
    library: options.LibraryFile = None,
) -> int:
    """Follow all feeds of an OPML file."""
    from briefing.cli import pipe
    from briefing.use_cases import following

    session = Session.start(context)
    answer = following.import_feeds(
        file, library=session.library, stdin=pipe.read, network=session.network
    )
    return session.finish(answer)


def export(
    context: typer.Context,
    library: options.LibraryFile = None,
    output: options.ExportOutput = None,
    debug: options.Debug = False,
) -> int:
    """All feeds as OPML, for another reader."""
    from briefing.use_cases import following

    session = Session.start(context)
    session.write_lines(following.export_feeds(session.library).splitlines())
    return DONE
