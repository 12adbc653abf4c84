"""Group speech, accusations, denials and hedges by voice."""

from __future__ import annotations

from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.terms import words_of
from briefing.language.en.closed_classes import (
    DEMONSTRATIVES,
    QUESTION_WORDS,
    RELATIVE_PRONOUNS,
    SUBJECT_PRONOUNS,
)
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.tags import FINITE
from briefing.model.annotation import AnnotatedArticle, Claim, Quote, QuoteKind, Stance, Status
from briefing.model.text import fold_whitespace

_LONGEST_WRAP = 30
"""Characters of reported speech ("he had suggested") that only lead on to more of it."""
_FEWEST_WORDS = 3
"""Shorter contents ("conceding victory", "dubbed it so") say nothing that a reader could use."""
_PRONOUNS = SUBJECT_PRONOUNS | RELATIVE_PRONOUNS | DEMONSTRATIVES | {"one"}


def sayings(sentence: AnnotatedSentence) -> tuple[Quote | Claim, ...]:
    """The sentence's quotes and attributed claims in text order, one a stretch.

    Where a claim and a quote tell of the same words, the claim stands only if it does more than report:
    deny, accuse, doubt, confirm. A correction, which repeats what was wrong, has no voice, nor has a question.
    """
    if sentence.correction or sentence.question:
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
        and not _is_deed(sentence, s)
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

    It is only supposed ("if he says") or not said ("did not say whether"), it lacks its subject ("who the army said
    was hurt"), or it goes on in the next sentence with another speaker's words (`"... They left," Roe said,
    according to the paper`).
    """
    scopes = sentence.scopes_over(saying.cue) if saying.cue is not None else ()
    if any(scope.status is Status.CONDITIONAL for scope in scopes):
        return True
    if isinstance(saying, Quote) and any(scope.status is Status.NEGATED for scope in scopes):
        return True
    if isinstance(saying, Quote) and saying.kind is QuoteKind.MIXED:
        return saying.content.end > sentence.sentence.span.end
    first = sentence.tokens_in(saying.content)[:1]
    plain = not (isinstance(saying, Quote) and saying.kind is QuoteKind.DIRECT)
    return plain and any(token.tag in FINITE - {"MD"} for token in first)


def _is_deed(sentence: AnnotatedSentence, saying: Quote | Claim) -> bool:
    """Whether something was done and nothing said: "agreed to sell the plant", "rejected a measure to raise taxes"."""
    reported = (
        saying.kind is QuoteKind.INDIRECT
        if isinstance(saying, Quote)
        else saying.stance in {Stance.CLAIMED, Stance.REPORTED}
    )
    if saying.cue is None or not reported:
        return False
    verbs = {verb_lemma(token.text) for token in sentence.tokens_in(saying.cue)}
    finite = any(token.tag in FINITE for token in sentence.tokens_in(saying.content))
    return not finite and not verbs.isdisjoint(words_of("deeds"))


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
    """The speaker's name, else the words for all who speak.

    None for a pronoun that means nobody known.
    """
    if saying.actor is not None:
        return annotated.actors[saying.actor].name
    if saying.speaker is None:
        return None
    words = fold_whitespace(annotated.text(saying.speaker))
    return None if words.lower() in _PRONOUNS or words.lower() in QUESTION_WORDS else words


def _same(saying: Quote | Claim, other: Quote | Claim) -> bool:
    if saying.cue is not None and saying.cue == other.cue:
        mixed = isinstance(saying, Quote) and saying.kind is QuoteKind.MIXED
        return not mixed or saying.content.overlaps(other.content)
    return saying.content.overlaps(other.content) and saying.cue == other.cue
