"""Control characters and escape codes are removed from text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.document import Run
from briefing.render.sanitize import link_target, sanitize

BAD = "�"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain, ça va — “東京” 🙂", "plain, ça va — “東京” 🙂", id="good text stays"),
        pytest.param("a\tb\nc\r\nd\u2028e\x85f", "a b c  d e f", id="line breaks and tabs"),
        pytest.param("\x1b[2J\x1b[1;31mred", f"{BAD}{BAD}red", id="CSI"),
        pytest.param("\x1b]8;;http://evil\x1b\\x\x1b]8;;\x07", f"{BAD}x{BAD}", id="OSC links"),
        pytest.param("\x1b]0;title never ended", f"{BAD}0;title never ended", id="an open OSC"),
        pytest.param("\x9b31mred \x9d0;t\x9c", f"{BAD}red {BAD}", id="C1 forms of both"),
        pytest.param("\x1bc\x1b", f"{BAD}{BAD}", id="reset, and a lone escape"),
        pytest.param("a\x00\x07\x08\x7f\x80b", f"a{BAD * 5}b", id="controls"),
        pytest.param("\u202eevil\u202c \u2067x\u2069\u200f", "evil x", id="bidi controls"),
        pytest.param("a\u200bb\ufeffc\u2060d\u00ade", "abcde", id="zero width"),
        pytest.param("a\u200db", "ab", id="a joiner between Latin letters"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="a joiner that Persian needs"),
        pytest.param("👩\u200d🚀", "👩🚀", id="a joiner between pictures"),
        pytest.param("x\U000e0041\U000e007f\ufe0f", "x", id="tags and variation selectors"),
        pytest.param("\ud800\udc80\ue000", BAD * 3, id="surrogates and private use"),
        pytest.param("a\xa0b\u3000c", "a b c", id="other spaces"),
        pytest.param("[red]x[/] :warning:", "[red]x[/] :warning:", id="markup of others is text"),
    ],
)
def test_sanitize(text: str, shown: str) -> None:
    assert sanitize(text) == shown
    assert Run(text).text == shown


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = sanitize(text)
    assert sanitize(shown) == shown
    for character in shown:
        assert character in "\u200c\u200d" or unicodedata.category(character)[0] != "C"
        assert character == " " or unicodedata.category(character)[0] != "Z"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("/a/b c.txt", "file://host/a/b%20c.txt"),
        ("x.txt", "file://host/work/x.txt"),
        ("é\x1b]\n.txt", "file://host/work/%C3%A9%1B%5D%0A.txt"),
        ("caf\udce9.txt", "file://host/work/caf%E9.txt"),
        ("bad\ud800.txt", "file://host/work/bad%3F.txt"),
        ("https://news.example/a?b=1&c=é x", "https://news.example/a?b=1&c=%C3%A9%20x"),
        ("https://e.example/\x1b\\", "https://e.example/%1B%5C"),
        ("javascript:alert(1)", "file://host/work/javascript%3Aalert%281%29"),
        ("-", None),
        ("", None),
    ],
)
def test_link_target(source: str, address: str | None) -> None:
    assert link_target(source, host="host", directory="/work") == address


def test_a_relative_path_needs_its_directory() -> None:
    assert link_target("x.txt", host="host", directory="") is None
