"""Choose the triggers of the article's main incident, and its target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from briefing.analysis.incident.kinds import (
    AMBIGUOUS_WEIGHT,
    HARM_SORT,
    KINDS,
    WEAK_WEIGHT,
    IncidentKind,
)
from briefing.analysis.incident.news_of_a_day import is_news
from briefing.analysis.incident.occasions import LEAD_SENTENCES, find_occasion, with_occasion
from briefing.analysis.incident.settings import real
from briefing.analysis.incident.triggers import Trigger, find_triggers
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import singular, vocabulary
from briefing.frozen import dataclass
from briefing.model.annotation import ActorKind

MAIN_INCIDENT_THRESHOLD = 1.2
"""The least summed weight of triggers of one kind that makes an article one about an incident."""
LEAD_THRESHOLD = 0.8
"""The least summed weight of them in the lead: what an article is about, it says there."""
LEAST_DENSITY = 0.1
"""The least share of sentences that tell of it; of 500 shootings' articles 95 % have .12, of political ones with such
words the median is .14."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MainIncident:
    """The triggers of the main incident, those of others, and whom it befell.

    The last is an actor. `kind` is its frame, `sort` the kind as it is shown.
    """

    kind: IncidentKind
    sort: str
    triggers: tuple[Trigger, ...]
    others: tuple[Trigger, ...]
    protagonist: int | None


def find_main_incident(sentences: tuple[AnnotatedSentence, ...]) -> MainIncident | None:
    """The article's main incident, or None where its words tell of none."""
    told = [trigger for sentence in sentences for trigger in find_triggers(sentence)]
    told = real(told, sentences, list(filter(is_news, told)))
    kind = _main_kind(told)
    if kind is None or all(trigger.denied for trigger in told):
        return None
    triggers = [trigger for trigger in told if trigger.kind in {kind, IncidentKind.HARM}]
    occasion = find_occasion(triggers)
    triggers = [with_occasion(trigger, occasion) for trigger in triggers]
    protagonist = _protagonist(triggers)
    triggers = [_with_other_target(trigger, protagonist) for trigger in triggers]
    near = _near(triggers)
    triggers = [_with_company(trigger, near(trigger), protagonist) for trigger in triggers]
    near = _near(triggers)
    triggers = [_with_neighbours(trigger, near(trigger), protagonist) for trigger in triggers]
    if not _is_central(triggers, len(sentences)):
        return None
    if all(trigger.other for trigger in triggers):
        triggers = [replace(trigger, other=False) for trigger in triggers]
    if not any(trigger.kind is kind and not trigger.other for trigger in triggers):
        kind = IncidentKind.HARM
    return MainIncident(
        kind=kind,
        sort=_main_sort(kind, triggers),
        triggers=tuple(trigger for trigger in triggers if not trigger.other),
        others=tuple(trigger for trigger in triggers if trigger.other),
        protagonist=protagonist,
    )


def _main_kind(triggers: list[Trigger]) -> IncidentKind | None:
    """The frame whose triggers weigh most, if enough; words of harm count for every frame.

    Where nothing but harm is told of, as in a fall on a mountain, it is `HARM`. An affair is the main incident only
    where the lead tells of it first, and of no blow or mishap that weighs enough by itself.
    """
    scores = {kind: 0.0 for kind, traits in KINDS.items() if traits.of_its_own}
    harm = 0.0
    for trigger in triggers:
        if trigger.kind is IncidentKind.HARM:
            harm += _salience(trigger)
        else:
            scores[trigger.kind] += _salience(trigger)
    blows = [kind for kind in scores if not KINDS[kind].affair]
    kind = max(blows, key=lambda kind: scores[kind])
    first = next(filter(is_news, triggers), None)
    if first is not None and KINDS[first.kind].affair:
        beside = (t.kind for t in triggers if t.sentence.number <= first.sentence.number)
        if kind not in beside or scores[kind] < MAIN_INCIDENT_THRESHOLD:
            return first.kind
    enough = scores[kind] + harm >= MAIN_INCIDENT_THRESHOLD
    if not enough and (first is None or KINDS[first.kind].affair):
        return None
    return kind if scores[kind] else IncidentKind.HARM


def _main_sort(kind: IncidentKind, triggers: list[Trigger]) -> str:
    """The kind as it is shown: the one whose triggers weigh most where the article first tells of it."""
    scores: dict[str, float] = defaultdict(float)
    own = [trigger for trigger in triggers if trigger.kind is kind and not trigger.other]
    for trigger in [trigger for trigger in own if trigger.factual] or own:
        if trigger.sentence.number <= own[0].sentence.number + 1:
            scores[trigger.sort] += _salience(trigger)
    # "The crash" further down is the plane crash of the lead: what only names the frame counts last.
    return max(scores, key=lambda sort: (sort != kind, scores[sort]), default=HARM_SORT)


def _is_central(triggers: list[Trigger], sentences: int) -> bool:
    """Whether the lead tells of the incident, and enough of the article does, of more than a mishap."""
    telling = {trigger.sentence.number for trigger in triggers}
    if len(telling) < LEAST_DENSITY * sentences:
        return False
    if any(is_news(trigger) for trigger in triggers if not trigger.other):
        return True
    if all(_is_mishap(trigger) for trigger in triggers):
        return False
    lead = triggers_of_lead(triggers)
    plain = any(trigger.weight > AMBIGUOUS_WEIGHT for trigger in lead)
    return plain and sum(map(_salience, lead)) >= LEAD_THRESHOLD


def _is_mishap(trigger: Trigger) -> bool:
    mishaps = vocabulary("mishaps", "incidents")
    word = trigger.sentence.text(trigger.head)
    lemma = trigger.clause.lemma if trigger.verbal and trigger.clause else singular(word)
    if lemma in vocabulary("survival verbs", "incidents"):  # "survived a car crash as a boy"
        return singular(trigger.sentence.tokens_in(trigger.span)[-1].text) in mishaps
    return lemma in mishaps


def triggers_of_lead(triggers: list[Trigger]) -> list[Trigger]:
    """Those near the top of the article."""
    return [trigger for trigger in triggers if trigger.sentence.number <= LEAD_SENTENCES]


def _salience(trigger: Trigger) -> float:
    near = trigger.sentence.number <= LEAD_SENTENCES
    return trigger.weight * (1.0 if near else 1 / 3) * (1.0 if trigger.factual else 0.6)


def _protagonist(triggers: list[Trigger]) -> int | None:
    votes: dict[int, float] = defaultdict(float)
    for trigger in triggers:
        if trigger.actor is not None and not trigger.other:
            actor = trigger.sentence.annotated.actors[trigger.actor]
            if actor.kind is not ActorKind.PLACE:
                votes[trigger.actor] += _salience(trigger)
    return max(votes, key=lambda actor: (votes[actor], -actor), default=None)


def _with_other_target(trigger: Trigger, protagonist: int | None) -> Trigger:
    """The trigger, marked as another where it befalls another named person far from the lead."""
    if trigger.other or protagonist is None or trigger.actor in {None, protagonist}:
        return trigger
    actors = trigger.sentence.annotated.actors
    both_people = trigger.actor is not None and (
        actors[trigger.actor].kind is ActorKind.PERSON
        and actors[protagonist].kind is ActorKind.PERSON
    )
    return (
        replace(trigger, other=True)
        if both_people and trigger.sentence.number > LEAD_SENTENCES
        else trigger
    )


def _near(triggers: list[Trigger]) -> Callable[[Trigger], list[Trigger]]:
    """For a trigger those of its own sentence and of the lead: looking at all for each would be quadratic."""
    lead = triggers_of_lead(triggers)
    by_sentence: dict[int, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        by_sentence[trigger.sentence.number].append(trigger)
    return lambda trigger: lead + by_sentence[trigger.sentence.number]


def _with_company(trigger: Trigger, triggers: list[Trigger], protagonist: int | None) -> Trigger:
    """The trigger, marked as another where a weak word stands alone, far from the lead and the protagonist."""
    sentence = trigger.sentence
    if trigger.other or trigger.weight > WEAK_WEIGHT or sentence.number <= LEAD_SENTENCES:
        return trigger
    word = singular(sentence.text(trigger.head))
    accompanied = any(
        not other.other
        and (
            (other.sentence.number == sentence.number and other.weight > WEAK_WEIGHT)
            # "an alleged plot" in the lead is "the plot" further down.
            or (
                other.sentence.number <= LEAD_SENTENCES
                and singular(other.sentence.text(other.head)) == word
            )
        )
        for other in triggers
    ) or any(
        mention.actor is not None and mention.actor == protagonist for mention in sentence.mentions
    )
    return trigger if accompanied else replace(trigger, other=True)


def _with_neighbours(trigger: Trigger, triggers: list[Trigger], protagonist: int | None) -> Trigger:
    """The trigger, marked as another where it befalls nobody known, behind one of another incident."""
    sentence = trigger.sentence
    if trigger.other or trigger.actor is not None or sentence.number <= LEAD_SENTENCES:
        return trigger
    beside = any(
        other.sentence.number == sentence.number and other.other and other.head < trigger.head
        for other in triggers
    )
    own = any(m.actor is not None and m.actor == protagonist for m in sentence.mentions)
    return replace(trigger, other=True) if beside and not own else trigger
