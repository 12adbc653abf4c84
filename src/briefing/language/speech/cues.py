"""Find reporting cues: verb groups and phrases that introduce speech."""

from __future__ import annotations

from enum import StrEnum

from briefing.frozen import dataclass
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.reporting import attributions, reporting_verbs
from briefing.language.en.tags import COMMON_NOUNS, PARTICIPLES, PAST
from briefing.language.speech.constituents import Constituents
from briefing.language.syntax.verb_groups import group_start, is_passive


class Form(StrEnum):
    """How a cue stands in its clause."""

    FINITE = "finite"
    """ "said", "has claimed": its subject stands before it, or after it when inverted."""
    PASSIVE = "passive"
    """ "was denied": its speaker is in a by-phrase, or left out."""
    PARTICIPLE = "participle"
    """ "saying": its speaker is the subject of another verb."""
    INFINITIVE = "infinitive"
    """ "to say": likewise."""
    ATTRIBUTION = "attribution"
    """ "according to": its speaker follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting cue of one sentence, in units of its `Constituents`.

    `head` is the main word, `start` the first word of its verb group, `end` the unit after the cue
    with its particle ("called for"). `lemma` is the cue's base form, `frames` the sections of the
    word list that it stands in.
    """

    head: int
    start: int
    end: int
    lemma: str
    form: Form
    frames: frozenset[str]


def find_cues(units: Constituents) -> list[Cue]:
    """The reporting cues outside quotation marks, in text order."""
    cues: list[Cue] = []
    for index in units.possible_cues:
        if units.quoted[index]:
            continue
        cue = _attribution_cue(units, index)
        if cue is None and units.tags[index] not in COMMON_NOUNS:
            if (cues and cues[-1].end == index) or _is_modifier(units, index):
                continue  # "according to state law", "the reported sale"
            cue = _verb_cue(units, index)
        if cue is not None:
            cues.append(cue)
    return cues


def _is_modifier(units: Constituents, head: int) -> bool:
    """Whether the verb form at `head` stands inside a noun phrase: "her reported wealth"."""
    if units.tags[head] not in PARTICIPLES | PAST:
        return False
    for last in range(head, min(head + 4, len(units))):
        start = units.phrase_starts[last]
        if start >= 0:
            return start <= head and (start < head or last > head)
    return False


def _verb_cue(units: Constituents, head: int) -> Cue | None:
    for tail, frames in reporting_verbs().get(verb_lemma(units.words[head]), ()):
        end = head + 1 + len(tail)
        if units.words[head + 1 : end] == tail and not _is_infinitive(units, end, tail):
            start = group_start(units.words, units.tags, head)
            return Cue(
                head=head,
                start=start,
                end=end,
                lemma=" ".join((verb_lemma(units.words[head]), *tail)),
                form=verb_form(units, start, head),
                frames=frames,
            )
    return None


def _is_infinitive(units: Constituents, end: int, tail: tuple[str, ...]) -> bool:
    """Whether the particle "to" before the unit `end` belongs to a verb: "agreed to wait", "agreed to terms"."""
    return tail[-1:] == ("to",) and end < len(units) and units.tags[end] in {"VB", "RB"}


def verb_form(units: Constituents, start: int, head: int) -> Form:
    """The form of the verb group from `start` to the verb at `head`."""
    if start < head and units.tags[start] == "TO":
        return Form.INFINITIVE
    if is_passive(units.words, units.tags, start, head):
        return Form.PASSIVE
    if units.tags[head] == "VBG" and start == head:
        return Form.PARTICIPLE
    return Form.FINITE


def _attribution_cue(units: Constituents, index: int) -> Cue | None:
    """The phrase of attribution whose longest word stands at `index`."""
    if units.words[index] not in attributions():
        return None
    phrase, place = attributions()[units.words[index]]
    head = index - place
    end = head + len(phrase)
    if units.words[max(head, 0) : end] != phrase:
        return None
    return Cue(
        head=head,
        start=head,
        end=end,
        lemma=" ".join(phrase),
        form=Form.ATTRIBUTION,
        frames=frozenset(["attribution"]),
    )
