"""Join posts that a page embeds, and signed quotations, with who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import groupby

from briefing.model.article import ParagraphKind
from briefing.model.text import fold_whitespace
from briefing.sources.block import Block
from briefing.sources.composition import TextPart
from briefing.sources.markup import Element


def join_posts(blocks: Iterable[Block]) -> Iterator[Block]:
    """Merge the blocks of one embedded post or signed quotation into a fragment.

    Its author goes with it. A reader who is shown a sentence of it alone would take it for the article's own.
    """
    known: _Known = {}
    for post, grouped in groupby(blocks, key=lambda block: _post(block.holder, known)):
        inner = list(grouped)
        words = sum(len(block.part.text.split()) for block in inner)
        if post is None or words > _LONGEST or not (_is_embedded(post) or _is_signed(post, inner)):
            yield from inner
            continue
        text = " ".join(block.part.text for block in inner)
        part = TextPart(text, ParagraphKind.FRAGMENT)
        yield replace(inner[-1], part=part, holder=post)


_Known = dict[Element, tuple[Element | None, Element | None]]
"""For each element met the outermost blockquote and the innermost embedded post that it lies in."""


def _post(holder: Element, known: _Known) -> Element | None:
    """The element of the post or of the quotation that `holder` is of, the outermost blockquote if it lies in one.

    Each element is looked at once: what it lies in is added to `known`.
    """
    unknown = []
    around: Element | None = holder
    while around is not None and around not in known:
        unknown.append(around)
        around = around.getparent()
    quote, post = (None, None) if around is None else known[around]
    for element in reversed(unknown):
        if quote is None and element.tag == "blockquote":
            quote = element
        if _is_embedded(element):
            post = element
        known[element] = quote, post
    return post if quote is None else quote


def _is_embedded(element: Element) -> bool:
    classes = element.get("class")
    return bool(classes) and _marks_post(classes)


@lru_cache(maxsize=1024)
def _marks_post(classes: str) -> bool:
    return _marks().search(classes) is not None


def _is_signed(post: Element, blocks: Sequence[Block]) -> bool:
    """Whether a quotation without marks of quotation ends in a line that names who said it."""
    *said, last = blocks
    cited = (
        fold_whitespace("".join(element.itertext())) for element in post.iter("cite", "footer")
    )
    signature = last.part.text in cited or _signature().match(last.part.text)
    quoted = any(block.part.text[0] in "\"“‘«„'" for block in said)
    return bool(said and signature) and not quoted


_LONGEST = 150
"""Words of a post or a quotation; what is longer is an article that a site sets as one."""


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(r"(?:[—–―]|--?)\s*[^\W\d_]")


@cache
def _marks() -> re.Pattern[str]:
    """What the networks' own code calls a post, and what sites call one."""
    return re.compile(
        r"twitter-|\btweet\b|instagram-media|\bfb-|facebook-post|bluesky-|mastodon-|tiktok-|reddit-|threads-|text-post-media"
        r"|truthsocial|telegram-|vk_post|linkedin-post|(?:embedded|social)-?(?:post|tweet|embed|media)|(?:post|tweet)-embed",
        re.IGNORECASE,
    )
