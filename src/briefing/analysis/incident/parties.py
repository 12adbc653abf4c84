"""Find accused, accuser and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.analysis.incident.kinds import KINDS, noun_kind
from briefing.analysis.incident.parts import Part
from briefing.analysis.incident.people import is_person
from briefing.analysis.incident.story import Story
from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.text.extents import (
    extend_coordination,
    extend_phrase,
    phrase_from,
    tokens_after,
    tokens_in,
)
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import (
    RELATIVE_PRONOUNS,
    ROLE_LINKS,
    SUBJECT_PRONOUNS,
)
from briefing.model.annotation import ActorKind, Claim, Clause, Quote, Stance
from briefing.model.results import Finding
from briefing.model.text import Span

_MOST_FINDINGS = 3
_MOST_SOURCES = 4
_NO_SOURCE = frozenset({Stance.ACCUSED, Stance.HEDGED, Stance.DENIED, Stance.DOUBTED})
"""Stances that have a row of their own, or no speaker."""


@dataclass(frozen=True, slots=True)
class Accusation:
    """An accusation: the claim that makes it, and the words for the accused."""

    sentence: AnnotatedSentence
    claim: Claim
    accused: Span


def find_accusations(story: Story) -> tuple[Accusation, ...]:
    """Find accusations about the main incident, not against the one it befell."""
    return tuple(
        Accusation(sentence, claim, accused)
        for sentence in story.told
        for claim in sentence.claims
        if claim.stance is Stance.ACCUSED
        for accused in [_accused_in(sentence, claim)]
        if accused is not None
        and _is_about(story, sentence, claim)
        and not _is_protagonist(story, sentence, accused)
        and not _is_thing(sentence.tokens_in(accused)[-1].text)
    )


def find_accused(story: Story) -> tuple[Finding, ...]:
    """Find who is said to have done it.

    They are the accused and the suspects by name, else the agents of the triggers, the arrested, those whom a plot
    involves.
    """
    people = story.people[Part.ACCUSED]
    named: dict[int | None, Span] = {person.actor: person.words for person in people}
    spans = [
        named.get(accusation.sentence.actor_at(accusation.accused), accusation.accused)
        for accusation in find_accusations(story)
    ]
    spans += named.values()
    if not spans:
        for sentence in story.told:
            for trigger in story.triggers_in(sentence):
                spans += _agents(story, trigger)
            for clause in sentence.clauses:
                spans += _involved(story, sentence, clause)
    return _distinct(story, spans, _MOST_FINDINGS)


def find_accuser(story: Story) -> tuple[Finding, ...]:
    """Find who accuses: speakers of accusations or claims that name a perpetrator.

    The perpetrator is one of the incident.
    """
    speakers = [
        (accusation.claim.speaker, accusation.claim.actor)
        for accusation in find_accusations(story)
        if accusation.claim.speaker is not None
    ]
    for sentence in story.told:
        for claim in sentence.claims:
            named = claim.stance in {Stance.CLAIMED, Stance.ACCUSED} and any(
                is_noun_of(token.text, "perpetrator nouns")
                for token in tokens_in(sentence, claim.content)
            )
            if named and claim.speaker is not None and _is_about(story, sentence, claim):
                speakers.append((claim.speaker, claim.actor))
    return tuple(_by_speaker(story, speakers).values())[:_MOST_FINDINGS]


def find_sources(story: Story) -> tuple[Finding, ...]:
    """Who tells of the incident: the speakers of the told sentences, each once."""
    speakers = [
        (saying.speaker, saying.actor)
        for sentence in story.told
        if story.triggers_in(sentence)
        for saying in _sayings(sentence)
        if saying.speaker is not None
        and any(saying.content.overlaps(trigger.head) for trigger in story.triggers_in(sentence))
        and not any(c.cue == saying.cue and c.stance in _NO_SOURCE for c in sentence.claims)
        and not _is_negligible(story, saying.speaker, saying.actor)
    ]
    return tuple(_by_speaker(story, speakers).values())[:_MOST_SOURCES]


def _sayings(sentence: AnnotatedSentence) -> Iterator[Quote | Claim]:
    sayings: list[Quote | Claim] = [*sentence.quotes, *sentence.claims]
    yield from sorted(sayings, key=lambda saying: saying.content.start)


def _is_negligible(story: Story, speaker: Span, actor: int | None) -> bool:
    """Whether the speaker is a time or a thing, or a bare pronoun that stands for nobody known."""
    text = story.annotated.text(speaker).lower()
    sentence = story.annotated.sentence_at(speaker.start)
    own = story.sentences[sentence.number - 1].date_expressions if sentence is not None else ()
    if any(expression.span.overlaps(speaker) for expression in own):
        return True
    if actor is None and _is_thing(text.split()[-1]):
        return True
    return actor is None and text in SUBJECT_PRONOUNS | RELATIVE_PRONOUNS


def _accused_in(sentence: AnnotatedSentence, claim: Claim) -> Span | None:
    for clause in sentence.clauses:
        if clause.action.overlaps(claim.cue) and clause.undergoer is not None:
            return extend_phrase(sentence, clause.undergoer, ROLE_LINKS | {"from"})
    for phrase in sentence.noun_phrases:
        if claim.content.covers(phrase.span):
            return extend_phrase(sentence, phrase.span)
    return None


def _is_about(story: Story, sentence: AnnotatedSentence, claim: Claim) -> bool:
    return any(claim.content.overlaps(trigger.head) for trigger in story.triggers_in(sentence))


def _is_protagonist(story: Story, sentence: AnnotatedSentence, span: Span) -> bool:
    actor = sentence.actor_at(span)
    return actor is not None and actor == story.protagonist


def _agents(story: Story, trigger: Trigger) -> Iterator[Span]:
    sentence = trigger.sentence
    if not KINDS[trigger.kind].by_somebody:
        return
    if not trigger.verbal:
        following = tokens_after(sentence, trigger.span.end)
        if len(following) > 1 and following[0].text.lower() == "by":
            phrase = phrase_from(sentence, following[1].span.start)
            if phrase is not None:
                yield extend_coordination(sentence, phrase.span)
        return
    clause = trigger.clause
    if clause is None or clause.doer is None or not trigger.factual:
        return
    aimed = trigger.actor == story.protagonist if story.protagonist is not None else True
    befalls_doer = clause.lemma in vocabulary("survival verbs", "incidents")
    if not aimed or befalls_doer or _is_protagonist(story, sentence, clause.doer):
        return
    if clause.doer != trigger.target and _can_be_accused(sentence, clause.doer):
        yield extend_phrase(sentence, clause.doer)


def _can_be_accused(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the phrase means people or a group of them, but not those whose office it is to use force."""
    head = tokens_in(sentence, span)[-1].text
    if is_noun_of(head, "authority nouns") or _is_thing(head):
        return False
    if is_noun_of(head, "victim nouns") or is_noun_of(head, "unnamed people"):
        return False
    groups = [m for m in sentence.mentions_in(span) if m.kind is ActorKind.GROUP]
    return is_person(sentence, span) or any(group.span.end == span.end for group in groups)


def _is_thing(noun: str) -> bool:
    """Whether the noun is an incident or a weapon, and so neither perpetrator nor speaker."""
    return noun_kind(noun) is not None or any(
        is_noun_of(noun, f"{section} nouns")
        for section in ("firearm", "explosive", "blade", "blunt")
    )


def _involved(story: Story, sentence: AnnotatedSentence, clause: Clause) -> Iterator[Span]:
    """Those whom "the plot involves", and suspects arrested or charged."""
    if clause.undergoer is None:
        return
    arrested = clause.lemma in vocabulary("custody verbs")
    doer_noun = singular(sentence.text(clause.doer).split()[-1]) if clause.doer else ""
    involved = clause.lemma in vocabulary("involvement verbs") and (
        doer_noun in vocabulary("plans", "incidents")
        or any(t.head.end == (clause.doer.end if clause.doer else -1) for t in story.main.triggers)
    )
    arrested = arrested and is_person(sentence, clause.undergoer)
    held = (arrested and not sentence.scopes_over(clause.head)) or involved
    if held and not _is_protagonist(story, sentence, clause.undergoer):
        yield extend_phrase(sentence, clause.undergoer, frozenset({"of"}))


def _distinct(story: Story, spans: Iterable[Span], most: int) -> tuple[Finding, ...]:
    kept: list[Span] = []
    texts: set[str] = set()
    for span in spans:
        text = story.annotated.text(span).lower()
        if text not in texts and not any(other.overlaps(span) for other in kept):
            texts.add(text)
            kept.append(span)
    return tuple(story.cite(span) for span in kept[:most])


def _by_speaker(story: Story, speakers: Iterable[tuple[Span, int | None]]) -> dict[str, Finding]:
    """The first words for each speaker, by the speaker's name where it is known."""
    found: dict[str, Finding] = {}
    for span, actor in speakers:
        finding = story.speaker_finding(span, actor)
        key = story.annotated.actors[actor].name if actor is not None else finding.text.lower()
        found.setdefault(key, finding)
    return found
