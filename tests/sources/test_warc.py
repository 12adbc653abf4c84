"""Web archives, written by warcio's writer, to the pages in them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from briefing.errors import SourceError
from briefing.model.article import Article
from briefing.sources.material import Material
from briefing.sources.reading import read_material
from briefing.sources.warc import read_content_type

STORY = "".join(
    f"<p>Zwei Männer wurden am Tag {day} gefasst, teilte die Polizei mit.</p>" for day in range(5)
)
PAGE = f"<html><body><article><h1>Zwei Männer</h1>{STORY}</article></body></html>"


def write(writer: WARCWriter, *record: Any, **fields: Any) -> None:
    made = writer.create_warc_record(*record, **fields)
    writer.write_record(made)
    made.raw_stream.close()  # which the writer forgets


def web_archive(*records: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """A web archive of records: type, address, headers' first line and content type joined by `|`, payload."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for kind, address, head, payload in records:
        status, _, content_type = head.partition("|")
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        write(
            writer, address, kind, payload=io.BytesIO(payload),
            http_headers=headers if kind in ("response", "request") else None,
        )  # fmt: skip
    return file.getvalue()


RECORDS = (
    ("warcinfo", "", "", b"software: x\r\n"),
    ("request", "https://example.org/a", "GET /a HTTP/1.1|text/plain", b""),
    (
        "response",
        "https://example.org/a",
        "200 OK|text/html; charset=ISO-8859-1",
        PAGE.encode("latin-1"),
    ),
    ("response", "https://example.org/gone", "404 Not Found|text/html", PAGE.encode()),
    ("response", "https://example.org/a.css", "200 OK|text/css", b"p {}"),
    ("response", "https://example.org/b.txt", "200 OK|text/plain", b"Two men were held."),
)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_by_their_addresses(packed: bool, look: Callable[..., Any]) -> None:
    looked = look(web_archive(*RECORDS, packed=packed), "a")
    assert looked.problems == ()
    page, text = looked.articles
    assert looked.sources == ["a/https://example.org/a", "a/https://example.org/b.txt"]
    assert page.address == "https://example.org/a"
    assert looked.heads[0][0] == "Zwei Männer"
    assert text.text == "Two men were held."


def test_a_transfer_in_chunks(look: Callable[..., Any]) -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    body = (
        b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (b"Two men ", b"were held."))
        + b"0\r\n\r\n"
    )
    headers = StatusAndHeaders(
        "200 OK",
        [("Content-Type", "text/plain"), ("Transfer-Encoding", "chunked")],
        protocol="HTTP/1.1",
    )
    write(
        writer,
        "https://example.org/a",
        "response",
        payload=io.BytesIO(body),
        http_headers=headers,
    )
    assert look(file.getvalue(), "a.warc.gz").prose == ["Two men were held."]


@pytest.mark.parametrize(
    ("data", "articles"),
    [
        (b"WARC/1.0\r\n", 0),
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
            0,
        ),
        (b"WARC/9.9 no headers\r\n\r\n" * 10, 0),
        (web_archive(*RECORDS)[:-40], 1),
        (web_archive(*RECORDS, packed=False)[:900], 0),
    ],
)
def test_what_is_wrong(data: bytes, articles: int, look: Callable[..., Any]) -> None:
    assert len(look(data, "a.warc").articles) == articles


def test_what_to_install_is_said(look: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    looked = look(web_archive(*RECORDS), "a.warc")
    assert looked.message == "reading it needs the extra warc"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("text/html", ("text/html", "")),
        ("Text/HTML;charset=UTF-8", ("text/html", "utf-8")),
        ("text/html; a=b; charset='utf-8'", ("text/html", "'utf-8'")),
        ("", ("", "")),
        (";;;=", ("", "")),
        ("text/html; charset*=utf-8''%ff", ("text/html", "")),
    ],
)
def test_content_types(value: str, expected: tuple[str, str]) -> None:
    found = read_content_type(value)
    assert found[0] == expected[0]
    if expected[1]:
        assert found[1] == expected[1]


PACKED = [web_archive(*RECORDS[-1:]), web_archive(*RECORDS[-1:], packed=False)]


@given(st.data())
@settings(max_examples=50)
def test_a_damaged_byte_anywhere(data: st.DataObject) -> None:
    packed = bytearray(data.draw(st.sampled_from(PACKED)))
    for _ in range(data.draw(st.integers(1, 5))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    for found in read_material(Material(data=bytes(packed), source="a", name="a")):
        assert isinstance(found, Article | SourceError)
