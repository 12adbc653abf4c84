"""Deduplicate the findings of a facet, and questions on spans."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.incident.story import Story
from briefing.analysis.text.extents import (
    tokens_in,
)
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import singular
from briefing.language.en.closed_classes import ARTICLES
from briefing.model.annotation import (
    QuoteKind,
)
from briefing.model.results import Finding
from briefing.model.text import Span

MOST_FINDINGS = 2
"""How many findings a facet shows for one article, so that the comparison stays one screen."""


def distinct(
    story: Story, spans: Iterable[Span], *, by_head: bool = False, most: int = MOST_FINDINGS
) -> tuple[Finding, ...]:
    """Deduplicate the findings at `spans` that say the same, keeping at most `most`."""
    findings: list[Finding] = []
    seen: set[str] = set()
    for span in spans:
        finding = story.cite(span)
        key = _without_article(finding.text.lower())
        if by_head:
            key = singular(_head_word(story, span))
        if finding.text and not any(
            key == known or f"{known} ".endswith(f" {key} ") or f"{known} ".startswith(f"{key} ")
            for known in seen
        ):
            seen.add(key)
            findings.append(finding)
    return tuple(findings[:most])


def _without_article(text: str) -> str:
    """The words without the article that opens them: "a shooting" and "the shooting" are one."""
    first, _, rest = text.partition(" ")
    return rest if rest and first in ARTICLES else text


def _head_word(story: Story, span: Span) -> str:
    for phrase in story.annotated.noun_phrases:
        if phrase.span.start == span.start or (
            span.covers(phrase.span) and phrase.span.end == span.end
        ):
            return story.annotated.text(phrase.head)
    return story.annotated.text(span)


def is_name(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the span holds a word of a name."""
    return any(token.name not in {"", "O"} for token in tokens_in(sentence, span))


def in_speech(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the span lies in direct speech."""
    return any(
        quote.content.covers(span) and quote.kind is QuoteKind.DIRECT for quote in sentence.quotes
    )
