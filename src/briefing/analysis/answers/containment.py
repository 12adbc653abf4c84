"""Tell which place lies within which: "Oak Road in Arden", a capital."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection as Members
from collections.abc import Iterator, Mapping
from itertools import pairwise

from briefing.language.en.gazetteer import fold, places
from briefing.language.en.tags import ADJECTIVES
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.collection import Collection

_MOST_WORDS_BETWEEN = 3

Containment = Mapping[int, frozenset[int]]
"""For each place, an index into a collection's actors, those around it, however far."""


def contained_places(collection: Collection) -> Containment:
    """Which place lies in which, followed through to the widest one.

    Known from what the articles say themselves, and of capitals.
    """
    around: dict[int, set[int]] = {}
    index = {
        member: place for place, actor in enumerate(collection.actors) for member in actor.members
    }
    for number, annotated in collection.numbered():
        for inner, outer in _chained(annotated):
            pair = index.get((number, inner)), index.get((number, outer))
            if None not in pair and pair[0] != pair[1]:
                around.setdefault(pair[0] or 0, set()).add(pair[1] or 0)
    for inner, outer in _capitals(collection):
        around.setdefault(inner, set()).add(outer)
    return {place: frozenset(_all_around(place, around)) for place in around}


def narrowest(found: Members[int], containment: Containment) -> frozenset[int]:
    """Those of the places that no other one of them lies in: Nice of "Nice, France"."""
    wider = {outer for place in found for outer in containment.get(place, ())}
    return frozenset(found) - wider or frozenset(found)


def lie_within(left: Members[int], right: Members[int], containment: Containment) -> bool:
    """Whether a place of one side is one of the other, or holds it."""
    inner, outer = narrowest(left, containment), narrowest(right, containment)
    return any(
        here == there or there in containment.get(here, ()) or here in containment.get(there, ())
        for here in inner
        for there in outer
    )


def _all_around(place: int, around: Mapping[int, set[int]]) -> set[int]:
    found: set[int] = set()
    waiting = list(around.get(place, ()))
    while waiting:
        outer = waiting.pop()
        if outer not in found and outer != place:
            found.add(outer)
            waiting.extend(around.get(outer, ()))
    return found


def _chained(annotated: AnnotatedArticle) -> Iterator[tuple[int, int]]:
    """Places named one behind the other, the inner one first.

    They are indexes into the article's actors.
    """
    named = [
        mention
        for mention in annotated.mentions
        if mention.kind is ActorKind.PLACE and mention.form is MentionForm.NAME
    ]
    for first, second in pairwise(sorted(named, key=lambda mention: mention.span)):
        if (
            first.actor is not None
            and second.actor is not None
            and _leads(annotated, first, second)
        ):
            yield first.actor, second.actor


def _leads(annotated: AnnotatedArticle, first: Mention, second: Mention) -> bool:
    sentence = annotated.sentence_at(first.span.start)
    if sentence is None or first.span.end >= second.span.start:
        return False
    tokens = sentence.tokens
    start, end, after = (
        bisect_left(tokens, place, key=lambda token: token.span.start)
        for place in (first.span.end, second.span.start, second.span.end)
    )
    between = tokens[start:end]
    behind = [token.text.lower() for token in tokens[after : after + 2]]
    if not 0 < len(between) <= _MOST_WORDS_BETWEEN or not sentence.span.covers(second.span):
        return False
    lead, *rest = between
    leads = lead.text.lower() in {",", "in"}
    # "Arden, Brill and Corfe" and "in Arden, Brill, and Corfe" are lists.
    listed = lead.text == "," and (behind[:1] == ["and"] or behind[:2] == [",", "and"])
    return leads and not listed and all(t.tag in ADJECTIVES | {"DT"} for t in rest)


def _capitals(collection: Collection) -> Iterator[tuple[int, int]]:
    named = {
        fold(actor.name): place
        for place, actor in enumerate(collection.actors)
        if actor.kind is ActorKind.PLACE
    }
    for name, place in named.items():
        country = places().capitals.get(name)
        if country is not None and fold(country) in named and fold(country) != name:
            yield place, named[fold(country)]
