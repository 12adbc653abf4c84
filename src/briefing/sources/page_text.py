"""A page to the paragraphs of its article: what trafilatura takes for it, without what still belongs to the page."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

from briefing.sources.composition import TextPart
from briefing.sources.markup import Element, walk
from briefing.sources.page_data import PageData


def find_paragraphs(root: Element, page_data: PageData) -> tuple[TextPart, ...]:
    """The paragraphs of the article on the page under `root`, in order; empty where it seems to hold none."""
    return tuple(_extracted(root))


def _extracted(root: Element, **settings: Any) -> Sequence[TextPart]:
    """What trafilatura takes for the article, in its quick mode unless `settings` say other."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            copy(root),
            **{"fast": True, "include_comments": False, "include_links": True, **settings},
        )
    # A parser of hostile pages fails in ways of its own; what it cannot read has no article.
    except Exception:
        return ()
    body = getattr(found, "body", None)
    if body is None:
        return ()
    for element in body.iter():
        if isinstance(element.tag, str):
            element.tag = _TAGS.get(element.tag, element.tag)
    return tuple(walk(body))


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
