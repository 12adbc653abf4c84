"""Extract an article's paragraphs with trafilatura; retry if too little comes."""

from __future__ import annotations

import html
from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import Any

from briefing.model.article import ParagraphKind
from briefing.model.text import Span, fold_whitespace
from briefing.sources.composition import TextPart
from briefing.sources.markup import Element, is_unwieldy, paragraphs_of, silence, walk
from briefing.sources.page_data import PageData
from briefing.sources.paragraphs import judge


def find_paragraphs(root: Element, page_data: PageData) -> tuple[TextPart, ...]:
    """The paragraphs of the article on the page under `root`, in order; empty where it seems to hold none.

    Trafilatura is asked for what it is sure of, and where that is little, or less than half of what the page shows as
    text, for all that it can find; the element that marks the article may hold more, or the page's data. Paragraphs
    that by their words or their links belong to the page are left out.
    """
    if is_unwieldy(root):
        return tuple(part for part in walk(root) if part.kind is not ParagraphKind.FRAGMENT)
    parts = _surest(root)
    length = _length(parts)
    if length < _ENOUGH or length < _SHARE * _shown_length(root):
        for find in (_fullest, _in_pieces, _in_data):
            other = find(root, parts, page_data)
            if _length(other) > _CLEARLY_MORE * _length(parts):
                parts = other
        links = _link_texts(root, words=1)
        parts = [part for part in parts if not _is_of_links(part, links)]
    links = _link_texts(root, words=_TITLE_WORDS)
    return tuple(part for part in parts if not _is_of_page(part, links))


_ENOUGH = 250
"""Characters from which a text may well be the whole article; trafilatura's own limit."""

_SHARE = 0.5
"""The share of a page's text that an article has at least. From 0.4 to 0.6 the scores stay the same."""

_CLEARLY_MORE = 1.2


def _surest(root: Element) -> Sequence[TextPart]:
    """What trafilatura is sure to be the article.

    What it would leave out in any case is taken out first: that halves its work.
    """
    from lxml.etree import strip_elements

    page = copy(root)
    strip_elements(page, *_LEFT_OUT, with_tail=False)
    return _extracted(page, precise=True)


_LEFT_OUT = (
    "head aside footer nav figure picture video audio canvas object embed map button select dialog datalist menu"
).split()


def _fullest(root: Element, _: Sequence[TextPart], __: PageData) -> Sequence[TextPart]:
    """All that trafilatura finds of the article."""
    return _extracted(root, precise=False)


def _extracted(root: Element, *, precise: bool) -> Sequence[TextPart]:
    """What trafilatura takes for the article in its quick mode."""
    from trafilatura import bare_extraction

    try:
        with silence("trafilatura"):
            found = bare_extraction(
                root,
                output_format="xml",
                fast=True,
                include_comments=False,
                include_formatting=True,
                favor_precision=precise,
                favor_recall=not precise,
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
    for row in body.iter("tr"):
        cells = [fold_whitespace("".join(cell.itertext())) for cell in row]
        row[:] = []
        row.text = " ".join(filter(None, cells))
    return tuple(walk(body))


def _in_pieces(root: Element, parts: Sequence[TextPart], _: PageData) -> Sequence[TextPart]:
    """The paragraphs of all pieces of an article that advertisements cut up, where `parts` are of one of them.

    Pieces are elements of one class, side by side or each in a frame of its own, within one article.
    """
    start = max((part.text for part in parts), key=len, default="")[:60]
    if not start:
        return ()
    paragraphs = list(root.iter("p"))
    for paragraph in paragraphs:
        if fold_whitespace("".join(paragraph.itertext())).startswith(start):
            piece = _piece(paragraph)
            inner = [one for one in paragraphs if _piece(one) == piece] if piece else []
            return tuple(part for one in inner for part in walk(one))
    return ()


def _piece(paragraph: Element) -> tuple[str, Element, Element] | None:
    """What the paragraphs of pieces of one article have in common: a class, what is around them, the article."""
    around = paragraph.getparent()
    frame = around.getparent() if around is not None else None
    if frame is None or frame.getparent() is None or not around.get("class"):
        return None
    return around.get("class"), frame.getparent(), next(paragraph.iterancestors("article"), None)


def _link_texts(root: Element, *, words: int) -> frozenset[str]:
    """The letters of the links to other pages that have so many words; those of some are titles."""
    texts = (
        "".join(link.itertext())
        for link in root.iter("a")
        if not (link.get("href") or "#").startswith("#")
    )
    return frozenset(_letters(text) for text in texts if len(text.split()) >= words)


_TITLE_WORDS = 4


def _is_of_links(part: TextPart, links: frozenset[str]) -> bool:
    """Whether a paragraph is little but links one after another: a menu, a section's front page."""
    letters = _letters(part.text)
    linked = sum(len(link) for link in links if len(link) < len(letters) and link in letters)
    return linked > 0.8 * len(letters)


def _is_of_page(part: TextPart, links: frozenset[str]) -> bool:
    """Whether a paragraph is boilerplate, or nothing but a link to another page, perhaps with a label in front."""
    if part.kind is ParagraphKind.FRAGMENT:
        return True
    words = part.text
    judged = judge(words, Span(0, len(words)), before_prose=False)
    if judged[0].kind is ParagraphKind.FRAGMENT:
        return True
    label, _, rest = words.partition(":")
    titles = (words, rest) if len(label) <= _LONGEST_LABEL else (words,)
    return any(_letters(title) in links for title in titles)


_LONGEST_LABEL = 20


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _in_data(_: Element, __: Sequence[TextPart], page_data: PageData) -> Sequence[TextPart]:
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
    "graphic": "img",
}
"""The elements of trafilatura's trees, which are of TEI, as those of HTML."""
