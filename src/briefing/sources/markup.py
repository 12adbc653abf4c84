"""HTML to a tree that is safe to walk, and a tree to its paragraphs: of a mail, a feed's entry, a chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefing.model.article import ParagraphKind
from briefing.model.text import fold_whitespace
from briefing.sources.charsets import decode_markup
from briefing.sources.composition import TextPart
from briefing.sources.lines import SENTENCE_END, group_lines, split_lines

Element = Any
"""An element of lxml, which ships no type information."""


def paragraphs_of(html: str | bytes, *, charset: str = "") -> tuple[TextPart, ...]:
    """The paragraphs of a page or a fragment of HTML, in its order: all that it shows, and nothing else.

    Headings and captions are told as such; a paragraph that is nothing but a link is a fragment; of the others the
    kind is left open. `charset` is what the source says of bytes. Text without any markup is cut at its blank lines.

    >>> [(part.text, str(part.kind)) for part in paragraphs_of("<h2>Sport</h2><p>It <b>rained</b>.<script>1</script>")]
    [('Sport', 'heading'), ('It rained.', 'None')]
    """
    root = parse_markup(html, charset=charset)
    return () if root is None else tuple(walk(root))


def parse_markup(html: str | bytes, *, charset: str = "") -> Element | None:
    """The root of the tree that `html` makes, however broken; None where it holds nothing.

    Comments and processing instructions are left out, as is what lies deeper than the parser follows (2,048
    elements), and control characters. A tree has no entities: each was decoded once.
    """
    from lxml import html as lxml_html
    from lxml.etree import LxmlError

    text = decode_markup(html, charset=charset) if isinstance(html, bytes) else html
    text = _patterns()["control"].sub("", text)
    if not text.strip():
        return None
    # The parser knows the older name of the element only for what it is in a page of 1993.
    text = _patterns()["plaintext"].sub("<pre>", text)
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml_html.document_fromstring(
            text.encode("utf-8", errors="replace"), parser=parser, ensure_head_body=True
        )
    except (LxmlError, ValueError):
        return None


def walk(root: Element) -> Iterator[TextPart]:
    """The paragraphs that the elements under `root` show, in order."""
    words: list[str] = []
    linked = 0
    kind: ParagraphKind | None = None
    for run in _runs(root):
        if run is not None:
            text, kind, in_link = run
            words.append(text)
            linked += len(text) if in_link else 0
        elif words:
            yield from _paragraphs("".join(words), kind, linked=linked)
            words, linked = [], 0


def is_hidden(element: Element) -> bool:
    """Whether the page itself says that `element` is not shown to readers."""
    if element.get("hidden") is not None:
        return True
    style, classes = element.get("style"), element.get("class")
    patterns = _patterns()
    return bool(
        (style and patterns["hidden style"].search(style))
        or (classes and patterns["hidden class"].search(classes))
    )


_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ParagraphKind.HEADING),
    "figcaption": ParagraphKind.FRAGMENT,
}

_UNSHOWN = frozenset(
    "script style noscript template head title iframe object embed applet svg math canvas audio video "
    "button select option textarea input datalist dialog map rp rt noframes frameset".split()
)

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q "
    "rp rt ruby s samp script small span strike strong style sub sup time tt u var wbr".split()
)

_BREAKING = frozenset("p div br li pre h1 h2 h3 h4 h5 h6 td blockquote article section".split())


Run = tuple[str, ParagraphKind | None, bool]
"""Text, what the element around it makes of it, and whether it lies in a link."""


def _runs(root: Element) -> Iterator[Run | None]:
    """The runs of text under `root`, and None at each border of a paragraph."""
    from lxml.etree import iterwalk

    body = root.find("body") if root.tag == "html" else root
    body = root if body is None else body
    preformatted = 0 if any(element.tag in _BREAKING for element in body.iter()) else 1
    kinds: list[ParagraphKind | None] = [None]
    links, skipped = 0, False
    walker = iterwalk(body, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag not in _INLINE and ":" not in tag and "-" not in tag:
            yield None
        step = 1 if event == "start" else -1
        if event == "start" and (tag in _UNSHOWN or is_hidden(element)):
            walker.skip_subtree()
            skipped = True
            continue
        if not skipped:
            links += step if tag == "a" else 0
            preformatted += step if tag == "pre" else 0
            if tag in _KINDS and event == "start":
                kinds.append(_KINDS[tag])
            elif tag in _KINDS:
                kinds.pop()
        skipped = False
        if tag == "br" and event == "start":
            yield "\n", kinds[-1], links > 0
        text = element.text if event == "start" else element.tail
        if text and not (element is body and event == "end"):
            shown = text if preformatted else _patterns()["white"].sub(" ", text)
            yield shown, kinds[-1], links > 0
    yield None


def _paragraphs(text: str, kind: ParagraphKind | None, *, linked: int) -> Iterator[TextPart]:
    """The paragraphs of a stretch that no element breaks, but perhaps breaks of its lines do.

    `linked` counts its characters in links.
    """
    pieces = [text]
    if "\n" in text:
        lines = split_lines(text)
        blocks = group_lines(text, lines, alone=[False] * len(lines))
        pieces = [block.span.of(text) for block in blocks]
    all_links = linked >= 0.9 * len(text.strip()) > 0
    for piece in pieces:
        shown = fold_whitespace(_patterns()["control"].sub("", piece))
        if shown:
            stray = kind is None and all_links and not SENTENCE_END.search(shown[-20:])
            yield TextPart(shown, ParagraphKind.FRAGMENT if stray else kind)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "control": re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]"),
        "plaintext": re.compile(r"<(?:plaintext|xmp|listing)\b[^>]*>", re.IGNORECASE),
        "white": re.compile(r"\s+"),
        "hidden style": re.compile(
            r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
        ),
        "hidden class": re.compile(
            r"(?:^|[\s_-])(?:sr-only|visually-?hidden|visuallyhidden|screen-reader-text|preheader)(?:$|\s)",
            re.IGNORECASE,
        ),
    }
