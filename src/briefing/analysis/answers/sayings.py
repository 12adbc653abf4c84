"""List what an actor says, and what others say of the actor, by voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.analysis.answers.appearances import (
    Appearance,
    in_turn,
    is_named,
    once,
    spread,
    stands_alone,
    whole,
)
from briefing.analysis.answers.charges import UNSAID
from briefing.analysis.answers.voices import sayings, speaker_name
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en.closed_classes import NAME_LINKS
from briefing.language.en.gazetteer import fold, role_kind, singular
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.reporting import PLAIN_SPEECH
from briefing.language.en.tags import VERBS
from briefing.model.annotation import ActorKind, Claim, Quote, QuoteKind
from briefing.model.collection import Collection
from briefing.model.results import Finding, Statement, Voice, VoiceKind
from briefing.model.text import Span, fold_whitespace

_LONGEST = 60
"""Words of the longest sentence shown: longer ones are headlines, captions and text run together."""


def find_statements(appearances: Sequence[Appearance]) -> tuple[Finding, ...]:
    """The sentences in which the actor speaks.

    Articles take turns, those of the whole time first. Within an article: the actor's words in quotation marks first,
    and first where the sentence names the actor.
    """
    return once(in_turn(spread([_says(appearance) for appearance in appearances])))


def _says(appearance: Appearance) -> list[Finding]:
    ranked: list[tuple[tuple[bool, bool], Finding]] = []
    for sentence in appearance.sentences:
        own = [
            s
            for s in _said(sentence)
            if s.is_by(appearance.actor)
            and not _speaks_for(sentence, s, appearance.actor)
            and not _is_done_by(sentence, s)
        ]
        if own:
            direct = any(isinstance(s, Quote) and s.kind is not QuoteKind.INDIRECT for s in own)
            rank = not direct, not is_named(appearance, sentence)
            ranked.append((rank, whole(appearance, sentence)))
    return [finding for _, finding in sorted(ranked, key=lambda entry: entry[0])]


def _said(sentence: AnnotatedSentence) -> tuple[Quote | Claim, ...]:
    """What is said in the sentence, without what may be said, is to be said, or is a rest of a sentence."""
    if not stands_alone(sentence) or len(sentence.text().split()) > _LONGEST:
        return ()
    return tuple(
        saying
        for saying in sayings(sentence)
        if not (_is_unsaid(sentence, saying) or _is_no_clause(sentence, saying))
    )


def _is_unsaid(sentence: AnnotatedSentence, saying: Quote | Claim) -> bool:
    if saying.cue is None:
        return False
    before = sentence.tokens_before(saying.cue.start)[-1:]
    return any(token.tag == "TO" for token in before) or any(
        scope.status in UNSAID for scope in sentence.scopes_over(saying.cue)
    )


def _is_no_clause(sentence: AnnotatedSentence, saying: Quote | Claim) -> bool:
    """Whether what is "said" is a phrase without a verb: the speaker, where the words before were said by them.

    "Roe was arrested, said the security office of the state" has the office speak, and not Roe.
    """
    if saying.cue is None or not isinstance(saying, Quote) or saying.kind is not QuoteKind.INDIRECT:
        return False
    plain = verb_lemma(sentence.text(saying.cue)) in PLAIN_SPEECH
    return plain and not any(t.tag in VERBS for t in sentence.tokens_in(saying.content))


def find_others(collection: Collection, appearances: Sequence[Appearance]) -> tuple[Voice, ...]:
    """What other voices say of the actor, a whole sentence each.

    Those who say most of it first.
    """
    names = {member: other.name for other in collection.actors for member in other.members}
    voices: dict[str, tuple[str, dict[str, Finding]]] = {}
    known: dict[str, bool] = defaultdict(bool)
    for appearance in appearances:
        for sentence in appearance.sentences:
            for saying in _said(sentence):
                if saying.is_by(appearance.actor) or not _can_speak(sentence, saying):
                    continue
                name = speaker_name(appearance.annotated, saying)
                if name is None or not is_about(appearance, sentence, saying.content):
                    continue
                if saying.actor is not None and _speaks_for(sentence, saying, saying.actor):
                    name = fold_whitespace(
                        sentence.annotated.text(saying.speaker or saying.content)
                    )
                elif saying.actor is not None:
                    name = names.get((appearance.number, saying.actor), name)
                    known[name.casefold()] = True
                finding = whole(appearance, sentence)
                _, findings = voices.setdefault(name.casefold(), (name, {}))
                findings.setdefault(finding.text.casefold(), finding)
    ranked = sorted(voices.items(), key=lambda voice: (not known[voice[0]], -len(voice[1][1])))
    return tuple(
        Voice(
            name=name,
            kind=VoiceKind.SPEAKER,
            statements=tuple(Statement("", (finding,)) for finding in findings.values()),
        )
        for _, (name, findings) in ranked
    )


def _is_done_by(sentence: AnnotatedSentence, saying: Quote | Claim) -> bool:
    """Whether the speaker is only the agent of a passive: "the choice, proposed by Roe, was made"."""
    if saying.speaker is None or saying.cue is None or saying.speaker.start < saying.cue.end:
        return False
    if isinstance(saying, Quote) and saying.kind is QuoteKind.DIRECT:
        return False
    return any(t.text.lower() == "by" for t in sentence.tokens_before(saying.speaker.start)[-1:])


def _speaks_for(sentence: AnnotatedSentence, saying: Quote | Claim, actor: int) -> bool:
    """Whether the words for the speaker only name the actor: "an aide to Roe", "the office of Mayor Roe"."""
    if saying.speaker is None:
        return False
    for mention in sentence.mentions_in(saying.speaker):
        if mention.actor == actor:
            before = [
                token
                for token in sentence.tokens_before(mention.phrase.start)
                if token.span.start >= saying.speaker.start
            ]
            led = any(token.text.lower() in NAME_LINKS for token in before[-1:])
            return led or any(token.text.lower() == "to" for token in before)
    return False


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


def is_about(appearance: Appearance, sentence: AnnotatedSentence, content: Span) -> bool:
    """Whether what is said is about the actor.

    The actor is doer or undergoer of a clause in it, or the first named there.
    """
    if any(
        content.covers(clause.action) and appearance.is_at(sentence, clause)
        for clause in sentence.clauses
    ):
        return True
    named = [
        mention.actor for mention in sentence.mentions_in(content) if mention.actor is not None
    ]
    return named[:1] == [appearance.actor]
