"""What a selector means, and what is said where it means nothing or too much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import NothingMatches, SeveralMatch
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import (
    UNDATED,
    Article,
    Basis,
    Paragraph,
    ParagraphKind,
    PartialDate,
    ReferenceDate,
)
from briefing.model.collection import Collection
from briefing.model.period import parse_date, parse_period
from briefing.model.text import Span
from briefing.selection import describe, select, select_one


def annotate(
    name: str,
    text: str,
    date: PartialDate | None = None,
    basis: Basis = Basis.STATED,
    headline: str = "",
    folder: str = "news",
) -> AnnotatedArticle:
    paragraphs = [Paragraph(Span(len(headline), len(headline) + len(text)), ParagraphKind.PROSE)]
    if headline:
        paragraphs.insert(0, Paragraph(Span(0, len(headline)), ParagraphKind.HEADLINE))
    article = Article(
        source=f"{folder}/{name}",
        name=name,
        text=headline + text,
        paragraphs=tuple(paragraphs),
        headline=Span(0, len(headline)) if headline else None,
    )
    reference = ReferenceDate(date=date, basis=basis) if date else UNDATED
    return AnnotatedArticle(article=article, reference_date=reference)


NEWS = Collection(
    (
        annotate("flood-2017.txt", "The river rose in Cúcuta.", PartialDate(2018, 3, 7)),
        annotate(
            "004_a2b.txt",
            "Rain fell on the dam in 2022, and the bridges held.",
            PartialDate(2018, 6),
            headline="Storm over the valley\n",
        ),
        annotate("sinking.txt", "A ferry sank.", PartialDate(2021, 5, 1), folder="news/sea"),
        annotate("quake.txt", "The ground shook near the dam.", PartialDate(2026), Basis.INFERRED),
        annotate("speech.txt", "The storm was named, the mayor said."),
    )
)


@pytest.mark.parametrize(
    ("selector", "numbers"),
    [
        pytest.param("1", (1,), id="number"),
        pytest.param("[4]", (4,), id="number as a citation shows it"),
        pytest.param(" 2 ", (2,), id="white space around"),
        pytest.param("2018", (1, 2), id="year"),
        pytest.param("2018-03", (1,), id="month"),
        pytest.param("2018-03-07", (1,), id="day"),
        pytest.param("2018-03..2018-03-31", (1,), id="range"),
        pytest.param("2017", (1,), id="a year that no article has, but a file name"),
        pytest.param("quake.txt", (4,), id="file name"),
        pytest.param("Quake", (4,), id="file name without extension, in any case"),
        pytest.param("news/quake.txt", (4,), id="path"),
        pytest.param("./news//quake.txt", (4,), id="path in another spelling"),
        pytest.param("news/sea", (3,), id="folder"),
        pytest.param("news", (1, 2, 3, 4, 5), id="folder without a slash"),
        pytest.param("*.txt", (1, 2, 3, 4, 5), id="pattern"),
        pytest.param("a2b", (2,), id="part of a name, from the start of a word of it"),
        pytest.param("004", (2,), id="leading noughts are no number"),
        pytest.param("storm", (2,), id="a headline's word goes before a text's"),
        pytest.param("cucuta", (1,), id="without accents"),
        pytest.param("DAM", (2, 4), id="word of the text, in any case"),
        pytest.param("dam bridges", (2,), id="all words must be there"),
        pytest.param("storm rain", (2,), id="headline and text together"),
        pytest.param("bridge", (2,), id="beginning of a word, where no word is it"),
        pytest.param("mayor, said", (5,), id="punctuation does not count"),
    ],
)
def test_selects(selector: str, numbers: tuple[int, ...]) -> None:
    assert select(NEWS, selector).numbers == numbers


@pytest.mark.parametrize(
    "selector",
    [
        pytest.param("6", id="number beyond the last"),
        pytest.param("0", id="nought"),
        pytest.param("2022", id="a year that is only mentioned"),
        pytest.param("2018-04", id="a month that no article has"),
        pytest.param("2026-02", id="a month of a year-only date"),
        pytest.param("helicopter", id="a word of no article"),
        pytest.param("ferry dam", id="words of two articles"),
        pytest.param("inking", id="part of a name, but not of the start of a word"),
        pytest.param("", id="nothing"),
        pytest.param("!?", id="no word"),
        pytest.param("a\0b", id="null byte"),
        pytest.param("news/other.txt", id="path of another file"),
    ],
)
def test_nothing_matches(selector: str) -> None:
    with pytest.raises(NothingMatches) as raised:
        select(NEWS, selector)
    assert raised.value.exit_code == 1
    assert "2018 [1], 2018 [2], 2021 [3], 2026 ? [4] and undated [5]" in raised.value.hint


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("helicoptr", ""),
        ("quak.txt", "did you mean quake.txt?"),
        ("fery", "did you mean ferry?"),
        ("2022", "[2] mentions 2022, but is not dated so"),
    ],
)
def test_hints(selector: str, hint: str) -> None:
    with pytest.raises(NothingMatches) as raised:
        select(NEWS, selector)
    assert hint in raised.value.hint


def test_several_where_one_is_needed_are_listed() -> None:
    with pytest.raises(SeveralMatch) as raised:
        select_one(NEWS, "2018")
    assert raised.value.exit_code == 2
    assert str(raised.value) == "2 articles match 2018"
    assert raised.value.candidates == (
        "[1] 2018-03-07  flood-2017.txt",
        "[2] 2018-06  004_a2b.txt",
    )


def test_two_inferred_years_are_not_chosen_between() -> None:
    first = annotate("a.txt", "One.", PartialDate(2026, 1), Basis.INFERRED)
    second = annotate("b.txt", "Two.", PartialDate(2026, 2), Basis.INFERRED)
    with pytest.raises(SeveralMatch) as raised:
        select_one(Collection((first, second)), "2026")
    assert raised.value.candidates == ("[1] 2026-01 ?  a.txt", "[2] 2026-02 ?  b.txt")


@pytest.mark.parametrize(
    ("selector", "notes"),
    [
        ("2026", ("2026 matched [4] by an inferred year",)),
        ("2018", ()),  # stated
        ("4", ()),  # a number is no guess
        ("quake", ()),
    ],
)
def test_an_inferred_date_is_noted(selector: str, notes: tuple[str, ...]) -> None:
    assert select(NEWS, selector).notes == notes


def test_long_lists_are_cut() -> None:
    many = Collection(tuple(annotate(f"{n}.txt", "Text.") for n in range(10)))
    lines = describe(many, tuple(range(1, 11)))
    assert lines[-1] == "and 4 more; `briefing articles` lists them"
    with pytest.raises(NothingMatches, match="no article matches x") as raised:
        select(many, "x")
    assert "undated [6] and 4 more" in raised.value.hint


def test_an_empty_collection_has_no_matches() -> None:
    with pytest.raises(NothingMatches) as raised:
        select(Collection(()), "2018")
    assert raised.value.hint == "articles here are none"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018", PartialDate(2018)),
        ("2018-03", PartialDate(2018, 3)),
        ("2018-03-07", PartialDate(2018, 3, 7)),
        ("2018-02-30", None),
        ("2018-3", None),
        ("0000", None),
        ("٢٠١٨", None),  # digits, but not ISO 8601's
        ("18", None),
        ("2018-03-07-01", None),
    ],
)
def test_parse_date(text: str, date: PartialDate | None) -> None:
    assert parse_date(text) == date


@given(st.text(max_size=30))
def test_any_selector_is_answered_or_refused(selector: str) -> None:
    try:
        numbers = select(NEWS, selector).numbers
    except NothingMatches:
        return
    assert numbers
    assert sorted(set(numbers)) == list(numbers)
    assert set(numbers) <= {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2018-02-03", "2018-02-03", "2018-02-03"),
        ("2018-03..2019", "2018-03-01", "2019-12-31"),
        ("2018-03-07..", "2018-03-07", "None"),
        ("..2018", "None", "2018-12-31"),
    ],
)
def test_a_period_is_read_whole(text: str, first: str, last: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize(
    "text", ["..", "", "2018...2019", "2019..2018", "2018..x", "x..2018", "2018-13..", "1..2"]
)
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None
