"""A real HTTP server on the loopback address; responses are set path by path."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from briefing.sources.fetching import Fetcher


@dataclass
class Asked:
    """A request as the server saw it."""

    path: str
    headers: Message


class Handler(BaseHTTPRequestHandler):
    """Answers by what its server has for the path; all else is not found."""

    protocol_version = "HTTP/1.1"
    server: Loopback
    timeout = 5
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.server.asked.append(Asked(self.path, self.headers))
        pages = self.server.pages
        answer = pages.get(self.path) or pages.get(urlsplit(self.path).path)
        with suppress(OSError):
            if answer is None:
                self.reply(404)
            else:
                answer(self)

    def reply(
        self, status: int = 200, body: bytes = b"", *, length: bool = True, **headers: str
    ) -> None:
        """Send a whole answer; `content_type="text/html"` sets that header."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if length and "content_length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not length:
            self.close_connection = True
        self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        """Send exactly these bytes, and hang up."""
        self.close_connection = True
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


Page = Callable[[Handler], None]


class Loopback(ThreadingHTTPServer):
    """The server: `pages` says what it answers, `asked` what it was asked."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, 0), Handler)
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        self.scheme = "http"

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order, but for robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def address(self, path: str = "/", *, host: str = "") -> str:
        """The address of a path, under another name of the host if given."""
        own = str(self.server_address[0])
        return f"{self.scheme}://{host or (f'[{own}]' if ':' in own else own)}:{self.port}{path}"

    def page(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """Answer `path` so from now on; its address comes back."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = lambda handler: handler.reply(status, data, **headers)
        return self.address(path)

    def redirect(self, path: str, target: str, status: int = 302, **headers: str) -> str:
        """Lead from `path` to `target` from now on; the address of `path` comes back."""
        return self.page(path, status=status, location=target, **headers)

    def raw(self, path: str, data: bytes) -> str:
        """Answer `path` with exactly these bytes from now on; its address comes back."""
        self.pages[path] = lambda handler: handler.raw(data)
        return self.address(path)

    def handle_error(self, *_: object) -> None:
        """Say nothing: clients that hang up are what some tests are about."""


class Time:
    """A clock that runs only while someone sleeps, so that no test waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def public_fetcher(server: Loopback, **options: Any) -> Fetcher:
    """A fetcher to which each host is a public one, served by `server`: nothing leaves this computer."""

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        return socket.create_connection(server.server_address[:2], timeout=seconds)

    given = {"resolve": lambda host, port: ("93.184.216.34",), "connect": connect}
    return Fetcher(**given | options)


@contextmanager
def serving(
    host: str = "127.0.0.1", *, context: ssl.SSLContext | None = None
) -> Iterator[Loopback]:
    """A server that runs for as long as the block."""
    server = Loopback(host)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.scheme = "https"
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
