"""Fetch several addresses in parallel, few from one host."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from briefing.errors import BriefingError, SourceError
from briefing.sources.address import host_of, request_address
from briefing.sources.fetching.exchange import Request, Response

Result = Response | SourceError


def run_parallel(
    fetch: Callable[[Request], Result],
    requests: Iterable[Request],
    *,
    at_once: int,
    per_host: int,
) -> Iterator[tuple[Request, Result]]:
    """Each request with its result, as they are done.

    The threads are daemons: one that waits for a server holds nobody up who wants to leave.
    """
    waiting = _Waiting(requests, per_host)
    tasks: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
    results: queue.SimpleQueue[tuple[Request, Result | BaseException]] = queue.SimpleQueue()
    started = running = 0
    try:
        while True:
            while running < at_once and (request := waiting.take()) is not None:
                if started <= running:
                    threading.Thread(
                        target=_work, args=(fetch, tasks, results), daemon=True
                    ).start()
                    started += 1
                tasks.put(request)
                running += 1
            if not running:
                return
            request, result = _next(results)
            running -= 1
            waiting.done(request)
            if isinstance(result, BaseException) and not isinstance(result, SourceError):
                raise result
            yield request, result
    finally:
        for _ in range(started):
            tasks.put(None)


class _Waiting:
    """Requests by host, handed out so that no host has more than `per_host` at once."""

    def __init__(self, requests: Iterable[Request], per_host: int) -> None:
        self._per_host = per_host
        self._waiting: dict[str, deque[Request]] = {}
        self._busy: dict[str, int] = {}
        for request in requests:
            self._waiting.setdefault(_host(request), deque()).append(request)

    def take(self) -> Request | None:
        """The next request whose host is free; hosts take turns."""
        for host, requests in self._waiting.items():
            if self._busy.get(host, 0) < self._per_host:
                request = requests.popleft()
                del self._waiting[host]
                if requests:
                    self._waiting[host] = requests
                self._busy[host] = self._busy.get(host, 0) + 1
                return request
        return None

    def done(self, request: Request) -> None:
        """Its host is free for the next."""
        self._busy[_host(request)] -= 1


def _host(request: Request) -> str:
    try:
        return host_of(request_address(request.address))
    except BriefingError:
        return ""


def _work(
    fetch: Callable[[Request], Result],
    tasks: queue.SimpleQueue[Request | None],
    results: queue.SimpleQueue[tuple[Request, Result | BaseException]],
) -> None:
    while (request := tasks.get()) is not None:
        try:
            results.put((request, fetch(request)))
        except BaseException as error:
            # A bug here must not leave the caller waiting for ever.
            results.put((request, error))


def _next(
    results: queue.SimpleQueue[tuple[Request, Result | BaseException]],
) -> tuple[Request, Result | BaseException]:
    """The next result; on Windows, only a wait that ends hears the key that interrupts."""
    while True:
        try:
            return results.get(timeout=0.5)
        except queue.Empty:
            continue
