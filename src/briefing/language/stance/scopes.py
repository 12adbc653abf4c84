"""Find negation, denial, doubt, condition, question, and how far each reaches.

The method is that of ConText (Harkema et al. 2009, "ConText: an algorithm for determining negation, experiencer, and
temporal status"): cues with a direction, ended by terminators. Here a reach may also follow the verb groups. All cues
and terminators are data: `language/en/scope_rules.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.language.en.morphology import verb_lemma
from briefing.language.en.tags import PROPER_NOUNS, VERBS
from briefing.language.speech.constituents import LONGEST
from briefing.language.stance.reaches import CuePlace, stretches
from briefing.language.stance.scope_rules import ScopeRule, scope_rules
from briefing.model.annotation import AnnotatedArticle, Scope
from briefing.model.chunks import Chunks


def find_scopes(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Find scopes of an article: negated, denied, hedged, conditional, asked, modal.

    They are in text order.
    """
    rules = scope_rules()
    scopes = [
        scope
        for chunks in annotated.chunks
        if len(chunks.words) <= LONGEST and not rules.keys().isdisjoint(chunks.words)
        for scope in _sentence_scopes(chunks)
    ]
    return replace(annotated, scopes=tuple(scopes))


def _sentence_scopes(chunks: Chunks) -> list[Scope]:
    """The scopes of a sentence, by their beginning."""
    scopes = [
        Scope(
            span=chunks.span(first, after - 1),
            sentence=chunks.sentence.number,
            cue=chunks.span(start, end - 1),
            status=rule.status,
            nobody=rule.reach == "subject",
        )
        for start, end, rule in _matches(chunks)
        if rule.status is not None
        for first, after in stretches(CuePlace(chunks, start, end), rule.reach)
        if first < after
    ]
    return sorted(scopes, key=lambda scope: (scope.span.start, scope.span.end, scope.cue))


def _matches(chunks: Chunks) -> Iterator[tuple[int, int, ScopeRule]]:
    """The cues of a sentence, none within another: the longest at each place."""
    rules, behind = scope_rules(), 0
    for place, word in enumerate(chunks.words):
        if place < behind or (place and chunks.tags[place] in PROPER_NOUNS):
            continue  # "Sergeant No", "Will Roe"
        for rule in rules.get(word, ()):
            if _fits(chunks, place, rule):
                behind = place + len(rule.cue)
                yield place, behind, rule
                break


def _fits(chunks: Chunks, place: int, rule: ScopeRule) -> bool:
    words = chunks.words[place : place + len(rule.cue)]
    return len(words) == len(rule.cue) and all(
        (verb_lemma(word) in known and tag in VERBS) if lemma else word in known
        for word, tag, (known, lemma) in zip(words, chunks.tags[place:], rule.cue, strict=False)
    )
