"""Step over times, brackets, appositions and relative clauses behind a noun."""

from __future__ import annotations

from briefing.language.en.calendar import time_adverbs, time_phrase_words
from briefing.language.en.closed_classes import (
    ADDITIVES,
    ARTICLES,
    DEGREES,
    FLOATING_QUANTIFIERS,
    SUBORDINATORS,
    TIME_PREPOSITIONS,
)
from briefing.language.en.reporting import speech_verbs
from briefing.language.en.tags import (
    ADJECTIVES,
    ADVERBS,
    DETERMINERS,
    FINITE,
    NOUNS,
    PARTICIPLES,
    PREPOSITIONS,
    RELATIVES,
)
from briefing.model.chunks import Chunks, Subject

PAUSES = frozenset([",", "—", "–", "--", "-", "―", "‒"])
"""Commas and dashes."""
_SKIPPED = ADVERBS | {"TO"}
_DESCRIPTIONS = RELATIVES | PARTICIPLES | {"CD", "IN"}
"""What a parenthesis behind a noun begins with."""


def skip_back(chunks: Chunks, place: int) -> int:
    """Skip back from `place` over adverbs, "to", times and brackets to a token.

    It is the last one at or before `place` that is none of these.
    """
    while place >= 0:
        if chunks.tags[place] in _SKIPPED or _floats(chunks, place):
            place -= 1
        elif chunks.words[place] == ")" and "(" in chunks.words[:place]:
            while chunks.words[place] != "(":
                place -= 1
            place -= 1
        elif is_time(chunks, place):
            place = chunks.phrase_starts[place] - 1
            if chunks.words[place] in TIME_PREPOSITIONS:
                place -= 1
        else:
            break
    return place


def _floats(chunks: Chunks, place: int) -> bool:
    """Whether a quantifier stands apart from the noun that it counts: "the mayors (of Arden and Dunmore) both said"."""
    behind_noun = place - 1 in chunks.phrase_starts or chunks.words[place - 1 : place] == (")",)
    return behind_noun and chunks.words[place] in FLOATING_QUANTIFIERS


def is_time(chunks: Chunks, last: int) -> bool:
    """Whether the noun phrase that ends at `last` tells when: "last week", "2015".

    Also "earlier this month". The first one of a sentence may be its subject ("Monday was").
    """
    first = chunks.phrase_starts.get(last, 0)
    if not first:
        return False
    words = chunks.words[first : last + 1]
    if words[-1] in time_adverbs():
        return NOUNS.isdisjoint(chunks.tags[first : skip_days(chunks, last) + 1])
    return all(word in time_phrase_words() or word.isdigit() for word in words) and (
        not words[0].isdigit() or len(words) > 1 or len(words[0]) == 4
    )


def skip_days(chunks: Chunks, last: int) -> int:
    """The last token at or before `last` that names no day or span of time."""
    while last > 0 and chunks.words[last] in time_adverbs():
        last -= 1
    return last


def before_parenthesis(chunks: Chunks, closing: int) -> int | None:
    """The last token before a parenthesis that ends at `closing`.

    It is that of a noun, or its "who"; at `closing` stands a comma or dash. Steps over the segments that describe the
    noun before them: a relative clause, an apposition, an age, a place, a participle. None where what stands before the
    mark describes nothing.
    """
    end = closing
    if chunks.words[closing - 1] == ")":
        bracketed = skip_back(chunks, closing - 1)
        return bracketed if bracketed in chunks.phrase_starts else None
    for start in range(closing - 1, 0, -1):
        if chunks.words[start] not in PAUSES:
            continue
        if not _describes(chunks, start + 1, end):
            return None
        before = skip_back(chunks, start - 1)
        if before >= 0 and chunks.tags[before] in RELATIVES:
            return before
        if before in chunks.phrase_starts and not _describes_further(chunks, before, start):
            return before
        end = start
    return None


def _describes(chunks: Chunks, start: int, end: int) -> bool:
    """Whether the tokens from `start` to before `end` can be a parenthesis behind a noun."""
    if start >= end:
        return False
    if chunks.tags[start] in _DESCRIPTIONS | ADVERBS | {"VBD", "TO"} or _is_comment(
        chunks, start, end
    ):
        return True
    for place in range(start, end):
        if chunks.tags[place] in RELATIVES or (chunks.words[place] == "that" and place > start):
            return True
        if chunks.tags[place] in FINITE and not _is_reduced(chunks, start, place):
            return False
    return True


def _is_comment(chunks: Chunks, start: int, end: int) -> bool:
    """Whether the tokens only tell who says so: "The driver, police said, was drunk"."""
    return any(
        group.last == end - 1 and group.first >= start and group.lemma in speech_verbs()
        for group in chunks.verb_groups
    )


def _is_reduced(chunks: Chunks, start: int, verb: int) -> bool:
    """Whether `verb` is a participle behind the noun that the segment opens with: "a voter raised in (Chile)"."""
    return (
        chunks.tags[verb] == "VBD"
        and chunks.phrase_ends.get(start) == verb - 1
        and chunks.tags[verb + 1] in PREPOSITIONS
    )


def _describes_further(chunks: Chunks, last: int, end: int) -> bool:
    """Whether the segment that ends before `end` itself describes a noun before a comma: "Ann Lee, a judge, ..."."""
    start = end
    while start > 0 and chunks.words[start - 1] not in PAUSES:
        start -= 1
    if start == 0:
        return False
    if chunks.tags[start] in _DESCRIPTIONS:
        return "that" not in chunks.words[start:end]
    before = skip_back(chunks, start - 2)
    return (
        before >= 0
        and chunks.tags[before].startswith("NNP")
        and chunks.phrase_starts[last] == start
        and chunks.words[start - 1] == chunks.words[end]
        and chunks.words[start] in ARTICLES
    )


def noun_before(chunks: Chunks, last: int, *, person: bool) -> Subject | None:
    """The noun phrase that ends at `last`, without times and adverbs behind it.

    A `person` is no place that it names. "An official in Arden, who", "a man in Arden arrested on Friday".
    """
    last = skip_back(chunks, last)
    first = chunks.phrase_starts.get(last)
    if first is None:
        return None
    while (
        person
        and first > 1
        and chunks.names[last].endswith("-LOC")
        and chunks.tags[first - 1] == "IN"
        and first - 2 in chunks.phrase_starts
    ):
        last = first - 2
        first = chunks.phrase_starts[last]
    return Subject(first, last)


def antecedent(chunks: Chunks, pronoun: int) -> Subject:
    """The antecedent of a relative pronoun, else the pronoun itself.

    It is the noun phrase before, a comma between left out.
    """
    last = pronoun - 1
    if last >= 0 and chunks.words[last] == ",":
        last -= 1
    noun = noun_before(chunks, last, person=chunks.words[pronoun] == "who")
    if noun is None:
        return Subject(pronoun, pronoun, pronoun)
    return Subject(noun.first, noun.last, pronoun)


def joint_before(chunks: Chunks, first: int) -> int:
    """Where the "and" or "as well as" before the phrase at `first` begins, else -1.

    It joins the phrase to the one before it.
    """
    for words in (*ADDITIVES, ("&",)):
        joint = first - len(words)
        if joint > 0 and chunks.words[joint:first] == words:
            return joint
    return -1


def is_led(chunks: Chunks, first: int) -> bool:
    """Whether a preposition leads what begins at `first`.

    "at least ten" and "about ten" are led by nothing.
    """
    before = first - 1
    if before < 0 or chunks.tags[before] not in PREPOSITIONS or joint_before(chunks, first) > 0:
        return False
    word = chunks.words[before]
    counts = (word == "at" and chunks.tags[first] == "JJS") or (
        word in DEGREES and chunks.tags[first] == "CD"
    )
    return word not in SUBORDINATORS | PAUSES and not counts


def is_adjectival(chunks: Chunks, last: int) -> bool:
    """Whether a determiner and an adjective end at `last`: "a 15-year-old".

    Also "the injured".
    """
    return (
        last > 0
        and chunks.outer_tags[last] in ADJECTIVES | {"VBN"}
        and chunks.tags[last - 1] in DETERMINERS
        and chunks.words[last - 1] not in {"this", "that"}
    )
