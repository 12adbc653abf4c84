"""Disambiguate places and people of one name: Jordan and Michael Jordan."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.en.closed_classes import PERSONAL_PRONOUNS, PLACE_PREPOSITIONS
from briefing.language.en.gazetteer import fold, given_names, places
from briefing.language.names.spans import LabelledName, surface_of
from briefing.language.names.titles import apposition_behind, is_title_word
from briefing.model.annotation import ActorKind
from briefing.model.text import Sentence, Token


def part_namesakes(
    sentences: Sequence[Sentence], found: Sequence[Sequence[LabelledName]]
) -> tuple[list[list[LabelledName]], frozenset[str]]:
    """Tell apart names that can be a place and a person.

    They are single words of the right kind in `found`; their surfaces come back too. A person is named in full first,
    so what stands before the full name is the place. Behind it the words around tell: a title, an age or an apposition
    shows the person, "in" and "its" the place; otherwise the label stays.
    """
    whole = [
        [_with_given_name(sentence.tokens, name) for name in names]
        for sentence, names in zip(sentences, found, strict=True)
    ]
    namesakes = _namesakes(sentences, whole)
    if not namesakes:
        return whole, namesakes
    introduced: set[str] = set()
    parted = []
    for sentence, names in zip(sentences, whole, strict=True):
        tokens = sentence.tokens
        told = []
        for name in names:
            surface = surface_of(tokens, name)
            if surface in namesakes:
                kind = _kind(tokens, name, introduced=surface in introduced)
                told.append(LabelledName(name.first, name.end, kind))
                continue
            if name.kind is ActorKind.PERSON:
                introduced.add(fold(tokens[name.end - 1].text))
            told.append(name)
        parted.append(told)
    return parted, namesakes


def _namesakes(
    sentences: Sequence[Sentence], found: Sequence[Sequence[LabelledName]]
) -> frozenset[str]:
    """The surnames that name a place too, and the countries labelled as a person whom nobody's full name has."""
    full, lone, surnames = set[str](), set[str](), set[str]()
    for sentence, names in zip(sentences, found, strict=True):
        for name in names:
            if name.kind is ActorKind.PERSON:
                words = surface_of(sentence.tokens, name).split()
                surnames.update(words[1:][-1:])
                (full if len(words) > 1 else lone).update(words)
    known = places()
    countries = {word for word in lone - full if known.names.get(word) in known.countries}
    return frozenset(countries | (surnames & known.names.keys()))


def _with_given_name(tokens: Sequence[Token], name: LabelledName) -> LabelledName:
    """The place `name`, or the person where a given name without a label stands before it: "Anatole France"."""
    first = name.first - 1
    if name.kind is not ActorKind.PLACE or name.end - name.first > 1 or first < 0:
        return name
    given = tokens[first]
    if given.tag != "NNP" or given.name != "O" or not given.text.istitle():
        return name
    is_given = fold(given.text) in given_names()
    is_person = is_given or _has_person_behind(tokens, name.end)
    if not is_person or is_title_word(given.text):
        return name
    return LabelledName(first, name.end, ActorKind.PERSON)


def _kind(tokens: Sequence[Token], name: LabelledName, *, introduced: bool) -> ActorKind:
    """What a word means that is a place and the surname of somebody, `introduced` if named in full before."""
    before = tokens[name.first - 1] if name.first else None
    if before is not None and is_title_word(before.text):
        return ActorKind.PERSON
    if _has_person_behind(tokens, name.end):
        return ActorKind.PERSON
    if before is not None and before.text.lower() in PLACE_PREPOSITIONS:
        return ActorKind.PLACE
    behind = {token.text.lower() for token in tokens[name.end :]}
    genders = {PERSONAL_PRONOUNS[word] for word in behind & PERSONAL_PRONOUNS.keys()}
    is_thing = not behind.isdisjoint({"it", "its"}) and genders.isdisjoint({"m", "f"})
    if not introduced or is_thing:
        return ActorKind.PLACE
    return ActorKind.PERSON if name.kind is ActorKind.PERSON else ActorKind.PLACE


def _has_person_behind(tokens: Sequence[Token], end: int) -> bool:
    """Whether an age, "who" or what a person is follows: ", 60,", ", who", ", a farmer,"."""
    if end + 2 >= len(tokens) or tokens[end].text != ",":
        return False
    is_age = tokens[end + 1].text.isdecimal() and len(tokens[end + 1].text) < 4
    closed = tokens[end + 2].text in {",", "."}
    return (is_age and closed) or apposition_behind(tokens, end) is not None
