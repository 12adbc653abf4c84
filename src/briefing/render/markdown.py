"""Write a document as GitHub Flavored Markdown, articles' text escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from briefing.render.document import (
    Bullets,
    Document,
    Entry,
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
from briefing.render.page import Page, transcribe

_EMPHASIS = {Style.LABEL: "**", Style.CUE: "*"}
_CITATION = re.compile(r"\[\^?[0-9]+(?:[:-](?:[0-9]+|s))?\]")
"""What holds nothing to escape: `[2:6]` defines and links nothing, and `[^2-6]` is the mark of a footnote."""


def write(document: Document, page: Page) -> str:
    """Write the document as Markdown (GFM 0.29), in the order of plain text.

    It has the same words. Marks, links, mentions and HTML of an article's text are escaped. Of the page, its width is
    of no matter: paragraphs are not broken.
    """
    document = transcribe(document, page)
    blocks = [text for section in document.sections for block in section if (text := _write(block))]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    r"""Escape all in `text` that Markdown would read as a mark, a link or HTML.

    >>> print(escape("see [this](http://x.y) *now* <b>"))
    see \[this\](http\://x.y) \*now\* \<b\>
    """
    text = re.sub(r"([\\`*_\[\]<>&|~#$]|:(?=//|[\w+-]+:))", r"\\\1", text)
    # Nothing but an empty comment keeps an address or a @name from becoming a link.
    text = text.replace("@", "@<!-- -->")
    return re.sub(r"(?i)\b(www)\.", r"\1\\.", text)


def _write(block: Any) -> str:
    return _WRITERS[type(block)](block)


def _write_header(header: Header) -> str:
    title = f"# {_heading_text(header.title)}"
    parts = [title, _line(header.aside), *map(_line, header.lines)]
    return "\n\n".join(filter(None, parts))


def _write_heading(heading: Heading) -> str:
    title = f"## {escape(heading.title)}"
    return f"{title}\n\n{_line(heading.aside)}" if heading.aside else title


def _write_rule(rule: Rule) -> str:
    return "***"


def _write_note(note: Note) -> str:
    return _line(note.line)


def _write_bullets(bullets: Bullets) -> str:
    return "\n".join(f"- {_line(item)}" for item in bullets.items)


def _write_key_values(block: KeyValues) -> str:
    entries = "\n".join(map(_entry, block.entries))
    return f"{_line(block.title)}\n\n{entries}" if block.title else entries


def _entry(entry: Entry) -> str:
    gap = (Run(" "),) if entry.mark else ()
    label = _line((*entry.mark, *gap, *entry.label))
    values = [_line(value) for value in entry.values]
    if len(values) == 1:
        return f"- {label}: {values[0]}"
    return "\n".join([f"- {label}:", *(f"  - {value}" for value in values)])


def _write_table(table: Table) -> str:
    heads = [
        _line((*tag, Run(" "), *head)) for tag, head in zip(table.tags, table.heads, strict=True)
    ]
    rows = [
        ["", *heads],
        ["---"] * (len(heads) + 1),
        *(
            [
                f"**{escape(row.label)}**",
                *("<br>".join(_line(line) for line in cell_lines(cell)) for cell in row.cells),
            ]
            for group in table.groups
            for row in group
        ),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _write_listing(listing: Listing) -> str:
    details = listing.details or ((),) * len(listing.rows)
    items = []
    for (number, *cells), detail in zip(listing.rows, details, strict=True):
        facts = "; ".join(map(_line, cells))
        items.append("<br>".join(filter(None, [f"- {_line(number)} {facts}", _line(detail)])))
    return "\n".join(items)


def _line(line: Line) -> str:
    """A line, with nothing at its start that would open a list, a rule or a heading."""
    text = "".join(_run(run) for run in line).strip()
    text = re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", text)
    return re.sub(r"^([-+=])", r"\\\1", text)


def _run(run: Run) -> str:
    text = _escape_run(run)
    bare = text.strip()
    sign = _EMPHASIS.get(run.style)
    return text.replace(bare, f"{sign}{bare}{sign}") if sign and bare else text


def _heading_text(line: Line) -> str:
    """A line without emphasis: a heading has its own."""
    return "".join(map(_escape_run, line)).strip()


def _escape_run(run: Run) -> str:
    own = run.style is Style.CITATION and _CITATION.fullmatch(run.text)
    return run.text if own else escape(run.text)


_WRITERS: dict[type, Callable[[Any], str]] = {
    Header: _write_header,
    Heading: _write_heading,
    Rule: _write_rule,
    Note: _write_note,
    Bullets: _write_bullets,
    KeyValues: _write_key_values,
    Table: _write_table,
    Listing: _write_listing,
}
