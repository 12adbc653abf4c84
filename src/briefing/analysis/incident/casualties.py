"""Find deaths and injuries in the article's words; nothing is added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from briefing.analysis.incident.people import befallen, is_fatal, is_person, may_be_people
from briefing.analysis.incident.story import Story
from briefing.analysis.incident.story_findings import in_speech
from briefing.analysis.incident.triggers import is_factual
from briefing.analysis.text.counts import count_in, counted_after, with_quantifier
from briefing.analysis.text.extents import extend_phrase, tokens_after, tokens_before, tokens_in
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import BE, HAVE, PLURAL_AUXILIARIES
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.tags import ADVERBS, PAST, PREMODIFIERS
from briefing.model.annotation import Clause
from briefing.model.results import Finding
from briefing.model.text import Span

_LONGEST_GAP = 60
"""Characters between a subject and its verb beyond which only the subject is shown."""
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
    return _shown(story, _casualties(story, "death", frozenset()))


def find_injuries(story: Story) -> tuple[Finding, ...]:
    """Who or how many were hurt, in factual clauses and counted phrases of the story.

    Being shot or stabbed is an injury where the article tells of no death; where it does, it may have been the death.
    """
    deaths = _casualties(story, "death", frozenset())
    fatal = any(casualty.number != 0 for casualty in deaths)
    hits = frozenset[str]() if fatal else vocabulary("hitting verbs")
    dead = {c.actor for c in deaths if c.actor is not None}
    told = {casualty.sentence.number for casualty in deaths}
    return _shown(
        story,
        [
            casualty
            for casualty in _casualties(story, "injury", hits)
            if casualty.actor not in dead and (not fatal or _is_another(casualty, told))
        ],
    )


def _is_another(casualty: Casualty, told: set[int]) -> bool:
    """Whether the hurt cannot be one of the dead, of whom the sentences `told` tell: "the boy was wounded" may be."""
    words = {token.text.lower() for token in casualty.sentence.tokens_in(casualty.people)}
    return (
        casualty.number != 1
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


def _casualties(story: Story, sort: str, hits: frozenset[str]) -> list[Casualty]:
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
                for pair in _in_clause(sentence, clause, sort, hits)
            ),
            *_in_phrases(sentence, sort),
        ]
        here: list[Casualty] = []
        for span, people in sorted(told):
            if not any(other.span.overlaps(span) for other in here):
                here.append(_casualty(sentence, span, people))
        found += here
    return found


def _casualty(sentence: AnnotatedSentence, span: Span, people: Span) -> Casualty:
    quantified = with_quantifier(sentence, people)
    number, counted = count_in(sentence, quantified)
    if _nobody(sentence, people):
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


def _nobody(sentence: AnnotatedSentence, span: Span) -> Span | None:
    """The cue by which the words at the end of `span` tell of none: "no", "not one"; None where they tell of some."""
    scopes = sentence.scopes_over(Span(span.end - 1, span.end))
    return scopes[0].cue if scopes and all(scope.nobody for scope in scopes) else None


def _in_clause(
    sentence: AnnotatedSentence, clause: Clause, sort: str, hits: frozenset[str]
) -> Iterator[tuple[Span, Span]]:
    """The words shown and the words for the people, of a clause that tells of their death or injury."""
    if not _tells(sentence, clause, sort, hits) or in_speech(sentence, clause.action):
        return
    cue = _nobody(sentence, clause.action)
    if cue is not None:
        yield from _none_of(sentence, clause, cue)
        return
    people = _sufferers(sentence, clause) if is_factual(sentence, clause) else None
    if people is None or (clause.lemma in hits and not is_person(sentence, people)):
        return
    if not may_be_people(sentence, people, clause.lemma):
        return
    if people.end <= clause.action.start:
        near = clause.action.start - people.end <= _LONGEST_GAP
        end = _complement(sentence, clause) if near else people.end
        yield Span(people.start, end), people
    elif people.start >= clause.action.end:
        following = tokens_after(sentence, people.end)[:1]
        dead = following if [token.text.lower() for token in following] == ["dead"] else ()
        yield Span(clause.action.start, dead[0].span.end if dead else people.end), people


def _none_of(sentence: AnnotatedSentence, clause: Clause, cue: Span) -> Iterator[tuple[Span, Span]]:
    """The whole clause that tells of nobody dead or hurt, from the cue on; not one under another verb."""
    before, after = sorted((cue, clause.action))
    between = Span(before.end, max(before.end, after.start))
    if any(other.action.overlaps(between) for other in sentence.clauses):
        return
    phrase = next((p.span for p in sentence.noun_phrases if p.span.overlaps(cue)), cue)
    if cue.start >= clause.action.end:
        phrase = extend_phrase(sentence, Span(cue.start, phrase.end))
    whole = Span(before.start, max(_complement(sentence, clause), phrase.end))
    yield whole, whole


def _tells(sentence: AnnotatedSentence, clause: Clause, sort: str, hits: frozenset[str]) -> bool:
    fatal = is_fatal(sentence, clause)
    if sort == "death":
        return fatal or clause.lemma in vocabulary("death verbs")
    if clause.lemma in vocabulary("suffering verbs"):
        following = tokens_after(sentence, clause.action.end)[:4]
        return any(is_noun_of(token.text, "injury nouns") for token in following)
    return not fatal and (clause.lemma in vocabulary("injury verbs") or clause.lemma in hits)


def _sufferers(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    if clause.lemma in vocabulary("suffering verbs") | {"be"}:
        people = clause.doer
    else:
        people = befallen(sentence, clause)
        if people is None and not clause.passive and clause.lemma not in vocabulary("dying verbs"):
            people = counted_after(sentence, clause.action.end)
    if people is None:
        return None
    people = extend_phrase(sentence, people)
    before = tokens_before(sentence, people.start)
    if (
        people.end <= clause.action.start
        and len(before) > 1
        and before[-1].text.lower() == "and"
        and any(
            token.text.lower() in PLURAL_AUXILIARIES for token in tokens_in(sentence, clause.action)
        )
    ):
        first = next((p for p in sentence.noun_phrases if p.head == before[-2].span), None)
        if first is not None and is_person(sentence, first.span):
            return Span(first.span.start, people.end)
    return people


def _complement(sentence: AnnotatedSentence, clause: Clause) -> int:
    """The end of what completes the verb group behind it: "dead", "to death", "a minor injury"; else its own end."""
    following = tokens_after(sentence, clause.action.end)[:2]
    words = [token.text.lower() for token in following]
    if words[:1] in (["dead"], ["deceased"]):
        return following[0].span.end
    if words == ["to", "death"]:
        return following[1].span.end
    suffered = clause.lemma in vocabulary("suffering verbs") and clause.undergoer is not None
    return clause.undergoer.end if suffered and clause.undergoer else clause.action.end


@lru_cache(maxsize=1 << 14)
def _tells_of_harm(word: str) -> bool:
    """Whether the dead or hurt may be told of with the word: a sentence without any such word is passed over."""
    return (
        word == "fatally"
        or any(verb_lemma(word) in vocabulary(section) for section in _HARM_VERBS)
        or any(is_noun_of(word, section) for section in _HARM_WORDS)
    )


_HARM_VERBS = ("death verbs", "injury verbs", "hitting verbs")
_HARM_WORDS = ("death nouns", "injury nouns", "death adjectives", "injury adjectives")


def _in_phrases(sentence: AnnotatedSentence, sort: str) -> Iterator[tuple[Span, Span]]:
    for phrase in sentence.noun_phrases:
        head = singular(sentence.text(phrase.head))
        if head in vocabulary(f"{sort} nouns"):
            yield from _counted_phrase(sentence, phrase.span, phrase.span)
    adjectives = vocabulary(f"{sort} adjectives") & sentence.words
    for token in sentence.sentence.tokens if adjectives else ():
        if token.text.lower() in adjectives and token.tag in {"JJ", *PAST}:
            span = _counted_before(sentence, token.span)
            if span is not None:
                yield from _counted_phrase(sentence, Span(span.start, token.span.end), span)


def _counted_phrase(
    sentence: AnnotatedSentence, shown: Span, people: Span
) -> Iterator[tuple[Span, Span]]:
    """The phrase that counts the dead or hurt, with a "no" before it; nothing where it is not asserted."""
    end = Span(shown.end - 1, shown.end)
    cue = _nobody(sentence, shown)
    if cue is not None and shown.covers(cue):
        yield shown, shown
    elif not sentence.scopes_over(end) and count_in(sentence, people)[1]:
        yield shown, people


def _counted_before(sentence: AnnotatedSentence, adjective: Span) -> Span | None:
    """The counted phrase that the adjective ends or follows: "five people dead", "12 are injured"."""
    before = list(tokens_before(sentence, adjective.start)[-6:])
    while before and before[-1].text.lower() in BE | HAVE | {"also", "left"}:
        before.pop()
    for position, token in enumerate(before):
        if count_in(sentence, token.span)[1] and all(
            other.tag in PREMODIFIERS | ADVERBS | {"DT"} for other in before[position:]
        ):
            return Span(token.span.start, before[-1].span.end)
    return None
