"""Build an actor's timeline: dated sentences of what the actor did or underwent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.analysis.answers.appearances import (
    Appearance,
    is_named,
    is_narrated,
    is_only_thought_of,
)
from briefing.analysis.answers.moments import find_moments, in_order, nearest_clause
from briefing.analysis.incident.facets import find_date
from briefing.analysis.incident.kinds import KINDS, IncidentKind
from briefing.analysis.incident.story import tell_story
from briefing.analysis.incident.triggers import find_triggers
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.closed_classes import ABILITIES, FUTURE_MODALS, SPATIAL_PREPOSITIONS
from briefing.model.annotation import ActorKind, Clause, Mention, MentionForm, Status
from briefing.model.article import Basis
from briefing.model.results import Moment
from briefing.model.text import Span

_SUPPOSED = frozenset({Status.CONDITIONAL, Status.ASKED})
_About = Callable[[Appearance, AnnotatedSentence, Span], bool]
_ALIKE = 0.6
"""Share of the words of the shorter of two sentences of one day from which on they tell the same."""


def find_timeline(appearances: Sequence[Appearance], kind: ActorKind) -> tuple[Moment, ...]:
    """Find the dated sentences about the actor, by time, each happening of a day once.

    Of those that tell the same of one day the one that matters most stays; of two that matter as much, the earliest.
    A place does and undergoes nothing: of it, what is told to have happened in it.
    """
    about = _happens_in if kind is ActorKind.PLACE else _concerns
    moments = [
        moment
        for appearance in appearances
        for moment in _timeline(appearance, about, violent=kind is not ActorKind.PLACE)
    ]
    return in_order(_folded(moments))


def _timeline(appearance: Appearance, about: _About, *, violent: bool) -> Iterator[Moment]:
    found = [
        (moment, sentence)
        for moment in find_moments(appearance.own_sentences, appearance.number)
        for sentence in (appearance.sentence(moment.expression.citation.sentence),)
        if moment.event is not None
        and is_narrated(sentence)
        and not _is_guessed_year(appearance, moment)
        and about(appearance, sentence, moment.expression.span)
    ]
    # Telling the story of an article takes longer than all the rest, and most have no dated sentence of an attack.
    attack_told = violent and any(_tells_of_attack(sentence) for _, sentence in found)
    attacks = _attacks(appearance) if attack_told else frozenset()
    for moment, sentence in found:
        attack = moment.expression.span in attacks
        yield replace(moment, incident=attack, weight=_weight(appearance, sentence) + attack)


def _is_guessed_year(appearance: Appearance, moment: Moment) -> bool:
    """Whether a day without a year was taken for one of a year far from the article's: half of those read were wrong.

    "In June" beside "the war of 1990" is of the article's own year as often as of that of the war.
    """
    expression, reference = moment.expression, appearance.annotated.reference_date.date
    if expression.date is None or reference is None or expression.basis is not Basis.RESOLVED:
        return False
    far = abs(expression.date.year - reference.year) > 1
    return far and expression.date.month is not None and not re.search(r"[0-9]{4}", expression.text)


def _folded(moments: Iterable[Moment]) -> list[Moment]:
    """The moments, of those of one day that tell the same in the same words the weightiest."""
    kept: dict[str, list[tuple[Moment, frozenset[str]]]] = {}
    for moment in sorted(moments, key=lambda moment: -moment.weight):
        day = str(moment.expression.date)
        words = frozenset(moment.event.text.casefold().split()) if moment.event else frozenset()
        others = kept.setdefault(day, [])
        if not any(
            len(words & other) >= _ALIKE * min(len(words), len(other)) for _, other in others
        ):
            others.append((moment, words))
    return [moment for entries in kept.values() for moment, _ in entries]


def _concerns(appearance: Appearance, sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the dated happening is the actor's: the actor is doer or undergoer of its clause or of the one that it
    hangs on; or the clause is a participle's, and the actor the only person it can belong to.
    """
    clause = nearest_clause(sentence, span)
    if clause is None or not _is_told(sentence, clause):
        return False
    hosts = [c for c in sentence.clauses if c.span.covers(clause.action)]
    if any(
        appearance.is_at(sentence, host) or _has_part(appearance, sentence, host)
        for host in (clause, *hosts)
    ):
        return True
    people = {m.actor for m in sentence.mentions if m.kind is ActorKind.PERSON}
    return clause.subordinate and clause.doer is None and people == {appearance.actor}


def _has_part(appearance: Appearance, sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the doer or the undergoer is the actor's: "his car", "Roe's house"."""
    return any(
        mention.actor == appearance.actor and mention.phrase.start == role.start
        for role in (clause.doer, clause.undergoer)
        if role is not None
        for mention in sentence.mentions_in(role)
    )


def _happens_in(appearance: Appearance, sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the sentence tells of an incident, a turning point or a legal step, and says that it was in the place."""
    clause = nearest_clause(sentence, span)
    if clause is None or not _is_told(sentence, clause):
        return False
    if clause.lemma not in _steps() and not any(find_triggers(sentence)):
        return False
    return any(
        mention.actor == appearance.actor
        and mention.form is MentionForm.NAME
        and _is_led_to(sentence, mention)
        for mention in sentence.mentions
    )


def _is_led_to(sentence: AnnotatedSentence, mention: Mention) -> bool:
    before = sentence.tokens_before(mention.phrase.start)[-2:]
    words = [token.text.lower() for token in before if token.tag != "DT"]
    return bool(words) and words[-1] in SPATIAL_PREPOSITIONS


def _is_told(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause is neither supposed nor only possible; what is announced is told: "will leave on Friday"."""
    possible = clause.modal and clause.modal.lower() not in FUTURE_MODALS
    supposed = any(scope.status in _SUPPOSED for scope in sentence.scopes_over(clause.head))
    before = sentence.tokens_before(clause.action.start)[-2:]
    able = any(token.text.lower() in ABILITIES for token in before)
    return not (possible or supposed or (is_only_thought_of(sentence, clause) and not able))


def _steps() -> frozenset[str]:
    return vocabulary("legal steps", "actors") | vocabulary("turning points", "actors")


def _weight(appearance: Appearance, sentence: AnnotatedSentence) -> int:
    """How much the sentence matters for the actor: 2 for a turning point or a legal step, 1 for the name itself."""
    turns = any(
        clause.lemma in _steps() and appearance.is_at(sentence, clause)
        for clause in sentence.clauses
    )
    return 2 * turns + is_named(appearance, sentence)


def _tells_of_attack(sentence: AnnotatedSentence) -> bool:
    return any(KINDS[trigger.kind].violent for trigger in find_triggers(sentence))


def _attacks(appearance: Appearance) -> frozenset[Span]:
    """The temporal expressions that date an attack on the actor."""
    story = tell_story(appearance.annotated, appearance.number)
    if story is None or story.main.kind is IncidentKind.HARM:
        return frozenset()  # A death that no more is told of may be anybody's in bed.
    attacks = {
        trigger.date_expression.span
        for trigger in (*story.main.triggers, *story.main.others)
        if trigger.date_expression is not None
        and trigger.actor == appearance.actor
        and KINDS[trigger.kind].violent
    }
    if story.protagonist == appearance.actor and KINDS[story.main.kind].violent:
        attacks |= {finding.span for finding in find_date(story)}
    return frozenset(attacks)
