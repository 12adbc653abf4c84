"""JSON, JSON Lines and tables to articles."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.article import Article
from briefing.sources.exported import read_exported
from briefing.sources.plaintext import parse_text

TEXT = "Two men were held on Monday. Nobody was hurt."
HEAD = ("Two held", "Ann Lee", "2018-03-07")


@pytest.mark.parametrize(
    "record",
    [
        # news-please
        {"title": "Two held", "authors": ["Ann Lee"], "date_publish": "2018-03-07 10:00:00",
         "date_download": "2020-01-01 00:00:00", "maintext": TEXT, "text": None, "url": "https://example.org/a"},
        # newspaper4k
        {"url": "https://example.org/a", "title": "Two held", "authors": ["Ann Lee"], "text": TEXT,
         "publish_date": "2018-03-07T10:00:00+00:00", "summary": "", "keywords": ["men"]},
        # trafilatura --json
        {"title": "Two held", "author": "Ann Lee", "date": "2018-03-07", "source": "https://example.org/a",
         "hostname": "example.org", "raw_text": "x", "text": TEXT, "comments": "", "excerpt": "y"},
        # schema.org
        {"@type": "NewsArticle", "headline": "Two held", "author": {"@type": "Person", "name": "Ann Lee"},
         "datePublished": "2018-03-07T10:00:00-05:00", "articleBody": TEXT, "url": "https://example.org/a"},
        # WordPress
        {"date": "2018-03-07T10:00:00", "link": "https://example.org/a", "title": {"rendered": "Two held"},
         "content": {"rendered": f"<p>{TEXT}</p><script>x()</script>"}, "author": 7, "byline": "Ann Lee"},
        # A list of paragraphs, a Unix time in milliseconds.
        {"Headline": " Two  held ", "Author(s)": "Ann Lee", "authors": "Ann Lee", "timestamp": 1520416800000,
         "paragraphs": ["Two men were held on Monday.", "Nobody was hurt."], "permalink": "https://example.org/a"},
        # The answer of a search engine, one object deep.
        {"_id": "7", "_source": {"title": "Two held", "author": "Ann Lee", "date": "2018-03-07", "body": TEXT,
                                 "url": "https://example.org/a"}},
    ],
)  # fmt: skip
def test_records_of_others(record: dict[str, Any], look: Callable[..., Any]) -> None:
    looked = look(json.dumps(record), "a.json")
    assert looked.head == HEAD
    assert " ".join(looked.prose) == TEXT
    assert looked.article.address == "https://example.org/a"
    assert looked.sources == ["a.json"]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda records: json.dumps(records),
        lambda records: json.dumps(records, indent=2),
        lambda records: json.dumps({"status": "ok", "totalResults": 2, "articles": records}),
        lambda records: json.dumps({"response": {"docs": records}}),
        lambda records: json.dumps({"hits": {"hits": [{"_source": record} for record in records]}}),
        lambda records: "\n".join(json.dumps(record) for record in records),
        lambda records: "\r\n".join(json.dumps(record) for record in records) + "\r\n\r\n",
        lambda records: "\ufeff" + "\n".join(json.dumps(record) for record in records),
    ],
    ids=[
        "array",
        "indented",
        "object",
        "nested",
        "search hits",
        "lines",
        "crlf lines",
        "marked lines",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_many_at_once(wrap: Callable[..., str], encoding: str, look: Callable[..., Any]) -> None:
    records = [{"title": title, "text": f"{title} was held."} for title in ("Ann Müller", "Bo Ek")]
    text = wrap(records)
    if encoding == "latin-1":
        text = text.lstrip("\ufeff")
    looked = look(text.encode(encoding), "a.jsonl")
    assert looked.problems == ()
    assert looked.prose == ["Ann Müller was held.", "Bo Ek was held."]
    assert looked.sources == ["a.jsonl/1", "a.jsonl/2"]
    assert [article.name for article in looked.articles] == ["a.jsonl/1", "a.jsonl/2"]


def test_an_array_longer_than_what_is_read_at_once(look: Callable[..., Any]) -> None:
    records = [{"text": f"Man {number} was held. " + "It rained. " * 3000} for number in range(40)]
    looked = look(json.dumps(records), "a.json")
    assert [looked.problems, len(looked.articles)] == [(), 40]
    assert looked.articles[39].text.startswith("Man 39 was held.")


BROKEN_OFF = "damaged: the array breaks off, or is not JSON from here on"


@pytest.mark.parametrize(
    ("text", "message", "articles"),
    [
        ('{"text": "Two men were held."}\n{"text": broken}\n{"text": "One was freed."}\n', "not JSON: line 2", 2),
        ('{"text": "Two men were held."}\nno\nno\n', "2 lines are not JSON, first line 2", 1),
        ('[{"text": "Two men were held."}, {"text": "One', BROKEN_OFF, 1),
        ('[{"text": "Two men were held."}', BROKEN_OFF, 1),
        ('[{"text": "Two men were held."}, {"id": 1}, 7]', "1 of 2 objects hold no text", 1),
        ('{"text": "Two', "damaged: not JSON", 0),
        ('{"name": "package", "version": "1.0"}', "no article in it", 0),
        ("[]", "no article in it", 0),
        ("{}", "no article in it", 0),
        ('{"schema": 1, "kind": "summary", "summaries": []}',
         "an answer of briefing's own: it cites articles and does not hold them", 0),
        ('{"schema": 2, "type": "article", "text": "Two men."}',
         "exported under schema 2, and this version reads 1", 0),
        ('{"a": ' * 100_000, "nested too deep", 0),
        ("[" + '{"a": ' * 100_000, "nested too deep", 0),
        ('{"text": 1' + "0" * 5000 + "}", "damaged: not JSON", 0),
    ],
)  # fmt: skip
def test_what_is_wrong(text: str, message: str, articles: int, look: Callable[..., Any]) -> None:
    looked = look(text, "a.json")
    assert len(looked.articles) == articles
    assert [str(problem) for problem in looked.problems] == [message]


def test_half_a_character_is_replaced(look: Callable[..., Any]) -> None:
    article = look(
        '{"title": "Two \\ud83d held", "text": "Two \\ud800 men were held."}', "a.json"
    ).article
    article.text.encode()


def exported(article: Article, **more: object) -> dict[str, object]:
    """An article as the schema of `briefing export` has it."""
    headline, byline = (
        span.of(article.text) if span else "" for span in (article.headline, article.byline)
    )
    date = article.publication_date
    return {
        "schema": 1,
        "type": "article",
        "number": 1,
        "source": article.source,
        "name": article.name,
        "address": article.address,
        "headline": headline,
        "byline": byline,
        "date": str(date.date) if date else "",
        "date_origin": date.origin if date else "",
        "language": article.language,
        "text": article.text,
        **more,
    }


PLAIN = """Two held

By Ann Lee

PARIS, 7 March 2018 - Two men were held.

Reaction

A woman, who was there, said so.  Twice.
"""


@pytest.mark.parametrize(
    "text", [PLAIN, "Two men were held.\r\n\x1b[31m", "A\n\nTwo men\nwere held."]
)
def test_what_was_exported_comes_back(text: str, look: Callable[..., Any]) -> None:
    article = parse_text(text, source="news/two.txt", name="two.txt")
    looked = look(json.dumps(exported(article)) + "\n" + json.dumps(exported(article)), "a.jsonl")
    assert looked.articles == (article, article)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_comes_back_to_the_character(text: str) -> None:
    article = parse_text(text, source="a", name="b")
    record = exported(
        article,
        paragraphs=[
            [part.span.start, part.span.end, part.kind.value] for part in article.paragraphs
        ],
    )
    found = read_exported(json.loads(json.dumps(record)), subject="x")
    assert (found.text, found.paragraphs) == (article.text, article.paragraphs)
    assert read_exported(exported(article), subject="x").text == text


@pytest.mark.parametrize(
    "value",
    [
        1,
        [1],
        [["a", 1, "prose"]],
        [[0, 5, "x"]],
        [[3, 2, "prose"]],
        [[0, 999, "prose"]],
        [[True, 3, "prose"]],
    ],
)
def test_paragraphs_that_cannot_be_are_told_anew(value: object) -> None:
    article = parse_text(PLAIN, source="a", name="b")
    assert read_exported(exported(article, paragraphs=value), subject="x") == article


def table(rows: list[list[str]], **dialect: Any) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, **dialect).writerows(rows)
    return file.getvalue()


ROWS = [
    ["id", "Title", "Author", "Date", "Text"],
    ["1", "Two held", "Ann Lee", "2018-03-07", "Two men, it said, were held; \"both\" on Monday.\nOne\twas freed."],
    ["2", "One freed", "Bo Ek", "8 March 2018", "A woman was freed | at noon."],
]  # fmt: skip


@pytest.mark.parametrize("dialect", [{}, {"delimiter": ";"}, {"delimiter": "\t"}, {"delimiter": "|"},
                                     {"quoting": csv.QUOTE_ALL}, {"lineterminator": "\n"}])  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables(dialect: dict[str, Any], encoding: str, look: Callable[..., Any]) -> None:
    looked = look(table(ROWS, **dialect).encode(encoding), "a.csv")
    assert looked.problems == ()
    assert looked.heads == [HEAD, ("One freed", "Bo Ek", "2018-03-08")]
    assert looked.prose == [
        'Two men, it said, were held; "both" on Monday.', "One\twas freed.".replace("\t", " "),
        "A woman was freed | at noon.",
    ]  # fmt: skip
    assert looked.sources == ["a.csv/1", "a.csv/2"]


def test_quotation_marks_in_a_table_of_tabs_stand_for_themselves(look: Callable[..., Any]) -> None:
    looked = look('title\ttext\nA\t"We will win, he said.\nB\tTwo "men" were held.\n', "a.tsv")
    assert looked.prose == ['"We will win, he said.', 'Two "men" were held.']


def test_formulas_are_text(look: Callable[..., Any]) -> None:
    looked = look(
        'title,text\n"=1+1","=HYPERLINK(""x"") was what the men wrote, the police said."\n', "a.csv"
    )
    assert looked.head[0] == "=1+1"
    assert looked.prose == ['=HYPERLINK("x") was what the men wrote, the police said.']


@pytest.mark.parametrize(
    ("text", "message", "articles"),
    [
        ("a,b\n1,2\n", "no column of the table holds text", 0),
        ("", "no column of the table holds text", 0),
        ("title,text\n", "it has no rows", 0),
        ("title,text\nA,\nB,Two men were held.\n\n", "1 of 2 rows hold no text", 1),
        ("title,text\nA\nB,Two men were held.,more\n", "1 of 2 rows hold no text", 1),
        ("title,text\nA," + "x" * 5_000_000 + "\nB,Two men were held.\n", "1 of 2 rows hold no text", 1),
        (",".join(map(str, range(1_000_000))) + "\n", "no column of the table holds text", 0),
    ],
)  # fmt: skip
def test_poor_tables(text: str, message: str, articles: int, look: Callable[..., Any]) -> None:
    looked = look(text, "a.csv")
    assert len(looked.articles) == articles
    assert [str(problem) for problem in looked.problems] == [message]


def test_prose_with_commas_stays_prose(look: Callable[..., Any]) -> None:
    text = "Text, date, and title were what they asked for,\nsaid Ann Lee, an editor, on Monday.\n"
    assert look(text, "a.txt").article.text == text


def test_records_in_a_folder_count_only_with_articles(tmp_path: Path) -> None:
    from briefing.sources import list_sources

    files = {
        "a.json": '{"title": "x", "text": "Two men were held."}',
        "b.csv": "title,text\nx,Two men were held.\n",
        "c.xml": "<rss><channel/></rss>",
        "package.json": '{"name": "x", "version": "1"}',
        "figures.csv": "year,dead\n2018,2\n",
        "pom.xml": "<project><name>x</name></project>",
        "feeds.opml": "<opml/>",
        "list.xml": "<opml/>",
        "answer.json": '{"schema": 1, "kind": "summary", "summaries": [{"headline": "x", "text": "Two."}]}',
        "broken.json": "{",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    found = [Path(name).name for name in list_sources([str(tmp_path)]) if isinstance(name, str)]
    assert found == ["a.json", "b.csv", "c.xml"]


@pytest.mark.parametrize(
    "dates",
    [
        {"created_at": "2018-03-07T10:00:00Z", "published_at": None},
        {"createdAt": "2018-03-07"},
        {"saved_at": "2018-03-07", "updated_at": "2018-03-08"},
        {"date": "0001-01-01T00:00:00"},
        {"published": "1970-01-01"},
        {"date": 0},
    ],
)
def test_the_day_that_a_record_was_made_is_no_publication(
    dates: dict[str, Any], look: Callable[..., Any]
) -> None:
    assert look(json.dumps({"title": "Two held", "text": TEXT, **dates}), "a.json").head[2] == ""
