"""Find an article's paragraphs on a page, each whole and in the page's own words."""

# ruff: noqa: E501 - pages in tables, a line a case
from __future__ import annotations

import pytest

from briefing.model.article import Article, ParagraphKind
from briefing.sources.blocks import paragraphs_of
from briefing.sources.html import read
from briefing.sources.material import Material
from briefing.sources.reading import read_material

LEAD = "Two men were held in Arden on Tuesday after a fire in the old harbour, the police said."
SECOND = "The fire broke out shortly before midnight and was put out by forty firefighters."
THIRD = "Nobody was hurt, and the cause is not yet known, a spokeswoman for the city said."
FOURTH = "Ships wait outside the harbour, which is to be opened again on Friday at noon."
STORY = f"<p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"


def article_of(body: str, *, head: str = "") -> Article:
    html = (
        f"<!doctype html><html><head><title>Fire in the old harbour | The Courier</title>{head}</head>"
        f"<body><nav><a href=/>Home</a> <a href=/a>Archive</a></nav>{body}<footer>Contact us</footer></body></html>"
    )
    return next(read(Material(data=html.encode(), source="a.html", name="a.html")))


def prose(article: Article) -> list[str]:
    return [
        part.span.of(article.text)
        for part in article.paragraphs
        if part.kind is ParagraphKind.PROSE
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The mayor spoke on <time datetime=2026-03-02>Monday night</time>, and again on <time>Tuesday</time>.", "The mayor spoke on Monday night, and again on Tuesday."),
        ("The <label>harbour</label> was closed by <output>forty</output> men.", "The harbour was closed by forty men."),
        ("The <button type=button>harbour council</button> met for three hours.", "The harbour council met for three hours."),
        ("The plan, which <a class='btn share' href=/x>the council</a> wants, was put off.", "The plan, which the council wants, was put off."),
        ("The <span class='nav hidden-print related'>old quay</span> has been closed.", "The old quay has been closed."),
        ("The <abbr title='World Health Organization'>WHO</abbr> sent <data value=3>three</data> doctors.", "The WHO sent three doctors."),
        ("A <mark>second</mark> fire was <ins>put out</ins> at <kbd>noon</kbd>.", "A second fire was put out at noon."),
        ("In <cite>The Courier</cite> he called it <q>a shame</q> on Monday.", "In The Courier he called it a shame on Monday."),
        ("The 2<sup>nd</sup> boat took H<sub>2</sub>O on board.", "The 2nd boat took H2O on board."),
        ("The <em class=ad>ministry</em> of <strong class=promo>the interior</strong> was told.", "The ministry of the interior was told."),
        ("The <nobr>two boats</nobr> and the <bdi>Aurora</bdi> left the <dfn>roads</dfn>.", "The two boats and the Aurora left the roads."),
        ("The <meter value=3>third</meter> and the <progress>fourth</progress> <var>boat</var> left.", "The third and the fourth boat left."),
        ("The boat <x-tooltip class=popup>Aurora</x-tooltip> left with <span class=comment-count>forty</span> men.", "The boat Aurora left with forty men."),
        ("The fine is <span class='price widget'>€5</span> a day, <a class=social href=#>Ann Lee</a> said.", "The fine is €5 a day, Ann Lee said."),
        ("Police <svg><path d=M0 /></svg>held <small>both</small> men and <font color=red>a boy</font>.", "Police held both men and a boy."),
        ("The <a href=/ann rel=author class=byline>mayor Ann Lee</a> will speak.", "The mayor Ann Lee will speak."),
        ("Ann <b>Lee</b>, Bo <b>Ray</b>, <i>Cy Poe</i>, <b>Di Roe</b> were held.", "Ann Lee, Bo Ray, Cy Poe, Di Roe were held."),
        ("Held were <b>Lee</b>, <b>Ray</b>, <b>Poe</b>.", "Held were Lee, Ray, Poe."),
        ("The harbour <i class=icon></i>was <u>not</u> closed, <s>he</s> she said.", "The harbour was not closed, he she said."),
    ],
)  # fmt: skip
def test_no_inline_element_takes_words_out_of_a_sentence(written: str, shown: str) -> None:
    article = article_of(f"<article><h1>Fire in the old harbour</h1><p>{LEAD}</p><p>{written}</p>{STORY}</article>")  # fmt: skip
    assert prose(article) == [LEAD, shown, SECOND, THIRD, FOURTH]
    assert [part.text for part in paragraphs_of(f"<p>{written}</p>")] == [shown]


H1 = "<h1>Fire in the old harbour</h1>"


@pytest.mark.parametrize(
    "body",
    [
        f"<article><header>{H1}<p>{LEAD}</p></header>{STORY}</article>",
        f"<article><header>{H1}<div class=intro><p>{LEAD}</p></div></header><div class=body>{STORY}</div></article>",
        f"<main><div class=head>{H1}<p class=standfirst>{LEAD}</p></div><div class=text>{STORY}</div></main>",
        f"<article>{H1}<div class=summary>{LEAD}</div>{STORY}</article>",
        f"<article>{H1}<h2>{LEAD}</h2>{STORY}</article>",
        f"<article>{H1}<h2 class=dek>{LEAD}</h2><div>{STORY}</div></article>",
        f"<article>{H1}<p><b>{LEAD}</b></p>{STORY}</article>",
        f"<article>{H1}<p><a href=/x>{LEAD}</a></p>{STORY}</article>",
        f"<div>{H1}</div><div class=lead><p>{LEAD}</p></div><div class=rest>{STORY}</div>",
        f"<article>{H1}<section><p>{LEAD}</p></section><section><p>{SECOND}</p></section><section><p>{THIRD}</p></section><section><p>{FOURTH}</p></section></article>",
        f"<article>{H1}<div><div><p>{LEAD}</p></div></div><div><div><p>{SECOND}</p></div></div><div><div><p>{THIRD}</p></div></div><div><div><p>{FOURTH}</p></div></div></article>",
        f"<article>{H1}<ul><li>{LEAD}</li><li>{SECOND}</li><li>{THIRD}</li><li>{FOURTH}</li></ul></article>",
        f"<article>{H1}<p>{LEAD}</p><ul><li>{SECOND}</li><li>{THIRD}</li></ul><p>{FOURTH}</p></article>",
        f"<article>{H1}<dl><dt>The arrest</dt><dd>{LEAD}</dd><dt>The fire</dt><dd>{SECOND}</dd><dd>{THIRD}</dd><dd>{FOURTH}</dd></dl></article>",
        f"<article>{H1}<div><strong>4 March</strong><p>{LEAD}</p></div><div><strong>3 March</strong><p>{SECOND}</p></div><div><strong>2 March</strong><p>{THIRD}</p></div><div><strong>1 March</strong><p>{FOURTH}</p></div></article>",
        f"<article>{H1}<table><tr><td>{LEAD}</td></tr><tr><td>{SECOND}</td></tr><tr><td>{THIRD}</td></tr><tr><td>{FOURTH}</td></tr></table></article>",
        f"<article>{H1}{LEAD}<br><br>{SECOND}<br><br>{THIRD}<br><br>{FOURTH}</article>",
        f"<article>{H1}<div>{LEAD}</div><div>{SECOND}</div><div>{THIRD}</div><div>{FOURTH}</div></article>",
        f"<article>{H1}<blockquote><p>{LEAD}</p>{STORY}</blockquote></article>",
        f"<article>{H1}<span class=lede>{LEAD}</span><div>{STORY}</div></article>",
        f"<div class=article-header>{H1}<p class=excerpt>{LEAD}</p></div><div class=article-meta>By Ann Lee</div><div class=article-body>{STORY}</div>",
        f"<section class=top>{H1}<div class=deck>{LEAD}</div></section><section class=story>{STORY}</section>",
    ],
)  # fmt: skip
def test_the_first_paragraph_is_there_wherever_it_stands(body: str) -> None:
    found = prose(article_of(body))
    assert [text for text in found if len(text.split()) > 5] == [LEAD, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(
    "body",
    [
        f"<table width=100%><tr><td width=160><a href=/>Home</a><br><a href=/a>Archive</a></td><td>{H1}<p>{LEAD}</p>{STORY}</td></tr></table>",
        f"<table><tr><td colspan=2><a href=/>The Courier</a></td></tr><tr><td><ul><li><a href=/s>Sport</a></li></ul></td><td>{H1}<p>{LEAD}</p>{STORY}</td></tr></table>",
        f"<center><table><tr><td>{H1}</td></tr><tr><td><table><tr><td><p>{LEAD}</p>{STORY}</td></tr></table></td></tr></table></center>",
        f"<table><tr><td><a href=/w>Weather</a> <a href=/s>Sport</a></td></tr><tr><td>{H1}{LEAD}<br><br>{SECOND}<br><br>{THIRD}<br><br>{FOURTH}</td></tr></table>",
        f"<table><tr valign=top><td>{H1}<font size=2>{LEAD}<p>{SECOND}<p>{THIRD}<p>{FOURTH}</font></td><td><a href=/1>Ten quiet harbours to see in the summer</a><br><a href=/2>Who owns the old quay</a></td></tr></table>",
        f"<table><tr><td><b>Sections</b><br><a href=/a>News</a><br><a href=/b>Sport</a></td><td><h2>Fire in the old harbour</h2><p>{LEAD}</p>{STORY}</td><td>&nbsp;</td></tr></table>",
    ],
)  # fmt: skip
def test_a_page_laid_out_in_a_table(body: str) -> None:
    article = article_of(body)
    assert prose(article) == [LEAD, SECOND, THIRD, FOURTH]
    assert article.text.startswith("Fire in the old harbour\n\n")
    assert "Archive" not in article.text


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("<h1 class=logo><a href=/>The Courier</a></h1>", "Fire in the old harbour | The Courier"),
        ("<header><h1><a href=https://courier.example/>The Courier Online</a></h1></header>", "Fire in the old harbour"),
        ("<div id=masthead><h1>The Courier</h1></div>", "The Courier"),
        ("<a href='/'><h1>Courier</h1></a>", "Courier - Fire in the old harbour"),
        ("<h1 id=site-title>The Arden Courier</h1>", "Fire in the old harbour - The Arden Courier"),
        ("<h1><a href=/index.html class=brand><img src=l.png alt=Courier>Courier</a></h1>", "Fire in the old harbour"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "heading", ["<h2 class=headline>", "<h2>", "<h1>", "<h2 itemprop=headline>"]
)
def test_a_logo_is_no_headline(front: str, title: str, heading: str) -> None:
    close = heading[:3].replace("<", "</") + ">"
    html = f"<html><head><title>{title}</title></head><body>{front}<article>{heading}Fire in the old harbour{close}<p>{LEAD}</p>{STORY}</article></body></html>"
    article = next(read(Material(data=html.encode(), source="a.html", name="a.html")))
    assert article.headline
    assert article.headline.of(article.text) == "Fire in the old harbour"


POST = "I did not touch the money. The report is a lie."


@pytest.mark.parametrize(
    "post",
    [
        f"<blockquote class=twitter-tweet><p lang=en>{POST}</p>&mdash; Bo Ray (@boray) <a href=#>March 2, 2026</a></blockquote>",
        f"<blockquote class=instagram-media><div><p>{POST}</p><p>A post shared by <a href=#>Bo Ray (@boray)</a></p></div></blockquote>",
        f"<blockquote class=bluesky-embed><p lang=en>{POST}</p>— Bo Ray (<a href=#>@boray.example</a>) <a href=#>2 March 2026</a></blockquote>",
        f"<blockquote class=mastodon-embed><a href=#><div>Post by @boray@a.example</div><div>{POST}</div></a></blockquote>",
        f"<div class=fb-post><blockquote cite=#><p>{POST}</p>Posted by <a href=#>Bo Ray</a> on <a href=#>Monday, 2 March 2026</a></blockquote></div>",
        f"<blockquote class=tiktok-embed><section><a href=#>@boray</a><p>{POST}</p></section></blockquote>",
        f"<div class='tweet card'><span class=author>Bo Ray @boray</span><p>{POST}</p></div>",
        f"<div class=embedded-post><p>{POST}</p><footer>Bo Ray, on his page</footer></div>",
        f"<blockquote><p>{POST}</p><footer>— Bo Ray</footer></blockquote>",
        f"<blockquote><p>{POST}</p><p>— Bo Ray, mayor</p></blockquote>",
        f"<blockquote>{POST}<br><cite>Bo Ray</cite></blockquote>",
    ],
)  # fmt: skip
def test_an_embedded_post_is_never_shown_as_the_article_s_own_words(post: str) -> None:
    article = article_of(f"<article>{H1}<p>{LEAD}</p>{post}{STORY}</article>")
    assert prose(article) == [LEAD, SECOND, THIRD, FOURTH]
    for part in article.paragraphs:
        if "touch the money" in part.span.of(article.text):
            assert "Bo Ray" in part.span.of(article.text) or "boray" in part.span.of(article.text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\n<span class=dropcap>P</span>\nolice held two men on Monday.", "Police held two men on Monday."),
        ("<span class=drop-cap>P</span>olice held two men on Monday.", "Police held two men on Monday."),
        ("<b>P</b> olice held two men on Monday.", "Police held two men on Monday."),
        ("<font size=7>P</font> OLICE held two men on Monday.", "POLICE held two men on Monday."),
        ("<big>A</big> dam above the town broke on Monday.", "A dam above the town broke on Monday."),
        ("<span class=initial>A</span> fter a night of rain the dam broke.", "After a night of rain the dam broke."),
        ("<span class=first-letter>“W</span> e saw nothing,” he said on Monday.", "“We saw nothing,” he said on Monday."),
        ("<span class=dc>I</span>\nt rained in Arden on Monday night.", "It rained in Arden on Monday night."),
        ("<span class=dc>I</span> saw the dam break on Monday night.", "I saw the dam break on Monday night."),
        ("<img src=p.gif alt=P>olice held two men on Monday.", "Police held two men on Monday."),
        ("<span style='float:left;font-size:3em'>T</span> <span>he dam broke on Monday night.</span>", "The dam broke on Monday night."),
        ("<a href=/x>X</a> said on Monday that it would pay.", "X said on Monday that it would pay."),
        ("<b>X</b> said on Monday that it would pay.", "X said on Monday that it would pay."),
        ("<em>A</em> long queue stood at the bank on Monday.", "A long queue stood at the bank on Monday."),
        ("Vitamin <b>C</b> and iron were given out on Monday.", "Vitamin C and iron were given out on Monday."),
    ],
)  # fmt: skip
def test_a_drop_cap_is_one_with_its_word(written: str, shown: str) -> None:
    article = article_of(f"<article>{H1}<p>{written}</p><p>{LEAD}</p>{STORY}</article>")
    assert prose(article)[0] == shown


@pytest.mark.parametrize("tag", ["div", "p", "h2"])
def test_a_drop_cap_in_a_block_of_its_own(tag: str) -> None:
    article = article_of(
        f"<article>{H1}<{tag} class=dropcap>P</{tag}><p>olice held two men on Monday.</p><p>{LEAD}</p>{STORY}</article>"
    )
    assert prose(article)[0] == "Police held two men on Monday."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The mayor&amp;#8217;s house was flooded on Monday.", "The mayor’s house was flooded on Monday."),
        ("&amp;quot;Up to the roof,&amp;quot; she said on Monday.", '"Up to the roof," she said on Monday.'),
        ("The town&amp;nbsp;hall &amp;amp; the square were closed.", "The town hall & the square were closed."),
        ("It rained &amp;ndash; for days &amp;mdash; in Arden&amp;hellip;", "It rained – for days — in Arden…"),
        ("A caf&amp;eacute; in M&amp;#xFC;nster was closed on Monday.", "A café in Münster was closed on Monday."),
        ("He wrote &amp;lt;b&amp;gt; and &amp;#60;i&amp;#62; on the wall.", "He wrote &lt;b&gt; and &#60;i&#62; on the wall."),
        ("R&D; and AT&T; were told of it on Monday.", "R&D; and AT&T; were told of it on Monday."),
    ],
)  # fmt: skip
def test_references_escaped_twice(written: str, shown: str) -> None:
    article = article_of(f"<article>{H1}<p>{LEAD}</p><p>{written}</p>{STORY}</article>")
    assert prose(article)[1] == shown


def escaped(markup: str, times: int) -> str:
    for _ in range(times):
        markup = markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return markup


WHOLE = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}<br>{FOURTH}</p>"


@pytest.mark.parametrize("times", [0, 1, 2])
@pytest.mark.parametrize("place", ["linked data", "feed", "feed, in CDATA", "JSON Feed", "record"])
def test_markup_escaped_in_data_is_read_as_markup(place: str, times: int) -> None:
    body = escaped(WHOLE, times)
    if place == "linked data":
        head = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script>'
        assert SECOND in prose(article_of("<div id=root></div>", head=head))
        return
    data, name = {
        "feed": (f"<rss version='2.0'><channel><item><title>Fire</title><description>{escaped(body, 1)}</description></item></channel></rss>", "a.xml"),
        "feed, in CDATA": (f"<rss version='2.0'><channel><item><title>Fire</title><description><![CDATA[{body}]]></description></item></channel></rss>", "a.xml"),
        "JSON Feed": (f'{{"version":"https://jsonfeed.org/version/1","items":[{{"id":"1","title":"Fire","content_html":"{body}"}}]}}', "a.json"),
        "record": (f'[{{"title":{{"rendered":"Fire"}},"date":"2026-03-03","content":{{"rendered":"{body}"}}}}]', "a.json"),
    }[place]  # fmt: skip
    (article,) = read_material(Material(data=data.encode(), source=name, name=name))
    assert isinstance(article, Article)
    assert "<" not in article.text
    assert "&lt;" not in article.text
    assert prose(article)[:2] == [LEAD, SECOND]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Dam breaks &#8211; above Arden", "Dam breaks – above Arden"),
        ("Mayor&rsquo;s house &amp; garden flooded", "Mayor’s house & garden flooded"),
        ("Mayor&amp;#8217;s house flooded", "Mayor’s house flooded"),
        ("<em>Aurora</em> sinks off Arden", "Aurora sinks off Arden"),
        ("&lt;b&gt;Aurora&lt;/b&gt; sinks", "Aurora sinks"),
    ],
)
def test_the_title_of_a_record_is_no_markup(title: str, shown: str) -> None:
    data = f'[{{"title":{{"rendered":"{title}"}},"date":"2026-03-03","content":{{"rendered":"<p>{LEAD}</p>"}}}}]'
    (article,) = read_material(Material(data=data.encode(), source="a.json", name="a.json"))
    assert isinstance(article, Article)
    assert article.headline
    assert article.headline.of(article.text) == shown


def test_what_a_script_would_show_is_read_where_the_page_shows_no_more() -> None:
    article = article_of(
        f"<article>{H1}<div>Loading the story, which takes a moment.</div><div style='display:none'><p>{LEAD}</p>{STORY}{STORY}</div></article>"
    )
    assert LEAD in prose(article)
