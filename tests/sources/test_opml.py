"""Lists of feeds, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UnreadableSource
from briefing.model.text import fold_whitespace
from briefing.sources.material import MAX_BYTES, Material
from briefing.sources.opml import Subscription, read, read_opml, write_opml
from briefing.sources.xmltree import ILLEGAL

EXPORT = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="1.0"><head><title>Feeds</title></head><body>
<outline text="Caf\xe9" xmlUrl="https://example.org/feed?a=1&b=2" type="rss" htmlUrl="https://example.org/"/>
<outline title="News" text="ignored">
  <outline text="A &amp; B" title="" xmlUrl="feed://example.org/a"/>
  <outline text="Europe/World"><outline xmlURL=" feed:https://example.org/b "/></outline>
</outline>
<outline text="Empty"/><outline text="again" xmlUrl="https://example.org/feed?a=1&b=2"/>
</body></opml>"""


def test_an_export_of_a_feed_reader_is_read() -> None:
    assert read_opml(EXPORT) == (
        Subscription("Café", "https://example.org/feed?a=1&b=2"),
        Subscription("A & B", "http://example.org/a", "News"),
        Subscription("https://example.org/b", "https://example.org/b", "News/Europe-World"),
    )


TEXT = st.text(max_size=20)


def cleaned(address: str) -> str:
    """The address as it can stand in XML."""
    return fold_whitespace(ILLEGAL.sub("", address))


@given(st.lists(st.builds(Subscription, TEXT, TEXT, TEXT), max_size=5))
def test_what_was_written_is_read_again(subscriptions: list[Subscription]) -> None:
    once = read_opml(write_opml(subscriptions).encode())
    # In the order of the folders, as each is written once.
    assert set(read_opml(write_opml(once).encode())) == set(once)
    assert {each.address for each in once} == {
        address for each in subscriptions if (address := cleaned(each.address))
    }


def test_a_list_is_written_the_same_each_time() -> None:
    listed = (
        Subscription('<A> & "B"', "https://example.org/?a=1&b=2", "News/Europe"),
        Subscription("C\x00\x1b[31m", "https://example.org/c"),
        Subscription("D", "https://example.org/d", "News"),
    )
    assert write_opml(listed) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<opml version="2.0">\n'
        "  <head>\n"
        "    <title>Feeds of briefing</title>\n"
        "  </head>\n"
        "  <body>\n"
        '    <outline text="News" title="News">\n'
        '      <outline text="Europe" title="Europe">\n'
        '        <outline type="rss" text="&lt;A&gt; &amp; &quot;B&quot;" title="&lt;A&gt; &amp; &quot;B&quot;" '
        'xmlUrl="https://example.org/?a=1&amp;b=2"/>\n'
        "      </outline>\n"
        '      <outline type="rss" text="D" title="D" xmlUrl="https://example.org/d"/>\n'
        "    </outline>\n"
        '    <outline type="rss" text="C[31m" title="C[31m" xmlUrl="https://example.org/c"/>\n'
        "  </body>\n"
        "</opml>\n"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a list"),
        (b"hello", "not a list"),
        (b"<rss/>", "not a list"),
        (b"<html><opml/></html>", "not a list"),
        (b"<opml>" + bytes(MAX_BYTES), "larger than"),
    ],
)
def test_what_is_no_list_of_feeds_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource, match=message) as caught:
        read_opml(data)
    assert caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"<opml><body><outline text='A' xmlUrl='https://example.org/a'/><outline text='B",
        b"<opml><body><outline text='A' xmlUrl='https://example.org/a'>" + b"<outline>" * 50_000,
        b"<OPML><BODY><OUTLINE TEXT='A' XMLURL='https://example.org/a'/></BODY></OPML>",
    ],
)
def test_a_broken_list_gives_what_can_be_read(data: bytes) -> None:
    assert read_opml(data)[0].address == "https://example.org/a"


def test_entities_are_left_alone() -> None:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    outline = "<outline text='&l9;' xmlUrl='https://example.org/&l9;'/>"
    text = f"<!DOCTYPE opml SYSTEM 'http://127.0.0.1/a.dtd' [<!ENTITY l0 'l'>{laughs}]><opml>{outline}</opml>"
    assert read_opml(text.encode()) == (Subscription("&l9;", "https://example.org/&l9;"),)


def test_as_a_source_it_says_where_it_belongs() -> None:
    (error,) = read(Material(data=EXPORT, source="feeds.opml", name="feeds.opml"))
    assert isinstance(error, UnreadableSource)
    assert (error.subject, str(error)) == ("feeds.opml", "a list of 3 feeds, not an article")
    assert "briefing feeds import feeds.opml" in error.hint


def test_as_a_source_it_may_be_something_else() -> None:
    with pytest.raises(UnreadableSource) as caught:
        list(read(Material(data=b"<rss/>", source="feeds.opml", name="feeds.opml")))
    assert caught.value.subject == "feeds.opml"
