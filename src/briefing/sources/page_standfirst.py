"""Extract a page's standfirst: the publisher's own summary, no copy of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from briefing.sources.composition import TextPart
from briefing.sources.page_data import PageData, texts_in

FEWEST_WORDS, MOST_WORDS = 6, 60
"""A shorter one is a label or a keyword, a longer one a piece of the text."""
_FEWEST_SHARED = 2
"""Words that it has in common with headline and text, at least: a site that describes itself has none."""
_LONG_WORD = 5
_COPIED = 40
"""Letters that it may share with the text in a row; with more, it is cut from it."""


def find_standfirst(page_data: PageData, parts: Sequence[TextPart], *, headline: str) -> str:
    """Find the standfirst: the publisher's own words on the article; empty if none.

    That is the description which the page gives of itself, unless it is cut off, a copy of the headline or of a piece
    of the text, or about the site.
    """
    bodies = [part.text for part in parts]
    known = _long_words([headline, *bodies])
    letters = _letters(" ".join(bodies))
    for text in _descriptions(page_data):
        own = _letters(text)
        if (
            FEWEST_WORDS <= len(text.split()) <= MOST_WORDS
            and text.endswith((".", "!", "?", '."', ".”", "’", "'", '"', "”"))
            and not text.endswith(("..", "…"))
            and not _about_the_site().search(text)
            and _letters(headline) not in own
            and own[:_COPIED] not in letters
            and own[-_COPIED:] not in letters
            and len(_long_words([text]) & known) >= _FEWEST_SHARED
        ):
            return text
    return ""


def _descriptions(page_data: PageData) -> Iterable[str]:
    for value in page_data.stated("description"):
        yield from texts_in(value)
    for name in ("og:description", "description", "twitter:description"):
        for content in page_data.meta(name):
            yield from texts_in(content)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _long_words(texts: Iterable[str]) -> frozenset[str]:
    words = (word for text in texts for word in re.findall(r"\w+", text.casefold()))
    return frozenset(word for word in words if len(word) >= _LONG_WORD)


@cache
def _about_the_site() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:read more|find out more|latest (?:news|stories|headlines)|breaking news|subscribe|sign up|click here"
        r"|shop now|see (?:photos|the photos)|follow us|news, (?:sport|weather|analysis)|get the latest"
        r"|watch (?:the )?(?:full|live))\b|https?:|www\.",
        re.IGNORECASE,
    )
