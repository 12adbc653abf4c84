"""Declare the arguments and options that commands share, each once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.choices import CitationStyle, Columns, Kind, Language, Method, Section
from briefing.cli.completion import complete_actor, complete_selector
from briefing.config import Color, Format

EXIT_CODES = """
\b
Exit codes:
  0    done
  1    nothing matched
  2    wrong usage or an unreadable article (the others are still done)
  3    a bug in briefing
  4    a Python whose regular expressions match wrongly
  130  stopped by Ctrl-C
"""

What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WHAT]...",
        help="Articles: a date (2018, 2018-03), a number, a file, a folder, part of a file's name, words of the text.",
        autocompletion=complete_selector,
        show_default=False,
    ),
]
NeededWhat = Annotated[
    list[str],
    typer.Argument(
        metavar="WHAT...",
        help="Articles: a date (2018, 2018-03), a number, a file, a folder, part of a file's name, words of the text.",
        autocompletion=complete_selector,
    ),
]
Name = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...",
        help="A name or part of one, as the articles write it; quotation marks are not needed.",
        autocompletion=complete_actor,
    ),
]
Sentences = Annotated[
    int | None,
    typer.Option("--sentences", "-n", metavar="N", help="Take exactly N sentences."),
]
Words = Annotated[
    int | None,
    typer.Option("--words", metavar="N", help="Take as much as N words hold, never more."),
]
Ratio = Annotated[
    float | None,
    typer.Option("--ratio", metavar="R", help="Take this share of the sentences, 0.2 for a fifth."),
]
ChoiceMethod = Annotated[
    Method,
    typer.Option(
        "--method",
        help="How to choose sentences; all but the default are published ones to compare with.",
        show_default=False,
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        help="The language of the articles, if it is not found right. Names, speech and incidents are read in English "
        "only, dates in Spanish too.",
        show_default=False,
    ),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Tell each sentence's rank and score, and what makes it.")
]
Together = Annotated[
    bool, typer.Option("--together", help="One summary of all the articles, not one of each.")
]
Full = Annotated[bool, typer.Option("--full", help="Everything, however long.")]
Articles = Annotated[
    list[str] | None,
    typer.Option(
        "--articles",
        "-a",
        metavar="PATH",
        help="Where the articles are: a file or a folder; may be repeated. Usually ./seeds.",
    ),
]
AddedSince = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Tell what was added from then on, shown or not: yesterday, 2026-03-01; last, what was not shown.",
        show_default=False,
    ),
]
Topic = Annotated[
    str | None,
    typer.Option(
        "--topic", metavar="WHAT", help="Only articles with these words, or behind search: a query."
    ),
]
FromFeed = Annotated[
    str | None,
    typer.Option("--from", metavar="FEED", help="Only what a feed brought: its address or title."),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Say nothing where nothing is new; the exit code tells."),
]
Followed = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WHAT]...",
        help="A name, words, or a query: Petro, 'search:dam OR wall'.",
        show_default=False,
    ),
]
Unfollow = Annotated[bool, typer.Option("--remove", help="Follow them no longer.")]
ActorName = Annotated[
    str | None,
    typer.Option(
        "--actor",
        metavar="NAME",
        help="Only what this person, group or place did or had done to it.",
        autocompletion=complete_actor,
    ),
]
LibraryFile = Annotated[
    Path | None,
    typer.Option("--library", metavar="PATH", help="Use the library in this file."),
]
AllowLocal = Annotated[
    bool | None,
    typer.Option(
        "--allow-local/--no-allow-local",
        help="Fetch addresses of the local network too.",
        show_default=False,
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WHAT]...",
        help="Files, folders, patterns, addresses (https://...), or - for standard input.",
        show_default=False,
    ),
]
Clipboard = Annotated[bool, typer.Option("--clipboard", help="Add what was copied.")]
GivenDate = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The date of those that tell none: 2026-02-16."),
]
Query = Annotated[
    list[str],
    typer.Argument(metavar="QUERY...", help="What to look for; quote it where it has brackets."),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only articles dated from then on: 2026-01."),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Only articles dated until then: yesterday."),
]
Sections = Annotated[
    list[Section] | None,
    typer.Option(
        "--section",
        help="Only this section, in full; may be repeated. Not every kind of actor has each.",
        show_default=False,
    ),
]
Like = Annotated[
    str,
    typer.Option(
        "--like",
        metavar="NAME",
        help="Only actors called so, in part or spelt a little otherwise.",
        show_default=False,
    ),
]
OfKind = Annotated[
    Kind | None, typer.Option("--kind", help="Only actors of this kind.", show_default=False)
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="Show the best N.")]
AllThatMatch = Annotated[
    bool, typer.Option("--all", help="Remove all that match, not only one for each WHAT.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Remove many without asking.")]
Undo = Annotated[bool, typer.Option("--undo", help="Bring back what was removed last.")]
WhichFeeds = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FEED]...",
        help="Feeds, by address, folder or words of the title; all without.",
        show_default=False,
    ),
]
NeededFeeds = Annotated[
    list[str],
    typer.Argument(metavar="FEED...", help="Feeds, by address, folder or words of the title."),
]
FeedAddresses = Annotated[
    list[str], typer.Argument(metavar="ADDRESS...", help="Addresses of feeds.")
]
Folder = Annotated[
    str,
    typer.Option("--folder", metavar="NAME", help="Put them in this folder.", show_default=False),
]
OpmlFile = Annotated[str, typer.Argument(metavar="FILE", help="An OPML file, its address, or -.")]
ExportOutput = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE."),
]
Edition = Annotated[
    int | None,
    typer.Option(
        "--edition", min=1, metavar="N", help="Of the library: the text as it was, 1 the first."
    ),
]
Repair = Annotated[bool, typer.Option("--repair", help="Mend what is wrong.")]
Date = Annotated[
    list[str] | None,
    typer.Option(
        "--date",
        metavar="N=DATE",
        help="Date an article yourself: 2=2026, 2=2026-02, story.txt=2026-02-16; may be repeated.",
    ),
]
OutputFormat = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="How to write it: text, unless FILE tells.", show_default=False
    ),
]
IncidentColumns = Annotated[
    Columns | None,
    typer.Option(
        "--columns",
        help="Whose columns a table of incidents has: our own, or those of a database.",
        show_default=False,
    ),
]
Cite = Annotated[
    CitationStyle | None,
    typer.Option("--cite", help="Write only the sources, as references.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE; its extension tells the format: .txt, .md, .html ...",
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width", "-w", metavar="COLUMNS", help="Lay out for so many columns, 20 or more."
    ),
]
When = Annotated[
    Color | None,
    typer.Option(
        "--color", help="When to style the text: auto, in a terminal.", show_default=False
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="Short for --color never.")]
Plain = Annotated[
    bool | None,
    typer.Option(
        "--plain/--no-plain", help="No boxes, no styles, no signs beyond ASCII.", show_default=False
    ),
]
Pager = Annotated[
    bool | None,
    typer.Option(
        "--pager/--no-pager",
        help="Show in a pager; by default what is higher than the screen.",
        show_default=False,
    ),
]
Mcp = Annotated[
    bool,
    typer.Option("--mcp", help="Speak the Model Context Protocol on standard input and output."),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


def examples(*pairs: tuple[str, str]) -> str:
    """The end of a command's help: examples with what they do, then exit codes."""
    wide = max(len(command) for command, _ in pairs)
    listed = "\n".join(f"  {command:<{wide}}  {does}" for command, does in pairs)
    return f"\b\nExamples:\n{listed}\n{EXIT_CODES}"


def debugs(command: Callable[..., int]) -> Callable[..., int]:
    """The command with `--debug` alone: what it writes has one form."""
    return _with(command, {})


def writes(command: Callable[..., int]) -> Callable[..., int]:
    """Add the output options to a command: format, file, style.

    `Session` reads them from the context; the command itself is not given them.
    """
    return _with(command, _WRITING)


def writes_and_fetches(command: Callable[..., int]) -> Callable[..., int]:
    """Add the output options and the network options to a command."""
    return _with(command, {**_WRITING, **_FETCHING})


_WRITING: dict[str, tuple[object, object]] = {
    "format": (OutputFormat, None),
    "json": (Json, False),
    "cite": (Cite, None),
    "output": (Output, None),
    "width": (Width, None),
    "color": (When, None),
    "no_color": (NoColor, False),
    "plain": (Plain, None),
    "pager": (Pager, None),
}
_FETCHING: dict[str, tuple[object, object]] = {"allow_local": (AllowLocal, None)}


def _with(
    command: Callable[..., int], added: Mapping[str, tuple[object, object]]
) -> Callable[..., int]:
    """The command as Typer is to see it: with more parameters than are passed on, and `--debug` at the end."""
    own = signature(command, eval_str=True)
    added = {**added, "debug": (Debug, False)}

    @wraps(command)
    def called(**given: object) -> int:
        return command(**{name: given[name] for name in own.parameters})

    more = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in added.items()
    ]
    called.__signature__ = own.replace(parameters=[*own.parameters.values(), *more])  # type: ignore[attr-defined]
    called.__annotations__ = {
        **{name: parameter.annotation for name, parameter in own.parameters.items()},
        **{name: annotation for name, (annotation, _) in added.items()},
    }
    return called
