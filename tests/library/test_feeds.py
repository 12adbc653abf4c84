"""What a library knows of the feeds it follows."""

import datetime

import pytest

from briefing.errors import NothingMatches
from briefing.model.library import Feed

ONE, TWO = "https://x.org/feed", "https://y.org/feed"


def test_feeds_are_listed_by_folder_and_title(library):
    assert library.add_feed(TWO, title="Y", folder="World")
    assert library.add_feed(ONE, title="X")
    assert not library.add_feed(ONE)
    assert library.feeds() == (
        Feed(address=ONE, title="X"),
        Feed(address=TWO, title="Y", folder="World"),
    )
    assert not library.add_feed(ONE, title="New", folder="World")
    assert [feed.title for feed in library.feeds()] == ["New", "Y"]


def test_a_failed_fetch_leaves_what_the_server_said_before(library, at):
    library.add_feed(ONE)
    library.note_fetch(ONE, at=at, etag='"1"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT")
    later = at + datetime.timedelta(hours=1)
    library.note_fetch(ONE, at=later, error="no answer")
    library.note_fetch(ONE, at=later, error="no answer")
    (feed,) = library.feeds()
    assert feed == Feed(
        address=ONE, etag='"1"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT", fetched=later,
        error="no answer", failures=2,
    )  # fmt: skip
    library.note_fetch(ONE, at=later)
    assert library.feeds() == (Feed(address=ONE, fetched=later),)


def test_entries_are_seen_once(library, at):
    library.add_feed(ONE)
    library.note_entries(ONE, ["a", "b"], at=at)
    library.note_entries(ONE, ["b", "c"], at=at + datetime.timedelta(days=1))
    assert library.seen_entries(ONE, ["b", "x", "a"]) == {"b": at, "a": at}


def test_a_moved_feed_takes_its_entries_and_articles_along(library, make, texts, add, at):
    library.add_feed(ONE, title="X")
    library.note_entries(ONE, ["a"], at=at)
    add(library, make(texts.mayor, "https://x.org/1", address="https://x.org/1"), ONE)
    library.move_feed(ONE, TWO)
    library.move_feed(TWO, TWO)
    assert library.feeds() == (Feed(address=TWO, title="X"),)
    assert library.seen_entries(TWO, ["a"])
    assert library.feed_articles(TWO) == (1,)
    assert library.feed_articles(ONE) == ()


def test_a_feed_that_moves_to_one_that_is_followed_becomes_one_with_it(
    library, make, texts, add, at
):
    article = make(texts.mayor, "https://x.org/1", address="https://x.org/1")
    for address, entries in ((ONE, ["a", "b"]), (TWO, ["b", "c"])):
        library.add_feed(address)
        library.note_entries(address, entries, at=at)
        add(library, article, address)
    library.move_feed(ONE, TWO)
    assert [feed.address for feed in library.feeds()] == [TWO]
    assert set(library.seen_entries(TWO, "abc")) == set("abc")
    assert [source.found_in for source in library.sources(1)] == [TWO]


def test_the_articles_of_a_removed_feed_stay(library, make, texts, add, at):
    library.add_feed(ONE)
    library.note_entries(ONE, ["a"], at=at)
    add(library, make(texts.mayor, "https://x.org/1", address="https://x.org/1"), ONE)
    library.remove_feed(ONE)
    assert library.feeds() == ()
    assert library.seen_entries(ONE, ["a"]) == {}
    assert library.find() == library.feed_articles(ONE) == (1,)


def test_what_is_not_followed_is_said(library, at):
    for work in (
        lambda: library.remove_feed(ONE),
        lambda: library.move_feed(ONE, TWO),
        lambda: library.note_fetch(ONE, at=at),
        lambda: library.note_entries(ONE, ["a"], at=at),
    ):
        with pytest.raises(NothingMatches, match="no such feed"):
            work()
