"""Which articles are one, what of them is kept, and what is given back."""

import datetime
from dataclasses import replace

import pytest

from briefing.errors import NothingMatches
from briefing.library import pack
from briefing.model.article import Basis, PartialDate
from briefing.model.library import Addition, Outcome

NEW, KNOWN, UPDATED = Outcome.NEW, Outcome.KNOWN, Outcome.UPDATED


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # (text, source, address, found in) twice
        pytest.param(
            ("helicopter", "/a.txt", "", "/a.txt"),
            ("helicopter", "/a.txt", "", "/a.txt"),
            Addition(1, KNOWN),
            id="the same file",
        ),
        pytest.param(
            ("helicopter", "/a.txt", "", "/a.txt"),
            ("mayor", "/a.txt", "", "/a.txt"),
            Addition(1, UPDATED),
            id="a file that changed",
        ),
        pytest.param(
            ("helicopter", "/a.txt", "", "/a.txt"),
            ("mayor", "/b.txt", "", "/b.txt"),
            Addition(2, NEW),
            id="another file",
        ),
        pytest.param(
            ("helicopter", "/a.txt", "", "/a.txt"),
            ("helicopter", "/b.txt", "", "/b.txt"),
            Addition(1, KNOWN),
            id="a copy of a file",
        ),
        pytest.param(
            ("helicopter", "https://x.org/1", "https://x.org/1", "https://x.org/feed"),
            ("helicopter", "https://x.org/1", "https://x.org/1", "https://y.org/feed"),
            Addition(1, KNOWN),
            id="two feeds",
        ),
        pytest.param(
            ("helicopter", "https://x.org/1?a", "https://x.org/1", "https://x.org/feed"),
            ("mayor", "https://x.org/1?b", "https://x.org/1", "https://x.org/feed"),
            Addition(1, UPDATED),
            id="a page that changed",
        ),
        pytest.param(
            ("helicopter", "https://x.org/1", "https://x.org/1", "https://x.org/1"),
            ("helicopter", "https://y.org/2", "https://y.org/2", "https://y.org/2"),
            Addition(1, KNOWN),
            id="a syndicated copy",
        ),
        pytest.param(
            ("helicopter", "https://x.org/1", "https://x.org/1", "https://x.org/1"),
            ("mayor", "https://y.org/2", "https://y.org/2", "https://y.org/2"),
            Addition(2, NEW),
            id="two pages",
        ),
        pytest.param(
            ("helicopter", "/all.jsonl", "", "/folder/all.jsonl"),
            ("mayor", "/all.jsonl", "", "/folder/all.jsonl"),
            Addition(2, NEW),
            id="two articles of one container",
        ),
        pytest.param(
            ("helicopter", "-", "", "-"), ("mayor", "-", "", "-"), Addition(2, NEW), id="standard input"
        ),
        pytest.param(
            ("helicopter", "/a.html", "https://x.org/1", "/a.html"),
            ("mayor", "/a.html", "https://x.org/2", "/a.html"),
            Addition(2, NEW),
            id="another page saved under the same name",
        ),
    ],
)  # fmt: skip
def test_what_makes_two_articles_one(library, make, texts, add, first, second, expected):
    additions = [
        add(library, make(getattr(texts, text), source, address=address), found_in)
        for text, source, address, found_in in (first, second)
    ]
    assert additions == [Addition(1, NEW), expected]


WALL = "Before you go on\n\nPlease tell us whether we may store something on your machine, or subscribe."


def pages(make, *told):
    """An article for each (text, address asked for, address that the page calls its own)."""
    return [make(text, source, address=address) for text, source, address in told]


def test_pages_that_once_showed_the_same_wall_are_two_articles(library, make, texts, add):
    first, second = "https://x.org/1", "https://x.org/2"
    told = [
        (WALL, first, first),
        (WALL, second, second),
        (texts.mayor, second, second),
        (texts.helicopter, first, first),
        (texts.mayor + " More.", second, second),
    ]
    assert [add(library, page, "https://x.org/feed") for page in pages(make, *told)] == [
        Addition(1, NEW),
        Addition(1, KNOWN),
        Addition(2, NEW),
        Addition(1, UPDATED),
        Addition(2, UPDATED),
    ]


def test_a_site_that_calls_all_of_its_pages_by_one_address_has_more_than_one(
    library, make, texts, add
):
    news = "https://x.org/news"
    told = [
        (texts.helicopter, "https://x.org/1", news),
        (texts.mayor, "https://x.org/2", news),
        (texts.helicopter + " More.", "https://x.org/1", news),
        (texts.flood, "https://x.org/2", news),
        (texts.flood, "https://x.org/2", news),
    ]
    assert [add(library, page) for page in pages(make, *told)] == [
        Addition(1, NEW),
        Addition(2, NEW),
        Addition(1, UPDATED),
        Addition(2, UPDATED),
        Addition(2, KNOWN),
    ]


def test_a_page_cannot_pass_for_another_site_s_article(library, make, texts, add):
    own = "https://x.org/1"
    true, false, mail, copy = pages(
        make,
        (texts.helicopter, own, own),
        (texts.mayor, "https://evil.example/", own),
        (texts.flood, "/mail.mbox/7", own),
        (texts.helicopter.replace("Shots fired", "Shots are fired"), "https://y.org/copy", own),
    )
    assert add(library, true) == Addition(1, NEW)
    assert add(library, false) == Addition(2, NEW)
    assert add(library, mail, "/mail.mbox") == Addition(3, NEW)
    assert library.article(1) == true
    assert add(library, copy) == Addition(1, UPDATED)


def test_a_teaser_and_its_page_are_one_whatever_the_page_calls_itself(library, make, texts, add):
    link, feed = "https://x.org/1?from=feed", "https://x.org/feed"
    teaser, page = pages(
        make,
        ("Shots\n\nThe president could not land.", f"{feed}#7", link),
        (texts.helicopter, link, "https://x.org/2018/shots"),
    )
    assert add(library, teaser, feed) == Addition(1, NEW)
    assert add(library, page, feed) == Addition(1, UPDATED)
    assert add(library, page, feed) == Addition(1, KNOWN)


def test_a_file_that_tells_no_address_takes_that_of_its_page(library, make, texts, add):
    address = "https://x.org/1"
    file, page, later = pages(
        make,
        (texts.mayor, "/a.txt", ""),
        (texts.mayor, address, address),
        (texts.flood, address, address),
    )
    assert [add(library, article) for article in (file, page, later)] == [
        Addition(1, NEW),
        Addition(1, KNOWN),
        Addition(1, UPDATED),
    ]


def test_spaces_bylines_and_date_lines_make_no_other_article(library, make, add):
    plain = make("Mayor resigns\n\nJane Roe resigned on Monday, and nobody knows why.", "/a.txt")
    other = make(
        "Mayor resigns\nBy John Poe\n\nJane Roe resigned  on Monday,\nand nobody knows why.",
        "/b.txt",
    )
    assert add(library, plain) == Addition(1, NEW)
    assert add(library, other) == Addition(1, KNOWN)


def test_an_updated_article_keeps_its_earlier_texts(library, make, texts, add, at):
    first, second = make(texts.helicopter, "/a.txt"), make(texts.helicopter + " More.", "/a.txt")
    outcomes = [add(library, article).outcome for article in (first, second, second, first)]
    assert outcomes == [NEW, UPDATED, KNOWN, UPDATED]
    versions = library.versions(1)
    assert [(v.ordinal, v.article, v.read, v.current) for v in versions] == [
        (1, first, at, False),
        (2, second, at, False),
        (3, first, at, True),
    ]
    assert library.article(1) == first


def test_feeds_with_two_wordings_do_not_take_turns(library, make, texts, add):
    address = "https://x.org/1"
    long, short = (
        make(text, address, address=address) for text in (texts.helicopter, texts.helicopter[:-30])
    )
    assert add(library, long, "feed 1").outcome is NEW
    assert add(library, short, "feed 2").outcome is UPDATED
    for _ in range(2):
        assert add(library, long, "feed 1").outcome is KNOWN
        assert add(library, short, "feed 2").outcome is KNOWN
    assert add(library, long, "feed 3").outcome is KNOWN
    assert len(library.versions(1)) == 2


def test_a_teaser_takes_no_articles_place(library, make, texts, add):
    address = "https://x.org/1"
    page = make(texts.helicopter, address, address=address)
    teaser = make(texts.helicopter[:40], "https://x.org/feed#1", address=address)
    assert add(library, page, address).outcome is NEW
    assert add(library, teaser, "https://x.org/feed").outcome is KNOWN
    assert library.article(1) == page
    assert [source.found_in for source in library.sources(1)] == [address, "https://x.org/feed"]


def test_an_article_takes_its_teasers_place(library, make, texts, add):
    address = "https://x.org/1"
    page = make(texts.helicopter, address, address=address)
    teaser = make(texts.helicopter[:40], "https://x.org/feed#1", address=address)
    assert add(library, teaser, "https://x.org/feed").outcome is NEW
    assert add(library, page, address).outcome is UPDATED
    assert library.article(1) == page


def test_a_page_that_says_less_than_before_has_changed(library, make, texts, add):
    address = "https://x.org/1"
    for text, outcome in ((texts.helicopter, NEW), (texts.helicopter[:40], UPDATED)):
        assert add(library, make(text, address, address=address), address).outcome is outcome


def test_a_date_given_later_is_a_version(library, make, texts, add):
    add(library, make(texts.helicopter))
    dated = make(texts.helicopter, date=PartialDate(2018, 3))
    assert add(library, dated) == Addition(1, UPDATED)
    assert library.article(1).publication_date.date == PartialDate(2018, 3)


def test_every_source_is_kept_with_its_times(library, make, texts, at):
    article, later = make(texts.helicopter, "/a.txt"), at + datetime.timedelta(days=1)
    library.add(article, found_in="/a.txt", at=at)
    library.add(article, found_in="/a.txt", at=later)
    copy = make(texts.helicopter, "/b.txt", address="https://x.org/1")
    library.add(copy, found_in="/b.txt", at=later)
    sources = library.sources(1)
    assert [(s.found_in, s.name, s.address, s.first, s.last) for s in sources] == [
        ("/a.txt", "a.txt", "", at, later),
        ("/b.txt", "b.txt", "https://x.org/1", later, later),
    ]


def test_a_time_without_a_zone_is_refused(library, make, texts):
    with pytest.raises(ValueError, match="time zone"):
        library.add(make(texts.mayor), found_in="/a", at=datetime.datetime(2026, 3, 1))


def test_numbers_are_never_given_again(library, make, texts, add):
    add(library, make(texts.helicopter, "/a.txt"))
    add(library, make(texts.mayor, "/b.txt"))
    assert library.remove([2, 7, 2]) == (2,)
    assert add(library, make(texts.flood, "/c.txt")) == Addition(3, NEW)
    assert library.find() == (1, 3)


def test_nothing_of_a_removed_article_is_left(library, make, texts, add):
    add(library, make(texts.helicopter), annotated=True)
    library.remove([1])
    connection = library._connection
    for table in ("article", "version", "source", "annotation"):
        assert connection.rows(f"SELECT * FROM {table}") == []
    assert library.search("helicopter") == ()
    for question in (library.article, library.versions):
        with pytest.raises(NothingMatches, match=r"no article \[1\]"):
            question(1)
    assert library.sources(1) == ()


def test_annotations_come_back_with_the_article(library, make, texts, add, annotated):
    article, other = make(texts.helicopter, "/a.txt"), make(texts.mayor, "/b.txt")
    add(library, article, annotated=True)
    add(library, other)
    assert list(library.annotated([2, 9, 1])) == [(2, other), (1, annotated(article))]
    assert library.annotations(article) == annotated(article)
    assert library.annotations(replace(article, source="/elsewhere", name="c")).sentences
    assert library.annotations(other) is None
    library.keep(annotated(other))
    assert dict(library.annotated([2])) == {2: annotated(other)}


def test_annotations_packed_elsewhere_are_as_good(library, make, texts, annotated, at):
    article = make(texts.helicopter)
    packed = pack(annotated(article))
    library.add(article, found_in="/a", at=at, annotated=packed)
    assert library.annotations(article) == annotated(article)


def test_annotations_of_another_version_are_as_good_as_none(opened, make, texts, add, annotated):
    article = make(texts.helicopter)
    with opened() as library:
        add(library, article, annotated=True)
    with opened(annotator="test-2") as library:
        assert library.annotations(article) is None
        assert dict(library.annotated([1])) == {1: article}
        library.keep(annotated(article))
        assert dict(library.annotated([1])) == {1: annotated(article)}
    with opened() as library:
        assert library.annotations(article) is None


def test_damaged_annotations_are_as_good_as_none(library, make, texts, add):
    article = make(texts.helicopter)
    add(library, article, annotated=True)
    library._connection.run("UPDATE annotation SET data = substr(data, 1, 99)")
    assert dict(library.annotated([1])) == {1: article}
    assert library.annotations(article) is None


def test_an_article_is_dated_by_its_annotations(library, make, texts, add, annotated):
    article = make(texts.mayor)
    add(library, article)
    (entry,) = library.entries([1])
    assert entry.date is None
    found = replace(
        annotated(article),
        reference_date=replace(
            annotated(article).reference_date, date=PartialDate(2018, 3), basis=Basis.INFERRED
        ),
    )
    library.keep(found)
    (entry,) = library.entries([1, 5])
    assert (entry.date, entry.basis, entry.headline) == (
        PartialDate(2018, 3),
        Basis.INFERRED,
        "Mayor of Arden resigns",
    )


def test_a_text_that_comes_back_brings_its_annotations_date(library, make, texts, add, annotated):
    first, second = make(texts.mayor), make(texts.flood)
    dated = replace(annotated(first).reference_date, date=PartialDate(1999))
    library.add(
        first, found_in=first.source, at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        annotated=replace(annotated(first), reference_date=dated),
    )  # fmt: skip
    add(library, second)
    add(library, first)
    (entry,) = library.entries([1])
    assert entry.date == PartialDate(1999)


def test_a_transaction_is_all_or_nothing(library, make, texts, add):
    def fail():
        with library.transaction():
            add(library, make(texts.helicopter, "/a.txt"))
            with library.transaction():
                add(library, make(texts.mayor, "/b.txt"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert library.count() == 0
    assert library.search("helicopter") == ()
    assert add(library, make(texts.mayor, "/b.txt")).outcome is NEW


def test_a_thousand_articles_stream(library, make, at):
    with library.transaction():
        for number in range(450):
            article = make(
                f"Headline {number}\n\nIt was number {number} that won.", f"/{number}.txt"
            )
            library.add(article, found_in=article.source, at=at)
    assert [number for number, _ in library.annotated(range(450, 0, -1))] == [*range(450, 0, -1)]
    assert [entry.number for entry in library.entries(library.newest(300))] == [
        *range(450, 150, -1)
    ]


@pytest.mark.parametrize(
    "text", ["", "\0", "a\0b", "\ud800", "\2\3", "x" * 100_000, "\u2028\n\n", "中国总统在北京说。"]
)
def test_any_text_is_kept_and_found_again(library, make, add, text):
    number = add(library, make(text, "/any.txt")).number
    kept = library.article(number).text
    assert kept == text.encode("utf-8", "replace").decode()
    assert add(library, make(text, "/any.txt")) == Addition(number, KNOWN)
    library.search("a OR xx*")
    library.remove([number])
    library._connection.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
