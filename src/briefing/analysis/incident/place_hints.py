"""Find places that no preposition leads: what was hit, modifiers of people."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.incident.kind_words import kinds_of_verbs, patterns_of_verbs
from briefing.analysis.incident.kinds import KINDS, IncidentKind
from briefing.analysis.incident.occasions import LEAD_SENTENCES
from briefing.analysis.incident.story import Story
from briefing.analysis.text.counts import part_at
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.language.en.closed_classes import LOCATION_PREPOSITIONS, PLACE_PREPOSITIONS
from briefing.model.annotation import ActorKind, Mention, MentionForm
from briefing.model.text import Span

_BEFORE_TOWNS = LOCATION_PREPOSITIONS - {"on", "at"} | PLACE_PREPOSITIONS | {"above"}
_LOCALS = ("person nouns", "local forces", "place nouns")


def hinted_places(story: Story, *, surely: bool) -> Iterator[tuple[AnnotatedSentence, Span]]:
    """Find the places that the told sentences hint at, the surest first.

    With `surely`, only the towns of police and people. They are: what a blow or a disaster hit ("struck the island of
    Arden"); a part of a place ("most of Arden"); a name behind "in" or "near", whatever it was taken for; the place
    by which people of the sentence are called ("Arden police", "an Arden mother"); a town behind another
    preposition ("control of the town of Arden"); the place that it came from ("after launch from Arden").
    """
    finders = (_hit, _areas, _led_names, _modifiers, _forces, _towns, _origins)
    for find in (_modifiers, _forces) if surely else finders:
        for sentence in story.told:
            if sentence.number <= LEAD_SENTENCES and (surely or story.triggers_in(sentence)):
                for span in find(story, sentence):
                    yield sentence, span


def _hit(story: Story, sentence: AnnotatedSentence) -> Iterator[Span]:
    if KINDS[story.main.kind].affair:
        return
    for clause in sentence.clauses:
        if clause.undergoer is None or sentence.scopes_over(clause.head):
            continue
        if clause.lemma not in patterns_of_verbs() and clause.lemma not in kinds_of_verbs():
            continue
        named = all(t.tag == "NNP" for t in sentence.tokens_in(clause.undergoer))
        if named and story.main.kind is IncidentKind.DISASTER:
            yield clause.undergoer  # what a quake hits is a place, whatever it was taken for
        for mention in _names(sentence):
            whole = Span(clause.undergoer.start, mention.span.end)
            if mention.kind is ActorKind.PLACE and (
                clause.undergoer.end == mention.span.end
                or _is_of(sentence, clause.undergoer, mention)
            ):
                yield whole
                break


def _is_of(sentence: AnnotatedSentence, outer: Span, mention: Mention) -> bool:
    """Whether "of" alone joins the name to the phrase before it: "the island of Arden"."""
    return sentence.text(Span(outer.end, max(outer.end, mention.span.start))).split() == ["of"]


def _led_names(story: Story, sentence: AnnotatedSentence) -> Iterator[Span]:
    """Names right behind a preposition of location in the sentence of a trigger."""
    for mention in _names(sentence):
        words = [t.text.lower() for t in sentence.tokens_before(mention.span.start)[-2:]]
        directed = words[-1:] == ["of"] and words[0] in vocabulary("directions")
        if directed or (words and words[-1] in _BEFORE_TOWNS):
            yield mention.span
    for phrase in sentence.noun_phrases:
        before = sentence.tokens_before(phrase.span.start)
        led = before and before[-1].text.lower() in _BEFORE_TOWNS
        if led and _is_unknown_name(sentence, phrase.span):
            yield phrase.span


def _is_unknown_name(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the words are all of a name that nobody took for one, and no date."""
    return (
        all(t.tag.startswith("NN") and t.text[0].isupper() for t in sentence.tokens_in(span))
        and not any(m.kind is not ActorKind.OTHER for m in sentence.mentions_in(span))
        and not any(e.span.overlaps(span) for e in sentence.date_expressions)
    )


def _areas(story: Story, sentence: AnnotatedSentence) -> Iterator[Span]:
    """Places of which the sentence tells a part: "left most of Arden without power"."""
    for mention in _names(sentence):
        before = sentence.tokens_before(mention.span.start)[-3:]
        if mention.kind is ActorKind.PLACE and any(
            part_at((*before[start:], *sentence.tokens_after(mention.span.start))) == 3 - start
            for start in range(2)
        ):
            yield mention.span


def _towns(story: Story, sentence: AnnotatedSentence) -> Iterator[Span]:
    """Names of places behind the sort of place that they are: "the town of Arden"."""
    for phrase in sentence.noun_phrases:
        if not is_noun_of(sentence.text(phrase.head), "place nouns"):
            continue
        for mention in _names(sentence):
            if mention.kind is ActorKind.PLACE and _is_of(sentence, phrase.span, mention):
                yield Span(phrase.span.start, mention.span.end)


def _modifiers(story: Story, sentence: AnnotatedSentence) -> Iterator[Span]:
    for phrase in sentence.noun_phrases:
        head = sentence.text(phrase.head)
        if not any(is_noun_of(head, section) for section in _LOCALS):
            continue
        for mention in _names(sentence):
            if (
                mention.kind is ActorKind.PLACE
                and phrase.span.covers(mention.span)
                and mention.span.end < phrase.head.start
            ):
                yield mention.span


def _forces(story: Story, sentence: AnnotatedSentence) -> Iterator[Span]:
    """Unknown names of towns before their forces: "Arden police", "Arden Metro Police"."""
    for phrase in sentence.noun_phrases:
        if not is_noun_of(sentence.text(phrase.head), "local forces"):
            continue
        before = list(sentence.tokens_in(Span(phrase.span.start, phrase.head.start)))
        while before and before[-1].text.lower() in vocabulary("words of forces"):
            before.pop()
        named = Span(before[0].span.start, before[-1].span.end) if before else None
        if named is not None and _is_unknown_name(sentence, named):
            yield named


def _origins(story: Story, sentence: AnnotatedSentence) -> Iterator[Span]:
    for mention in _names(sentence):
        before = [token.text.lower() for token in sentence.tokens_before(mention.span.start)[-1:]]
        if mention.kind is ActorKind.PLACE and before == ["from"]:
            yield mention.span


def _names(sentence: AnnotatedSentence) -> Iterator[Mention]:
    return (mention for mention in sentence.mentions if mention.form is MentionForm.NAME)
