"""Read what kind of incident a verb tells of, and whom it befalls."""

from __future__ import annotations

from functools import lru_cache

from briefing.analysis.incident.befallen import is_fatal, may_be_fatal
from briefing.analysis.incident.figures_of_speech import is_figurative, is_figurative_noun
from briefing.analysis.incident.kind_words import kinds_of_verbs, patterns_of_verbs
from briefing.analysis.incident.kinds import (
    HARM_SORT,
    KINDS,
    WEAK_WEIGHT,
    IncidentKind,
    frame_of,
    noun_sort,
    word_weight,
)
from briefing.analysis.incident.people import is_person
from briefing.analysis.incident.trigger_patterns import matching_pattern
from briefing.analysis.text.counts import counted_after
from briefing.analysis.text.extents import extend_phrase, tokens_in
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.model.annotation import Clause
from briefing.model.text import Span


def read_verb(
    sentence: AnnotatedSentence, clause: Clause, target: Span | None, after: Span | None
) -> tuple[str, Span | None, float] | None:
    """The kind that the verb tells of, whom it befalls and its weight.

    None where it tells of none.
    """
    pattern = matching_pattern(sentence, clause)
    sort = pattern.kind if pattern else kinds_of_verbs().get(clause.lemma)
    affair = sort is not None and KINDS[frame_of(sort)].affair
    if not affair and (is_figurative(sentence, clause) or _is_of_animals(sentence, clause, target)):
        return None
    weight = 1.0 if pattern else word_weight(clause.lemma, "weak verbs", 1.0)
    if target is None and _lacks_object(sentence, clause):
        weight = min(weight, WEAK_WEIGHT)
    if after is not None and clause.lemma in vocabulary("survival verbs", "incidents"):
        # "Escaped an assassination attempt": the head says what came of it.
        head = tokens_in(sentence, after)[-1].span
        if is_figurative_noun(sentence, after, head):
            return None
        nouns = (noun_sort(token.text) for token in reversed(tokens_in(sentence, after)))
        sort, target, weight = next(filter(None, nouns), None), clause.doer, 1.2
    elif after is not None and sort is None and _takes_life(sentence, clause, after):
        sort, target = HARM_SORT, extend_phrase(sentence, after)
    elif _befalls_doer(sentence, sort, target):
        target = clause.doer
    if is_fatal(sentence, clause):
        sort, target, weight = sort or HARM_SORT, target or clause.doer, max(weight, 1.0)
    return None if sort is None else (sort, target, weight)


def _is_of_animals(sentence: AnnotatedSentence, clause: Clause, target: Span | None) -> bool:
    """Whether no people but animals die or are hurt: "killed 60 sheep"."""
    sections = ("hurting verbs", "dying verbs")
    if target is None and not clause.passive:
        target = counted_after(sentence, clause.action.end)
    if target is None or not any(clause.lemma in vocabulary(section) for section in sections):
        return False
    whole = extend_phrase(sentence, target)  # "dozens of goats"
    animals = is_noun_of(tokens_in(sentence, whole)[-1].text, "animals", "casualties")
    return animals and not is_person(sentence, whole)  # "her son and their dog"


@lru_cache(maxsize=1 << 12)
def may_tell(lemma: str) -> bool:
    """Whether the verb may tell of an incident, by itself or by what stands beside it.

    Most tell of none.
    """
    return (
        lemma in kinds_of_verbs()
        or lemma in patterns_of_verbs()
        or any(lemma in vocabulary(section, "incidents") for section in _TELLING_SECTIONS)
        or may_be_fatal(lemma)
    )


_TELLING_SECTIONS = ("survival verbs", "life-taking verbs")


def _takes_life(sentence: AnnotatedSentence, clause: Clause, after: Span) -> bool:
    return (
        clause.lemma in vocabulary("life-taking verbs", "incidents")
        and singular(sentence.text(after).split()[-1]) == "life"
    )


def _befalls_doer(sentence: AnnotatedSentence, sort: str | None, target: Span | None) -> bool:
    """Whether the verb befalls its subject: "a bus crashed", "blew himself up"."""
    if target is None:
        return sort is not None and frame_of(sort) is IncidentKind.ACCIDENT
    return sentence.text(target).lower().endswith(("self", "selves"))


def _lacks_object(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether nobody and nothing is told that the verb hits: "Roe shot wide"."""
    if clause.passive or clause.lemma not in vocabulary("verbs with an object", "incidents"):
        return False
    following = [token.text.lower() for token in sentence.tokens_after(clause.action.end)[:1]]
    return clause.undergoer is None and not set(following) & {"into", "dead"}
