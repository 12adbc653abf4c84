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
        from briefing.cli.app import app

        code = app(args=list(arguments), prog_name="briefing", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code or DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:
        # Typer leaves with 1 on a closed pipe; a reader who has seen enough is no error.
        return (
            _leave_pipe() if isinstance(stop.__context__, BrokenPipeError) else int(stop.code or 0)
        )
    except BrokenPipeError:
        return _leave_pipe()
    except Exception as error:
        from briefing.cli import messages

        return messages.report(error, debug="--debug" in arguments)


def _leave_pipe() -> int:
    """Give standard output a place to be flushed to at exit, as the documentation of `signal` advises."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
