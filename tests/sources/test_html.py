"""Parse web pages into articles."""

# ruff: noqa: E501 - pages in tables, a line a case
from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import EmptyArticle, SourceError, UnreadableSource
from briefing.model.article import Article, ParagraphKind
from briefing.sources.blocks import paragraphs_of
from briefing.sources.html import MAX_PAGE_BYTES, MAX_TAGS, read
from briefing.sources.material import MAX_BYTES, Material

STORY = (
    "<p>Two men were held in Arden on Tuesday after a fire in the old harbour, the police said.</p>"
    "<p>The fire broke out shortly before midnight and was put out by forty firefighters.</p>"
    "<p>Nobody was hurt, and the cause is not yet known, a spokeswoman for the city said.</p>"
)


def page(
    body: str = STORY, *, head: str = "", title: str = "Two held - The Arden Post", html: str = ""
) -> str:
    return (
        f"<!doctype html><html {html}><head><title>{title}</title>{head}</head>"
        f"<body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>"
    )


def article_of(html: str | bytes, *, charset: str = "", address: str = "") -> Article:
    data = html.encode() if isinstance(html, str) else html
    material = Material(data=data, source="a.html", name="a.html", charset=charset, address=address)
    return next(read(material))


def linked_data(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def headline(article: Article) -> str:
    return article.headline.of(article.text) if article.headline else ""


def byline(article: Article) -> str:
    return article.byline.of(article.text) if article.byline else ""


def dated(article: Article) -> tuple[str, str]:
    date = article.publication_date
    return (str(date.date), date.origin) if date else ("", "")


def prose(article: Article) -> list[str]:
    return [
        paragraph.span.of(article.text)
        for paragraph in article.paragraphs
        if paragraph.kind is ParagraphKind.PROSE
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # the heading that readers see goes before the title written for searches
        (page(f"<h1>Two held after fire</h1>{STORY}", title="Arden fire: two held"), "Two held after fire"),
        # the site's name is taken off, told by the preview's data
        (page(head='<meta property="og:site_name" content="Arden Post">'), "Two held"),
        # a heading that is the site's name is none
        (
            page(
                f"<h1>Arden Post</h1>{STORY}",
                head='<meta property="og:site_name" content="Arden Post">'
                '<meta property="og:title" content="Two held after fire">',
            ),
            "Two held after fire",
        ),
        # of several headings the one that the data agree with
        (
            page(
                f"<h1>Most read today</h1><h1>Two held after fire</h1>{STORY}",
                head=linked_data('{"@type":"NewsArticle","headline":"Two held after fire in Arden"}'),
            ),
            "Two held after fire",
        ),
        # a section in front
        (
            page(
                f"<h1>Politics | Two held after fire</h1>{STORY}",
                head='<meta property="og:title" content="Two held after fire">',
            ),
            "Two held after fire",
        ),
        # no headline at all
        (page(title=""), ""),
        # entities are decoded once
        (page(f"<h1>Fire &amp;amp; water &lt;b&gt;</h1>{STORY}"), "Fire &amp; water <b>"),
    ],
)  # fmt: skip
def test_headline(html: str, expected: str) -> None:
    assert headline(article_of(html)) == expected


@pytest.mark.parametrize(
    ("head", "body", "address", "expected"),
    [
        (linked_data('{"@type":"NewsArticle","datePublished":"2018-03-07T09:00:00+02:00"}'), "", "", ("2018-03-07", "page data")),
        # the day as the page writes it, not that of universal time
        (linked_data('{"@type":"NewsArticle","datePublished":"2018-03-07T23:30:00-05:00"}'), "", "", ("2018-03-07", "page data")),
        # universal time: the day that the address gives, if it was that day somewhere
        ('<meta property="article:published_time" content="2018-03-08T02:10:00Z">', "", "https://a.example/2018/03/07/two-held", ("2018-03-07", "address")),
        ('<meta property="article:published_time" content="2018-03-08T02:10:00Z">', "", "https://a.example/2018/03/05/two-held", ("2018-03-08", "page data")),
        # universal time: the day that readers see
        ('<meta property="article:published_time" content="2018-03-08T02:10:00Z">', "<p class=date>March 7, 2018 at 9:10 pm</p>", "", ("2018-03-07", "date line")),
        # an address and a date line on their own
        ("", "", "https://a.example/news/2018/3/7/two-held", ("2018-03-07", "address")),
        ("", '<time datetime="2018-03-07">Wednesday</time>', "", ("2018-03-07", "date line")),
        ("", '<span class="post-date">Published: 7 March 2018</span>', "", ("2018-03-07", "date line")),
        # first published, not changed
        ("", '<span class="date">Updated 9 March 2018</span><span class="date">7 March 2018</span>', "", ("2018-03-07", "date line")),
        (linked_data('{"@type":"Article","dateModified":"2018-03-09","datePublished":"2018-03-07"}'), "", "", ("2018-03-07", "page data")),
        # a page that is another by now
        (
            linked_data('{"@type":"Article","dateModified":"2023-11-27","datePublished":"2019-11-25"}'),
            '<time datetime="2023-11-27">November 27, 2023</time>', "", ("2023-11-27", "date line"),
        ),
        # no such day, no such year, an order that nothing proves
        ('<meta name="date" content="2018-02-31">', "", "", ("", "")),
        ('<meta name="date" content="9999-01-01">', "", "", ("", "")),
        ('<meta name="date" content="03/07/2018">', "", "", ("", "")),
        # the ends of machines' clocks, years before the web or well after all else, lose to what the page shows
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', "<p class=date>7 March 2018</p>", "", ("2018-03-07", "date line")),
        ('<meta property="article:published_time" content="1969-12-31T19:00:00-05:00">', "<p class=date>7 March 2018</p>", "", ("2018-03-07", "date line")),
        ('<meta name="date" content="1900-01-01">', "<time>7 March 2018</time>", "", ("2018-03-07", "date line")),
        ('<meta name="date" content="1985-06-05">', "<time>7 March 2018</time>", "", ("2018-03-07", "date line")),
        (linked_data('{"@type":"NewsArticle","datePublished":"2031-12-31"}'), "<p class=date>7 March 2018</p>", "", ("2018-03-07", "date line")),
        ('<meta name="date" content="1970-01-01">', "", "", ("", "")),
        # a change near it speaks for a day that is well after the one shown
        (linked_data('{"@type":"NewsArticle","datePublished":"2021-03-07","dateModified":"2021-03-08"}'), "<p class=date>7 March 2018</p>", "", ("2021-03-07", "page data")),
        # what readers write below
        ("", '<div class="comment"><span class="date">9 April 2018</span></div>', "", ("", "")),
        ("", '<ul class="commentlist"><li><time datetime="2018-04-09">9 April 2018</time></li></ul>', "", ("", "")),
        ("", '<section class="reader-comments"><span class="post-date">April 9, 2018</span></section>', "", ("", "")),
        ("", '<div id="disqus_thread"><span class="time">9 April 2018</span></div>', "", ("", "")),
        ("", '<p class=date>7 March 2018</p><div id="comments"><i class=date>9 April 2018</i></div>', "", ("2018-03-07", "date line")),
        # figures by the custom of the page's country
        ("", "<p class=date>03/04/2018</p>", "https://a.example.co.uk/two-held", ("2018-04-03", "date line")),
        ('<meta property="og:locale" content="en_GB">', "<p class=date>03/04/2018</p>", "", ("2018-04-03", "date line")),
        ('<meta property="og:locale" content="en_US">', "<p class=date>03/04/2018</p>", "", ("2018-03-04", "date line")),
        ('<meta property="og:locale" content="de_DE">', "<p class=date>03/04/2018</p>", "", ("2018-04-03", "date line")),
        ("", "<p class=date>03/04/2018</p>", "", ("2018", "page")),
        # several blocks of data, one in a graph, one broken, one of another story
        (
            linked_data("{ not json") + linked_data('{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2001-01-01"}]}')
            + linked_data('{"@graph":[{"@type":["NewsArticle"],"datePublished":"2018-03-07"}]}'),
            "", "", ("2018-03-07", "page data"),
        ),
        # broken, but with what is wanted in it
        (linked_data('{"@type":"NewsArticle","headline":"Two "held"","datePublished":"2018-03-07",}'), "", "", ("2018-03-07", "page data")),
        (linked_data('<!-- {"@type":"NewsArticle","datePublished":"2018-03-07",} -->;'), "", "", ("2018-03-07", "page data")),
    ],
)  # fmt: skip
def test_date(head: str, body: str, address: str, expected: tuple[str, str]) -> None:
    html = page(f"<h1>Two held</h1>{body}{STORY}", head=head)
    assert dated(article_of(html, address=address)) == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (linked_data('{"@type":"NewsArticle","author":[{"name":"Ann Lee"},{"name":"Bo Ray"}]}'), "", "Ann Lee, Bo Ray"),
        ("", '<p class="byline">By Ann Lee and Bo Ray | 7 March 2018</p>', "Ann Lee, Bo Ray"),
        ("", '<a rel="author" href="/ann">Ann Lee</a>', "Ann Lee"),
        ('<meta name="author" content="By Ann Lee">', "", "Ann Lee"),
        # an address is no name
        ('<meta property="article:author" content="https://facebook.com/arden">', "", ""),
    ],
)  # fmt: skip
def test_byline(head: str, body: str, expected: str) -> None:
    assert byline(article_of(page(f"<h1>Two held</h1>{body}{STORY}", head=head))) == expected


@pytest.mark.parametrize(
    ("head", "html", "address", "expected"),
    [
        ('<link rel="canonical" href="https://a.example/two-held">', 'lang="en-GB"', "https://m.a.example/x?utm=1", ("https://a.example/two-held", "en")),
        ('<link rel="canonical" href="/two-held">', 'xml:lang="pt"', "https://a.example/x", ("https://a.example/two-held", "")),
        # a canonical address of the front page is a mistake
        ('<link rel="canonical" href="https://a.example/">', "", "https://a.example/x", ("https://a.example/x", "")),
        ('<meta property="og:url" content="https://a.example/x"><meta property="og:locale" content="de_AT">', "", "", ("https://a.example/x", "de")),
        ('<link rel="canonical" href="javascript:alert(1)">', "", "", ("", "")),
        ('<link rel="canonical" href="http://[broken">', "", "", ("", "")),
    ],
)  # fmt: skip
def test_address_and_language(
    head: str, html: str, address: str, expected: tuple[str, str]
) -> None:
    article = article_of(page(head=head, html=html), address=address)
    assert (article.address, article.language) == expected


def test_the_paragraphs_without_what_belongs_to_the_page() -> None:
    html = page(
        f"<h1>Two held after fire</h1>{STORY}<h2>What is known</h2>"
        "<p>The harbour has been closed since the night, and ships wait outside.</p>"
        "<ul><li>Forty firefighters, two boats</li><li>The quay, closed until Friday</li></ul>"
        "<p>Sign up for our newsletter to get the news every morning.</p>"
        '<p><a href="/other">Harbour to be rebuilt by summer</a></p>'
        '<p>Related: <a href="/other2">Who owns the old harbour now</a></p>'
        "<p>The investigation goes on, the police said.</p>"
    )
    article = article_of(html)
    assert headline(article) == "Two held after fire"
    assert prose(article)[0].startswith("Two men were held")
    assert prose(article)[-1] == "The investigation goes on, the police said."
    assert "Forty firefighters, two boats" in prose(article)
    for words in ("newsletter", "Harbour to be rebuilt", "Who owns", "Home"):
        assert words not in article.text
    assert article.text.count("Two held after fire") == 1


def test_an_article_that_only_the_data_hold() -> None:
    body = " ".join(["The council met for three hours and put off its decision."] * 6)
    html = page("<div id=app></div>", head=linked_data(f'{{"@type":"NewsArticle","articleBody":"{body}"}}'))  # fmt: skip
    assert prose(article_of(html)) == [body]


def test_a_page_cut_off_in_the_middle() -> None:
    whole = page(f"<h1>Two held after fire</h1>{STORY}{STORY}")
    article = article_of(whole[: whole.index("Nobody was hurt") + 8])
    assert prose(article)[-1] in ("Nobody w", prose(article)[1])
    assert prose(article)[0].startswith("Two men")


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (page(f"<h1>Zwei Männer</h1>{STORY}").encode(), ""),
        (page(f"<h1>Zwei Männer</h1>{STORY}").encode(), "iso-8859-1"),  # the server is wrong
        (page(f"<h1>Zwei Männer</h1>{STORY}").encode("latin-1"), ""),
        (page(f"<h1>Zwei Männer</h1>{STORY}").encode("utf-16"), "utf-8"),
        (page(f"<h1>Zwei Männer</h1>{STORY}").encode("utf-16-le"), ""),
        (page(f"<h1>Zwei Männer</h1>{STORY}", head="<meta charset=macintosh>").encode("mac-roman"), ""),
        (page(f"<h1>Zwei Männer</h1>{STORY}", head="<meta charset=nonsense>").encode("cp1252"), "x-unknown"),
        (page(f"<h1>Zwei Männer</h1>{STORY}").encode("cp850"), "ibm850"),
    ],
)  # fmt: skip
def test_charset(data: bytes, charset: str) -> None:
    assert headline(article_of(data, charset=charset)) == "Zwei Männer"


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("", "it is empty"),
        (" \n ", "it is empty"),
        (
            "<html><head><script src=app.js></script></head><body><div id=root></div>"
            "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
            "the page is empty until its scripts have run",
        ),
        (
            "<html><body>"
            + "".join(f"<div><a href=/{n}>Council puts off decision {n}</a></div>" for n in range(60))
            + "</body></html>",
            "a list of links, not an article",
        ),
        ("<frameset><frame src=a></frameset>", "there is no article on the page"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_says_so(html: str, message: str) -> None:
    with pytest.raises(EmptyArticle, match=message) as raised:
        article_of(html)
    assert raised.value.subject == "a.html"
    assert raised.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"<p>" + b"x" * MAX_PAGE_BYTES,
        b"<b>" * (MAX_TAGS + 1),
        b"<p>" + b"word " * (MAX_BYTES // 5 + 1),
    ],
)
def test_a_page_too_large_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        article_of(data)


HOSTILE = {
    "elements in one another": "<div>" * 50_000,
    "bold type in one another": "<b>" * 50_000,
    "tables in one another": "<table><tr><td>" * 3_000,
    "a huge attribute": f"<p title='{'x' * 3_000_000}'>",
    "entities": f"<p>{'&amp;' * 300_000}",
    "an unclosed comment": f"<!-- {'<p>x' * 1_000}",
    "an unclosed script": f"<script>var a = '{'<p>x' * 1_000}",
    "a text field": f"<textarea>{'<p>x' * 1_000}",
    "nulls": "\0" * 10_000,
    "lines": "a line of text here<br>" * 22_000,
    "dates": "<time>1 May 2018</time>" * 20_000,
    "headings": "<h1>x</h1>" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_below_a_story_costs_little_and_hides_nothing(name: str) -> None:
    article = article_of(page(f"<h1>Two held after fire</h1>{STORY}{HOSTILE[name]}"))
    assert "Two men were held in Arden on Tuesday" in article.text


def test_linked_data_too_deep_to_read() -> None:
    article = article_of(page(head=linked_data("[" * 100_000)))
    assert prose(article)[0].startswith("Two men")


def test_entities_of_a_document_type_are_not_built() -> None:
    types = '<!DOCTYPE html [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    article = article_of(f"<?xml version='1.0'?>{types}<html><body>{STORY}<p>&b;&b;</p></body>")
    assert "aaaa" not in article.text


def test_no_script_style_or_markup_survives() -> None:
    html = page(
        "<h1>Two <script>alert(1)</script>held<style>b{}</style></h1>"
        f"{STORY}<p onclick='alert(2)'>It went on <b>until</b> noon.<script>alert(3)</script></p>"
        "<p>He wrote &lt;script&gt; &amp;lt;b&amp;gt;, \x1b[31m\x07 and no more was heard.</p>"
        "<plaintext><script>alert(4)</script><p>The end of the page, as it was sent."
    )
    article = article_of(html)
    assert "alert" not in article.text
    assert "b{}" not in article.text
    assert "<script> &lt;b&gt;" in article.text  # what the writer wrote, decoded once
    assert not any(character in article.text for character in "\x1b\x07\0")


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.lists(
            st.sampled_from(
                [
                    "<p>", "</p>", "<h1>", "</h1>", "<div hidden>", "</div>", "<table>", "<tr>", "<td>", "<li>", "<br>",
                    "<script>", "</script>", "<!--", "-->", "<time datetime='2018-03-07'>", "<a rel=author>", "</a>",
                    "<title>", "</title>", "<meta property='og:title' content='", "'>", "<plaintext>", "&#0;", "&#xd800;",
                    "&lt;", "\0", "\x1b[0m", "By Ann Lee", "Two men were held on Tuesday, the police said. " * 4, "é",
                    linked_data('{"@type":"NewsArticle","headline":["a",{"name":3}],"author":{"name":["x",[]]}}'),
                ]
            ),
            max_size=40,
        ).map(lambda pieces: "".join(pieces).encode("utf-8", errors="replace")),
    )
)  # fmt: skip
def test_any_bytes_are_an_article_or_a_source_error(data: bytes) -> None:
    try:
        article = article_of(data)
    except SourceError:
        return
    for span in (article.headline, article.byline, *(part.span for part in article.paragraphs)):
        if span is not None:
            assert 0 <= span.start < span.end <= len(article.text)
            assert span.of(article.text).strip()


def test_the_same_page_gives_the_same_article_under_any_hash_seed() -> None:
    html = page(
        f"<h1>Two held</h1><p class=byline>By Ann Lee and Bo Ray</p>{STORY}"
        '<p><a href="/x">Harbour to be rebuilt by summer</a></p><p>On 3 May 2019 it was rebuilt.</p>'
    )
    code = (
        "import sys; from briefing.sources.html import read; from briefing.sources.material import"
        " Material; print(next(read(Material(data=sys.stdin.buffer.read(), source='a', name='a'))))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=html.encode(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "7")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <a href=x>link</a> here.<p>Two", [("One link here.", None), ("Two", None)]),
        ("<h2>Sport</h2><p>It rained.", [("Sport", "heading"), ("It rained.", None)]),
        ("<p><strong>What next</strong></p><p>Rain.", [("What next", "heading"), ("Rain.", None)]),
        ("<p><a href=x>Read it all</a></p>", [("Read it all", "fragment")]),
        ("<figure><img><figcaption>A quay</figcaption></figure>", [("A quay", "fragment")]),
        ("It rained.<br><br>It snowed.", [("It rained.", None), ("It snowed.", None)]),
        ("It rained<br>and snowed.", [("It rained and snowed.", None)]),
        ("<p hidden>no</p><p style='display:none'>no</p>yes", [("yes", None)]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [("a", None), ("b", None)]),
        ("plain &amp; simple\n\nno markup", [("plain & simple", None), ("no markup", None)]),
        ("<pre>a  b\n\nc</pre>", [("a b", None), ("c", None)]),
        ("&amp;lt;b&amp;gt;", [("&lt;b&gt;", None)]),
        ("", []),
        ("<!-- nothing -->", []),
    ],
)  # fmt: skip
def test_paragraphs_of_a_fragment(html: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(part.text, part.kind) for part in paragraphs_of(html)] == expected
