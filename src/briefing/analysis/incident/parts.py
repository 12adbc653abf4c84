"""Find the roles in an incident: those whom it befell, those who did it.

Every clause that says something of a person's part is evidence: who was shot, died or was taken to a hospital was
befallen; who was arrested, was charged or pleaded is accused. The words for a person in apposition ("the suspect, Jim
Roe") and in an identification ("identified the victim as Ann Poe") are evidence too.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from briefing.analysis.incident.befallen import befallen, is_fatal
from briefing.analysis.incident.people import may_be_people, with_age
from briefing.analysis.text.extents import phrase_from
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.tags import ADVERBS, FINITE
from briefing.model.annotation import ActorKind, Clause, Mention, MentionForm
from briefing.model.text import Span


class Part(StrEnum):
    """The part that somebody takes in an incident."""

    BEFALLEN = "befallen"
    ACCUSED = "accused"


@dataclass(frozen=True, slots=True)
class Person:
    """A named person, with the fullest words for them: title and age where given."""

    actor: int
    words: Span


def find_people(telling: tuple[AnnotatedSentence, ...]) -> dict[Part, tuple[Person, ...]]:
    """The named people of each part, in order of their first evidence.

    One with evidence of both is accused.
    """
    parts: dict[int, Part] = {}
    for sentence in telling:
        for part, actor in _evidence(sentence):
            if part is Part.ACCUSED or actor not in parts:
                parts[actor] = part
    people: dict[Part, list[Person]] = {part: [] for part in Part}
    for actor, part in parts.items():
        words = _fullest_words(telling, actor)
        if words is not None:
            people[part].append(Person(actor, words))
    return {part: tuple(found) for part, found in people.items()}


def _evidence(sentence: AnnotatedSentence) -> Iterator[tuple[Part, int]]:
    aliases = dict(_identified(sentence))
    for clause in sentence.clauses:
        if sentence.scopes_over(clause.head):
            continue
        for part, span in _parts_of_clause(sentence, clause):
            for words in (span, aliases.get(span.end)):
                actor = sentence.actor_at(words) if words is not None else None
                if actor is not None and _is_person_actor(sentence, actor):
                    yield part, actor
    for mention in sentence.mentions:
        titled = _part_of_title(sentence, mention)
        if titled is not None and mention.actor is not None:
            yield titled, mention.actor


def _is_person_actor(sentence: AnnotatedSentence, actor: int) -> bool:
    return sentence.annotated.actors[actor].kind is ActorKind.PERSON


def _parts_of_clause(sentence: AnnotatedSentence, clause: Clause) -> Iterator[tuple[Part, Span]]:
    undergoer, doer = befallen(sentence, clause), clause.doer
    following = [token.text.lower() for token in sentence.tokens_after(clause.action.end)[:8]]
    if _is_charged(clause, following):
        accused, befell = (
            (undergoer if clause.lemma in vocabulary("arresting verbs") else doer),
            None,
        )
    elif clause.lemma in vocabulary("hurting verbs"):
        hurt = undergoer is not None and may_be_people(sentence, undergoer, clause.lemma)
        befell = undergoer if hurt else None
        accused = doer if hurt and not clause.passive and doer != undergoer else None
    else:
        harmed = _is_harmed(clause, following) or is_fatal(sentence, clause)
        befell, accused = (undergoer or doer) if harmed else None, None
    if accused is not None:
        yield Part.ACCUSED, accused
    if befell is not None:
        yield Part.BEFALLEN, befell


def _is_charged(clause: Clause, following: list[str]) -> bool:
    """Whether the verb tells of an arrest, a charge, a confession, or of fire opened."""
    return (
        clause.lemma in vocabulary("arresting verbs")
        or clause.lemma in vocabulary("confessing verbs")
        or (clause.lemma == "face" and bool({"charge", "charges"} & set(following)))
        or (clause.lemma == "open" and following[:1] == ["fire"])
    )


def _is_harmed(clause: Clause, following: list[str]) -> bool:
    """Whether the verb tells of dying or of being taken to a hospital."""
    if clause.lemma in vocabulary("dying verbs"):
        return True
    treated = clause.passive and clause.lemma in vocabulary("treating verbs")
    return treated and bool(set(following) & vocabulary("treating nouns"))


def _identified(sentence: AnnotatedSentence) -> Iterator[tuple[int, Span]]:
    """The end of the words for somebody, and the name that "identified as" gives them."""
    if "identified" not in sentence.words:
        return
    tokens = sentence.sentence.tokens
    for position, token in enumerate(tokens[:-2]):
        if token.text.lower() != "identified" or tokens[position + 1].text.lower() != "as":
            continue
        name = phrase_from(sentence, tokens[position + 2].span.start)
        before = [t for t in tokens[:position] if t.tag not in FINITE | ADVERBS | {"VBN", ","}]
        if name is not None and before:
            yield before[-1].span.end, name.span


def _part_of_title(sentence: AnnotatedSentence, mention: Mention) -> Part | None:
    if mention.form is not MentionForm.NAME or mention.kind is not ActorKind.PERSON:
        return None
    words = [token.text for token in sentence.tokens_in(mention.title)] if mention.title else []
    before = sentence.tokens_before(mention.phrase.start)[-4:]
    if len(before) > 2 and before[-1].text.lower() == "as" and before[-3].tag != "IN":
        # "identified the victim as", "named the gunman as"
        words += [before[-2].text]
    for section, part in (("accused", Part.ACCUSED), ("victim", Part.BEFALLEN)):
        if any(is_noun_of(word, f"{section} nouns") for word in words):
            return part
    return None


def _fullest_words(telling: tuple[AnnotatedSentence, ...], actor: int) -> Span | None:
    """The words with the full name, with an age if any have it, else the longest."""
    best: tuple[bool, bool, int, Span] | None = None
    for sentence in telling:
        for mention in sentence.mentions:
            if mention.actor != actor or mention.form is not MentionForm.NAME:
                continue
            words = with_age(sentence, mention.phrase)
            full = " " in sentence.text(mention.span)
            rank = (full, words != mention.phrase, words.end - words.start, words)
            if best is None or rank[:3] > best[:3]:
                best = rank
    return best[-1] if best else None
