"""Limits of fetching: timeouts, sizes, numbers of tries and redirects."""

from __future__ import annotations

from briefing.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one fetch may take; times are in seconds.

    `connect` and `read` bound a single connection and a single wait for bytes; `total` bounds everything from the first
    connection to the last byte, over all redirects and tries, except the time spent waiting for a turn. `size` counts
    the bytes of the unpacked answer. `redirects` are twice those that RFC 9309 tells to follow. `waits` are the pauses
    before a second and a third try where the server names none; one that asks for more than `patience` is left
    alone. `crawl_delay` is the longest pause between two requests that a robots.txt is granted.
    """

    connect: float = 10
    read: float = 20
    total: float = 90
    size: int = 32 * 1024 * 1024
    redirects: int = 10
    waits: tuple[float, ...] = (1, 3)
    patience: float = 30
    crawl_delay: float = 10
