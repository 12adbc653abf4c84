"""Profile an actor over all articles: roles, timeline, charges, speech, ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from briefing.analysis.answers.appearances import (
    Appearance,
    appearances_of,
    is_named,
    is_narrated,
    whole,
)
from briefing.analysis.answers.charges import find_charges
from briefing.analysis.answers.groups import find_dealings, find_figures, find_people
from briefing.analysis.answers.life import find_timeline
from briefing.analysis.answers.roles import find_roles, predicates
from briefing.analysis.answers.sayings import find_others, find_statements
from briefing.analysis.answers.ties import find_ties
from briefing.analysis.text.reference import article_reference
from briefing.model.collection import Collection, LinkedActor
from briefing.model.period import Period
from briefing.model.results import (
    SECTIONS,
    ActorPresence,
    ActorProfile,
    Finding,
    MonthCount,
    ProfileSection,
    Role,
)

_Found = TypeVar("_Found")
_LONGEST = 45
"""Words of the longest sentence that says who an actor is, where another is shorter."""


def profile(
    collection: Collection,
    actor: LinkedActor,
    *,
    period: Period | None = None,
    sections: Sequence[ProfileSection] = (),
) -> ActorProfile:
    """The profile of `actor` over the articles that name it, in collection order.

    Args:
        collection: the articles.
        actor: one of its actors.
        period: only articles dated in it; None for all.
        sections: which sections are wanted, of those that an actor of the kind has; all of them without any.
    """
    appearances = [
        appearance
        for appearance in appearances_of(collection, actor)
        if period is None or _is_within(appearance, period)
    ]
    wanted = tuple(s for s in SECTIONS[actor.kind] if not sections or s in sections)
    roles = find_roles(appearances, actor.kind)

    def found(
        section: ProfileSection, find: Callable[[], tuple[_Found, ...]]
    ) -> tuple[_Found, ...]:
        return find() if section in wanted else ()

    return ActorProfile(
        name=actor.name,
        kind=actor.kind,
        forms=actor.forms,
        mentions=sum(appearance.named for appearance in appearances),
        presences=tuple(
            ActorPresence(article=article_reference(a.annotated, a.number), mentions=a.named)
            for a in appearances
        ),
        who=_who(appearances, roles),
        roles=found(ProfileSection.ROLES, lambda: roles),
        timeline=found(ProfileSection.TIMELINE, lambda: find_timeline(appearances, actor.kind)),
        accusations=found(ProfileSection.CHARGES, lambda: find_charges(appearances)),
        statements=found(ProfileSection.SAYS, lambda: find_statements(appearances)),
        others=found(ProfileSection.OTHERS, lambda: find_others(collection, appearances)),
        ties=found(ProfileSection.TIES, lambda: find_ties(collection, actor, appearances)),
        people=found(ProfileSection.PEOPLE, lambda: find_people(collection, actor, appearances)),
        dealings=found(ProfileSection.DEALINGS, lambda: find_dealings(appearances)),
        figures=found(ProfileSection.FIGURES, lambda: find_figures(appearances)),
        volume=_volume(appearances),
        sections=wanted,
    )


def _is_within(appearance: Appearance, period: Period) -> bool:
    reference = appearance.annotated.reference_date.date
    return reference is not None and period.includes(reference)


def _volume(appearances: Sequence[Appearance]) -> tuple[MonthCount, ...]:
    """The mentions by name of each month that has any, in order; those of undated articles are left out."""
    counts: Counter[tuple[int, int]] = Counter()
    for appearance in appearances:
        date = appearance.annotated.reference_date.date
        if date is not None and date.month is not None:
            counts[date.year, date.month] += appearance.named
    return tuple(
        MonthCount(year=year, month=month, count=count)
        for (year, month), count in sorted(counts.items())
    )


def _who(appearances: Sequence[Appearance], roles: Sequence[Role]) -> Finding | None:
    """A sentence that says who this is: one that says what the actor is, else one with its most told role.

    The short ones first, for a long sentence tells more besides; told by the article itself, not in somebody's words.
    """
    told = [
        (appearance, sentence)
        for appearance in appearances
        for sentence in appearance.own_sentences
        if is_named(appearance, sentence)
        and is_narrated(sentence)
        and any(predicates(appearance, sentence, as_one=False))
    ]
    by_number = {appearance.number: appearance for appearance in appearances}
    for role in sorted(roles, key=lambda role: -role.articles):
        appearance = by_number[role.finding.citation.article]
        sentence = appearance.sentence(role.finding.citation.sentence)
        if is_named(appearance, sentence):
            told.append((appearance, sentence))
            break
    short = [entry for entry in told if len(entry[1].text().split()) <= _LONGEST]
    return whole(*(short or told)[0]) if told else None
