"""Parse, normalize and compare web addresses (URLs)."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from urllib.parse import SplitResult, quote, unquote, urlsplit

from briefing.errors import BadAddress

LONGEST = 8000
"""Characters that an address may have: servers need not take longer ones (RFC 9110, section 4.1)."""

DEFAULT_PORTS = {"http": 80, "https": 443}

_TRACKING = (
    r"(?:utm_\w+|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team)|mc_[ce]id|pk_\w+|mtm_\w+"
    r"|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|ttclid|li_fat_id|_hsenc|_hsmi|mkt_tok"
    r"|ncid|cmpid|smid|ocid|_ga|_gl|guccounter|guce_referrer(?:_sig)?)$"
)
"""Parameters that tell a site where its reader comes from, and never which page is meant."""


def is_address(name: str) -> bool:
    """Whether `name` is a web address, not the name of a file.

    >>> is_address("https://example.org"), is_address("HTTP://example.org/a"), is_address("http.txt")
    (True, True, False)
    """
    return re.match(r"\s*https?://", name, re.IGNORECASE) is not None


def is_front_page(address: str) -> bool:
    """Whether an address is that of a whole site, so of no article on it.

    >>> is_front_page("https://example.org"), is_front_page("https://example.org/?p=7"), is_front_page("tag:7")
    (True, False, False)
    """
    return re.fullmatch(r"\s*https?://[^/?#]*/?\s*", address, re.IGNORECASE) is not None


def request_address(text: str) -> str:
    """The URL to request: in ASCII and without the fragment (`#`).

    Otherwise it is as it was given. An international host is encoded by IDNA 2008 (RFC 5891) after the mapping of UTS
    46.

    Raises:
        BadAddress: it is not of the web, has no host, a port that cannot be, or a name and password in it.

    >>> request_address("HTTPS://Bücher.example/über uns?q=1#top")
    'https://xn--bcher-kva.example/%C3%BCber%20uns?q=1'
    """
    scheme, place, parts = _split(text)
    query = f"?{_in_ascii(parts.query)}" if parts.query else ""
    return f"{scheme}://{place}{_in_ascii(parts.path) or '/'}{query}"


def normalise_address(text: str) -> str:
    """Normalise a URL to what all addresses of one page have in common.

    It is itself an address of the page. Scheme and host are in lower case, the host in ASCII; the scheme's own port,
    the part after `#` and parameters that only track the reader (`utm_source`, `fbclid`) are left out; `%7E` is written
    `~`, `%c3` as `%C3`, and `/a/../b` as `/b` (RFC 3986, section 6.2.2). The order of parameters, `www.` and a slash at
    the end are kept, as servers may tell them apart. The page is asked for by its address as given (`request_address`).

    Raises:
        BadAddress: as `request_address`.

    >>> normalise_address("http://Example.org:80/%7Ea/?utm_source=feed&id=7#comments")
    'http://example.org/~a/?id=7'
    """
    scheme, place, parts = _split(text)
    path = _plainly(_in_ascii(_without_dots(parts.path))) or "/"
    kept = [pair for pair in parts.query.split("&") if pair and not _tracks(pair)]
    query = f"?{_plainly(_in_ascii('&'.join(kept)))}" if kept else ""
    return f"{scheme}://{place}{path}{query}"


def name_of(address: str) -> str:
    """A short name for a URL: its host without `www.` and the end of its path.

    >>> name_of("https://www.example.org/2026/03/river-flood.html?id=7"), name_of("https://example.org/")
    ('example.org/river-flood', 'example.org')
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return address
    last = unquote(posixpath.basename(parts.path.rstrip("/")))
    last = re.sub(r"\.(?:[sx]?html?|php|aspx?|jsp)$", "", last, flags=re.IGNORECASE)
    return "/".join(part for part in (host, last) if part) or address


def host_of(address: str) -> str:
    """The host of an address that `request_address` made.

    >>> host_of("https://example.org:8080/a")
    'example.org'
    """
    return urlsplit(address).hostname or ""


def origin_of(address: str) -> str:
    """The scheme, host and port that an address made by `request_address` begins with.

    >>> origin_of("https://example.org/a")
    'https://example.org'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _split(text: str) -> tuple[str, str, SplitResult]:
    """The scheme, the host with its port, and all parts of an address.

    White space at its ends and line breaks in it are left out, as browsers do (WHATWG URL, section 4.4).
    """
    address = re.sub(r"[\t\r\n]", "", text.strip())
    if len(address) > LONGEST:
        raise _bad(text[:80], f"longer than {LONGEST} characters, too long for an address")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _bad(text, "not an address of the web") from error
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise _bad(text, "not an address of the web")
    if parts.username is not None or parts.password is not None:
        raise BadAddress(
            "an address with a name or password in it is not fetched",
            subject=f"{scheme}://{host}",
            hint="leave out what stands before the @",
        )
    if port == 0:
        raise _bad(text, "there is no port 0")
    shown = f"[{host}]" if ":" in host else _host_in_ascii(host, text)
    return scheme, shown if port in (None, DEFAULT_PORTS[scheme]) else f"{shown}:{port}", parts


def _host_in_ascii(host: str, text: str) -> str:
    if not host or re.search(r"[\x00-\x20\x7f%<>\\^`{|}\[\]]", host):
        raise _bad(text, "there is no name of a host in the address")
    if host.isascii():
        return host.lower()
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise _bad(text, "there is no name of a host in the address") from error


def _bad(text: str, message: str) -> BadAddress:
    return BadAddress(
        message, subject=text, hint="an address looks like this: https://example.org/article"
    )


def _in_ascii(text: str) -> str:
    """Percent-encoded where an address needs it; what is encoded already is left alone."""
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return quote(text, safe="%/:?@!$&'()*+,;=~[]|", errors="surrogatepass")


def _plainly(text: str) -> str:
    """Without percent-encoding where none is needed, and in upper case elsewhere."""
    return re.sub(
        r"%[0-9A-Fa-f]{2}",
        lambda match: _unreserved().get(match[0].upper(), match[0].upper()),
        text,
    )


@cache
def _unreserved() -> dict[str, str]:
    """The characters that need no encoding anywhere, by their encoding (RFC 3986, section 2.3)."""
    import string

    characters = string.ascii_letters + string.digits + "-._~"
    return {f"%{ord(character):02X}": character for character in characters}


def _without_dots(path: str) -> str:
    """The path without `.` and `..` (RFC 3986, section 5.2.4); empty parts stay."""
    kept: list[str] = []
    parts = path.split("/")[1:] if path else []
    for part in parts:
        if part == "..":
            kept = kept[:-1]
        elif part != ".":
            kept.append(part)
    if parts and parts[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept) if parts else ""


def _tracks(pair: str) -> bool:
    return re.match(_TRACKING, pair.partition("=")[0], re.IGNORECASE) is not None
