"""Web archives, written by warcio's writer, to the pages in them."""

from __future__ import annotations

import gzip
import io
import zlib
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


def two(*, packed: bool) -> tuple[bytes, bytes]:
    """Two records, each of a page in plain text, as they stand in an archive."""
    return tuple(  # type: ignore[return-value]
        web_archive(
            ("response", f"https://example.org/{name}", "200 OK|text/plain", text), packed=packed
        )
        for name, text in (
            ("a", b"Two men were held."),
            ("b", b"A mill burned in Arden on Monday."),
        )
    )


A, B = "Two men were held.", "A mill burned in Arden on Monday."


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
@pytest.mark.parametrize(
    ("cut", "prose", "message"),
    [
        (lambda a, b: a + b[:40], [A], "cut off after 1 record"),
        (lambda a, b: a + b[: len(b) // 2], [A], "cut off after 1 record"),
        (lambda a, b: a + b[:-12], [A], "cut off after 1 record"),
        (lambda a, b: b + a + b[: len(b) * 2 // 3], [B, A], "cut off after 2 records"),
        (lambda a, b: a[: len(a) // 2], [], "cut off in its first page"),
    ],
    ids=["in the header", "in the middle", "near the end", "the third", "the first"],
)  # fmt: skip
def test_cut_off(
    cut: Callable[[bytes, bytes], bytes], prose: list[str], message: str, packed: bool, look: Any
) -> None:
    looked = look(cut(*two(packed=packed)), "a.warc")
    assert looked.prose == prose
    assert [str(problem) for problem in looked.problems] == [message]


def test_reading_goes_on_behind_a_record_that_is_cut_off(look: Callable[..., Any]) -> None:
    a, b = two(packed=True)
    looked = look(a + b[: len(b) // 2] + b + a, "a.warc.gz")
    assert looked.prose == [A, B, A]
    assert len(looked.problems) == 1


def test_one_gzip_stream_of_all_records(look: Callable[..., Any]) -> None:
    whole = b"".join(two(packed=False))
    for data in (gzip.compress(whole), gzip.compress(whole) + bytes(512)):
        looked = look(data, "a.warc.gz")
        assert looked.problems == ()
        assert looked.prose == [A, B]
    looked = look(gzip.compress(whole * 50)[:-60], "a.warc.gz")
    assert looked.articles
    assert [str(problem)[:7] for problem in looked.problems] == ["cut off"]


@pytest.mark.parametrize(
    "address",
    [
        "metadata://gnu.org/software/wget/warc/MANIFEST.txt",
        "metadata://gnu.org/software/wget/warc/wget.log",
        "urn:text:https://example.org/a",
        "urn:X-wpull:log",
        "dns:example.org",
    ],
)
def test_what_programs_note_of_themselves_is_passed_over(
    address: str, look: Callable[..., Any]
) -> None:
    note = ("resource", address, "|text/plain", b"A log was written by this program on Monday.")
    looked = look(web_archive(note, *RECORDS[-1:]), "a.warc.gz")
    assert looked.prose == [A]
    assert looked.problems == ()


def arc(*pages: tuple[str, bytes]) -> bytes:
    """An archive of before WARC: https://archive.org/web/researcher/ArcFileFormat.php."""
    head = b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n"
    made = b"filedesc://a.arc 0.0.0.0 20080301000000 text/plain %d\n%s\n" % (len(head), head)
    for address, text in pages:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text
        made += (
            f"{address} 192.0.2.1 20080301000000 text/plain {len(answer)}\n".encode()
            + answer
            + b"\n"
        )
    return made


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_arc(pack: Callable[[bytes], bytes], look: Callable[..., Any]) -> None:
    pages = ("http://example.org/a", A.encode()), ("http://example.org/b", B.encode())
    looked = look(pack(arc(("dns:example.org", b"20080301 192.0.2.1"), *pages)), "a.arc")
    assert looked.problems == ()
    assert looked.prose == [A, B]
    assert looked.articles[0].name == "example.org/a"
    cut = look(arc(*pages)[:-20], "b.arc")
    assert cut.prose == [A]
    assert str(cut.problems[0]).startswith("cut off after")


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("gzip", bytes), ("x-gzip", gzip.compress)],
    ids=["gzip", "deflate", "said and not done", "its old name"],
)  # fmt: skip
def test_packed_answers(encoding: str, pack: Callable[[bytes], bytes], look: Any) -> None:
    fields = [("Content-Type", "text/plain"), ("Content-Encoding", encoding)]
    file = io.BytesIO()
    write(
        WARCWriter(file, gzip=True), "https://example.org/a", "response",
        payload=io.BytesIO(pack(A.encode())),
        http_headers=StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1"),
    )  # fmt: skip
    assert look(file.getvalue(), "a.warc.gz").prose == [A]


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
