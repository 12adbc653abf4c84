"""A line that tells how far a long run has come."""

from __future__ import annotations

import sys
import time

QUIET_SECONDS = 1.0
"""Work that is done within a second needs no telling."""


class Progress:
    """Counts articles on standard error's last line, which is gone when the work is done."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._started = time.monotonic()
        self._written = False

    def __call__(self, done: int, total: int) -> None:
        """Tell that `done` of `total` articles are done."""
        if not self._shown:
            return
        if done >= total:
            self._write("")
        elif time.monotonic() - self._started > QUIET_SECONDS:
            self._write(f"reading article {done + 1} of {total}")

    def _write(self, text: str) -> None:
        if text or self._written:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
            self._written = bool(text)
