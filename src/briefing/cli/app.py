"""The Typer app: the commands and what they are called with."""

from __future__ import annotations

from typing import Annotated

import typer

from briefing import __version__
from briefing.cli.actor import EXAMPLES as ACTOR_EXAMPLES
from briefing.cli.actor import actor
from briefing.cli.articles import EXAMPLES as ARTICLES_EXAMPLES
from briefing.cli.articles import articles
from briefing.cli.compare import EXAMPLES as COMPARE_EXAMPLES
from briefing.cli.compare import compare
from briefing.cli.configuration import config_app
from briefing.cli.options import examples
from briefing.cli.summary import EXAMPLES as SUMMARY_EXAMPLES
from briefing.cli.summary import summary

app = typer.Typer(
    name="briefing",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        ("briefing summary story.txt", "one article"),
        ("briefing compare 2018 2026", "two of those in ./seeds, by year"),
        ("briefing actor Mandela -a news/", "a person, in the articles of a folder"),
    ),
)
app.command(epilog=SUMMARY_EXAMPLES)(summary)
app.command(epilog=COMPARE_EXAMPLES)(compare)
app.command(epilog=ACTOR_EXAMPLES)(actor)
app.command(epilog=ARTICLES_EXAMPLES)(articles)
app.add_typer(config_app, name="config", help="Where settings come from, and what they are.")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefing {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_show_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Cited briefings from news articles: the articles' own words, each with its sentence."""
