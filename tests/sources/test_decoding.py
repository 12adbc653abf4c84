"""Decode bytes to text: encodings are detected, what is no text is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UnreadableSource
from briefing.sources.decoding import decode

TEXT = "Müller’s café “reopened” on Monday.\r\nПетров was there.\n"
WESTERN = "Müller’s café “reopened” – again.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
    ids=[
        "utf-8",
        "utf-8 mark",
        "utf-16 mark",
        "utf-16-be mark",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-be",
    ],
)
def test_unicode(data: bytes) -> None:
    assert decode(data, subject="a.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WESTERN.encode("cp1252"), WESTERN),
        (b"caf\xe9 \x81 \x93so\x94", "café \x81 “so”"),  # \x81 is open in Windows-1252
        ("é".encode() * 20 + b"\xff", "é" * 20 + "\ufffd"),  # one broken byte among many good ones
        (
            b"\x1b[31mred\x1b[0m \x07 bell" + b" text" * 10,
            "\x1b[31mred\x1b[0m \x07 bell" + " text" * 10,
        ),
        (b"A ferry\0sank." + b" text" * 10, "A ferry\0sank." + " text" * 10),
        (b"", ""),
        (b"%", "%"),
    ],
    ids=[
        "windows-1252",
        "open byte",
        "broken utf-8",
        "control characters stay",
        "a stray null",
        "empty",
        "one byte",
    ],
)
def test_other_bytes(data: bytes, text: str) -> None:
    assert decode(data, subject="a.txt") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bytes(range(256)) * 4, "binary, not plain text"),
        (b"\0" * 100, "binary, not plain text"),
        (b"\x01\x02\x03\x04 text", "binary, not plain text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource, match=f"^{message}$") as caught:
        decode(data, subject="a.bin")
    assert caught.value.subject == "a.bin"
    assert caught.value.hint


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, subject="a.txt")
    except UnreadableSource:
        return
    assert decode(data, subject="b.txt") == text
    text.encode("utf-8")  # no lone surrogates


@given(
    st.text(
        st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters="\ufeff"), min_size=1
    )
)
def test_utf8_comes_back(text: str) -> None:
    assert decode(b" " + text.encode(), subject="a.txt") == " " + text
