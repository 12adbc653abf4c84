"""Find verb groups: "has been signing", "was not attacked"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.en.calendar import time_adverbs
from briefing.language.en.closed_classes import (
    AUXILIARIES,
    AUXILIARY_LEMMAS,
    BE,
    CLIPPED_MODALS,
    CLITIC_S,
    FLOATING_QUANTIFIERS,
    GET,
    INTRANSITIVES,
    MODALS,
    NOT,
    QUESTION_WORDS,
    SUBORDINATORS,
)
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.reporting import promising_verbs, speech_verbs
from briefing.language.en.tags import (
    ADJECTIVES,
    ADVERBS,
    DETERMINERS,
    FINITE,
    NOUNS,
    PARTICIPLES,
    PAST,
    RELATIVES,
    VERBS,
    WH_WORDS,
)
from briefing.language.syntax.asides import PAUSES
from briefing.model.chunks import Chunks, VerbGroup

_GROUP_WORDS = AUXILIARIES | NOT | GET
_PASSIVE_WORDS = (BE | GET) - CLITIC_S
_OBJECT_TAGS = DETERMINERS | NOUNS | ADJECTIVES | {"PRP", "CD", "$"}
"""What an object begins with."""
_INNER_TAGS = ADVERBS | {"RP"}
_INNER_WORDS = FLOATING_QUANTIFIERS | {"since"}
"""What stands inside a verb group as adverbs do: "have both argued", "has since denied"."""
_HEADS = PARTICIPLES | PAST | {"VB"}
_SUBORDINATE_MARKS = WH_WORDS | {","}


def find_verb_groups(chunks: Chunks) -> tuple[VerbGroup, ...]:
    """Find the verb groups of a sentence, with their auxiliaries and adverbs.

    They are in text order, each up to the first full verb.
    """
    groups: list[VerbGroup] = []
    behind = 0
    for place in [place for place, tag in enumerate(chunks.outer_tags) if tag in VERBS]:
        if place >= behind and not _is_noun(chunks, place):
            groups.append(group := _verb_group(chunks, place))
            behind = group.last + 1
    return tuple(groups)


def _is_noun(chunks: Chunks, place: int) -> bool:
    """Whether a participle behind "the" stands for people, and no noun follows: "visit the wounded"."""
    return (
        place > 0
        and chunks.tags[place] == "VBN"
        and chunks.words[place - 1] == "the"
        and not set(chunks.tags[place + 1 : place + 2]) & (NOUNS | ADJECTIVES | VERBS)
    )


def _verb_group(chunks: Chunks, first: int) -> VerbGroup:
    words, tags = chunks.words, chunks.tags
    last, lemma = _head(chunks, first)
    tag, before = tags[last], words[first - 1] if first else ""
    modal = next(filter(MODALS.__contains__, words[first : last + 1]), "")
    modal = CLIPPED_MODALS.get(modal, modal)
    if not modal and before == "to" and first > 1 and words[first - 2] == "going":
        modal = "going to"
    bare = first == last and tag == "VBN"
    active = bare and _stands_as_past_tense(chunks, first)
    passive = is_passive(words, tags, first, last) or (bare and not active)
    infinitive = before == "to"
    finite = (active or tags[first] in FINITE) and not infinitive
    if tags[first] == "VB" and not infinitive:
        finite = _behind_subject(chunks, first)
    return VerbGroup(first, last, lemma, passive, finite, infinitive, modal)


def group_start(words: Sequence[str], tags: Sequence[str], head: int) -> int:
    """The first token of the verb group ending at `head`: auxiliaries, adverbs, "to"."""
    start = index = head
    while index > 0:
        index -= 1
        if _is_inner(words[index], tags[index]):
            continue
        if words[index] in _GROUP_WORDS or tags[index] in {"MD", "TO"}:
            start = index
            continue
        break
    return start


def is_passive(words: Sequence[str], tags: Sequence[str], start: int, head: int) -> bool:
    """Whether the participle at `head` is passive, by a "be" or "get" from `start` on."""
    if tags[head] not in PAST:
        return False
    auxiliaries = words[start:head]
    return not _PASSIVE_WORDS.isdisjoint(auxiliaries) or (
        not CLITIC_S.isdisjoint(auxiliaries) and _lacks_object(words, tags, start, head)
    )


def _lacks_object(words: Sequence[str], tags: Sequence[str], start: int, head: int) -> bool:
    """Whether the verb at `head` wants an object and has none, so that the "'s" before it is "is" and not "has".

    "He's linked to the plot", but "he's denied the claim", "he's gone", "he's agreed to go". What is said has "it" for
    its subject: "it's said that".
    """
    word, tag = (*words[head + 1 : head + 2], ""), (*tags[head + 1 : head + 2], "")
    lemma = verb_lemma(words[head])
    if lemma in INTRANSITIVES | AUXILIARY_LEMMAS:
        return False
    if word[0] == "that":
        return words[max(start - 1, 0)] == "it"
    if word[0] == "to" and tags[head + 2 : head + 3] == ("VB",):
        return lemma not in promising_verbs()
    return tag[0] not in _OBJECT_TAGS or word[0] in time_adverbs()


def _is_inner(word: str, tag: str) -> bool:
    return tag in _INNER_TAGS or word in _INNER_WORDS


def _head(chunks: Chunks, first: int) -> tuple[int, str]:
    """The head verb of the group that begins at `first`, and its lemma."""
    words, tags = chunks.words, chunks.tags
    last, lemma = first, verb_lemma(words[first])
    while lemma in AUXILIARY_LEMMAS:
        following = last + 1
        while following < len(tags) and _is_inner(words[following], tags[following]):
            following += 1
        if following >= len(tags) or words[following] == "to":
            break
        tag = chunks.outer_tags[following]
        if tag not in _HEADS and not (tag == "VBP" and tags[last] == "MD"):
            break
        last, lemma = following, verb_lemma(words[following])
    return last, lemma


def _stands_as_past_tense(chunks: Chunks, place: int) -> bool:
    """Whether a bare participle is the sentence's only candidate for its main verb, and so a past tense."""
    opens = chunks.phrase_starts.get(place - 1) == 0
    if not opens and not _ends_parenthesis(chunks, place):
        return False
    marks = _SUBORDINATE_MARKS if opens else WH_WORDS
    for following in range(place + 1, len(chunks.tags)):
        tag = chunks.tags[following]
        if tag in FINITE:
            return False
        if tag in marks or chunks.words[following] in SUBORDINATORS:
            return True
    return True


def _ends_parenthesis(chunks: Chunks, place: int) -> bool:
    """Whether a participle with an object or what is said behind it follows a parenthesis: "Roe, 34, denied the claim".

    Not "Roe, 34, charged with murder".
    """
    before = place - 1
    while before > 0 and chunks.tags[before] in ADVERBS:
        before -= 1
    following = (*chunks.words[place + 1 : place + 2], "")[0]
    by_doing = following == "by" and chunks.tags[place + 2 : place + 3] == ("VBG",)
    tells = verb_lemma(chunks.words[place]) in speech_verbs() and following not in {"to", "by"}
    return (
        before > 0
        and chunks.words[before] in PAUSES
        and (tells or by_doing or place + 1 in chunks.phrase_ends)
        and _finite_are_relative(chunks, place)
    )


def _finite_are_relative(chunks: Chunks, end: int) -> bool:
    """Whether all finite verbs before `end` stand in relative clauses behind a comma or dash."""
    opens = 0
    for place in range(end):
        if chunks.words[place] in PAUSES:
            opens = place + 1
        elif chunks.tags[place] in FINITE and chunks.tags[opens] not in RELATIVES:
            return False
    return True


def _behind_subject(chunks: Chunks, verb: int) -> bool:
    """Whether the noun phrase before a base form opens a clause, so that it is a present tense: "when voters ask"."""
    last = verb - 1
    while last > 0 and chunks.tags[last] in ADVERBS:
        last -= 1
    first = chunks.phrase_starts.get(last)
    if first is None:
        return False
    return first == 0 or chunks.words[first - 1] in SUBORDINATORS | PAUSES | QUESTION_WORDS
