"""Summarize, compare and profile: selectors in, results out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.arguments import select_all, select_each
from briefing.errors import ActorNotFound, ConfigError, SelectionError, SeveralActors
from briefing.model.annotation import ActorKind, MentionForm
from briefing.model.collection import Collection, LinkedActor
from briefing.model.period import Period
from briefing.model.results import (
    SECTIONS,
    ActorProfile,
    ArticleList,
    ArticleSummary,
    ArticleTexts,
    Choice,
    IncidentComparison,
    IncidentList,
    JointSummary,
    ProfileSection,
)
from briefing.selection import Selection, describe
from briefing.use_cases.answer import Answer, Opened


def summarize(
    collection: Collection,
    *what: str,
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
    method: str = "default",
    explain: bool = False,
    language: str | None = None,
) -> Answer[tuple[ArticleSummary, ...]]:
    """What each of the articles meant says, as asked for; by default of all articles.

    Args:
        collection: the articles.
        what: which of them are meant, by number, date, file name or words.
        sentences: how many sentences to take as key points.
        words: how many words the key points have together at most; at least one sentence is taken that fits.
        ratio: the share of an article's sentences to take, above 0 and at most 1. Without any of the three, the
            article's length decides.
        method: who chooses: `default`, or one of `briefing.analysis.choice.methods.METHODS` to compare with.
        explain: whether each summary has the rank and the score of every sentence.
        language: the articles' language, an ISO 639-1 code; None finds out.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
        ConfigError: a length cannot be, two are asked for, or there is no such method.
    """
    from briefing.analysis.answers.summary import summarize as summarize_one

    choice = _choice(method, sentences=sentences, words=words, ratio=ratio)
    selection, problems = select_all(collection, what)
    summaries = tuple(
        summarize_one(collection, number, choice, explain=explain, language=language)
        for number in selection.numbers
    )
    return Answer(summaries, selection.notes, problems)


def summarize_together(
    collection: Collection,
    *what: str,
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
    method: str = "default",
    explain: bool = False,
    language: str | None = None,
) -> Answer[JointSummary]:
    """What the articles meant say together, in order of time.

    All articles where none is named. Arguments and errors are those of `summarize`. Without a length, it is what fits
    one screen.
    """
    from briefing.analysis.answers.together import summarize_together as summarize_all

    choice = _choice(method, sentences=sentences, words=words, ratio=ratio)
    selection, problems = select_all(collection, what)
    joint = summarize_all(collection, selection.numbers, choice, explain=explain, language=language)
    return Answer(joint, selection.notes, problems)


def compare(collection: Collection, *what: str) -> Answer[IncidentComparison]:
    """The incidents of the articles meant, side by side.

    Of all articles where none is named. A selector means one article each; a folder or a pattern means all of its
    articles.

    Raises:
        NothingMatches: a selector means no article.
        SeveralMatch: a selector means several, or none is given and there are more than four articles.
        SelectionError: there are not two articles to compare.
    """
    from briefing.analysis.answers.comparison import compare as compare_incidents

    selection = select_each(collection, what)
    if len(selection.numbers) < 2:
        raise _too_few(collection, selection)
    return Answer(compare_incidents(collection, selection.numbers), selection.notes)


def list_incidents(collection: Collection, *what: str) -> Answer[IncidentList]:
    """The incidents that the articles meant report, each once; by default of all.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
    """
    from briefing.analysis.answers.incident_list import list_incidents as list_all

    selection, problems = select_all(collection, what)
    return Answer(list_all(collection, selection.numbers), selection.notes, problems)


def profile(
    collection: Collection,
    name: str,
    *,
    kind: ActorKind | None = None,
    period: Period | None = None,
    sections: Sequence[ProfileSection] = (),
) -> Answer[ActorProfile]:
    """Who the actor of that name is, over all articles.

    Args:
        collection: the articles.
        name: any form of the name.
        kind: of which kind the actor is, where several kinds bear the name; None for any.
        period: only articles dated in it.
        sections: which sections are wanted; all that the kind of actor has without any.

    Raises:
        ActorNotFound: nobody bears the name, or no article of the period has it; the candidates are names like it.
        ConfigError: an actor of the kind has none of the sections.
        SeveralActors: several do, and none of them has most of the mentions; the candidates list them.
    """
    from briefing.analysis.answers.profile import profile as profile_actor

    meant, notes = find_actor(collection, name, kind)
    profile = profile_actor(collection, meant, period=period, sections=sections)
    if not profile.sections:
        raise ConfigError(
            f"the profile of a {meant.kind} has no such section",
            hint=f"it has {', '.join(SECTIONS[meant.kind])}",
        )
    if not profile.presences:
        raise ActorNotFound(
            f"no article of that time names {meant.name}",
            subject=name,
            hint="leave out --since and --until",
        )
    return Answer(profile, notes)


def find_actor(
    collection: Collection, name: str, kind: ActorKind | None = None
) -> tuple[LinkedActor, tuple[str, ...]]:
    """The actor whom a name means, and a note on others who bear it.

    Raises:
        ActorNotFound: nobody bears the name; the candidates are names like it.
        SeveralActors: several do, and none of them has most of the mentions; the candidates list them, each name once.
    """
    from briefing.language.actors.finding import find_actors

    actors = [actor for actor in collection.actors if kind in (None, actor.kind)]
    counts = {actor: _named(collection, actor) for actor in find_actors(actors, name)}
    if not counts:
        raise _unknown_actor(actors, name)
    bearers: dict[str, LinkedActor] = {}
    for actor in sorted(counts, key=lambda actor: -counts[actor]):
        bearers.setdefault(actor.name.casefold(), actor)
    meant = max(bearers.values(), key=counts.__getitem__)
    exact = bearers.get(name.casefold()) if " " in name.strip() else None
    if exact is None and counts[meant] < _DOMINANCE * sum(counts[a] for a in bearers.values()):
        raise SeveralActors(
            f"{len(bearers)} actors are called {name}",
            subject=name,
            hint="name one of them in full, or say what it is: --kind person, group or place",
            candidates=tuple(actor.name for actor in bearers.values()),
        )
    meant = exact or meant
    others = [actor.name for actor in bearers.values() if actor is not meant]
    more = f" or {len(others) - 3} others" if len(others) > 3 else ""
    notes = (f"{meant.name} is meant, not {', '.join(others[:3])}{more}",) if others else ()
    return meant, notes


_DOMINANCE = 0.8
"""Share of the mentions by name from which on the one of several bearers who has them is meant."""


def _named(collection: Collection, actor: LinkedActor) -> int:
    """How often the articles name the actor."""
    return sum(
        mention.form is MentionForm.NAME and mention.actor == index
        for number, index in actor.members
        for mention in collection.article(number).mentions
    )


def _unknown_actor(actors: Sequence[LinkedActor], name: str) -> ActorNotFound:
    from briefing.language.actors.finding import suggest_actors

    suggestions = tuple(actor.name for actor in suggest_actors(actors, name))
    hint = f"did you mean {' or '.join(suggestions)}?" if suggestions else ""
    return ActorNotFound(
        f"nobody in the articles is called {name}",
        subject=name,
        hint=hint or "briefing summary --full lists the names of each article",
        candidates=suggestions,
    )


def list_articles(collection: Collection, *what: str) -> Answer[ArticleList]:
    """The articles meant, with numbers and dates; all of them where none is named.

    Raises:
        NothingMatches: a selector means no article.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
    """
    from briefing.analysis.text.reference import article_reference

    selection, problems = select_all(collection, what)
    references = tuple(
        article_reference(collection.article(number), number)
        for number in collection.every
        if number in selection.numbers
    )
    return Answer(ArticleList(articles=references), selection.notes, problems)


def show_articles(
    opened: Opened, *what: str, library: Path | None = None, edition: int | None = None
) -> Answer[ArticleTexts]:
    """The articles meant in full, sentences with citations; `12:4` means article 12.

    Args:
        opened: the articles.
        what: which of them are meant.
        library: the library's file, to say where those of it were found, and how often they have changed.
        edition: which of its texts to show of an article of the library, from 1; None shows the one that it has now.

    Raises:
        ConfigError: there is no such edition.
        NothingMatches: a selector means no article, or none is given.
        SourceNotFound: what looks like a file is none, and nothing else was asked for.
    """
    from briefing.analysis.answers.article_text import show_article

    collection = opened.collection
    selection, problems = select_all(collection, what)
    kept = [number for number in selection.numbers if number in opened.kept]
    known = {}
    if kept and library is not None:
        from briefing.use_cases.loading import with_provenance

        known = with_provenance(library, collection, kept, edition)
    elif edition is not None:
        raise ConfigError("only articles of the library have editions", hint="leave out --edition")
    texts = tuple(
        known.get(number) or show_article(collection, number) for number in selection.numbers
    )
    return Answer(ArticleTexts(texts=texts), selection.notes, problems)


def _choice(
    method: str, *, sentences: int | None, words: int | None, ratio: float | None
) -> Choice:
    from briefing.analysis.choice.length import asked_length

    if method != "default":
        from briefing.analysis.choice.methods import METHODS

        if method not in METHODS:
            raise ConfigError(
                f"there is no method {method}",
                subject=method,
                hint=f"the methods are {', '.join(('default', *METHODS))}",
            )
    return Choice(method, asked_length(sentences=sentences, words=words, ratio=ratio))


def _too_few(collection: Collection, selection: Selection) -> SelectionError:
    here = describe(collection, collection.every)
    return SelectionError(
        "a comparison needs two articles"
        + (f", and only [{selection.numbers[0]}] is named" if selection.numbers else ""),
        hint="name two of the articles here, as in briefing compare 1 2" if len(here) > 1 else "",
        candidates=here,
    )
