"""Check addresses against a site's robots.txt (RFC 9309)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.errors import (
    AccessDenied,
    BrokenResponse,
    FetchError,
    ForbiddenByRobots,
    PageNotFound,
    ServerFailed,
    TooManyRedirects,
    TooSlow,
)
from briefing.sources.address import host_of, origin_of

if TYPE_CHECKING:
    from protego import Protego

MAX_ROBOTS_BYTES = 500 * 1024
"""What is read of a robots.txt; the rest is ignored (RFC 9309, section 2.5)."""


class Robots:
    """The rules of each site, read once and kept for the run.

    `read` returns the robots.txt at an address, the first `MAX_ROBOTS_BYTES` of it, and raises as `Fetcher.fetch` does.
    """

    def __init__(self, read: Callable[[str], bytes], *, agent: str) -> None:
        self._read, self._agent = read, agent
        self._sites: dict[str, _Site] = {}
        self._lock = threading.Lock()

    def check(self, address: str) -> float:
        """The site's crawl delay: seconds between two requests; 0 where it asks for none.

        Raises:
            ForbiddenByRobots: programs, or this one, are asked to keep out of `address`.
            FetchError: the site cannot be reached.
        """
        origin = origin_of(address)
        with self._lock:
            site = self._sites.setdefault(origin, _Site())
        with site.lock:
            if site.rules is None and site.failure is None:
                try:
                    site.rules = _parse(self._rules_text(origin))
                except FetchError as error:
                    site.failure = error
        if site.failure is not None:
            raise _again(site.failure) from site.failure
        assert site.rules is not None
        if not site.rules.can_fetch(address, self._agent):
            raise ForbiddenByRobots(
                f"the robots.txt of {host_of(address)} asks programs not to fetch it",
                hint="open it in a browser, save the page, and name the saved file instead",
            )
        return float(site.rules.crawl_delay(self._agent) or 0)

    def _rules_text(self, origin: str) -> bytes:
        try:
            return self._read(f"{origin}/robots.txt")
        except (PageNotFound, AccessDenied, TooManyRedirects):
            # Section 2.3.1.3: a robots.txt that cannot be had forbids nothing.
            return b""
        except (ServerFailed, BrokenResponse, TooSlow) as error:
            # Section 2.3.1.4: one that the server fails to send forbids everything, until it has been sent.
            raise ServerFailed(
                f"{host_of(origin)} has trouble sending its robots.txt, so nothing may be fetched from it",
                hint="try again later",
            ) from error


class _Site:
    """What is known of a site's rules, and the lock of who reads them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.rules: Protego | None = None
        self.failure: FetchError | None = None


def _parse(data: bytes) -> Protego:
    from protego import Protego

    return Protego.parse(data.decode("utf-8-sig", errors="replace"))


def _again(error: FetchError) -> FetchError:
    """The same error, to be raised in another thread."""
    return type(error)(str(error), subject=error.subject, hint=error.hint)
