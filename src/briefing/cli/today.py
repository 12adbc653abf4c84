"""The command `briefing today`."""

from __future__ import annotations

import datetime

import typer

from briefing.cli import NO_MATCH, options
from briefing.cli.clock import dated, now, period_between
from briefing.cli.session import Session
from briefing.errors import ConfigError, NothingMatches

EXAMPLES = options.examples(
    ("briefing today", "what is new in the library since it was last asked"),
    ("briefing fetch && briefing today -o today.html", "every morning"),
    ("briefing today --since yesterday --topic flood", "again, of those with this word"),
    ("briefing today news/", "the stories of a folder"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(today)


@options.writes_and_fetches
def today(
    context: typer.Context,
    what: options.What = None,
    since: options.AddedSince = None,
    topic: options.Topic = None,
    feed: options.FromFeed = None,
    words: options.Words = None,
    full: options.Full = False,
    quiet: options.Quiet = False,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
) -> int:
    """The stories of the day: the same matter once, what most report first.

    Each with a headline, two sentences that tell what is new in it, and who reports; then what is ahead. Of the
    library, what was not shown before; of a folder or addresses, all of it. Nothing new: exit code 1.
    """
    from briefing.arguments import LIBRARY, is_path
    from briefing.cli.naming import usual_names
    from briefing.use_cases.day_briefing import Wanted, note_shown, todays_stories

    session = Session.start(context)
    if words is not None and words < 1:
        raise ConfigError("--words is too few", hint="write a whole number from 1: --words 600")
    chosen = session.selectors(what)
    if articles or any(map(is_path, chosen)) or usual_names(session.settings) != (LIBRARY,):
        return _of_articles(session, chosen, topic, words=words, full=full)
    wanted = Wanted(
        since=_moment(since), topics=(*chosen, *((dated(topic),) if topic else ())), feed=feed or ""
    )
    at = now()
    try:
        answer, opened, shown = todays_stories(
            session.library,
            at=at,
            wanted=wanted,
            words=words,
            full=full,
            on_progress=session.progress("reading article {} of {}"),
        )
    except NothingMatches:
        if quiet:
            return NO_MATCH
        raise
    code = session.finish(answer, opened, full=full)
    note_shown(session.library, shown, at=at)
    return code


def _of_articles(
    session: Session, chosen: tuple[str, ...], topic: str | None, *, words: int | None, full: bool
) -> int:
    """The stories of articles that are no library's, or of one asked as a folder is."""
    from briefing.use_cases.day_briefing import today

    for option in ("since", "feed"):
        if session.given.get(option):
            name = "--from" if option == "feed" else "--since"
            raise ConfigError(f"{name} asks the library", hint="leave it out, or name no articles")
    opened = session.open(chosen)
    selectors = (topic,) if topic else chosen
    answer = today(opened.collection, *selectors, day=now().date(), words=words, full=full)
    return session.finish(answer, opened, full=full)


def _moment(since: str | None) -> datetime.datetime | None:
    """The first moment of what `--since` names; None for what was not shown yet.

    Raises:
        ConfigError: it is no date.
    """
    if since in (None, "last"):
        return None
    period = period_between(since, None)
    assert period is not None
    return datetime.datetime.combine(
        period.first or datetime.date.min, datetime.time(), now().tzinfo
    )
