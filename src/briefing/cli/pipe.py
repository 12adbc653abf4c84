"""Detect whether an article waits on standard input, and read it."""

from __future__ import annotations

import io
import os
import stat
import sys

PATIENCE = 5.0
"""Seconds that a pipe may be silent before the reader is told that it is waited for."""


def is_there() -> bool:
    """Whether standard input is a file or a pipe, no terminal and not closed."""
    mode = _mode()
    return stat.S_ISREG(mode) or _is_pipe(mode)


def has_text() -> bool:
    """Whether standard input is a file, or a pipe with text within `PATIENCE` seconds."""
    mode = _mode()
    if not _is_pipe(mode):
        return stat.S_ISREG(mode)
    buffer = sys.stdin.buffer
    return _stirs(sys.stdin.fileno()) and (
        not isinstance(buffer, io.BufferedReader) or bool(buffer.peek(1))
    )


def read() -> bytes:
    """Standard input, as far as it is taken.

    A note says that a silent pipe is waited for.
    """
    from briefing.sources import MAX_PIPED_BYTES

    if sys.stdin is None:
        return b""
    if _is_pipe(_mode()) and not _stirs(sys.stdin.fileno()):
        from briefing.cli.messages import say_notes

        say_notes(["waiting for text through the pipe; Ctrl-C stops"])
    return sys.stdin.buffer.read(MAX_PIPED_BYTES + 1)


def _mode() -> int:
    """What standard input is, as the system tells it; 0 where it is not there."""
    try:
        return os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):
        return 0


def _is_pipe(mode: int) -> bool:
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _stirs(descriptor: int) -> bool:
    """Whether a pipe has something to read, or has ended, within the time that it is given."""
    import select

    try:
        return bool(select.select([descriptor], [], [], PATIENCE)[0])
    except (OSError, ValueError):
        # Windows cannot wait for a pipe; reading waits.
        return True
