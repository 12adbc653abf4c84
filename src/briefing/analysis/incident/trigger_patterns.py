"""Match clauses and noun phrases against the patterns of incident kinds."""

from __future__ import annotations

from briefing.analysis.incident.kind_words import (
    Pattern,
    WordSet,
    kinds_of_nouns,
    patterns_of_verbs,
)
from briefing.analysis.text.extents import extend_phrase
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import singular
from briefing.language.en.closed_classes import RELATIVE_PRONOUNS, SUBORDINATORS
from briefing.language.en.morphology import verb_lemma
from briefing.model.annotation import Clause, MentionForm
from briefing.model.text import Span, Token

_REACH = 10
"""How many tokens behind a verb a word of its pattern may stand."""
_ENDS = (SUBORDINATORS | RELATIVE_PRONOUNS) - {"as", "than"}
_BORDERS = frozenset({",", ":", ".", "``", "''"})


def matching_pattern(sentence: AnnotatedSentence, clause: Clause) -> Pattern | None:
    """The first pattern that fits the clause: its verb, subject and what follows."""
    patterns = patterns_of_verbs().get(clause.lemma, ())
    if not patterns:
        return None
    subject = clause.undergoer if clause.passive else clause.doer
    subject = subject or _phrase_before(sentence, clause)
    if subject is not None:
        subject = extend_phrase(sentence, subject)  # "thousands of barrels of oil spilled"
    after = span_behind(sentence, clause)
    return next(
        (
            pattern
            for pattern in patterns
            if _admits(sentence, pattern.subject, subject)
            and _admits(sentence, pattern.after, after)
        ),
        None,
    )


def span_behind(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """What stands behind the verb in its own clause."""
    taken: list[Token] = []
    for token in sentence.tokens_after(clause.action.end)[:_REACH]:
        word = token.text.lower()
        if token.tag in _BORDERS or word in _ENDS:
            break
        taken.append(token)
    return Span(taken[0].span.start, taken[-1].span.end) if taken else None


def _phrase_before(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    before = sentence.tokens_before(clause.action.start)[-1:]
    return next(
        (p.span for p in sentence.noun_phrases for t in before if p.span.end == t.span.end), None
    )


def _admits(sentence: AnnotatedSentence, words: WordSet, span: Span | None) -> bool:
    if words.admits_all:
        return True
    if span is None:
        return False
    if words.names and any(
        mention.form is MentionForm.NAME and mention.kind.value in words.names
        for mention in sentence.mentions_in(span)
    ):
        return True
    return any(
        not words.words.isdisjoint({lower, singular(lower), verb_lemma(lower)})
        for lower in (token.text.lower() for token in sentence.tokens_in(span))
    )


def kind_of_phrase(sentence: AnnotatedSentence, phrase: Span, head: Span) -> str | None:
    """The kind that a noun phrase names, by a compound or its head, or None.

    "a gas leak" is a compound.
    """
    noun = singular(sentence.text(head))
    kinds = kinds_of_nouns()
    return kinds.get(compound_of(sentence, phrase, head)) or kinds.get(noun)


def compound_of(sentence: AnnotatedSentence, phrase: Span, head: Span) -> str:
    """The head with the word before it, as compounds are listed: "gas_leak".

    "" where it stands alone.
    """
    before = sentence.tokens_in(Span(phrase.start, head.start))[-1:]
    return f"{singular(before[0].text)}_{singular(sentence.text(head))}" if before else ""
