"""Rank the voices of an article: whole sentences by weight, both sides heard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log

from briefing.analysis.answers.interviews import Answer
from briefing.analysis.answers.outlook import is_cut
from briefing.analysis.answers.voices import sayings, speaker_name
from briefing.analysis.choice.length import count_words
from briefing.analysis.choice.openings import missing_context
from briefing.analysis.choice.salience import ScoredSentence
from briefing.analysis.text.findings import cite
from briefing.frozen import dataclass
from briefing.model.annotation import Claim, Quote, Stance
from briefing.model.results import Finding, Statement, Voice, VoiceKind
from briefing.model.text import Span

_NAMED, _OTHER_SIDE, _AGAIN, _LOST = 0.7, 2.0, 0.7, 1.5
"""What a sentence gains that names its speaker, and one that contradicts; what each time counts that somebody speaks;
what a sentence loses that is cut off, opens on "he", or has its speaker in another one."""
_FEWEST_WORDS = 6
"""Words of the shortest answer that is shown."""
NO_ANSWERS: Mapping[int, Answer] = {}
_AGAINST = frozenset({Stance.DENIED, Stance.DOUBTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """A sentence in which somebody speaks: how much it weighs, and whether it contradicts."""

    entry: ScoredSentence
    weight: float
    against: bool
    words: Span


def rank_voices(
    scored: Sequence[ScoredSentence],
    number: int,
    roles: Mapping[str, Finding],
    answers: Mapping[int, Answer] = NO_ANSWERS,
) -> tuple[Voice, ...]:
    """Rank the voices of article `number`, the weightiest first.

    The first that contradicts comes right behind the first of all. Each has whole sentences: the one that tells most,
    then the others in text order. `roles` are by name, `answers` of an interview by the number of their sentence.
    """
    names: dict[str, str] = {}
    # What the text around an interview reports of its guest is told better by the answers.
    guests = {answer.name for answer in answers.values()}
    heard: defaultdict[str, dict[int, _Heard]] = defaultdict(dict)
    for entry in scored:
        answer = answers.get(entry.sentence.number)
        if answer is not None:
            if (found := _hear_answer(entry, answer)) is not None:
                heard[answer.name][entry.sentence.number] = found
            continue
        for saying in sayings(entry.sentence):
            name = speaker_name(entry.sentence.annotated, saying)
            if name is not None and name not in guests:
                name = names.setdefault(name.lower(), name)
                found = _hear(entry, saying)
                known = heard[name].get(entry.sentence.number)
                if known is None or found.weight > known.weight:
                    heard[name][entry.sentence.number] = found
    ranked = sorted(heard, key=lambda name: -_weight_of(heard[name].values()))
    against = next((n for n in ranked[1:] if any(h.against for h in heard[n].values())), None)
    if against is not None and not _best(heard[ranked[0]].values()).against:
        ranked.remove(against)
        ranked.insert(1, against)
    return tuple(
        _voice(name, tuple(heard[name].values()), number, roles.get(name)) for name in ranked
    )


def _hear(entry: ScoredSentence, saying: Quote | Claim) -> _Heard:
    sentence = entry.sentence
    spoken = saying.speaker is not None and sentence.sentence.span.covers(saying.speaker)
    named = spoken and saying.speaker is not None and sentence.text(saying.speaker)[:1].isupper()
    against = isinstance(saying, Claim) and saying.stance in _AGAINST
    lost = is_cut(sentence) + (missing_context(sentence) is not None) + (not spoken)
    weight = entry.score + _NAMED * named + _OTHER_SIDE * against - _LOST * lost
    return _Heard(entry=entry, weight=weight, against=against, words=sentence.sentence.span)


def _hear_answer(entry: ScoredSentence, answer: Answer) -> _Heard | None:
    """A sentence of an answer, None where it is short or a question."""
    text = entry.sentence.text(answer.words)
    if count_words(text) < _FEWEST_WORDS or text.endswith("?"):
        return None
    lost = missing_context(entry.sentence) is not None
    return _Heard(entry=entry, weight=entry.score - _LOST * lost, against=False, words=answer.words)


def _best(heard: Iterable[_Heard]) -> _Heard:
    return max(heard, key=lambda each: (each.weight, -each.entry.sentence.number))


def _weight_of(heard: Collection[_Heard]) -> float:
    return _best(heard).weight + _AGAIN * log(len(heard))


def _voice(name: str, heard: Sequence[_Heard], number: int, role: Finding | None) -> Voice:
    best = _best(heard)
    rest = sorted((h for h in heard if h is not best), key=lambda h: h.entry.sentence.number)
    statements = tuple(
        Statement("", (cite(h.entry.sentence.annotated, number, h.words),)) for h in (best, *rest)
    )
    return Voice(name=name, kind=VoiceKind.SPEAKER, statements=statements, role=role)
