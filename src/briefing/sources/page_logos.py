"""Find the logos of a page: headings that name the site and lead to its front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice
from urllib.parse import urlsplit

from briefing.sources.markup import Element, text_of


def find_logos(root: Element) -> Iterator[str]:
    """Find the headings that are the site's name, by their class or their link.

    The link is one to its front page.
    """
    for heading in islice(root.iter("h1", "h2"), _MOST):
        text = text_of(heading, most=_LONGEST)
        if not 0 < len(text.split()) <= _MOST_WORDS:
            continue
        links = list(chain(heading.iter("a"), islice(heading.iterancestors("a"), 1)))
        linked = any(
            text_of(link, most=_LONGEST) == text and _is_front(link.get("href")) for link in links
        )
        around = chain([heading], islice(heading.iterancestors(), 1), links)
        if linked or any(_is_marked(element) for element in around):
            yield text


_MOST = 30
_LONGEST = 80
_MOST_WORDS = 6
"""Headings that are looked at, and characters and words of the longest name of a site."""


def _is_front(link: str | None) -> bool:
    """Whether a link leads to the front page of a site."""
    try:
        parts = urlsplit((link or "?").strip())
    except ValueError:
        return False
    front = parts.path.strip("./") in ("", "index.html", "index.php", "home")
    return front and not parts.query and (bool(parts.path or parts.netloc))


def _is_marked(element: Element) -> bool:
    return (
        _marks().search(" ".join(filter(None, (element.get("class"), element.get("id")))))
        is not None
    )


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s_-])(?:logo(?:type)?|masthead|nameplate|brand(?:ing)?|site[_-]?(?:title|name|logo|heading|branding))(?:$|[\s_-])",
        re.IGNORECASE,
    )
