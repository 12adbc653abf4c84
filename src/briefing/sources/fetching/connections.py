"""HTTP connections that keep a deadline and avoid the local network."""

from __future__ import annotations

import http.client
import io
import socket
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import Timeout, make_headers

from briefing.errors import FetchError, HostNotReached, LocalAddress
from briefing.sources.address import host_of
from briefing.sources.fetching.limits import Limits
from briefing.sources.fetching.network import Network, is_local, means_local

_MOST_TRIED = 4
"""Addresses of one host that are tried: one that is reached by none of these is down."""


class Deadline:
    """The moment at which a fetch must be done.

    The time in which it is paused does not count.
    """

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self._clock = clock
        self._at = clock() + seconds

    def left(self, most: float) -> float:
        """The seconds that are left, `most` of them.

        Raises:
            TimeoutError: there is no time left.
        """
        left = self._at - self._clock()
        if left <= 0:
            raise TimeoutError("no time left")
        return min(left, most)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """A while that does not count."""
        before = self._clock()
        try:
            yield
        finally:
            self._at += self._clock() - before


class Connections:
    """All connections of one fetcher, kept open between its requests."""

    def __init__(
        self, network: Network, limits: Limits, *, proxies: Mapping[str, str], allow_local: bool
    ) -> None:
        self.network = network
        self.limits = limits
        self.allow_local = allow_local
        self._proxies = dict(proxies)
        self._managers: dict[str, urllib3.PoolManager] = {}
        self._lock = threading.Lock()
        self._aborted = False
        self._open: weakref.WeakSet[_Guarded] = weakref.WeakSet()

    def ask(
        self, address: str, headers: Mapping[str, str], deadline: Deadline
    ) -> urllib3.BaseHTTPResponse:
        """The answer to a request for `address`, its body not yet read.

        Raises:
            FetchError: the host is not found, or local.
            urllib3.exceptions.HTTPError: anything else that goes wrong.
        """
        if self._aborted:
            raise FetchError("fetching was broken off")
        proxy = self._proxy_for(address)
        if proxy and not self.allow_local and means_local(host_of(address)):
            raise local_address(host_of(address))
        token = _deadline.set(deadline)
        try:
            return self._manager(proxy).request(
                "GET",
                address,
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=Timeout(connect=self.limits.connect, read=self.limits.read),
            )
        finally:
            _deadline.reset(token)

    def abort(self) -> None:
        """Break all connections, whatever is on its way in them."""
        self._aborted = True
        with self._lock:
            connections, managers = list(self._open), list(self._managers.values())
        for connection in connections:
            _break(connection.sock)
        for manager in managers:
            manager.clear()

    def opened(self, connection: _Guarded) -> None:
        """Remember a connection, to break it if need be."""
        with self._lock:
            self._open.add(connection)
        if self._aborted:
            _break(connection.sock)

    def _proxy_for(self, address: str) -> str:
        scheme, host = urlsplit(address).scheme, urlsplit(address).netloc
        proxy = self._proxies.get(scheme) or self._proxies.get("all") or ""
        return "" if not proxy or proxy_bypass_environment(host, self._proxies) else proxy

    def _manager(self, proxy: str) -> urllib3.PoolManager:
        with self._lock:
            if proxy not in self._managers:
                self._managers[proxy] = self._new_manager(proxy)
            return self._managers[proxy]

    def _new_manager(self, proxy: str) -> urllib3.PoolManager:
        options: dict[str, Any] = {"num_pools": 64, "maxsize": 8}
        if not proxy:
            manager = urllib3.PoolManager(**options)
        else:
            parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
            if parts.scheme not in ("http", "https"):
                raise HostNotReached(
                    f"the proxy {parts.scheme}://{parts.hostname} is of a kind that briefing does not speak",
                    hint="name an HTTP proxy in HTTPS_PROXY, or none",
                )
            login = (
                f"{unquote(parts.username)}:{unquote(parts.password or '')}"
                if parts.username
                else None
            )
            manager = urllib3.ProxyManager(
                f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
                proxy_headers=make_headers(proxy_basic_auth=login),
                **options,
            )
        manager.pool_classes_by_scheme = _pool_classes(self)
        return manager

    @cached_property
    def trust(self) -> Any:
        """The trusted certificate authorities: the system's and those of browsers.

        A system may have those of its office too.
        """
        import ssl

        import certifi

        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())
        return context


def local_address(host: str) -> LocalAddress:
    """The error for a host of the local network."""
    return LocalAddress(
        f"{host} is this computer or one of its network, which is not fetched from",
        hint="if that is what you want, allow it with --allow-local",
    )


_deadline: ContextVar[Deadline] = ContextVar("deadline")
"""That of the fetch which this thread is at: urllib3 has no way to hand it to a connection."""


class _Guarded(HTTPConnection):
    """A connection that looks whom it calls, and waits no longer than the deadline of the fetch at hand."""

    connections: Connections

    def _new_conn(self) -> socket.socket:
        allowed = self.connections.allow_local or self.proxy is not None
        network, limits = self.connections.network, self.connections.limits
        host = self._dns_host.strip("[]")
        try:
            found = network.resolve(host, self.port)
        except socket.gaierror as error:
            raise HostNotReached(
                f"there is no host {host} to be found",
                hint="check how the address is written, and that this computer is online",
            ) from error
        # The very addresses that were judged are connected to: nobody is asked again.
        addresses = [address for address in found if allowed or not is_local(address)]
        if not addresses:
            raise local_address(host)
        failure: OSError | None = None
        for address in addresses[:_MOST_TRIED]:
            try:
                return network.connect(address, self.port, _deadline.get().left(limits.connect))
            except OSError as error:
                failure = error
        raise HostNotReached(
            f"{host} does not answer",
            hint="check that this computer is online, or try again later",
        ) from failure

    def connect(self) -> None:
        super().connect()
        self.connections.opened(self)

    def response_class(  # type: ignore[override]
        self, sock: socket.socket, *args: Any, **options: Any
    ) -> http.client.HTTPResponse:
        """What `http.client` reads an answer with: one whose every wait for bytes heeds the deadline."""
        timed: Any = _Timed(sock, _deadline.get(), self.connections.limits.read)
        return http.client.HTTPResponse(timed, *args, **options)


class _GuardedTLS(_Guarded, HTTPSConnection):
    """The same, encrypted."""

    def connect(self) -> None:
        # Reading all authorities takes longer than a whole request; many a run needs none.
        self.ssl_context = self.connections.trust
        super().connect()


class _Timed:
    """Of a socket, what `http.client.HTTPResponse` asks for."""

    def __init__(self, sock: socket.socket, deadline: Deadline, longest: float) -> None:
        self._made = sock, deadline, longest

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(*self._made), 64 * 1024)


class _TimedReader(io.RawIOBase):
    """Bytes from a socket; a server that sends one now and then does not outlast the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline, longest: float) -> None:
        self._sock, self._deadline, self._longest = sock, deadline, longest
        self._raw: Any = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.left(self._longest))
        count: int = self._raw.readinto(buffer)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


def _break(sock: socket.socket | None) -> None:
    """End both directions of a connection, so that whoever waits for it wakes up."""
    with suppress(OSError):
        if sock is not None:
            # Not the method of a TLS socket, which takes its keys from under the thread that reads.
            socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _pool_classes(connections: Connections) -> dict[str, Any]:
    """The pools of urllib3, with guarded connections in them."""
    plain = type("Plain", (_Guarded,), {"connections": connections})
    encrypted = type("Encrypted", (_GuardedTLS,), {"connections": connections})
    return {
        "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("EncryptedPool", (HTTPSConnectionPool,), {"ConnectionCls": encrypted}),
    }
