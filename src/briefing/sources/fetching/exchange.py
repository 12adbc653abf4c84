"""Requests and responses of the fetcher, as frozen values."""

from __future__ import annotations

from briefing.frozen import dataclass
from briefing.sources.address import name_of, normalise_address
from briefing.sources.material import Material


@dataclass(frozen=True, slots=True)
class Request:
    """An address to fetch.

    `etag` and `last_modified` are those of the last response: if nothing has changed since, nothing is sent again.
    """

    address: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What was fetched.

    `address` is where it was in the end, after all redirects. `moved_to` is where the page has moved for good, to be
    asked for from now on; empty where it has not. `unchanged` says that nothing has changed since the request's
    `etag` or `last_modified`; `data` is empty then. `data` is unpacked but not decoded; `media_type` and `charset`
    are what the server says of it, lower case and perhaps wrong. `etag` and `last_modified` are for the next request.
    """

    request: Request
    address: str
    moved_to: str = ""
    unchanged: bool = False
    data: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""


def material_from(response: Response) -> Material:
    """What `response` brought, to be read as any other source.

    Its `source` is the address that was asked for, its `address` the normalised one at which it was found.
    """
    return Material(
        data=response.data,
        source=response.request.address,
        name=name_of(response.address),
        media_type=response.media_type,
        charset=response.charset,
        address=normalise_address(response.address),
    )
