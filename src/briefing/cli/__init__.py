"""The command line; `main` turns errors into messages and exit codes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

DONE, NO_MATCH, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit codes."""


def main() -> NoReturn:
    """Run the command line of this process, and leave with its exit code.

    Two habits of the interpreter are left out, a sixth of a short run as measured: looking for dead cycles every 700
    objects, and taking everything apart, object by object, before the process ends anyway.
    """
    gc.set_threshold(100_000)
    code = run(sys.argv[1:])
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line on `arguments`; the exit code comes back.

    Nothing is raised: what goes wrong is said on standard error.
    """
    try:
        return _run(list(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return DONE
    except Exception as error:
        from briefing.cli import messages

        return messages.report(error, debug="--debug" in arguments)


def _run(arguments: list[str]) -> int:
    from briefing.cli import pipe
    from briefing.cli.app import make_app
    from briefing.cli.console import prepare_streams

    prepare_streams(sys.stdout, sys.stderr)
    if not arguments and pipe.has_text():
        arguments = ["summary"]
    app = make_app(arguments[0] if arguments else "")
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
