"""The fetcher: robots.txt, rate limits, redirects and retries in one place."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from briefing import __version__
from briefing.errors import FetchError, SourceError
from briefing.sources.fetching.exchange import Request, Response
from briefing.sources.fetching.limits import Limits
from briefing.sources.fetching.network import (
    Connect,
    Network,
    Resolve,
    connect_address,
    resolve_host,
)
from briefing.sources.fetching.parallel import run_parallel
from briefing.sources.fetching.robots import MAX_ROBOTS_BYTES, Robots
from briefing.sources.fetching.turns import Turns

if TYPE_CHECKING:
    from briefing.sources.fetching.asking import Asking

AGENT = f"briefing/{__version__} (command-line news reader)"


class Fetcher:
    """The way to the network; to be closed, or used as a context manager.

    Args:
        allow_local: whether this computer and its network may be asked.
        limits: how long, how much and how often.
        proxies: what leads to the network, by scheme, and under `no` the hosts that are asked directly; as
            `urllib.request.getproxies()` finds them. Behind a proxy, a local host is known by its name alone.
        resolve, connect: how hosts are found and connected to.
        clock, sleep: the time in seconds, and how to let some pass.
    """

    def __init__(
        self,
        *,
        allow_local: bool = False,
        limits: Limits | None = None,
        proxies: Mapping[str, str] | None = None,
        resolve: Resolve = resolve_host,
        connect: Connect = connect_address,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._allow_local = allow_local
        self._limits = limits or Limits()
        self._proxies = proxies or {}
        self._network = Network(resolve, connect)
        self._clock = clock
        self._closed = threading.Event()
        self._turns = Turns(clock, sleep or self._closed.wait)
        self._robots = Robots(self._read_robots, agent=AGENT)
        self._lock = threading.Lock()
        self._made: Asking | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Break off all that is under way."""
        self._closed.set()
        if self._made is not None:
            self._made.close()

    def fetch(self, request: Request) -> Response:
        """What lives at the address of `request`.

        Redirects are followed, from https to http too, as the site itself asks for that and nothing secret is sent.
        Cookies live as long as the redirects of one fetch: some sites send a reader without them round in circles.

        Raises:
            FetchError: it cannot be had, and why.
        """
        try:
            return self._asking().follow(request, check=self._robots.check)
        except FetchError as error:
            error.subject = error.subject or request.address
            raise

    def fetch_all(
        self, requests: Iterable[Request], *, at_once: int = 8, per_host: int = 2
    ) -> Iterator[tuple[Request, Response | SourceError]]:
        """What lives at each address, or why it cannot be had, as soon as that is known.

        The order is that in which the servers are done: whoever needs the same order each time must sort. No more
        than `at_once` responses are held for a caller who is slow to take them. `per_host` counts the
        requests whose address names one host, not where they are redirected to.
        """
        return run_parallel(self._fetch_or_fail, requests, at_once=at_once, per_host=per_host)

    def _fetch_or_fail(self, request: Request) -> Response | SourceError:
        try:
            return self.fetch(request)
        except SourceError as error:
            return error

    def _read_robots(self, address: str) -> bytes:
        response = self._asking().follow(Request(address), check=None, first_bytes=MAX_ROBOTS_BYTES)
        return response.data

    def _asking(self) -> Asking:
        """Made when the first address is fetched: urllib3 takes time to import."""
        from briefing.sources.fetching.asking import Asking
        from briefing.sources.fetching.connections import Connections

        with self._lock:
            if self._made is None:
                connections = Connections(
                    self._network,
                    self._limits,
                    proxies=self._proxies,
                    allow_local=self._allow_local,
                )
                self._made = Asking(
                    connections, self._turns, self._limits, clock=self._clock, agent=AGENT
                )
            return self._made
