"""Request one address: retry, follow redirects, read within limits."""

from __future__ import annotations

import email.utils
import http.cookiejar
import re
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.message import Message
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

import urllib3

from briefing.errors import BadAddress, BrokenResponse, ServerFailed
from briefing.frozen import dataclass
from briefing.sources.address import host_of, origin_of, request_address
from briefing.sources.fetching.connections import Connections, Deadline
from briefing.sources.fetching.exchange import Request, Response
from briefing.sources.fetching.failures import (
    TRY_LATER,
    explain_failure,
    explain_status,
    too_large,
    too_many_redirects,
)
from briefing.sources.fetching.limits import Limits
from briefing.sources.fetching.turns import Turns

_ACCEPTED = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
    "application/xml;q=0.9,*/*;q=0.8"
)
_FOR_GOOD = (301, 308)
_REDIRECTS = (*_FOR_GOOD, 302, 303, 307)
_TRIED_AGAIN = (429, 502, 503, 504)
_PIECE = 64 * 1024
_LONGEST_VALIDATOR = 1024


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one server said; `data` is empty where the status brings none."""

    status: int
    headers: urllib3.HTTPHeaderDict
    data: bytes


class Asking:
    """Asks servers for what one fetcher wants."""

    def __init__(
        self,
        connections: Connections,
        turns: Turns,
        limits: Limits,
        *,
        clock: Callable[[], float],
        agent: str,
    ) -> None:
        self._connections, self._turns, self._limits = connections, turns, limits
        self._clock, self._agent = clock, agent

    def close(self) -> None:
        """Break off all that is under way."""
        self._connections.abort()

    def follow(
        self,
        request: Request,
        *,
        check: Callable[[str], float] | None,
        first_bytes: int | None = None,
    ) -> Response:
        """The response at the end of all redirects.

        `check` is asked about each address on the way; it returns the seconds to leave between two requests there. Of a
        longer answer, no more than `first_bytes` are read.

        Raises:
            FetchError: it cannot be had, and why.
        """
        address = request_address(request.address)
        deadline = Deadline(self._clock, self._limits.total)
        jar = http.cookiejar.CookieJar()
        moved_to, for_good = "", True
        seen: set[tuple[str, str]] = set()
        for _ in range(self._limits.redirects + 1):
            with deadline.paused():
                pause = check(address) if check else 0
            headers = self._headers(request, cookie := _cookie(jar, address))
            if (address, cookie) in seen:
                raise too_many_redirects(len(seen), circle=True)
            seen.add((address, cookie))
            answer = self._try(address, headers, deadline, pause=pause, first_bytes=first_bytes)
            if answer.status not in _REDIRECTS:
                return _response(request, address, moved_to, answer)
            jar.extract_cookies(_with_cookies(answer.headers), urllib.request.Request(address))
            address = _target(address, answer)
            for_good = for_good and answer.status in _FOR_GOOD
            moved_to = address if for_good else moved_to
        raise too_many_redirects(self._limits.redirects, circle=False)

    def _headers(self, request: Request, cookie: str) -> dict[str, str]:
        headers = {
            "User-Agent": self._agent,
            "Accept": _ACCEPTED,
            "Accept-Encoding": "gzip, deflate",
            "If-None-Match": _validator(request.etag),
            "If-Modified-Since": _validator(request.last_modified),
            "Cookie": cookie,
        }
        return {name: value for name, value in headers.items() if value}

    def _try(
        self,
        address: str,
        headers: Mapping[str, str],
        deadline: Deadline,
        *,
        pause: float,
        first_bytes: int | None,
    ) -> _Answer:
        """The answer to the first try that brings one."""
        origin, waits = origin_of(address), [*self._limits.waits]
        # What is no number, as a robots.txt can say, is not greater than anything.
        pause = min(pause, self._limits.crawl_delay) if pause > 0 else 0
        while True:
            with deadline.paused():
                self._turns.wait(origin, pause)
            try:
                answer = self._ask(address, headers, deadline, first_bytes)
            except BrokenResponse:
                if not waits:
                    raise
                self._turns.hold(origin, waits.pop(0))
                continue
            if answer.status not in _TRIED_AGAIN or not waits:
                return answer
            usual = waits.pop(0)
            asked = _retry_after(answer.headers)
            wait = usual if asked is None else asked
            if wait > self._limits.patience:
                raise ServerFailed(
                    f"the server asks to come back in {_spoken(wait)} ({answer.status})",
                    hint=TRY_LATER,
                )
            self._turns.hold(origin, wait)

    def _ask(
        self, address: str, headers: Mapping[str, str], deadline: Deadline, first_bytes: int | None
    ) -> _Answer:
        host = host_of(address)
        try:
            response = self._connections.ask(address, headers, deadline)
            try:
                data = b""
                if 200 <= response.status < 300:
                    data = _read(response, self._limits.size, first_bytes)
                else:
                    _pass_over(response)
            finally:
                # A body that was read to its end has given its connection back already; no other is worth waiting for.
                response.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise explain_failure(error, host) from error
        return _Answer(response.status, response.headers, data)


def _read(response: Any, size: int, first_bytes: int | None) -> bytes:
    """The unpacked body, no longer than `size`."""
    packed = response.headers.get("content-encoding", "").lower().replace(" ", "").split(",")
    if any(each not in (*response.CONTENT_DECODERS, "", "identity") for each in packed):
        raise BrokenResponse(
            f"the answer is packed as {', '.join(packed)}, which nobody asked for", hint=TRY_LATER
        )
    most = first_bytes or size
    announced = response.headers.get("content-length", "")
    if not first_bytes and announced.isdecimal() and int(announced) > size:
        raise too_large(size)
    pieces, length = [], 0
    while piece := response.read(_PIECE, decode_content=True):
        pieces.append(piece)
        length += len(piece)
        if length > most:
            if first_bytes:
                break
            raise too_large(size)
    return b"".join(pieces)[:most]


def _pass_over(response: Any) -> None:
    """Read a short body that nobody wants, such as that of a missing robots.txt, so that its connection can be kept."""
    length = response.headers.get("content-length", "")
    if response.status == 304 or (length.isdecimal() and int(length) <= _PIECE):
        with suppress(urllib3.exceptions.HTTPError):
            response.read(_PIECE, decode_content=False)


def _response(request: Request, address: str, moved_to: str, answer: _Answer) -> Response:
    unchanged = answer.status == 304 and bool(request.etag or request.last_modified)
    if not unchanged and not 200 <= answer.status < 300:
        raise explain_status(answer.status)
    said = Message()
    said["Content-Type"] = answer.headers.get("content-type", "")
    charset = said.get_param("charset")
    return Response(
        request=request,
        address=address,
        moved_to=moved_to,
        unchanged=unchanged,
        data=answer.data,
        media_type=said.get_content_type() if "/" in str(said["Content-Type"]) else "",
        charset=charset.lower() if isinstance(charset, str) else "",
        etag=_validator(answer.headers.get("etag", "")) or (request.etag if unchanged else ""),
        last_modified=_validator(answer.headers.get("last-modified", ""))
        or (request.last_modified if unchanged else ""),
    )


def _target(address: str, answer: _Answer) -> str:
    """The address that a redirect leads to, the part after `#` left out."""
    location = answer.headers.get("location", "")
    if not location:
        raise BrokenResponse(f"it leads on, but not where to ({answer.status})", hint=TRY_LATER)
    try:
        return request_address(
            urljoin(address, location.encode("latin-1", "ignore").decode("utf-8", "replace"))
        )
    except (BadAddress, ValueError) as error:
        raise BadAddress(
            "it leads on to what is no address of the web", hint="look at the page in a browser"
        ) from error


def _validator(value: str) -> str:
    """What a server said or is told of a version, empty where it cannot stand in a header."""
    fits = len(value) <= _LONGEST_VALIDATOR and re.fullmatch(r"[\x20-\x7e]*", value)
    return value.strip() if fits else ""


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that the server asks to wait (RFC 9110, section 10.2.3); a date is counted from the server's own."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        until, now = (
            email.utils.parsedate_to_datetime(text) for text in (value, headers.get("date", ""))
        )
        return max((until - now).total_seconds(), 0)
    except (ValueError, TypeError, OverflowError):
        return None


def _spoken(seconds: float) -> str:
    """A time in words, rounded up.

    >>> _spoken(45), _spoken(61), _spoken(7200)
    ('45 seconds', '2 minutes', '2 hours')
    """
    for unit, length in (("hours", 3600), ("minutes", 60)):
        if seconds > length:
            return f"{-int(-seconds // length)} {unit}"
    return f"{int(seconds)} seconds"


def _with_cookies(headers: urllib3.HTTPHeaderDict) -> Any:
    """A response as far as the standard library's cookie jar looks at it."""
    message = Message()
    for value in headers.getlist("Set-Cookie"):
        message["Set-Cookie"] = value
    return SimpleNamespace(info=lambda: message)


def _cookie(jar: http.cookiejar.CookieJar, address: str) -> str:
    asked = urllib.request.Request(address)
    jar.add_cookie_header(asked)
    return str(asked.get_header("Cookie", ""))
