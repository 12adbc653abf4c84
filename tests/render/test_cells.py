"""Measure the width of text in terminal cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.render.cells import cell_width, cut_at_cells

# Scripts of the news, without spacing vowel signs: terminals differ on them, and the cell that they
# are given here never lets a line run over.
LETTERS = st.text(
    st.sampled_from("aé—“”ßñżČ東京都はガ한국어Абвאבתحक\u0947म\u0941ไทยẢ🙂🚀\u0301\u0308")
    | st.characters(codec="cp1252")
)


@given(LETTERS.filter(str.isprintable))
def test_as_wide_as_rich_measures(text: str) -> None:
    assert cell_width(text) == sum(map(cell_len, text))


@given(st.text(), st.integers(0, 30), st.integers(2, 30))
def test_cutting_loses_nothing_and_fits(text: str, first: int, width: int) -> None:
    head, *tail = cut_at_cells(text, first, width)
    assert head + "".join(tail) == text
    assert cell_width(head) <= first
    assert all(piece and cell_width(piece) <= width for piece in tail)
    # Each is as long as can be.
    assert all(
        cell_width(piece + after[0]) > room
        for piece, after, room in zip(
            [head, *tail], tail, [first, *[width] * len(tail)], strict=False
        )
    )
