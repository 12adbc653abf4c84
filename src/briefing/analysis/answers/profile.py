"""Profile an actor over all articles: roles, timeline, charges, speech, ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from briefing.analysis.answers.appearances import Appearance, appearances_of, stands_alone
from briefing.analysis.answers.moments import find_moments, in_order, nearest_clause
from briefing.analysis.answers.roles import find_roles, predicates
from briefing.analysis.answers.ties import find_ties
from briefing.analysis.answers.voices import sayings, speaker_name
from briefing.analysis.incident.facets import find_date
from briefing.analysis.incident.kinds import KINDS, IncidentKind
from briefing.analysis.incident.story import tell_story
from briefing.analysis.text.findings import cite
from briefing.analysis.text.reference import article_reference
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.gazetteer import fold, role_kind, singular
from briefing.language.en.tags import VERBS
from briefing.model.annotation import (
    ActorKind,
    Claim,
    Clause,
    MentionForm,
    Quote,
    QuoteKind,
    Stance,
    Status,
)
from briefing.model.collection import Collection, LinkedActor
from briefing.model.results import (
    ActorPresence,
    ActorProfile,
    Finding,
    Moment,
    Role,
    Statement,
    Voice,
    VoiceKind,
)
from briefing.model.text import Span

_UNSAID = frozenset({Status.CONDITIONAL, Status.MODAL, Status.ASKED})


def profile(collection: Collection, actor: LinkedActor) -> ActorProfile:
    """The profile of `actor` over the articles that name the actor, in collection order."""
    appearances = appearances_of(collection, actor)
    roles = find_roles(appearances, actor.kind)
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
        roles=roles,
        timeline=in_order(moment for a in appearances for moment in _timeline(a)),
        accusations=_once(finding for a in appearances for finding in _accusations(a)),
        statements=_once(_in_turn([_says(appearance) for appearance in appearances])),
        others=_others(collection, appearances),
        ties=find_ties(collection, actor, appearances),
    )


def _whole(appearance: Appearance, sentence: AnnotatedSentence) -> Finding:
    return cite(appearance.annotated, appearance.number, sentence.sentence.span)


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without those whose very words came before: agencies' sentences stand in many articles."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.text.casefold(), finding)
    return tuple(first.values())


def _who(appearances: Sequence[Appearance], roles: Sequence[Role]) -> Finding | None:
    """A sentence that says who this is: the first that says what the actor is, else one with its most told role."""
    for appearance in appearances:
        for sentence in appearance.own_sentences:
            if _is_named(appearance, sentence) and any(
                predicates(appearance, sentence, as_one=False)
            ):
                return _whole(appearance, sentence)
    by_number = {appearance.number: appearance for appearance in appearances}
    for role in sorted(roles, key=lambda role: -role.articles):
        appearance = by_number[role.finding.citation.article]
        sentence = appearance.sentence(role.finding.citation.sentence)
        if _is_named(appearance, sentence):
            return _whole(appearance, sentence)
    return None


def _is_named(appearance: Appearance, sentence: AnnotatedSentence) -> bool:
    return any(
        mention.form is MentionForm.NAME and mention.actor == appearance.actor
        for mention in sentence.mentions
    )


def _timeline(appearance: Appearance) -> Iterator[Moment]:
    """The dated sentences in which the actor is doer or undergoer, those of an attack on the actor marked."""
    found = [
        (moment, sentence)
        for moment in find_moments(appearance.own_sentences, appearance.number)
        for sentence in (appearance.sentence(moment.expression.citation.sentence),)
        if moment.event is not None and _concerns(appearance, sentence, moment)
    ]
    # Telling the story of an article takes longer than all the rest, and most have no dated sentence of the actor.
    attacks = _attacks(appearance) if found else frozenset()
    for moment, sentence in found:
        attack = moment.expression.span in attacks
        yield replace(moment, incident=attack, weight=_weight(appearance, sentence) + attack)


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


def _weight(appearance: Appearance, sentence: AnnotatedSentence) -> int:
    """How much the sentence matters for the actor: 2 for a turning point or a legal step, 1 for the name itself."""
    steps = vocabulary("legal steps", "actors") | vocabulary("turning points", "actors")
    turns = any(
        clause.lemma in steps and appearance.is_at(sentence, clause) for clause in sentence.clauses
    )
    return 2 * turns + _is_named(appearance, sentence)


def _concerns(appearance: Appearance, sentence: AnnotatedSentence, moment: Moment) -> bool:
    """Whether the dated happening is the actor's: the actor, or what is the actor's, is doer or undergoer of its clause
    or of the one it hangs on; or the clause is a participle's, and the actor the only person it can belong to.
    """
    clause = nearest_clause(sentence, moment.expression.span)
    if clause is None:
        return False
    hosts = [c for c in sentence.clauses if c.span.covers(clause.action)]
    if any(_takes_part(appearance, sentence, host) for host in (clause, *hosts)):
        return True
    people = {m.actor for m in sentence.mentions if m.kind is ActorKind.PERSON}
    return clause.subordinate and clause.doer is None and people == {appearance.actor}


def _takes_part(appearance: Appearance, sentence: AnnotatedSentence, clause: Clause) -> bool:
    return any(
        mention.actor == appearance.actor
        for role in (clause.doer, clause.undergoer)
        if role is not None
        for mention in sentence.mentions_in(role)
    )


def _accusations(appearance: Appearance) -> Iterator[Finding]:
    """The sentences of legal steps against the actor, and of what the actor denies of himself."""
    for sentence in appearance.own_sentences:
        denies = any(
            claim.stance is Stance.DENIED
            and claim.actor == appearance.actor
            and not _is_about_another(appearance, sentence, claim.content)
            for claim in sentence.claims
        )
        if denies or any(_befalls(appearance, sentence, clause) for clause in sentence.clauses):
            yield _whole(appearance, sentence)


def _is_about_another(appearance: Appearance, sentence: AnnotatedSentence, content: Span) -> bool:
    """Whether what is denied has a subject of its own and no word for the actor: "that the company had known"."""
    told = any(
        content.covers(clause.action)
        and (subject := clause.undergoer if clause.passive else clause.doer) is not None
        and content.covers(subject)
        for clause in sentence.clauses
    )
    return told and not _is_about(appearance, sentence, content)


def _befalls(appearance: Appearance, sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause tells of a legal step against the actor, not of one on a condition or of the actor's own."""
    return (
        clause.lemma in vocabulary("legal steps", "actors")
        and clause.undergoer is not None
        and sentence.actor_at(clause.undergoer) == appearance.actor
        and not clause.modal
        and not _is_only_thought_of(sentence, clause)
        and not any(s.status in _UNSAID for s in sentence.scopes_over(clause.head))
        and not any(
            claim.actor == appearance.actor and _is_own(claim, clause) for claim in sentence.claims
        )
    )


def _is_own(claim: Claim, clause: Clause) -> bool:
    """Whether the step is the speaker's own charge: "she accused", "she claims that they imprisoned her"."""
    charged = claim.stance in {Stance.CLAIMED, Stance.ACCUSED}
    return claim.cue.overlaps(clause.action) or (charged and claim.content.covers(clause.head))


def _is_only_thought_of(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the verb is an infinitive or what another governs: "to charge", "discuss impeaching"."""
    first = sentence.tokens_in(clause.action)[:1]
    before = sentence.tokens_before(clause.action.start)[-1:]
    if any(token.tag in {"TO", "VB"} for token in first) or any(t.tag == "TO" for t in before):
        return True
    return any(t.tag == "VBG" for t in first) and any(t.tag in VERBS for t in before)


def _says(appearance: Appearance) -> list[Finding]:
    """The sentences in which the actor speaks, those that quote the actor's words first."""
    quoted: list[Finding] = []
    reported: list[Finding] = []
    for sentence in appearance.sentences:
        own = [s for s in _said(sentence) if s.is_by(appearance.actor)]
        if own:
            direct = any(isinstance(s, Quote) and s.kind is not QuoteKind.INDIRECT for s in own)
            (quoted if direct else reported).append(_whole(appearance, sentence))
    return [*quoted, *reported]


def _said(sentence: AnnotatedSentence) -> tuple[Quote | Claim, ...]:
    """What is said in the sentence, without what may be said, is to be said, or is a rest of a sentence."""
    if not stands_alone(sentence):
        return ()
    return tuple(
        saying
        for saying in sayings(sentence)
        if saying.cue is None
        or not (
            any(token.tag == "TO" for token in sentence.tokens_before(saying.cue.start)[-1:])
            or any(s.status in _UNSAID for s in sentence.scopes_over(saying.cue))
        )
    )


def _in_turn(lists: Sequence[Sequence[Finding]]) -> Iterator[Finding]:
    """The first finding of each list, then the second of each: no article has all the say."""
    for row in zip_longest(*lists):
        yield from (finding for finding in row if finding is not None)


def _others(collection: Collection, appearances: Sequence[Appearance]) -> tuple[Voice, ...]:
    """What other voices say in words that mention the actor, a whole sentence each."""
    names = {member: other.name for other in collection.actors for member in other.members}
    voices: dict[str, dict[str, Finding]] = defaultdict(dict)
    for appearance in appearances:
        for sentence in appearance.sentences:
            for saying in _said(sentence):
                if saying.is_by(appearance.actor) or not _can_speak(sentence, saying):
                    continue
                name = speaker_name(appearance.annotated, saying)
                if name is None or not _is_about(appearance, sentence, saying.content):
                    continue
                if saying.actor is not None:
                    name = names.get((appearance.number, saying.actor), name)
                finding = _whole(appearance, sentence)
                voices[name].setdefault(finding.text.casefold(), finding)
    return tuple(
        Voice(
            name=name,
            kind=VoiceKind.SPEAKER,
            statements=tuple(Statement("", (finding,)) for finding in findings.values()),
        )
        for name, findings in voices.items()
    )


def _can_speak(sentence: AnnotatedSentence, saying: Quote | Claim) -> bool:
    """Whether the speaker is an actor of the article, or is called what a person or a group is called."""
    if saying.actor is not None:
        return sentence.annotated.actors[saying.actor].kind is not ActorKind.PLACE
    if saying.speaker is None:
        return False
    return any(
        phrase.span.overlaps(saying.speaker)
        and role_kind(singular(fold(sentence.text(phrase.head)))) is not None
        for phrase in sentence.noun_phrases
    )


def _is_about(appearance: Appearance, sentence: AnnotatedSentence, content: Span) -> bool:
    return any(mention.actor == appearance.actor for mention in sentence.mentions_in(content))
