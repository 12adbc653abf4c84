"""Detect figures of speech: bills are killed, shares crash, nobody is hurt."""

from __future__ import annotations

from briefing.analysis.incident.kinds import noun_kind
from briefing.analysis.text.extents import phrase_from
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.model.annotation import Clause, MentionForm
from briefing.model.text import Span

_BOOK = "settings"


def is_figurative(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether a verb is figurative: what it befalls, or what does it, cannot be hit.

    "killed the bill", "shares crashed". A participle goes with the verb before it: "shares crashed, wounding
    investors".
    """
    for token in sentence.tokens_after(clause.action.end)[:1]:
        if f"{clause.lemma} {token.text.lower()}" in vocabulary("idle particles", _BOOK):
            return True
    if _is_abstract(sentence, clause.doer) or _is_abstract(sentence, clause.undergoer):
        return True
    action = sentence.tokens_in(clause.action)
    if [token.tag for token in action] != ["VBG"]:
        return False
    before = [c for c in sentence.clauses if c.action.end <= clause.action.start]
    return bool(before) and is_figurative(sentence, before[-1])


def is_figurative_noun(sentence: AnnotatedSentence, phrase: Span, head: Span) -> bool:
    """Whether the noun is figurative: "a political earthquake", "a storm of protest"."""
    modifiers = sentence.tokens_in(Span(phrase.start, head.start))
    if any(token.text.lower() in vocabulary("figurative modifiers", _BOOK) for token in modifiers):
        return True
    following = sentence.tokens_after(phrase.end)[:2]
    if len(following) < 2 or following[0].text.lower() != "of":
        return False
    inner = phrase_from(sentence, following[1].span.start)
    return inner is not None and _is_abstract(sentence, inner.span)


def _is_abstract(sentence: AnnotatedSentence, span: Span | None) -> bool:
    if span is None:
        return False
    tokens = sentence.tokens_in(span)
    if not tokens or any(
        mention.form is MentionForm.NAME and mention.span.end == span.end
        for mention in sentence.mentions_in(span)
    ):
        return False
    head = tokens[-1].text.lower()
    if noun_kind(head) is not None or is_noun_of(head, "place nouns"):
        return False
    if is_noun_of(head, "abstract nouns", _BOOK):
        return True
    ends = tuple(vocabulary("abstract endings", _BOOK))
    return singular(head).endswith(ends) and not is_noun_of(head, "concrete nouns", _BOOK)
