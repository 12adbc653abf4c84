"""Mark up blocks as HTML; escape all text and check all addresses in one place.

All text passes through `escape_text`, all addresses through `safe_address`: nothing of an article is markup, and no
link has another scheme than http and https.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from briefing.frozen import dataclass
from briefing.model.passages import Passage
from briefing.render.bars import draw, is_strip
from briefing.render.document import (
    Block,
    Bullets,
    Header,
    Heading,
    KeyValues,
    Line,
    Listing,
    Note,
    Rule,
    Run,
    Style,
    Table,
    cell_lines,
)
from briefing.render.links import at_text, is_safe
from briefing.render.sanitize import sanitize

_ELEMENTS = {
    Style.TITLE: ("<span>", "</span>"),
    Style.LABEL: ("<b>", "</b>"),
    Style.CUE: ("<i>", "</i>"),
    Style.CITATION: ('<span class="cite">', "</span>"),
    Style.ASIDE: ('<span class="soft">', "</span>"),
    Style.ABSENT: ('<span class="absent">', "</span>"),
    Style.COUNT: ('<span class="count">', "</span>"),
    Style.SEPARATOR: ('<span class="soft">', "</span>"),
    Style.RULE: ('<span class="soft">', "</span>"),
    Style.RESOLVED: ('<span class="known">', "</span>"),
    Style.INFERRED: ('<span class="known">', "</span>"),
    Style.DISPUTED: ('<span class="warn">', "</span>"),
    Style.INCIDENT: ('<span class="event">', "</span>"),
}
"""How a meaning is marked up; plain where it is not listed."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the HTML writers need: passages, links, depth of headings.

    Passages are by their citation's text. Without `interactive`, as in a mail, a citation leads to its source at once.
    `prefix` begins all identities.
    """

    passages: Mapping[str, Passage]
    link: Callable[[str], str | None]
    depth: int = 1
    interactive: bool = True
    prefix: str = ""


def mark_up(block: Block, context: Context) -> str:
    """The block as HTML."""
    return _WRITERS[type(block)](block, context)


def _write_header(header: Header, context: Context) -> str:
    level = context.depth
    lines = [header.aside, *header.lines]
    written = [f"<p>{_line(line, context)}</p>" for line in lines if line]
    title = f"<h{level}>{_line(header.title, context)}</h{level}>"
    return "\n".join(["<header>", title, *written, "</header>"])


def _write_heading(heading: Heading, context: Context) -> str:
    level = context.depth + 1
    title = f"<h{level}>{escape_text(heading.title)}</h{level}>"
    if not heading.aside:
        return title
    return f"<hgroup>{title}<p>{_line(heading.aside, context)}</p></hgroup>"


def _write_rule(rule: Rule, context: Context) -> str:
    return "<hr>"


def _write_note(note: Note, context: Context) -> str:
    return f"<p>{_line(note.line, context)}</p>"


def _write_bullets(bullets: Bullets, context: Context) -> str:
    items = "\n".join(f"<li>{_line(item, context)}</li>" for item in bullets.items)
    return f"<ul>\n{items}\n</ul>" if items else ""


def _write_key_values(block: KeyValues, context: Context) -> str:
    if not block.entries:
        return f"<p>{_line(block.title, context)}</p>" if block.title else ""
    entries = []
    for entry in block.entries:
        gap = (Run(" "),) if entry.mark else ()
        label = _line((*entry.mark, *gap, *entry.label), context)
        values = "".join(f"<dd>{_line(value, context)}</dd>" for value in entry.values)
        entries.append(f"<div><dt>{label}</dt>{values or '<dd></dd>'}</div>")
    below = ' class="below"' if block.title else ""
    title = [f"<p>{_line(block.title, context)}</p>"] if block.title else []
    return "\n".join([*title, f"<dl{below}>", *entries, "</dl>"])


def _write_table(table: Table, context: Context) -> str:
    heads = "".join(
        f'<th scope="col">{_line((*tag, Run(" "), *head), context)}</th>'
        for tag, head in zip(table.tags, table.heads, strict=True)
    )
    # A phone shows the cells of a row below one another, each with its column's tag.
    tags = [escape_text("".join(run.text for run in tag)) for tag in table.tags]
    groups = []
    for group in table.groups:
        rows = [
            f'<tr><th scope="row">{escape_text(row.label)}</th>'
            + "".join(
                f'<td data-tag="{tag}">{_paragraphs(cell_lines(cell), context)}</td>'
                for tag, cell in zip(tags, row.cells, strict=True)
            )
            + "</tr>"
            for row in group
        ]
        groups.append("\n".join(["<tbody>", *rows, "</tbody>"]))
    return "\n".join(["<table>", f"<thead><tr><td></td>{heads}</tr></thead>", *groups, "</table>"])


def _paragraphs(lines: tuple[Line, ...], context: Context) -> str:
    if len(lines) == 1:
        return _line(lines[0], context)
    return "".join(f"<p>{_line(line, context)}</p>" for line in lines)


def _write_listing(listing: Listing, context: Context) -> str:
    details = listing.details or ((),) * len(listing.rows)
    items = []
    for row, detail in zip(listing.rows, details, strict=True):
        cells = " ".join(
            f"<span>{_line(cell, context)}</span>" for cell in row if any(run.text for run in cell)
        )
        below = f"<p>{_line(detail, context)}</p>" if detail else ""
        items.append(f"<li>{cells}{below}</li>")
    return "\n".join(['<ul class="listing">', *items, "</ul>"])


def _line(line: Line, context: Context) -> str:
    return "".join(_run(run, context) for run in line).strip()


def _run(run: Run, context: Context) -> str:
    # Mail readers leave pictures out.
    if context.interactive and is_strip(run.text):
        return draw(run.text)
    # Several spaces part things; a browser would show one.
    text = re.sub(" {2,}", '<span class="gap"> </span>', escape_text(run.text))
    if not run.text.strip():
        return text
    passage = context.passages.get(run.text) if run.style is Style.CITATION else None
    if passage is not None and context.interactive:
        return f'<button class="cite" popovertarget="{popover_identity(run.text, context)}">{text}</button>'
    address = safe_address(run.link, context, passage.sentence if passage else "")
    opening, closing = _ELEMENTS.get(run.style, ("", ""))
    if address:
        kind = ' class="cite"' if run.style is Style.CITATION else ""
        linked = f'<a{kind} href="{address}">{text}</a>'
        return linked if kind else f"{opening}{linked}{closing}"
    return f"{opening}{text}{closing}"


def popover_identity(cited: str, context: Context) -> str:
    """`[2:6]` as the identity of an element: `s2-6`."""
    return f"{context.prefix}s" + cited.strip("[]").replace(":", "-")


def safe_address(source: str, context: Context, sentence: str = "") -> str:
    """The escaped link to a source, at its sentence; empty without one.

    The one gate for addresses.
    """
    address = context.link(source) if source else None
    if not address or not is_safe(address):
        return ""
    return escape(at_text(address, sentence) if sentence else address)


def escape_text(text: str) -> str:
    """The one gate for text: nothing in it acts, and nothing in it is markup."""
    return escape(sanitize(text))


_WRITERS: dict[type, Callable[[Any, Context], str]] = {
    Header: _write_header,
    Heading: _write_heading,
    Rule: _write_rule,
    Note: _write_note,
    Bullets: _write_bullets,
    KeyValues: _write_key_values,
    Table: _write_table,
    Listing: _write_listing,
}
