"""Write a document as one HTML page: no script, nothing loaded from elsewhere.

A citation opens its sentence in its paragraph, a popover, which needs no script. The markup is made in `markup`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefing.model.passages import Passage
from briefing.model.text import Citation
from briefing.render.document import Document, Header, Heading, Line, Section, Style, citations_of
from briefing.render.links import web_link
from briefing.render.markup import (
    Context,
    escape_text,
    mark_up,
    popover_identity,
    safe_address,
)

FindPassages = Callable[[Iterable[Citation]], Mapping[Citation, Passage]]

_CONTENTS = 3
"""From how many articles on a page begins with a list of them."""


def write(
    document: Document,
    *,
    find_passages: FindPassages | None = None,
    link: Callable[[str], str | None] | None = None,
    interactive: bool = True,
) -> str:
    """The document as a page, the same words in the same order as plain text.

    Args:
        document: What to write.
        find_passages: Looks up what citations point at; without it they are but links to their articles.
        link: The address that a source is linked to, None for none; the web's own where it is not given.
        interactive: Without it, as for a mail, nothing opens: citations are links to their sentences in the sources.
    """
    passages = _find(document, find_passages)
    body = _body(document, Context(passages, link or web_link, interactive=interactive))
    style = _style("html.css" if interactive else "mail.css")
    return _PAGE.format(
        title=escape_text(document.title), style=style, digest=_digest(style), body=body
    )


def write_fragment(
    document: Document,
    *,
    find_passages: FindPassages | None = None,
    link: Callable[[str], str | None] | None = None,
) -> str:
    """Write the document as an HTML fragment for another page, such as a notebook.

    Its style and its identities touch nothing else. Arguments are those of `write`.
    """
    passages = _find(document, find_passages)
    links = link or web_link
    own = sha256(_body(document, Context(passages, links)).encode()).hexdigest()[:8]
    body = _body(document, Context(passages, links, prefix=f"b{own}-"))
    # Nested rules (CSS Nesting 1): what is said of the page's body is said of this piece.
    style = re.sub(r"(?m)^(\s*)(?:html|body) \{", r"\1& {", _style("html.css"))
    return f'<div class="briefing">\n<style>.briefing {{\n{style}}}</style>\n{body}\n</div>\n'


def _find(document: Document, find_passages: FindPassages | None) -> dict[str, Passage]:
    """The passages that the document cites, by the text of their citations."""
    citations = dict.fromkeys(citations_of(document))
    found = find_passages(citations) if find_passages and citations else {}
    return {str(citation): passage for citation, passage in found.items()}


def _body(document: Document, context: Context) -> str:
    parts = _parts(document)
    several = sum(isinstance(part[0][0], Header) for part in parts) > 1
    titled = not several and isinstance(parts[0][0][0], Header) if parts else False
    context = replace(context, depth=1 if titled else 2)
    main = [] if titled else [f"<h1>{escape_text(document.title)}</h1>"]
    if several and context.interactive:
        main += _contents(parts, context)
    main += [_part(nth, part, context) for nth, part in enumerate(parts, 1)]
    # A page has one main part, and a piece of another page is not it.
    opening, closing = ('<div class="main">', "</div>") if context.prefix else ("<main>", "</main>")
    return "\n".join([opening, *main, closing, *_passages(context)])


_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def _style(name: str) -> str:
    """The page's style; that of a mail keeps to what mail readers understand."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _digest(style: str) -> str:
    """What the page's policy admits as its style (CSP 2, hash sources), and with it nothing that an article brings."""
    return b64encode(sha256(style.encode()).digest()).decode()


def _parts(document: Document) -> list[list[Section]]:
    """The sections in parts, each of which begins with a header, but for what stands before the first."""
    parts: list[list[Section]] = []
    for section in filter(None, document.sections):
        if not parts or isinstance(section[0], Header):
            parts.append([])
        parts[-1].append(section)
    return parts


def _contents(parts: list[list[Section]], context: Context) -> list[str]:
    """Links to the articles of a page of many."""
    heads = [(nth, part[0][0]) for nth, part in enumerate(parts, 1)]
    links = [
        f'<li><a href="#{context.prefix}part{nth}">{"".join(escape_text(run.text) for run in _named(head))}</a></li>'
        for nth, head in heads
        if isinstance(head, Header)
    ]
    if len(links) < _CONTENTS:
        return []
    return ['<nav aria-label="Contents">', "<ol>", *links, "</ol>", "</nav>"]


def _named(header: Header) -> Line:
    """The first line that names an article: its headline, else its title."""
    first = header.lines[0] if header.lines else ()
    headline = tuple(run for run in first if run.style is Style.LABEL)
    return headline or tuple(run for run in header.title if run.style is not Style.TITLE)


def _part(nth: int, part: list[Section], context: Context) -> str:
    headed = isinstance(part[0][0], Header)
    context = context if headed else replace(context, depth=1)
    sections = "\n".join(_section(section, context) for section in part)
    return (
        f'<article id="{context.prefix}part{nth}">\n{sections}\n</article>' if headed else sections
    )


def _section(section: Section, context: Context) -> str:
    blocks = "\n".join(mark_up(block, context) for block in section)
    return f"<section>\n{blocks}\n</section>" if isinstance(section[0], Heading) else blocks


def _passages(context: Context) -> list[str]:
    """The cited sentences in their paragraphs, each shown when its citation is pressed, and all of them in print."""
    if not context.passages or not context.interactive:
        return []
    shown = [_passage(cited, passage, context) for cited, passage in context.passages.items()]
    return ['<aside class="passages" aria-label="Cited sentences">', *shown, "</aside>"]


def _passage(cited: str, passage: Passage, context: Context) -> str:
    identity = popover_identity(cited, context)
    date = f", {passage.date.spoken()}" if passage.date else ""
    pieces = (
        escape_text(passage.before),
        f"<mark>{escape_text(passage.sentence)}</mark>",
        escape_text(passage.after),
    )
    language = f' lang="{escape_text(passage.language)}"' if passage.language else ""
    address = safe_address(passage.link, context, passage.sentence)
    source = f'<p><a href="{address}">Read it in the source</a></p>' if address else ""
    return (
        f'<div class="passage" popover id="{identity}">'
        f'<button class="close" popovertarget="{identity}">Close</button>'
        f"<p><b>{escape_text(cited)}</b> {escape_text(passage.title)}{escape_text(date)}</p>"
        f"<blockquote{language}>{' '.join(filter(None, pieces))}</blockquote>"
        f"{source}</div>"
    )
