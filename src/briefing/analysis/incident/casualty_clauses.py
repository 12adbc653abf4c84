"""Find the dead and the hurt that clauses tell of: "killed 25", "25 died"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.incident.befallen import befallen, subject_before
from briefing.analysis.incident.harm_verbs import Harm, HarmVerb, complement, harm_of
from briefing.analysis.incident.people import is_person, may_be_people
from briefing.analysis.incident.story_findings import in_speech
from briefing.analysis.incident.triggers import is_factual
from briefing.analysis.incident.victims import victim_words
from briefing.analysis.text.counts import count_in, counted_after
from briefing.analysis.text.extents import extend_phrase, phrase_at
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.language.en.closed_classes import PRONOUNS_OF_ALL
from briefing.language.en.tags import ADJECTIVES, DETERMINERS
from briefing.model.annotation import Clause, Status
from briefing.model.text import Span

_LONGEST_GAP = 60
"""Characters between a subject and its verb beyond which only the subject is shown."""
_ASIDE: frozenset[Harm] = frozenset({"hit", "care"})
"""What is told of people alone: cities are hit, and the dead are brought to hospitals."""


def casualties_in_clause(
    sentence: AnnotatedSentence, clause: Clause, harms: frozenset[Harm]
) -> Iterator[tuple[Span, Span]]:
    """Find the dead or injured in a clause: the words shown and those for the people."""
    verb = harm_of(sentence, clause, harms)
    if verb is None or in_speech(sentence, clause.action):
        return
    if verb.harm == "care" and _dies_later(sentence, clause):
        return
    cue = nobody_at(sentence, clause.action)
    if cue is not None:
        yield from _none_of(sentence, clause, verb, cue)
        return
    people = _people(sentence, clause, verb) if _is_told(sentence, clause) else None
    if people is None:
        return
    near = clause.action.start - people.end <= _LONGEST_GAP
    if people.end <= clause.action.start:
        if not clause.passive and not verb.people_are_subject:
            return
        end = _end(sentence, clause, verb) if near else people.end
        yield Span(people.start, _distributed(sentence, people, end)), people
    elif people.start >= clause.action.end:
        before = sentence.tokens_before(clause.action.start)[-1:]
        first = before[0].span if before and before[0].text == "fatally" else clause.action
        yield Span(first.start, max(people.end, _end(sentence, clause, verb))), people


def _is_told(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause tells what happened, or what may have: "as many as 25 may have died"."""
    if is_factual(sentence, clause):
        return True
    scopes = sentence.scopes_over(clause.head)
    words = [token.text.lower() for token in sentence.tokens_in(clause.action)]
    past = "have" in words and all(scope.status is Status.MODAL for scope in scopes)
    return past and clause.modal == "may" and not clause.subordinate


def nobody_at(sentence: AnnotatedSentence, span: Span) -> Span | None:
    """The cue that makes the words at the end of `span` none: "no", "not one".

    None where they tell of some.
    """
    scopes = sentence.scopes_over(Span(span.end - 1, span.end))
    return scopes[0].cue if scopes and all(scope.nobody for scope in scopes) else None


def _dies_later(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the sentence goes on to a death, or began with it: "was taken to a hospital, where she died"."""
    deaths: frozenset[Harm] = frozenset({"death"})
    before = sentence.tokens_before(clause.action.start)[-1:]
    since = bool(before) and before[0].text.lower() == "after"  # "died after being rushed"
    return any(
        (since or other.action.start > clause.action.start)
        and harm_of(sentence, other, deaths) is not None
        and nobody_at(sentence, other.action) is None
        for other in sentence.clauses
    )


def _none_of(
    sentence: AnnotatedSentence, clause: Clause, verb: HarmVerb, cue: Span
) -> Iterator[tuple[Span, Span]]:
    """The whole clause that tells of nobody dead or hurt, from the cue on; not one under another verb."""
    before, after = sorted((cue, clause.action))
    between = Span(before.end, max(before.end, after.start))
    noun = complement(sentence, clause, verb) if verb.beside == "harms" else None
    if noun is not None and any(
        token.tag in ADJECTIVES for token in sentence.tokens_in(Span(clause.action.end, noun.start))
    ):
        return  # who has no serious injuries is hurt
    if any(other.action.overlaps(between) for other in sentence.clauses):
        return
    phrase = next((p.span for p in sentence.noun_phrases if p.span.overlaps(cue)), cue)
    if cue.start >= clause.action.end:
        phrase = extend_phrase(sentence, Span(cue.start, phrase.end))
    start = before.start
    doer = clause.doer
    if doer is not None and not clause.passive and 0 < start - doer.end <= _LONGEST_GAP:
        start = doer.start  # "killed nobody" is no whole statement
    whole = Span(start, max(_end(sentence, clause, verb), phrase.end))
    yield whole, whole


def _people(sentence: AnnotatedSentence, clause: Clause, verb: HarmVerb) -> Span | None:
    """All the words for those whom the clause tells of; None where they may be no people."""
    if verb.beside == "lives" and not verb.people_are_subject:
        return _lives(sentence, clause, verb)
    if verb.people_are_subject and clause.lemma not in vocabulary("dying verbs"):
        people = clause.doer or (clause.undergoer if clause.passive else None)
        people = people or subject_before(sentence, clause)
    else:
        people = befallen(sentence, clause)
    people = _own_number(sentence, clause, people)
    if people is not None and sentence.text(people).lower() in PRONOUNS_OF_ALL:
        people = _everyone(sentence, people.start)
    words = _words_for_people(sentence, clause, verb, people)
    if words is None and not verb.people_are_subject:
        # The object of a verb that is taken for a participle, "and sent/VBN hundreds to hospital", or of no phrase.
        behind = clause.action.end
        people = counted_after(sentence, behind) or _everyone(sentence, behind)
        words = _words_for_people(sentence, clause, verb, people)
    return words


def _words_for_people(
    sentence: AnnotatedSentence, clause: Clause, verb: HarmVerb, people: Span | None
) -> Span | None:
    """All the words for those who are called `people`; None where these may be none."""
    if people is None:
        return None
    words = victim_words(sentence, clause, people)
    animals = is_noun_of(sentence.tokens_in(words)[-1].text, "animals", "casualties")
    if animals and not is_person(sentence, words):
        return None  # "dozens of goats"
    if is_person(sentence, people) or is_person(sentence, words):
        return words
    alone = verb.harm in _ASIDE or (verb.people_are_subject and verb.beside)
    return words if not alone and may_be_people(sentence, words, clause.lemma) else None


def _own_number(sentence: AnnotatedSentence, clause: Clause, people: Span | None) -> Span | None:
    """The number right before the verb, where the people of another one are taken for its: "several wounded"."""
    before = sentence.tokens_before(clause.action.start)[-2:]
    if people is None or len(before) < 2 or people.end > before[0].span.start:
        return people
    joined = before[0].tag in {",", "CC"} and count_in(sentence, before[1].span)[1]
    return before[1].span if joined else people


def _everyone(sentence: AnnotatedSentence, position: int) -> Span | None:
    """The words for all that follow at `position`: "everyone on board"."""
    following = sentence.tokens_after(position)[:3]
    words = [token.text.lower() for token in following]
    if not words or words[0] not in PRONOUNS_OF_ALL:
        return None
    aboard = 3 if words[1:] == ["on", "board"] else 2 if words[1:2] == ["aboard"] else 1
    return Span(following[0].span.start, following[aboard - 1].span.end)


def _lives(sentence: AnnotatedSentence, clause: Clause, verb: HarmVerb) -> Span | None:
    """The lives taken, with whose they were: "the lives of 25 people", "25 people their lives"."""
    noun = complement(sentence, clause, verb)
    if noun is None:
        return None
    phrase = phrase_at(sentence, noun.start)
    if phrase is None or not (_is_determined(sentence, phrase.span) or clause.passive):
        return None  # "a toll of lives"
    if sentence.text(phrase.span).split()[-2:-1] == ["own"]:
        return (
            None  # who takes his own life is mostly the attacker, counted apart from whom he killed
        )
    if (
        clause.undergoer is not None
        and clause.action.end <= clause.undergoer.start < phrase.span.start
    ):
        return Span(clause.undergoer.start, phrase.span.end)
    of = sentence.tokens_after(phrase.span.end)[:1]
    owners = counted_after(sentence, of[0].span.end) if of and of[0].text.lower() == "of" else None
    whole = Span(phrase.span.start, (owners or phrase.span).end)
    return victim_words(sentence, clause, whole)


def _is_determined(sentence: AnnotatedSentence, phrase: Span) -> bool:
    tokens = sentence.tokens_in(phrase)
    return len(tokens) > 1 and (
        tokens[0].tag in DETERMINERS
        or count_in(sentence, phrase)[1]
        or "POS" in [t.tag for t in tokens]
    )


def _end(sentence: AnnotatedSentence, clause: Clause, verb: HarmVerb) -> int:
    """The end of what completes the verb group: "dead", "to death", "a minor injury", "in hospital"; else its own."""
    start = clause.action.end
    if not clause.passive and clause.undergoer is not None and clause.undergoer.start >= start:
        start = clause.undergoer.end
    for position in (clause.action.end, start):
        following = sentence.tokens_after(position)[:2]
        words = [token.text.lower() for token in following]
        if words[:1] in (["dead"], ["deceased"]) or (
            clause.lemma == "gun" and words[:1] == ["down"]
        ):
            return following[0].span.end
        if words == ["to", "death"]:
            return following[1].span.end
    noun = complement(sentence, clause, verb) if verb.beside else None
    return max(clause.action.end, noun.end) if noun is not None else clause.action.end


def _distributed(sentence: AnnotatedSentence, people: Span, end: int) -> int:
    """The end of a list that goes on with other numbers: "Twenty died in Arden, four in Elm and one in Oak"."""
    reached, parts = _place_end(sentence, end), 0
    while reached is not None:
        following = sentence.tokens_after(reached)[:4]
        joints = next(
            (at for at, t in enumerate(following) if t.text.lower() not in {",", "and"}), 0
        )
        if not joints or joints >= len(following) or following[joints].tag != "CD":
            break
        behind = _place_end(sentence, following[joints].span.end)
        if behind is None:
            break
        reached, parts = behind, parts + 1
    return reached if reached is not None and parts else end


def _place_end(sentence: AnnotatedSentence, position: int) -> int | None:
    """The end of the phrase of place that follows at once: "in Arden"; None without one."""
    following = sentence.tokens_after(position)[:2]
    if len(following) < 2 or following[0].tag != "IN":
        return None
    phrase = phrase_at(sentence, following[1].span.start)
    return phrase.span.end if phrase is not None else None
