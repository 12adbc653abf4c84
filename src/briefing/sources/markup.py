"""Parse HTML into a safe, bounded tree, and a tree into paragraphs."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from briefing.frozen import dataclass
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
    elements), and control characters; those written by number are replaced. A tree has no entities: each was decoded
    once.
    """
    from lxml import html as lxml_html
    from lxml.etree import LxmlError

    text = decode_markup(html, charset=charset) if isinstance(html, bytes) else html
    data = text.encode("utf-8", errors="replace").translate(None, _CONTROLS)
    # lxml lets no control character into a tree of its own, and so fails at the first copy of such a text.
    data = _control_references().sub(_REPLACEMENT, data)
    if not data.strip():
        return None
    # The parser knows these older names of the element only in part, and lets through what stands in them.
    if any(name in data.lower() for name in (b"<plaintext", b"<xmp", b"<listing")):
        data = _verbatim().sub(b"<pre>", data)
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml_html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (LxmlError, ValueError):
        return None


def walk(root: Element) -> Iterator[TextPart]:
    """The paragraphs that the elements under `root` show, in order."""
    runs: list[Run] = []
    for run in _runs(root):
        if run is not None:
            runs.append(run)
        elif runs:
            yield from _paragraphs(runs)
            runs = []


def remove_unshown(root: Element) -> bool:
    """Whether the page under `root` has scripts; they and what else no reader sees are taken out of the tree."""
    from lxml.etree import strip_elements

    scripted = next(root.iter("script", "noscript"), None) is not None
    strip_elements(
        root,
        "script",
        "style",
        "noscript",
        "svg",
        "template",
        "iframe",
        "textarea",
        with_tail=False,
    )
    return scripted


@contextmanager
def silence(library: str) -> Iterator[None]:
    """A context in which a library neither logs nor warns: what it finds odd about a page is of no use to readers."""
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def text_of(element: Element, *, most: int) -> str:
    """The text in `element` on one line, hidden or not, cut off after some `most` characters."""
    runs: list[str] = []
    length = 0
    for run in element.itertext():
        runs.append(run)
        length += len(run)
        if length > 4 * most:
            break
    return fold_whitespace(_patterns()["control"].sub("", " ".join(runs)))[:most]


def is_unwieldy(root: Element) -> bool:
    """Whether a page has more elements, or deeper ones, than any that people wrote: libraries may take long over it."""
    from lxml.etree import iterwalk

    elements = depth = 0
    for event, _ in iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        if elements > _MOST_ELEMENTS or depth > _DEEPEST:
            return True
    return False


_MOST_ELEMENTS = 20_000
_DEEPEST = 250
"""Elements, and elements in one another; pages have some thousands, twenty to forty in one another."""


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


@dataclass(frozen=True, slots=True)
class Run:
    """Text, and which elements it lies in: what they make of it, whether links, bold type or an item of a list."""

    text: str
    kind: ParagraphKind | None
    linked: bool
    bold: bool
    listed: bool


def _runs(root: Element) -> Iterator[Run | None]:
    """The runs of text under `root`, and None at each border of a paragraph."""
    from lxml.etree import iterwalk

    body = root.find("body") if root.tag == "html" else root
    body = root if body is None else body
    depths = dict.fromkeys(_COUNTED, 0)
    if not any(element.tag in _BREAKING for element in body.iter()):
        depths["pre"] += 1
    kinds: list[ParagraphKind | None] = [None]
    skipped = False
    walker = iterwalk(body, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag not in _INLINE and ":" not in tag and "-" not in tag:
            yield None
        if event == "start" and (tag in _UNSHOWN or is_hidden(element)):
            walker.skip_subtree()
            skipped = True
            continue
        if not skipped:
            if tag in depths:
                depths[tag] += 1 if event == "start" else -1
            if tag in _KINDS and event == "start":
                kinds.append(_KINDS[tag])
            elif tag in _KINDS:
                kinds.pop()
        skipped = False
        text = element.text if event == "start" else element.tail
        if text and not (element is body and event == "end"):
            shown = text if depths["pre"] else _patterns()["white"].sub(" ", text)
        else:
            shown = ""
        if tag == "br" and event == "end":
            shown = "\n" + shown
        if shown:
            linked, bold = depths["a"] > 0, depths["b"] + depths["strong"] > 0
            yield Run(shown, kinds[-1], linked, bold, depths["li"] > 0)
    yield None


_COUNTED = ("a", "b", "strong", "li", "pre")
"""Elements of which only matters whether a text lies in one."""


def _paragraphs(runs: Sequence[Run]) -> Iterator[TextPart]:
    """The paragraphs of a stretch that no element breaks, but perhaps breaks of its lines do."""
    text = "".join(run.text for run in runs)
    kind, listed = runs[-1].kind, runs[-1].listed
    if kind is None and all(run.linked for run in runs if run.text.strip()):
        kind_unended: ParagraphKind | None = ParagraphKind.FRAGMENT
    elif kind is None and all(run.bold for run in runs if run.text.strip()):
        kind_unended = ParagraphKind.HEADING
    else:
        kind_unended = kind
    pieces = [text]
    if "\n" in text:
        lines = split_lines(text)
        blocks = group_lines(text, lines, alone=[False] * len(lines))
        pieces = [block.span.of(text) for block in blocks]
    for piece in pieces:
        shown = fold_whitespace(_patterns()["control"].sub("", piece))
        if shown:
            unended = len(shown) <= _LONGEST_HEADING and not SENTENCE_END.search(shown[-20:])
            yield TextPart(shown, kind_unended if unended else kind, listed)


_LONGEST_HEADING = 150
"""Characters of a line of links or bold type that is no prose."""


_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r")) + b"\x7f"

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}".encode()


@cache
def _control_references() -> re.Pattern[bytes]:
    """Numbers from 0 to 31 but those of white space, and 127, decimal or hexadecimal, as a parser reads them."""
    return re.compile(
        rb"&#(?:0*(?:[0-8]|11|1[4-9]|2[0-9]|3[01]|127)(?![0-9])"
        rb"|[xX]0*(?:[0-8bBeEfF]|1[0-9a-fA-F]|7[fF])(?![0-9a-fA-F]));?"
    )


@cache
def _verbatim() -> re.Pattern[bytes]:
    return re.compile(rb"<(?:plaintext|xmp|listing)\b[^>]*>", re.IGNORECASE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "control": re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]"),
        "white": re.compile(r"\s+"),
        "hidden style": re.compile(
            r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
        ),
        "hidden class": re.compile(
            r"(?:^|[\s_-])(?:sr-only|visually-?hidden|visuallyhidden|screen-reader-text|preheader)(?:$|\s)",
            re.IGNORECASE,
        ),
    }
