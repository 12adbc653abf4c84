"""Create the fetcher for the use cases that need the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from briefing.errors import SourceError
from briefing.frozen import dataclass
from briefing.sources.fetching import Fetcher, Request, Response, material_from
from briefing.sources.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkAccess:
    """What network access is allowed, and through which proxies.

    `proxies` are pairs of a scheme and what leads there.
    """

    allow_local: bool = False
    proxies: tuple[tuple[str, str], ...] = ()


NO_LOCAL_NETWORK = NetworkAccess()


@contextmanager
def open_fetcher(network: NetworkAccess) -> Iterator[Fetcher]:
    """Open a fetcher, closed at the end.

    It opens no connection before it is asked for something.
    """
    with Fetcher(allow_local=network.allow_local, proxies=dict(network.proxies)) as fetcher:
        yield fetcher


def material_at(fetcher: Fetcher) -> Callable[[str], Material]:
    """What brings the material at an address, or raises a `SourceError`."""
    return lambda address: material_from(fetcher.fetch(Request(address)))


def materials_at(
    fetcher: Fetcher, addresses: Sequence[str]
) -> Iterator[tuple[str, Material | SourceError]]:
    """What lives at each address, or why it cannot be had, as it comes."""
    for request, response in fetcher.fetch_all([Request(address) for address in addresses]):
        brought = material_from(response) if isinstance(response, Response) else response
        yield request.address, brought
