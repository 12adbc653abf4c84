"""Draw a strip of block characters as bars of inline SVG."""

from __future__ import annotations

import re

BLOCKS = "▁▂▃▄▅▆▇█"
"""The heights that a strip in text has; a dot or a space stands for nothing."""

_STRIP = re.compile(rf"[{BLOCKS}· ]*[{BLOCKS}][{BLOCKS}· ]*")
_WIDE, _GAP = 6, 1
"""Pixels of a bar, and between two."""
_HIGH = 2
"""Pixels of a step of height."""


def is_strip(text: str) -> bool:
    """Whether a text is a strip of three or more blocks, dots or spaces.

    A block is among them.

    >>> is_strip("▂█···▄"), is_strip("·"), is_strip("a · b")
    (True, False, False)
    """
    return len(text) > 2 and _STRIP.fullmatch(text) is not None


def draw(strip: str) -> str:
    """Draw the strip as an SVG picture, in the colour of the text around it.

    What it shows stands beside it in figures.

    >>> draw("▁·█").count("<rect")
    2
    """
    height = _HIGH * len(BLOCKS)
    bars = [
        f'<rect x="{place * (_WIDE + _GAP)}" y="{height - _HIGH * (BLOCKS.index(block) + 1)}"'
        f' width="{_WIDE}" height="{_HIGH * (BLOCKS.index(block) + 1)}"/>'
        for place, block in enumerate(strip)
        if block in BLOCKS
    ]
    width = len(strip) * (_WIDE + _GAP) - _GAP
    return (
        f'<svg class="strip" aria-hidden="true" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" fill="currentColor">{"".join(bars)}</svg>'
    )
