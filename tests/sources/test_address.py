"""Parse, normalize and compare web addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BadAddress
from briefing.sources.address import is_address, name_of, normalise_address, request_address

NORMALISED = [
    ("HTTP://EXAMPLE.org", "http://example.org/"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://example.org:443/a", "http://example.org:443/a"),
    ("http://example.org:/a", "http://example.org/a"),
    ("https://example.org/a#b", "https://example.org/a"),
    ("https://example.org/a?", "https://example.org/a"),
    ("https://example.org/?utm_source=x&UTM_medium=y", "https://example.org/"),
    ("https://example.org/?fbclid=1&b=2&gclid=3&a=1", "https://example.org/?b=2&a=1"),
    ("https://example.org/?source=x&id=utm_1", "https://example.org/?source=x&id=utm_1"),
    ("https://example.org/%7ea/%c3%bc/%2F", "https://example.org/~a/%C3%BC/%2F"),
    ("https://example.org/a/./b/../c/..", "https://example.org/a/"),
    ("https://example.org/../../a", "https://example.org/a"),
    ("https://example.org/a//b/", "https://example.org/a//b/"),
    ("https://Bücher.example/ü?ü", "https://xn--bcher-kva.example/%C3%BC?%C3%BC"),
    ("https://straße.example/", "https://xn--strae-oqa.example/"),  # IDNA 2003 says strasse
    ("https://[2001:DB8::1]:8080/", "https://[2001:db8::1]:8080/"),
    ("  https://example.org/a b\n", "https://example.org/a%20b"),
    ("https://example.org/100%", "https://example.org/100%25"),
]


@pytest.mark.parametrize(("text", "expected"), NORMALISED)
def test_addresses_of_one_page_are_normalised_to_one(text: str, expected: str) -> None:
    assert normalise_address(text) == expected
    assert normalise_address(expected) == expected


def test_what_is_asked_for_keeps_the_parameters_that_track() -> None:
    address = "https://example.org/a?utm_source=feed&b=%7e"
    assert request_address(f"{address}#c") == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///a",
        "http://exa mple.org/",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://example.org:port/",
        "http://[::1/",
        "http://a%2eb/",
        "http://" + "a" * 9000,
        "http://ex\u0000ample.org/",
        "http://xn--\u2603.example/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(text: str) -> None:
    with pytest.raises(BadAddress) as caught:
        request_address(text)
    assert caught.value.hint


def test_a_password_is_neither_sent_nor_repeated() -> None:
    with pytest.raises(BadAddress) as caught:
        request_address("https://ann:secret@example.org/")
    assert "secret" not in f"{caught.value}{caught.value.subject}{caught.value.hint}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("https://example.org/a", True),
        ("HTTPS://example.org", True),
        (" http://example.org", True),
        ("http.txt", False),
        ("https:", False),
        ("ftp://example.org", False),
        ("news/https://example.org", False),
    ],
)
def test_an_address_is_told_from_a_file(name: str, expected: bool) -> None:
    assert is_address(name) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.example.org/2026/03/river-flood.html?id=7#top", "example.org/river-flood"),
        ("https://example.org/river-flood/", "example.org/river-flood"),
        ("https://example.org", "example.org"),
        ("https://example.org:8080/index.php", "example.org/index"),
        ("https://example.org/%C3%BCber", "example.org/über"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_an_address_has_a_short_name(address: str, expected: str) -> None:
    assert name_of(address) == expected


@given(
    st.text()
    | st.text().map(lambda text: f"https://example.org/{text}")
    | st.from_regex(r"https?://[^\s]{1,40}")
)
def test_any_text_is_an_address_that_stays_or_is_refused(text: str) -> None:
    try:
        normalised = normalise_address(text)
        asked = request_address(text)
    except BadAddress:
        return
    assert normalise_address(normalised) == normalised
    assert normalise_address(asked) == normalised
    assert request_address(asked) == asked
    assert asked.isascii()
    assert asked.isprintable()
    assert name_of(asked)
