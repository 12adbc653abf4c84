"""Rate limit: pause between two requests to one host."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Turns:
    """When each origin may be asked next."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], object]) -> None:
        self._clock, self._sleep = clock, sleep
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, origin: str, pause: float) -> None:
        """Return when `origin` may be asked.

        The one after must wait `pause` seconds longer.
        """
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(origin, now))
            self._next[origin] = turn + pause
        if turn > now:
            self._sleep(turn - now)

    def hold(self, origin: str, seconds: float) -> None:
        """Let nobody ask `origin` for so long."""
        with self._lock:
            self._next[origin] = max(self._next.get(origin, 0), self._clock() + seconds)
