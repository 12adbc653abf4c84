"""Tell the stories of the day, from the library or from articles at hand."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.arguments import LIBRARY, SEARCH, select_all
from briefing.errors import NothingMatches
from briefing.frozen import dataclass
from briefing.model.collection import Collection
from briefing.model.stories import FollowList, Today, host_of
from briefing.use_cases.answer import Answer, Opened

if TYPE_CHECKING:
    from briefing.analysis.stories.day import Candidate
    from briefing.analysis.stories.terms import StoryTerms
    from briefing.library import Library
    from briefing.model.library import Entry

LOOKED_BACK = datetime.timedelta(days=7)
"""What was added longer ago is not news, though it was never shown."""
MOST = 2000
"""Articles that are grouped at once: those added last."""
EARLIER = 6
"""Earlier articles of a story that are read to know what was told: those that are likest."""
LIKE, RAREST = 10, 8
"""So many articles are looked at to find them, those that have most of so many of a new article's rarest words."""
MOST_OF_A_STORY = 12
"""New articles of one story that are read."""


def today(
    collection: Collection,
    *what: str,
    day: datetime.date | None = None,
    words: int | None = None,
    full: bool = False,
) -> Answer[Today]:
    """The stories of the articles meant, all of them new.

    Of all articles where none is named.

    Args:
        collection: the articles.
        what: which of them are meant, by number, date, file name or words.
        day: which day it is, after which something is ahead; that of the latest article where it is None.
        words: how many words to tell at most.
        full: whether to tell all stories, however many.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
    """
    from briefing.analysis.stories.day import (
        STORIES,
        Candidate,
        make_today,
        outlets_of,
        rank_stories,
    )
    from briefing.analysis.stories.grouping import group
    from briefing.analysis.stories.terms import story_terms

    selection, problems = select_all(collection, what)
    chosen = [number for number in collection.every if number in selection.numbers]
    terms = [
        story_terms(annotated.article, number, annotated.reference_date)
        for number in chosen
        for annotated in (collection.article(number),)
    ]
    candidates = rank_stories(
        Candidate(new=numbers, outlets=outlets_of(collection, numbers)) for numbers in group(terms)
    )
    made = make_today(
        collection, candidates, day=day, words=words, limit=None if full or words else STORIES
    )
    return Answer(made, selection.notes, problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which of the library's articles are news: added since `since`, or never shown.

    `topics` are selectors, one of which has to mean it, `feed` names a feed; empty for all.
    """

    since: datetime.datetime | None = None
    topics: tuple[str, ...] = ()
    feed: str = ""


def todays_stories(
    library: Path,
    *,
    at: datetime.datetime,
    wanted: Wanted,
    words: int | None = None,
    full: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> tuple[Answer[Today], Opened, tuple[int, ...]]:
    """The library's new stories, their articles, the numbers to note as shown.

    They are for `note_shown`, once the answer is written: an answer that gets lost has shown nothing. Stories that are
    left out for want of room are not among them. New is what was not shown yet, of the last week. A story that goes on
    is told by what no earlier article told.

    Args:
        library: the library's file.
        at: what time it is, with a time zone.
        wanted: which articles count.
        words: how many words to tell at most.
        full: whether to tell all stories, however many.
        on_progress: called with the number of articles annotated and their total.

    Raises:
        NothingMatches: nothing is new.
        StoreError: the library cannot be read or written.
    """
    from briefing.analysis.stories.day import STORIES, make_today
    from briefing.use_cases.loading import open_kept
    from briefing.use_cases.opening import open_collection

    with open_kept(library) as kept:
        new = _new(kept, at, wanted)
        if not new:
            raise _nothing_new(wanted)
        candidates = _candidates(kept, new)
    told = [
        replace(each, new=each.new[:MOST_OF_A_STORY])
        for each in (candidates if full else candidates[: 2 * STORIES])
    ]
    numbers = sorted({number for each in told for number in (*each.new, *each.earlier)})
    opened = open_collection(
        [LIBRARY], what=[str(n) for n in numbers], library=library, on_progress=on_progress
    )
    readable = tuple(each for each in told if {*each.new, *each.earlier} <= {*opened.kept})
    made = make_today(
        opened.collection,
        readable,
        day=at.date(),
        words=words,
        limit=None if full or words else STORIES,
    )
    made = replace(made, articles=len(new), more=made.more + len(candidates) - len(told))
    shown = _shown(new, candidates, made)
    if not made.stories:
        note_shown(library, shown, at=at)
        raise _nothing_new(wanted)
    return Answer(made), opened, shown


def note_shown(library: Path, numbers: Iterable[int], *, at: datetime.datetime) -> None:
    """Note the articles of those numbers as shown, so that they are not news again.

    Raises:
        StoreError: the library cannot be written.
    """
    from briefing.use_cases.loading import open_kept

    with open_kept(library) as kept:
        kept.note_shown(numbers, at=at)


def _shown(new: Iterable[int], candidates: Iterable[Candidate], made: Today) -> tuple[int, ...]:
    """The new articles but for those of stories that there was no room for."""
    told = {article.number for news in made.stories for article in news.articles}
    waiting = {
        number
        for each in candidates
        if made.more and told.isdisjoint(each.new)
        for number in each.new
    }
    return tuple(number for number in new if number not in waiting)


def follow(words: Sequence[str] = (), *, library: Path, remove: bool = False) -> Answer[FollowList]:
    """What the reader follows, with these words added to it or taken from it.

    A name or words are followed by all articles that have all of them, `search:` begins a query.

    Raises:
        QueryError: a query cannot be read.
        NothingMatches: what is to be removed is not followed.
        StoreError: the library cannot be written.
    """
    from briefing.library.queries import translate
    from briefing.use_cases.loading import open_kept

    asked = tuple(dict.fromkeys(" ".join(each.split()) for each in words if each.strip()))
    with open_kept(library, create=not remove and bool(asked), read_only=not asked) as kept:
        known = kept.followed()
        for each in asked:
            if remove and each not in known:
                raise NothingMatches(
                    f"{each} is not followed",
                    subject=each,
                    hint="see what is: briefing follow",
                    candidates=known[:6],
                )
            translate(_query(each))
        if asked:
            kept.change_followed(asked, remove=remove)
        action = ("removed" if remove else "added") + f" {len(asked)}" if asked else ""
        return Answer(FollowList(followed=kept.followed(), action=action))


def _new(kept: Library, at: datetime.datetime, wanted: Wanted) -> tuple[int, ...]:
    """The numbers of the articles that are news, the last `MOST` of them."""
    if wanted.since is not None:
        numbers = kept.added_since(wanted.since)
    else:
        numbers = kept.added_since(at - LOOKED_BACK, unshown=True)
    if wanted.topics:
        from briefing.use_cases.loading import choose_numbers

        numbers = _both(numbers, choose_numbers(kept, wanted.topics))
    if wanted.feed:
        from briefing.use_cases.following import choose_feeds

        feeds = choose_feeds(kept.feeds(), (wanted.feed,))
        numbers = _both(numbers, [n for feed in feeds for n in kept.feed_articles(feed.address)])
    return numbers[-MOST:]


def _both(numbers: Sequence[int], others: Iterable[int]) -> tuple[int, ...]:
    there = frozenset(others)
    return tuple(number for number in numbers if number in there)


def _candidates(kept: Library, new: Sequence[int]) -> tuple[Candidate, ...]:
    """The stories of the new articles, ranked, each with the earlier articles that are likest."""
    from briefing.analysis.stories.day import Candidate, rank_stories
    from briefing.analysis.stories.grouping import group

    terms = terms_of(kept, new)
    near = find_like(kept, terms, below=min(terms))
    groups = group((*terms.values(), *near.values()))
    outlets = {entry.number: _outlet(entry) for entry in kept.entries(new)}
    follows = {words: frozenset(kept.find(query=_query(words))) for words in kept.followed()}
    found = []
    for numbers in groups:
        own = tuple(number for number in numbers if number in terms)
        if own:
            found.append(
                Candidate(
                    new=own,
                    earlier=tuple(n for n in numbers if n in near)[-EARLIER:],
                    outlets=len({outlets[number] for number in own}),
                    followed=tuple(w for w, there in follows.items() if there.intersection(own)),
                )
            )
    return rank_stories(found)


def terms_of(kept: Library, numbers: Iterable[int]) -> dict[int, StoryTerms]:
    """The terms of the articles of those numbers."""
    from briefing.analysis.stories.terms import story_terms

    return {number: story_terms(article, number) for number, article in kept.articles(numbers)}


def find_like(
    kept: Library, terms: Mapping[int, StoryTerms], *, below: int = 1 << 62
) -> dict[int, StoryTerms]:
    """Find the articles of a story with any of these, by their rarest words.

    Their numbers are under `below`. Those found by their rarest words are judged by all words.
    """
    from briefing.analysis.stories.grouping import ONE_STORY, likeness, telling_terms

    known: dict[int, StoryTerms] = {}
    found: dict[int, StoryTerms] = {}
    for each in terms.values():
        numbers = kept.like(telling_terms(each)[:RAREST], limit=LIKE, below=below)
        known |= terms_of(kept, [n for n in numbers if n not in known and n not in terms])
        for number in numbers:
            if number in known and likeness(each, known[number]) >= ONE_STORY:
                found[number] = known[number]
    return found


def _outlet(entry: Entry) -> str:
    return host_of(entry.address) or host_of(entry.source) or entry.name


def _query(words: str) -> str:
    """The full-text query for what is followed."""
    if words.startswith(SEARCH):
        return words.removeprefix(SEARCH)
    return " AND ".join(f'"{word}"' for word in re.findall(r"\w+", words)) or words


def _nothing_new(wanted: Wanted) -> NothingMatches:
    return NothingMatches(
        "nothing is new in the library",
        hint="briefing fetch brings what is new in feeds; --since yesterday tells it again"
        if wanted.since is None
        else "an earlier day may have more: --since 2026-01",
    )
