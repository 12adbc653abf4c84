"""Sources as references that TeX, reference managers and pandoc read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing.model.article import Basis, PartialDate, ReferenceDate
from briefing.model.results import ArticleList, ArticleReference, Result
from briefing.render import references
from briefing.render.references import write_bibtex, write_csl, write_ris

DAM = ArticleReference(
    number=2,
    source="dam.html",
    name="dam.html",
    words=40,
    sentences=3,
    minutes=1,
    headline="Dam breaks above Ashford",
    byline="By Jane Roe",
    address="https://www.herald.example/dam",
    reference_date=ReferenceDate(date=PartialDate(2026, 3, 3), origin="page data"),
)
BARE = ArticleReference(number=1, source="a.txt", name="a.txt", words=1, sentences=1, minutes=1)


def listed(*articles: ArticleReference) -> ArticleList:
    return ArticleList(articles=articles)


@pytest.mark.parametrize("kind", ["summary", "hits"])
@pytest.mark.parametrize("format", ["bibtex", "ris", "csl"])
def test_golden(
    kind: str,
    format: str,
    result_of: Callable[[str], Result],
    check_golden: Callable[[str, str], None],
) -> None:
    write = getattr(references, f"write_{format}")
    check_golden(f"{kind}.{format}", write(result_of(kind)))


def test_bibtex() -> None:
    assert write_bibtex(listed(DAM, BARE)) == (
        "@misc{article,\n"
        "  title = {{a.txt}},\n"
        "  note = {read from a.txt},\n"
        "}\n"
        "@misc{herald2026breaks,\n"
        "  title = {{Dam breaks above Ashford}},\n"
        "  author = {{Jane Roe}},\n"
        "  year = {2026},\n"
        "  month = {3},\n"
        "  day = {3},\n"
        "  howpublished = {herald.example},\n"
        "  url = {https://www.herald.example/dam},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (PartialDate(2026, 3, 3), "2026/03/03/"),
        (PartialDate(2026, 3), "2026/03//"),
        (PartialDate(2026), "2026///"),
    ],
)
def test_ris_tells_a_date_as_precisely_as_it_is_known(date: PartialDate, told: str) -> None:
    written = write_ris(listed(replace(DAM, reference_date=ReferenceDate(date=date))))
    assert f"DA  - {told}\n" in written
    assert written.startswith("TY  - NEWS\n")
    assert written.endswith("ER  - \n")


def test_csl_says_what_is_inferred() -> None:
    dated = ReferenceDate(date=PartialDate(2026, 2), basis=Basis.INFERRED)
    (reference,) = json.loads(write_csl(listed(replace(DAM, reference_date=dated))))
    assert reference["issued"] == {"date-parts": [[2026, 2]], "circa": True}
    assert reference["author"] == [{"literal": "Jane Roe"}]
    assert reference["URL"] == DAM.address
    assert reference["note"] == "date inferred"


def test_each_article_is_named_once_and_keys_differ() -> None:
    twins = [replace(DAM, number=number) for number in (3, 2, 2, 4)]
    keys = re.findall(r"@misc\{(.*),", write_bibtex(listed(*twins)))
    assert keys == ["herald2026breaks", "herald2026breaks-2", "herald2026breaks-3"]


@pytest.mark.parametrize(
    "text",
    [
        "100 % of {all} \\input{x} $1 #2 a_b ~ ^ \"q\" & @misc{x,",
        "}} , evil = {",
        "line\nbreak\r\nER  - \nTY  - BOOK",
        "\x1b[31mred",
        "<script>alert(1)</script>",
    ],
)  # fmt: skip
def test_no_text_breaks_out(text: str) -> None:
    hostile = replace(DAM, headline=text, byline=text)
    written = write_bibtex(listed(hostile))
    body = re.sub(r"\\[\\{}%#$&_]", "", written)
    assert body.count("{") == body.count("}")
    assert len(re.findall(r"(?m)^@|^\}$", written)) == 2
    assert not re.search(r"\\(?!text|[#$%&_])", written)
    assert write_ris(listed(hostile)).count("\nER  - \n") == 1
    assert len(write_ris(listed(hostile)).splitlines()) == len(write_ris(listed(DAM)).splitlines())
    assert len(json.loads(write_csl(listed(hostile)))) == 1
    assert "\x1b" not in written + write_ris(listed(hostile)) + write_csl(listed(hostile))
