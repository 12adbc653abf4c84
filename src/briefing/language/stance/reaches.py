"""How far the cue of a scope reaches: a stretch of tokens for each kind of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.language.en.closed_classes import RELATIVE_PRONOUNS, SUBORDINATORS
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.reporting import cue_words, speech_verbs
from briefing.language.en.tags import (
    ADVERBS,
    FINITE,
    NOMINAL,
    PARTICIPLES,
    VERBS,
)
from briefing.language.stance.scope_rules import Reach, ends, scope_words
from briefing.language.syntax.asides import is_led
from briefing.model.chunks import Chunks, VerbGroup

_BORDER_TAGS = frozenset({":", ".", "``", "''", "-LRB-", "-RRB-"})
_QUOTES = frozenset("“ ” \" `` ''".split())

Stretch = tuple[int, int]
"""The first token of a stretch, and the one behind its last."""


class CuePlace(NamedTuple):
    """A cue in its sentence: the tokens from `start` to before `end`."""

    chunks: Chunks
    start: int
    end: int


def stretches(place: CuePlace, reach: Reach) -> Iterator[Stretch]:
    """The stretches that the cue reaches over; an empty one where it reaches nothing."""
    return _REACHES[reach](place)


def _predicate(place: CuePlace) -> Iterator[Stretch]:
    """The verb group that the cue stands in or leads, to the end of its clause; else what follows to a border."""
    group = _group_at(place)
    if group is not None:
        yield min(group.first, place.start), _end(place, group.last + 1, "clause")
    else:
        yield place.end, _end(place, place.end, "clause")


def _verb(place: CuePlace) -> Iterator[Stretch]:
    group = _group_at(place)
    if group is not None:
        yield min(group.first, place.start), _end(place, group.last + 1, "clause")


def _group_at(place: CuePlace) -> VerbGroup | None:
    """The verb group around the cue, or the first one behind it with nothing but adverbs and "to" between."""
    for group in place.chunks.verb_groups:
        between = place.chunks.tags[place.end : group.first]
        if group.first <= place.start <= group.last + 1:
            # "did not": the head may be an auxiliary, with its verb behind a subject or an adverb.
            return group
        if group.first >= place.end:
            return group if all(tag in ADVERBS or tag == "TO" for tag in between) else None
    return None


def _subject(place: CuePlace) -> Iterator[Stretch]:
    """The noun phrase that the cue opens, and the clause whose subject or object it is."""
    chunks, start, end = place
    words = chunks.words
    governor = _verb_before(place)
    told = governor is not None and governor.lemma in speech_verbs()
    main = _main_group(place) if governor is None or told else None
    if main is None:
        after = _nominal_end(chunks, end) if is_led(chunks, start) else _end(place, end, "clause")
        # "She says nothing like it has happened": what she says is a clause, and she says it.
        clause = told and any(FINITE.intersection(chunks.tags[end:after]))
        if governor is not None and not clause:
            yield governor.first, start
        yield start, after
        return
    if any(words[at] in RELATIVE_PRONOUNS for at in range(end, main.first)):
        yield start, _nominal_end(chunks, end)
        start = main.first
    yield start, _end(place, main.last + 1, "clause")


def _verb_before(place: CuePlace) -> VerbGroup | None:
    """The verb group that governs the cue's noun phrase as its object: "killed no one", "there were no deaths"."""
    last = place.start - 1
    while last >= 0 and place.chunks.tags[last] in {*ADVERBS, "RP"}:
        last -= 1
    return next(
        (group for group in place.chunks.verb_groups if group.first <= last <= group.last), None
    )


def _main_group(place: CuePlace) -> VerbGroup | None:
    """The finite verb group that the noun phrase of the cue is the subject of."""
    chunks = place.chunks
    for group, subject in zip(chunks.verb_groups, chunks.subjects, strict=True):
        if (
            subject is not None
            and subject.pronoun is None
            and group.finite
            and group.first >= place.end
            and subject.first <= place.end
            and subject.last >= place.start
        ):
            return group
    return None


def _nominal_end(chunks: Chunks, place: int) -> int:
    """Behind the noun phrase that goes on at `place`, with its prepositional phrases and a proposition behind it."""
    while place < len(chunks.tags) and chunks.tags[place] in NOMINAL:
        if chunks.words[place] in SUBORDINATORS and not _opens_content(chunks, place):
            break
        place += 1
    return place


def _complement(place: CuePlace) -> Iterator[Stretch]:
    """What the cue governs, with a clause of its own."""
    yield place.end, _end(place, place.end, "complement")


def _condition(place: CuePlace) -> Iterator[Stretch]:
    """The conditional clause, from its conjunction to the comma behind its verb, or the last one."""
    chunks, after = place.chunks, place.end
    verb = next(
        (group.last for group in place.chunks.verb_groups if group.first >= place.end), place.end
    )
    while after < len(chunks.tags) and chunks.words[after] not in {";", ".", "!", "?"}:
        behind = after > verb or "," not in chunks.words[after + 1 :]
        if chunks.words[after] == "," and behind and not _adds(chunks, after):
            break
        after += 1
    yield place.start, after


def _adds(chunks: Chunks, comma: int) -> bool:
    """Whether a conjunction or a participle goes on behind the comma."""
    return not (PARTICIPLES | {"CC"}).isdisjoint(chunks.tags[comma + 1 : comma + 2])


def _clause(place: CuePlace) -> Iterator[Stretch]:
    """What stands before the cue in its clause, back to a border."""
    chunks, first = place.chunks, place.start
    while first > 0 and chunks.tags[first - 1] not in _BORDER_TAGS:
        word = chunks.words[first - 1]
        if word in ends("clause") or (word == "that" and not _opens_content(chunks, first - 1)):
            break
        first -= 1
    if first == place.start and first > 1:
        # "a plot that was foiled": what the relative pronoun stands for.
        first = chunks.phrase_starts.get(first - 2, first - 1)
    yield first, place.start


def _sentence(place: CuePlace) -> Iterator[Stretch]:
    """The question that the mark ends: from the opening quotation mark, or the beginning of the sentence."""
    first = place.start
    while first > 0 and place.chunks.words[first - 1] not in _QUOTES:
        first -= 1
    yield first, place.end


def _end(place: CuePlace, after: int, reach: str) -> int:
    """The token before which the reach ends, from the token `after` on."""
    chunks = place.chunks
    if reach == "complement" and chunks.words[place.end - 1] in {"that", "whether"}:
        reach = "content"
    while after < len(chunks.words):
        word, tag = chunks.words[after], chunks.tags[after]
        first = reach != "clause" and after == place.end
        inner = reach != "clause" and (word in _QUOTES or tag in {"-LRB-", "-RRB-"})
        if (tag in _BORDER_TAGS and not inner) or (word in ends(reach) and not first):
            break
        if word == "that" and (first or _opens_content(chunks, after)):
            reach = "content"
        elif (
            (word == "that" and tag in {"IN", "WDT"} and reach != "content")
            or (word == "," and not _goes_on(place, after, reach))
            or (tag == "CC" and _joins_clause(chunks, after, reach))
        ):
            break
        after += 1
    return after


def _opens_content(chunks: Chunks, that: int) -> bool:
    """Whether "that" opens what is said or thought, under a verb or noun of it: "not say that", "no report that"."""
    if chunks.words[that] != "that" or not that:
        return False
    before, tag = chunks.words[that - 1], chunks.tags[that - 1]
    if before in scope_words("content nouns"):
        return True
    return tag in VERBS and verb_lemma(before) not in scope_words("factive")


def _goes_on(place: CuePlace, comma: int, reach: str) -> bool:
    """Whether the reach goes on behind a comma: "killed, injured or arrested"; a content till someone is its source."""
    chunks, rest = place.chunks, slice(comma + 1, comma + 6)
    if reach == "content":
        # Before its verb a content has told nothing yet: "denied that on Monday, guards fired".
        begun = not VERBS.isdisjoint(chunks.tags[place.end : comma])
        if not begun and cue_words().isdisjoint(chunks.words[comma + 1 : comma + 2]):
            return True
        return not any(
            word in cue_words() and tag in VERBS
            for word, tag in zip(chunks.words[rest], chunks.tags[rest], strict=True)
        )
    if not cue_words().isdisjoint(chunks.words[comma + 1 : comma + 2]):
        return False  # "denied it, saying that two had died", "..., according to"
    return chunks.tags[comma + 1 : comma + 2] in (("VBN",), ("VBG",)) or _is_listed(chunks, comma)


def _is_listed(chunks: Chunks, comma: int) -> bool:
    """Whether "or" or "nor" stands right behind the comma or behind the one word that follows it."""
    return not {"or", "nor"}.isdisjoint(chunks.words[comma + 1 : comma + 3])


def _joins_clause(chunks: Chunks, conjunction: int, reach: str) -> bool:
    """Whether a finite verb, or a subject with one, stands behind "and": a clause with a force of its own.

    In a content both are a part of it, "denied that it killed two and hurt three", but a verb of saying is not.
    """
    if chunks.words[conjunction] in {"or", "nor"}:
        return False
    place = _behind_adverbs(chunks, conjunction + 1)
    if place not in chunks.phrase_ends:
        if place >= len(chunks.tags) or chunks.tags[place] not in FINITE:
            return False
        return reach != "content" or chunks.words[place] in cue_words()
    place = _behind_adverbs(chunks, chunks.phrase_ends[place] + 1)
    return reach != "content" and place < len(chunks.tags) and chunks.tags[place] in FINITE


def _behind_adverbs(chunks: Chunks, place: int) -> int:
    while place < len(chunks.tags) and chunks.tags[place] in ADVERBS:
        place += 1
    return place


_REACHES: dict[Reach, Callable[[CuePlace], Iterator[Stretch]]] = {
    "predicate": _predicate,
    "verb": _verb,
    "subject": _subject,
    "complement": _complement,
    "condition": _condition,
    "clause": _clause,
    "sentence": _sentence,
}
