"""The articles of one run: sorted, numbered once, with the actors they share."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.frozen import dataclass
from briefing.model.annotation import ActorKind, AnnotatedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedActor:
    """One actor across articles.

    `members` are pairs (article number from 1, index into that article's `actors`), in order.
    `forms` are all name forms used, fullest first.
    """

    name: str
    kind: ActorKind
    forms: tuple[str, ...]
    members: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """Annotated articles in order of date, then name.

    Articles without any date come last. The number belongs to the collection, so `[1:4]` means the same in
    every command over the same articles: article N is `articles[N - 1]`, unless `numbers` gives each its own, as a
    library does, which keeps them for good. `LinkedActor.members` use the same numbers.
    `opened_by` are the names that the articles were opened by, where it is known: a file may hold many, each of which
    has its own idea of where it is from.

    Raises:
        ValueError: `numbers` are given, but not one for each article, each once and above 0.
    """

    articles: tuple[AnnotatedArticle, ...]
    actors: tuple[LinkedActor, ...] = ()
    numbers: tuple[int, ...] = ()
    opened_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.numbers:
            return
        if len({n for n in self.numbers if n > 0}) != len(self.articles):
            raise ValueError("each article needs a number of its own")

    def article(self, number: int) -> AnnotatedArticle:
        """The article of that number.

        Raises:
            KeyError: there is none.
        """
        # A profile over thousands of articles asks for each of them several times.
        if not self.numbers and 0 < number <= len(self.articles):
            return self.articles[number - 1]
        try:
            return self.articles[self.numbers.index(number)]
        except ValueError:
            raise KeyError(number) from None

    @property
    def every(self) -> tuple[int, ...]:
        """The numbers of all articles, in order."""
        return self.numbers or tuple(range(1, len(self.articles) + 1))

    def opener(self, number: int) -> str:
        """The name by which the article of that number was opened; empty if unknown."""
        return self.opened_by[self.every.index(number)] if self.opened_by else ""

    def numbered(self) -> Iterator[tuple[int, AnnotatedArticle]]:
        """Each article with its number, in order."""
        return zip(self.every, self.articles, strict=True)
