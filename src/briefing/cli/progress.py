"""Show the progress of a long run on one line of standard error."""

from __future__ import annotations

import sys
import time
from typing import Self

QUIET_SECONDS = 1.0
"""Work that is done within a second needs no telling."""


class Progress:
    """Counts on standard error's last line, which is gone when the work is done.

    `phrase` says what is counted, with `{}` for the count, and another for the total where it is known. Where it is
    not, the work is done at the end of the block in which this is used.
    """

    def __init__(self, phrase: str = "reading article {} of {}", *, shown: bool) -> None:
        self._phrase = phrase
        self._shown = shown
        self._started = time.monotonic()
        self._written = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def __call__(self, done: int, total: int | None = None) -> None:
        """Tell that `done` are done, of `total` where that is known: the next one is under way."""
        if not self._shown:
            return
        if total is not None and done >= total:
            self.clear()
        elif time.monotonic() - self._started > QUIET_SECONDS:
            count = done if total is None else done + 1
            self._write(self._phrase.format(f"{count:,}", f"{total or 0:,}"))

    def clear(self) -> None:
        """Take the line away."""
        self._write("")

    def _write(self, text: str) -> None:
        if text or self._written:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
            self._written = bool(text)
