"""The library as one object over one file, with a method for each request."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from briefing.errors import NothingMatches
from briefing.library import articles, feeds, finding, reading, retrieval, spelling, undoing
from briefing.library.connection import Connection
from briefing.library.content import pack
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article
from briefing.model.library import (
    Addition,
    ArticleSource,
    Entry,
    Feed,
    Hit,
    PackedAnnotations,
    Version,
)
from briefing.model.period import Period


class Library:
    """Articles that stay, each under a number that is never given to another.

    Every method raises a `StoreError` where the file does not let it do its work. What a method changes, it changes
    wholly or not at all; `transaction` makes one change of many.
    """

    def __init__(self, connection: Connection, annotator: str) -> None:
        self._connection, self.annotator = connection, annotator

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The library's file, links resolved."""
        return self._connection.path

    def close(self) -> None:
        """Close the file. Nothing is lost without it."""
        self._connection.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is done inside.

        Other processes can read meanwhile and not write, so many additions are best made some hundred at a time.
        """
        return self._connection.transaction()

    # Articles

    def add(
        self,
        article: Article,
        *,
        found_in: str,
        at: datetime.datetime,
        annotated: AnnotatedArticle | PackedAnnotations | None = None,
    ) -> Addition:
        """Add or update an article with its annotations.

        The number it has here comes back, and whether it is new, known or updated. An article is one that is there
        already if it has the same address, or the same headline and prose, or is all that the same file or page holds
        (`identity` tells it exactly). Another text is then kept beside the earlier ones as a version.

        Args:
            article: its `address` is its canonical one, normalised, or empty.
            found_in: the file, by its real path, the address or the feed's address in which it was found.
            at: when it was read, with a time zone.
            annotated: what was found in it, of this library's annotator.

        Raises:
            ValueError: `at` has no time zone.
        """
        packed = pack(annotated) if isinstance(annotated, AnnotatedArticle) else annotated
        with self.transaction():
            return articles.add(
                self._connection,
                article,
                packed,
                found_in=found_in,
                at=at,
                annotator=self.annotator,
            )

    def annotations(self, article: Article) -> AnnotatedArticle | None:
        """The stored annotations for an article of this content, None without any.

        It may be from anywhere; None also where they are damaged.
        """
        return articles.annotations_of(self._connection, article, self.annotator)

    def keep(self, annotated: AnnotatedArticle | PackedAnnotations) -> None:
        """Store the annotations of an article that is here, replacing earlier ones."""
        packed = pack(annotated) if isinstance(annotated, AnnotatedArticle) else annotated
        with self.transaction():
            articles.keep(self._connection, packed, annotator=self.annotator)

    def annotated(self, numbers: Iterable[int]) -> Iterator[tuple[int, AnnotatedArticle | Article]]:
        """Each article with its number, in the order asked, with this annotator's work.

        Articles without it come without annotations. Numbers that are not there are passed over. Articles come a few
        hundred at a time, so memory stays flat.
        """
        return retrieval.current(self._connection, tuple(numbers), annotator=self.annotator)

    def articles(self, numbers: Iterable[int]) -> Iterator[tuple[int, Article]]:
        """Each article with its number, as it reads now, without annotations.

        Otherwise as `annotated`.
        """
        for number, found in retrieval.current(self._connection, tuple(numbers), annotator=""):
            assert isinstance(found, Article)
            yield number, found

    def article(self, number: int) -> Article:
        """The article of that number, as it reads now.

        Raises:
            NothingMatches: there is none.
        """
        for _, article in self.articles((number,)):
            return article
        raise _no_article(number)

    def versions(self, number: int) -> tuple[Version, ...]:
        """All texts that an article has had, the earliest first.

        Raises:
            NothingMatches: there is no such article.
        """
        found = retrieval.versions(self._connection, number)
        if not found:
            raise _no_article(number)
        return found

    def sources(self, number: int) -> tuple[ArticleSource, ...]:
        """Where an article was found, the first place first.

        Empty where there is no such article.
        """
        return retrieval.sources(self._connection, number)

    def entries(self, numbers: Iterable[int]) -> Iterator[Entry]:
        """The list entries of these articles, in the order asked, without their texts."""
        return retrieval.entries(self._connection, tuple(numbers))

    def remove(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Remove articles with their versions, sources and annotations.

        The numbers that were there come back. What is taken out is kept apart until the next time, for `bring_back`.
        """
        chosen = tuple(dict.fromkeys(numbers))
        with self.transaction():
            undoing.keep_removed(self._connection, chosen)
            return articles.remove(self._connection, chosen)

    def bring_back(self) -> tuple[int, ...]:
        """Undo the last `remove`, once, under the same numbers, which come back."""
        with self.transaction():
            return undoing.bring_back(self._connection)

    # Which articles

    def find(
        self,
        *,
        period: Period | None = None,
        name: str | None = None,
        words: str | None = None,
        query: str | None = None,
    ) -> tuple[int, ...]:
        """The numbers of the articles that match all filters, by date and then name.

        Args:
            period: the reference date lies in it, every day that it can mean.
            name: the name of a file with or without its extension, a path, folder, pattern or address; where no article
                is called so, part of a file's name, from the start of one of its words.
            words: all stand in the headline; where no article has them there, in headline or text; else beginnings of
                such words. Case and accents do not matter.
            query: as in `search`.

        Raises:
            QueryError: the query cannot be read.
        """
        return finding.find(self._connection, period=period, name=name, words=words, query=query)

    def newest(self, limit: int) -> tuple[int, ...]:
        """The numbers of the articles added last, the last one first."""
        rows = self._connection.rows(
            "SELECT number FROM article ORDER BY number DESC LIMIT ?", limit
        )
        return tuple(number for (number,) in rows)

    def close_words(self, word: str) -> tuple[str, ...]:
        """The words of its articles that are spelt like `word`, the likest first."""
        return spelling.close_words(self._connection, word)

    def count(self, *, period: Period | None = None, query: str | None = None) -> int:
        """How many articles there are, of a period, that answer to a query."""
        return finding.count(self._connection, period=period, query=query)

    def search(
        self, query: str, *, period: Period | None = None, limit: int = 20, offset: int = 0
    ) -> tuple[Hit, ...]:
        """Search the articles by a query, the best first.

        BM25; words in the headline count more. Of very many, the 2,000 added last are ranked and the others follow by
        age, so that no word takes long.

        Args:
            query: words, `"phrases"`, `begin*`, `AND`, `OR`, `NOT`, `NEAR(a b, 5)`, `headline:word`, brackets.
            period: only articles whose reference date lies in it.
            limit: how many at most.
            offset: how many of the best to pass over.

        Raises:
            QueryError: the query cannot be read.
        """
        return finding.search(self._connection, query, period=period, limit=limit, offset=offset)

    # Feeds

    def add_feed(self, address: str, *, title: str = "", folder: str = "") -> bool:
        """Follow a feed; returns whether it is new.

        A title or folder given goes before the one there was.
        """
        with self.transaction():
            return feeds.add(self._connection, address, title=title, folder=folder)

    def feeds(self) -> tuple[Feed, ...]:
        """All feeds that are followed, by folder, title and address."""
        return feeds.every(self._connection)

    def remove_feed(self, address: str) -> None:
        """Follow a feed no longer; its articles stay.

        Raises:
            NothingMatches: it is not followed.
        """
        with self.transaction():
            feeds.remove(self._connection, address)

    def note_fetch(
        self,
        address: str,
        *,
        at: datetime.datetime,
        etag: str = "",
        last_modified: str = "",
        error: str = "",
    ) -> None:
        """Note how a fetch of a feed went.

        A failed one (`error` is not empty) leaves what its server said last.

        Raises:
            NothingMatches: it is not followed.
        """
        with self.transaction():
            feeds.note_fetch(
                self._connection,
                address,
                at=at,
                etag=etag,
                last_modified=last_modified,
                error=error,
            )

    def move_feed(self, old: str, new: str) -> None:
        """Follow a feed under its new address, with all that was noted of it.

        Raises:
            NothingMatches: it is not followed.
        """
        with self.transaction():
            feeds.move(self._connection, old, new)

    def seen_entries(self, address: str, identities: Iterable[str]) -> dict[str, datetime.datetime]:
        """Those of a feed's entries that have been noted, and when."""
        return feeds.seen(self._connection, address, identities)

    def note_entries(
        self, address: str, identities: Sequence[str], *, at: datetime.datetime
    ) -> None:
        """Note feed entries as seen, so that their pages need not be fetched again.

        Raises:
            NothingMatches: the feed is not followed.
        """
        with self.transaction():
            feeds.note_entries(self._connection, address, identities, at=at)

    def feed_articles(self, address: str) -> tuple[int, ...]:
        """The numbers of the articles found in a feed, in order of date and then name."""
        return feeds.articles(self._connection, address)

    # Reading

    def added_since(self, at: datetime.datetime, *, unshown: bool = False) -> tuple[int, ...]:
        """The numbers of the articles added from then on, in order.

        With `unshown`, of those not shown yet.
        """
        return reading.added_since(self._connection, at, unshown=unshown)

    def note_shown(self, numbers: Iterable[int], *, at: datetime.datetime) -> None:
        """Note that the reader was shown what is new in these articles."""
        with self.transaction():
            reading.note_shown(self._connection, numbers, at=at)

    def like(self, stems: Sequence[str], *, limit: int, below: int) -> tuple[int, ...]:
        """The articles with the most of the words, by beginnings, best first.

        Their numbers are under `below`.
        """
        return reading.like(self._connection, stems, limit=limit, below=below)

    def followed(self) -> tuple[str, ...]:
        """The names, words and queries that the reader follows, as they were added."""
        return reading.followed(self._connection)

    def change_followed(self, words: Sequence[str], *, remove: bool = False) -> None:
        """Follow names, words or queries, or with `remove` no longer."""
        with self.transaction():
            reading.change_followed(self._connection, words, remove=remove)


def _no_article(number: int) -> NothingMatches:
    return NothingMatches(
        f"the library has no article [{number}]",
        subject=str(number),
        hint="see what is there: briefing articles",
    )
