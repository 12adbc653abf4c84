"""Any bytes under any name: articles and errors come of them, and nothing else."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.model.article import Article
from briefing.sources import read_source
from briefing.sources.kinds import MEDIA_TYPES, SUFFIXES, Kind
from briefing.sources.material import Material
from briefing.sources.reading import REFUSED, WAYS, read_material

STARTS = [
    *(
        b"",
        b"<html>",
        b"<!DOCTYPE html><p>",
        b"<feed>",
        b"<opml>",
        b"<?xml version='1.0'?><rss><channel><item>",
    ),
    *(
        b'{"text": "',
        b'[{"text": "Two men."}, ',
        b'{"text": "Two men."}\n{',
        b'{"schema": 1, "type": "article", "text": ',
    ),
    *(
        b'{"version": "https://jsonfeed.org/version/1", "items": [',
        b"title,text\n",
        b'text\ttitle\n"',
    ),
    *(
        b"From: a@b.c\nMIME-Version: 1\n",
        b"From a@b.c Wed Mar  7 23:30:00 2018\nSubject: x\n",
        b"---\ntitle: x\n---\n",
    ),
    *(
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"\x1f\x8b\x08\0",
        b"BZh9",
        b"\xfd7zXZ\0",
        b"WARC/1.0\r\n",
        bytes(257) + b"ustar\0",
    ),
    *(b"{\\rtf", b"\x89PNG", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"),
]
CONTENT = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", errors="replace")),
    st.text(st.sampled_from("<>/&;'\"{}[]:,\n\t -=#*`|%()\\"), max_size=200).map(str.encode),
)
NAMES = st.sampled_from(["a", *(f"a.{suffix}" for suffix in SUFFIXES)])


def test_every_kind_is_read_or_refused() -> None:
    assert {*WAYS, *REFUSED} == set(Kind)
    assert not WAYS.keys() & REFUSED.keys()


@given(st.sampled_from(STARTS), CONTENT, NAMES, st.sampled_from(["", "text/plain", *MEDIA_TYPES]))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_articles_and_errors_alone(start: bytes, rest: bytes, name: str, media_type: str) -> None:
    material = Material(data=start + rest, source=name, name=name, media_type=media_type)
    found = list(read_material(material))
    assert found
    for one in found:
        assert isinstance(one, Article | SourceError)
        if isinstance(one, Article):
            one.text.encode()
            assert one.source
            assert one.name
            assert all(part.span.end <= len(one.text) for part in one.paragraphs)
        else:
            assert one.hint
            assert one.subject
    assert found == list(read_material(material)) or any(
        isinstance(one, SourceError) for one in found
    )


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8), CONTENT, max_size=4
    )
)
@settings(max_examples=50, deadline=None)
def test_any_members_of_an_archive(members: dict[str, bytes]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in members.items():
            packed.writestr(f"{name}.txt", data)
    for one in read_material(Material(data=file.getvalue(), source="a", name="a")):
        assert isinstance(one, Article | SourceError)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "text",
                    "title",
                    "date",
                    "author",
                    "url",
                    "articles",
                    "schema",
                    "type",
                    "paragraphs",
                    "x",
                ]
            ),
            inner | st.just("article"),
            max_size=6,
        )
    ),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_any_json(value: object) -> None:
    for text in (json.dumps(value), json.dumps(value) + "\n" + json.dumps(value)):
        for one in read_material(Material(data=text.encode(), source="a.json", name="a.json")):
            assert isinstance(one, Article | SourceError)


AS_TEXT = "save its text as a .txt file"


@pytest.mark.parametrize(
    ("data", "name", "message", "hint"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "an office document, which is not read", AS_TEXT),
        (b"{\\rtf1 Two men.}", "a.rtf", "a rich text document, which is not read", AS_TEXT),
        (b"\x89PNG", "a.png", "an image, not an article", "have its text recognised first, and name that"),
        (b"Rar!\x1a\x07\0", "a.rar", "an archive of a kind that is not read", "unpack it, or pack it as .zip"),
        (b"<?xml version='1.0'?><nitf/>", "a.xml", "XML that is no page and no feed",
         "save the text of its article as a .txt file"),
        (bytes(range(256)), "a.txt", "binary, not plain text", "briefing add --help names the kinds that are read"),
    ],
)  # fmt: skip
def test_what_is_no_source_is_told(
    data: bytes, name: str, message: str, hint: str, look: Callable[..., Any]
) -> None:
    looked = look(data, name)
    assert looked.message == message
    assert looked.problems[0].hint == hint


def test_lists_of_feeds_belong_elsewhere(look: Callable[..., Any]) -> None:
    outline = '<outline type="rss" xmlUrl="https://example.org/feed"/>'
    looked = look(
        f'<?xml version="1.0"?><opml version="2.0"><body>{outline}</body></opml>', "a.opml"
    )
    assert "list of 1 feeds" in looked.message
    assert "briefing feeds import" in looked.problems[0].hint


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("---\n" + "-a: b\n" * 3000, "a"),
        ("---\r\n" + "a: b\r\n" * 3000, "a"),
        ("---\r\n" + "a: b\r\n" * 150, "a.md"),
        ("---\n" + "a" + "\n" * 50_000, "a"),
        ("From x" + "00:00" * 13_000, "a"),
        ("From x 00:00\na: b\n" + "\n\nFrom x" + "00:00" * 20_000 + "\n\nFrom " * 5000, "a.mbox"),
        ("<!--" * 15_000, "a"),
        ("<!DOCTYPE x [" + "] " * 30_000, "a"),
        ("<?" * 30_000, "a"),
        ("From: a@b.c\n\nForwarded message:\nFrom: " + " " * 300_000 + "x\n", "a.eml"),
        ("From: a@b.c\n\n-" + "-" * 300_000 + " " * 300_000, "a.eml"),
        ("From: a@b.c\nSubject: " + "re: " * 50_000 + "\n\nTwo men were held, they said.", "a.eml"),
        ("From: a@b.c\nContent-Type: text/plain; " + "a=b; " * 50_000 + "\n\nTwo men were held, they said.", "a.eml"),
        ("From: " + "(" * 200_000 + "\nTo: " + "<" * 200_000 + "\n\nTwo men were held, they said.", "a.eml"),
        ('{"' + '"\n' * 30_000, "a.json"),
        ("text,title\n" + '"' * 100_001, "a.csv"),
        ("text" + "," * 1_000_000 + "\n", "a.csv"),
        (",".join(["text"] * 300) + "\n" + "," * 1_000_000, "a"),
    ],
)  # fmt: skip
def test_what_takes_a_careless_pattern_for_ever(
    data: str, name: str, look: Callable[..., Any]
) -> None:
    looked = look(data, name)
    assert looked.articles or looked.problems


LINE = json.dumps({"title": "Two held", "text": "Two men were held. " * 50}).encode() + b"\n"
ROW = b"Two held," + b"Two men were held. " * 50 + b"\n"


@pytest.mark.parametrize(
    ("name", "start", "piece", "end"),
    [
        ("a.jsonl", b"", LINE, b""),
        ("a.json", b"[" + LINE, b"," + LINE, b"]"),
        ("a.csv", b"title,text\n", ROW, b""),
    ],
)
def test_large_sources_are_not_held_in_memory(
    name: str, start: bytes, piece: bytes, end: bytes, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(start + piece * 20_000 + end)
    assert path.stat().st_size > 19_000_000
    tracemalloc.start()
    found = read_source(str(path), stdin=bytes)
    for number in range(1, 20):
        article = next(found)
        assert isinstance(article, Article)
        assert article.source == f"{path}/{number}"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    found.close()
    assert peak < 6_000_000


def test_a_line_of_many_megabytes_stops_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINE + b'{"text": "' + b"x" * 9_000_000 + b'"}\n' + LINE))
    assert len(list(read_source(str(path), stdin=bytes))) == 3
