"""The commands `briefing config path` and `briefing config show`."""

from __future__ import annotations

import os

import typer

from briefing.cli.session import find_origins, print_lines
from briefing.config import config_path, library_path


def add_to(app: typer.Typer) -> None:
    """Declare the commands."""
    config = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    config.command()(path)
    config.command()(show)
    app.add_typer(config, name="config", help="Where settings come from, and what they are.")


def path() -> int:
    """Where the configuration file is looked for."""
    print_lines([str(config_path(os.environ))])
    return 0


def show() -> int:
    """Each setting, its value and where that comes from."""
    # A library that is not set has its usual place all the same.
    usual = {"library": library_path(os.environ)}
    rows = [
        (o.key, _shown(o.value or usual.get(o.key, o.value)), o.origin) for o in find_origins({})
    ]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    print_lines(
        [f"{key:<{widths[0]}}  {value:<{widths[1]}}  {origin}" for key, value, origin in rows]
    )
    return 0


def _shown(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, tuple) else str(value)
