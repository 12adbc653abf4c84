"""Split a tree of markup into blocks: paragraphs, headings, items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from briefing.model.article import ParagraphKind
from briefing.model.text import fold_whitespace
from briefing.sources.block import Block
from briefing.sources.composition import TextPart
from briefing.sources.drop_caps import is_drop_cap, join_drop_cap, marks_of
from briefing.sources.embedded_posts import join_posts
from briefing.sources.lines import SENTENCE_END, group_lines, split_lines
from briefing.sources.markup import Element, parse_markup, without_controls
from briefing.sources.references import decode_references
from briefing.sources.runs import Run, find_runs


def paragraphs_of(html: str | bytes, *, charset: str = "") -> tuple[TextPart, ...]:
    """Parse the paragraphs of a page or fragment of HTML, in order.

    They are all that it shows, and nothing else. Headings and captions are told as such; a paragraph that is nothing
    but a link is a fragment; of the others the kind is left open. `charset` is what the source says of bytes. Text
    without any markup is cut at its blank lines.

    >>> [(part.text, str(part.kind)) for part in paragraphs_of("<h2>Sport</h2><p>It <b>rained</b>.<script>1</script>")]
    [('Sport', 'heading'), ('It rained.', 'None')]
    """
    root = parse_markup(html, charset=charset)
    return () if root is None else tuple(block.part for block in walk(root))


def walk(root: Element, *, hidden: bool = False) -> Iterator[Block]:
    """The blocks that the elements under `root` show, in order.

    Their words are the page's own, none left out. With `hidden`, those too that the page hides until a script shows
    them. A drop cap in an element of its own is one with the paragraph that it begins.
    """
    initial: Block | None = None
    for block in join_posts(_all_blocks(root, hidden=hidden)):
        if initial is not None:
            joined = join_drop_cap(initial.part.text, block.part.text) if _may_begin(block) else ""
            if joined:
                block = replace(block, part=replace(block.part, text=joined))
            else:
                yield initial
            initial = None
        if block.linked == 0 and is_drop_cap(block.part.text, marks=marks_of(block.holder)):
            initial = block
        else:
            yield block
    if initial is not None:
        yield initial


def _may_begin(block: Block) -> bool:
    return block.part.kind is None and not block.part.listed and block.linked < 1


def _all_blocks(root: Element, *, hidden: bool) -> Iterator[Block]:
    runs: list[Run] = []
    for run in find_runs(root, hidden=hidden):
        if run is not None:
            runs.append(run)
        elif runs:
            if not all(run.text.isspace() for run in runs):
                yield from _blocks(runs)
            runs = []


def join_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the short cells of one row of a table made one."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _are_of_one_row(joined[-1], block):
            before = joined.pop()
            text = f"{before.part.text} {block.part.text}"
            linked = min(before.linked, block.linked)
            joined.append(
                Block(TextPart(text, before.part.kind or block.part.kind), block.holder, linked)
            )
        else:
            joined.append(block)
    return joined


def _are_of_one_row(one: Block, other: Block) -> bool:
    cells = (one.holder, other.holder)
    return (
        all(cell.tag in ("td", "th") for cell in cells)
        and cells[0] is not cells[1]
        and cells[0].getparent() is cells[1].getparent()
        and len(other.part.text) <= _LONGEST_HEADING
        and not SENTENCE_END.search(one.part.text[-20:])
    )


def without_teaser(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs without trailing links that only ask to read on or to comment.

    Such links stand behind a whole sentence.
    """
    end = place = len(runs)
    while place > 1:
        run, text = runs[place - 1], runs[place - 1].text.strip(_BETWEEN_LINKS)
        if text and not (run.linked and _teaser().fullmatch(text)):
            break
        place -= 1
        if text or not run.text.strip():
            end = place
    return runs[:end]


_BETWEEN_LINKS = " \t\r\n\xa0|·•/–—-"


def _blocks(runs: Sequence[Run]) -> Iterator[Block]:
    """The blocks of a stretch that no element breaks, but perhaps breaks of its lines do."""
    runs = without_teaser(runs)
    shown_runs = [run for run in runs if run.text.strip()]
    if not shown_runs:
        return
    text = _text(runs)
    kind, listed = runs[-1].kind, runs[-1].listed
    letters = sum(len(run.text.strip()) for run in shown_runs)
    linked = sum(len(run.text.strip()) for run in shown_runs if run.linked) / max(1, letters)
    if kind is None and linked == 1:
        kind_unended: ParagraphKind | None = ParagraphKind.FRAGMENT
    elif kind is None and all(run.bold for run in shown_runs):
        kind_unended = ParagraphKind.HEADING
    else:
        kind_unended = kind
    pieces = [text]
    if "\n" in text:
        lines = split_lines(text)
        groups = group_lines(text, lines, alone=[False] * len(lines))
        pieces = [group.span.of(text) for group in groups]
    for piece in pieces:
        shown = decode_references(fold_whitespace(without_controls(piece)))
        if shown:
            unended = len(shown) <= _LONGEST_HEADING and not SENTENCE_END.search(shown[-20:])
            ended_kind = None if _is_lead(shown, runs[-1].holder) else kind
            part = TextPart(shown, kind_unended if unended else ended_kind, listed)
            yield Block(part, runs[-1].holder, linked)


def _text(runs: Sequence[Run]) -> str:
    """The text of the runs, a drop cap in an element of its own joined to its word."""
    places = [place for place, run in enumerate(runs) if run.text.strip()]
    first = runs[places[0]]
    alone = first.element is not first.holder and not first.linked
    alone = alone and len(places) > 1 and not _touch(first, runs[places[0] + 1])
    if alone and is_drop_cap(first.text, marks=marks_of(first.element)):
        between = "".join(run.text for run in runs[places[0] + 1 : places[1] + 1])
        joined = join_drop_cap(first.text, between)
        if joined:
            return joined + "".join(run.text for run in runs[places[1] + 1 :])
    return "".join(run.text for run in runs)


def _touch(one: Run, other: Run) -> bool:
    """Whether the letters of two runs are one word, as the page itself has it."""
    return one.text[-1:].isalpha() and other.text[:1].islower()


def _is_lead(text: str, holder: Element) -> bool:
    """Whether a lower heading is a sentence of prose: sites set leads as such."""
    lower = holder.tag in ("h2", "h3", "h4", "h5", "h6")
    return lower and text.endswith((".", ".”", '."')) and text.count(" ") >= _LEAD_WORDS


_LEAD_WORDS = 9

_LONGEST_HEADING = 150
"""Characters of a line of links or bold type that is no prose."""


@cache
def _teaser() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:(?:continue|keep) reading"
        r"|(?:click here to )?(?:read|see|learn|find out) (?:more|on|the (?:full|rest|whole)\b.*)"
        r"|read (?:full|the)? ?(?:article|story|post)|(?:full|more) (?:story|details|article)"
        r"|view (?:article|post|original)|more"
        r"|(?:\d+|no|leave a|add a|post a) comments?|share (?:this|on))\b(?:[^.!?]{0,80})[\W_]*",
        re.IGNORECASE,
    )
