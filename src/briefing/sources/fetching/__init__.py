"""Fetch web addresses politely: robots.txt, rate limits, retries.

`Fetcher` is the one way to the network. It asks each site's robots.txt first, names itself, waits when it is told
to, asks only for what has changed, and stops at limits of time and size. It never enters the local network unless
allowed.
"""

from __future__ import annotations

from briefing.sources.fetching.exchange import Request, Response, material_from
from briefing.sources.fetching.fetcher import Fetcher
from briefing.sources.fetching.limits import Limits

__all__ = ["Fetcher", "Limits", "Request", "Response", "material_from"]
