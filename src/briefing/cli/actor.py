"""The command `briefing actor`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from briefing.cli import options
from briefing.cli.clock import period_between
from briefing.cli.session import Session
from briefing.errors import ConfigError

EXAMPLES = options.examples(
    ("briefing actor Mandela", "a person, by surname or full name"),
    ("briefing actor World Bank", "a group; places work too"),
    ("briefing actor Mandela --section timeline --since 1990", "one section, of some years"),
    ("briefing actor Jordan --kind place", "where a person bears the name too"),
    ("briefing actor Mandela -a news/", "in the articles of a folder"),
)


def add_to(app: typer.Typer) -> None:
    """Declare the command."""
    app.command(epilog=EXAMPLES)(actor)


@options.writes_and_fetches
def actor(
    context: typer.Context,
    name: options.Name,
    articles: options.Articles = None,
    library: options.LibraryFile = None,
    date: options.Date = None,
    section: options.Sections = None,
    since: options.Since = None,
    until: options.Until = None,
    kind: options.OfKind = None,
    full: options.Full = False,
) -> int:
    """Who a person, group or place is, over all articles.

    Of a person roles, timeline, charges, own words, what others say and ties to other actors; of a group also its
    people, dealings and figures; of a place who governs it and what happened there. What tells most, about a screen
    long; with --full, everything.
    """
    from briefing import use_cases
    from briefing.model.annotation import ActorKind
    from briefing.model.results import ProfileSection

    if not articles:
        _refuse_paths(name)
    session = Session.start(context)
    opened = session.open((), about=" ".join(name))
    answer = use_cases.profile(
        opened.collection,
        " ".join(name),
        kind=ActorKind(kind.value) if kind is not None else None,
        period=period_between(since, until),
        sections=[ProfileSection(chosen.value) for chosen in section or ()],
    )
    return session.finish(answer, opened, full=full or bool(section))


def _refuse_paths(words: Sequence[str]) -> None:
    """Stop at a file or folder behind a name: articles are given with `--articles`.

    Raises:
        ConfigError: a word after the first is a folder that is there, or a file.
    """
    paths = [word for word in words[1:] if Path(word).is_dir() or Path(word).is_file()]
    if paths:
        rest = " ".join(word for word in words if word not in paths)
        raise ConfigError(
            f"{paths[0]} is a file or folder, and no part of a name",
            subject=paths[0],
            hint=f"briefing actor {rest} -a {paths[0]}",
        )
