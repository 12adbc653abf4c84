"""Find disputes: two versions within an article, or only one side's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefing.analysis.incident.casualties import find_deaths, find_injuries
from briefing.analysis.incident.denials import (
    BOMB,
    DEATHS,
    GUNFIRE,
    INJURIES,
    WHO,
    Denial,
    find_denials,
)
from briefing.analysis.incident.kinds import KINDS
from briefing.analysis.incident.occasions import LEAD_SENTENCES
from briefing.analysis.incident.parties import find_accusations
from briefing.analysis.incident.story import Story
from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.incident.weapons import find_weapon, weapon_classes
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.closed_classes import NEGATIONS
from briefing.language.en.morphology import verb_lemma
from briefing.model.annotation import Claim, Stance
from briefing.model.results import Dispute, Finding, Side
from briefing.model.text import Span

_MOST_HEDGES = 3
_MOST_BETWEEN = 3
"""Sentences between an accusation and its denial, at most, where no name ties them."""


def find_disputes(story: Story) -> tuple[Dispute, ...]:
    """Find the disputes: denials and what they are set against, accusations, hedges."""
    denials = find_denials(story)
    answered = {denial.question for denial in denials}
    accused = () if WHO in answered else tuple(_accused(story))
    return (*_denied(story, denials), *accused, *_hedged(story))


def find_support(story: Story, question: str) -> tuple[Finding, ...]:
    """Find what the article has for a yes to the question.

    That is who says so where somebody does, else its own clause.
    """
    return _shown(story, _evidence(story, question, ()), ())


def _denied(story: Story, denials: tuple[Denial, ...]) -> Iterator[Dispute]:
    by_question: defaultdict[str, list[Denial]] = defaultdict(list)
    for denial in denials:
        by_question[denial.question].append(denial)
    for question, answers in by_question.items():
        against = tuple(
            dict.fromkeys(
                story.cite(saying_span(denial.sentence, denial.claim)) for denial in answers
            )
        )
        supporting = _shown(story, _evidence(story, question, answers), against)
        sides = [Side(label="for", findings=supporting)] if supporting else []
        yield Dispute(
            article=story.number,
            question=question,
            sides=(*sides, Side(label="against", findings=against)),
        )


def _evidence(story: Story, question: str, denials: list[Denial] | tuple[()]) -> list[Span]:
    """The words in the article on which a yes to the question rests, the heads of clauses or phrases."""
    if question == WHO:
        accusing = _accusing(story, denials)
        doers = [t for t in story.main.triggers if t.factual and t.clause and t.clause.doer]
        return accusing or [trigger.head for trigger in doers][:1]
    if question == GUNFIRE:
        # A blast is a trigger itself; shots are found as the weapon.
        return [
            finding.span
            for finding in find_weapon(story)
            if "firearm" in weapon_classes(finding.text.split())
        ]
    if question in (DEATHS, INJURIES):
        found = find_deaths(story) if question == DEATHS else find_injuries(story)
        return [f.span for f in found if not _is_nobody(f)][:1]
    triggers = [trigger for trigger in story.main.triggers if trigger.factual]
    if question == BOMB:
        triggers = [t for t in triggers if t.sort == "bombing"]
    return [trigger.head for trigger in triggers][:1]


def _is_nobody(finding: Finding) -> bool:
    return not NEGATIONS.isdisjoint(finding.text.lower().split())


def _accusing(story: Story, denials: list[Denial] | tuple[()]) -> list[Span]:
    """The cue of the accusation that is denied: of whom the denier is, else the nearest one shortly before."""
    claims = [
        (sentence, claim)
        for sentence in story.telling
        for claim in sentence.claims
        if claim.stance is Stance.ACCUSED
        or story.annotated.text(claim.cue).startswith(tuple(vocabulary("claiming cues")))
    ]
    for denial in denials:
        own = [
            (sentence, claim)
            for sentence, claim in claims
            if any(
                mention.actor is not None and denial.claim.is_by(mention.actor)
                for mention in sentence.mentions_in(claim.content)
            )
        ]
        before = [
            (sentence, claim)
            for sentence, claim in claims
            if 0 <= denial.sentence.number - sentence.number <= _MOST_BETWEEN
            and claim.cue.end <= denial.claim.cue.start
        ]
        for _, claim in (own or before)[-1:]:
            return [claim.cue]
    return [] if denials else [claim.cue for _, claim in claims][:1]


def _shown(story: Story, evidence: list[Span], against: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Each piece of evidence with who says so, or its clause; never the words of the other side."""
    findings = []
    for span in evidence:
        if any(span.overlaps(finding.span) for finding in against):
            continue
        sentence = story.sentences[_sentence_number(story, span) - 1]
        shown = _said(sentence, span)
        clause = sentence.clause_at(span)
        for finding in against:
            if shown.overlaps(finding.span):
                shown = clause.span if clause and not clause.span.overlaps(finding.span) else span
        findings.append(story.cite(shown))
    return tuple(findings)


def _said(sentence: AnnotatedSentence, span: Span) -> Span:
    """The words around `span`: with who says so where somebody does, else its clause."""
    for claim in sentence.claims:
        told = claim.content.covers(span) and claim.stance in {
            Stance.REPORTED,
            Stance.CLAIMED,
            Stance.CONFIRMED,
        }
        if told or (claim.cue == span and claim.stance is not Stance.HEDGED):
            return saying_span(sentence, claim)
    for quote in sentence.quotes:
        if quote.content.covers(span) and quote.speaker:
            # Of a quotation over several sentences, who speaks may stand in another one.
            parts = [part for part in (quote.speaker, quote.cue, quote.content, span) if part]
            return _hull(sentence, parts)
    clause = sentence.clause_at(span)
    return clause.span if clause else span


def _accused(story: Story) -> Iterator[Dispute]:
    # Who is charged in court is no matter of one voice against another.
    accusations = [
        accusation
        for accusation in find_accusations(story)
        if accusation.claim.speaker is not None
        and verb_lemma(story.annotated.text(accusation.claim.cue).lower())
        not in vocabulary("custody verbs")
    ]
    if accusations:
        yield Dispute(
            article=story.number,
            question=WHO,
            sides=tuple(
                Side(label=speaker_name(story, accusation.claim), findings=(finding,))
                for accusation in accusations
                for finding in [
                    story.cite(
                        _hull(
                            accusation.sentence,
                            [accusation.claim.cue, accusation.claim.content, accusation.accused],
                        )
                    )
                ]
            ),
        )


def _hedged(story: Story) -> Iterator[Dispute]:
    """A fact that the lead tells in the article's own voice, and that the article elsewhere calls a claim or alleged.

    What only stands further down may be a fact of another matter.
    """
    first = min(story.triggers, default=1)
    stated = [
        trigger
        for trigger in story.main.triggers
        if trigger.factual
        and trigger.verbal
        and trigger.sentence.number < first + LEAD_SENTENCES
        and not _is_attributed(trigger.sentence, trigger.head)
        and (trigger.actor == story.protagonist or story.protagonist is None)
    ][:1]
    hedges = [
        story.cite(claim.content)
        for sentence in story.told
        for claim in sentence.claims
        if claim.stance is Stance.HEDGED and _doubts(story, sentence, claim)
    ][:_MOST_HEDGES]
    if stated and hedges:
        yield Dispute(
            article=story.number,
            question=KINDS[story.main.kind].question,
            sides=(
                Side(label="stated", findings=(story.cite(stated[0].span),)),
                Side(label="hedged", findings=tuple(hedges)),
            ),
        )


def _doubts(story: Story, sentence: AnnotatedSentence, claim: Claim) -> bool:
    """Whether the hedge is on what happened: "the alleged plot", "his claim"; not "a reported shooting"."""
    cue = sentence.text(claim.cue).lower()
    if cue.startswith(tuple(vocabulary("loose hedges"))):
        return False
    return cue.startswith("claim") or any(
        _is_under(sentence, claim, trigger) and (not trigger.factual or cue.startswith("alleged"))
        for trigger in story.triggers_in(sentence)
    )


def _is_under(sentence: AnnotatedSentence, claim: Claim, trigger: Trigger) -> bool:
    """Whether the hedge is on the trigger itself, not on a reason beside it: "beaten for allegedly stealing"."""
    if not claim.content.covers(trigger.head):
        return False
    if not sentence.text(claim.cue).lower().endswith("ly"):
        return True
    clause = sentence.clause_at(trigger.head)
    return (
        clause is not None and clause.span.covers(claim.cue) and trigger.head.end > claim.cue.start
    )


def saying_span(sentence: AnnotatedSentence, claim: Claim) -> Span:
    """The stretch of a sentence with a claim's speaker, cue and content."""
    parts = [part for part in (claim.speaker, claim.cue, claim.content) if part is not None]
    # "According to X, ..., but claimed that ...": the words that bring X in belong to it.
    parts += [
        other.cue
        for other in sentence.claims
        if claim.speaker is not None
        and other.speaker == claim.speaker
        and other.cue.end <= claim.speaker.start
    ]
    for clause in sentence.clauses:
        before = claim.content.start < claim.cue.start
        if before and claim.stance is Stance.DENIED and clause.action.overlaps(claim.cue):
            # What is denied is shown on the other side: here only who denies it.
            this = [
                token.span
                for token in sentence.sentence.tokens
                if token.span.end <= clause.action.start
                and token.text.lower() in {"this", "that", "it"}
            ][-1:]
            return _hull(sentence, [clause.span, *this])
    return _hull(sentence, parts)


def speaker_name(story: Story, claim: Claim) -> str:
    """The name of the claim's speaker, else the words for it, else "the article"."""
    if claim.actor is not None:
        return story.annotated.actors[claim.actor].name
    return story.cite(claim.speaker).text if claim.speaker is not None else "the article"


def _is_attributed(sentence: AnnotatedSentence, span: Span) -> bool:
    return any(
        quote.content.covers(span) and quote.speaker is not None for quote in sentence.quotes
    ) or any(claim.content.covers(span) and claim.speaker is not None for claim in sentence.claims)


def _sentence_number(story: Story, span: Span) -> int:
    sentence = story.annotated.sentence_at(span.start)
    assert sentence is not None
    return sentence.number


def _hull(sentence: AnnotatedSentence, parts: list[Span]) -> Span:
    inside = [part for part in parts if sentence.sentence.span.covers(part)]
    start = min(part.start for part in inside)
    return Span(start, max(part.end for part in inside))
