"""Link actors across articles and search them by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.language.en.gazetteer import fold, titles
from briefing.language.names.aliases import (
    Words,
    is_lone,
    lone_forms,
    name_words,
    same_name,
    shared_keys,
)
from briefing.language.names.chains import order_forms
from briefing.model.annotation import Actor, ActorKind, AnnotatedArticle, MentionForm
from briefing.model.collection import LinkedActor
from briefing.model.text import fold_whitespace

if TYPE_CHECKING:
    from difflib import SequenceMatcher


def link_actors(articles: Sequence[AnnotatedArticle]) -> tuple[LinkedActor, ...]:
    """The actors of `articles`, those of one person, group or place made one, the most mentioned first.

    Names join where they agree: case, accents, middle names and initials aside, an acronym with what it stands for, a
    place with its abbreviations. A surname alone joins the only person of that surname, if there is only one.
    Different given names and different kinds never join. Actors named as often keep the order of their first mention.
    """
    links = _Links()
    for lone in (False, True):
        for number, annotated in enumerate(articles, start=1):
            for index, actor in enumerate(annotated.actors):
                forms = tuple(dict.fromkeys(name_words(form, actor.kind) for form in actor.forms))
                if _is_lone_person(actor, forms) is lone:
                    links.add(number, index, actor, forms, lone=lone)
    counts = [_form_counts(annotated) for annotated in articles]

    def rank(link: _Link) -> tuple[int, list[tuple[int, int]]]:
        named = sum(counts[number - 1][actor].total() for number, actor in link.members)
        return -named, link.members

    for link in links.all:
        link.members.sort()
    return tuple(_linked(link, counts) for link in sorted(links.all, key=rank))


def find_actors(actors: Sequence[LinkedActor], query: str) -> tuple[LinkedActor, ...]:
    """The actors that `query` means: those who bear exactly this name, else those with all its words in a name.

    Case and accents do not matter. A word may be cut short ("Roo" finds "Roosevelt") only where no whole words match.

    >>> ann = LinkedActor(name="Ann Lee", kind=ActorKind.PERSON, forms=("Ann Lee", "Lee"), members=())
    >>> [actor.name for actor in find_actors([ann], "LEE")]
    ['Ann Lee']
    """
    wanted = _words(query)
    if not wanted:
        return ()
    tests = (_is_form, _has_words, _has_beginnings)
    for test in tests:
        found = tuple(
            actor for actor in actors if any(test(_words(form), wanted) for form in actor.forms)
        )
        if found:
            return _whole_bearers(found, actors, wanted) if test is _is_form else found
    return ()


def suggest_actors(actors: Sequence[LinkedActor], query: str) -> tuple[LinkedActor, ...]:
    """Up to five actors whose name, or a word of it, is spelt like `query`, the likest first.

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


@dataclass(slots=True, eq=False, repr=False)
class _Link:
    """An actor across articles while it is put together."""

    kind: ActorKind
    forms: list[Words] = field(default_factory=list)
    members: list[tuple[int, int]] = field(default_factory=list)


class _Links:
    """The actors linked so far, found by the words that their names could share with a new one's."""

    def __init__(self) -> None:
        self.all: list[_Link] = []
        self._by_key: dict[tuple[ActorKind, str], dict[int, None]] = {}

    def add(
        self, number: int, index: int, actor: Actor, forms: Sequence[Words], *, lone: bool
    ) -> None:
        """Add an article's actor to the link that it belongs to, or begin one.

        Where it agrees with two, it joins the one that bears one of its very names, if only one does.
        """
        keys = [(actor.kind, key) for form in forms for key in shared_keys(form, actor.kind)]
        places_in_all = sorted({place for key in keys for place in self._by_key.get(key, ())})
        matches = [place for place in places_in_all if _agree(self.all[place], forms, lone=lone)]
        if len(matches) > 1 and not lone:
            matches = [
                place for place in matches if not set(self.all[place].forms).isdisjoint(forms)
            ]
        if len(matches) == 1:
            place = matches[0]
        else:
            place = len(self.all)
            self.all.append(_Link(actor.kind))
        link = self.all[place]
        link.members.append((number, index))
        link.forms += [form for form in forms if form not in link.forms]
        for key in keys:
            self._by_key.setdefault(key, {})[place] = None


def _is_lone_person(actor: Actor, forms: Sequence[Words]) -> bool:
    return actor.kind is ActorKind.PERSON and all(is_lone(form) for form in forms)


def _agree(link: _Link, forms: Sequence[Words], *, lone: bool) -> bool:
    kind = link.kind
    if lone:
        return any(
            form == known or form in lone_forms(known) for form in forms for known in link.forms
        )
    if kind is ActorKind.PERSON:
        forms = [form for form in forms if not is_lone(form)]
    return any(
        same_name(form, known, kind) and not _is_chance(form, known)
        for form in forms
        for known in link.forms
        if kind is not ActorKind.PERSON or not is_lone(known)
    )


def _is_chance(one: Words, other: Words) -> bool:
    """Whether two letters are all that the names share: "IS" has many readings where no one article says which."""
    short = min(one, other, key=len)
    return (
        one != other
        and len(short) == 1
        and len(short[0]) < 3
        and short[0] not in titles().plain_abbreviations
    )


def _form_counts(annotated: AnnotatedArticle) -> list[Counter[str]]:
    """For each actor of the article how often each of its name forms is used."""
    counts = [Counter(dict.fromkeys(actor.forms, 0)) for actor in annotated.actors]
    for mention in annotated.mentions:
        if mention.form is MentionForm.NAME and mention.actor is not None:
            counts[mention.actor][fold_whitespace(annotated.text(mention.span))] += 1
    return counts


def _linked(link: _Link, counts: Sequence[Sequence[Counter[str]]]) -> LinkedActor:
    total: Counter[str] = Counter()
    for number, index in link.members:
        total.update(counts[number - 1][index])
    forms = order_forms(total)
    return LinkedActor(name=forms[0], kind=link.kind, forms=forms, members=tuple(link.members))


def _words(form: str) -> list[str]:
    return fold(form).replace(",", " ").split()


def _is_form(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return list(words) == list(wanted)


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
