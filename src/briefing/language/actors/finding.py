"""Search actors by name: any form, any case; suggest names spelt alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.language.en.gazetteer import fold
from briefing.language.names.aliases import is_acronym_of
from briefing.model.annotation import ActorKind
from briefing.model.collection import LinkedActor

if TYPE_CHECKING:
    from difflib import SequenceMatcher


def find_actors(actors: Sequence[LinkedActor], query: str) -> tuple[LinkedActor, ...]:
    """Find the actors that `query` means, by exact name, else by all its words.

    All its words must be in one name. Case, accents and hyphens do not matter, and initials stand for a group's full
    name. A word may be cut short ("Roo" finds "Roosevelt") only where no whole words match.

    >>> ann = LinkedActor(name="Ann Lee", kind=ActorKind.PERSON, forms=("Ann Lee", "Lee"), members=())
    >>> [actor.name for actor in find_actors([ann], "LEE")]
    ['Ann Lee']
    """
    wanted = _words(query)
    if not wanted:
        return ()
    tests = (_is_form, _has_initials, _has_words, _has_beginnings)
    for test in tests:
        found = tuple(
            actor for actor in actors if any(test(_words(form), wanted) for form in actor.forms)
        )
        if found:
            return _whole_bearers(found, actors, wanted) if test is _is_form else found
    return ()


def suggest_actors(actors: Sequence[LinkedActor], query: str) -> tuple[LinkedActor, ...]:
    """Suggest up to five actors with a name spelt like `query`, the likest first.

    A word of the name may be spelt so too.

    >>> ann = LinkedActor(name="Ann Leigh", kind=ActorKind.PERSON, forms=("Ann Leigh",), members=())
    >>> [actor.name for actor in suggest_actors([ann], "Liegh")]
    ['Ann Leigh']
    """
    from difflib import SequenceMatcher  # only a mistyped name pays for it

    wanted = " ".join(_words(query))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    scored = []
    for order, actor in enumerate(actors):
        score = max((_likeness(matcher, _words(form)) for form in actor.forms), default=0.0)
        if score >= _LIKE:
            scored.append((-score, order, actor))
    return tuple(actor for _, _, actor in sorted(scored, key=lambda entry: entry[:2])[:5])


_LIKE = 0.72
"""How like a word must be to be suggested: two letters of seven may differ, or two be swapped."""


def _words(form: str) -> list[str]:
    return fold(form).replace(",", " ").replace("-", " ").split()


def _is_form(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return list(words) == list(wanted)


def _has_initials(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether one is the other's initials: "NTSB" and "National Transportation Safety Board"."""
    short, long = sorted((tuple(words), tuple(wanted)), key=len)
    return len(short) == 1 and len(short[0]) > 2 and is_acronym_of(short[0], long)


def _has_words(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(word in words for word in wanted)


def _has_beginnings(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _whole_bearers(
    found: tuple[LinkedActor, ...], actors: Sequence[LinkedActor], wanted: Sequence[str]
) -> tuple[LinkedActor, ...]:
    """`found`, and for a single word all others with that word in a name: "Ivan" is each Ivan."""
    if len(wanted) > 1:
        return found
    return tuple(
        actor
        for actor in actors
        if actor in found
        or (
            actor.kind is ActorKind.PERSON
            and any(_has_words(_words(form), wanted) for form in actor.forms)
        )
    )


def _likeness(matcher: SequenceMatcher[str], words: Sequence[str]) -> float:
    """How like the query is to the whole name or to its likest word, from 0 to 1."""
    best = 0.0
    for candidate in {" ".join(words): None, **dict.fromkeys(words)}:
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE:
            best = max(best, matcher.ratio())
    return best
