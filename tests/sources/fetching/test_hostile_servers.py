"""Servers that send too much, too slowly, too little: an error each."""

from __future__ import annotations

import gzip
import threading
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from briefing.errors import BrokenResponse, FetchError, TooLarge, TooSlow
from briefing.sources.fetching import Fetcher, Limits, Request
from loopback import Handler, Loopback, Time


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(allow_local=True, sleep=Time().sleep, limits=Limits(size=100_000)) as fetcher:
        yield fetcher


@pytest.fixture
def hasty() -> Iterator[Fetcher]:
    limits = Limits(read=0.1, total=0.2, waits=())
    with Fetcher(allow_local=True, limits=limits) as fetcher:
        yield fetcher


def test_a_body_announced_as_ten_gigabytes_is_not_read(
    loopback: Loopback, fetcher: Fetcher
) -> None:
    loopback.raw("/a", b"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n" + b"a" * 1000)
    with pytest.raises(TooLarge):
        fetcher.fetch(Request(loopback.address("/a")))


@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_without_end_is_cut_off(loopback: Loopback, fetcher: Fetcher, chunked: bool) -> None:
    sent = 0

    def answer(handler: Handler) -> None:
        nonlocal sent
        handler.close_connection = True
        handler.send_response(200)
        if chunked:
            handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        piece = b"2710\r\n" + b"a" * 10_000 + b"\r\n" if chunked else b"a" * 10_000
        while True:
            handler.wfile.write(piece)
            sent += 10_000

    loopback.pages["/a"] = answer
    with pytest.raises(TooLarge):
        fetcher.fetch(Request(loopback.address("/a")))
    # The buffers of both ends hold some more than the limit.
    assert sent < 50_000_000


def bomb(kind: str) -> bytes:
    if kind == "gzip":
        return gzip.compress(bytes(20_000_000), 9)
    if kind == "deflate":
        return zlib.compress(bytes(20_000_000), 9)
    return gzip.compress(gzip.compress(bytes(20_000_000), 9), 9)


@pytest.mark.parametrize("kind", ["gzip", "deflate", "gzip, gzip"])
def test_a_bomb_stays_small(loopback: Loopback, fetcher: Fetcher, kind: str) -> None:
    address = loopback.page("/a", bomb(kind), content_encoding=kind)
    tracemalloc.start()
    with pytest.raises(TooLarge):
        fetcher.fetch(Request(address))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize("kind", ["gzip", "deflate"])
def test_a_packed_body_is_unpacked(loopback: Loopback, fetcher: Fetcher, kind: str) -> None:
    pack = gzip.compress if kind == "gzip" else zlib.compress
    address = loopback.page("/a", pack(b"hello" * 1000), content_encoding=kind)
    assert fetcher.fetch(Request(address)).data == b"hello" * 1000


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", b"not gzip"), ("compress", b"a"), ("gzip, ; ,", b"a"), ("x" * 1000, b"a")],
)
def test_a_body_that_cannot_be_unpacked_is_an_error(
    loopback: Loopback, fetcher: Fetcher, encoding: str, body: bytes
) -> None:
    with pytest.raises(BrokenResponse):
        fetcher.fetch(Request(loopback.page("/a", body, content_encoding=encoding)))


def drip(handler: Handler, start: bytes, piece: bytes) -> None:
    """Send `piece` now and then, more often than a single wait may last, until the reader hangs up."""
    handler.close_connection = True
    handler.wfile.write(start)
    pause = threading.Event()
    for _ in range(200):
        handler.wfile.write(piece)
        pause.wait(0.01)


DRIPS = {
    "body": (b"HTTP/1.1 200 OK\r\n\r\n", b"a"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "length of a chunk": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
    "headers": (b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"),
    "one header": (b"HTTP/1.1 200 OK\r\nA: ", b"a"),
    "status": (b"HTTP/1.1 200 ", b"O"),
    "continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
}


@pytest.mark.parametrize("start", DRIPS)
def test_a_slow_drip_is_given_up(loopback: Loopback, hasty: Fetcher, start: str) -> None:
    loopback.pages["/a"] = lambda handler: drip(handler, *DRIPS[start])
    with pytest.raises((TooSlow, BrokenResponse)) as caught:
        hasty.fetch(Request(loopback.address("/a")))
    # More than a hundred headers are refused before the time is up.
    assert isinstance(caught.value, TooSlow) or start == "headers"


def test_a_server_that_says_nothing_is_given_up(loopback: Loopback, hasty: Fetcher) -> None:
    waiting = threading.Event()
    loopback.pages["/a"] = lambda handler: handler.raw(b"") if waiting.wait(2) else None
    with pytest.raises(TooSlow):
        hasty.fetch(Request(loopback.address("/a")))
    waiting.set()
    assert len(loopback.paths) == 1


BROKEN = {
    "nothing": b"",
    "no HTTP": b"SSH-2.0-OpenSSH_9.6\r\n",
    "HTTP 0.9": b"<html>hello</html>",
    "status cut off": b"HTTP/1.1 20",
    "status in words": b"HTTP/1.1 OK OK\r\n\r\n",
    "endless header": b"HTTP/1.1 200 OK\r\nA: " + b"a" * 200_000,
    "many headers": b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1000 + b"\r\n",
    "body cut off": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello",
    "chunk cut off": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhello",
    "chunk without end": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    "odd chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nhello",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_answer_is_an_error(loopback: Loopback, fetcher: Fetcher, name: str) -> None:
    address = loopback.raw("/a", BROKEN[name])
    with pytest.raises(BrokenResponse) as caught:
        fetcher.fetch(Request(address))
    assert caught.value.subject == address
    assert len(loopback.paths) == 3


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
        b"HTTP/1.0 200 OK\n\nhello",
        b"HTTP/1.1 200 \xff\xfe\r\nA\r\n B: c\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\n\x00: \x1b[31m\r\nConnection: close\r\n\r\nhello",
    ],
)
def test_a_sloppy_answer_is_read_or_is_an_error(
    loopback: Loopback, fetcher: Fetcher, answer: bytes
) -> None:
    try:
        response = fetcher.fetch(Request(loopback.raw("/a", answer)))
    except FetchError:
        return
    assert response.data in (b"hello", b"")


def test_closing_breaks_off_what_is_under_way(loopback: Loopback) -> None:
    started, waiting = threading.Event(), threading.Event()

    def answer(handler: Handler) -> None:
        started.set()
        waiting.wait(10)

    loopback.pages["/a"] = answer
    fetcher = Fetcher(allow_local=True)
    failures: list[BaseException] = []

    def fetch() -> None:
        try:
            fetcher.fetch(Request(loopback.address("/a")))
        except FetchError as error:
            failures.append(error)

    thread = threading.Thread(target=fetch)
    thread.start()
    started.wait(5)
    fetcher.close()
    thread.join(5)
    stopped = not thread.is_alive()
    waiting.set()
    assert stopped
    assert failures
