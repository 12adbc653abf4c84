"""Filter out sport, fiction, drills and remembrance: there words of harm differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.analysis.incident.kinds import WEAK_WEIGHT, IncidentKind
from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.text.extents import extend_phrase
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import singular, vocabulary
from briefing.model.annotation import NounPhrase
from briefing.model.text import Span

_LEAD = 4
_FIRST = 2
_LEAST_SPORT = 2
_RESULT = re.compile(r"\d{1,3}[-–]\d{1,3}$")
"""A result of a match, "3-2"; weighs as two words."""
_BOOK = "settings"
_SECTIONS = ("fiction nouns", "exercise nouns", "memorial words")


def real(
    triggers: Sequence[Trigger], sentences: Sequence[AnnotatedSentence], news: Sequence[Trigger]
) -> list[Trigger]:
    """Filter out triggers that belong to sport, make-believe, drills or remembrance.

    `news` are those that have a day or place of their own in the first sentences.
    """
    if any(not s.words.isdisjoint(vocabulary("mock words", _BOOK)) for s in sentences[:_FIRST]):
        return []
    sport = _is_sport(sentences[:_LEAD])
    opening = min(_openings(sentences[:_FIRST]), default=None)
    if (
        opening is None
        or any(
            e is not None and e.span.start > t.head.start and not _hangs_on(t, opening)
            for t in news
            for e in (t.date_expression,)
        )
        or any(
            t.head.start < opening.start and t.factual and t.weight > WEAK_WEIGHT for t in triggers
        )
    ):
        return [trigger for trigger in triggers if not sport or _is_grave(trigger)]
    return []


def _is_sport(lead: Sequence[AnnotatedSentence]) -> bool:
    words = {singular(t.text) for s in lead for t in s.sentence.tokens}
    won = any(
        any(_RESULT.fullmatch(word) for word in sentence.words)
        and any(clause.lemma in vocabulary("result verbs", _BOOK) for clause in sentence.clauses)
        for sentence in lead
    )
    return len(words & vocabulary("sport words", _BOOK)) + 2 * won >= _LEAST_SPORT


def _is_grave(trigger: Trigger) -> bool:
    """Whether it is a disaster, or somebody dies of it."""
    return trigger.kind is IncidentKind.DISASTER or (trigger.verbal and trigger.lethal)


def _hangs_on(trigger: Trigger, opening: Span) -> bool:
    """Whether the trigger stands in the words of the opening: "the anniversary of the quake that killed 90"."""
    doer = trigger.clause.doer if trigger.verbal and trigger.clause else None
    return opening.covers(trigger.head) or (doer is not None and opening.covers(doer))


def _openings(lead: Sequence[AnnotatedSentence]) -> Iterator[Span]:
    """The words by which the lead opens fiction, a drill or a remembrance; what follows is told of it."""
    for sentence in lead:
        for phrase in sentence.noun_phrases:
            if _is_setting(sentence, phrase):
                whole = extend_phrase(sentence, phrase.span)
                yield Span(phrase.head.start, max(phrase.head.end, whole.end))
        for clause in sentence.clauses:
            if clause.lemma in vocabulary("memorial words", _BOOK):
                yield clause.action
        for token, behind in pairwise(sentence.sentence.tokens):
            words = f"{token.text} {behind.text}".lower()
            if words in vocabulary("look-back phrases", _BOOK):
                yield token.span
        opening = " ".join(token.text.lower() for token in sentence.sentence.tokens[:4])
        if any(phrase in opening for phrase in vocabulary("opening phrases", _BOOK)):
            yield Span(sentence.sentence.span.start, sentence.sentence.span.start + 1)


def _is_setting(sentence: AnnotatedSentence, phrase: NounPhrase) -> bool:
    noun = singular(sentence.text(phrase.head))
    before = sentence.tokens_in(Span(phrase.span.start, phrase.head.start))[-1:]
    following = [token.text.lower() for token in sentence.tokens_after(phrase.span.end)[:1]]
    if noun == "series" and following == ["of"]:
        return False
    names = {noun, *(f"{token.text.lower()}_{noun}" for token in before)}
    tokens = sentence.tokens_in(phrase.span)
    # "The drama's hero" is no more alive than the drama.
    names |= {singular(owner.text) for owner, mark in pairwise(tokens) if mark.tag == "POS"}
    return any(names & vocabulary(section, _BOOK) for section in _SECTIONS)
