"""The formats of a result: one table of writers, all of one signature.

A new format takes a function here, its entry in `WRITERS` and a member of `config.Format`; tests name what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefing.frozen import dataclass

if TYPE_CHECKING:
    from briefing.model.reports import Report
    from briefing.model.results import Result
    from briefing.render.document import Document
    from briefing.render.html import FindPassages
    from briefing.render.mail import Envelope
    from briefing.render.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to write a result: on what page, how much of it, in what styles.

    `width` is in columns, 20 or more. Without `boxes` there are no signs beyond ASCII of the tool's own. Without `full`
    summaries keep to their key points. `styled` allows escape codes, `colour` those of colours; `link` gives the
    address that a source is linked to, None for no links in text and for links to the web alone in a page.
    `find_passages` looks up what citations point at, for a page. `command` is what the reader typed, for a picture;
    `envelope` is whom a mail is from and to, and when; `columns` are those of a table of incidents.
    """

    width: int = 100
    encoding: str = "utf-8"
    boxes: bool = True
    full: bool = True
    styled: bool = False
    colour: bool = False
    link: Callable[[str], str | None] | None = None
    find_passages: FindPassages | None = None
    command: str = ""
    envelope: Envelope | None = None
    columns: str = "own"

    @property
    def page(self) -> Page:
        """The page to lay a document out on."""
        from briefing.render.page import Page

        return Page(width=self.width, encoding=self.encoding, boxes=self.boxes)


@dataclass(frozen=True, slots=True)
class Writer:
    """A format's writer, and the extensions of the files that ask for it.

    None where another format has its own.
    """

    write: Callable[[Result | Report, Manner], str]
    extensions: tuple[str, ...]


def write(
    result: Result | Report,
    format: str = "text",
    *,
    width: int = 100,
    full: bool = True,
    find_passages: FindPassages | None = None,
    link: Callable[[str], str | None] | None = None,
) -> str:
    """The result as a text in one of the formats: a key of `WRITERS`.

    Args:
        result: what a use case answers, its `result`.
        format: a key of `WRITERS`.
        width: columns to lay text and pictures out in, 20 or more.
        full: all of a summary or a profile, however long; without it, about one screen.
        find_passages: looks up what citations point at, for a page, in which they open it.
        link: gives the address that a source is linked to in a page; without it, only those of the web are.

    Raises:
        ConfigError: there is no such format, or the width is too small.
    """
    from briefing.errors import ConfigError

    if format not in WRITERS:
        raise ConfigError(
            f"there is no format {format}",
            subject=format,
            hint=f"the formats are {', '.join(WRITERS)}",
        )
    if width < 20:
        raise ConfigError(f"{width} columns are too few", subject=str(width), hint="take 20")
    manner = Manner(width=width, full=full, find_passages=find_passages, link=link)
    return WRITERS[format].write(result, manner)


def _view(result: Result | Report, manner: Manner) -> Document:
    from briefing.render.views import view

    return view(result, full=manner.full)


def _write_text(result: Result | Report, manner: Manner) -> str:
    if manner.styled:
        from briefing.render import terminal

        document = _view(result, manner)
        return terminal.write(document, manner.page, colour=manner.colour, link=manner.link)
    from briefing.render import plain

    return plain.write(_view(result, manner), manner.page)


def _write_markdown(result: Result | Report, manner: Manner) -> str:
    from briefing.render import markdown

    return markdown.write(_view(result, manner), manner.page)


def _write_json(result: Result | Report, manner: Manner) -> str:
    from briefing.render import json

    return json.write(result, encoding=manner.encoding)


def _write_csv(result: Result | Report, manner: Manner) -> str:
    from briefing.render import csv

    return csv.write(result, columns=manner.columns)


def _write_html(result: Result | Report, manner: Manner) -> str:
    from briefing.render import html
    from briefing.render.alphabet import has_all_characters

    page = html.write(_view(result, manner), find_passages=manner.find_passages, link=manner.link)
    if has_all_characters(manner.encoding):
        return page
    return page.encode("ascii", "xmlcharrefreplace").decode()


def _write_mail(result: Result | Report, manner: Manner) -> str:
    from briefing.render import mail

    return mail.write(
        _view(result, manner),
        manner.envelope or mail.Envelope(),
        find_passages=manner.find_passages,
    )


def _write_note(result: Result | Report, manner: Manner) -> str:
    from briefing.render import notes

    return notes.write(_view(result, manner), manner.page, find_passages=manner.find_passages)


def _write_bibtex(result: Result | Report, manner: Manner) -> str:
    from briefing.render import references

    return references.write_bibtex(result)


def _write_ris(result: Result | Report, manner: Manner) -> str:
    from briefing.render import references

    return references.write_ris(result)


def _write_csl(result: Result | Report, manner: Manner) -> str:
    from briefing.render import references

    return references.write_csl(result)


def _write_svg(result: Result | Report, manner: Manner) -> str:
    from briefing.render import terminal

    return terminal.draw_svg(_view(result, manner), manner.page, command=manner.command)


PAGES = frozenset({"html"})
"""The formats that link to files as seen from the file that is written."""

WRITERS: Mapping[str, Writer] = {
    "text": Writer(_write_text, (".txt",)),
    "markdown": Writer(_write_markdown, (".md", ".markdown")),
    "json": Writer(_write_json, (".json",)),
    "svg": Writer(_write_svg, (".svg",)),
    "csv": Writer(_write_csv, (".csv",)),
    "html": Writer(_write_html, (".html", ".htm")),
    "eml": Writer(_write_mail, (".eml",)),
    "obsidian": Writer(_write_note, ()),
    "bibtex": Writer(_write_bibtex, (".bib",)),
    "ris": Writer(_write_ris, (".ris",)),
    "csl": Writer(_write_csl, ()),
}
