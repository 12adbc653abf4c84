"""Strip the marks of Markdown that a site or a record left in its text."""

from __future__ import annotations

import re
from functools import cache


def unfold_links(text: str) -> str:
    """Remove Markdown links, pictures and bold from `text`, keeping their words.

    Pictures go whole; other marks stay.

    >>> unfold_links("The **old** harbour was [closed](https://a.example/x), 2 ** 3.")
    'The old harbour was closed, 2 ** 3.'
    """
    if "](" in text:
        text = _patterns()["picture"].sub("", text)
        text = _patterns()["link"].sub(r"\1", text)
    if "**" in text or "__" in text:
        text = _patterns()["bold"].sub(r"\2", text)
    return text


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    # An address has a scheme or begins with a slash: "[of what?](see above)" is none.
    target = r"\((?:https?:|mailto:|/|#)[^\s()]{0,2000}(?:\s+[\"'][^\"']{0,200}[\"'])?\)"
    return {
        "picture": re.compile(rf"!\[[^\[\]]{{0,500}}\]{target}"),
        "link": re.compile(rf"\[([^\[\]]{{1,500}})\]{target}"),
        "bold": re.compile(
            r"(?<![\w*])(\*\*|__(?=[^_\n]{1,300}\s))(?=[^\s*_])([^\n]{1,300}?)(?<=[^\s*_])\1(?![\w*])"
        ),
    }
