"""Choose the library's articles about an actor, by any form of the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.model.annotation import AnnotatedArticle
from briefing.model.collection import LinkedActor

if TYPE_CHECKING:
    from briefing.library import Library

MOST = 500
"""How many of a library's articles are opened at most for one question: some 150 MB."""
_LOOKED_AT = 40
"""Articles in which it is looked up what else the actor is called."""


def numbers_about(kept: Library, name: str) -> tuple[int, ...]:
    """The numbers of the articles that name the actor in any form, empty without any.

    Those that have all words of the name, its acronym or its last word (a surname), and those that have what some of
    these call the same actor: "NTSB" leads to "National Transportation Safety Board", and back. Where no article has
    the words, they are taken for mistyped, and those have it that have words spelt alike.
    """
    surname, comma, given = name.partition(",")
    words = re.findall(r"\w+", f"{given} {surname}" if comma else name)
    if not words:
        return ()
    found = dict.fromkeys(kept.find(query=_all(words)))
    for form in _variants(name, words):
        if kept.count(query=f'"{form}"') <= MOST:
            found |= dict.fromkeys(kept.find(query=f'"{form}"'))
    if not found:
        return _spelt_alike(kept, words)
    for form in sorted(_other_forms(kept, found, name)):
        found |= dict.fromkeys(kept.find(query=f'"{form}"'))
    return tuple(found)


def _all(words: Iterable[str]) -> str:
    return " AND ".join(f'"{word}"' for word in words)


def _variants(name: str, words: list[str]) -> Iterator[str]:
    """What else the name may be: a place's other names, an acronym, the last word alone."""
    from briefing.language.en.gazetteer import fold, places, titles
    from briefing.language.names.aliases import acronyms

    known = places().names
    usual = known.get(fold(name))
    if usual is not None:
        for form, place in known.items():
            if place == usual:
                yield form
                if form in titles().plain_abbreviations:
                    yield ".".join(form)
    for short in dict.fromkeys(acronyms(tuple(map(fold, words)))):
        if len(short) > 2 or short in titles().plain_abbreviations:
            yield short
            yield ".".join(short)  # "U.S." is two words of the index
    if len(words) > 1:
        yield words[-1]


def _other_forms(kept: Library, numbers: Iterable[int], name: str) -> set[str]:
    """What some of the articles call the actor besides: full names and acronyms, no lone word that others bear."""
    from briefing.language.actors.finding import find_actors

    looked_at = sorted(numbers)[-_LOOKED_AT:]
    actors = [
        LinkedActor(name=actor.name, kind=actor.kind, forms=actor.forms, members=())
        for _, annotated in kept.annotated(looked_at)
        if isinstance(annotated, AnnotatedArticle)
        for actor in annotated.actors
    ]
    return {
        form
        for actor in find_actors(actors, name)
        for form in actor.forms
        if " " in form or (form.isupper() and len(form) > 2)
    }


def _spelt_alike(kept: Library, words: Iterable[str]) -> tuple[int, ...]:
    near = [(word, *kept.close_words(word)) for word in words]
    query = " AND ".join(
        "(" + " OR ".join(f'"{word}"' for word in dict.fromkeys(alike)) + ")" for alike in near
    )
    return kept.find(query=query)
