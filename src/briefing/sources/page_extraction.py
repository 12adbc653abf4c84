"""Extract the text of a page's article with trafilatura, surely or in full."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

from briefing.sources.markup import Element, silence


def extract_surely(root: Element) -> tuple[str, ...]:
    """The paragraphs that trafilatura is sure to be of the article.

    What it would leave out in any case is taken out first: that halves its work.
    """
    from lxml.etree import strip_elements, strip_tags

    page = copy(root)
    strip_elements(page, *LEFT_OUT, with_tail=False)
    strip_tags(page, *_WITHIN_SENTENCES)
    return tuple(_extracted(page, precise=True))


def extract_fully(root: Element) -> tuple[str, ...]:
    """All paragraphs that trafilatura finds of the article."""
    from lxml.etree import strip_tags

    page = copy(root)
    strip_tags(page, *_WITHIN_SENTENCES)
    return tuple(_extracted(page, precise=False))


LEFT_OUT = frozenset(
    "head aside footer nav figure picture video audio canvas object embed map select dialog datalist menu".split()
)
"""Elements in which trafilatura is never sure of anything."""

_WITHIN_SENTENCES = (
    "time label output button abbr acronym data dfn kbd samp var nobr bdi bdo ruby slot meter small big font mark ins"
).split()
"""Elements that trafilatura leaves out with the words of the sentence that stand in them."""


def _extracted(page: Element, *, precise: bool) -> Iterator[str]:
    """The paragraphs that trafilatura takes for the article in its quick mode."""
    from trafilatura import bare_extraction

    try:
        with silence("trafilatura"):
            found = bare_extraction(
                page,
                output_format="xml",
                fast=True,
                include_comments=False,
                include_formatting=True,
                favor_precision=precise,
                favor_recall=not precise,
            )
    # What it meets on a hostile page fails in ways of its own; a page that it cannot read has no article.
    except Exception:
        return
    body = getattr(found, "body", None)
    if body is not None:
        for element in body.iter():
            if element.tag in _PARAGRAPHS:
                yield " ".join(element.itertext())
            elif element.text:
                yield element.text
            if element.tail and element.getparent().tag not in _PARAGRAPHS:
                yield element.tail


_PARAGRAPHS = frozenset(("p", "head", "item", "quote", "row", "cell", "code"))
"""The elements of trafilatura's trees, which are of TEI, that hold a paragraph, in one another or not."""
