"""Find claims: what is claimed, denied, doubted, confirmed or hedged, and by whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from briefing.language.en import word_list
from briefing.language.en.closed_classes import BE, NEGATIONS, POINTERS
from briefing.language.en.morphology import verb_forms, verb_lemma
from briefing.language.en.tags import PAST
from briefing.language.speech.constituents import LONGEST, Constituents, divide
from briefing.language.speech.cues import Form, verb_form
from briefing.language.speech.speakers import agent_of
from briefing.language.speech.subjects import subject_of
from briefing.language.speech.unit_phrases import UnitRange
from briefing.language.stance.hedges import find_hedges
from briefing.language.syntax.verb_groups import group_start
from briefing.model.annotation import AnnotatedArticle, Claim, Quote, QuoteKind, Stance, Status
from briefing.model.chunks import Chunks
from briefing.model.text import Sentence, Span, Token

_UNSAID = frozenset({Status.NEGATED, Status.DENIED, Status.CONDITIONAL, Status.ASKED})


def find_claims(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with its claims, in text order.

    Each indirect or mixed quote is a claim with the stance of its cue, unless it only asks, orders or
    promises; a direct quote only where that stance is more than reporting. Denials and doubts in the
    passive ("this was denied by the ministry") and the article's own hedges ("the alleged plot") are
    added. A cue that is negated ("did not confirm") makes no claim.
    """
    claims = [
        *_reported_claims(annotated),
        *_passive_claims(annotated),
        *find_hedges(annotated),
    ]
    claims.sort(key=lambda claim: (claim.content.start, claim.content.end, claim.cue))
    return replace(annotated, claims=tuple(claims))


def _reported_claims(annotated: AnnotatedArticle) -> Iterator[Claim]:
    for quote in annotated.quotes:
        if quote.cue is None:
            continue
        if _is_unsaid(annotated, quote.cue):
            continue
        lemma = _lemma(annotated.text(quote.cue))
        stance = _stance(lemma, annotated.text(quote.content))
        discrediting = _discrediting(annotated, quote)
        if discrediting is not None:
            stance = Stance.DOUBTED
        elif stance is Stance.REPORTED and (
            quote.kind is QuoteKind.DIRECT or lemma in _section("no claim")
        ):
            continue
        yield Claim(
            content=quote.content,
            sentence=quote.sentence,
            cue=discrediting or quote.cue,
            stance=stance,
            speaker=quote.speaker,
        )


def _stance(lemma: str, content: str) -> Stance:
    """The stance of a cue towards its content."""
    if lemma in _section("weighs only a claim") and not (
        _section("claim") & set(content.lower().split())
    ):
        return Stance.REPORTED
    return _stances().get(lemma, Stance.REPORTED)


def _lemma(cue: str) -> str:
    verb, *tail = cue.split()
    return " ".join((verb_lemma(verb), *tail)) if tail else verb_lemma(verb)


def _is_unsaid(annotated: AnnotatedArticle, cue: Span) -> bool:
    """Whether the cue tells of no saying: "did not confirm", "if he denies"."""
    return any(scope.status in _UNSAID for scope in annotated.scopes_over(cue))


def _discrediting(annotated: AnnotatedArticle, quote: Quote) -> Span | None:
    """The word in a short "it was an exaggeration" that calls what was said before untrue."""
    sentence = annotated.sentence_at(quote.content.start)
    if sentence is None:
        return None
    words = (
        token
        for token in _tokens_in(sentence, quote.content)
        if token.text[0].isalnum() or token.text[0] in "'’"
    )
    tokens = list(islice(words, 8))
    if tokens and tokens[0].text.lower() == "that" and tokens[1:2] and tokens[1].tag != "VBZ":
        tokens = tokens[1:] if tokens[1].text.lower() in POINTERS | {"which"} else tokens
    if len(tokens) < 3 or tokens[0].text.lower() not in POINTERS | {"which"}:
        return None
    if tokens[1].text.lower() not in BE:
        return None
    for token in tokens[2:7]:
        if token.text.lower() in NEGATIONS:
            return None
        if token.text.lower() in _section("discrediting"):
            return token.span
    return None


def _tokens_in(sentence: Sentence, span: Span) -> Sequence[Token]:
    tokens = sentence.tokens
    first = bisect_left(tokens, span.start, key=lambda token: token.span.start)
    last = bisect_right(tokens, span.end, key=lambda token: token.span.end)
    return tokens[first:last]


def _passive_claims(annotated: AnnotatedArticle) -> Iterator[Claim]:
    stances = _stances()
    known = {quote.cue for quote in annotated.quotes}
    for chunks in annotated.chunks:
        if len(chunks.words) > LONGEST or _stance_words().isdisjoint(chunks.words):
            continue
        for place, tag in enumerate(chunks.tags):
            if tag not in PAST:
                continue
            lemma = verb_lemma(chunks.words[place])
            if lemma not in stances or chunks.spans[place] in known:
                continue
            claim = _passive_claim(annotated, chunks, chunks.spans[place], stances[lemma])
            if claim and _stance(lemma, annotated.text(claim.content)) is claim.stance:
                yield claim


def _passive_claim(
    annotated: AnnotatedArticle, chunks: Chunks, verb: Span, stance: Stance
) -> Claim | None:
    units = divide(chunks, ())
    head = bisect_left(units.spans, verb)
    start = group_start(units.words, units.tags, head)
    if verb_form(units, start, head) is not Form.PASSIVE or _is_unsaid(annotated, verb):
        return None
    subject = subject_of(units, start)
    if subject is None:
        return None
    agent = agent_of(units, head + 1)
    speaker = None if agent is None else units.span(*agent)
    return Claim(
        content=units.span(*_passive_content(units, subject, head, stance)),
        sentence=chunks.sentence.number,
        cue=verb,
        stance=stance,
        speaker=speaker,
    )


def _passive_content(
    units: Constituents, subject: UnitRange, head: int, stance: Stance
) -> UnitRange:
    """What is denied or doubted: the subject, or the clause before that a pronoun points to."""
    first, end = subject
    if stance is Stance.ACCUSED:
        return (first, _clause_end(units, head))
    if end - first > 1 or units.words[first] not in POINTERS | {"which"}:
        return subject
    last = first - 1
    while last >= 0 and (units.words[last] == "," or units.tags[last] in {"CC", "IN"}):
        last -= 1
    start = _clause_start(units, last)
    if last - start < 2:
        # The antecedent stands in the sentence before: keep the clause that points to it.
        return (first, _clause_end(units, head))
    return (start, last + 1)


def _clause_start(units: Constituents, last: int) -> int:
    """Where the clause that ends with the unit `last` begins, behind a "that" or a full clause's mark."""
    start = last
    while start > 0:
        if units.words[start - 1] in {";", "that"}:
            break
        start -= 1
    return max(start, 0)


def _clause_end(units: Constituents, start: int) -> int:
    end = start + 1
    while end < len(units) and units.words[end] not in {",", ";", ".", "?", "!", "—"}:
        end += 1
    return end


@cache
def _stances() -> dict[str, Stance]:
    sections = word_list("certainty_cues")
    return {
        verb: stance
        for stance in (
            Stance.DENIED, Stance.DOUBTED, Stance.ACCUSED, Stance.CLAIMED, Stance.CONFIRMED,
        )
        for verb in sections[stance.value]
    }  # fmt: skip


@cache
def _stance_words() -> frozenset[str]:
    return frozenset().union(*map(verb_forms, _stances()))


@cache
def _section(name: str) -> frozenset[str]:
    return frozenset(word_list("certainty_cues")[name])
