"""Detect whether an article waits on standard input."""

from __future__ import annotations

import io
import os
import stat
import sys

PATIENCE = 5.0
"""Seconds that a silent pipe is given: a program may have inherited one that nobody ever writes to."""


def has_text(patience: float | None = PATIENCE) -> bool:
    """Whether standard input is a file, or a pipe that holds something. A terminal is neither.

    A pipe that stays silent for `patience` seconds, if that is not None, counts as empty, and a note says so.
    """
    try:
        descriptor = sys.stdin.fileno()
        mode = os.fstat(descriptor).st_mode
    except (AttributeError, OSError, ValueError):
        return False
    if stat.S_ISREG(mode):
        return True
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        return False
    if not _stirs(descriptor, patience):
        from briefing.cli.messages import say_notes

        say_notes([f"nothing came through the pipe in {patience:.0f} s; name - to wait for it"])
        return False
    buffer = sys.stdin.buffer
    return not isinstance(buffer, io.BufferedReader) or bool(buffer.peek(1))


def read() -> bytes:
    """Standard input, as far as it is taken."""
    from briefing.sources import MAX_PIPED_BYTES

    return sys.stdin.buffer.read(MAX_PIPED_BYTES + 1) if sys.stdin is not None else b""


def _stirs(descriptor: int, patience: float | None) -> bool:
    """Whether a pipe has something to read, or has ended, within the time that it is given."""
    import select

    try:
        return bool(select.select([descriptor], [], [], patience)[0])
    except (OSError, ValueError):
        # Windows cannot wait for a pipe; reading waits.
        return True
