"""Compose the text of an answer: its format, its page and its links."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.console import Terminal

if TYPE_CHECKING:
    from briefing.model.reports import Report
    from briefing.model.results import Result
    from briefing.render.html import FindPassages
    from briefing.render.mail import Envelope


def compose(
    result: Result | Report,
    terminal: Terminal,
    *,
    format: str = "text",
    full: bool = True,
    command: str = "",
    find_passages: FindPassages | None = None,
    folder: Path | None = None,
    envelope: Envelope | None = None,
    columns: str = "own",
) -> str:
    """The result as the text to be written, in one of the formats of `render.writers`.

    `command` is what the reader typed, for a picture; for a page, `find_passages` looks up what is cited, and `folder`
    is the one that it is written to, None for the working directory; `envelope` is a mail's,
    `columns` are those of a table of incidents.
    """
    from briefing.render.links import link_from
    from briefing.render.writers import PAGES, WRITERS, Manner

    def link(source: str) -> str | None:
        from briefing.render.sanitize import link_target

        return link_target(source, host=terminal.host, directory=terminal.directory)

    links: Callable[[str], str | None] | None = link if terminal.links else None
    if format in PAGES:
        links = partial(link_from, folder or Path())
    manner = Manner(
        width=terminal.width,
        encoding=terminal.encoding,
        boxes=terminal.boxes,
        full=full,
        styled=terminal.styled,
        colour=terminal.colour,
        link=links,
        find_passages=find_passages,
        command=command,
        envelope=envelope,
        columns=columns,
    )
    return WRITERS[format].write(result, manner)
