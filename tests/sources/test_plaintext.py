"""Parse plain text: a table of texts and kinds of paragraph, invariants."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.article import Article
from briefing.sources.plaintext import parse_text

LEAD = "Two men were held in Paris on Monday, the police said."
MORE = "They had fled a robbery in the morning. One of them was hurt."


def read(text: str, name: str = "a.txt") -> Article:
    return parse_text(text, source=name, name=name)


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(p.kind.value, p.span.of(article.text)) for p in article.paragraphs]


CASES = [
    pytest.param(f"{LEAD}\n\n{MORE}", [("prose", LEAD), ("prose", MORE)], id="prose alone"),
    pytest.param(f"{LEAD}\n{MORE}", [("prose", LEAD), ("prose", MORE)], id="one line a paragraph"),
    pytest.param(
        f"Two held in Paris\n\n{LEAD}",
        [("headline", "Two held in Paris"), ("prose", LEAD)],
        id="headline",
    ),
    pytest.param(
        f"\u202eMarch 7, 2018\u202c\n\u200b\n\ufeff{LEAD}\u200e",
        [("date line", "March 7, 2018"), ("prose", LEAD)],
        id="unseen characters around lines",
    ),
    pytest.param(
        f"Two held in Paris\n{LEAD}",
        [("headline", "Two held in Paris"), ("prose", LEAD)],
        id="headline glued",
    ),
    pytest.param(
        f"WORLD\n\nTwo held in Paris\n\n{LEAD}",
        [("heading", "WORLD"), ("headline", "Two held in Paris"), ("prose", LEAD)],
        id="section name above the headline",
    ),
    pytest.param(
        f"Two held in Paris.\nBy Ann Lee\n\n{LEAD}",
        [("headline", "Two held in Paris."), ("byline", "By Ann Lee"), ("prose", LEAD)],
        id="headline with a stop, known by the byline",
    ),
    pytest.param(
        f"# Two held\n\n{LEAD}\n\n## Later\n\n{MORE}",
        [("headline", "# Two held"), ("prose", LEAD), ("heading", "## Later"), ("prose", MORE)],
        id="Markdown",
    ),
    pytest.param(
        f"Title: Two held\nAuthor: Ann Lee\nDate: 2018-03-07\nURL: https://a.b/c\n\n{LEAD}",
        [
            ("headline", "Title: Two held"),
            ("byline", "Author: Ann Lee"),
            ("date line", "Date: 2018-03-07"),
            ("metadata", "URL: https://a.b/c"),
            ("prose", LEAD),
        ],
        id="labels",
    ),
    pytest.param(
        f"---\ntitle: 'Two held'\ntags: [a, b]\n---\n{LEAD}",
        [
            ("metadata", "---"),
            ("headline", "title: 'Two held'"),
            ("metadata", "tags: [a, b]"),
            ("metadata", "---"),
            ("prose", LEAD),
        ],
        id="front matter",
    ),
    pytest.param(
        f"---\n{LEAD}", [("fragment", "---"), ("prose", LEAD)], id="a rule is no front matter"
    ),
    pytest.param(
        f" date 2018-03-07 {LEAD}",
        [("date line", "date 2018-03-07"), ("prose", LEAD)],
        id="date line before prose",
    ),
    pytest.param(
        f"PARIS, March 7 (Reuters) - {LEAD}",
        [("date line", "PARIS, March 7 (Reuters) -"), ("prose", LEAD)],
        id="dateline",
    ),
    pytest.param(
        f"PARIS (AP) _\n\n{LEAD}",
        [("date line", "PARIS (AP) _"), ("prose", LEAD)],
        id="dateline alone",
    ),
    pytest.param(
        f"LEE: {LEAD}\n\nPARK: {MORE}",
        [("prose", f"LEE: {LEAD}"), ("prose", f"PARK: {MORE}")],
        id="a transcript has no dateline",
    ),
    pytest.param(
        f"March 7, 2018 was a dark day. {MORE}",
        [("prose", f"March 7, 2018 was a dark day. {MORE}")],
        id="prose begins with a date",
    ),
    pytest.param(
        f"{LEAD}\n{MORE}\n\nLater in the day\n{LEAD[:-1]} again.",
        [
            ("prose", LEAD),
            ("prose", MORE),
            ("heading", "Later in the day"),
            ("prose", f"{LEAD[:-1]} again."),
        ],
        id="heading glued to the paragraph below",
    ),
    pytest.param(
        f"{LEAD}\n\nMinister Ann Lee\n\n{MORE}",
        [("prose", LEAD), ("fragment", "Minister Ann Lee"), ("prose", MORE)],
        id="stray caption",
    ),
    pytest.param(
        f"{LEAD}\n\nThe men leave court. (Photo: Ann Lee/AP)\n\n{MORE}",
        [
            ("prose", LEAD),
            ("fragment", "The men leave court. (Photo: Ann Lee/AP)"),
            ("prose", MORE),
        ],
        id="caption with credit",
    ),
    pytest.param(
        f"{LEAD}\n\nRead more: Who were they?\n\nAdvertisement\n\n© 2018 A Paper. All rights reserved.",
        [
            ("prose", LEAD),
            ("fragment", "Read more: Who were they?"),
            ("fragment", "Advertisement"),
            ("fragment", "© 2018 A Paper. All rights reserved."),
        ],
        id="page furniture",
    ),
    pytest.param(
        f"{LEAD}\n\n{MORE}\n\n{LEAD}",
        [("prose", LEAD), ("prose", MORE), ("fragment", LEAD)],
        id="repeated paragraph",
    ),
    pytest.param(
        f"{LEAD}\n\n“No,” he said.\n\nBut why?\n\n“No,” he said.",
        [
            ("prose", LEAD),
            ("prose", "“No,” he said."),
            ("prose", "But why?"),
            ("prose", "“No,” he said."),
        ],
        id="short paragraphs of prose",
    ),
    pytest.param(
        f"{LEAD}\n\nThe paper reported:\n\n{MORE}",
        [("prose", LEAD), ("prose", "The paper reported:"), ("prose", MORE)],
        id="lead-in to a quotation",
    ),
    pytest.param(
        f"{LEAD}\n\nOne of the men is still missing\n\n{MORE}",
        [("prose", LEAD), ("prose", "One of the men is still missing"), ("prose", MORE)],
        id="a sentence that lost its stop",
    ),
    pytest.param(
        f"{LEAD}\n\n• One man with a knife\n• Two bags of money",
        [("prose", LEAD), ("prose", "• One man with a knife"), ("prose", "• Two bags of money")],
        id="list",
    ),
    pytest.param("Hello", [("prose", "Hello")], id="one word"),
    pytest.param(
        "police held two men\n\nthey had fled",
        [("prose", "police held two men"), ("prose", "they had fled")],
        id="no stops at all",
    ),
    pytest.param(
        f"Title: Two held\n\nBy Ann Lee\n\n{LEAD[:-1]}",
        [("headline", "Title: Two held"), ("byline", "By Ann Lee"), ("prose", LEAD[:-1])],
        id="a short article without a stop",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_paragraphs(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(read(text)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Getty Images sued a start-up in London on Monday.",
        "Judges heard a suit against Getty Images.",
        "Subscribers to the service fell by a tenth.",
        "Copyright lawyers were not convinced.",
        "Reporting by the paper showed that he lied.",
        "Read more books, the minister said.",
        "Share prices fell in Tokyo.",
        "The force released a picture: a man with a knife.",
        "He told it in his memoirs (published in 2016).",
        "By Monday, all of them had left.",
        "Title: deputy head of mission, the card said.",
        "March 7, 2018 was a dark day.",
        "Watch sales rose in Geneva.",
        "Two experts who contributed to the report disagree.",
        "Why? Nobody knows.",
        "“Never again!”",
        "Source: two officials, who asked for silence, and a witness.",
    ],
)
def test_body_text_is_never_lost(sentence: str) -> None:
    article = read(f"{LEAD}\n\n{sentence}\n\n{MORE}")
    assert kinds(article)[1] == ("prose", sentence)


def test_hard_wrapped_text() -> None:
    first = "Two men were held in Paris on Monday, the police\nsaid, after a robbery in which one\nof them was hurt."
    second = "The mayor of Paris praised the police for their\nwork."
    text = f"Two held\nBy Ann Lee\nMarch 7, 2018 | 10:15 a.m.\n\n{first}\n\nReaction\n{second}"
    assert kinds(read(text)) == [
        ("headline", "Two held"),
        ("byline", "By Ann Lee"),
        ("date line", "March 7, 2018 | 10:15 a.m."),
        ("prose", first),
        ("heading", "Reaction"),
        ("prose", second),
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_endings_change_nothing_but_positions(ending: str) -> None:
    text = f"Two held\n\nBy Ann Lee\n\n{LEAD}\n\n{MORE}\n"
    article = read(text.replace("\n", ending))
    assert article.text == text.replace("\n", ending)
    assert kinds(article) == kinds(read(text))


BYLINES = [
    ("By Jane Doe", "Jane Doe"),
    ("By JANE DOE, Associated Press", "JANE DOE, Associated Press"),
    ("Jane Doe | Reuters", "Jane Doe | Reuters"),
    ("by: Jane Doe and John van Roe", "Jane Doe and John van Roe"),
    ("By Jane Doe, March 7, 2018", "Jane Doe"),
    ("By Reuters", "Reuters"),
    ("By the end of the year", None),  # a small word first
    ("By Monday all had left", None),
]


@pytest.mark.parametrize(("line", "name"), BYLINES)
def test_byline(line: str, name: str | None) -> None:
    article = read(f"Two held in Paris\n{line}\n\n{LEAD}")
    assert (article.byline and article.byline.of(article.text)) == name


DATES = [
    (f"Date: 2018-03-07\n\n{LEAD}", "a.txt", "2018-03-07", "date line"),
    (f"---\ndate: 2018-03-07T10:15:00Z\n---\n{LEAD}", "a.txt", "2018-03-07", "front matter"),
    (f"PARIS, March 7, 2018 (AFP) - {LEAD}", "a.txt", "2018-03-07", "dateline"),
    (f"PARIS, March 7 (AFP) - {LEAD}", "2018-03-08-paris.txt", "2018-03-08", "file name"),
    (
        f"Updated: March 9, 2018\n\nPARIS, March 7, 2018 (AFP) - {LEAD}",
        "a.txt",
        "2018-03-07",
        "dateline",
    ),
    # The day of a change, a print or a copy is none of publication; nor is an entry of a list.
    (f"Updated: March 9, 2018\n\n{LEAD}", "a.txt", None, None),
    (f"Last modified on 9 March 2018\n\n{LEAD}", "a.txt", None, None),
    (f"Saved on 9 March 2018\n\n{LEAD}", "a.txt", None, None),
    (f"Printed: 9 March 2018\n\n{LEAD}", "a.txt", None, None),
    (f"Retrieved 9 March 2018\n\n{LEAD}", "a.txt", None, None),
    (
        f"Published: March 7, 2018\n\nPrinted: March 9, 2018\n\n{LEAD}",
        "a.txt",
        "2018-03-07",
        "date line",
    ),
    (
        f"Published: March 7, 2018. Updated: March 9, 2018\n\n{LEAD}",
        "a.txt",
        "2018-03-07",
        "date line",
    ),
    # The order of the figures is unknown: the year stands until something fuller agrees with it.
    (f"07/03/2018 10:15\n\n{LEAD}", "a.txt", "2018", "date line"),
    (f"07/03/2018 10:15\n\n{LEAD}", "2018-03-07.txt", "2018-03-07", "file name"),
    (f"07/03/2018 10:15\n\n{LEAD}", "2016-03-07.txt", "2018", "date line"),
    (f"{LEAD}\n\nPublished March 7, 2018", "a.txt", "2018-03-07", "date line"),
    (
        f"Two held in Paris Posted: March 7, 2018 4:50 PM\n\n{LEAD}",
        "a.txt",
        "2018-03-07",
        "date line",
    ),
    (
        f"{LEAD}\n\nMarch 7, 2018\n\n{MORE}",
        "a.txt",
        None,
        None,
    ),  # a heading of a chronicle, perhaps
    (LEAD, "a.txt", None, None),
]


@pytest.mark.parametrize(("text", "name", "date", "origin"), DATES)
def test_publication_date(text: str, name: str, date: str | None, origin: str | None) -> None:
    found = read(text, name).publication_date
    if found is None:
        assert date is None
        return
    assert (str(found.date), found.origin) == (date, origin)
    assert (found.span is None) == (origin == "file name")
    if found.span:
        assert "2018" in found.span.of(text)


# As copied from the pages of common outlets: headline, byline, date, dateline.
PAGES = [
    pytest.param(
        f"Two held\n\nBy Ann Lee and Bo Roe, CNN\n\nUpdated 10:15 AM ET, Mon March 5, 2018\n\n(CNN) — {LEAD}",
        ("Two held", "Ann Lee and Bo Roe, CNN", None, "(CNN) —"),
        id="byline with outlet, date of change",
    ),
    pytest.param(
        f"Two held\n10 March 2018\n\nShare\nSave\nAnn Lee\nBBC News, Paris\n\nGetty Images\n{LEAD}",
        ("Two held", None, "2018-03-10", None),
        id="date below the headline, buttons",
    ),
    pytest.param(
        f"Two held in Paris\nBoth fled a robbery\n\nAnn Lee in Paris\nWed 7 Mar 2018 05.00 GMT\n"
        f"Last modified on Thu 8 Mar 2018 08.12 GMT\n\n{LEAD}",
        ("Two held in Paris", None, "2018-03-07", None),
        id="standfirst, first date before the last",
    ),
    pytest.param(
        f"Two Held\nThey fled a robbery.\n\nBy Ann Lee\nReporting from Paris\n\nMarch 7, 2018\n\n{LEAD}",
        ("Two Held", "Ann Lee", "2018-03-07", None),
        id="standfirst with a stop, date below the byline",
    ),
    pytest.param(
        f"MARCH 7, 2018 / 10:15 AM / UPDATED 2 YEARS AGO\nTwo held\n2 MIN READ\n\nPARIS (Reuters) - {LEAD}",
        ("Two held", None, "2018-03-07", "PARIS (Reuters) -"),
        id="date above the headline",
    ),
    pytest.param(
        f"From: a@b.com\nSubject: Two held\nDate: Wed, 7 Mar 2018 10:15:00 -0500\n\n{LEAD}",
        ("Two held", None, "2018-03-07", None),
        id="mail",
    ),
    pytest.param(
        f"# Two held\n\n*By Ann Lee*\n\n**March 7, 2018**\n\n{LEAD}",
        ("Two held", "Ann Lee", "2018-03-07", None),
        id="Markdown emphasis",
    ),
    pytest.param(
        "^Two held in Paris<\n^By ANN LEE=\n"
        "   PARIS (AP) _ Two men were held in Paris on\nMonday.\n   They had fled a\nrobbery.\n",
        ("^Two held in Paris<", "ANN LEE", None, "PARIS (AP) _"),
        id="wire of the nineties",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_pages(text: str, expected: tuple[str | None, ...]) -> None:
    article = read(text)
    spans = (article.headline, article.byline, article.dateline)
    headline, byline, dateline = (span and span.of(text) for span in spans)
    date = article.publication_date
    assert (headline, byline, date and str(date.date), dateline) == expected


def test_headline_is_the_title_without_its_mark_or_label() -> None:
    for text in ("# Two held", "Title: Two held", 'title = "Two held"'):
        article = read(f"{text}\n\n{LEAD}")
        assert article.headline
        assert article.headline.of(article.text) == "Two held"


WORDS = (LEAD, MORE, "Two held", "By Ann Lee", "Read more", "(Photo: X/AP)", "中文。", "ß", "İ")
DATING = ("Date: ", "2018-03-07", "07/03/2018", "March 7, ", "PARIS (AP) - ", "Updated ")
MARKS = ("---", "Title: ", "# ", "• ", "...", '"', "“", ":", ",", " ", "    ", "[red]")
BREAKS = ("\n", "\n\n", "\r\n", "\r", "\0", "\x1b[31m", "\u202e", "\ufeff", "\x1c", "\u2028")
PIECES = st.lists(st.sampled_from(WORDS + DATING + MARKS + BREAKS)).map("".join)


@settings(max_examples=300)
@given(st.one_of(st.text(), PIECES))
def test_no_word_lies_outside_the_paragraphs(text: str) -> None:
    article = read(text)
    assert article.text == text
    position = 0
    for paragraph in article.paragraphs:
        words = paragraph.span.of(text)
        assert position <= paragraph.span.start
        between = text[position : paragraph.span.start]
        assert not any(
            character.isalnum() for character in between
        )  # at most the mark after a date line
        assert words.strip()
        position = paragraph.span.end
    for span in (article.headline, article.byline, article.dateline):
        assert span is None or span.of(text).strip()
    assert read(text) == article


@pytest.mark.parametrize(
    "unit", ["a", "a ", "- ", "(", ". ", ".\n", "A\n", "a,\n", "By A ", "07/", "\n", '"', "Photo: "]
)
def test_a_hostile_text_is_no_trouble(unit: str) -> None:
    read(unit * (300_000 // len(unit)))  # a quadratic scan would not end


def test_date_below_a_headline_that_reads_like_prose():
    text = "Three held after the bridge fell near Co. Arden - News 5\n\n2014-06-13\n\nThree men were held on Monday.\n"
    article = parse_text(text, source="a.txt", name="a.txt")
    assert str(article.publication_date.date) == "2014-06-13"
