"""Write a document with styles and links for a terminal, or as SVG picture.

The 16 ANSI colours alone are used, so that they follow the reader's own theme, and no meaning is a
colour's alone: what a colour marks has a mark, too.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.render.document import Document, Line, Run, Style
from briefing.render.layout import lay_out
from briefing.render.page import Page
from briefing.render.sanitize import sanitize

STYLES = {
    Style.TITLE: "bold",
    Style.LABEL: "bold",
    Style.CITATION: "dim",
    Style.ASIDE: "dim",
    Style.ABSENT: "dim",
    Style.COUNT: "dim",
    Style.SEPARATOR: "dim",
    Style.RULE: "dim",
    Style.CUE: "italic",
    Style.RESOLVED: "yellow",
    Style.INFERRED: "yellow",
    Style.DISPUTED: "bold red",
    Style.INCIDENT: "cyan",
}
"""How a meaning looks; plain where it is not listed."""

# Select graphic rendition, ECMA-48 8.3.117.
_CODES = {"bold": "1", "dim": "2", "italic": "3", "red": "31", "yellow": "33", "cyan": "36"}
_COLOURS = frozenset({"red", "yellow", "cyan"})

# Rich's own template loads a font from the network, and names it alone.
_SVG = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font-family: sans-serif; font-size: 18px; font-weight: bold; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def write(
    document: Document,
    page: Page,
    *,
    colour: bool = True,
    link: Callable[[str], str | None] | None = None,
) -> str:
    """The document with escape codes: the same words and breaks as plain text.

    Args:
        document: What to write.
        page: Where it is to stand.
        colour: Without it, bold, dim and italic stay, as no-color.org has it.
        link: The address that a source opens at (OSC 8), None for a source without one; links are
            left out where it is not given.
    """
    links = _Links(link)
    lines = (
        "".join(_styled(run, colour=colour, link=links.address(run.link)) for run in line)
        for line in lay_out(document, page)
    )
    return "\n".join(lines) + "\n"


def draw_svg(document: Document, page: Page, *, command: str = "") -> str:
    """Draw the document as an SVG picture of a terminal.

    The same bytes each time. `command` is what the reader typed for it, shown above.
    """
    import io

    from rich.console import Console
    from rich.text import Text

    console = Console(
        width=page.width,
        record=True,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    lines: list[Line] = lay_out(document, page)
    if command:
        lines = [(Run("$ ", Style.ASIDE), Run(sanitize(command), Style.LABEL)), (), *lines]
    # The picture cuts the descenders of its last line.
    for line in (*lines, ()):
        text = Text(no_wrap=True)
        for run in line:
            text.append(run.text, STYLES.get(run.style, ""))
        console.print(text)
    return console.export_svg(
        title=sanitize(document.title), unique_id="briefing", code_format=_SVG
    )


class _Links:
    """The addresses of sources, each worked out once."""

    def __init__(self, link: Callable[[str], str | None] | None) -> None:
        self._link = link
        self._known: dict[str, str | None] = {"": None}

    def address(self, source: str) -> str | None:
        if self._link is None:
            return None
        if source not in self._known:
            self._known[source] = self._link(source)
        return self._known[source]


def _styled(run: Run, *, colour: bool, link: str | None) -> str:
    words = STYLES.get(run.style, "").split()
    codes = ";".join(_CODES[word] for word in words if colour or word not in _COLOURS)
    text = f"\x1b[{codes}m{run.text}\x1b[0m" if codes else run.text
    return f"\x1b]8;;{link}\x1b\\{text}\x1b]8;;\x1b\\" if link else text
