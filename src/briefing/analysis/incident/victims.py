"""Extend the words for a victim to the whole list of people and their number."""

from __future__ import annotations

from briefing.analysis.incident.people import OLDEST, is_person
from briefing.analysis.text.counts import part_at, quantifiers_at, with_quantifier
from briefing.analysis.text.extents import extend_phrase, phrase_from
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.language.en.person_nouns import is_age, is_person_noun
from briefing.language.en.tags import PREPOSITIONS, VERBS
from briefing.model.annotation import Clause
from briefing.model.text import Span, Token

_JOINTS = frozenset({",", "and"})


def victim_words(sentence: AnnotatedSentence, clause: Clause | None, people: Span) -> Span:
    """All the words for those whom the clause befalls, as a whole noun phrase.

    "at least two guards and a nurse" for "two guards". Before the verb a list goes on to the left of `people`, behind
    it to the right.
    """
    people = with_quantifier(sentence, _whole_part(sentence, extend_phrase(sentence, people)))
    if clause is None:
        return people
    if people.end <= clause.action.start:
        return Span(_list_start(sentence, people), people.end)
    return Span(people.start, list_end(sentence, people))


def _whole_part(sentence: AnnotatedSentence, people: Span) -> Span:
    """The people with the whole that they are a part of: "nine out of ten passengers" for "nine"."""
    tokens = sentence.tokens_after(people.start)
    size = part_at(tokens)
    whole = phrase_from(sentence, tokens[size].span.start) if size and size < len(tokens) else None
    if whole is None and [token.tag for token in sentence.tokens_in(people)] == ["CD"]:
        # The greater number of a range: "20 to 25 people".
        ranged = len(tokens) > 2 and tokens[1].text in {"to", "or"} and tokens[2].tag == "CD"
        whole = phrase_from(sentence, tokens[2].span.start) if ranged else None
    return people if whole is None else Span(people.start, max(people.end, whole.span.end))


def _list_start(sentence: AnnotatedSentence, people: Span) -> int:
    """Where the list of people that ends with `people` begins; its own beginning where it stands in none."""
    start, joined = people.start, _is_joined(sentence.tokens_in(people))
    while True:
        before = list(sentence.tokens_before(start))
        joint = [before.pop().text.lower() for _ in range(2) if before and _is_joint(before[-1])]
        if not joint or not (joined or "and" in joint):
            break
        before = _without_ages(before)
        member = _member_to(sentence, before[-1].span.end) if before else None
        if member is None:
            break
        start, joined = member.start, True
    return start if _opens(sentence, start) else people.start


def _without_ages(before: list[Token]) -> list[Token]:
    """The words without the ages that end them behind a comma: "Ann Poe, 18", "two men, ages 20 and 21"."""
    kept = list(before)
    while kept and (
        _is_age(kept[-1]) or kept[-1].text.lower() in vocabulary("words of age") | {"and"}
    ):
        kept.pop()
    return kept[:-1] if len(kept) < len(before) and kept and kept[-1].text == "," else before


def _is_joint(token: Token) -> bool:
    return token.text.lower() in _JOINTS


def _is_joined(tokens: tuple[Token, ...]) -> bool:
    return any(token.text.lower() == "and" for token in tokens)


def _opens(sentence: AnnotatedSentence, start: int) -> bool:
    """Whether a subject may begin at `start`: nothing that governs it stands before, no verb and no preposition."""
    before = sentence.tokens_before(start)[-1:]
    governed = before and before[0].tag in VERBS | PREPOSITIONS and before[0].text.lower() != "that"
    return not governed


def _member_to(sentence: AnnotatedSentence, end: int) -> Span | None:
    """The member of a list of people that ends at `end`, with what "of" ties to it and its quantifier."""
    phrase = next((p.span for p in sentence.noun_phrases if p.span.end == end), None)
    phrase = phrase or _bare_member(sentence, end)
    while phrase is not None:
        before = sentence.tokens_before(phrase.start)[-2:]
        if len(before) < 2 or before[-1].text.lower() != "of":
            break
        outer = next((p for p in sentence.noun_phrases if p.head == before[0].span), None)
        phrase = Span(outer.span.start, end) if outer is not None else None
    if phrase is None or not _may_belong(sentence, phrase):
        return None
    return with_quantifier(sentence, phrase)


def _bare_member(sentence: AnnotatedSentence, end: int) -> Span | None:
    """Somebody told of by nation or age, in no noun phrase for a parser: "an Israeli", "a 17-year-old"."""
    tokens = sentence.tokens_before(end)[-2:]
    alone = len(tokens) == 2 and tokens[0].tag in {"DT", "CD"}
    person = alone and (is_person_noun(tokens[1].text) or is_age(tokens[1].text))
    return Span(tokens[0].span.start, end) if person else None


def _may_belong(sentence: AnnotatedSentence, phrase: Span) -> bool:
    """Whether the phrase may stand in a list of people: people, or somebody's own ("their dog")."""
    tokens = sentence.tokens_in(phrase)
    return bool(tokens) and (
        is_person(sentence, phrase)
        or (tokens[0].tag == "PRP$" and not is_noun_of(tokens[-1].text, "belongings"))
    )


def list_end(sentence: AnnotatedSentence, people: Span) -> int:
    """Where the list of people that begins with `people` ends, ages included."""
    end = kept = _behind_age(sentence, people.end)
    while True:
        following = sentence.tokens_after(end)[:6]
        joints = next((at for at, t in enumerate(following) if not _is_joint(t)), 0)
        if not joints or joints >= len(following):
            return kept
        member = _member_from(sentence, following[joints].span.start)
        if member is None:
            return kept
        end = _behind_age(sentence, member.end)
        if _is_joined(following[:joints]):
            return end


def _member_from(sentence: AnnotatedSentence, start: int) -> Span | None:
    """The member of a list of people that begins at `start`; none where a clause of its own does."""
    first = next(iter(sentence.tokens_after(start)))
    behind = quantifiers_at(sentence.tokens_after(start))
    following = sentence.tokens_after(start)[behind:]
    phrase = phrase_from(sentence, following[0].span.start) if following else None
    harmed = following and is_noun_of(following[0].text, "injury adjectives", "casualties")
    if phrase is None or harmed or not _may_belong(sentence, phrase.span):
        return None  # "killed 19 guards and injured dozens"
    whole = extend_phrase(sentence, phrase.span)
    if any(
        subject is not None
        and subject.overlaps(phrase.span)
        and clause.action.start >= phrase.span.end
        for clause in sentence.clauses
        for subject in (clause.doer, clause.undergoer)
    ):
        return None
    return Span(first.span.start, whole.end)


def _behind_age(sentence: AnnotatedSentence, end: int) -> int:
    """The end of the age that follows a name: "Ann Poe, 18"."""
    following = sentence.tokens_after(end)[:3]
    aged = len(following) > 2 and following[0].text == "," and _is_age(following[1])
    # "killed two, 12 of whom" is no age
    return following[1].span.end if aged and following[2].tag in {",", ".", "CC"} else end


def _is_age(token: Token) -> bool:
    return token.text.isdigit() and int(token.text) <= OLDEST
