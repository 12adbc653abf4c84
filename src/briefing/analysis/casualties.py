"""The dead and the injured of an incident, in the article's words; nothing is added up and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.extents import extend_phrase, tokens_after, tokens_before, tokens_in
from briefing.analysis.sentences import AnnotatedSentence
from briefing.analysis.story import Story
from briefing.analysis.vocabulary import singular, vocabulary
from briefing.model.annotation import Clause
from briefing.model.results import Finding
from briefing.model.text import Span

_LONGEST_GAP = 60
"""Characters between a subject and its verb beyond which only the verb is shown."""
_MOST_FINDINGS = 3


def find_deaths(story: Story) -> tuple[Finding, ...]:
    """Who or how many died, in factual clauses and counted phrases of the story."""
    return _find_casualties(story, "death")


def find_injuries(story: Story) -> tuple[Finding, ...]:
    """Who or how many were hurt, in factual clauses and counted phrases of the story."""
    return _find_casualties(story, "injury")


def _find_casualties(story: Story, sort: str) -> tuple[Finding, ...]:
    spans = sorted(
        {*_in_clauses(story, sort), *_in_phrases(story, sort)},
        key=lambda span: (not _has_number(story, span), span),
    )
    kept: list[Span] = []
    for span in spans:
        if not any(other.overlaps(span) for other in kept):
            kept.append(span)
    texts: dict[str, Finding] = {}
    for span in sorted(kept[:_MOST_FINDINGS]):
        finding = story.cite(span)
        texts.setdefault(finding.text.lower(), finding)
    return tuple(texts.values())


def _in_clauses(story: Story, sort: str) -> Iterator[Span]:
    for trigger in story.main.triggers:
        clause = trigger.clause
        if clause is None or not trigger.verbal or not trigger.factual:
            continue
        fatal = _is_fatal(trigger.sentence, clause)
        if (fatal and sort == "death") or (
            not fatal and clause.lemma in vocabulary(f"{sort} verbs")
        ):
            yield _with_casualties(trigger.sentence, clause)


def _is_fatal(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the words around the verb say that it killed: "shot dead", "fatally stabbed", "beaten to death"."""
    after = [t.text.lower() for t in tokens_after(sentence, clause.action.end)[:2]]
    inside = {token.text.lower() for token in tokens_in(sentence, clause.action)}
    return "dead" in after[:1] or after == ["to", "death"] or "fatally" in inside


def _with_casualties(sentence: AnnotatedSentence, clause: Clause) -> Span:
    if not clause.passive and clause.undergoer is not None:
        undergoer = extend_phrase(sentence, clause.undergoer)
        return Span(clause.action.start, max(undergoer.end, clause.action.end))
    subject = clause.undergoer if clause.passive else clause.doer
    if subject is None or not 0 <= clause.action.start - subject.end <= _LONGEST_GAP:
        return clause.action
    return Span(subject.start, clause.action.end)


def _in_phrases(story: Story, sort: str) -> Iterator[Span]:
    elsewhere = {trigger.sentence.number for trigger in story.main.others}
    for sentence in story.sentences:
        if sentence.number in elsewhere and not story.triggers_in(sentence):
            continue
        for phrase in sentence.noun_phrases:
            head = singular(sentence.text(phrase.head))
            if head in vocabulary(f"{sort} nouns") and _counts(sentence, phrase.span):
                yield phrase.span
        for token in sentence.sentence.tokens:
            if token.text.lower() in vocabulary(f"{sort} adjectives") and token.tag in {
                "JJ",
                "VBN",
            }:
                span = _counted_before(sentence, token.span)
                if span is not None:
                    yield span


def _counts(sentence: AnnotatedSentence, span: Span) -> bool:
    tokens = tokens_in(sentence, span)
    return (
        any(_is_number(token.text, token.tag) for token in tokens) or tokens[0].text.lower() == "no"
    )


def _counted_before(sentence: AnnotatedSentence, adjective: Span) -> Span | None:
    """The counted phrase that ends with the adjective: "five people dead", "12 injured"."""
    before = tokens_before(sentence, adjective.start)[-4:]
    for position, token in enumerate(before):
        if _is_number(token.text, token.tag) and all(
            other.tag.startswith(("NN", "JJ", "CD", "RB", "DT")) for other in before[position:]
        ):
            return Span(token.span.start, adjective.end)
    return None


def _has_number(story: Story, span: Span) -> bool:
    sentence = story.annotated.sentence_at(span.start)
    return sentence is not None and any(
        _is_number(token.text, token.tag) for token in sentence.tokens if span.covers(token.span)
    )


def _is_number(text: str, tag: str) -> bool:
    return tag == "CD" or text.lower() in vocabulary("number words")
