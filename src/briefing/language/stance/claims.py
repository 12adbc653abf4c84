"""Find claims: what is claimed, denied, doubted, confirmed or hedged, and by whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from briefing.language.en import word_list
from briefing.language.en.closed_classes import BE, NEGATIONS, POINTERS
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.person_nouns import is_person_noun
from briefing.language.en.tags import NOUNS, VERBS
from briefing.language.stance.hedges import find_hedges
from briefing.language.syntax.objects import agent_of, complement_end
from briefing.model.annotation import AnnotatedArticle, Claim, Quote, QuoteKind, Stance, Status
from briefing.model.chunks import Chunks, Subject, TokenRange, VerbGroup
from briefing.model.text import Sentence, Span, Token

_UNSAID = frozenset({Status.NEGATED, Status.DENIED, Status.CONDITIONAL, Status.ASKED})

_STOPS = frozenset([",", ";", ".", "?", "!", "—"])


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
        elif (stance is Stance.DOUBTED and _asks_people(annotated, quote)) or (
            stance is Stance.REPORTED
            and (quote.kind is QuoteKind.DIRECT or lemma in _section("no claim"))
        ):
            continue
        yield Claim(
            content=quote.content,
            sentence=quote.sentence,
            cue=discrediting or quote.cue,
            stance=stance,
            speaker=quote.speaker,
        )


def _asks_people(annotated: AnnotatedArticle, quote: Quote) -> bool:
    """Whether people are questioned or challenged, and no proposition: "questioned two men (about the fire)"."""
    sentence = annotated.sentence_at(quote.content.start)
    if sentence is None or quote.cue is None:
        return False
    tokens = _tokens_in(sentence, quote.content)
    between = _tokens_in(
        sentence, Span(min(quote.cue.end, quote.content.start), quote.content.start)
    )
    return any(token.tag in NOUNS for token in between) or (
        bool(tokens) and not any(t.tag in VERBS for t in tokens) and _is_somebody(tokens)
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
        for group, subject in zip(chunks.verb_groups, chunks.subjects, strict=True):
            cue = chunks.spans[group.last]
            is_told = group.passive and group.finite and group.first < group.last
            if group.lemma not in stances or not is_told or subject is None or cue in known:
                continue
            stance, agent = stances[group.lemma], agent_of(chunks, group)
            if stance is not Stance.ACCUSED and _is_somebody(
                chunks.sentence.tokens[subject.first : subject.last + 1]
            ):
                continue  # "were questioned by police", "was denied entry": of people, not of what is said
            content = chunks.span(*_passive_content(chunks, subject, group, stance))
            if not _is_unsaid(annotated, cue) and (
                _stance(group.lemma, annotated.text(content)) is stance
            ):
                yield Claim(
                    content=content,
                    sentence=chunks.sentence.number,
                    cue=cue,
                    stance=stance,
                    speaker=agent and chunks.span(agent[0], complement_end(chunks, agent[1])),
                )


def _is_somebody(tokens: Sequence[Token]) -> bool:
    """Whether the words mean a person or several: a name, a noun for people, "they" and not "this"."""
    head = tokens[-1]
    return (
        head.name.endswith("-PER")
        or (head.tag == "PRP" and head.text.lower() not in POINTERS)
        or (head.tag in NOUNS and is_person_noun(head.text))
    )


def _passive_content(
    chunks: Chunks, subject: Subject, group: VerbGroup, stance: Stance
) -> TokenRange:
    """What is denied or doubted: the subject, or the clause before that a pronoun points to."""
    first, last = subject.first, subject.last
    if stance is Stance.ACCUSED:
        return first, _clause_end(chunks, group.last)
    if first < last or chunks.words[first] not in POINTERS | {"which"}:
        return first, complement_end(chunks, last)
    last = first - 1
    while last >= 0 and (chunks.words[last] == "," or chunks.tags[last] in {"CC", "IN"}):
        last -= 1
    start = last
    while start > 0 and chunks.words[start - 1] not in {";", "that"}:
        start -= 1
    if last - start < 2:
        # The antecedent stands in the sentence before: keep the clause that points to it.
        return first, _clause_end(chunks, group.last)
    return start, last


def _clause_end(chunks: Chunks, last: int) -> int:
    """The last token of the clause that goes on behind `last`."""
    while last + 1 < len(chunks.words) and chunks.words[last + 1] not in _STOPS:
        last += 1
    return last


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
def _section(name: str) -> frozenset[str]:
    return frozenset(word_list("certainty_cues")[name])
