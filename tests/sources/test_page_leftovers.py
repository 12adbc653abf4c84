"""Leave out what a site sets around and between the paragraphs of a story."""

# ruff: noqa: E501 - lines in tables
from __future__ import annotations

import json

import pytest

from briefing.model.article import Article, ParagraphKind
from briefing.sources.material import Material
from briefing.sources.reading import read_material

LEAD = "Two men were held in Arden on Tuesday after a fire in the old harbour, the police said."
MORE = "The fire broke out shortly before midnight and was put out by forty firefighters."


def prose_of(data: str, name: str) -> list[str]:
    (article,) = read_material(Material(data=data.encode(), source=name, name=name))
    assert isinstance(article, Article)
    return [
        part.span.of(article.text)
        for part in article.paragraphs
        if part.kind is ParagraphKind.PROSE
    ]


LEFTOVERS = [
    "Continue reading", "Continue reading...", "Continue Reading →", "Read more", "Read more »", "Read the full story here.", "Read the full article at The Courier.",
    "Keep reading below.", "Story continues below advertisement.", "Article continues after this ad.", "Scroll down to read on.",
    "Read more: Harbour to be rebuilt by summer.", "READ ALSO: Who owns the old harbour?", "Also read | Harbour to be rebuilt", "Related: Who owns the harbour?", "See also: Fires of the past year.",
    "More on this story: The night of the fire.", "Recommended: Ten quiet harbours.", "Don't miss: Ten quiet harbours.", "Next up: Ten quiet harbours.", "You may also like: Ten quiet harbours.",
    "Sign up for our free newsletter.", "Sign up to our Morning Post and get the news every day.", "Get the day's top stories in your inbox every morning.", "Subscribe to our newsletter for more stories like this.",
    "Want more stories like this? Sign up for the Harbour Letter.", "Stay up to date with our daily newsletter.", "Enter your email address to get our newsletter.", "By signing up you agree to our terms of use.",
    "Thank you for signing up!", "Join our WhatsApp channel for breaking news.", "Follow us on Facebook, X and Instagram.", "Follow the Courier on Facebook.", "Download our app for the latest news.", "Listen to our podcast wherever you get your podcasts.",
    "(Reporting by Ann Lee in Arden; Editing by Bo Ray)", "Reporting by Ann Lee; editing by Bo Ray.", "Additional reporting by Bo Ray in Arden.", "Ann Lee contributed to this report.", "With files from The Arden Wire.",
    "Photo: Ann Lee / Courier", "Photo by Ann Lee", "Image credit: Ann Lee", "Photograph: Ann Lee/Arden Wire", "Picture: Ann Lee for the Courier.", "Credit: Ann Lee", "Video by Bo Ray",
    "Subscribe to continue reading.", "Subscribe now for unlimited access to the Courier.", "This article is for subscribers only.", "This story is available exclusively to subscribers.", "You have 2 free articles left this month.",
    "Already a subscriber? Log in.", "Already have an account? Sign in here.", "To continue reading, please subscribe or log in.", "Get full access for $1 a week. Cancel any time.", "Support our journalism. Become a member today.",
    "Try unlimited access for 4 weeks.", "Please consider making a donation to support our work.",
    "The post Two held after fire appeared first on The Courier.", "This article first appeared on The Courier.", "Copyright 2026 The Courier. All rights reserved.", "© 2026 The Courier", "Comments are closed.", "Leave a comment below.", "Share this:", "Share this article on Facebook.",
    "Click here to read more.", "Click here for more news from Arden.", "Tap here to see the map.", "Have a tip? Write to tips@courier.example.", "Do you have a story for us? Write to news@courier.example.", "Got a tip? Email us.",
]  # fmt: skip


@pytest.mark.parametrize("line", LEFTOVERS)
def test_a_line_of_the_site_is_no_prose_of_a_page(line: str) -> None:
    html = f"<html><body><article><h1>Two held</h1><p>{LEAD}</p><p>{line}</p><p>{MORE}</p></article></body></html>"
    assert prose_of(html, "a.html") == [LEAD, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Read more of his letters, she told the court, and you will know him.",
        "Follow the money, the prosecutor said.",
        "Subscribers of the paper were told of the theft on Monday.",
        "Sign-up for the course was closed on Monday, the school said.",
        "Photos of the fire were shown in court.",
        "Comments on the plan are due by Friday.",
        "The newsletter of the harbour was founded in 1950.",
        "Share prices of the shipyard fell by a tenth on Monday.",
        "Support for the mayor has fallen since the fire.",
        "More on the fire is to be told on Friday, the mayor said.",
        "Credit was given to the firefighters by the mayor.",
        "Video of the fire was shown by a station in Arden.",
        "Click and collect is what the shops of the harbour now offer.",
        "He told the paper to continue reading the letters aloud.",
        "The app was downloaded by forty thousand people in a week.",
        "Listen to the people, the mayor said.",
        "Members of the union are to vote on Friday.",
        "Already the harbour is full of ships again.",
    ],
)
def test_prose_that_begins_like_one_stays(line: str) -> None:
    html = f"<html><body><article><h1>Two held</h1><p>{LEAD}</p><p>{line}</p><p>{MORE}</p></article></body></html>"
    assert prose_of(html, "a.html") == [LEAD, line, MORE]


@pytest.mark.parametrize(
    "link",
    ["Continue reading...", "Read more", "[Read more]", "Read the full story →", "Read on", "See more", "Read full article", "Learn more about the fire", "More »", "Click here to read more"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "… "])
def test_a_link_to_read_on_at_the_end_of_a_teaser_is_left_out(link: str, before: str) -> None:
    description = f"{LEAD} {before}&lt;a href=&quot;/x&quot;&gt;{link}&lt;/a&gt;"
    feed = (
        "<rss version='2.0'><channel><title>Courier</title><item><title>Two held</title><guid>1</guid>"
        f"<description>{description}</description></item></channel></rss>"
    )
    (shown,) = prose_of(feed, "a.xml")
    assert shown.removesuffix(" …") == LEAD


@pytest.mark.parametrize(
    "end", ["… [+1234 chars]", "... [+56 chars]", " [+ 1,234 characters]", "…[+12 chars] ", "\n[+99 words]", " […] [+3 more]"]
)  # fmt: skip
def test_where_a_news_interface_cut_a_text_off(end: str) -> None:
    record = {"title": "Two held", "url": "https://a.example/x", "content": LEAD + end}
    shown = " ".join(prose_of(json.dumps([record]), "a.json"))
    assert shown.startswith(LEAD)
    assert "+" not in shown


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("The **old** harbour was [closed](https://a.example/x) on Monday.", "The old harbour was closed on Monday."),
        ("![a quay](https://a.example/q.jpg) The harbour was closed on Monday.", "The harbour was closed on Monday."),
        ("The harbour was [closed](/x \"The plan\") on Monday, **police** said.", "The harbour was closed on Monday, police said."),
        ("[The harbour](https://a.example/x) was closed __on Monday__.", "The harbour was closed on Monday."),
        ("A bill of **5 * 3** was paid on Monday for [it](http://a.example).", "A bill of 5 * 3 was paid on Monday for it."),
    ],
)  # fmt: skip
def test_markdown_left_in_a_record_or_a_page_is_unfolded(markdown: str, expected: str) -> None:
    record = {"title": "Two held", "url": "https://a.example/x", "content": f"{LEAD}\n\n{markdown}"}
    assert prose_of(json.dumps([record]), "a.json") == [LEAD, expected]
    html = f"<html><body><article><h1>Two held</h1><p>{LEAD}</p><p>{markdown}</p><p>{MORE}</p></article></body></html>"
    assert prose_of(html, "a.html") == [LEAD, expected, MORE]


@pytest.mark.parametrize(
    "text",
    ["He wrote 2 * 3 * 4 on the wall.", "The array a[0](b) was shown.", "A sum [of what?] (see above) was paid.", "The file __init__ was lost, he said."],
)  # fmt: skip
def test_what_is_no_markdown_stays(text: str) -> None:
    html = f"<html><body><article><h1>Two held</h1><p>{LEAD}</p><p>{text}</p><p>{MORE}</p></article></body></html>"
    assert prose_of(html, "a.html") == [LEAD, text, MORE]
