"""Index an annotated article by sentence, with the annotations in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from briefing.analysis.text.asked import asked
from briefing.analysis.text.withdrawn import corrections, refuted
from briefing.frozen import dataclass
from briefing.model.annotation import (
    AnnotatedArticle,
    Claim,
    Clause,
    DateExpression,
    Mention,
    NounPhrase,
    Quote,
    Scope,
    Status,
)
from briefing.model.text import Sentence, Span, Token


class _InSentence(Protocol):
    @property
    def sentence(self) -> int: ...


UNTRUE = frozenset(
    {
        Status.NEGATED, Status.DENIED, Status.CONDITIONAL, Status.ASKED, Status.OTHER_OCCASION,
    }
)  # fmt: skip

_Annotation = TypeVar("_Annotation", bound=_InSentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedSentence:
    """A sentence and the annotations that begin in it, each tuple in text order."""

    annotated: AnnotatedArticle
    sentence: Sentence
    noun_phrases: tuple[NounPhrase, ...] = ()
    mentions: tuple[Mention, ...] = ()
    date_expressions: tuple[DateExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    clauses: tuple[Clause, ...] = ()
    scopes: tuple[Scope, ...] = ()
    starts: tuple[int, ...] = ()
    """Where each token begins."""
    ends: tuple[int, ...] = ()
    words: frozenset[str] = frozenset()
    """The words of the sentence in lower case."""
    correction: bool = False
    """Whether it belongs to a correction of an earlier text."""
    question: bool = False
    """Whether the writer or an interviewer asks it, so that it tells nothing."""
    refuted: bool = False
    """Whether the sentence behind it denies it flatly."""

    @property
    def number(self) -> int:
        """The sentence's number in its article, from 1."""
        return self.sentence.number

    def text(self, span: Span | None = None) -> str:
        """The source text at `span`, or of the whole sentence."""
        return self.annotated.text(span or self.sentence.span)

    def scopes_over(self, span: Span) -> tuple[Scope, ...]:
        """The scopes that keep `span` from being asserted: negation, denial, condition.

        Nothing where it is asserted.
        """
        return tuple(scope for scope in self.scopes if scope.span.covers(span))

    def denials_of(self, span: Span) -> tuple[Scope, ...]:
        """The scopes over `span` that make it untrue or unsaid.

        The possible and the future do not.
        """
        return tuple(scope for scope in self.scopes_over(span) if scope.status in UNTRUE)

    def tokens_after(self, position: int) -> tuple[Token, ...]:
        """The tokens that begin at `position` or later."""
        return self.sentence.tokens[bisect_left(self.starts, position) :]

    def tokens_before(self, position: int) -> tuple[Token, ...]:
        """The tokens that end at `position` or earlier."""
        return self.sentence.tokens[: bisect_right(self.ends, position)]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie inside `span`."""
        first, last = bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)
        return self.sentence.tokens[first:last]

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie inside `span`."""
        return tuple(mention for mention in self.mentions if span.covers(mention.span))

    def actor_at(self, span: Span) -> int | None:
        """The actor whom the noun phrase `span` means, or None.

        "the mayor of the town" is the mayor and not the town, "Mary's car" and "her car" are not Mary, and
        "Mary and her brother" is Mary, the one named first.
        """
        for mention in self.mentions_in(span):
            if mention.actor is None:
                continue
            whole = span in {mention.span, mention.phrase} or span.end == mention.span.end
            if whole or (mention.phrase.start == span.start and self._is_joined(mention.span.end)):
                return mention.actor
        return None

    def _is_joined(self, position: int) -> bool:
        """Whether what follows at `position` leaves the words before it a phrase of their own."""
        following = self.tokens_after(position)
        return bool(following) and following[0].text.lower() in {"and", "or", ",", "("}

    def clause_at(self, span: Span) -> Clause | None:
        """The clause whose extent covers `span`, the tightest one; None where none does."""
        covering = [clause for clause in self.clauses if clause.span.covers(span)]
        return min(covering, key=lambda clause: clause.span.end - clause.span.start, default=None)


def annotated_sentences(annotated: AnnotatedArticle) -> tuple[AnnotatedSentence, ...]:
    """The article's sentences in order, each with its own annotations."""
    noun_phrases = _by_sentence(annotated.noun_phrases)
    mentions = _by_sentence(annotated.mentions)
    date_expressions = _by_sentence(annotated.date_expressions)
    quotes = _by_sentence(annotated.quotes)
    claims = _by_sentence(annotated.claims)
    clauses = _by_sentence(annotated.clauses)
    scopes = _by_sentence(annotated.scopes)
    corrected, denied = corrections(annotated), frozenset(refuted(annotated.sentences))
    questions = asked(annotated)
    return tuple(
        AnnotatedSentence(
            annotated=annotated,
            sentence=sentence,
            noun_phrases=_without_dates(
                sentence, noun_phrases[sentence.number], date_expressions[sentence.number]
            ),
            mentions=tuple(mentions[sentence.number]),
            date_expressions=tuple(date_expressions[sentence.number]),
            quotes=tuple(quotes[sentence.number]),
            claims=tuple(claims[sentence.number]),
            clauses=tuple(clauses[sentence.number]),
            scopes=tuple(scopes[sentence.number]),
            starts=tuple(token.span.start for token in sentence.tokens),
            ends=tuple(token.span.end for token in sentence.tokens),
            words=frozenset(token.text.lower() for token in sentence.tokens),
            correction=sentence.number in corrected,
            question=sentence.number in questions,
            refuted=sentence.number in denied,
        )
        for sentence in annotated.sentences
    )


def _without_dates(
    sentence: Sentence, noun_phrases: list[NounPhrase], date_expressions: list[DateExpression]
) -> tuple[NounPhrase, ...]:
    """The noun phrases, cut before a temporal expression that ends them: "the shooting Friday night"."""
    cut: list[NounPhrase] = []
    ordered = sorted(date_expressions, key=_start)
    for phrase in noun_phrases:
        # Only those within: a sentence may have a thousand dates and as many phrases.
        first = bisect_right(ordered, phrase.span.start, key=_start)
        last = bisect_left(ordered, phrase.span.end, key=_start)
        for expression in ordered[first:last]:
            if phrase.span.start < expression.span.start < phrase.span.end <= expression.span.end:
                within = Span(phrase.span.start, expression.span.start)
                ends = bisect_right(sentence.tokens, within.end, key=lambda token: token.span.end)
                head = sentence.tokens[ends - 1].span if ends else None
                if head and within.covers(head):
                    span = Span(phrase.span.start, head.end)
                    phrase = replace(phrase, span=span, head=head)
        cut.append(phrase)
    return tuple(cut)


def _start(annotation: DateExpression) -> int:
    return annotation.span.start


def _by_sentence(annotations: Iterable[_Annotation]) -> defaultdict[int, list[_Annotation]]:
    grouped: defaultdict[int, list[_Annotation]] = defaultdict(list)
    for annotation in annotations:
        grouped[annotation.sentence].append(annotation)
    return grouped
