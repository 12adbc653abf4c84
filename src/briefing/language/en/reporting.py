"""Load and cache the word list of reporting cues."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.language.en import word_list
from briefing.language.en.morphology import verb_forms, verb_lemma

_NO_VERBS = frozenset(
    [
        "",
        "attribution",
        "label",
        "speaking people",
        "counted speakers",
        "speaking documents",
        "no agents",
    ]
)
"""Sections of the list that hold something else than verbs."""

PLAIN_SPEECH = frozenset("say tell add write tweet post note state remark".split())
"""Verbs that report speech and tell nothing of its truth: one may stand for another."""


@cache
def reporting_verbs() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    """The particles of each reporting verb with their sections, longest first.

    Verbs are in the base form; particles are "for", nothing and the like.
    """
    frames: dict[tuple[str, ...], set[str]] = {}
    for section, entries in word_list("reporting_cues").items():
        if section in _NO_VERBS:
            continue
        for entry in entries:
            frames.setdefault(tuple(entry.split()), set()).add(section)
    verbs: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for (verb, *tail), sections in frames.items():
        verbs.setdefault(verb, []).append((tuple(tail), frozenset(sections)))
    return {
        verb: tuple(sorted(tails, key=lambda tail: (-len(tail[0]), tail[0])))
        for verb, tails in verbs.items()
    }


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs of saying and thinking that govern a clause: "say", "know".

    They are in the base form and need no particle.
    """
    return _bare("clause")


@cache
def clause_verbs() -> frozenset[str]:
    """Verbs behind which a noun must begin a clause: "said police came".

    They are in the base form and govern that clause.
    """
    return (speech_verbs() - _bare("object infinitive")) | inverting_verbs()


@cache
def inverting_verbs() -> frozenset[str]:
    """Verbs whose subject may stand behind them: "..., said the mayor".

    They are in the base form.
    """
    return _bare("inversion")


@cache
def quoting_verbs() -> frozenset[str]:
    """Verbs whose subject may follow them and a quotation: "'...?' asked the mayor".

    They are in the base form.
    """
    return frozenset(reporting_verbs()) - _bare("no inversion")


@cache
def promising_verbs() -> frozenset[str]:
    """Verbs by which a speaker tells of an own act: "agree to go".

    They are in the base form; "ask him to go" is none.
    """
    return _bare("infinitive") - _bare("object infinitive")


def _bare(section: str) -> frozenset[str]:
    """The base forms of the verbs of a section that need no particle."""
    return frozenset(
        verb
        for verb, tails in reporting_verbs().items()
        if any(not tail and section in sections for tail, sections in tails)
    )


@cache
def labels() -> frozenset[str]:
    """The nouns that may stand before a colon for who says something: "Poll: ..."."""
    return frozenset(word_list("reporting_cues")["label"])


@cache
def speaking_people() -> frozenset[str]:
    """Nouns for people who say something, beside role nouns and agent nouns.

    They are in the singular; agent nouns are those in "-er" and the like.
    """
    return frozenset(word_list("reporting_cues")["speaking people"])


@cache
def speaking_documents() -> frozenset[str]:
    """Nouns for what is written or recorded and tells something: "letter", "poll".

    They are in the singular.
    """
    return frozenset(word_list("reporting_cues")["speaking documents"])


@cache
def no_agents() -> frozenset[str]:
    """Nouns for things that end like agent nouns: "weather".

    They are in the singular.
    """
    return frozenset(word_list("reporting_cues")["no agents"])


@cache
def counted_speakers() -> frozenset[str]:
    """The words that count those who speak: "most of the miners", "dozens of parents"."""
    return frozenset(word_list("reporting_cues")["counted speakers"])


@cache
def attributions() -> dict[str, tuple[tuple[str, ...], int]]:
    """Phrases of attribution ("according to"), by their longest word, with its place.

    The place is that of the word in the phrase.
    """
    phrases = [tuple(entry.split()) for entry in word_list("reporting_cues")["attribution"]]
    longest = [max(phrase, key=len) for phrase in phrases]
    return {
        word: (phrase, phrase.index(word)) for word, phrase in zip(longest, phrases, strict=True)
    }


@cache
def cue_words() -> frozenset[str]:
    """All lower-case words that may be a cue of reported speech.

    Where none stands nothing is reported.
    """
    return frozenset(attributions()).union(*map(verb_forms, reporting_verbs()))


_CUE_TAGS = frozenset(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS"])


def possible_cues(words: Sequence[str], tags: Sequence[str]) -> list[int]:
    """Where reporting cues may be: listed verbs, nouns that may be such, attributions."""
    known, verbs, phrases = cue_words(), reporting_verbs(), attributions()
    return [
        place
        for place, word in enumerate(words)
        if word in known
        and (word in phrases or (tags[place] in _CUE_TAGS and verb_lemma(word) in verbs))
    ]
