"""Resolve the coreference of names: gather name mentions into actors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.frozen import dataclass
from briefing.language.en.gazetteer import fold, given_names, titles
from briefing.language.names.aliases import (
    Words,
    is_lone,
    lone_forms,
    name_words,
    same_name,
    shared_keys,
    without_suffix,
)
from briefing.model.annotation import Actor, ActorKind, AnnotatedArticle, Mention
from briefing.model.text import fold_whitespace


@dataclass(frozen=True, slots=True)
class NameChains:
    """The actors named in an article, and the actor of each name mention.

    An actor is given by its index, or is None.
    """

    actors: tuple[Actor, ...]
    of_mention: tuple[int | None, ...]


def chain_names(annotated: AnnotatedArticle, names: Sequence[Mention]) -> NameChains:
    """Cluster the name mentions of an article into actors, in order of first mention.

    Full names are joined where they agree, acronyms with what they stand for. A lone surname goes to the one person
    who bears it. Where several do: to the one whom the same title was given before ("Mr. Roe"), else to the one whom
    the headline or the lead names first and the article most, as news calls relatives by their given names. With a
    title, or where nobody is first, it goes to the one who was spoken of last if that is clear, otherwise to nobody.
    """
    text = annotated.article.text
    forms = [text[name.span.start : name.span.end] for name in names]
    words = [name_words(form, name.kind) for form, name in zip(forms, names, strict=True)]
    groups = _full_groups(names, words, text)
    chains = _with_surnames(annotated, names, words, groups)
    return _numbered(names, forms, chains)


def _full_groups(
    names: Sequence[Mention], words: Sequence[Words], text: str
) -> dict[tuple[ActorKind, Words], int]:
    """For each spelt-out form its group's number; lone words of people are left out."""
    groups: dict[tuple[ActorKind, Words], int] = {}
    members: list[list[Words]] = []
    by_key: dict[tuple[ActorKind, str], list[int]] = {}
    for name, form in zip(names, words, strict=True):
        kind = name.kind
        if (kind, form) in groups or (kind is ActorKind.PERSON and is_lone(form)):
            continue
        keys = [(kind, key) for key in shared_keys(form, kind)]
        near = sorted({number for key in keys for number in by_key.get(key, ())})
        matches = [
            number
            for number in near
            if any(same_name(form, other, kind) for other in members[number])
        ]
        if not matches:
            matches = [len(members)]
            members.append([])
        number = matches[-1]
        members[number].append(form)
        groups[kind, form] = number
        for key in keys:
            by_key.setdefault(key, []).append(number)
        if (
            kind is not ActorKind.PERSON
        ):  # an acronym may stand for two forms that do not agree by themselves
            for other in matches[:-1]:
                members[number] += members[other]
                groups.update(((kind, moved), number) for moved in members[other])
                members[other] = []
                for key_numbers in by_key.values():
                    key_numbers[:] = [number if one == other else one for one in key_numbers]
    _join_bracketed(names, words, text, groups)
    return groups


def _join_bracketed(
    names: Sequence[Mention],
    words: Sequence[Words],
    text: str,
    groups: dict[tuple[ActorKind, Words], int],
) -> None:
    """Join a name and the short form in brackets behind it, even if its letters are those of another language."""
    for index in range(len(names) - 1):
        before, after = names[index], names[index + 1]
        if text[before.span.end : after.span.start].strip() != "(":
            continue
        one, other = (before.kind, words[index]), (after.kind, words[index + 1])
        short = text[after.span.start : after.span.end]
        if (
            text[after.span.end : after.span.end + 1] == ")"
            and one in groups
            and other in groups
            and _abbreviates(short, words[index])
        ):
            old, new = groups[other], groups[one]
            for key, number in groups.items():
                if number == old:
                    groups[key] = new


def _abbreviates(short: str, words: Words) -> bool:
    """Whether `short` is in capitals and most of its letters begin one of `words`."""
    letters = {char.lower() for char in short if char.isalpha()}
    initials = {word[0] for word in words}
    return (
        " " not in short
        and sum(map(str.isupper, short)) > 1
        and 2 * len(letters & initials) > len(letters)
    )


def _with_surnames(
    annotated: AnnotatedArticle,
    names: Sequence[Mention],
    words: Sequence[Words],
    groups: dict[tuple[ActorKind, Words], int],
) -> list[int | None]:
    """The group of each mention, lone names resolved."""
    bearers: dict[Words, dict[int, bool]] = {}
    for (kind, form), number in groups.items():
        if kind is ActorKind.PERSON:
            for lone in lone_forms(form):
                bearers.setdefault(lone, {})[number] = True
            for lone in (form[:1], *lone_forms(without_suffix(form))):
                bearers.setdefault(lone, {}).setdefault(number, False)
    chains: list[int | None] = []
    lone_groups: dict[Words, int] = {}
    last_seen: dict[int, int] = {}
    usual: dict[tuple[str, str], int] = {}
    genders = _genders(names, words, groups, annotated)
    full = _full_namings(names, words, groups, annotated)
    for name, form in zip(names, words, strict=True):
        group = groups.get((name.kind, form))
        if group is None and name.kind is ActorKind.PERSON:
            known = bearers.get(form, {})
            candidates = [number for number, surname in known.items() if surname]
            candidates = candidates or list(known)
            so_called = usual.get(address) if (address := _address(annotated, name, form)) else None
            group = _bearer(annotated, name, candidates, last_seen, genders, so_called, full)
            if not candidates:
                group = lone_groups.setdefault(form, -1 - len(lone_groups))
        if group is not None:
            last_seen[group] = name.sentence
            if address := _address(annotated, name, form):
                usual[address] = group
        chains.append(group)
    return chains


def _genders(
    names: Sequence[Mention],
    words: Sequence[Words],
    groups: dict[tuple[ActorKind, Words], int],
    annotated: AnnotatedArticle,
) -> dict[int, str]:
    genders: dict[int, str] = {}
    for name, form in zip(names, words, strict=True):
        group = groups.get((name.kind, form))
        if group is not None and name.kind is ActorKind.PERSON and not genders.get(group):
            genders[group] = title_gender(annotated, name) or given_names().get(form[0], "")
    return genders


def title_gender(annotated: AnnotatedArticle, name: Mention) -> str:
    """The gender, "m" or "f", that the title before a name tells.

    Empty where it tells none.
    """
    if name.title is None or name.title.end > name.span.start:
        return ""
    for word in annotated.text(name.title).split():
        folded = fold(word)
        if folded in titles().male:
            return "m"
        if folded in titles().female:
            return "f"
    return ""


def _address(annotated: AnnotatedArticle, name: Mention, form: Words) -> tuple[str, str] | None:
    """How a person is addressed: the last word of the title before the name, and the surname; None without title."""
    if name.kind is not ActorKind.PERSON or name.title is None:
        return None
    if name.title.end > name.span.start:
        return None
    return fold(annotated.text(name.title).split()[-1]), without_suffix(form)[-1]


def _bearer(
    annotated: AnnotatedArticle,
    name: Mention,
    candidates: list[int],
    last_seen: dict[int, int],
    genders: dict[int, str],
    so_called: int | None,
    full: Mapping[int, Sequence[int]],
) -> int | None:
    """Which of the `candidates` a lone name means, `so_called` being who was last called so; None if unclear."""
    if len(candidates) > 1 and (gender := title_gender(annotated, name)):
        candidates = [one for one in candidates if genders.get(one, "") in {gender, ""}]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    seen = sorted(((last_seen.get(one, -99), one) for one in candidates), reverse=True)
    paragraphs = {
        sentence.paragraph
        for sentence in annotated.sentences
        if sentence.number in {seen[0][0], name.sentence}
    }
    if so_called in candidates and len(paragraphs) > 1:
        return so_called
    first, second = sorted(candidates, key=lambda one: full[one][0])[:2]
    titled = name.title is not None and name.title.end <= name.span.start
    if not titled and full[first][0] <= min(_LEAD, full[second][0] - 1):
        often = {one: sum(place <= name.sentence for place in full[one]) for one in candidates}
        relatives = max(often[one] for one in candidates if one != first)
        return first if relatives < max(2, often[first]) else None
    return seen[0][1] if seen[0][0] > seen[1][0] else None


_LEAD = 2
"""Sentences in which an article presents whom it is about, its headline aside."""


def _full_namings(
    names: Sequence[Mention],
    words: Sequence[Words],
    groups: Mapping[tuple[ActorKind, Words], int],
    annotated: AnnotatedArticle,
) -> dict[int, list[int]]:
    """The sentences that name each person in full, in order, the headline as sentence 0."""
    headline = annotated.article.headline
    title = set(re.findall(r"\w+", fold(annotated.text(headline)))) if headline else set[str]()
    found: dict[int, list[int]] = {}
    for name, form in zip(names, words, strict=True):
        group = groups.get((name.kind, form))
        if group is not None and name.kind is ActorKind.PERSON:
            in_title = group not in found and title.issuperset(form)
            found.setdefault(group, [0] if in_title else []).append(name.sentence)
    return found


def _numbered(
    names: Sequence[Mention], spelt: Sequence[str], chains: Sequence[int | None]
) -> NameChains:
    order: dict[int, int] = {}
    forms: list[dict[str, int]] = []
    kinds: list[ActorKind] = []
    numbers: list[int | None] = []
    for name, form, chain in zip(names, spelt, chains, strict=True):
        if chain is None:
            numbers.append(None)
            continue
        number = order.setdefault(chain, len(order))
        if number == len(forms):
            forms.append({})
            kinds.append(name.kind)
        form = fold_whitespace(form)
        counted = forms[number]
        counted[form] = counted.get(form, 0) + 1
        numbers.append(number)
    actors = []
    for kind, counted in zip(kinds, forms, strict=True):
        ordered = order_forms(counted)
        actors.append(Actor(name=ordered[0], kind=kind, forms=ordered))
    return NameChains(tuple(actors), tuple(numbers))


def order_forms(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The forms of a name with how often each is used, the fullest first.

    A form used once that only adds a word before or behind a full form used thrice comes last: it is a slip. One in
    capitals comes behind the same in mixed case.

    >>> order_forms({"Lee": 4, "Ann Lee": 3, "Did Ann Lee": 1})
    ('Ann Lee', 'Lee', 'Did Ann Lee')
    """
    if len(counts) == 1:
        return tuple(counts)
    usual = [form for form, count in counts.items() if count > 2 and " " in form]

    mixed = {form.casefold() for form in counts if not form.isupper()}

    def rank(form: str) -> tuple[bool, int, int, bool]:
        slip = counts[form] == 1 and any(
            form.startswith(f"{other} ") or form.endswith(f" {other}") for other in usual
        )
        shouted = form.isupper() and form.casefold() in mixed
        return slip, -len(form.split()), -len(form), shouted

    return tuple(sorted(counts, key=rank))
