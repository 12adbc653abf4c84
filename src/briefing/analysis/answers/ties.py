"""Find who else stands in an actor's sentences, and what these say of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.analysis.answers.appearances import Appearance, is_asserted, is_narrated
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.frozen import dataclass
from briefing.model.annotation import ActorKind, Clause, Mention, MentionForm
from briefing.model.collection import Collection, LinkedActor
from briefing.model.results import Tie
from briefing.model.text import Citation, Span

_RELATED, _DONE_TO, _INVOLVED, _NAMED = 3, 2, 1, 0
"""How much a sentence says of two actors: one is the other's (wife, rival), one does something to the other, one is
doer or undergoer where the other takes part, or both are only named.
"""


_LONGEST = 45
"""Tokens of the longest sentence shown: in a longer one the two may have little to do with each other."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A sentence in which both actors stand, and how much it says of the two."""

    strength: int
    appearance: Appearance
    sentence: AnnotatedSentence

    @property
    def length(self) -> int:
        """Tokens of the sentence: of two that say as much, the shorter is the clearer."""
        return len(self.sentence.sentence.tokens)

    @property
    def citation(self) -> Citation:
        return Citation(self.appearance.number, self.sentence.number)


def find_ties(
    collection: Collection, actor: LinkedActor, appearances: Sequence[Appearance]
) -> tuple[Tie, ...]:
    """Find the people and groups in the actor's sentences, the most told of first.

    A sentence is shown whole, the one that says most; of several, the shortest. What is negated, possible or only
    said by somebody in the first person ties nobody.
    """
    others = {
        member: other
        for other in collection.actors
        if other != actor and other.kind in {ActorKind.PERSON, ActorKind.GROUP}
        for member in other.members
    }
    meetings: dict[int, list[_Meeting]] = defaultdict(list)
    known: dict[int, LinkedActor] = {}
    for appearance in appearances:
        for mention, sentence in _named_beside(appearance):
            other = (
                others.get((appearance.number, mention.actor))
                if mention.actor is not None
                else None
            )
            if other is not None:
                known[id(other)] = other
                meetings[id(other)].append(
                    _Meeting(_strength(appearance, sentence, mention), appearance, sentence)
                )
    ties = [_tie(known[key], found) for key, found in meetings.items()]
    return tuple(sorted(ties, key=_rank))


def _named_beside(appearance: Appearance) -> Iterator[tuple[Mention, AnnotatedSentence]]:
    """The names of others in the actor's sentences."""
    for sentence in appearance.own_sentences:
        for mention in sentence.mentions:
            if mention.actor != appearance.actor and mention.form is MentionForm.NAME:
                yield mention, sentence


def _tie(other: LinkedActor, meetings: Sequence[_Meeting]) -> Tie:
    best = max(meetings, key=lambda meeting: (meeting.strength, -meeting.length))
    shown = best.strength > _NAMED and best.length <= _LONGEST
    return Tie(
        name=other.name,
        kind=other.kind,
        together=tuple(dict.fromkeys(meeting.citation for meeting in meetings)),
        finding=cite(best.appearance.annotated, best.appearance.number, best.sentence.sentence.span)
        if shown
        else None,
    )


def _rank(tie: Tie) -> tuple[bool, int, bool, int]:
    articles = len({citation.article for citation in tie.together})
    return tie.finding is None, -articles, tie.kind is not ActorKind.PERSON, -len(tie.together)


def _strength(appearance: Appearance, sentence: AnnotatedSentence, mention: Mention) -> int:
    """How much the sentence says of the actor and of the other, whom `mention` names."""
    if not is_narrated(sentence):
        return _NAMED
    own = [m for m in sentence.mentions if m.actor == appearance.actor]
    if _belongs(own, mention) or any(_belongs([mention], m) for m in own):
        return _RELATED
    strength = _NAMED
    for clause in sentence.clauses:
        if _is_speaking(sentence, clause) or not is_asserted(sentence, clause):
            continue
        roles = [role for role in (clause.doer, clause.undergoer) if role is not None]
        actors = {sentence.actor_at(role) for role in roles}
        if {appearance.actor, mention.actor} <= actors:
            return _DONE_TO
        inside = {m.actor for m in sentence.mentions_in(_extent(clause))}
        if {appearance.actor, mention.actor} <= inside and actors & {
            appearance.actor,
            mention.actor,
        }:
            strength = _INVOLVED
    return strength


def _belongs(owners: Sequence[Mention], mention: Mention) -> bool:
    """Whether what the mention is called names one of the owners: "his wife, Ann Lee", "Lee's rival Tom Low"."""
    title = mention.title
    return title is not None and any(title.covers(owner.span) for owner in owners)


def _extent(clause: Clause) -> Span:
    parts = [part for part in (clause.span, clause.doer, clause.undergoer) if part is not None]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _is_speaking(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause only introduces speech, which is shown among the voices."""
    return any(
        quote.cue is not None and clause.action.overlaps(quote.cue) for quote in sentence.quotes
    )
