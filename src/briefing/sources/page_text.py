"""A page to the paragraphs of its article: what trafilatura takes for it, tried again where that is hardly all of it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import Any

from briefing.model.text import fold_whitespace
from briefing.sources.composition import TextPart
from briefing.sources.markup import Element, paragraphs_of, walk
from briefing.sources.page_data import PageData


def find_paragraphs(root: Element, page_data: PageData) -> tuple[TextPart, ...]:
    """The paragraphs of the article on the page under `root`, in order; empty where it seems to hold none.

    Trafilatura is asked for what it is sure of, and where that is little, or less than half of what the page shows as
    text, for all that it can find; the page's data may hold the article where its elements do not.
    """
    parts = _extracted(root, favor_precision=True)
    length = _length(parts)
    if length >= _ENOUGH and length >= _SHARE * _shown_length(root):
        return tuple(parts)
    for other in (_extracted(root, favor_recall=True), _in_data(page_data)):
        if _length(other) > _CLEARLY_MORE * _length(parts):
            parts = other
            if _length(parts) >= _ENOUGH:
                break
    return tuple(parts)


_ENOUGH = 250
"""Characters from which a text may well be the whole article; trafilatura's own limit."""

_SHARE = 0.5
"""The share of a page's text that an article has at least. From 0.4 to 0.6 the scores stay the same."""

_CLEARLY_MORE = 1.2


def _extracted(root: Element, **settings: bool) -> Sequence[TextPart]:
    """What trafilatura takes for the article, in its quick mode, set as `settings` say."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            copy(root), fast=True, include_comments=False, include_formatting=True, **settings
        )
    # What it meets on a hostile page fails in ways of its own; a page that it cannot read has no article.
    except Exception:
        return ()
    body = getattr(found, "body", None)
    if body is None:
        return ()
    for element in body.iter():
        if isinstance(element.tag, str):
            element.tag = _TAGS.get(element.tag, element.tag)
    return tuple(walk(body))


def _in_data(page_data: PageData) -> Sequence[TextPart]:
    """The paragraphs of the article as the page's data give it, as text or as markup."""
    body = next((body for body in page_data.stated("articleBody") if isinstance(body, str)), "")
    if "</" in body:
        return paragraphs_of(body)
    lines = (fold_whitespace(line) for line in html.unescape(body).splitlines())
    return tuple(TextPart(line) for line in lines if line)


def _length(parts: Sequence[TextPart]) -> int:
    return sum(len(part.text) for part in parts)


def _shown_length(root: Element) -> int:
    """How many characters the page has in runs of text as long as those of prose, outside links and side matters."""
    runs = {str(run).strip() for run in _long_runs()(root)}
    return sum(map(len, runs))


@cache
def _long_runs() -> Any:
    from lxml.etree import XPath

    aside = " or ".join(f"ancestor::{tag}" for tag in ("a", "aside", "nav", "footer", "form"))
    return XPath(f"//body//text()[string-length(.) > 80][not({aside})]")


_TAGS = {
    "head": "h2",
    "item": "li",
    "list": "ul",
    "quote": "blockquote",
    "lb": "br",
    "ref": "a",
    "hi": "b",
    "row": "tr",
    "cell": "td",
    "graphic": "img",
}
"""The elements of trafilatura's trees, which are of TEI, as those of HTML."""
