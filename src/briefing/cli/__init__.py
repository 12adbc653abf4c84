"""The command line. `main` alone turns errors into messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

DONE, NO_MATCH, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit codes."""


def main() -> NoReturn:
    """Run the command line of this process, and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line on `arguments`; the exit code comes back.

    Nothing is raised: what goes wrong is said on standard error.
    """
    try:
        return _run(list(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return DONE
    except Exception as error:
        from briefing.cli import messages

        if isinstance(error, OSError):
            _drop_output()
        return messages.report(error, debug="--debug" in arguments)


def _run(arguments: list[str]) -> int:
    from briefing.cli import pipe
    from briefing.cli.app import app
    from briefing.cli.console import prepare_streams

    prepare_streams(sys.stdout, sys.stderr)
    if not arguments and pipe.has_text():
        arguments = ["summary"]
    try:
        code = app(args=arguments, prog_name="briefing", standalone_mode=False)
    except SystemExit as stop:
        # Typer leaves with 1 when a pipe closes while it prints a help; a reader who has seen enough is no error.
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None
        code = stop.code
    if sys.stdout is not None:
        sys.stdout.flush()
    return int(code or DONE)


def _drop_output() -> None:
    """Send what is left of the output nowhere, so that no flush at exit fails again (Python's `signal` docs)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
