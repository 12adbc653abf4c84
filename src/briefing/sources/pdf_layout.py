"""Join a PDF's lines into paragraphs by gaps, indents and sizes of type."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial, reduce
from statistics import median

from briefing.model.article import ParagraphKind
from briefing.model.text import Span
from briefing.sources.composition import TextPart
from briefing.sources.lines import SENTENCE_END
from briefing.sources.paragraphs import judge
from briefing.sources.pdf_columns import PdfLine, read_by_column
from briefing.sources.pdf_words import join_drop_caps, join_lines, words_in


def lay_out(lines: Sequence[PdfLine]) -> tuple[str, tuple[TextPart, ...]]:
    """Find the headline and the paragraphs that `lines` make, in their order.

    The headline is empty where none stands out. Paragraphs part at a gap, an indent or another size of type; at the
    foot of a column or page only where a sentence ends, so that one that goes on there stays whole. Larger type is a
    heading, smaller type a caption or note.
    """
    lines = _without_running_heads(lines)
    if not lines:
        return "", ()
    body = _body_size(lines)
    lines = join_drop_caps(read_by_column(lines, body), body)
    groups = list(_group(lines, body))
    headline = _headline_index(groups, body)
    words = words_in(line.text for line in lines)
    parts = tuple(
        TextPart(_join(group, words), _kind(group, body))
        for index, group in enumerate(groups)
        if index != headline
    )
    return ("" if headline is None else _join(groups[headline], words)), parts


_EDGE_LEVELS = 3
"""How many lines, one below another, the running heads at either end of a page may take."""

_NEAR = 4.0
"""Points within which two lines stand in the same place of their pages."""


def _without_running_heads(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines, without page numbers and those that return in the same place of several pages, figures apart."""
    edges: list[int] = []
    pages = 0
    for _, on_page in itertools.groupby(range(len(lines)), key=lambda index: lines[index].page):
        indices = list(on_page)
        edges += _apart(lines, sorted(indices, key=lambda index: lines[index].y))
        edges += _apart(lines, sorted(indices, key=lambda index: -lines[index].y))
        pages += 1
    places: dict[tuple[str, int], list[int]] = {}
    for index in edges:
        mask, level = _mask(lines[index].text), round(lines[index].y / _NEAR)
        for near in (level, level + 1):
            places.setdefault((mask, near), []).append(index)
    dropped: set[int] = set()
    for (mask, _), found in places.items():
        returning = len({lines[index].page for index in found})
        number = pages > 1 and len(mask) < 40 and _patterns()["page number"].fullmatch(mask)
        if number or (returning > 1 and 3 * returning >= pages):
            dropped.update(found)
    return [line for index, line in enumerate(lines) if index not in dropped]


def _apart(lines: Sequence[PdfLine], from_edge: Sequence[int]) -> list[int]:
    """Of the lines of a page, from one of its ends inwards, those beyond the first gap, where it comes soon."""
    level = 0
    for position, (outer, inner) in enumerate(itertools.pairwise(from_edge), start=1):
        step = abs(lines[outer].y - lines[inner].y)
        if step > 1.6 * max(lines[outer].size, lines[inner].size):
            return list(from_edge[:position])
        level += step > _NEAR
        if level == _EDGE_LEVELS:
            break
    return []


def _mask(text: str) -> str:
    """A line with its figures masked: "Page 3 of 7" and "Page 4 of 7" are one running head."""
    return _patterns()["figures"].sub("#", text.strip()).casefold()


def _body_size(lines: Sequence[PdfLine]) -> float:
    """The size of type, to half a point, that most characters have."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return max(counts, key=lambda size: (counts[size], size)) or 1.0


def _group(lines: Sequence[PdfLine], body: float) -> Iterator[list[PdfLine]]:
    """The lines of each paragraph."""
    leading = _leading(lines, body)
    indents = _uses_indents(lines, leading)
    group = [lines[0]]
    for before, line, following in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        goes_on = indents and following is not None and not _is_indented(following, line)
        if _parts(before, line, leading, over_columns=not goes_on):
            yield group
            group = []
        group.append(line)
    yield group


def _uses_indents(lines: Sequence[PdfLine], leading: float) -> bool:
    """Whether paragraphs begin with an indent rather than below a gap."""
    pairs = [
        (before, line)
        for before, line in itertools.pairwise(lines)
        if before.page == line.page and before.y > line.y and before.size == line.size
    ]
    gaps = sum(before.y - line.y > 1.3 * leading * line.size for before, line in pairs)
    indents = sum(
        _is_indented(before, line) and before.y - line.y <= 1.3 * leading * line.size
        for before, line in pairs
    )
    return indents > gaps


def _is_indented(other: PdfLine, line: PdfLine) -> bool:
    """Whether `line` begins to the right of `other` by as much as paragraphs are indented."""
    return 0.8 * line.size < line.x - other.x < 6 * line.size


def _leading(lines: Sequence[PdfLine], body: float) -> float:
    """How far one line lies below another within a paragraph, as a multiple of the size of type."""
    steps = [
        (before.y - line.y) / before.size
        for before, line in itertools.pairwise(lines)
        if before.page == line.page
        and before.size > 0
        and abs(before.size - body) < 0.1 * body
        and 0.5 * before.size < before.y - line.y < 3 * before.size
    ]
    return median(steps) if len(steps) > 4 else 1.2


def _parts(before: PdfLine, line: PdfLine, leading: float, *, over_columns: bool) -> bool:
    """Whether a paragraph ends between two lines; `over_columns` whether one may where a column or page begins."""
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return True
    step = before.y - line.y
    if abs(step) < 0.3 * line.size and before.page == line.page:
        return False
    ended = SENTENCE_END.search(before.text) is not None
    if before.page != line.page or step < 0:
        return ended and over_columns
    return step > 1.3 * leading * line.size or (_is_indented(before, line) and ended)


def _headline_index(groups: Sequence[Sequence[PdfLine]], body: float) -> int | None:
    """Which paragraph is set in the largest type among those of the first page down to its first body text."""
    first: list[tuple[float, int]] = []
    for index, group in enumerate(groups[:12]):
        words = sum(len(line.text.split()) for line in group)
        larger = group[0].size >= 1.15 * body
        if group[0].page != groups[0][0].page or (words > _BODY_WORDS and not larger):
            break
        if larger and 1 < words <= _HEADLINE_WORDS:
            first.append((group[0].size, -index))
    return -max(first)[1] if first else None


_BODY_WORDS = 30
"""Words from which a paragraph is body text, no standfirst or caption."""

_HEADLINE_WORDS = 40
"""Words of the longest headline in large type."""


def _kind(group: Sequence[PdfLine], body: float) -> ParagraphKind | None:
    text = group[-1].text
    if group[0].size < 0.85 * body:
        return (
            None if _is_of_head(" ".join(line.text for line in group)) else ParagraphKind.FRAGMENT
        )
    if group[0].size > 1.1 * body and not SENTENCE_END.search(text) and len(group) < 4:
        return ParagraphKind.HEADING
    return None


def _is_of_head(words: str) -> bool:
    """Whether small type names the author or the day of publication, as it often does."""
    first = judge(words, Span(0, len(words)), before_prose=True)[0]
    labelled = first.date_line is not None and first.date_line.labelled
    return labelled or first.kind is ParagraphKind.BYLINE


def _join(group: Sequence[PdfLine], words: frozenset[str]) -> str:
    """The text of a paragraph, words that its lines divide made whole."""
    return reduce(partial(join_lines, words=words), (line.text for line in group))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "figures": re.compile(r"\d+"),
        "page number": re.compile(
            r"[\W_]*(?:(?:page|seite|p\.)\s*)?#(?:\s*(?:of|von|/|-)\s*#)?[\W_]*"
        ),
    }
