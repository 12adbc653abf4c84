"""Find where an incident was."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefing.analysis.incident.kinds import IncidentKind
from briefing.analysis.incident.occasions import LEAD_SENTENCES
from briefing.analysis.incident.place_hints import hinted_places
from briefing.analysis.incident.story import Story
from briefing.analysis.incident.story_findings import MOST_FINDINGS
from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.text.extents import phrase_from, place_chain
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import SPATIAL_PREPOSITIONS, TO_PREPOSITIONS
from briefing.model.annotation import ActorKind, Clause, MentionForm, NounPhrase
from briefing.model.results import Finding
from briefing.model.text import Span

_HINTED = 9
"""The rank of a place that no preposition of place leads: behind all others."""
_DIRECTIONS = frozenset({"to", "into"})


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A place, ordered by how closely the article ties it to the incident, then by where it stands."""

    rank: int
    sentence: int
    unnamed: bool
    span: Span
    town: bool


def find_place(story: Story) -> tuple[Finding, ...]:
    """Where it was: the prepositional chains around places in the told sentences.

    A place in the clause of a factual trigger comes before one elsewhere, a named one before another. The second place
    is one that names the town where the first does not.
    """
    found = sorted(_places(story))
    if not any(place.town for place in found):
        found += [
            _Place(_HINTED, sentence.number, False, span, True)
            for sentence, span in hinted_places(
                story, surely=not all(place.unnamed for place in found)
            )
        ]
    if not found:
        return ()
    first = found[0]
    texts = {story.annotated.text(first.span).lower()}
    others = [
        place
        for place in found[1:]
        if story.annotated.text(place.span).lower() not in texts
        and (not place.unnamed or first.unnamed)
        and place.sentence <= max(first.sentence, LEAD_SENTENCES)
    ]
    near = [place for place in others if place.rank == first.rank] or others
    towns = [place for place in others if place.town and not first.town]
    spans = sorted(place.span for place in [first, *towns[:1], *near][:MOST_FINDINGS])
    return tuple(story.cite(span) for span in spans)


def _places(story: Story) -> Iterator[_Place]:
    keeps = {word for noun in vocabulary("place nouns") for word in (noun, noun + "s")}
    people = {
        word.lower()
        for actor in story.annotated.actors
        if actor.kind is ActorKind.PERSON
        for word in actor.name.split()[-1:]
    }
    taken: list[Span] = []
    for rank, sentence in _by_closeness(story):
        for phrase in sentence.noun_phrases:
            if sentence.text(phrase.span).lower() in people or not _is_place(sentence, phrase):
                continue
            if not _stands_where(story, sentence, phrase):
                continue
            chain = place_chain(sentence, phrase, keeps, partial(_is_place, sentence))
            span = with_town(sentence, chain)
            own = _own_trigger(story, sentence, span)
            if "$" in sentence.text(span):
                continue
            if any(other.overlaps(span) for other in taken) or (
                _is_of_care(sentence, phrase) and not _is_scene_of_care(sentence, phrase, own)
            ):
                continue
            taken.append(span)
            named = _names(sentence, span)
            yield _Place(rank - (own is not None), sentence.number, not named, span, any(named))


def with_town(sentence: AnnotatedSentence, span: Span) -> Span:
    """Extend a place `span` by its other street and its town.

    The town stands between commas: "Oak Road and Elm Street, Arden".
    """
    while True:
        following = sentence.tokens_after(span.end)[:2]
        if len(following) < 2:
            return span
        phrase = phrase_from(sentence, following[1].span.start)
        if phrase is None:
            return span
        joint = following[0].text.lower()
        last = sentence.tokens_in(span)[-1].text
        street = is_noun_of(last, "street nouns") and is_noun_of(
            sentence.text(phrase.head), "street nouns"
        )
        town = any(
            m.kind is ActorKind.PLACE and m.form is MentionForm.NAME and m.span == phrase.span
            for m in sentence.mentions
        )
        if not ((joint == "and" and street) or (joint == "," and town)):
            return span
        span = Span(span.start, phrase.span.end)


def _own_trigger(story: Story, sentence: AnnotatedSentence, span: Span) -> Trigger | None:
    """The factual trigger behind which the place stands with no verb between."""
    for trigger in story.triggers_in(sentence):
        if (
            trigger.factual
            and trigger.head.end <= span.start
            and not any(
                trigger.head.end <= c.action.start and c.action.end <= span.start
                for c in sentence.clauses
            )
        ):
            return trigger
    return None


def _is_of_care(sentence: AnnotatedSentence, phrase: NounPhrase) -> bool:
    """Whether the place is one where the hurt are treated, or the accused held and tried."""
    return any(
        is_noun_of(token.text, "care nouns") for token in sentence.tokens_in(phrase.span)[-2:]
    )


def _is_scene_of_care(sentence: AnnotatedSentence, phrase: NounPhrase, own: Trigger | None) -> bool:
    """Whether it happened in the hospital or court itself, and nobody was only brought there."""
    if own is None or own.kind is IncidentKind.HARM:
        return False
    before = sentence.tokens_before(phrase.span.start)
    return bool(before) and before[-1].text.lower() not in _DIRECTIONS


def _by_closeness(story: Story) -> Iterator[tuple[int, AnnotatedSentence]]:
    """The told sentences, ranked: with a factual verb of the incident, with any trigger, without."""
    for sentence in story.told:
        triggers = story.triggers_in(sentence)
        told = any(trigger.verbal and trigger.factual for trigger in triggers)
        rank = 0 if told else 1 if triggers else 2
        yield rank * 2, sentence


def _is_place(sentence: AnnotatedSentence, phrase: NounPhrase) -> bool:
    if any(
        mention.kind is ActorKind.PLACE and mention.form is MentionForm.NAME
        for mention in sentence.mentions_in(phrase.span)
    ):
        owned = any(token.tag == "POS" for token in sentence.tokens_in(phrase.span))
        return not owned or is_noun_of(sentence.text(phrase.head), "parts of towns")
    if phrase.span == phrase.head:
        return False  # "in prison", "at home": a state, and no place that one could name
    return singular(sentence.text(phrase.head)) in vocabulary("place nouns")


def _clause_of(sentence: AnnotatedSentence, phrase: NounPhrase) -> Clause | None:
    """The clause that holds the phrase, else the last one whose verb stands before it."""
    before = (c for c in reversed(sentence.clauses) if c.action.end <= phrase.span.start)
    return sentence.clause_at(phrase.span) or next(before, None)


def _stands_where(story: Story, sentence: AnnotatedSentence, phrase: NounPhrase) -> bool:
    """Whether the phrase is led by a preposition of place, in a clause that is neither ahead nor about speaking."""
    clause = _clause_of(sentence, phrase)
    before = sentence.tokens_before(phrase.span.start)
    if not before or before[-1].text.lower() not in SPATIAL_PREPOSITIONS:
        return False
    if len(before) > 1 and before[-2].text.lower() in TO_PREPOSITIONS:
        return False
    if clause is None or any(t.clause == clause for t in story.triggers_in(sentence)):
        return True
    spoken = any(quote.cue and quote.cue.overlaps(clause.action) for quote in sentence.quotes)
    return not clause.modal and not spoken


def _names(sentence: AnnotatedSentence, span: Span) -> list[bool]:
    """For each name of a place in the span whether it is a town's or a country's, not a street's or a building's."""
    return [
        not any(
            is_noun_of(word, section)
            for word in sentence.text(mention.span).split()[-1:]
            for section in ("street nouns", "place nouns")
        )
        for mention in sentence.mentions_in(span)
        if mention.kind is ActorKind.PLACE and mention.form is MentionForm.NAME
    ]
