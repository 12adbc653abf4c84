"""A block of a page: a paragraph, where it stands, and how much of it is links."""

from __future__ import annotations

from briefing.frozen import dataclass
from briefing.sources.composition import TextPart
from briefing.sources.markup import Element


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page, its element, and its share of letters in links, 0 to 1."""

    part: TextPart
    holder: Element
    linked: float
