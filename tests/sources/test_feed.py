"""Feeds of every format, sound and broken, to entries and articles."""

from __future__ import annotations

import datetime
import json
from io import BytesIO
from typing import Any

import feedparser
import pytest
from feedgen.feed import FeedGenerator
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import EmptyArticle, SourceError, UnreadableSource
from briefing.model.article import Article, ParagraphKind, PartialDate
from briefing.sources.feed import MAX_FEED_BYTES, Feed, discover_feeds, parse_feed, read
from briefing.sources.material import Material
from briefing.sources.syndication import MAX_ENTRIES, clean_date

ADDRESS = "https://example.org/news/feed.xml"

RSS_2 = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>River &amp; Sea</title><link>https://example.org/</link><language>en-gb</language>
<atom:link rel="self" href="https://example.org/news/feed.xml"/>
<item><title>Floods &lt;em&gt;rise&lt;/em&gt; in Arden</title><link>/a?utm_source=rss</link>
  <guid isPermaLink="false">tag:1</guid><dc:creator>Ann Bell</dc:creator>
  <pubDate>Tue, 03 Mar 2026 23:30:00 -0800</pubDate><media:title>A picture</media:title>
  <description>Water rose.</description>
  <content:encoded><![CDATA[<p>Water rose in <b>Arden</b> on Monday.</p><p>Nobody was hurt.</p>
    <script>alert(1)</script>]]></content:encoded></item>
<item><title>AT&amp;amp;T cuts jobs</title><guid>https://example.org/b</guid><author>c@example.org (Carl Dew)</author>
  <pubDate>Mon, 02 Mar 26 10:00 GMT</pubDate><description>&lt;p&gt;A firm cut jobs.&lt;/p&gt;</description></item>
</channel></rss>"""

RSS_1 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://example.org/rdf"><title>River &amp; Sea</title><link>https://example.org/</link>
  <dc:language>en</dc:language></channel>
<item rdf:about="https://example.org/a"><title>Floods rise in Arden</title><link>https://example.org/a</link>
  <dc:creator>Ann Bell</dc:creator><dc:date>2026-03-03T23:30:00-08:00</dc:date>
  <description>Water rose in Arden on Monday.</description></item></rdf:RDF>"""

RSS_091 = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>River &amp; Sea</title><link>https://example.org/</link><language>en</language>
<item><title>Floods rise in Arden</title><link>https://example.org/a</link>
<description>Water rose in Arden &ndash; on&nbsp;Monday.</description></item></channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://example.org/news/">
<title type="html">River &amp;amp; Sea</title><link rel="self" href="feed.xml"/><link href="/"/>
<id>urn:feed</id><updated>2026-03-04T00:00:00Z</updated>
<entry><id>urn:1</id><title>Floods &lt; rise in Arden</title><link rel="enclosure" href="a.mp3"/>
  <link rel="alternate" type="text/html" href="a"/><updated>2026-03-04T09:00:00Z</updated>
  <published>2026-03-03T23:30:00-08:00</published>
  <author><name>Ann Bell</name><email>a@example.org</email></author><author><name>Carl Dew</name></author>
  <summary type="html">&lt;p&gt;Water rose.&lt;/p&gt;</summary>
  <content type="xhtml" xml:lang="en"><div xmlns="http://www.w3.org/1999/xhtml">
  <p>Water rose in <b>Arden</b> on Monday.</p><p>Nobody was hurt.</p></div></content></entry></feed>"""

ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>River &amp; Sea</title>
<link rel="alternate" type="text/html" href="https://example.org/"/>
<entry><title>Floods rise in Arden</title><link rel="alternate" type="text/html" href="https://example.org/a"/>
<id>urn:1</id><issued>2026-03-03T23:30:00-08:00</issued><modified>2026-03-05T00:00:00Z</modified>
<content type="text/html" mode="escaped">&lt;p&gt;Water rose in Arden on Monday.&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "River & Sea",
        "home_page_url": "https://example.org/",
        "language": "en-US",
        "items": [
            {
                "id": 1,
                "url": "/a",
                "title": "Floods rise in Arden",
                "authors": [{"name": "Ann Bell"}, {"name": "Carl Dew"}],
                "date_published": "2026-03-03T23:30:00-08:00",
                "summary": "Water rose.",
                "content_html": "<p>Water rose in <b>Arden</b> on Monday.</p><p>Nobody was hurt.</p>",
            }
        ],
    }
)


def parse(text: str | bytes, **options: Any) -> Feed:
    data = text.encode() if isinstance(text, str) else text
    return parse_feed(data, **{"address": ADDRESS} | options)


def words(parts: Any) -> list[str]:
    return [part.text for part in parts]


@pytest.mark.parametrize("text", [RSS_2, RSS_1, RSS_091, ATOM, ATOM_03, JSON_FEED])
def test_each_format_says_the_same(text: str) -> None:
    feed = parse(text)
    entry = feed.entries[0]
    assert (feed.title, feed.address, feed.home) == ("River & Sea", ADDRESS, "https://example.org/")
    assert feed.language == ("de" if text == ATOM else "" if text == ATOM_03 else "en")
    assert entry.title.replace("< ", "") == "Floods rise in Arden"
    assert entry.link.partition("?")[0].replace("/news", "") == "https://example.org/a"
    assert entry.parts[0].text.replace("– ", "") == "Water rose in Arden on Monday."
    assert "alert" not in " ".join(words(entry.parts))
    if text != RSS_091:
        assert entry.date is not None
        assert (str(entry.date.date), entry.date.origin) == ("2026-03-03", "feed")


def test_rss_2_is_read_whole() -> None:
    first, second = parse(RSS_2).entries
    assert (first.identity, first.author) == ("tag:1", "Ann Bell")
    assert first.link == "https://example.org/a?utm_source=rss"
    assert words(first.summary) == ["Water rose."]
    assert words(first.content) == ["Water rose in Arden on Monday.", "Nobody was hurt."]
    assert (second.identity, second.link) == ("https://example.org/b", "https://example.org/b")
    assert (second.title, second.author) == ("AT&T cuts jobs", "Carl Dew")
    assert second.date is not None
    assert second.date.date == PartialDate(2026, 3, 2)


def test_atom_is_read_whole() -> None:
    feed = parse(ATOM)
    (entry,) = feed.entries
    assert (entry.identity, entry.title) == ("urn:1", "Floods < rise in Arden")
    assert (entry.link, entry.author) == ("https://example.org/news/a", "Ann Bell, Carl Dew")
    assert words(entry.content) == ["Water rose in Arden on Monday.", "Nobody was hurt."]
    assert (feed.language, entry.language) == ("de", "en")


@pytest.mark.parametrize("text", [RSS_2, RSS_1, RSS_091, ATOM, ATOM_03])
def test_an_independent_reader_finds_the_same(text: str) -> None:
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": ADDRESS}
    other = feedparser.parse(BytesIO(text.encode()), response_headers=headers)
    feed = parse(text)
    assert feed.title == other.feed.title.replace("&amp;", "&")
    assert [entry.link for entry in feed.entries] == [entry.link for entry in other.entries]
    if text not in (RSS_1, RSS_091):
        assert [entry.identity for entry in feed.entries] == [entry.id for entry in other.entries]


@pytest.mark.parametrize("kind", ["rss_str", "atom_str"])
def test_what_an_independent_writer_wrote_is_read(kind: str) -> None:
    writer = FeedGenerator()
    writer.load_extension("dc")
    writer.id("urn:feed")
    writer.title("River & <Sea>")
    writer.link(href="https://example.org/")
    writer.description("News")
    writer.language("en")
    for number in (1, 2):
        written = writer.add_entry(order="append")
        written.id(f"https://example.org/{number}")
        written.title(f"Floods & <storms> {number}")
        written.link(href=f"https://example.org/{number}?a=1&b=2")
        written.published("2026-03-03T23:30:00-08:00")
        written.content(f"<p>Water rose in <b>Arden</b> {number}.</p>", type="html")
    feed = parse(getattr(writer, kind)(pretty=True))
    assert (feed.title, feed.home, feed.language) == ("River & <Sea>", "https://example.org/", "en")
    for number, entry in enumerate(feed.entries, 1):
        assert entry.identity == f"https://example.org/{number}"
        assert entry.title == f"Floods & <storms> {number}"
        assert entry.link == f"https://example.org/{number}?a=1&b=2"
        assert entry.date is not None
        assert entry.date.date == PartialDate(2026, 3, 3)
        assert words(entry.parts) == [f"Water rose in Arden {number}."]


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "iso-8859-1", ""),  # declared wrong
        ("utf-8", "utf-8", "iso-8859-1"),  # told wrong
        ("iso-8859-1", "iso-8859-1", ""),
        ("cp1252", "iso-8859-1", ""),
        ("cp1251", "windows-1251", ""),
        ("cp1251", "utf-8", "windows-1251"),
        ("utf-16", "utf-16", ""),
        ("utf-8-sig", "utf-8", ""),
        ("shift_jis", "shift_jis", ""),
    ],
)
def test_the_charset_is_found(encoding: str, declared: str, charset: str) -> None:
    title = {"cp1251": "Вода", "cp1252": "“Café”", "shift_jis": "水"}.get(encoding, "Café")
    text = (
        f'<?xml version="1.0" encoding="{declared}"?>'
        f"<rss><channel><title>{title}</title><item><title>{title}</title></item></channel></rss>"
    )
    feed = parse(text.encode(encoding), charset=charset)
    assert (feed.title, feed.entries[0].title) == (title, title)


def item(inner: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<rss><channel><title>T</title><item>{inner}</item></channel></rss>'


BROKEN = [
    ("white space in front", "\n\n " + item("<title>A</title>"), ["A"]),
    (
        "bare ampersand",
        item("<title>AT&T cuts</title><link>http://e.org/?a=1&b=2</link>"),
        ["AT&T cuts"],
    ),
    ("name of HTML", item("<title>Caf&eacute;&nbsp;A</title>"), ["Café A"]),
    ("unknown name", item("<title>A &foo; b</title>"), ["A &foo; b"]),
    ("Windows' own number", item("<title>A&#146;s</title>"), ["A’s"]),
    ("control characters", item("<title>A\x00\x08\x1b[31m b</title>"), ["A[31m b"]),
    ("undeclared prefix", item("<title>A</title><dc:creator>B</dc:creator>"), ["A"]),
    ("cut off in a text", "<rss><channel><item><title>A</title></item><item><title>B", ["A", "B"]),
    ("cut off in a tag", "<rss><channel><item><title>A</title></item><item><tit", ["A"]),
    ("tags crossed", item("<title>A</title><description><b>x</description></b>"), ["A"]),
    ("no channel", "<rss><item><title>A</title></item></rss>", ["A"]),
    ("capitals", "<RSS><CHANNEL><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS>", ["A"]),
    ("says nothing", item("<foo/>"), []),
    (
        "the same twice",
        "<rss><item><title>A</title></item><item><title>A</title></item></rss>",
        ["A"],
    ),
    ("angles of its own", item("<title>A &lt;Sea&gt; &amp; 1 &lt; 2</title>"), ["A <Sea> & 1 < 2"]),
    ("no entries", "<rss><channel><title>A</title></channel></rss>", []),
    (
        "markup in a title",
        item("<title>A &lt;script&gt;x&lt;/script&gt;<b>b</b></title>"),
        ["A <script>x</script>b"],
    ),
]


@pytest.mark.parametrize(("name", "text", "titles"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_feed_gives_what_can_be_read(name: str, text: str, titles: list[str]) -> None:
    assert [entry.title for entry in parse(text).entries] == titles


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "mailto:a@example.org",
        "http://a:b@example.org/",
    ],
)
def test_a_link_that_is_none_of_the_web_is_dropped(link: str) -> None:
    (entry,) = parse(item(f"<title>A</title><link>{link}</link>")).entries
    assert (entry.identity, entry.link) == ("A", "")


def test_the_page_s_own_link_is_chosen() -> None:
    burner = "xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'"
    inner = "<title>A</title><link>http://counter.example/1</link><f:origLink>http://example.org/a</f:origLink>"
    (entry,) = parse(f"<rss {burner}><item>{inner}</item></rss>").entries
    assert entry.link == "http://example.org/a"
    links = (
        "<link rel='alternate' type='application/pdf' href='/a.pdf'/><link rel='self' href='/s'/>"
    )
    (entry,) = parse(f"<feed><entry><title>A</title>{links}</entry></feed>").entries
    assert entry.link == "https://example.org/a.pdf"


DATES = [
    ("31 Feb 26 10:00", ""),
    ("Tue, 03 Mar 2026 10:00:00 GMT", "2026-03-03"),
    ("Tue, 3 Mar 2026 23:30:00 -0800", "2026-03-03"),  # its own day, not Greenwich's
    ("03 Mar 2026", "2026-03-03"),
    ("3 Mar 26 10:00 EST", "2026-03-03"),
    ("2026-03-03", "2026-03-03"),
    ("2026-03-03T10:00:00.123+01:00", "2026-03-03"),
    ("2026-03-03 10:00:00", "2026-03-03"),
    ("March 3, 2026", "2026-03-03"),
    ("Mo, 25 Jun 2018 11:41:36", "2018-06-25"),
    ("lun., 25 juin 2018 11:41:36 +0200", "2018-06-25"),
    ("lun, 25 jun 2018 11:41:36 -0300", "2018-06-25"),
    ("lunedì 25 giugno 2018", "2018-06-25"),
    ("di, 26 mrt 2019 10:00:00 +0100", "2019-03-26"),
    ("Dienstag, den 3. März 2026", "2026-03-03"),
    ("Wed, 31 Dec 1969 19:00:00 EST", ""),
    ("3/4/2026", "2026"),  # March or April
    ("Friday", ""),
    ("10:30", ""),
    ("yesterday", ""),
    ("03 Mar", ""),
    ("--03-04", ""),
    ("12", ""),
    ("1772530200", ""),
    ("Tue, 31 Feb 2026 10:00:00 GMT", ""),
    ("Thu, 01 Jan 1970 00:00:00 +0000", ""),
    ("0000-00-00T00:00:00", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_read_whole_or_not_at_all(text: str, expected: str) -> None:
    date = clean_date(text)
    assert (str(date.date) if date else "") == expected


@given(st.text(alphabet="0123456789-:/ TZ+JanFebMarMonTue,.", max_size=40))
def test_no_date_is_filled_from_today(text: str) -> None:
    date = clean_date(text)
    year = datetime.date.today().year
    assert date is None or date.date.year != year or str(year)[2:] in text


LONG = " ".join(["Water rose in Arden on Monday."] * 30)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<link>http://e.org/a</link><description>{LONG}</description>", False),
        ("<link>http://e.org/a</link><description>Water rose.</description>", True),
        ("<description>Water rose.</description>", False),  # there is no page to fetch
        (f"<link>http://e.org/a</link><description>{LONG} The water…</description>", True),
        (
            f"<link>http://e.org/a</link><description>{LONG} The water [&amp;#8230;]</description>",
            True,
        ),
        (
            f"<link>http://e.org/a</link><description>{LONG} Continue reading the story</description>",
            True,
        ),
        (
            f"<link>http://e.org/a</link><description>&lt;p&gt;{LONG}&lt;/p&gt;&lt;a&gt;Read more"
            "</description>",
            True,
        ),
        (
            f"<link>http://e.org/a</link><description>{LONG} She likes to read more.</description>",
            False,
        ),
        ("<link>http://e.org/a</link>", True),
    ],
)
def test_a_teaser_is_told_from_an_article(inner: str, expected: bool) -> None:
    (entry,) = parse(item(f"<title>A</title>{inner}")).entries
    assert entry.is_teaser is expected


def material(text: str, **said: str) -> Material:
    return Material(data=text.encode(), source=ADDRESS, name="example.org/feed", **said)


def test_each_entry_becomes_an_article() -> None:
    first, second = read(material(RSS_2))
    assert isinstance(first, Article)
    assert first.text == (
        "Floods rise in Arden\n\nAnn Bell\n\nWater rose in Arden on Monday.\n\nNobody was hurt."
    )
    assert first.headline is not None
    assert first.headline.of(first.text) == "Floods rise in Arden"
    assert first.byline is not None
    assert first.publication_date is not None
    assert first.publication_date.date == PartialDate(2026, 3, 3)
    assert (first.source, first.name) == (f"{ADDRESS}#tag:1", "example.org/a")
    assert (first.address, first.language) == ("https://example.org/a", "en")
    assert isinstance(second, Article)
    assert second.address == "https://example.org/b"


def test_what_a_program_puts_below_an_entry_is_left_out() -> None:
    below = "The post <a href='/a'>A</a> appeared first on <a href='/'>T</a>."
    text = item(
        f"<title>A</title><description><![CDATA[<p>Water rose.</p><p>{below}</p>]]></description>"
    )
    (article,) = read(material(text))
    assert isinstance(article, Article)
    assert "appeared first" not in article.text


@pytest.mark.parametrize("mark", ["[&#8230;]", "[...]", "(…)"])
def test_a_mark_that_cuts_an_entry_off_is_no_sentence(mark: str) -> None:
    text = item(f"<title>A</title><description>Water rose. {mark}</description>")
    (article,) = read(material(text))
    assert isinstance(article, Article)
    kinds = [(part.kind, part.span.of(article.text)) for part in article.paragraphs]
    assert kinds[1] == (ParagraphKind.PROSE, "Water rose.")
    assert kinds[2][0] is ParagraphKind.FRAGMENT


def test_entries_without_a_sentence_are_one_error() -> None:
    text = "<rss>" + "".join(f"<item><title>T {n}</title></item>" for n in range(3)) + "</rss>"
    (error,) = read(material(text))
    assert isinstance(error, EmptyArticle)
    assert "3 of 3" in str(error)
    assert (error.subject, bool(error.hint)) == (ADDRESS, True)


PAGE = """<!DOCTYPE html><html><head><base href="/news/"><title>A</title>
<link rel="stylesheet" href="a.css"><link rel="alternate" type="application/rss+xml" href="feed">
<link rel="Alternate Home" type="Application/Atom+XML; charset=utf-8" href="https://example.org/atom">
<link rel="alternate" type="application/feed+json" href="/json"><link rel="alternate" hreflang="de" href="/de">
<link rel="alternate" type="application/rss+xml" href="feed"><link rel="alternate" type="application/rss+xml">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head><body><rss></body></html>"""
FEEDS = ("https://example.org/news/feed", "https://example.org/atom", "https://example.org/json")


def test_the_feeds_that_a_page_names_are_offered() -> None:
    assert discover_feeds(PAGE.encode(), "https://example.org/a") == FEEDS
    with pytest.raises(UnreadableSource, match="names feeds") as caught:
        parse(PAGE, address="https://example.org/a")
    assert caught.value.candidates == FEEDS
    assert FEEDS[0] in caught.value.hint


def test_a_page_with_a_broken_base_names_its_feeds_all_the_same() -> None:
    page = PAGE.replace("/news/", "http://[")
    assert discover_feeds(page.encode(), ADDRESS) == FEEDS
    assert discover_feeds(b"", ADDRESS) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "hello",
        "<html><body>hello</body></html>",
        "<!doctype html><p>hello",
        "<p>hello",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head/></html>',
        '<?xml version="1.0"?><opml><body/></opml>',
        "{}",
        "[1, 2]",
        '{"version": 1}',
        '{"version": "https://jsonfeed.org/version/1"',
        "\x00\x01\x02",
        "%PDF-1.7",
    ],
)
def test_what_is_no_feed_is_an_error(text: str) -> None:
    with pytest.raises(UnreadableSource, match="not a feed") as caught:
        parse(text)
    assert (caught.value.subject, bool(caught.value.hint)) == (ADDRESS, True)


def test_a_feed_sent_as_a_page_is_a_feed() -> None:
    assert parse(RSS_2, media_type="text/html").entries


@pytest.mark.parametrize(
    "items",
    [
        None,
        1,
        "a",
        [None, 1, "a", []],
        [{"id": None}],
        [{"id": {}, "title": []}],
        [{"authors": 1, "author": []}],
    ],
)
def test_a_json_feed_may_hold_anything(items: Any) -> None:
    feed = parse(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}))
    assert feed.entries == ()


def bombs() -> dict[str, str]:
    def with_doctype(declared: str, inner: str) -> str:
        return item(f"<title>A</title>{inner}", f"<!DOCTYPE x [{declared}]>")

    tens = (f"&l{n - 1};" * 10 for n in range(1, 10))
    laughs = "".join(f"<!ENTITY l{n} '{ten}'>" for n, ten in enumerate(tens, 1))
    attributes = " ".join(f"a{n}='x'" for n in range(20_000))
    names = " ".join(f"xmlns:a{n}='u{n}'" for n in range(5_000))
    text = "<title>A</title><description>"
    return {
        "billion laughs": with_doctype(
            f"<!ENTITY l0 'l'>{laughs}", "<description>&l9;</description>"
        ),
        "in an attribute": with_doctype(f"<!ENTITY l0 'l'>{laughs}", "<link href='&l9;'/>"),
        "one large entity": with_doctype(
            f"<!ENTITY a '{'a' * 50_000}'>", f"<description>{'&a;' * 20_000}</description>"
        ),
        "a file": with_doctype(
            "<!ENTITY f SYSTEM 'file:///etc/passwd'>", "<description>&f;</description>"
        ),
        "many declarations": with_doctype("<!ENTITY a 'b'>" * 20_000, ""),
        "deep": item("<title>A</title>" + "<a>" * 50_000),
        "deep markup": item(text + "&lt;div&gt;" * 50_000),
        "open comments": item(text + "&lt;!--" * 50_000),
        "open tags": item(text + "&lt;a " * 50_000),
        "open CDATA": "<rss><item><title>A</title></item>" + "<![CDATA[" * 50_000,
        "many attributes": f"<rss {attributes}><item><title>A</title></item></rss>",
        "many names": f"<rss {names}><item><title>A</title></item></rss>",
        "many titles": item("<title>A</title>" * 50_000),
        "many links": item("<title>A</title>" + "<link>b</link>" * 20_000),
        "long date": item(f"<title>A</title><pubDate>{'Mon, ' * 20_000}</pubDate>"),
        "long link": item(f"<title>A</title><link>{'../' * 50_000}</link>"),
    }


@pytest.mark.parametrize("name", bombs())
def test_a_bomb_stays_small(name: str) -> None:
    # Each took a second at most where feedparser, and any reader that follows entities, took minutes.
    (entry,) = parse(bombs()[name]).entries
    assert entry.title == "A"
    assert sum(map(len, words(entry.parts))) < 2_000_000
    assert "root:" not in " ".join(words(entry.parts))


def test_of_very_many_entries_the_first_are_read() -> None:
    items = "".join(f"<item><title>T {n}</title></item>" for n in range(100_000))
    feed = parse(f"<rss><channel>{items}</channel></rss>")
    assert [entry.title for entry in feed.entries[:2]] == ["T 0", "T 1"]
    assert (len(feed.entries), feed.left_out) == (MAX_ENTRIES, 100_000 - MAX_ENTRIES)


def test_of_very_many_items_of_json_the_first_are_read() -> None:
    items = [{"id": str(n)} for n in range(MAX_ENTRIES + 5)]
    feed = parse(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}))
    assert (len(feed.entries), feed.left_out) == (MAX_ENTRIES, 5)


def test_a_feed_that_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="16 MiB"):
        parse(b"<rss>" + bytes(MAX_FEED_BYTES))


@given(
    st.lists(
        st.sampled_from(
            "<rss> <channel> <item> </item> <title> </title> <link> <![CDATA[ ]]> <!-- --> &amp; & < > "
            "a \x00 &lt;p&gt; <feed> <entry> </entry> <content:encoded> <?xml ?> <!DOCTYPE [ ]".split(
                " "
            )
        )
    ).map(" ".join)
    | st.text()
)
def test_anything_is_a_feed_or_an_error(text: str) -> None:
    data = Material(data=text.encode("utf-8", "replace"), source="a.xml", name="a.xml")
    try:
        found = list(read(data))
    except UnreadableSource:
        return
    assert all(isinstance(each, Article | SourceError) for each in found)
    assert found == list(read(data)) or any(isinstance(each, SourceError) for each in found)


def _rss(*items: tuple[str, str, str]) -> bytes:
    """A feed of entries with a title, a link and an id, each left out where empty."""
    parts = [
        f"<item><title>{title}</title>"
        + (f"<link>{link}</link>" if link else "")
        + (f'<guid isPermaLink="false">{identity}</guid>' if identity else "")
        + "<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>"
        for title, link, identity in items
    ]
    return (
        f'<rss version="2.0"><channel><title>News</title>{"".join(parts)}</channel></rss>'.encode()
    )


HOME, SECTION = "https://example.org/", "https://example.org/news"


@pytest.mark.parametrize(
    ("items", "links"),
    [
        # All links lead to the front page, or to one page of the site: that is the page of none of them.
        ([("One", HOME, ""), ("Two", HOME, "")], ["", ""]),
        (
            [("One", SECTION, ""), ("Two", SECTION, ""), ("Three", f"{SECTION}/3", "")],
            ["", "", f"{SECTION}/3"],
        ),
        ([("One", SECTION, "a"), ("Two", SECTION, "b")], ["", ""]),
        # One id for all.
        (
            [("One", f"{SECTION}/1", "x"), ("Two", f"{SECTION}/2", "x")],
            [f"{SECTION}/1", f"{SECTION}/2"],
        ),
        ([("One", "", "x"), ("Two", "", "x")], ["", ""]),
        ([("One", "", "https://example.org"), ("Two", HOME, HOME)], ["", ""]),
    ],
)
def test_what_several_entries_share_tells_none_of_them(
    items: list[tuple[str, str, str]], links: list[str]
) -> None:
    entries = parse_feed(_rss(*items), address=ADDRESS).entries
    assert [entry.title for entry in entries] == [title for title, _, _ in items]
    assert [entry.link for entry in entries] == links
    assert len({entry.identity for entry in entries}) == len(items)


def test_a_front_page_is_no_entry_s_own_even_if_there_is_only_one() -> None:
    first, second = (
        parse_feed(_rss((title, HOME, HOME)), address=ADDRESS).entries[0]
        for title in ("Noon", "Evening")
    )
    assert first.identity != second.identity


def test_an_entry_that_comes_twice_is_one() -> None:
    # Atom, section 4.1.1: entries of one id are one, in two versions.
    again = [("Flood", f"{SECTION}/1", "x"), ("Flood: three dead", f"{SECTION}/1", "x")]
    assert [e.title for e in parse_feed(_rss(*again), address=ADDRESS).entries] == ["Flood"]
