"""The width and alphabet of a page, and wrapping lines to fit it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from briefing.frozen import dataclass
from briefing.render.alphabet import has_all_characters, transliterate
from briefing.render.cells import cell_width, cut_at_cells
from briefing.render.document import MARKS, Document, Line, Run, Style, replace_runs, runs_of

_ATTACHED = MARKS | {Style.COUNT}
"""Styles of what stays on one line with the word before it, or after it."""

_EXPLAINING_SIGNS = frozenset("…×·→")
"""Signs beyond ASCII in the tool's own explaining words, among which an article's words may stand."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page to write for: `width` in cells (20 or more), `encoding` of the output.

    Without `boxes` there are no rules, no table borders and no marks beyond ASCII.
    """

    width: int = 100
    encoding: str = "utf-8"
    boxes: bool = True

    def glyph(self, character: str) -> str:
        """A drawing character of the tool's own, as this page can show it."""
        return transliterate(character, self.encoding if self.boxes else "ascii")


def transcribe(document: Document, page: Page) -> Document:
    """The document in letters that `page` can show."""
    if page.boxes and has_all_characters(page.encoding):
        return document
    replacements = {}
    for run in runs_of(document):
        own = run.style in MARKS or run.style is Style.SEPARATOR
        text = page.glyph(run.text) if own else transliterate(run.text, page.encoding)
        if run.style is Style.ASIDE:
            text = "".join(page.glyph(c) if c in _EXPLAINING_SIGNS else c for c in text)
        if text != run.text:
            replacements[run] = Run(text, run.style, run.link)
    return replace_runs(document, replacements) if replacements else document


def line_width(line: Line) -> int:
    """The cells that a line takes."""
    return sum(cell_width(run.text) for run in line)


def wrap(line: Line, width: int) -> list[Line]:
    """Wrap the line at spaces to at most `width` cells; none for an empty line.

    What stands between separators is kept on one line where one can hold it. A mark, a count or a separator stays with
    its word. A word wider than `width` is broken inside.
    """
    width = max(width, 2)
    words = list(_words(line))
    kept = _kept_together(words, width)
    lines: list[Line] = []
    current: list[Run] = []
    used = 0
    for place, (gap, word) in enumerate(words):
        size = line_width(word)
        room = width - used - cell_width(gap.text)
        if current and kept.get(place, size) > room:
            lines.append(_merged(current))
            current, used = [], 0
        if current:
            current.append(gap)
            used += cell_width(gap.text)
        if size > width:
            *pieces, word = _break_word(word, width)
            lines += pieces
            size = line_width(word)
        current.extend(word)
        used += size
    if current:
        lines.append(_merged(current))
    return lines


def _kept_together(words: Sequence[tuple[Run, Line]], width: int) -> dict[int, int]:
    """The cells of each part between separators that a line can hold, by the place of its first word."""
    starts = [place for place, (gap, _) in enumerate(words) if gap.style is Style.SEPARATOR]
    sizes = {}
    for start, end in pairwise((*starts, len(words))):
        rest = sum(cell_width(gap.text) + line_width(word) for gap, word in words[start + 1 : end])
        sizes[start] = line_width(words[start][1]) + rest
    return {start: size for start, size in sizes.items() if size <= width}


def _words(line: Line) -> Iterator[tuple[Run, Line]]:
    """Each word with the space before it. A word may span runs: a mark or a comma may follow a name."""
    gap, word = Run(""), list[Run]()
    for run in line:
        for part in filter(None, _parts(run)):
            if part.strip(" ") or run.style in _ATTACHED:
                word.append(Run(part, run.style, run.link))
            elif word:
                yield gap, tuple(word)
                gap, word = Run(part, run.style, run.link), []
            else:
                gap = Run(gap.text + part)
    if word:
        yield gap, tuple(word)


def _parts(run: Run) -> list[str]:
    """Words and spaces in turn. No line may break inside a mark, or before a separator."""
    if run.style in _ATTACHED:
        return [run.text]
    if run.style is Style.SEPARATOR:
        sign = run.text.rstrip(" ")
        return [sign, run.text[len(sign) :]]
    return re.split("( +)", run.text)


def _break_word(word: Line, width: int) -> list[Line]:
    """The word in pieces of at most `width` cells."""
    pieces: list[list[Run]] = [[]]
    used = 0
    for run in word:
        for nth, text in enumerate(cut_at_cells(run.text, width - used, width)):
            if nth:
                pieces.append([])
                used = 0
            if text:
                pieces[-1].append(Run(text, run.style, run.link))
                used += cell_width(text)
    return [tuple(piece) for piece in pieces]


def _merged(runs: list[Run]) -> Line:
    """The runs with neighbours of one meaning made one."""
    return tuple(
        Run("".join(run.text for run in alike), style, link)
        for (style, link), alike in groupby(runs, key=attrgetter("style", "link"))
    )
