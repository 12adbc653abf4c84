"""Write a document as plain text, with a terminal's words and line breaks."""

from __future__ import annotations

from briefing.render.document import Document
from briefing.render.layout import lay_out
from briefing.render.page import Page


def write(document: Document, page: Page) -> str:
    """Write the document as plain text, wrapped to the page.

    No line is wider, none has a trailing space, and one newline stands at the end.
    """
    lines = ("".join(run.text for run in line) for line in lay_out(document, page))
    return "\n".join(lines) + "\n"
