"""Hedges: the words by which an article keeps its distance from what it tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.language.en import word_list
from briefing.language.en.calendar import time_phrase_words
from briefing.language.en.closed_classes import COMPLEMENT_LINKS
from briefing.language.en.tags import FINITE, SUBJECT_OPENINGS
from briefing.language.speech.constituents import LONGEST
from briefing.model.annotation import AnnotatedArticle, Claim, NounPhrase, Stance
from briefing.model.text import Sentence, Span, Token

_CLAUSE_ENDS = frozenset([",", ";", ".", "?", "!", "—", "–", "--", ":", "”", '"', "''", ")"])


def find_hedges(annotated: AnnotatedArticle) -> Iterator[Claim]:
    """Find hedged phrases and clauses: "the alleged plot", "was reportedly hurt".

    Also "his claim".
    """
    kinds = _kinds()
    phrases = annotated.noun_phrases
    starts = [noun_phrase.span.start for noun_phrase in phrases]
    for chunks in annotated.chunks:
        sentence, words = chunks.sentence, chunks.words
        if len(words) > LONGEST or kinds.keys().isdisjoint(words):
            continue
        for index, word in enumerate(words):
            kind = kinds.get(word)
            if kind is None:
                continue
            token = sentence.tokens[index]
            if kind == "hedging adverb":
                content = _hedged_clause(sentence.tokens, index)
                yield _hedge(annotated, sentence, content, token, None)
                continue
            place = bisect_left(starts, token.span.end) - 1
            if place < 0 or not phrases[place].span.covers(token.span):
                continue
            yield from _hedged_phrase(annotated, sentence, index, phrases, place, kind)


def _hedged_phrase(
    annotated: AnnotatedArticle,
    sentence: Sentence,
    index: int,
    phrases: Sequence[NounPhrase],
    place: int,
    kind: str,
) -> Iterator[Claim]:
    token = sentence.tokens[index]
    noun_phrase = phrases[place]
    possessor = _possessor(sentence.tokens, index, noun_phrase)
    if kind == "hedging adjective":
        if noun_phrase.head == token.span:
            return
        possessor = None
        end = _with_links(sentence.tokens, phrases, place)
    else:
        if noun_phrase.head != token.span:
            return
        clause_end = _clause_end(sentence.tokens, index)
        has_clause = clause_end is not None
        end = clause_end or _with_links(sentence.tokens, phrases, place)
        if kind == "claim noun" and possessor is None and not has_clause:
            return
    yield _hedge(annotated, sentence, Span(noun_phrase.span.start, end), token, possessor)


def _hedge(
    annotated: AnnotatedArticle,
    sentence: Sentence,
    content: Span,
    token: Token,
    possessor: Span | None,
) -> Claim:
    return Claim(
        content=content,
        sentence=sentence.number,
        cue=token.span,
        stance=Stance.HEDGED,
        speaker=possessor,
    )


def _possessor(tokens: Sequence[Token], index: int, noun_phrase: NounPhrase) -> Span | None:
    """Whose claim it is: "Petra's", "his", without the 's."""
    for place in range(index - 1, -1, -1):
        token = tokens[place]
        if token.span.start < noun_phrase.span.start:
            break
        if token.tag == "PRP$":
            return token.span
        if token.tag == "POS" and place > 0:
            return Span(noun_phrase.span.start, tokens[place - 1].span.end)
    return None


def _with_links(tokens: Sequence[Token], phrases: Sequence[NounPhrase], place: int) -> int:
    """The end of the noun phrase with the prepositional phrases behind it, times left out."""
    ends = {token.span.start: index for index, token in enumerate(tokens)}
    end = phrases[place].span.end
    for noun_phrase in phrases[place + 1 : place + 4]:
        first = ends.get(noun_phrase.span.start)
        if first is None or first < 2:
            break
        link = tokens[first - 1]
        words = [
            token.text.lower() for token in tokens[first:] if token.span.end <= noun_phrase.span.end
        ]
        if (
            link.text.lower() not in COMPLEMENT_LINKS
            or tokens[first - 2].span.end != end
            or all(word in time_phrase_words() or word[:1].isdigit() for word in words)
        ):
            break
        end = noun_phrase.span.end
    return end


def _clause_end(tokens: Sequence[Token], noun: int) -> int | None:
    """The end of the clause that says what the claim is, with or without "that"; None where none follows."""
    after = noun + 1
    if after >= len(tokens):
        return None
    bare_clause = tokens[after].tag in SUBJECT_OPENINGS and any(
        token.tag in FINITE for token in tokens[after + 1 : after + 5]
    )
    if tokens[after].text.lower() != "that" and not bare_clause:
        return None
    last = after
    while last + 1 < len(tokens) and tokens[last + 1].text not in _CLAUSE_ENDS:
        last += 1
    return tokens[last].span.end


def _hedged_clause(tokens: Sequence[Token], index: int) -> Span:
    """The clause around the adverb at `index`, between punctuation marks."""
    first = last = index
    while first > 0 and tokens[first - 1].text not in _CLAUSE_ENDS:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text not in _CLAUSE_ENDS:
        last += 1
    while first < index and tokens[first].tag in {"CC", "``"}:
        first += 1
    return Span(tokens[first].span.start, tokens[last].span.end)


@cache
def _kinds() -> dict[str, str]:
    sections = word_list("certainty_cues")
    return {
        word: kind
        for kind in ("hedging adjective", "hedging adverb", "claim noun", "hedging noun")
        for word in sections[kind]
    }
