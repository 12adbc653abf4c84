"""The scorer of web pages, on cases worked by hand."""

from __future__ import annotations

from types import ModuleType

import pytest

from briefing.model.article import ParagraphKind
from briefing.sources.composition import TextPart, compose_article
from scripts import load_scorer


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    return load_scorer("pages")


@pytest.mark.parametrize(
    ("key", "found", "f1"),
    [
        ("one two three four five", "one two three four five", 1),
        # punctuation and white space do not count, case does
        ("One, two: three\nfour.", "One two three four", 1),
        ("one two three four", "One two three four", 0),
        # key 2 shingles, found 1, shared 1: 2 * 1 / 3
        ("one two three four five", "one two three four", 2 / 3),
        # as often as they occur: key 1, found 2 (and 3 across the seam), shared 1: 2 * 1 / (1 + 5)
        ("a b c d", "a b c d a b c d", 2 / 6),
        # fewer than four words are one shingle
        ("one two", "one two", 1),
        ("one two", "one", 0),
        ("", "", 1),
        ("one", "", 0),
    ],
)
def test_text_f1_by_hand(pages: ModuleType, key: str, found: str, f1: float) -> None:
    assert pages.text_f1(key, found) == pytest.approx(f1)


def test_only_what_the_key_has_is_scored(pages: ModuleType) -> None:
    row = {"text": "a b c d", "title": " Two  held ", "date": "2018-03-07T10:00"}
    right = pages.Answer(text="a b c d", headline="Two held", date="2018-03-07")
    assert pages.score_page(row, right) == pages.PageScore(1.0, 1.0, 1.0)
    assert pages.score_page(row, pages.Answer()) == pages.PageScore(0.0, 0.0, 0.0)
    assert pages.score_page({"date": "2018-03-07"}, right) == pages.PageScore(None, None, 1.0)


def test_the_mean_is_over_the_pages_that_count(pages: ModuleType) -> None:
    assert pages.mean([1.0, None, 0.0]) == "0.500"
    assert pages.mean([None]) == "-"


def test_headline_byline_and_fragments_are_no_article_text(pages: ModuleType) -> None:
    parts = (
        TextPart("PARIS, 7 March 2018 (Reuters) - Two men were held."),
        TextPart("Reactions", ParagraphKind.HEADING),
        TextPart("A street. Photo", ParagraphKind.FRAGMENT),
    )
    article = compose_article(parts, source="a", name="a", headline="Two held", byline="Ann Lee")
    assert pages.article_text(article) == (
        "PARIS, 7 March 2018 (Reuters) -\nTwo men were held.\nReactions"
    )


def test_a_page_that_is_refused_gives_no_answer(pages: ModuleType) -> None:
    assert pages.read_ours(b"", {"id": "empty"}) == pages.Answer()
