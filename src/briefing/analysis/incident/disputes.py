"""Find disputes: two versions within an article, or only one side's."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.incident.kinds import KINDS
from briefing.analysis.incident.parties import find_accusations, find_denials
from briefing.analysis.incident.story import Story
from briefing.analysis.incident.weapons import weapon_classes
from briefing.analysis.text.extents import tokens_in
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.model.annotation import Claim, Stance
from briefing.model.results import Dispute, Facet, Finding, Side
from briefing.model.text import Span

_TOPICS = {
    "Was there gunfire?": "firearm",
    "Was there a bomb?": "explosive",
    "Did anyone die?": "death",
    "Was anyone hurt?": "injury",
}
"""The questions that what is denied may raise, and the nouns that raise them; the first that fits is asked."""
_WHO = "Who is behind it?"
_MOST_HEDGES = 3


def find_disputes(story: Story, weapons: Facet) -> tuple[Dispute, ...]:
    """The article's disputes: what is denied with what it is set against, accusations, and hedged facts."""
    return (*_denied(story, weapons), *_accused(story), *_hedged(story))


def _denied(story: Story, weapons: Facet) -> Iterator[Dispute]:
    against: dict[str, list[Finding]] = {}
    for sentence, claim in find_denials(story):
        if _is_of_another_matter(story, sentence, claim):
            continue
        question = _question(story, sentence, claim)
        against.setdefault(question, []).append(story.cite(saying_span(sentence, claim)))
    for question, findings in against.items():
        supporting = _supporting(story, question, weapons, findings)
        sides = [Side(label="for", findings=supporting)] if supporting else []
        yield Dispute(
            article=story.number,
            question=question,
            sides=(*sides, Side(label="against", findings=tuple(findings))),
        )


def _is_of_another_matter(story: Story, sentence: AnnotatedSentence, claim: Claim) -> bool:
    """Whether what is denied is a clause of its own, without a word of the incident: "denied that he had known"."""
    content = claim.content
    own = content.start >= claim.cue.end and any(
        content.covers(clause.action) for clause in sentence.clauses
    )
    return (
        own
        and _topic(sentence, claim) is None
        and not any(content.covers(trigger.head) for trigger in story.triggers_in(sentence))
    )


def _supporting(
    story: Story, question: str, weapons: Facet, against: list[Finding]
) -> tuple[Finding, ...]:
    """What the denial is set against: who says so where somebody does, else the article's own clause."""
    topic = _TOPICS.get(question)
    # A blast is a trigger itself; shots are found as the weapon.
    if topic == "firearm":
        evidence = [
            finding.span
            for finding in weapons.findings
            if topic in weapon_classes(story.annotated.text(finding.span).split())
        ]
    else:
        evidence = [t.head for t in story.main.triggers if t.factual][:1]
    findings = []
    for span in evidence:
        sentence = story.sentences[_sentence_number(story, span) - 1]
        sayings = [
            claim
            for claim in sentence.claims
            if claim.content.covers(span)
            and claim.stance in {Stance.REPORTED, Stance.CLAIMED, Stance.CONFIRMED}
        ]
        quoted = [
            quote for quote in sentence.quotes if quote.content.covers(span) and quote.speaker
        ]
        clause = sentence.clause_at(span)
        if sayings:
            shown = saying_span(sentence, sayings[0])
        elif quoted:
            quote = quoted[0]
            parts = [part for part in (quote.speaker, quote.cue, quote.content) if part]
            shown = _hull(sentence, parts)
        else:
            shown = clause.span if clause else span
        for finding in against:
            if shown.overlaps(finding.span):
                shown = clause.span if clause and not clause.span.overlaps(finding.span) else span
        findings.append(story.cite(shown))
    return tuple(findings)


def _accused(story: Story) -> Iterator[Dispute]:
    # Who is charged in court is no matter of one voice against another.
    accusations = [a for a in find_accusations(story) if a.claim.speaker is not None]
    if accusations:
        yield Dispute(
            article=story.number,
            question=_WHO,
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
    """A fact of the article's own voice that the article elsewhere calls a claim or alleged."""
    stated = [
        trigger
        for trigger in story.main.triggers
        if trigger.factual
        and trigger.verbal
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
        not trigger.factual or cue.startswith("alleged")
        for trigger in story.triggers_in(sentence)
        if claim.content.covers(trigger.head)
    )


def saying_span(sentence: AnnotatedSentence, claim: Claim) -> Span:
    """The stretch from the first to the last of a claim's speaker, cue and content within its sentence."""
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
        if claim.stance is Stance.DENIED and clause.action.overlaps(claim.cue):
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
    """The name of the claim's speaker, else the words for the speaker, else "the article"."""
    if claim.actor is not None:
        return story.annotated.actors[claim.actor].name
    return story.cite(claim.speaker).text if claim.speaker is not None else "the article"


def _question(story: Story, sentence: AnnotatedSentence, claim: Claim) -> str:
    return _topic(sentence, claim) or KINDS[story.main.kind].question


def _topic(sentence: AnnotatedSentence, claim: Claim) -> str | None:
    """The question that a word of what is denied raises, None where none does."""
    tokens = tokens_in(sentence, claim.content)
    words = [token.text for token in tokens]
    for question, topic in _TOPICS.items():
        if any(is_noun_of(word, f"{topic} nouns") for word in words):
            return question
    return next((q for q, topic in _TOPICS.items() if topic in weapon_classes(words)), None)


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
