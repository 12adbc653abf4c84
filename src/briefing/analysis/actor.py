"""Who an actor is, over all articles: roles, dated happenings, speech, what others say, ties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.analysis.extents import extend_phrase, strip_edges, tokens_in
from briefing.analysis.findings import cite
from briefing.analysis.main_incident import find_main_incident
from briefing.analysis.moments import find_moments, in_order
from briefing.analysis.reference import article_reference
from briefing.analysis.sentences import AnnotatedSentence, annotated_sentences
from briefing.analysis.triggers import IncidentKind
from briefing.analysis.voices import sayings, speaker_name, state
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.collection import Collection, LinkedActor
from briefing.model.results import (
    ActorPresence,
    ActorProfile,
    Finding,
    Moment,
    RolePeriod,
    Statement,
    Tie,
    Voice,
    VoiceKind,
)
from briefing.model.text import Span

_MOST_DESCRIPTIONS = 6
_MOST_ROLES = 6
_MOST_STATEMENTS = 8
_MOST_TIES = 8
_MOST_TIE_FINDINGS = 3
_PLAIN_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir", "dr", "dr.", "miss"})


@dataclass(frozen=True, slots=True)
class _Appearance:
    """One article in which the actor stands, as its local actor."""

    annotated: AnnotatedArticle
    number: int
    actor: int
    sentences: tuple[AnnotatedSentence, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(m for m in self.annotated.mentions if m.actor == self.actor)

    @property
    def own_sentences(self) -> tuple[AnnotatedSentence, ...]:
        numbers = {mention.sentence for mention in self.mentions}
        return tuple(s for s in self.sentences if s.number in numbers)


def profile(collection: Collection, actor: LinkedActor) -> ActorProfile:
    """The profile of `actor` over the articles that name the actor, in collection order."""
    appearances = [
        _Appearance(
            collection.article(number),
            number,
            local,
            annotated_sentences(collection.article(number)),
        )
        for number, local in actor.members
    ]
    presences = tuple(
        ActorPresence(article=article_reference(a.annotated, a.number), mentions=_named(a))
        for a in appearances
    )
    return ActorProfile(
        name=actor.name,
        kind=actor.kind,
        forms=actor.forms,
        descriptions=_descriptions(appearances),
        mentions=sum(presence.mentions for presence in presences),
        presences=presences,
        roles=tuple(period for a in appearances for period in _roles(a)),
        timeline=in_order(moment for a in appearances for moment in _timeline(a)),
        statements=tuple(s for a in appearances for s in _says(a))[:_MOST_STATEMENTS],
        others=_others(appearances),
        ties=_ties(collection, actor, appearances),
    )


def _named(appearance: _Appearance) -> int:
    return sum(mention.form is MentionForm.NAME for mention in appearance.mentions)


def _descriptions(appearances: list[_Appearance]) -> tuple[str, ...]:
    """The heads of the role phrases and titles, the most used first."""
    counts: Counter[str] = Counter()
    for appearance in appearances:
        for span in _role_spans(appearance):
            head = _role_head(appearance, span)
            if head:
                counts[head] += 1
    return tuple(word for word, _ in counts.most_common(_MOST_DESCRIPTIONS))


def _role_head(appearance: _Appearance, span: Span) -> str:
    """The last word before any preposition: "candidate" of "the candidate of the left"."""
    sentence = appearance.annotated.sentence_at(span.start)
    if sentence is None:
        return ""
    words = []
    for token in sentence.tokens:
        if span.covers(token.span):
            if token.tag in {"IN", ",", "TO", "CC", "WP", "WDT"}:
                break
            words.append(token.text.lower())
    return words[-1] if words and words[-1].isascii() else ""


def _role_spans(appearance: _Appearance) -> Iterator[Span]:
    """Titles before or beside the name, role phrases, and what the actor is said to be, in text order."""
    spans = []
    for mention in appearance.mentions:
        if mention.form is MentionForm.ROLE:
            spans.append(_extended(appearance, mention.span))
        elif mention.title is not None:
            spans.append(mention.title)
    for sentence in appearance.own_sentences:
        spans += _predicates(appearance, sentence)
    yield from sorted(spans)


def _extended(appearance: _Appearance, span: Span) -> Span:
    sentence = appearance.annotated.sentence_at(span.start)
    if sentence is None:
        return span
    own = next(s for s in appearance.sentences if s.number == sentence.number)
    return extend_phrase(own, span, frozenset({"of", "in", "for"}))


def _predicates(appearance: _Appearance, sentence: AnnotatedSentence) -> Iterator[Span]:
    """What a clause with "be" says that the actor is: "is a critic of the plan"."""
    for clause in sentence.clauses:
        if clause.lemma not in {"be", "become"} or clause.doer is None or clause.negated:
            continue
        if sentence.actor_at(clause.doer) != appearance.actor:
            continue
        for phrase in sentence.noun_phrases:
            gap = phrase.span.start - clause.action.end
            if 0 < gap <= 2 and phrase.span.end - phrase.span.start > 3:
                tokens = tokens_in(sentence, phrase.span)
                if tokens[0].text.lower() in {"a", "an", "the"} and tokens[-1].tag != "PRP":
                    yield extend_phrase(sentence, phrase.span, frozenset({"of", "in", "for"}))


def _roles(appearance: _Appearance) -> Iterator[RolePeriod]:
    findings: dict[str, Finding] = {}
    for span in _role_spans(appearance):
        finding = cite(appearance.annotated, appearance.number, span)
        key = finding.text.lower().removeprefix("the ").removeprefix("a ")
        if key in _PLAIN_TITLES or any(key in known for known in findings):
            continue
        findings[key] = finding
    if findings:
        reference = appearance.annotated.reference_date
        yield RolePeriod(
            date=reference.date,
            basis=reference.basis,
            findings=tuple(findings.values())[:_MOST_ROLES],
        )


def _timeline(appearance: _Appearance) -> Iterator[Moment]:
    main = find_main_incident(appearance.sentences)
    attacks = {
        trigger.date_expression.span
        for trigger in ((*main.triggers, *main.others) if main else ())
        if trigger.date_expression is not None
        and trigger.actor == appearance.actor
        and trigger.kind in {IncidentKind.ATTACK, IncidentKind.HARM}
    }
    triggers = (*main.triggers, *main.others) if main else ()
    moments = find_moments(appearance.own_sentences, appearance.number, triggers=triggers)
    for moment in moments:
        sentence = appearance.sentences[moment.expression.citation.sentence - 1]
        if moment.event is None or not _concerns(appearance, sentence, moment):
            continue
        yield replace(moment, incident=moment.expression.span in attacks)


def _concerns(appearance: _Appearance, sentence: AnnotatedSentence, moment: Moment) -> bool:
    """Whether the dated clause is about the actor: the actor stands in it, or is the subject it hangs on."""
    assert moment.event is not None
    stretch = Span(
        min(moment.event.span.start, moment.expression.span.start),
        max(moment.event.span.end, moment.expression.span.end),
    )
    if any(m.actor == appearance.actor for m in sentence.mentions_in(stretch)):
        return True
    clause = sentence.clause_at(moment.expression.span)
    if clause is None:
        return False
    subject = clause.undergoer if clause.passive else clause.doer
    return subject is not None and sentence.actor_at(subject) == appearance.actor


def _says(appearance: _Appearance) -> Iterator[Statement]:
    for sentence in appearance.sentences:
        for saying in sayings(sentence):
            if saying.actor == appearance.actor:
                yield state(appearance.annotated, appearance.number, saying)


def _others(appearances: list[_Appearance]) -> tuple[Voice, ...]:
    """What other voices say in words that mention the actor."""
    voices: dict[str, list[Statement]] = defaultdict(list)
    for appearance in appearances:
        for sentence in appearance.sentences:
            for saying in sayings(sentence):
                name = speaker_name(appearance.annotated, saying)
                if saying.actor == appearance.actor or name is None:
                    continue
                if any(m.actor == appearance.actor for m in sentence.mentions_in(saying.content)):
                    voices[name].append(state(appearance.annotated, appearance.number, saying))
    return tuple(
        Voice(name=name, kind=VoiceKind.SPEAKER, statements=tuple(statements))
        for name, statements in voices.items()
    )


def _ties(
    collection: Collection, actor: LinkedActor, appearances: list[_Appearance]
) -> tuple[Tie, ...]:
    """The people and groups named in the actor's sentences, with the clauses that hold them."""
    names = {
        member: other
        for other in collection.actors
        if other != actor and other.kind in {ActorKind.PERSON, ActorKind.GROUP}
        for member in other.members
    }
    found: dict[str, list[Finding]] = defaultdict(list)
    kinds: dict[str, ActorKind] = {}
    for appearance in appearances:
        for sentence in appearance.own_sentences:
            for mention in sentence.mentions:
                if mention.actor is None or mention.form is not MentionForm.NAME:
                    continue
                other = names.get((appearance.number, mention.actor))
                if other is None:
                    continue
                finding = cite(
                    appearance.annotated,
                    appearance.number,
                    _tie_span(appearance, sentence, mention),
                )
                kinds[other.name] = other.kind
                if all(finding.citation != known.citation for known in found[other.name]):
                    found[other.name].append(finding)
    ranked = sorted(
        found, key=lambda name: (kinds[name] is not ActorKind.PERSON, -len(found[name]))
    )
    return tuple(
        Tie(name=name, kind=kinds[name], findings=tuple(found[name][:_MOST_TIE_FINDINGS]))
        for name in ranked[:_MOST_TIES]
    )


def _tie_span(appearance: _Appearance, sentence: AnnotatedSentence, mention: Mention) -> Span:
    """The tightest clause that holds the other's name, without the actor's own where that opens it."""
    holding = [c for c in sentence.clauses if c.span.covers(mention.span)]
    clause = min(holding, key=lambda c: c.span.end - c.span.start, default=None)
    if clause is None:
        return strip_edges(sentence, sentence.sentence.span) or sentence.sentence.span
    if clause.doer is not None and sentence.actor_at(clause.doer) == appearance.actor:
        tail = Span(clause.action.start, clause.span.end)
        if tail.covers(mention.span):
            return tail
    return clause.span
