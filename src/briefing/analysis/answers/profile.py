"""Profile an actor over all articles: roles, timeline, speech, ties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing.analysis.answers.moments import find_moments, in_order, nearest_clause
from briefing.analysis.answers.voices import sayings, speaker_name, state
from briefing.analysis.incident.facets import find_date
from briefing.analysis.incident.kinds import KINDS
from briefing.analysis.incident.story import tell_story
from briefing.analysis.text.extents import (
    extend_phrase,
    strip_edges,
    tokens_before,
    tokens_in,
    with_cues,
)
from briefing.analysis.text.findings import cite
from briefing.analysis.text.reference import article_reference
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.analysis.text.terms import words_of
from briefing.analysis.text.vocabulary import is_noun_of
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import ARTICLES, ROLE_LINKS
from briefing.language.en.tags import PREPOSITIONS, RELATIVES
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.article import Basis, PartialDate
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
_FEWEST_WORDS = 3
"""A tie in fewer words tells nothing of it."""


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
        roles=_merge(period for a in appearances for period in _roles(a)),
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
            if (
                head
                and head.rstrip(".") not in words_of("courtesy titles")
                and not is_noun_of(head, "passing roles")
            ):
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
            if token.tag in PREPOSITIONS | RELATIVES | {",", "CC"}:
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
    return extend_phrase(own, span, ROLE_LINKS)


def _predicates(appearance: _Appearance, sentence: AnnotatedSentence) -> Iterator[Span]:
    """What clauses say that the actor is: "is a critic of the plan", "served as a judge"."""
    for clause in sentence.clauses:
        if clause.doer is None or clause.undergoer is not None:
            continue
        if clause.subordinate or sentence.scopes_over(clause.head):
            continue
        if sentence.actor_at(clause.doer) != appearance.actor:
            continue
        for phrase in sentence.noun_phrases:
            if not clause.action.end < phrase.span.start <= clause.span.end:
                continue
            before = tokens_before(sentence, phrase.span.start)[-1]
            predicate = clause.lemma in {"be", "become"} and before.span.end == clause.action.end
            as_one = clause.lemma != "be" and before.text.lower() == "as"
            tokens = tokens_in(sentence, phrase.span)
            if (predicate or as_one) and tokens[0].text.lower() in ARTICLES:
                yield extend_phrase(sentence, phrase.span, ROLE_LINKS)


def _roles(appearance: _Appearance) -> Iterator[RolePeriod]:
    findings: dict[str, Finding] = {}
    for span in _role_spans(appearance):
        finding = cite(appearance.annotated, appearance.number, span)
        key = finding.text.lower().removeprefix("the ").removeprefix("a ")
        passing = is_noun_of(_role_head(appearance, span), "passing roles")
        if (
            key.rstrip(".") in words_of("courtesy titles")
            or passing
            or any(key in known for known in findings)
        ):
            continue
        findings[key] = finding
    if findings:
        reference = appearance.annotated.reference_date
        yield RolePeriod(
            date=reference.date,
            basis=reference.basis,
            findings=tuple(findings.values())[:_MOST_ROLES],
        )


def _merge(periods: Iterable[RolePeriod]) -> tuple[RolePeriod, ...]:
    """One period for each date, each role in it once."""
    merged: dict[PartialDate | None, dict[str, Finding]] = {}
    bases: dict[PartialDate | None, Basis] = {}
    for period in periods:
        bases.setdefault(period.date, period.basis)
        for finding in period.findings:
            merged.setdefault(period.date, {}).setdefault(finding.text.lower(), finding)
    return tuple(
        RolePeriod(date=date, basis=bases[date], findings=tuple(findings.values())[:_MOST_ROLES])
        for date, findings in merged.items()
    )


def _timeline(appearance: _Appearance) -> Iterator[Moment]:
    story = tell_story(appearance.annotated, appearance.number)
    triggers = (*story.main.triggers, *story.main.others) if story else ()
    attacks = {
        trigger.date_expression.span
        for trigger in triggers
        if trigger.date_expression is not None
        and trigger.actor == appearance.actor
        and KINDS[trigger.kind].violent
    }
    if story is not None and story.protagonist == appearance.actor:
        attacks |= {finding.span for finding in find_date(story)}
    for moment in find_moments(appearance.own_sentences, appearance.number):
        sentence = appearance.sentences[moment.expression.citation.sentence - 1]
        if moment.event is not None and _concerns(appearance, sentence, moment):
            yield replace(moment, incident=moment.expression.span in attacks)


def _concerns(appearance: _Appearance, sentence: AnnotatedSentence, moment: Moment) -> bool:
    """Whether the dated happening is the actor's: the actor stands in it, is its subject, or is the only
    person of the sentence that a participle can belong to.
    """
    clause = nearest_clause(sentence, moment.expression.span)
    if clause is not None and any(
        mention.actor == appearance.actor for mention in sentence.mentions_in(clause.span)
    ):
        return True
    subject = clause and (clause.undergoer if clause.passive else clause.doer)
    if isinstance(subject, Span) and sentence.actor_at(subject) == appearance.actor:
        return True
    if clause is None or not clause.subordinate:
        return False
    people = [m for m in sentence.mentions if m.kind is ActorKind.PERSON]
    return bool(people) and {m.actor for m in people} == {appearance.actor}


def _says(appearance: _Appearance) -> Iterator[Statement]:
    for sentence in appearance.sentences:
        for saying in sayings(sentence):
            if saying.actor == appearance.actor:
                yield state(sentence, appearance.number, saying)


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
                    voices[name].append(state(sentence, appearance.number, saying))
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
                if other is None or _only_speaks(sentence, mention):
                    continue
                finding = cite(
                    appearance.annotated,
                    appearance.number,
                    with_cues(sentence, _tie_span(appearance, sentence, mention)),
                )
                kinds[other.name] = other.kind
                if len(finding.text.split()) < _FEWEST_WORDS:
                    continue
                if all(finding.citation != known.citation for known in found[other.name]):
                    found[other.name].append(finding)
    ranked = sorted(
        (name for name in found if found[name]),
        key=lambda name: (kinds[name] is not ActorKind.PERSON, -len(found[name])),
    )
    return tuple(
        Tie(name=name, kind=kinds[name], findings=tuple(found[name][:_MOST_TIE_FINDINGS]))
        for name in ranked[:_MOST_TIES]
    )


def _only_speaks(sentence: AnnotatedSentence, mention: Mention) -> bool:
    """Whether the group is in the sentence as a speaker alone, which is shown among the voices."""
    return mention.kind is ActorKind.GROUP and any(
        saying.speaker is not None and saying.speaker.overlaps(mention.span)
        for saying in sayings(sentence)
    )


def _tie_span(appearance: _Appearance, sentence: AnnotatedSentence, mention: Mention) -> Span:
    """The tightest clause around the other's name, stretched to the actor's nearest mention behind it."""
    clause = nearest_clause(sentence, mention.span)
    if clause is None:
        return strip_edges(sentence, sentence.sentence.span) or sentence.sentence.span
    if clause.action.end <= mention.span.start and clause.span.end < mention.span.end:
        # "met the chief of the agency, Jane Roe": the apposition lies behind the clause's comma.
        return Span(clause.action.start, mention.span.end)
    if clause.doer is not None and sentence.actor_at(clause.doer) == appearance.actor:
        tail = Span(clause.action.start, clause.span.end)
        if tail.covers(mention.span):
            return tail
    if not clause.span.covers(mention.span):
        start = min(mention.phrase.start, clause.span.start)
        return Span(start, max(mention.span.end, clause.span.end))
    own = [m.span for m in sentence.mentions if m.actor == appearance.actor]
    if any(clause.span.covers(span) for span in own):
        return clause.span
    behind = [span.end for span in own if span.start >= clause.span.end]
    return Span(clause.span.start, min(behind, default=clause.span.end))
