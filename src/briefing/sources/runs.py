"""Find the runs of text in a tree of markup, and the borders of its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.frozen import dataclass
from briefing.model.article import ParagraphKind
from briefing.sources.lines import SENTENCE_END
from briefing.sources.markup import Element, is_hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of text and the elements around it: links, bold type, list items.

    `element` is the one whose text it is, `holder` the one around that which makes a block.
    """

    text: str
    kind: ParagraphKind | None
    linked: bool
    bold: bool
    listed: bool
    holder: Element
    element: Element


def find_runs(root: Element, *, hidden: bool) -> Iterator[Run | None]:
    """The runs of text under `root`, and None where a block ends.

    With `hidden` also of what is not shown.
    """
    from lxml.etree import iterwalk

    body = root.find("body") if root.tag == "html" else root
    body = root if body is None else body
    place = _Place(body)
    skipped = in_block = False
    walker = iterwalk(body, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        inline = tag in _INLINE or ":" in tag or "-" in tag
        if not inline and in_block:
            yield None
            in_block = False
            place.last_text = ""
        if event == "start" and (
            (tag in _UNSHOWN and not (tag == "button" and place.in_sentence()))
            or (not hidden and is_hidden(element))
        ):
            walker.skip_subtree()
            skipped = True
            continue
        if event == "start":
            place.enter(element, tag, inline=inline)
            run = place.run(element, _text_of(element, tag))
        else:
            if not skipped:
                place.leave(tag, inline=inline)
            skipped = False
            tail = "" if element is body else element.tail or ""
            run = place.run(element.getparent(), tail, line_break=tag == "br")
        if run:
            yield run
            in_block = True
    yield None


class _Place:
    """Where a walk through a tree is: the elements around it that matter."""

    def __init__(self, body: Element) -> None:
        self._depths = dict.fromkeys(_COUNTED, 0)
        if not any(element.tag in _BREAKING for element in body.iter()):
            self._depths["pre"] += 1
        self._kinds: list[ParagraphKind | None] = [None]
        self._holders = [body]
        self.last_text = ""
        """The last text that is not white space since the last border of a block."""

    def in_sentence(self) -> bool:
        """Whether a sentence has begun in the block and is not at its end."""
        return bool(self.last_text) and not SENTENCE_END.search(self.last_text.rstrip()[-20:])

    def enter(self, element: Element, tag: str, *, inline: bool) -> None:
        if tag in self._depths:
            self._depths[tag] += 1
        if tag in _KINDS:
            self._kinds.append(_KINDS[tag])
        if not inline:
            self._holders.append(element)

    def leave(self, tag: str, *, inline: bool) -> None:
        if tag in self._depths:
            self._depths[tag] -= 1
        if tag in _KINDS:
            self._kinds.pop()
        if not inline:
            self._holders.pop()

    def run(self, element: Element, text: str, *, line_break: bool = False) -> Run | None:
        depths = self._depths
        if not depths["pre"]:
            text = _white().sub(" ", text)
        if line_break:
            text = "\n" + text
        if not text:
            return None
        if not text.isspace():
            self.last_text = text
        return Run(
            text=text,
            kind=self._kinds[-1],
            linked=depths["a"] > 0,
            bold=depths["b"] + depths["strong"] > 0,
            listed=depths["li"] > 0,
            holder=self._holders[-1],
            element=element,
        )


def _text_of(element: Element, tag: str) -> str:
    """The text at the beginning of an element; of a picture of one letter, a drop cap, that letter."""
    if tag == "img":
        letter = (element.get("alt") or "").strip()
        return letter if len(letter) == 1 and letter.isupper() else ""
    return element.text or ""


_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ParagraphKind.HEADING),
    "figcaption": ParagraphKind.FRAGMENT,
}

_UNSHOWN_INLINE = frozenset("script style noscript template svg math map rp rt button".split())

_UNSHOWN = _UNSHOWN_INLINE | frozenset(
    "head title iframe object embed applet canvas audio video select option textarea input datalist dialog noframes "
    "frameset".split()
)

_INLINE = _UNSHOWN_INLINE | frozenset(
    "a abbr acronym b bdi bdo big blink br cite code data del dfn em font i img ins kbd label mark meter nobr output "
    "progress q ruby s samp slot small span strike strong sub sup time tt u var wbr".split()
)

_BREAKING = frozenset("p div br li pre h1 h2 h3 h4 h5 h6 td blockquote article section".split())


_COUNTED = ("a", "b", "strong", "li", "pre")
"""Elements of which only matters whether a text lies in one."""


@cache
def _white() -> re.Pattern[str]:
    return re.compile(r"\s+")
