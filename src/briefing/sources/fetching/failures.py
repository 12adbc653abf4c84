"""Explain HTTP statuses and network failures to the reader."""

from __future__ import annotations

import ssl

import urllib3.exceptions as failures

from briefing.errors import (
    AccessDenied,
    BrokenResponse,
    FetchError,
    HostNotReached,
    InsecureHost,
    PageNotFound,
    ServerFailed,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)

TRY_LATER = "try again later"
SAVE_IT = "if you can read it in a browser, save the page, and name the saved file instead"

_STATUSES: dict[int, tuple[type[FetchError], str, str]] = {
    401: (AccessDenied, "the page asks for a password", SAVE_IT),
    402: (AccessDenied, "the page must be paid for", SAVE_IT),
    403: (AccessDenied, "the server does not let programs read it", SAVE_IT),
    404: (
        PageNotFound,
        "there is no such page",
        "check the address, or look for the page in a browser",
    ),
    410: (PageNotFound, "the page is gone for good", "look for a copy in a web archive"),
    429: (ServerFailed, "the server has been asked too often", TRY_LATER),
    451: (
        AccessDenied,
        "the page is blocked for legal reasons",
        "look for a copy in a web archive",
    ),
    503: (ServerFailed, "the server is too busy, or down for repair", TRY_LATER),
}


def explain_status(status: int) -> FetchError:
    """The error for an answer that brings no page.

    >>> explain_status(404)
    PageNotFound('there is no such page (404)')
    """
    kind, message, hint = _STATUSES.get(status) or _by_class(status)
    return kind(f"{message} ({status})", hint=hint)


def explain_failure(error: Exception, host: str) -> FetchError:
    """The error for a failure below HTTP, raised by urllib3 while it spoke to `host`."""
    causes = tuple(_causes(error))
    if any(isinstance(cause, TimeoutError | failures.TimeoutError) for cause in causes):
        return TooSlow(f"{host} takes too long to answer", hint=TRY_LATER)
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return InsecureHost(
            f"the certificate of {host} cannot be trusted: {_certificate_fault(causes)}",
            hint="check the address and this computer's clock; an office's own authority belongs into the system's",
        )
    if isinstance(error, failures.ProxyError):
        return HostNotReached(
            f"the proxy does not lead to {host}",
            hint="check what HTTP_PROXY and HTTPS_PROXY name",
        )
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return InsecureHost(f"no safe connection to {host} can be made", hint=TRY_LATER)
    if isinstance(error, failures.DecodeError):
        return BrokenResponse("the answer cannot be unpacked", hint=TRY_LATER)
    return BrokenResponse(
        f"the answer of {host} breaks off, or is not HTTP",
        hint="check that the address is of the web, or try again later",
    )


def too_large(size: int) -> TooLarge:
    """The error for an answer of more than `size` bytes."""
    return TooLarge(
        f"larger than {size // 1024**2} MiB, too large to be fetched",
        hint="download it with a browser, and name the saved file instead",
    )


def too_many_redirects(count: int, *, circle: bool) -> TooManyRedirects:
    """The error for an address that leads to the next, `count` times."""
    how = "round in a circle" if circle else f"from one address to the next more than {count} times"
    return TooManyRedirects(f"it leads {how}", hint=SAVE_IT)


def _by_class(status: int) -> tuple[type[FetchError], str, str]:
    if status >= 500:
        return ServerFailed, "the server has trouble", TRY_LATER
    if status >= 400:
        return AccessDenied, "the server refuses to send it", SAVE_IT
    return BrokenResponse, "the server's answer makes no sense", TRY_LATER


def _causes(error: BaseException | None) -> list[BaseException]:
    """The error, what it was raised from, and what it wraps: urllib3 does both."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        cause = waiting.pop()
        if cause is None or cause in found:
            continue
        found.append(cause)
        waiting += [cause.__cause__, cause.__context__]
        waiting += [inner for inner in cause.args if isinstance(inner, BaseException)]
    return found


def _certificate_fault(causes: tuple[BaseException, ...]) -> str:
    return next(
        str(cause.verify_message).lower()
        for cause in causes
        if isinstance(cause, ssl.SSLCertVerificationError)
    )
