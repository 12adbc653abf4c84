"""Summarize several articles together, without repeating; numbers that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.answers.disagreements import CitedSentence, find_disagreements
from briefing.analysis.choice.joint_choice import (
    LENGTH_UNIT,
    WEIGHTS,
    Candidate,
    JointChoice,
    JointFeature,
    neighbours,
)
from briefing.analysis.choice.key_sentences import contributions, why_none
from briefing.analysis.choice.length import count_asked, count_words
from briefing.analysis.choice.salience import score_sentences
from briefing.analysis.incident.story import tell_story
from briefing.analysis.text.agreement import say_the_same
from briefing.analysis.text.findings import cite
from briefing.analysis.text.languages import without_function_words
from briefing.analysis.text.likeness import like_sentences, story_matcher
from briefing.analysis.text.reference import article_reference
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.analysis.text.terms import stem
from briefing.languages import ENGLISH, language_of
from briefing.model.collection import Collection
from briefing.model.results import (
    Choice,
    Contribution,
    Finding,
    Hindrance,
    JointSummary,
    SentenceScore,
    SharedFinding,
)

MOST_SENTENCES, MOST_WORDS = 6, 150
"""The most of a summary whose length nobody has asked for: with the list of articles it fits one screen."""
ALIKE = 0.6
"""Two sentences that share so many of the richer one's stems say the same, unless they differ in what turns it."""
MATCHING, MATCHING_STEMS = 0.5, 4
"""The numbers of two that share so many of the poorer one's stems count the same thing."""


def summarize_together(
    collection: Collection,
    numbers: Sequence[int],
    choice: Choice,
    *,
    explain: bool = False,
    language: str | None = None,
) -> JointSummary:
    """Summarize several articles together, in order of time.

    They are those of these numbers; the sentences are chosen as `choice` says. Where no length is asked for, they are
    six at most, of 150 words together at most. With `explain`, the summary has the rank and the score of every
    sentence. `language` is that of the articles; None looks for each one's.
    """
    # A library's numbers are in the order of adding, its collection in that of time.
    numbers = [number for number in collection.every if number in set(numbers)]
    candidates = [
        entry for number in numbers for entry in _candidates(collection, number, language)
    ]
    likeness = like_sentences([_stems(c.scored.sentence) for c in candidates])
    sentences = [candidate.scored.sentence for candidate in candidates]
    alike = neighbours(
        (left, right)
        for (left, right), found in likeness.items()
        if found.of_richer >= ALIKE and say_the_same(sentences[left], sentences[right])
    )
    chosen = JointChoice(candidates, alike)
    order = _choose(chosen, choice)
    taken = sorted(chosen.taken)
    cited = [CitedSentence(c.article, c.scored.sentence) for c in candidates]
    matching = (
        pair
        for pair, found in likeness.items()
        if found.of_poorer >= MATCHING and found.shared >= MATCHING_STEMS
    )
    return JointSummary(
        articles=tuple(article_reference(collection.article(n), n) for n in numbers),
        key_points=tuple(
            SharedFinding(
                _whole(candidates[place]),
                tuple(_whole(candidates[other]).citation for other in alike.get(place, ())),
            )
            for place in taken
        ),
        disagreements=find_disagreements(
            collection, cited, matching=matching, same_story=story_matcher(collection)
        ),
        choice=choice,
        why_none="" if taken else why_none(sentences, choice.length),
        explanation=tuple(_explain(chosen, order, choice)) if explain else (),
    )


def _candidates(collection: Collection, number: int, language: str | None) -> Iterator[Candidate]:
    annotated = collection.article(number)
    language = language or language_of(annotated)
    story = tell_story(annotated, number) if language == ENGLISH else None
    told = frozenset(trigger.sentence.number for trigger in (story.main.triggers if story else ()))
    sentences = without_function_words(annotated_sentences(annotated), language)
    for scored in score_sentences(sentences, incident_sentences=told):
        stems = tuple(dict.fromkeys(_stems(scored.sentence)))
        yield Candidate(number, scored, stems, count_words(scored.sentence.text()))


def _stems(sentence: AnnotatedSentence) -> list[str]:
    return [found for token in sentence.sentence.tokens if (found := stem(token.text))]


def _choose(chosen: JointChoice, choice: Choice) -> Sequence[int]:
    """Take sentences as `choice` says; the places of all, the best first, come back."""
    places = range(len(chosen.candidates))
    length = choice.length
    count, words = count_asked(length, len(places)), length.words
    unasked = count is None and words is None
    if unasked:
        count, words = MOST_SENTENCES, MOST_WORDS
    if choice.method == "default":
        chosen.choose(count, words, fill=count is not None and not unasked)
        return sorted(places, key=lambda place: (-chosen.first_gains[place], place))
    from briefing.analysis.choice.methods import method_of

    contents = [_stems(candidate.scored.sentence) for candidate in chosen.candidates]
    ranking = method_of(choice.method)(contents, len(contents))
    order = tuple(dict.fromkeys([*ranking.order, *places]))
    chosen.choose_in(order, count, words)
    return order


def _explain(chosen: JointChoice, order: Sequence[int], choice: Choice) -> Iterator[SentenceScore]:
    ranks = {place: rank for rank, place in enumerate(order, 1)}
    ours = choice.method == "default"
    for place, candidate in enumerate(chosen.candidates):
        yield SentenceScore(
            finding=_whole(candidate),
            rank=ranks[place],
            taken=place in chosen.taken,
            score=round(chosen.first_gains[place], 4) if ours else None,
            contributions=_contributions(chosen, place) if ours else (),
            hindrance=_hindrance(chosen, place, choice),
        )


def _contributions(chosen: JointChoice, place: int) -> tuple[Contribution, ...]:
    candidate = chosen.candidates[place]
    joint: dict[JointFeature, float] = {
        "told widely": chosen.covered[place],
        "words": candidate.words / LENGTH_UNIT,
    }
    return contributions(
        candidate.scored, ((name, value, WEIGHTS[name]) for name, value in joint.items())
    )


def _hindrance(chosen: JointChoice, place: int, choice: Choice) -> Hindrance | None:
    most = choice.length.words
    if most is not None and chosen.candidates[place].words > most:
        return Hindrance.TOO_LONG
    if place not in chosen.taken and place not in chosen.left:
        return Hindrance.TOLD
    if choice.method != "default":
        return None
    if chosen.candidates[place].scored.measured.out_of_place:
        return Hindrance.OUT_OF_PLACE
    return Hindrance.CONTEXT if chosen.missing_context(place) is not None else None


def _whole(candidate: Candidate) -> Finding:
    sentence = candidate.scored.sentence
    return cite(sentence.annotated, candidate.article, sentence.sentence.span)
