"""Find an article's paragraphs among a page's blocks, in the page's own words."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import cache
from itertools import compress
from typing import Any

from briefing.model.article import ParagraphKind
from briefing.model.text import Span, fold_whitespace
from briefing.sources.block import Block
from briefing.sources.blocks import join_rows, paragraphs_of, walk
from briefing.sources.composition import TextPart
from briefing.sources.markup import Element, is_unwieldy
from briefing.sources.page_alignment import align
from briefing.sources.page_data import PageData
from briefing.sources.page_extraction import LEFT_OUT, extract_fully, extract_surely
from briefing.sources.page_gaps import fill_gaps, reads_as_prose
from briefing.sources.paragraphs import judge
from briefing.sources.references import decode_markup_twice, decode_references, has_tags


def find_paragraphs(root: Element, page_data: PageData, headline: str) -> tuple[TextPart, ...]:
    """Find the paragraphs of the article on a page, in order.

    Empty where it seems to hold none. Trafilatura only chooses among the blocks of the page, so that no word of a
    chosen one is lost. It is asked for what it is sure of, and where that is little, or less than half of what the page
    shows as text, for all that it can find; the element that marks the article may hold more, or the page's data.
    Paragraphs that by their words or their links belong to the page are left out.
    """
    if is_unwieldy(root):
        shown = (block.part for block in walk(root))
        return tuple(part for part in shown if part.kind is not ParagraphKind.FRAGMENT)
    blocks, chosen = _surest(root)
    length = _chosen_length(blocks, chosen)
    little = length < _ENOUGH or length < _SHARE * _shown_length(root)
    if little:
        full = align(blocks, extract_fully(root))
        for other in (full, _in_pieces(blocks, chosen)):
            if _chosen_length(blocks, other) > _CLEARLY_MORE * _chosen_length(blocks, chosen):
                chosen = other
    chosen = fill_gaps(blocks, chosen, _find(headline, blocks))
    parts = _without_site(root, join_rows(list(compress(blocks, chosen))), little=little)
    if little:
        data = _in_data(page_data)
        if _length(data) > _CLEARLY_MORE * _length(parts):
            return tuple(part for part in data if not _is_boilerplate(part.text))
    return parts


_ENOUGH = 250
"""Characters from which a text may well be the whole article; trafilatura's own limit."""

_SHARE = 0.5
"""The share of a page's text that an article has at least. From 0.4 to 0.6 the scores stay the same."""

_CLEARLY_MORE = 1.2


def _surest(root: Element) -> tuple[tuple[Block, ...], list[bool]]:
    """The blocks of the page, and which trafilatura is sure of; those too that are hidden, if it is of most of them."""
    texts = extract_surely(root)
    blocks = tuple(walk(root))
    chosen = _sure(blocks, texts)
    if _chosen_length(blocks, chosen) < _SHARE * sum(map(len, texts)):
        blocks = tuple(walk(root, hidden=True))
        chosen = _sure(blocks, texts)
    return blocks, chosen


def _sure(blocks: Sequence[Block], texts: Sequence[str]) -> list[bool]:
    """The blocks that `texts` hold and that lie in no element in which trafilatura is never sure of anything."""
    return [
        is_chosen and not _lies_in(block.holder, LEFT_OUT)
        for block, is_chosen in zip(blocks, align(blocks, texts), strict=True)
    ]


def _find(headline: str, blocks: Sequence[Block]) -> int:
    """The index of the block that is the headline; -1 where none is."""
    letters = _letters(headline)
    places = (place for place, block in enumerate(blocks) if _letters(block.part.text) == letters)
    return next(places, -1) if letters else -1


def _without_site(root: Element, blocks: Sequence[Block], *, little: bool) -> tuple[TextPart, ...]:
    """The paragraphs without boilerplate and links; without lists of links too where there was little to choose."""
    links = _link_texts(root, words=1) if little else frozenset()
    titles = _link_texts(root, words=_TITLE_WORDS)
    return tuple(
        block.part
        for block in blocks
        if not _is_of_links(block.part, links) and not _is_of_page(block, titles)
    )


def _lies_in(element: Element, tags: frozenset[str]) -> bool:
    return element.tag in tags or next(element.iterancestors(*tags), None) is not None


def _in_pieces(blocks: Sequence[Block], chosen: Sequence[bool]) -> list[bool]:
    """The paragraphs of all pieces of an article that advertisements cut up, where the chosen are of one of them.

    Pieces are elements of one class, side by side or each in a frame of its own, within one article.
    """
    longest = max(compress(blocks, chosen), key=lambda block: len(block.part.text), default=None)
    piece = _piece(longest.holder) if longest else None
    return [
        piece is not None and block.holder.tag == "p" and _piece(block.holder) == piece
        for block in blocks
    ]


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


def _is_of_page(block: Block, links: frozenset[str]) -> bool:
    """Whether a block is boilerplate, or nothing but a link to another page, perhaps with a label in front."""
    words = block.part.text
    if block.part.kind is ParagraphKind.FRAGMENT or _is_boilerplate(words):
        return True
    label, _, rest = words.partition(":")
    titles = (words, rest) if len(label) <= _LONGEST_LABEL else (words,)
    return not reads_as_prose(block) and any(_letters(title) in links for title in titles)


def _is_boilerplate(words: str) -> bool:
    return judge(words, Span(0, len(words)), before_prose=False)[0].kind is ParagraphKind.FRAGMENT


_LONGEST_LABEL = 20


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _in_data(page_data: PageData) -> Sequence[TextPart]:
    """The paragraphs of the article as the page's data give it, as text or as markup."""
    body = next((body for body in page_data.stated("articleBody") if isinstance(body, str)), "")
    body = decode_markup_twice(body)
    if has_tags(body):
        return paragraphs_of(body)
    lines = (fold_whitespace(line) for line in html.unescape(body).splitlines())
    return tuple(TextPart(decode_references(line)) for line in lines if line)


def _chosen_length(blocks: Sequence[Block], chosen: Sequence[bool]) -> int:
    return _length([block.part for block in compress(blocks, chosen)])


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
