"""Resolve host names, and refuse addresses of the local network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

from briefing.frozen import dataclass

Resolve = Callable[[str, int], Sequence[str]]
"""A host and a port to the IP addresses under which it is reached, best first; raises `socket.gaierror`."""

Connect = Callable[[str, int, float], socket.socket]
"""An IP address, a port and seconds to a connection; raises `OSError`."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Network:
    """How hosts are found and connected to."""

    resolve: Resolve
    connect: Connect


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of `host`, in the order in which this machine would try them.

    Raises:
        socket.gaierror: there is no such host, or nobody to ask.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise socket.gaierror(socket.EAI_NONAME, "no name of a host") from error
    return tuple(dict.fromkeys(str(address[4][0]) for address in found))


def connect_address(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to the machine at the IP address `address`.

    Raises:
        OSError: nobody answers there.
    """
    connection = socket.create_connection((address, port), timeout=seconds)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def is_local(address: str) -> bool:
    """Whether an IP address is local: this computer, its network, or no one machine.

    All that IANA's registries of special-purpose addresses do not call globally reachable is local (RFC 6890), and so
    are multicast and what is not given out yet. An IPv6 address that stands for one of IPv4 (mapped, 6to4, Teredo,
    NAT64) is judged by that.

    >>> is_local("192.168.1.1"), is_local("::ffff:127.0.0.1"), is_local("1.1.1.1"), is_local("64:ff9b::1.1.1.1")
    (True, True, False, False)
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = _inner(parsed)
        if inner is not None:
            return any(_is_special(each) for each in inner)
    return _is_special(parsed)


def means_local(host: str) -> bool:
    """Whether `host` is local by its name alone, for hosts that only a proxy looks up.

    The names are those that never leave a network (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`), others that
    offices give, and those of one word. IPv4 addresses are known in their old forms too, as 2130706433 and 0x7f.1.

    >>> [means_local(host) for host in ("localhost", "printer.local", "0x7f.1", "[::1]", "example.org")]
    [True, True, True, True, False]
    """
    host = host.strip("[]").rstrip(".").lower()
    if ":" in host:
        return is_local(host)
    try:
        return is_local(socket.inet_ntoa(socket.inet_aton(host)))
    except OSError:
        return "." not in host or host.endswith(_LOCAL_ENDS)


_LOCAL_ENDS = (
    ".localhost",
    ".local",
    ".internal",
    ".home.arpa",
    ".home",
    ".corp",
    ".lan",
    ".intranet",
)

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _inner(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...] | None:
    """The IPv4 addresses that an IPv6 address stands for; None where it stands for itself."""
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address.sixtofour is not None:
        return (address.sixtofour,)
    if address.teredo is not None:
        return address.teredo
    if address in _NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    return None


def _is_special(address: Address) -> bool:
    return (
        not address.is_global
        or address.is_multicast
        or address.is_reserved
        or (isinstance(address, ipaddress.IPv6Address) and address.is_site_local)
    )
