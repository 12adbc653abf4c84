"""Several addresses at once."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from briefing.errors import BadAddress, PageNotFound, SourceError
from briefing.sources.fetching import Fetcher, Request, Response
from loopback import Handler, Loopback


class Crowd:
    """A page that counts how many read it at once, and lets nobody go before `together` have come."""

    def __init__(self, together: int) -> None:
        self.inside = self.most = 0
        self._lock = threading.Lock()
        self._met = threading.Event()
        self._together = together

    def __call__(self, handler: Handler) -> None:
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
            if self.most >= self._together:
                self._met.set()
        self._met.wait(5)
        time.sleep(0.01)
        with self._lock:
            self.inside -= 1
        handler.reply(200, b"a")


@pytest.mark.parametrize(("at_once", "per_host", "most"), [(8, 2, 2), (3, 5, 3), (1, 2, 1)])
def test_one_host_is_asked_by_few_at_once(
    loopback: Loopback, at_once: int, per_host: int, most: int
) -> None:
    crowd = Crowd(most)
    loopback.pages["/a"] = crowd
    requests = [Request(loopback.address(f"/a?{number}")) for number in range(12)]
    with Fetcher(allow_local=True) as fetcher:
        results = dict(fetcher.fetch_all(requests, at_once=at_once, per_host=per_host))
    assert set(results) == set(requests)
    assert all(isinstance(result, Response) for result in results.values())
    assert crowd.most == most


def test_several_hosts_are_asked_at_once(loopback: Loopback) -> None:
    crowd = Crowd(4)
    loopback.pages["/a"] = crowd
    hosts = ("127.0.0.1", "localhost")
    requests = [
        Request(loopback.address(f"/a?{number}", host=host))
        for number in range(4)
        for host in hosts
    ]
    with Fetcher(allow_local=True) as fetcher:
        assert len(list(fetcher.fetch_all(requests))) == 8
    assert crowd.most == 4


def test_what_fails_stops_nothing_else(loopback: Loopback) -> None:
    requests = [
        Request(loopback.page("/a", "a")),
        Request(loopback.address("/none")),
        Request("nonsense"),
        Request(loopback.page("/b", "b")),
    ]
    with Fetcher(allow_local=True) as fetcher:
        results = dict(fetcher.fetch_all(requests))
    kinds = [type(results[request]) for request in requests]
    assert kinds == [Response, PageNotFound, BadAddress, Response]
    failures = [result for result in results.values() if isinstance(result, SourceError)]
    assert all(failure.subject for failure in failures)


def test_nothing_is_asked_of_nobody() -> None:
    with Fetcher() as fetcher:
        assert list(fetcher.fetch_all([])) == []


def test_the_same_address_may_be_asked_for_twice(loopback: Loopback) -> None:
    request = Request(loopback.page("/a", "a"))
    with Fetcher(allow_local=True) as fetcher:
        assert len(list(fetcher.fetch_all([request, request]))) == 2


def test_a_caller_may_stop_in_the_middle(loopback: Loopback) -> None:
    loopback.page("/a", "a")
    requests = [Request(loopback.address(f"/a?{number}")) for number in range(50)]
    with Fetcher(allow_local=True) as fetcher:
        results = fetcher.fetch_all(requests)
        next(results)
        results.close()
    assert len(loopback.paths) < 50


def test_a_bug_reaches_the_caller(loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Fetcher, request: Request) -> Response:
        raise ZeroDivisionError

    monkeypatch.setattr(Fetcher, "fetch", broken)
    with Fetcher() as fetcher, pytest.raises(ZeroDivisionError):
        list(fetcher.fetch_all([Request(loopback.address("/a"))]))


PROGRAM = """
import _thread, sys, threading, time
from briefing.sources.fetching import Fetcher, Request
threading.Timer(0.2, _thread.interrupt_main).start()
try:
    with Fetcher(allow_local=True) as fetcher:
        list(fetcher.fetch_all([Request(address) for address in sys.argv[1:]]))
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_an_interrupt_ends_the_program_at_once(loopback: Loopback) -> None:
    waiting = threading.Event()
    loopback.pages["/a"] = lambda handler: handler.reply() if waiting.wait(30) else None
    addresses = [loopback.address(f"/a?{number}") for number in range(4)]
    # Each read may last 20 seconds: only an end at once comes within these.
    run = subprocess.run([sys.executable, "-c", PROGRAM, *addresses], timeout=15, check=False)
    waiting.set()
    assert run.returncode == 130
