"""Group speech, accusations, denials and hedges by voice."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en import word_list
from briefing.language.en.closed_classes import (
    DEMONSTRATIVES,
    RELATIVE_PRONOUNS,
    SUBJECT_PRONOUNS,
)
from briefing.language.en.reporting import reporting_verbs
from briefing.language.en.tags import FINITE
from briefing.model.annotation import AnnotatedArticle, Claim, Quote, QuoteKind, Stance, Status
from briefing.model.results import Statement, Voice, VoiceKind
from briefing.model.text import Span, fold_whitespace

_LONGEST_WRAP = 30
"""Characters of reported speech ("he had suggested") that only lead on to more of it."""
_FEWEST_WORDS = 3
"""Shorter contents ("conceding victory", "dubbed it so") say nothing that a reader could use."""
_NEAR = 2
"""Words before a cue that may hold it at a distance: "to say", "to have said"."""
_PRONOUNS = SUBJECT_PRONOUNS | RELATIVE_PRONOUNS | DEMONSTRATIVES | {"one"}


def find_voices(sentences: Iterable[AnnotatedSentence], number: int) -> tuple[Voice, ...]:
    """The voices that speak in the sentences of article `number`, in order of first speech.

    A speaker is named by the actor that the speaker's words mean, else by those words; one who is only a
    pronoun, meaning nobody known, is left out.
    """
    names: dict[str, str] = {}
    voices: dict[str, dict[tuple[str, int], Statement]] = {}
    for sentence in sentences:
        for saying in sayings(sentence):
            name = speaker_name(sentence.annotated, saying)
            if name is not None:
                name = names.setdefault(name.lower(), name)
                statement = state(sentence, number, saying)
                voices.setdefault(name, {}).setdefault(
                    (statement.label, saying.content.start), statement
                )
    return tuple(
        Voice(name=name, kind=VoiceKind.SPEAKER, statements=tuple(statements.values()))
        for name, statements in voices.items()
    )


def sayings(sentence: AnnotatedSentence) -> tuple[Quote | Claim, ...]:
    """The sentence's quotes and attributed claims in text order, one for each stretch of speech.

    Where a claim and a quote tell of the same words, the claim stands only if it does more than report:
    deny, accuse, doubt, confirm. A correction, which repeats what was wrong, has no voice.
    """
    if sentence.correction:
        return ()
    telling = [
        claim
        for claim in sentence.claims
        if claim.speaker is not None
        and claim.stance in {Stance.DENIED, Stance.ACCUSED, Stance.DOUBTED, Stance.CONFIRMED}
        # "said it was a mistake": the word that doubts is part of what is said, the verb introduces it.
        and not claim.content.covers(claim.cue)
    ]
    chosen: list[Quote | Claim] = list(telling)
    for quote in sentence.quotes:
        if len(sentence.text(quote.content).split()) < _FEWEST_WORDS:
            continue
        if quote.speaker is not None and not any(_same(quote, claim) for claim in telling):
            chosen.append(quote)
    for claim in sentence.claims:
        attributed = claim.speaker is not None and claim.stance in {Stance.CLAIMED, Stance.REPORTED}
        if attributed and not any(_same(claim, other) for other in chosen):
            chosen.append(claim)
    # "A study published this week revealed": a time before the verb is nobody.
    chosen = [
        s
        for s in chosen
        if not (_is_time(sentence, s) or _is_nobody(sentence, s) or _is_broken(sentence, s))
    ]
    chosen.sort(key=lambda saying: (saying.content.start, saying.content.end))
    return tuple(saying for saying in chosen if not any(_wraps(saying, other) for other in chosen))


def _is_time(sentence: AnnotatedSentence, saying: Quote | Claim) -> bool:
    return saying.speaker is not None and any(
        expression.span.overlaps(saying.speaker) and expression.span.end == saying.speaker.end
        for expression in sentence.date_expressions
    )


def _is_nobody(sentence: AnnotatedSentence, saying: Quote | Claim) -> bool:
    """Whether the speaker is none ("no witness"), or nobody known in a question: "Did the mayor say that"."""
    return saying.cue is not None and any(
        (scope.nobody or sentence.text(scope.cue) == "?")
        and saying.actor is None
        and not saying.joint
        for scope in sentence.scopes_over(saying.cue)
    )


def _is_broken(sentence: AnnotatedSentence, saying: Quote | Claim) -> bool:
    """Whether the content cannot stand under its speaker's name.

    It is only supposed ("if he says"), it lacks its subject ("who the army said was hurt"), or it goes on in the next
    sentence with another speaker's words (`"... They left," Roe said, according to the paper`).
    """
    scopes = sentence.scopes_over(saying.cue) if saying.cue is not None else ()
    if any(scope.status is Status.CONDITIONAL for scope in scopes):
        return True
    if isinstance(saying, Quote) and saying.kind is QuoteKind.MIXED:
        return saying.content.end > sentence.sentence.span.end
    first = sentence.tokens_in(saying.content)[:1]
    plain = not (isinstance(saying, Quote) and saying.kind is QuoteKind.DIRECT)
    return plain and any(token.tag in FINITE - {"MD"} for token in first)


def _wraps(saying: Quote | Claim, other: Quote | Claim) -> bool:
    """Whether `saying` does little but introduce `other` of the same speaker: "said he had suggested ..."."""
    return (
        saying is not other
        and saying.actor is not None
        and saying.actor == other.actor
        and saying.content.covers(other.content)
        and saying.content.end == other.content.end
        and other.content.start - saying.content.start <= _LONGEST_WRAP
    )


def speaker_name(annotated: AnnotatedArticle, saying: Quote | Claim) -> str | None:
    """The name of who speaks, else the words for all who speak; None for a pronoun that means nobody known."""
    if saying.actor is not None:
        return annotated.actors[saying.actor].name
    if saying.speaker is None:
        return None
    words = fold_whitespace(annotated.text(saying.speaker))
    return None if words.lower() in _PRONOUNS else words


def state(sentence: AnnotatedSentence, number: int, saying: Quote | Claim) -> Statement:
    """The statement that the saying makes: its cue and its content.

    What is not said, or only perhaps, is the whole clause without a label: "She did not deny that ...".
    """
    annotated = sentence.annotated
    if saying.cue is not None and (
        annotated.scopes_over(saying.cue)
        or _is_kept_at_a_distance(sentence, saying.cue)
        or _has_verb_between(sentence, saying.cue, saying.content)
    ):
        return Statement("", (cite(annotated, number, _unsaid(sentence, saying, saying.cue)),))
    cue = fold_whitespace(annotated.text(saying.cue)) if saying.cue is not None else ""
    if cue.lower() == "according to":
        cue = cue.lower()
    elif cue == ":":
        cue = ""
    return Statement(cue or "says", (cite(annotated, number, _content(annotated, saying)),))


def _is_kept_at_a_distance(sentence: AnnotatedSentence, cue: Span) -> bool:
    """Whether the saying hangs on another verb or is hedged: "is expected to say", "allegedly ordered"."""
    before = sentence.tokens_before(cue.start)[-_NEAR:]
    hedging = word_list("certainty_cues")["hedging adverb"]
    return any(token.tag == "TO" or token.text.lower() in hedging for token in before)


def _has_verb_between(sentence: AnnotatedSentence, cue: Span, content: Span) -> bool:
    """Whether a verb of saying stands between the cue and what it seems to introduce: "denied having said that"."""
    between = Span(min(cue.end, content.start), content.start)
    return any(
        between.covers(clause.action) and clause.lemma in reporting_verbs()
        for clause in sentence.clauses
    )


def _unsaid(sentence: AnnotatedSentence, saying: Quote | Claim, cue: Span) -> Span:
    """The words from what keeps the saying from being one, with its subject, to the end of the content.

    The whole sentence where these stand in two: nothing is shown without what turns it into its opposite.
    """
    parts = [cue, saying.content, *([saying.speaker] if saying.speaker else [])]
    for scope in sentence.annotated.scopes_over(cue):
        parts += [scope.cue, scope.span] if scope.status is Status.ASKED else [scope.cue]
        parts += [c.span for c in sentence.clauses if c.span.overlaps(scope.cue) and c.action < cue]
    for clause in sentence.clauses:
        if clause.action.overlaps(cue):
            parts += [role for role in (clause.doer, clause.undergoer) if role] + [clause.action]
    whole = sentence.sentence.span
    if not whole.covers(cue):
        return whole
    inside = [part for part in parts if whole.covers(part)]
    end = min(max(part.end for part in (*inside, saying.content)), whole.end)
    return Span(min(part.start for part in inside), end)


def _content(annotated: AnnotatedArticle, saying: Quote | Claim) -> Span:
    """The content within the sentence that it begins in."""
    sentence = annotated.sentence_at(saying.content.start)
    end = saying.content.end if sentence is None else min(saying.content.end, sentence.span.end)
    return Span(saying.content.start, end)


def _same(saying: Quote | Claim, other: Quote | Claim) -> bool:
    if saying.cue is not None and saying.cue == other.cue:
        mixed = isinstance(saying, Quote) and saying.kind is QuoteKind.MIXED
        return not mixed or saying.content.overlaps(other.content)
    return saying.content.overlaps(other.content) and saying.cue == other.cue
