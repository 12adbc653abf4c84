"""Fetch what is new in followed feeds, with its pages, and store it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import (
    BrokenResponse,
    HostNotReached,
    NothingMatches,
    ServerFailed,
    SourceError,
    TooSlow,
)
from briefing.frozen import dataclass
from briefing.model.library import Addition, Feed, Outcome
from briefing.model.reports import FeedReport, FetchReport
from briefing.sources.feed import Entry, article_of
from briefing.sources.feed import Feed as FetchedFeed
from briefing.sources.fetching import Fetcher, Request, Response, material_from
from briefing.use_cases.answer import Answer
from briefing.use_cases.fetching import NO_LOCAL_NETWORK, NetworkAccess, open_fetcher
from briefing.use_cases.following import choose_feeds, parse_response
from briefing.use_cases.ingesting import Piece
from briefing.use_cases.loading import open_kept
from briefing.use_cases.storing import keep_all, report_additions

if TYPE_CHECKING:
    from briefing.library import Library


TOGETHER = 8
"""Feeds that are fetched with all their pages at once: more keep more hosts busy, and more pages in memory."""

PASSING = (HostNotReached, ServerFailed, BrokenResponse, TooSlow)
"""Errors that may be gone the next time."""


def fetch(
    which: Sequence[str] = (),
    *,
    library: Path,
    at: datetime.datetime,
    network: NetworkAccess = NO_LOCAL_NETWORK,
    on_progress: Callable[[int], None] | None = None,
) -> Answer[FetchReport]:
    """Fetch new articles of feeds: those named by address or title words, or all.

    Of an entry that is only a teaser, its page is fetched and kept; where that is not to be had, the teaser. What could
    not be fetched this time is asked for again the next. `on_progress` is called with the number of pages brought.

    Raises:
        NothingMatches: no feed is meant, or none is followed.
        StoreError: the library cannot be written.
    """
    with open_kept(library) as kept, open_fetcher(network) as fetcher:
        feeds = choose_feeds(kept.feeds(), which)
        if not feeds:
            raise NothingMatches(
                "no feed is followed yet", hint="follow one: briefing feeds add https://..."
            )
        reports: list[FeedReport] = []
        additions: list[tuple[str, Addition]] = []
        problems: list[SourceError] = []
        missed: dict[str, SourceError] = {}
        for start in range(0, len(feeds), TOGETHER):
            news, others, failed = _sort_out(kept, fetcher, feeds[start : start + TOGETHER], at)
            pages = _fetch_pages(fetcher, news, len(additions), on_progress)
            missed |= {link: e for link, e in pages.items() if isinstance(e, SourceError)}
            added, unread = keep_all(kept, _pieces(kept, news, pages), at=at)
            for each in news:
                _note(kept, each, pages, at)
            reports += [*others, *_reports(news, added)]
            additions += added
            problems += [*failed, *unread]
        articles = report_additions(kept, additions).articles
    reports.sort(key=lambda each: (each.feed.title, each.feed.address))
    report = FetchReport(feeds=tuple(reports), articles=articles)
    return Answer(report, tuple(_notes(missed, problems)), tuple(problems))


@dataclass(frozen=True, slots=True)
class _News:
    """What a feed brought, and the entries of it that are not known yet."""

    feed: Feed
    response: Response
    fetched: FetchedFeed
    entries: tuple[Entry, ...]


def _sort_out(
    kept: Library, fetcher: Fetcher, feeds: Sequence[Feed], at: datetime.datetime
) -> tuple[list[_News], list[FeedReport], list[SourceError]]:
    """What the feeds brought, a report on each that brought nothing, and its error; its state is noted."""
    requests = [Request(feed.address, feed.etag, feed.last_modified) for feed in feeds]
    answers = {request.address: answer for request, answer in fetcher.fetch_all(requests)}
    news: list[_News] = []
    reports: list[FeedReport] = []
    failed: list[SourceError] = []
    for feed in feeds:
        answer = answers[feed.address]
        try:
            if isinstance(answer, SourceError):
                raise answer
            if answer.unchanged:
                with _while_followed(kept):
                    kept.note_fetch(
                        feed.address, at=at, etag=feed.etag, last_modified=feed.last_modified
                    )
                reports.append(FeedReport(feed=feed, unchanged=True))
                continue
            fetched = parse_response(answer)
        except SourceError as error:
            with _while_followed(kept):
                kept.note_fetch(feed.address, at=at, error=str(error))
            reports.append(FeedReport(feed=feed, error=str(error)))
            failed.append(SourceError(str(error), subject=feed.address, hint=error.hint))
            continue
        seen = kept.seen_entries(feed.address, [entry.identity for entry in fetched.entries])
        entries = tuple(entry for entry in fetched.entries if entry.identity not in seen)
        news.append(_News(feed, answer, fetched, entries))
    return news, reports, failed


def _fetch_pages(
    fetcher: Fetcher,
    news: Sequence[_News],
    before: int,
    on_progress: Callable[[int], None] | None,
) -> dict[str, Response | SourceError]:
    """The pages of the new entries that are teasers, each fetched once; `before` have been brought by now."""
    links = (entry.link for each in news for entry in each.entries if entry.is_teaser)
    requests = [Request(link) for link in dict.fromkeys(links)]
    pages: dict[str, Response | SourceError] = {}
    for request, answer in fetcher.fetch_all(requests):
        pages[request.address] = answer
        if on_progress is not None:
            on_progress(before + len(pages))
    return pages


def _pieces(
    kept: Library, news: Sequence[_News], pages: Mapping[str, Response | SourceError]
) -> Iterator[Piece | SourceError]:
    """Each new entry as its page, or as what the feed itself brings of it.

    A teaser is nothing new of an article that is there already.
    """
    for each in news:
        for entry in each.entries:
            page = pages.get(entry.link)
            article = article_of(entry, each.fetched, source=each.feed.address)
            is_known = article and entry.is_teaser and kept.find(name=article.address)
            if isinstance(page, Response):
                otherwise = None if is_known else article
                yield Piece(material_from(page), each.feed.address, entry.date, otherwise)
            elif article is not None and not is_known:
                yield Piece(article, each.feed.address, entry.date)
            elif isinstance(page, SourceError) and not is_known:
                yield page


def _note(
    kept: Library,
    news: _News,
    pages: Mapping[str, Response | SourceError],
    at: datetime.datetime,
) -> None:
    """Note what has been seen of a feed, unless some of it is to be asked for again."""
    failed = {link for link, page in pages.items() if isinstance(page, PASSING)}
    had = [entry.identity for entry in news.entries if entry.link not in failed]
    response, address = news.response, news.feed.address
    whole = len(had) == len(news.entries)
    with _while_followed(kept):
        kept.note_entries(address, had, at=at)
        kept.note_fetch(
            address,
            at=at,
            etag=response.etag if whole else "",
            last_modified=response.last_modified if whole else "",
        )
        if news.fetched.title and not news.feed.title:
            kept.add_feed(address, title=news.fetched.title)
        if response.moved_to and response.moved_to != address:
            kept.move_feed(address, response.moved_to)


@contextmanager
def _while_followed(kept: Library) -> Iterator[None]:
    """One change to what is noted of a feed; none if it has been left since it was asked."""
    with suppress(NothingMatches), kept.transaction():
        yield


def _reports(news: Sequence[_News], additions: Sequence[tuple[str, Addition]]) -> list[FeedReport]:
    """A report on each feed that brought something."""
    reports = []
    for each in news:
        own = [added.outcome for found_in, added in additions if found_in == each.feed.address]
        reports.append(
            FeedReport(
                feed=each.feed,
                new=own.count(Outcome.NEW),
                updated=own.count(Outcome.UPDATED),
                known=own.count(Outcome.KNOWN),
            )
        )
    return reports


def _notes(missed: Mapping[str, SourceError], problems: Sequence[SourceError]) -> Iterator[str]:
    """What to say of the pages that could not be had, by address, but for those that are problems of their own."""
    reported = {id(problem) for problem in problems}
    of_teasers = {link: error for link, error in missed.items() if id(error) not in reported}
    if of_teasers:
        link, error = next(iter(sorted(of_teasers.items())))
        more = len(of_teasers) - 1
        also = f", and {more} more" if more else ""
        yield f"of a page that could not be read, only the teaser is kept: {link}: {error}{also}"
