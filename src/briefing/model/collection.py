"""The articles of one run, in order, numbered once, with the actors they share."""

from __future__ import annotations

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
    """Annotated articles in order of date, then name: article number N is `articles[N - 1]`.

    Articles without any date come last. The number belongs to the collection, so `[1:4]` means the same in
    every command over the same articles.
    """

    articles: tuple[AnnotatedArticle, ...]
    actors: tuple[LinkedActor, ...] = ()

    def article(self, number: int) -> AnnotatedArticle:
        """The article of that number, from 1."""
        return self.articles[number - 1]
