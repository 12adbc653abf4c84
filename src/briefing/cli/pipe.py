"""Whether an article waits on standard input."""

from __future__ import annotations

import io
import os
import stat
import sys

PATIENCE = 2.0
"""Seconds that a silent pipe is given: a program may have inherited one that nobody ever writes to."""


def has_text() -> bool:
    """Whether standard input is a file, or a pipe that holds something. A terminal is neither."""
    try:
        descriptor = sys.stdin.fileno()
        mode = os.fstat(descriptor).st_mode
    except (AttributeError, OSError, ValueError):
        return False
    if stat.S_ISREG(mode):
        return True
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)) or not _stirs(descriptor):
        return False
    buffer = sys.stdin.buffer
    return not isinstance(buffer, io.BufferedReader) or bool(buffer.peek(1))


def read() -> bytes:
    """Standard input, as far as an article may go."""
    from briefing.sources import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin is not None else b""


def _stirs(descriptor: int) -> bool:
    """Whether a pipe has something to read, or has ended, within the time that it is given."""
    import select

    try:
        return bool(select.select([descriptor], [], [], PATIENCE)[0])
    except (OSError, ValueError):
        # Windows cannot wait for a pipe; reading waits.
        return True
