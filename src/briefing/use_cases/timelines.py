"""Make a timeline of many articles, of all events or those of one actor."""

from __future__ import annotations

from briefing.arguments import select_all
from briefing.model.collection import Collection
from briefing.model.stories import Timeline
from briefing.use_cases.answer import Answer

SHOWN = 20
"""Events that are shown unless more are asked for: with two lines each, what one can look through."""


def timeline(
    collection: Collection, *what: str, actor: str | None = None, limit: int | None = SHOWN
) -> Answer[Timeline]:
    """The timeline of the articles meant: a sentence an event, those most told of.

    Args:
        collection: the articles.
        what: which of them are meant, by number, date, file name or words; all where none is named.
        actor: a name; only what its bearer does or has done to it counts.
        limit: how many events at most; None shows all.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
        ActorNotFound, SeveralActors: nobody bears the name, or several do.
    """
    from briefing.analysis.stories.timeline import make_timeline

    selection, problems = select_all(collection, what)
    if actor is None:
        made = make_timeline(collection, selection.numbers, limit=limit)
        return Answer(made, selection.notes, problems)
    from briefing.analysis.answers.profile import profile
    from briefing.use_cases.briefings import find_actor

    meant, notes = find_actor(collection, actor)
    named = {number for number, _ in meant.members}
    made = make_timeline(
        collection,
        [number for number in selection.numbers if number in named],
        limit=limit,
        about=meant.name,
        among=profile(collection, meant).timeline,
    )
    return Answer(made, (*selection.notes, *notes), problems)
