"""Extract a page's canonical address and its language."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from briefing.sources.page_data import PageData


def find_address(page_data: PageData, *, address: str) -> str:
    """Find the page's own URL: canonical, else requested, else its preview's.

    A canonical address that leads to a site's front page is a mistake of the site and is passed over.
    """
    for candidate in (page_data.canonical, *page_data.meta("og:url"), *_urls(page_data), address):
        found = _absolute(candidate, address)
        if found and (found == address or urlsplit(found).path.strip("/") or urlsplit(found).query):
            return found
    return ""


def find_language(page_data: PageData) -> str:
    """The ISO 639-1 code of the language that the page says it is in.

    Empty where it does not.

    >>> from briefing.sources.page_data import PageData
    >>> find_language(PageData(metas={}, articles=(), canonical="", language="pt-BR"))
    'pt'
    """
    stated = (
        page_data.language,
        *(value for value in page_data.stated("inLanguage") if isinstance(value, str)),
        *page_data.meta("og:locale", "content-language", "language", "dc.language"),
    )
    codes = (re.match(r"([a-z]{2})(?:[-_]|\Z)", value.strip().lower()) for value in stated)
    return next((code[1] for code in codes if code), "")


def _urls(page_data: PageData) -> tuple[str, ...]:
    return tuple(value for value in page_data.stated("url") if isinstance(value, str))


def _absolute(link: str, base: str) -> str:
    """`link` as an address of the web, empty where it is none."""
    try:
        joined = urljoin(base, link.strip()) if link else ""
        parts = urlsplit(joined)
    except ValueError:
        return ""
    whole = parts.scheme in ("http", "https") and parts.hostname
    return joined if whole and not re.search(r"[\s\x00-\x1f<>\"]", joined) else ""
