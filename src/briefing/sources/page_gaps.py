"""Fill gaps in an article's text: leads above it, paragraphs left out within it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from briefing.model.article import ParagraphKind
from briefing.sources.block import Block
from briefing.sources.lines import SENTENCE_END
from briefing.sources.markup import Element


def fill_gaps(blocks: Sequence[Block], chosen: Sequence[bool], headline: int) -> list[bool]:
    """The choice, and what reads like prose of the same article and was not chosen.

    That stands between two chosen paragraphs of prose, or between the headline, at that index (-1 for none), and the
    first of them, near one of them and in no side matter.
    """
    filled = list(chosen)
    places = [n for n, block in enumerate(blocks) if chosen[n] and reads_as_prose(block)]
    if not places:
        return filled
    first = places[0]
    start = headline + 1 if 0 <= headline < first else _first_beside(blocks, first)
    for before, after in pairwise([start - 1, *places]):
        levels = _LEAD_LEVELS if after == first else _GAP_LEVELS
        beside = [blocks[n].holder for n in (before, after) if n >= first]
        for index in range(before + 1, after):
            if not chosen[index] and _may_be_filled_in(blocks[index]):
                holder = blocks[index].holder
                filled[index] = any(_is_near(holder, other, levels) for other in beside)
    return filled


def _may_be_filled_in(block: Block) -> bool:
    return reads_as_prose(block) and not _SOME_LINKS < block.linked < 1


_SOME_LINKS = 0.3
"""The share of links from which a paragraph that was not chosen is of the site; one that is all link may be prose."""


def reads_as_prose(block: Block) -> bool:
    """Whether a block is a sentence by its form.

    That is some words with a stop, not mostly links, or all of it one link.

    >>> from briefing.sources.composition import TextPart
    >>> reads_as_prose(Block(TextPart("The dam above the town broke on Monday."), None, 0.0))
    True
    """
    text = block.part.text
    if block.part.kind is ParagraphKind.FRAGMENT or len(text.split()) < _SENTENCE_WORDS:
        return False
    ended = SENTENCE_END.search(text[-20:]) is not None
    if block.linked > _LINKED:
        return ended and not text.endswith("?") and block.part.kind is None
    return ended


_SENTENCE_WORDS = 6
_LINKED = 0.6


def _first_beside(blocks: Sequence[Block], first: int) -> int:
    """The first of the blocks up to `first` that stand in one element with it."""
    while first and _is_beside(blocks[first - 1], blocks[first]):
        first -= 1
    return first


def _is_beside(block: Block, other: Block) -> bool:
    """Whether two blocks are of one element, or of two of one kind in one element."""
    one, two = block.holder, other.holder
    if one is two:
        return True
    return one.tag == two.tag and one.getparent() is two.getparent()


_LEAD_LEVELS, _GAP_LEVELS = 4, 2
"""How many elements may stand around a paragraph, not around its neighbour: a lead in a header, a section each."""


def _is_near(holder: Element, beside: Element, levels: int) -> bool:
    """Whether few elements stand around `holder` and not around `beside`, none of side matter by name or marks."""
    around = {beside, *beside.iterancestors()}
    for level, element in enumerate(_chain(holder)):
        if element in around:
            return True
        if level >= levels or element.tag in _SIDE or _marks().search(_named(element)):
            return False
    return False


def _chain(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _named(element: Element) -> str:
    return " ".join(filter(None, (element.get(name) for name in ("class", "id", "role"))))


_SIDE = frozenset("nav footer aside form figure figcaption".split())


@cache
def _marks() -> re.Pattern[str]:
    """What sites call elements that hold no text of the article."""
    return re.compile(
        r"comment|related|recirc|promo|newsletter|sidebar|footer|\bnav|menu|shar(?:e|ing)\b|social|widget|\bads?\b|advert"
        r"|sponsor|outbrain|taboola|popular|trending|most-?read|recommend|more-|read-?more|subscri|paywall|cookie|consent"
        r"|banner|modal|popup|breadcrumb|tags?\b|topics|author|\bbio\b|byline|timestamp|caption|credit|copyright"
        r"|disclaimer|log-?in|sign-?up|register|teaser|card|carousel|gallery|slide|player|video|poll|donat|pagination"
        r"|infobox|references|hatnote|disclosure|correction|\bmeta\b",
        re.IGNORECASE,
    )
