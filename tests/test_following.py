"""Follow and fetch feeds: from a real web site into a real library."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.model.reports import FetchReport
from briefing.use_cases import following, updating
from briefing.use_cases.answer import Answer
from briefing.use_cases.fetching import NetworkAccess
from briefing.use_cases.loading import open_kept
from loopback import Handler, Loopback, serving

AT = datetime.datetime(2026, 3, 4, tzinfo=datetime.UTC)
NETWORK = NetworkAccess(allow_local=True)
PROSE = "The river rose by two metres in the night, and the mayor of {} told people to leave their homes."
SCRIPTED = "<html><body><div id=app></div><script>draw()</script></body></html>"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def elsewhere() -> Iterator[Loopback]:
    """A second site."""
    with serving() as server:
        yield server


def publish(site: Loopback, path: str, *links: str) -> str:
    """Offer a feed with a teaser for each link; its address comes back."""
    items = "".join(
        f"<item><title>Flood {at}</title><link>{link}</link><description>Water rose in {at}.</description></item>"
        for at, link in enumerate(links)
    )
    feed = f"<rss version='2.0'><channel><title>{path}</title>{items}</channel></rss>"
    return site.page(path, feed, etag='"1"')


def article(site: Loopback, path: str) -> str:
    text = PROSE.format(path.strip("/").title())
    page = f"<html><head><title>Flood</title></head><body><article><p>{text}</p><p>{text} Again.</p></article>"
    return site.page(path, page, content_type="text/html")


def follow(library: Path, *addresses: str) -> None:
    assert not following.follow(addresses, library=library, network=NETWORK).problems


def fetch(library: Path) -> Answer[FetchReport]:
    return updating.fetch(library=library, at=AT, network=NETWORK)


def texts(library: Path) -> list[str]:
    with open_kept(library, read_only=True) as kept:
        return [kept.article(number).text for number in kept.find()]


def test_a_page_without_an_article_leaves_the_teaser(library: Path, loopback: Loopback) -> None:
    page = loopback.page("/a", SCRIPTED, content_type="text/html")
    follow(library, publish(loopback, "/feed", page))
    answer = fetch(library)
    assert (answer.problems, answer.result.feeds[0].new) == ((), 1)
    assert "Water rose in 0." in texts(library)[0]


def test_a_site_that_fails_to_send_its_rules_is_asked_again(
    library: Path, loopback: Loopback, elsewhere: Loopback
) -> None:
    elsewhere.page("/robots.txt", status=500)
    follow(library, publish(loopback, "/feed", article(elsewhere, "/arden")))
    fetch(library)
    del elsewhere.pages["/robots.txt"]
    fetch(library)
    assert "mayor of Arden" in texts(library)[0]


@pytest.mark.parametrize("answers", ["feed", "error", "unchanged"])
def test_a_feed_that_is_left_while_it_is_fetched_stops_no_other(
    library: Path, loopback: Loopback, answers: str
) -> None:
    left = publish(loopback, "/left", article(loopback, "/arden"))
    stays = publish(loopback, "/stays", article(loopback, "/belden"))
    follow(library, left, stays)
    fetch(library)
    publish(loopback, "/stays", article(loopback, "/corby"))
    whole = loopback.pages["/left"]

    def leave(handler: Handler) -> None:
        following.leave([left], library=library)
        if answers == "feed":
            whole(handler)
        else:
            handler.reply(304 if answers == "unchanged" else 404)

    loopback.pages["/left"] = leave
    answer = fetch(library)
    assert [(each.feed.address, each.new) for each in answer.result.feeds if each.new] == [
        (stays, 1)
    ]
    with open_kept(library, read_only=True) as kept:
        assert [(feed.address, feed.fetched) for feed in kept.feeds()] == [(stays, AT)]


def test_a_feed_is_followed_once_however_its_address_is_written(
    library: Path, loopback: Loopback
) -> None:
    address = publish(loopback, "/feed", article(loopback, "/arden"))
    follow(library, address, f" {address.replace('http', 'HTTP')}#top")
    assert [each.feed.address for each in following.list_feeds(library).result.feeds] == [address]


def test_an_imported_feed_is_one_of_the_web_and_followed_once(
    library: Path, loopback: Loopback, tmp_path: Path
) -> None:
    address = publish(loopback, "/feed", article(loopback, "/arden"))
    follow(library, address)
    written = (address.replace("http", "HTTP") + "#top", "file:///etc/passwd")
    outlines = "".join(f'<outline text="News" xmlUrl="{each}"/>' for each in written)
    (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    answer = following.import_feeds(str(tmp_path / "feeds.opml"), library=library)
    assert [problem.subject for problem in answer.problems] == ["file:///etc/passwd"]
    assert [each.feed.address for each in answer.result.feeds] == [address]
    assert [each.feed.address for each in following.list_feeds(library).result.feeds] == [address]


def test_progress_tells_of_each_page(library: Path, loopback: Loopback) -> None:
    follow(library, publish(loopback, "/feed", *(article(loopback, f"/{at}") for at in range(3))))
    told: list[int] = []
    updating.fetch(library=library, at=AT, network=NETWORK, on_progress=told.append)
    assert told == [1, 2, 3]
