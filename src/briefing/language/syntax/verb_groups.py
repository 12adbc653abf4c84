"""Find verb groups: "has been signing", "was not attacked"."""

from __future__ import annotations

from typing import NamedTuple

from briefing.language.en.closed_classes import (
    AUXILIARY_LEMMAS,
    CLIPPED_MODALS,
    MODALS,
    NOT,
    SUBORDINATORS,
)
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.tags import ADVERBS, FINITE, PARTICIPLES, PAST, VERBS, WH_WORDS
from briefing.language.syntax.chunks import Chunks

_BE = frozenset({"be", "get"})
_NEGATIONS = NOT | {"never", "no"}
_HEADS = PARTICIPLES | PAST | {"VB"}
_SUBORDINATE_MARKS = WH_WORDS | {","}


class VerbGroup(NamedTuple):
    """Tokens `first` to `last`, `last` being the head verb; `infinitive` where "to" leads it."""

    first: int
    last: int
    lemma: str
    passive: bool
    finite: bool
    infinitive: bool
    negated: bool
    modal: str


def find_verb_groups(chunks: Chunks) -> list[VerbGroup]:
    """The verb groups of a sentence, in text order: auxiliaries and adverbs up to the first full verb."""
    groups: list[VerbGroup] = []
    behind = 0
    for place in [place for place, tag in enumerate(chunks.outer_tags) if tag in VERBS]:
        if place >= behind:
            groups.append(group := _verb_group(chunks, place))
            behind = group.last + 1
    return groups


def _verb_group(chunks: Chunks, first: int) -> VerbGroup:
    words, tags = chunks.words, chunks.tags
    last, lemma, helper = _head(chunks, first)
    tag, before = tags[last], words[first - 1] if first else ""
    modal = next(filter(MODALS.__contains__, words[first : last + 1]), "")
    modal = CLIPPED_MODALS.get(modal, modal)
    if not modal and before == "to" and first > 1 and words[first - 2] == "going":
        modal = "going to"
    bare = first == last and tag == "VBN"
    active = bare and _stands_as_past_tense(chunks, first)
    passive = (helper in _BE and tag in PAST) or (bare and not active)
    infinitive = before == "to"
    finite = (active or tags[first] in FINITE) and not infinitive
    negated = not _NEGATIONS.isdisjoint(words[first : last + 2])
    return VerbGroup(first, last, lemma, passive, finite, infinitive, negated, modal)


def _head(chunks: Chunks, first: int) -> tuple[int, str, str]:
    """The head verb of the group that begins at `first`, its lemma, and that of the auxiliary before it or ""."""
    words, tags = chunks.words, chunks.tags
    last, lemma, helper = first, verb_lemma(words[first]), ""
    while lemma in AUXILIARY_LEMMAS:
        following = last + 1
        while following < len(tags) and tags[following] in ADVERBS:
            following += 1
        if following >= len(tags) or words[following] == "to":
            break
        if chunks.outer_tags[following] not in _HEADS:
            break
        last, lemma, helper = following, verb_lemma(words[following]), lemma
    return last, lemma, helper


def _stands_as_past_tense(chunks: Chunks, place: int) -> bool:
    """Whether a bare participle is the sentence's only candidate for its main verb, and so a past tense."""
    if chunks.phrase_starts.get(place - 1) != 0:
        return False
    for following in range(place + 1, len(chunks.tags)):
        tag = chunks.tags[following]
        if tag in FINITE:
            return False
        if tag in _SUBORDINATE_MARKS or chunks.words[following] in SUBORDINATORS:
            return True
    return True
