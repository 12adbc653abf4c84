"""Find deaths and injuries in the article's words; nothing is added up."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from briefing.analysis.incident.casualty_clauses import casualties_in_clause, nobody_at
from briefing.analysis.incident.casualty_counts import counted_casualties
from briefing.analysis.incident.casualty_totals import Sort
from briefing.analysis.incident.harm_verbs import Harm, harm_verbs
from briefing.analysis.incident.other_times import is_of_another_time
from briefing.analysis.incident.story import Story
from briefing.analysis.text.counts import count_in, with_quantifier
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.morphology import verb_lemma
from briefing.model.results import Finding
from briefing.model.text import Span

_DEATH: frozenset[Harm] = frozenset({"death"})
_INJURY: frozenset[Harm] = frozenset({"injury", "care"})
_INJURY_OR_HIT: frozenset[Harm] = frozenset({"injury", "care", "hit"})
_MOST_FINDINGS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty:
    """Words for somebody dead or hurt: `span` is shown, `people` tells who.

    `number` is how many they are where the words say so; 1 for one person, None for an open plural.
    """

    span: Span
    sentence: AnnotatedSentence
    people: Span
    number: int | None
    counted: bool
    actor: int | None


def find_deaths(story: Story) -> tuple[Finding, ...]:
    """Who or how many died, in factual clauses and counted phrases of the story."""
    return _shown(story, _casualties(story, "death", _DEATH))


def find_injuries(story: Story) -> tuple[Finding, ...]:
    """Who or how many were hurt, in factual clauses and counted phrases of the story.

    Being shot or stabbed is an injury where the article tells of no death; where it does, it may have been the death.
    """
    deaths = _casualties(story, "death", _DEATH)
    fatal = any(casualty.number != 0 for casualty in deaths) or any(
        not sentence.words.isdisjoint(vocabulary("fatal words", "casualties"))
        for sentence in story.telling
    )
    harms = _INJURY if fatal else _INJURY_OR_HIT
    dead = {c.actor for c in deaths if c.actor is not None}
    told = {casualty.sentence.number for casualty in deaths}
    return _shown(
        story,
        [
            casualty
            for casualty in _casualties(story, "injury", harms)
            if casualty.actor not in dead and (not fatal or _is_another(casualty, told))
        ],
    )


def find_dead(story: Story) -> tuple[Span, ...]:
    """The words for those who died, wherever the story tells of them."""
    return tuple(casualty.people for casualty in _casualties(story, "death", _DEATH))


def _is_another(casualty: Casualty, told: set[int]) -> bool:
    """Whether the hurt cannot be one of the dead, of whom the sentences `told` tell: "the boy was wounded" may be."""
    tokens = casualty.sentence.tokens_in(casualty.people)
    words = {token.text.lower() for token in tokens}
    new = tokens[0].text.lower() in {"a", "an"}  # "a boy was hurt", behind those who died
    return (
        casualty.number != 1
        or (new and casualty.sentence.number > min(told, default=casualty.sentence.number))
        or casualty.actor is not None
        or casualty.sentence.number in told
        or bool(words & vocabulary("words for another"))
    )


def _shown(story: Story, casualties: list[Casualty]) -> tuple[Finding, ...]:
    """The count first told, and greater ones; without a count each person once; else what there is."""
    kept: list[Casualty] = []
    counts = [c for c in casualties if c.counted]
    several = [c for c in counts if c.number != 1]
    if several:
        for casualty in several:
            if all((casualty.number or 0) > (other.number or 0) for other in kept):
                kept.append(casualty)
    else:
        named = [c for c in casualties if c.actor is not None]
        seen: set[int | None] = set()
        for casualty in counts[:1] or named or casualties[:1]:
            if casualty.actor not in seen or casualty.actor is None:
                seen.add(casualty.actor)
                kept.append(casualty)
    texts: dict[str, Finding] = {}
    for casualty in kept[:_MOST_FINDINGS]:
        finding = story.cite(casualty.span)
        texts.setdefault(finding.text.lower(), finding)
    return tuple(texts.values())


def _casualties(story: Story, sort: Sort, harms: frozenset[Harm]) -> list[Casualty]:
    found: list[Casualty] = []
    elsewhere: dict[int, list[Span]] = defaultdict(list)
    for trigger in story.main.others:
        elsewhere[trigger.sentence.number].append(trigger.head)
    for sentence in story.telling:
        if not any(map(_tells_of_harm, sentence.words)):
            continue
        told = [
            *(
                pair
                for clause in sentence.clauses
                if not any(clause.action.covers(head) for head in elsewhere[sentence.number])
                for pair in casualties_in_clause(sentence, clause, harms)
            ),
            *counted_casualties(sentence, sort),
        ]
        told = [pair for pair in told if not is_of_another_time(story, sentence, pair[1])]
        here: list[Casualty] = []
        for span, people in sorted(told, key=lambda pair: (pair[0].start, -pair[0].end)):
            if not any(other.span.overlaps(span) for other in here):
                here.append(_casualty(sentence, span, people))
        found += here
    return found


def _casualty(sentence: AnnotatedSentence, span: Span, people: Span) -> Casualty:
    quantified = with_quantifier(sentence, people)
    number, counted = count_in(sentence, quantified)
    if nobody_at(sentence, people):
        number, counted = 0, True
    return Casualty(
        span=with_quantifier(sentence, span),
        sentence=sentence,
        people=people,
        number=number,
        counted=counted,
        # "everyone but the driver" is not the driver
        actor=sentence.actor_at(people) if quantified == people else None,
    )


@lru_cache(maxsize=1 << 14)
def _tells_of_harm(word: str) -> bool:
    """Whether the dead or hurt may be told of with the word: a sentence without any such word is passed over."""
    return (
        word in {"fatally", "toll"}
        or verb_lemma(word) in harm_verbs()
        or any(is_noun_of(word, section, "casualties") for section in _HARM_WORDS)
    )


_HARM_WORDS = ("death nouns", "injury nouns", "death adjectives", "injury adjectives", "lives")
