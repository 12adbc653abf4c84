"""The arguments and options that commands share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.completion import complete_actor, complete_selector
from briefing.config import Color, Format

EXIT_CODES = """
\b
Exit codes:
  0    done
  1    nothing matched
  2    wrong usage, or an article that cannot be read (the others are still done)
  3    a bug in briefing
  130  stopped by Ctrl-C
"""

What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WHAT]...",
        help="Articles: a date (2018, 2018-03), a number, a file, a folder, part of a file name, or words of the text.",
        autocompletion=complete_selector,
        show_default=False,
    ),
]
Actor = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A name or part of one, as the articles write it.",
        autocompletion=complete_actor,
    ),
]
Sentences = Annotated[
    int | None,
    typer.Option("--sentences", "-n", min=1, metavar="N", help="Key points: exactly N sentences."),
]
Full = Annotated[
    bool, typer.Option("--full", help="All sections of each article, however many there are.")
]
Articles = Annotated[
    list[str] | None,
    typer.Option(
        "--articles",
        "-a",
        metavar="PATH",
        help="Read articles from this file or folder; may be repeated. Without it: ./seeds, unless set otherwise.",
    ),
]
Date = Annotated[
    list[str] | None,
    typer.Option(
        "--date",
        metavar="N=DATE",
        help="Date article N (or a file) yourself: 2=2026, 2=2026-02, story.txt=2026-02-16; may be repeated.",
    ),
]
OutputFormat = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How to write it.", show_default="text", show_choices=True),
]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE; .txt, .md, .json and .svg tell the format.",
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width", "-w", metavar="COLUMNS", help="Lay out for so many columns, 20 or more."
    ),
]
When = Annotated[
    Color | None, typer.Option("--color", help="When to style the text.", show_default="auto")
]
NoColor = Annotated[bool, typer.Option("--no-color", help="Short for --color never.")]
Plain = Annotated[
    bool | None,
    typer.Option("--plain", help="No boxes, no styles, no signs beyond ASCII.", show_default=False),
]
Pager = Annotated[bool | None, typer.Option("--pager", help="Show in a pager.", show_default=False)]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


def examples(*lines: str) -> str:
    """The end of a command's help: its examples, then the exit codes."""
    listed = "\n".join(f"  {line}" for line in lines)
    return f"\b\nExamples:\n{listed}\n{EXIT_CODES}"
