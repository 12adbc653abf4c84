"""Extract a page's byline: authors in its data, or in the visible byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefing.model.text import fold_whitespace
from briefing.sources.markup import Element, text_of
from briefing.sources.page_data import PageData, texts_in


def find_byline(root: Element, page_data: PageData) -> str:
    """The authors of the article on the page under `root`, separated by commas.

    Empty where none is named.
    """
    groups = (
        (text for value in page_data.stated("author") for text in texts_in(value)),
        _shown(root),
        page_data.meta(*_METAS),
    )
    for group in groups:
        names = [name for text in group for name in _names(text)]
        if names:
            return ", ".join(dict.fromkeys(names[:_MOST]))
    return ""


_METAS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "article:author",
)
_MOST = 8
_LONGEST = 60


def _shown(root: Element) -> Iterator[str]:
    """What stands in the first element that marks an author: the others may be of other stories."""
    for element in _author_elements()(root)[:_MOST]:
        text = text_of(element, most=200)
        name = _patterns()["by"].sub("", text)
        if name and (name != text or element.get("rel") or element.get("itemprop")):
            yield name
            return


def _names(text: str) -> Iterator[str]:
    """The names in a text that names authors, without what a site puts around them."""
    patterns = _patterns()
    text = patterns["by"].sub("", fold_whitespace(text))
    if patterns["address"].search(text):
        return
    text = patterns["after"].split(text, maxsplit=1)[0]
    for name in patterns["between"].split(text):
        name = name.strip(" ,;.|•·–—-_*")
        if 1 < len(name) <= _LONGEST and patterns["name"].match(name):
            yield name


@cache
def _author_elements() -> Any:
    from lxml.etree import XPath

    return XPath(
        "//body//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'Byline')]"
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "by": re.compile(
            r"^\W*(?:(?:written|words|story|reported|posted|commentary) )?by\b[\s:—–-]*",
            re.IGNORECASE,
        ),
        "address": re.compile(r"https?:|www\.|[\w.]+@[\w.]+\w|^\(|[<>{}=]"),
        "after": re.compile(
            r"\s*(?:\||•|·|@|\d|\b(?:[Pp]ublished|[Uu]pdated|[Pp]osted|archive page|[Ff]ollow|[Ss]hare|Contact)\b).*"
        ),
        "between": re.compile(r"\s*(?:[,;/&]|\band\b)\s*(?![JS]r\b|[IV]+\b)", re.IGNORECASE),
        "name": re.compile(r"[^\W\d_]\S*(?:\s+\S+){0,5}\Z"),
    }
