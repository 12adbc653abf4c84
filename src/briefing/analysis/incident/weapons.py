"""Find weapons: weapon nouns, and verbs and phrases that imply one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from briefing.analysis.incident.kinds import KINDS
from briefing.analysis.incident.story import Story
from briefing.analysis.text.extents import tokens_before
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.language.en.morphology import verb_lemma
from briefing.model.annotation import Clause
from briefing.model.results import Finding, Qualifier
from briefing.model.text import Span

WeaponClass = Literal["firearm", "explosive", "blade", "blunt", "other weapon"]
_CLASSES: tuple[WeaponClass, ...] = get_args(WeaponClass)


def find_weapon(story: Story) -> tuple[Finding, ...]:
    """Find the weapon: nouns, and verbs of shooting, in the told sentences.

    Negated ones are left out.
    """
    found: dict[str, tuple[Span, Qualifier | None]] = {}
    for sentence in story.told:
        for section, span in _weapons(sentence):
            # In a fire or a crash, flames and photographers shoot; only what explodes can have done it.
            violent = KINDS[story.main.kind].violent
            meant = violent or section == "explosive"
            if meant and section not in found:
                found[section] = (_with_quotation_marks(story, span), _fear(sentence, span))
    return tuple(story.cite(span, qualifier=qualifier) for span, qualifier in found.values())


def weapon_classes(words: Iterable[str]) -> set[str | int]:
    """The classes of weapon in the words: firearm, explosive, blade, blunt, other.

    Words name or imply them.
    """
    classes: set[str | int] = set()
    for word in words:
        if word.lower() in vocabulary("gunfire words"):
            classes.add("firearm")
        classes.update(s for s in _CLASSES if is_noun_of(word, f"{s} nouns"))
    return classes


def _weapons(sentence: AnnotatedSentence) -> Iterator[tuple[str, Span]]:
    for phrase in sentence.noun_phrases:
        head = sentence.text(phrase.head)
        for section in _CLASSES:
            if is_noun_of(head, f"{section} nouns") and not sentence.denials_of(phrase.head):
                yield section, phrase.span
        before = tokens_before(sentence, phrase.span.start)
        if (
            singular(head) == "fire"
            and before
            and (
                before[-1].text.lower() == "under"
                or verb_lemma(before[-1].text.lower()) in vocabulary("gunfire verbs")
            )
        ):
            clause = sentence.clause_at(phrase.span)
            start = clause.action.start if clause else before[-1].span.start
            yield "firearm", Span(start, phrase.span.end)
    for clause in sentence.clauses:
        if clause.lemma in vocabulary("firearm verbs") and not sentence.denials_of(clause.head):
            yield "firearm", _verb_with_auxiliaries(sentence, clause)


def _verb_with_auxiliaries(sentence: AnnotatedSentence, clause: Clause) -> Span:
    """The verb with the "were going to" or the like before it."""
    before = [c for c in sentence.clauses if c.action.end <= clause.action.start]
    if clause.modal == "going to" and before:
        return Span(before[-1].action.start, clause.action.end)
    return clause.action


def _fear(sentence: AnnotatedSentence, span: Span) -> Qualifier | None:
    clause = sentence.clause_at(span)
    before = {singular(token.text) for token in tokens_before(sentence, span.start)}
    if before & vocabulary("fear words") and (clause is None or clause.modal or clause.subordinate):
        return Qualifier.FEARED
    return None


def _with_quotation_marks(story: Story, span: Span) -> Span:
    """The span with the quotation marks that enclose exactly it."""
    text = story.annotated.article.text
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return Span(span.start - 1, span.end + 1) if around in {'""', "“”", "‘’", "''"} else span
