"""Link actors across articles: who is who, whatever the order of articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import combinations

from briefing.frozen import dataclass
from briefing.language.en.gazetteer import places, titles
from briefing.language.names.aliases import (
    Words,
    is_acronym_of,
    is_lone,
    lone_forms,
    name_words,
    same_name,
    shared_keys,
    without_suffix,
)
from briefing.language.names.chains import order_forms
from briefing.model.annotation import ActorKind, AnnotatedArticle, MentionForm
from briefing.model.collection import LinkedActor
from briefing.model.text import fold_whitespace

Members = tuple[tuple[int, int], ...]

_DOMINANCE = 0.9
"""Share of the mentions of all bearers of a surname from which on it means one of them where it stands alone: news
leave out the given name of the one whom readers know.
"""


class _Evidence(IntEnum):
    """Why two may be one, the surest first."""

    SAME_FORM = 1
    VARIANT = 2
    """An acronym, a place's other name, a person with a middle name more."""
    AGREEMENT = 3


@dataclass(frozen=True, slots=True)
class _Bearer:
    """What is taken for one actor so far: its kind, its name forms and where it stands.

    `members` are pairs (article number from 1, index into that article's actors).
    """

    kind: ActorKind
    forms: frozenset[Words]
    members: Members

    @property
    def full(self) -> list[Words]:
        """The forms that can tell bearers apart: of a person those with more than a surname."""
        if self.kind is not ActorKind.PERSON:
            return sorted(self.forms)
        return sorted(form for form in self.forms if not is_lone(form))

    def joined(self, other: _Bearer) -> _Bearer:
        """Both as one."""
        members = tuple(sorted((*self.members, *other.members)))
        return _Bearer(self.kind, self.forms | other.forms, members)


def link_actors(articles: Sequence[AnnotatedArticle]) -> tuple[LinkedActor, ...]:
    """Link actors across `articles`: one person, group or place is one actor.

    The most mentioned come first. Names join where they agree: case, accents, middle names and initials aside, an
    acronym with what it stands for, a place with its abbreviations; the surest evidence is used first. A name that
    agrees with two that contradict each other joins neither: "S. Williams" beside "Serena Williams" and "Shane
    Williams". Two of one article, different given names and different kinds never join. A surname alone joins the
    person of that surname who has nine in ten of the mentions of all its bearers; those that stay open are one actor.
    The order of the articles changes nothing but the order of actors named as often. In the manner of sieves over
    clusters (Lee et al. 2013), with vetoes.
    """
    bearers = _bearers(articles)
    full = [bearer for bearer in bearers if bearer.full]
    lone = [bearer for bearer in bearers if not bearer.full]
    for level in _Evidence:
        full = _joined_at(level, full)
    counts = [_form_counts(annotated) for annotated in articles]
    return _of_one_name(_with_lone(full, lone, counts), counts)


def _bearers(articles: Sequence[AnnotatedArticle]) -> list[_Bearer]:
    """One bearer for each kind and set of forms, in an order that only the names decide."""
    members: dict[tuple[ActorKind, frozenset[Words]], list[tuple[int, int]]] = defaultdict(list)
    for number, annotated in enumerate(articles, start=1):
        for index, actor in enumerate(annotated.actors):
            forms = frozenset(name_words(form, actor.kind) for form in actor.forms)
            members[actor.kind, forms].append((number, index))
    return sorted(
        (_Bearer(kind, forms, tuple(where)) for (kind, forms), where in members.items()),
        key=_by_name,
    )


def _by_name(bearer: _Bearer) -> tuple[str, list[Words]]:
    return bearer.kind.value, sorted(bearer.forms)


def _joined_at(level: _Evidence, bearers: list[_Bearer]) -> list[_Bearer]:
    """The bearers with those joined that evidence of that level makes one."""
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in _candidates(bearers):
        if _evidence(bearers[one], bearers[other]) == level and not _contradict(
            bearers[one], bearers[other]
        ):
            near[one].add(other)
            near[other].add(one)
    torn = {
        index
        for index, others in near.items()
        if any(_contradict(bearers[a], bearers[b]) for a, b in combinations(sorted(others), 2))
    }
    joined: dict[int, _Bearer] = dict(enumerate(bearers))
    within = {index: [index] for index in joined}
    place = {index: index for index in joined}
    for one, other in sorted((a, b) for a, others in near.items() for b in others if a < b):
        first, second = sorted((place[one], place[other]))
        if first == second or torn & {one, other} or _contradict(joined[first], joined[second]):
            continue
        joined[first] = joined[first].joined(joined.pop(second))
        moved = within.pop(second)
        within[first] += moved
        place.update(dict.fromkeys(moved, first))
    return sorted(joined.values(), key=_by_name)


def _candidates(bearers: Sequence[_Bearer]) -> Iterator[tuple[int, int]]:
    """The pairs of bearers of one kind that have a word in common by which they could agree."""
    by_key: dict[tuple[ActorKind, str], dict[int, None]] = defaultdict(dict)
    for index, bearer in enumerate(bearers):
        for form in bearer.full:
            for key in shared_keys(form, bearer.kind):
                by_key[bearer.kind, key][index] = None
    seen: set[tuple[int, int]] = set()
    for indexes in by_key.values():
        for pair in combinations(indexes, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _evidence(one: _Bearer, other: _Bearer) -> _Evidence | None:
    """The surest level at which forms of the two agree; None where none do."""
    found = (
        _level(form, known, one.kind)
        for form in one.full
        for known in other.full
        if same_name(form, known, one.kind) and not _is_chance(form, known)
    )
    return min(found, default=None)


def _level(form: Words, known: Words, kind: ActorKind) -> _Evidence:
    if form == known:
        return _Evidence.SAME_FORM
    if kind is ActorKind.PERSON:
        return (
            _Evidence.VARIANT
            if form[0] == known[0] and form[-1] == known[-1]
            else _Evidence.AGREEMENT
        )
    short, long = sorted((form, known), key=len)
    if len(short) == 1 and is_acronym_of(short[0], long):
        return _Evidence.VARIANT
    names = places().names
    variant = names.get(" ".join(short))
    known_place = variant and variant == names.get(" ".join(long))
    return _Evidence.VARIANT if known_place else _Evidence.AGREEMENT


def _contradict(one: _Bearer, other: _Bearer) -> bool:
    """Whether the two cannot be one: two people of one article or surname, groups with names that differ."""
    if one.kind is not ActorKind.PERSON:
        return not all(same_name(a, b, one.kind) for a in one.forms for b in other.forms)
    if {number for number, _ in one.members} & {number for number, _ in other.members}:
        shared = set(one.full) & set(other.full)
        if not shared:
            return True
    return any(
        without_suffix(a)[-1] == without_suffix(b)[-1] and not same_name(a, b, one.kind)
        for a in one.full
        for b in other.full
    )


def _with_lone(
    full: Sequence[_Bearer], lone: Iterable[_Bearer], counts: Sequence[Sequence[Counter[str]]]
) -> list[_Bearer]:
    """All bearers: a surname alone with the person of that surname whom the articles mean, the rest by themselves."""
    by_surname: dict[Words, set[int]] = defaultdict(set)
    for index, bearer in enumerate(full):
        if bearer.kind is ActorKind.PERSON:
            for form in bearer.full:
                for short in lone_forms(form):
                    by_surname[short].add(index)
    named = [sum(_form_total(bearer, counts).values()) for bearer in full]
    joined = list(full)
    left: list[_Bearer] = []
    for bearer in lone:
        meant = sorted(set[int]().union(*(by_surname[form] for form in bearer.forms)))
        best = max(meant, key=lambda index: named[index], default=None)
        if best is not None and named[best] >= _DOMINANCE * sum(named[index] for index in meant):
            joined[best] = joined[best].joined(bearer)
        else:
            left.append(bearer)
    return [*joined, *left]


def _is_chance(one: Words, other: Words) -> bool:
    """Whether two letters are all that the names share: "IS" has many readings where no one article says which."""
    short = min(one, other, key=len)
    return (
        one != other
        and len(short) == 1
        and len(short[0]) < 3
        and short[0] not in titles().plain_abbreviations
    )


def _of_one_name(
    bearers: Iterable[_Bearer], counts: Sequence[Sequence[Counter[str]]]
) -> tuple[LinkedActor, ...]:
    """The linked actors; those of one kind that would be shown by one name are one, for nobody could choose."""
    by_name: dict[tuple[ActorKind, str], _Bearer] = {}
    for bearer in bearers:
        key = bearer.kind, _ordered_forms(bearer, counts)[0].casefold()
        by_name[key] = by_name[key].joined(bearer) if key in by_name else bearer
    ranked = []
    for bearer in by_name.values():
        total = _form_total(bearer, counts)
        forms = _ordered_forms(bearer, counts)
        linked = LinkedActor(name=forms[0], kind=bearer.kind, forms=forms, members=bearer.members)
        ranked.append((-sum(total.values()), bearer.members, linked))
    return tuple(linked for _, _, linked in sorted(ranked, key=lambda entry: entry[:2]))


def _form_total(bearer: _Bearer, counts: Sequence[Sequence[Counter[str]]]) -> dict[str, int]:
    """How often each of the bearer's name forms is used, in the order of the forms."""
    total: Counter[str] = Counter()
    for number, index in bearer.members:
        total.update(counts[number - 1][index])
    return dict(sorted(total.items()))


def _ordered_forms(bearer: _Bearer, counts: Sequence[Sequence[Counter[str]]]) -> tuple[str, ...]:
    """The name forms, the one to show first: fullest, and of a person's full names the one that most articles use.

    What adds words to a form that five times as many articles use is a slip, and comes last: "Acme Support App".
    """
    articles = Counter(
        form for number, index in bearer.members for form in counts[number - 1][index]
    )
    forms = order_forms(_form_total(bearer, counts))
    if bearer.kind is ActorKind.PERSON:
        full = [form for form in forms if " " in form and not form.isupper()]
        most = max(full, key=articles.__getitem__, default=forms[0])
        return (most, *(form for form in forms if form != most))
    slips = {
        form
        for form in forms
        if any(
            (form.startswith(f"{other} ") or form.endswith(f" {other}"))
            and articles[form] * _SLIP <= articles[other]
            for other in forms
        )
    }
    return (*(form for form in forms if form not in slips), *(f for f in forms if f in slips))


_SLIP = 5
"""How many times more articles use a form than one that only adds words to it, if those are a slip."""


def _form_counts(annotated: AnnotatedArticle) -> list[Counter[str]]:
    """For each actor of the article how often each of its name forms is used."""
    counts = [Counter(dict.fromkeys(actor.forms, 0)) for actor in annotated.actors]
    for mention in annotated.mentions:
        if mention.form is MentionForm.NAME and mention.actor is not None:
            counts[mention.actor][fold_whitespace(annotated.text(mention.span))] += 1
    return counts
