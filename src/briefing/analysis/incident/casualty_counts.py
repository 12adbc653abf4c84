"""Find counts of dead and hurt without a verb of harm: "25 dead", "a toll of 25"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.incident.casualty_clauses import nobody_at
from briefing.analysis.incident.casualty_members import members
from briefing.analysis.incident.casualty_totals import Sort, is_dated, totals
from briefing.analysis.incident.people import is_person
from briefing.analysis.incident.victims import list_end
from briefing.analysis.text.counts import count_in, counted_after
from briefing.analysis.text.extents import extend_phrase, phrase_at, phrase_from
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.numbers import numbers_in
from briefing.language.en.tags import ADVERBS, PAST, PREMODIFIERS
from briefing.model.text import Span, Token


def counted_casualties(sentence: AnnotatedSentence, sort: Sort) -> Iterator[tuple[Span, Span]]:
    """Find phrases that count the dead or hurt: the words shown, those for the people."""
    yield from totals(sentence, sort)
    yield from members(sentence, vocabulary(f"{sort} adjectives", "casualties"))
    for phrase in sentence.noun_phrases:
        head = singular(sentence.text(phrase.head))
        if sort == "injury" and head in vocabulary("harms", "casualties"):
            yield from _suffered(sentence, phrase.span)
        if head in vocabulary(f"{sort} nouns", "casualties"):
            both = head in vocabulary("nouns of both", "casualties")
            if not both or nobody_at(sentence, phrase.span) is not None:
                whole = _with_number(sentence, phrase.span)
                yield from _counted(sentence, whole, whole)
                yield from _counted_behind_of(sentence, phrase.span)
        elif (
            sort == "death"
            and head in vocabulary("lives", "casualties")
            and _is_loss(sentence, phrase.span)
        ):
            yield from _counted(sentence, phrase.span, phrase.span)
    adjectives = vocabulary(f"{sort} adjectives", "casualties") & sentence.words
    for token in sentence.sentence.tokens if adjectives else ():
        if token.text.lower() in adjectives and token.tag in {"JJ", "NN", *PAST}:
            span = _counted_before(sentence, token.span)
            if span is not None:
                around = phrase_at(sentence, token.span.start)
                led = around is not None and around.span.start <= span.start
                end = around.span.end if led and around is not None else token.span.end
                yield from _counted(sentence, Span(span.start, max(end, token.span.end)), span)
            elif (people := _counted_behind(sentence, token)) is not None:
                yield from _counted(sentence, Span(token.span.start, people.end), people)


def _counted(sentence: AnnotatedSentence, shown: Span, people: Span) -> Iterator[tuple[Span, Span]]:
    """The phrase that counts the dead or hurt, with a "no" before it; nothing where it is not asserted."""
    end = Span(shown.end - 1, shown.end)
    cue = nobody_at(sentence, shown)
    if cue is not None and shown.covers(cue):
        yield shown, shown
    elif not sentence.scopes_over(end) and count_in(sentence, people)[1]:
        yield shown, people


def _with_number(sentence: AnnotatedSentence, phrase: Span) -> Span:
    """The phrase with the number before a participle taken for a verb: "25 confirmed deaths"."""
    before = sentence.tokens_before(phrase.start)[-2:]
    linked = (
        len(before) == 2
        and before[0].tag == "CD"
        and before[1].tag in PAST
        and before[1].text.lower() in vocabulary("links to a state", "casualties")
    )
    return Span(before[0].span.start, phrase.end) if linked else phrase


def _counted_behind_of(sentence: AnnotatedSentence, phrase: Span) -> Iterator[tuple[Span, Span]]:
    """The number behind "of": "the deaths of 25 people"."""
    following = sentence.tokens_after(phrase.end)[:1]
    if following and following[0].text.lower() in {"of", "to"}:
        people = counted_after(sentence, following[0].span.end)
        if people is None and is_noun_of(sentence.text(phrase).split()[-1], "bodies", "casualties"):
            yield from _body_of(sentence, phrase, following[0].span.end)
        elif people is not None and is_person(sentence, people):
            people = Span(people.start, list_end(sentence, people))
            yield from _counted(sentence, Span(phrase.start, people.end), people)


def _body_of(
    sentence: AnnotatedSentence, phrase: Span, position: int
) -> Iterator[tuple[Span, Span]]:
    """Whose body it is: "the body of a 43-year-old woman"."""
    following = sentence.tokens_after(position)[:1]
    people = phrase_from(sentence, following[0].span.start) if following else None
    if people is not None and is_person(sentence, people.span):
        whole = Span(phrase.start, people.span.end)
        if not sentence.scopes_over(Span(whole.end - 1, whole.end)):
            yield whole, people.span


def _counted_behind(sentence: AnnotatedSentence, adjective: Token) -> Span | None:
    """The number behind a verb that was taken for an adjective: "killed 19 and injured dozens of others"."""
    before = sentence.tokens_before(adjective.span.start)[-1:]
    if not before or before[0].tag not in {"CC", ","}:
        return None
    people = counted_after(sentence, adjective.span.end)
    return extend_phrase(sentence, people) if people is not None else None


def _suffered(sentence: AnnotatedSentence, phrase: Span) -> Iterator[tuple[Span, Span]]:
    """Those who suffered injuries, where the verb was taken for an adjective: "250 people sustained injuries"."""
    first = sentence.tokens_in(phrase)[0]
    if (
        verb_lemma(first.text) in vocabulary("suffering verbs")
        and len(sentence.tokens_in(phrase)) > 1
    ):
        people = _counted_before(sentence, first.span)
        if people is not None:
            yield from _counted(sentence, Span(people.start, phrase.end), people)


def _is_loss(sentence: AnnotatedSentence, phrase: Span) -> bool:
    before = [token.text.lower() for token in sentence.tokens_before(phrase.start)[-2:]]
    return before == ["loss", "of"]


def _counted_before(sentence: AnnotatedSentence, adjective: Span) -> Span | None:
    """The counted phrase that the adjective ends or follows: "five people dead", "12 are feared dead"."""
    before = list(sentence.tokens_before(adjective.start)[-6:])
    while before and before[-1].text.lower() in vocabulary("links to a state", "casualties"):
        before.pop()
    for position, token in enumerate(before):
        other_one = token.text.lower() == "one" and before[max(0, position - 1)].tag == "JJ"
        if (
            not other_one
            and not is_dated(sentence, token)
            and count_in(sentence, token.span)[1]
            and all(other.tag in PREMODIFIERS | ADVERBS | {"DT"} for other in before[position:])
        ):
            return Span(_number_start(before, position), before[-1].span.end)
    return None


def _number_start(tokens: list[Token], position: int) -> int:
    """Where the number begins of which the token at `position` is a part: "two" of "two hundred and fifty"."""
    for start, end, _ in numbers_in([token.text for token in tokens]):
        if start <= position < end:
            return tokens[start].span.start
    return tokens[position].span.start
