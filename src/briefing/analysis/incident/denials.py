"""Find denials of the incident, and the question that each of them raises."""

from __future__ import annotations

from briefing.analysis.incident.kinds import KINDS, IncidentKind, noun_kind
from briefing.analysis.incident.other_times import is_long_before
from briefing.analysis.incident.story import Story
from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.incident.weapons import weapon_classes
from briefing.analysis.text.extents import tokens_in
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import NEGATIONS, POINTERS
from briefing.language.en.tags import NOUNS, WH_WORDS
from briefing.model.annotation import Claim, Stance, Status
from briefing.model.text import Span, Token

WHO, GUNFIRE, BOMB, DEATHS, INJURIES = (
    "Who is behind it?",
    "Was there gunfire?",
    "Was there a bomb?",
    "Did anyone die?",
    "Was anyone hurt?",
)
"""The questions of one part of an incident; of it as a whole, its frame has one."""

_NOUNS = {GUNFIRE: "firearm", BOMB: "explosive", DEATHS: "death", INJURIES: "injury"}
"""The nouns that raise a question; the first that fits is asked."""
_VERBS = {
    GUNFIRE: frozenset({"firearm verbs", "gunfire words"}),
    DEATHS: frozenset({"dying verbs", "death verbs"}),
    INJURIES: frozenset({"injury verbs"}),
}


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies or plays down the incident, and the question it answers no.

    It may be only a part of it that is denied.
    """

    sentence: AnnotatedSentence
    claim: Claim
    question: str


def find_denials(story: Story) -> tuple[Denial, ...]:
    """What the told sentences deny of the main incident.

    What is denied of anything else is left out.
    """
    found = []
    for sentence in story.told:
        if any(is_long_before(story, expression) for expression in sentence.date_expressions):
            continue
        for claim in sentence.claims:
            denied = claim.stance in {Stance.DENIED, Stance.DOUBTED}
            said = claim.stance in {Stance.CLAIMED, Stance.REPORTED, Stance.CONFIRMED}
            if denied or (said and _denies_harm(sentence, claim)):
                question = _question(story, sentence, claim)
                if question is not None:
                    found.append(Denial(sentence, claim, question))
    return tuple(found)


def _denies_harm(sentence: AnnotatedSentence, claim: Claim) -> bool:
    """Whether the claim says that something of the incident was not: "claimed that no shots were fired"."""
    for phrase in sentence.noun_phrases:
        if not claim.content.covers(phrase.span) or not _is_incident_noun(
            sentence.text(phrase.head)
        ):
            continue
        clause = sentence.clause_at(phrase.span)
        predicate = clause is not None and clause.lemma == "be"
        for scope in sentence.scopes_over(phrase.head):
            own = phrase.span.covers(scope.cue) if scope.nobody else predicate
            if own and scope.status is Status.NEGATED:
                return True
    return False


def _is_incident_noun(noun: str) -> bool:
    return any(is_noun_of(noun, f"{section} nouns") for section in ("firearm", "explosive")) or (
        noun_kind(noun) is IncidentKind.ATTACK
    )


def _question(story: Story, sentence: AnnotatedSentence, claim: Claim) -> str | None:
    """What is denied of the incident, as a question; None where it is another matter."""
    whole = KINDS[story.main.kind].question
    content = claim.content
    tokens = tokens_in(sentence, content)
    if _is_asked_or_twice_denied(sentence, claim, tokens):
        return None
    topic = _topic(sentence, content, tokens)
    if content.start < claim.cue.end:
        # "..., but this was denied": what came before is meant.
        return topic or whole
    blame = next((t for t in tokens if is_noun_of(t.text, "blame nouns")), None)
    if blame is not None:
        return WHO if _is_of_incident(story, sentence, Span(blame.span.end, content.end)) else None
    if topic is not None:
        return topic
    report = next((t for t in tokens if is_noun_of(t.text, "report nouns")), None)
    if report is not None and _is_of_incident(story, sentence, Span(report.span.end, content.end)):
        return whole
    told = any(
        content.covers(trigger.head) and not _is_beside(sentence, content, trigger)
        for trigger in story.triggers_in(sentence)
    )
    if told or (tokens and tokens[0].text.lower() in POINTERS and len(tokens) == 1):
        return whole
    return None


def _is_asked_or_twice_denied(
    sentence: AnnotatedSentence, claim: Claim, tokens: tuple[Token, ...]
) -> bool:
    """Whether the content is no plain statement: "questioned why it was", "was wrong to say he had not"."""
    own = claim.content.start >= claim.cue.end
    own = own and claim.stance in {Stance.DENIED, Stance.DOUBTED}
    asked = bool(tokens) and tokens[0].tag in WH_WORDS
    return own and (asked or any(token.text.lower() in NEGATIONS for token in tokens))


def _is_beside(sentence: AnnotatedSentence, content: Span, trigger: Trigger) -> bool:
    """Whether the incident only stands in a phrase of what is denied: "denied that haste was a factor in the crash"."""
    phrase = next((p.span for p in sentence.noun_phrases if p.span.covers(trigger.head)), None)
    if trigger.verbal or phrase is None:
        return False
    before = sentence.tokens_before(phrase.start)[-1:]
    own = any(
        content.covers(clause.action) and clause.action.end <= phrase.start
        for clause in sentence.clauses
    )
    return own and bool(before) and before[0].tag == "IN"


def _is_of_incident(story: Story, sentence: AnnotatedSentence, rest: Span) -> bool:
    """Whether what stands behind "role" or "charges" is nothing, or the incident: not "charges of tax fraud"."""
    if any(rest.covers(trigger.head) for trigger in story.triggers_in(sentence)):
        return True
    within = next((c.action.start for c in sentence.clauses if rest.covers(c.action)), rest.end)
    return not any(
        token.tag in NOUNS and token.span.end <= within for token in sentence.tokens_in(rest)
    )


def _topic(sentence: AnnotatedSentence, content: Span, tokens: tuple[Token, ...]) -> str | None:
    """The question that a word of what is denied raises, None where none does."""
    words = [token.text for token in tokens]
    for question, topic in _NOUNS.items():
        if any(is_noun_of(word, f"{topic} nouns") for word in words):
            return question
    classes = weapon_classes(words)
    for question in (GUNFIRE, BOMB):
        if _NOUNS[question] in classes:
            return question
    for clause in sentence.clauses:
        if not content.covers(clause.action):
            continue
        for question, sections in _VERBS.items():
            if any(clause.lemma in vocabulary(section) for section in sections):
                # "denied killing his wife": somebody did.
                own = question is DEATHS and not clause.passive and clause.undergoer is not None
                return WHO if own else question
    return None
