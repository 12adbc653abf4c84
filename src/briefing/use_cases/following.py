"""Follow and unfollow feeds; import and export them as OPML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import NothingMatches, SourceError
from briefing.model.library import Feed
from briefing.model.reports import FeedList, FollowedFeed
from briefing.sources.address import is_address, request_address
from briefing.sources.feed import Feed as FetchedFeed
from briefing.sources.feed import parse_feed
from briefing.sources.fetching import Request, Response
from briefing.use_cases.answer import Answer
from briefing.use_cases.fetching import NO_LOCAL_NETWORK, NetworkAccess, open_fetcher
from briefing.use_cases.loading import open_kept

if TYPE_CHECKING:
    from briefing.library import Library


def follow(
    addresses: Sequence[str],
    *,
    library: Path,
    folder: str = "",
    network: NetworkAccess = NO_LOCAL_NETWORK,
) -> Answer[FeedList]:
    """Follow the feeds at these addresses from now on.

    Each is asked for once, to see that it is one.

    Raises:
        StoreError: the library cannot be written.
    """
    followed: list[str] = []
    problems: list[SourceError] = []
    with open_kept(library, create=True) as kept, open_fetcher(network) as fetcher:
        for address in addresses:
            try:
                response = fetcher.fetch(Request(address))
                fetched = parse_response(response)
            except SourceError as error:
                error.subject = error.subject or address
                problems.append(error)
                continue
            followed.append(response.moved_to or request_address(address))
            kept.add_feed(followed[-1], title=fetched.title, folder=folder)
        feeds = [feed for feed in kept.feeds() if feed.address in followed]
        report = _list(kept, feeds, "followed")
    return Answer(report, (), tuple(problems))


def list_feeds(library: Path) -> Answer[FeedList]:
    """All feeds that the library follows."""
    with open_kept(library, read_only=True) as kept:
        return Answer(_list(kept, kept.feeds()))


def leave(which: Sequence[str], *, library: Path) -> Answer[FeedList]:
    """The feeds that are followed no longer; their articles stay.

    Raises:
        NothingMatches: no feed is meant by one of them.
    """
    with open_kept(library) as kept:
        feeds = choose_feeds(kept.feeds(), which)
        report = _list(kept, feeds, "followed no longer; their articles stay")
        for feed in feeds:
            kept.remove_feed(feed.address)
    return Answer(report)


def import_feeds(
    file: str,
    *,
    library: Path,
    stdin: Callable[[], bytes] = bytes,
    network: NetworkAccess = NO_LOCAL_NETWORK,
) -> Answer[FeedList]:
    """Import the feeds of an OPML file, address or `-`, to be followed from now on.

    They are not asked for before they are fetched.

    Raises:
        SourceNotFound: there is no such file.
        SourceError: it cannot be read, or is no OPML.
    """
    from briefing.sources.files import open_file
    from briefing.sources.material import MAX_BYTES, load
    from briefing.sources.opml import read_opml

    if file == "-":
        data = stdin()
    elif is_address(file):
        with open_fetcher(network) as fetcher:
            data = fetcher.fetch(Request(file)).data
    else:
        data = load(open_file(file), most=MAX_BYTES).data
    try:
        subscriptions = read_opml(data)
    except SourceError as error:
        error.subject = error.subject or file
        raise
    problems: list[SourceError] = []
    followed: set[str] = set()
    with open_kept(library, create=True) as kept, kept.transaction():
        for each in subscriptions:
            try:
                address = request_address(each.address)
            except SourceError as error:
                problems.append(error)
                continue
            followed.add(address)
            kept.add_feed(address, title=each.title, folder=each.folder)
        feeds = [feed for feed in kept.feeds() if feed.address in followed]
        report = _list(kept, feeds, "followed")
    return Answer(report, (), tuple(problems))


def export_feeds(library: Path) -> str:
    """All feeds as OPML."""
    from briefing.sources.opml import Subscription, write_opml

    with open_kept(library, read_only=True) as kept:
        return write_opml(
            Subscription(title=feed.title, address=feed.address, folder=feed.folder)
            for feed in kept.feeds()
        )


def choose_feeds(feeds: Sequence[Feed], which: Sequence[str]) -> tuple[Feed, ...]:
    """The feeds meant, by address, folder or words of the title.

    All where none is named.
    """
    if not which:
        return tuple(feeds)
    chosen: dict[str, Feed] = {}
    addresses = [word for word in which if is_address(word)]
    title = " ".join(word for word in which if not is_address(word))
    for words in (*addresses, *((title,) if title else ())):
        exact = [f for f in feeds if words in (f.address, f.title, f.folder)]
        wanted = words.casefold().split()
        near = [f for f in feeds if all(w in f"{f.title} {f.address}".casefold() for w in wanted)]
        if not (exact or near):
            raise NothingMatches(
                f"no feed is called {words}",
                subject=words,
                hint="see them all: briefing feeds list",
                candidates=tuple(feed.title or feed.address for feed in feeds[:6]),
            )
        chosen |= {feed.address: feed for feed in exact or near}
    return tuple(chosen.values())


def parse_response(response: Response) -> FetchedFeed:
    """The feed that a server sent.

    Raises:
        UnreadableSource: it is none.
    """
    return parse_feed(
        response.data,
        address=response.address,
        media_type=response.media_type,
        charset=response.charset,
    )


def _list(kept: Library, feeds: Sequence[Feed], action: str = "") -> FeedList:
    followed = (
        FollowedFeed(feed=feed, articles=len(kept.feed_articles(feed.address))) for feed in feeds
    )
    return FeedList(feeds=tuple(followed), action=action)
