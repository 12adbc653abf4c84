"""Documents as plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.model.results import Result
from briefing.render import plain
from briefing.render.cells import cell_width
from briefing.render.document import Bullets, Document, Entry, KeyValues, Note, Run, Style, join
from briefing.render.page import Page
from briefing.render.views import view

PAGES = {
    "100": Page(width=100),
    "80": Page(width=80),
    "60": Page(width=60),
    "ascii": Page(width=100, encoding="ascii"),
    "plain": Page(width=100, boxes=False),
}


@pytest.mark.parametrize("page", PAGES)
def test_golden(
    kind: str,
    page: str,
    result_of: Callable[[str], Result],
    check_golden: Callable[[str, str], None],
) -> None:
    check_golden(f"{kind}-{page}.txt", plain.write(view(result_of(kind)), PAGES[page]))


@pytest.mark.parametrize("width", range(20, 161, 7))
def test_no_line_is_wider_than_asked(result: Result, width: int) -> None:
    text = plain.write(view(result), Page(width=width))
    assert max(map(cell_width, text.split("\n"))) <= width
    assert not any(line.endswith(" ") for line in text.split("\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "no-such-encoding"])
def test_every_encoding_can_write_it(result: Result, encoding: str) -> None:
    text = plain.write(view(result), Page(encoding=encoding))
    text.encode("ascii" if encoding.startswith("no") else encoding)


def test_plain_page_keeps_the_article_s_letters_but_shows_ascii_marks() -> None:
    document = Document("", ((Bullets(((Run("José’s"),),)),),))
    assert plain.write(document, Page(boxes=False)) == "  - José’s\n"


def test_plain_page_shows_no_signs_beyond_ascii_in_its_own_words() -> None:
    aside = Run("points × weight · left out …", Style.ASIDE)
    document = Document("", ((Note((aside,)),),))
    assert plain.write(document, Page(boxes=False)) == "points x weight - left out ...\n"


def test_wide_characters_count_twice_and_a_long_word_is_broken() -> None:
    document = Document("", ((Note((Run("東京都" * 7),)),),))
    assert (
        plain.write(document, Page(width=20)) == "東京都東京都東京都東\n京都東京都東京都東京\n都\n"
    )


def test_a_word_as_long_as_a_book_is_broken_in_one_pass() -> None:
    document = Document("", ((Note((Run("é" * 200_000),)),),))
    lines = plain.write(document, Page(width=20)).splitlines()
    assert lines == ["é" * 20] * 10_000


def test_labels_wrap_in_their_column() -> None:
    label = (Run("the United Nations Office for the Coordination of Humanitarian Affairs"),)
    document = Document("", ((KeyValues((Entry(label, ((Run("said so"),),)),)),),))
    assert plain.write(document, Page(width=60)).splitlines() == [
        "  the United       said so",
        "  Nations Office",
        "  for the",
        "  Coordination of",
        "  Humanitarian",
        "  Affairs",
    ]


@pytest.mark.parametrize(
    ("parts", "width", "lines"),
    [
        pytest.param(
            ("about March", "no headline", "no date line"),
            31,
            ["about March · no headline ·", "no date line"],
            id="last part whole",
        ),
        pytest.param(
            ("a short one", "a part that no line can hold whole"),
            24,
            ["a short one · a part", "that no line can hold", "whole"],
            id="part wider than a line",
        ),
        pytest.param(("one", "two", "three"), 40, ["one · two · three"], id="all on one line"),
    ],
)
def test_what_stands_between_separators_is_kept_together(
    parts: tuple[str, ...], width: int, lines: list[str]
) -> None:
    document = Document("", ((Note(join(tuple((Run(part),) for part in parts))),),))
    assert plain.write(document, Page(width=width)).splitlines() == lines
