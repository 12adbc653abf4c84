"""The publisher's own summary of a page."""

import pytest

from briefing.analysis.text.reference import article_reference
from briefing.language import annotate
from briefing.sources.html import read
from briefing.sources.material import Material

LEAD = "A fire destroyed the old market of Ashford on Monday night, and forty traders lost their stalls."
BODY = f"<h1>Market burns in Ashford</h1><p>{LEAD}</p><p>Mayor Jane Roe said that the market would be rebuilt.</p>"
OWN = "Forty traders of Ashford stand in the ashes and wonder who will pay."


def article_of(head):
    head = f"<head><title>Market burns in Ashford</title>{head}</head>"
    page = f"<html>{head}<body><article>{BODY}</article></body></html>"
    return next(read(Material(data=page.encode(), source="a.html", name="a.html")))


def standfirst_of(head):
    article = article_of(head)
    return article.standfirst and article.standfirst.of(article.text)


@pytest.mark.parametrize(
    "head",
    [
        f'<meta name="description" content="{OWN}">',
        f'<meta property="og:description" content="{OWN}">',
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "description": "{OWN}"}}</script>',
        f'<meta name="description" content="{LEAD[:60]}..."><meta property="og:description" content="{OWN}">',
    ],
)
def test_the_description_of_a_page_is_its_standfirst(head):
    assert standfirst_of(head) == OWN


@pytest.mark.parametrize(
    "description",
    [
        LEAD,
        f"{LEAD[:70]}...",
        "Market burns in Ashford",
        "Read more about the market of Ashford and its traders.",
        "The latest news from all over the county, every hour of the day.",
        "Weather, sport and opinion from people who know about it.",
        "market, Ashford, fire",
        "",
    ],
)
def test_a_copy_and_a_word_about_the_site_are_none(description):
    assert standfirst_of(f'<meta name="description" content="{description}">') is None


def test_the_standfirst_is_no_prose_and_is_told_apart():
    annotated = annotate(article_of(f'<meta name="description" content="{OWN}">'))
    assert annotated.text(annotated.sentences[0].span) == LEAD
    reference = article_reference(annotated, 1)
    assert reference.standfirst == OWN
    assert str(reference.headline) == "Market burns in Ashford"
