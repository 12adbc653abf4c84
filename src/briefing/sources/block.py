"""A block of a page: a paragraph, where it stands, and how much of it is links."""

from __future__ import annotations

from briefing.frozen import dataclass
from briefing.sources.composition import TextPart
from briefing.sources.markup import Element


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page, the element that it lies in, and the share of its letters that are links, 0 to 1."""

    part: TextPart
    holder: Element
    linked: float
