"""List the actors of a collection, all or those with a name like one given."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.arguments import select_all
from briefing.errors import ActorNotFound
from briefing.model.annotation import ActorKind
from briefing.model.collection import Collection, LinkedActor
from briefing.model.results import Cast
from briefing.use_cases.answer import Answer

SHOWN = 30
"""Actors that are listed unless more are asked for: what fits a screen."""


def list_actors(
    collection: Collection,
    *what: str,
    like: str = "",
    kind: ActorKind | None = None,
    limit: int = SHOWN,
) -> Answer[Cast]:
    """The actors that the articles meant name, the most named first.

    Of all articles where none is named.

    Args:
        collection: the articles.
        what: which of them are meant, by number, date, file name or words.
        like: only actors with this name, part of it, or one spelt like it.
        kind: only actors of this kind.
        limit: how many at most.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
        ActorNotFound: no actor is called so, or is of the kind.
    """
    from briefing.analysis.answers.cast import find_cast

    selection, problems = select_all(collection, what)
    actors = _called(collection.actors, like) if like else collection.actors
    members = find_cast(
        collection,
        frozenset(selection.numbers),
        [actor for actor in actors if kind in (None, actor.kind)],
    )
    if not members:
        raise ActorNotFound(
            f"no actor in the articles is called {like}" if like else "no such actor is named",
            subject=like,
            hint="briefing actors lists all",
        )
    cast = Cast(members=members[:limit], total=len(members), articles=len(set(selection.numbers)))
    return Answer(cast, selection.notes, problems)


def _called(actors: Sequence[LinkedActor], like: str) -> tuple[LinkedActor, ...]:
    """The actors with that name or part of it, and those with one spelt like it."""
    from briefing.language.actors.finding import find_actors, suggest_actors

    return tuple(dict.fromkeys((*find_actors(actors, like), *suggest_actors(actors, like))))
