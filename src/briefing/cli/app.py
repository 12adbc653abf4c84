"""The Typer app: registers the commands and parses what they are called with."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Annotated

import typer

from briefing import __version__
from briefing.cli.options import examples

COMMANDS = {
    "summary": "briefing.cli.summary",
    "compare": "briefing.cli.compare",
    "incidents": "briefing.cli.incidents",
    "actor": "briefing.cli.actor",
    "actors": "briefing.cli.actors",
    "timeline": "briefing.cli.timeline",
    "today": "briefing.cli.today",
    "story": "briefing.cli.story",
    "follow": "briefing.cli.follow",
    "articles": "briefing.cli.articles",
    "show": "briefing.cli.show",
    "add": "briefing.cli.add",
    "search": "briefing.cli.search",
    "remove": "briefing.cli.remove",
    "export": "briefing.cli.export",
    "feeds": "briefing.cli.feeds",
    "fetch": "briefing.cli.fetch",
    "serve": "briefing.cli.serve",
    "doctor": "briefing.cli.doctor",
    "config": "briefing.cli.configuration",
}
"""Where each command is declared, by a function `add_to(app)`, in the order of the help."""

EXAMPLES = examples(
    ("briefing summary story.txt", "one article"),
    ("briefing compare 2018 2026", "two of those in ./seeds, by year"),
    ("briefing actor Mandela -a news/", "a person, in the articles of a folder"),
)


def make_app(first: str) -> typer.Typer:
    """The app with the command that the first word of a command line names.

    With all where it names none. Declaring a command costs Typer a millisecond, so those that are not called for are
    left out.
    """
    app = typer.Typer(
        name="briefing",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=EXAMPLES,
    )
    app.callback()(_root)
    for module in [COMMANDS[first]] if first in COMMANDS else COMMANDS.values():
        import_module(module).add_to(app)
    if first in ("-h", "--help"):
        _strip(app)
    return app


def _strip(app: typer.Typer) -> None:
    """Take the options from all commands: a list of commands needs none of them, and each takes time to declare."""
    for group in app.registered_groups:
        if group.typer_instance is not None:
            _strip(group.typer_instance)
    for command in app.registered_commands:
        if command.callback is not None:
            command.callback = _bare(command.callback)


def _bare(callback: Callable[..., object]) -> Callable[[], None]:
    """A command of the same name and help that takes nothing and does nothing."""

    def bare() -> None:
        pass

    bare.__name__, bare.__doc__ = callback.__name__, callback.__doc__
    return bare


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefing {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_show_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Cited briefings from news articles: the articles' own words, each with its sentence."""
