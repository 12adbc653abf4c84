"""Find scene, motive, response, next step, background and precedents."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.incident.casualties import find_dead
from briefing.analysis.incident.kinds import WEAK_WEIGHT
from briefing.analysis.incident.story import Story
from briefing.analysis.incident.story_findings import MOST_FINDINGS, distinct, in_speech, is_name
from briefing.analysis.text.extents import (
    extend_phrase,
    extend_relative_clause,
    strip_edges,
    tokens_after,
    tokens_before,
    tokens_in,
)
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.language.en.closed_classes import FUTURE_MODALS, ROLE_LINKS, SPEECH_PRONOUNS
from briefing.model.annotation import (
    Clause,
    NounPhrase,
)
from briefing.model.article import Basis
from briefing.model.results import Finding
from briefing.model.text import Span


def find_scene(story: Story) -> tuple[Finding, ...]:
    """Find who else was there (crowds, attackers, bystanders), with their clause."""
    spans: list[Span] = []
    dead = find_dead(story)
    for sentence in story.told:
        for phrase in sentence.noun_phrases:
            noun = story.annotated.text(phrase.head)
            if not is_noun_of(noun, "scene nouns") or any(p.overlaps(phrase.span) for p in dead):
                continue
            if any(
                t.target is not None and t.target.overlaps(phrase.span) for t in story.main.triggers
            ):
                continue
            spoken = any(q.speaker and q.speaker.overlaps(phrase.span) for q in sentence.quotes)
            spoken = spoken or any(
                c.speaker and c.speaker.overlaps(phrase.span) for c in sentence.claims
            )
            extended = extend_relative_clause(sentence, phrase.span)
            if spoken or (noun.lower() == "people" and extended == phrase.span):
                continue
            spans.append(extended)
    return distinct(story, spans, by_head=True)


def find_motive(story: Story) -> tuple[Finding, ...]:
    """Why, where the told sentences name a motive in so many words."""
    spans: list[Span] = []
    for sentence in story.told:
        text = sentence.text().lower()
        for phrase in sorted(vocabulary("motive phrases")):
            at = text.find(phrase)
            if at >= 0 and text[at - 1 : at] in {"", " "}:
                start = sentence.sentence.span.start + at
                cut = strip_edges(sentence, _to_clause_end(sentence, start))
                spans += [cut] if cut else []
    return distinct(story, spans)


def find_response(story: Story) -> tuple[Finding, ...]:
    """Find the response: arrests, inquiries and rescues in factual clauses.

    The clauses are of those who respond.
    """
    return tuple(
        story.cite(_trimmed(sentence, clause), basis=_clause_basis(sentence, clause))
        for sentence, clause in _own_clauses(story)
        if all(
            # "No suspects have been arrested" is shown with its "no".
            scope.nobody and clause.span.covers(scope.cue) and scope.cue < clause.action
            for scope in sentence.scopes_over(clause.head)
        )
        and _responds(story, sentence, clause)
    )[:MOST_FINDINGS]


def find_next_step(story: Story) -> tuple[Finding, ...]:
    """Find what is ahead: clauses with a modal of the future.

    They are said of the protagonist or of those who respond.
    """
    spans = []
    for sentence, clause in _own_clauses(story):
        if clause.modal not in FUTURE_MODALS or sentence.denials_of(clause.head):
            continue
        if clause.doer is None or in_speech(sentence, clause.action):
            continue
        if sentence.text(clause.doer).lower() in SPEECH_PRONOUNS | {"it", "there"}:
            continue
        span = Span(clause.action.start, _purpose_end(sentence, clause.span.end))
        spans.append((span, _clause_basis(sentence, clause)))
    return tuple(story.cite(span, basis=basis) for span, basis in spans[:MOST_FINDINGS])


def _purpose_end(sentence: AnnotatedSentence, end: int) -> int:
    """The end of the infinitive that follows at `end` and says what for ("to seek support"), else `end`."""
    for clause in sentence.clauses:
        if clause.subordinate and sentence.text(Span(end, clause.action.start)).split() == ["to"]:
            return clause.undergoer.end if clause.undergoer else clause.action.end
    return end


def find_background(story: Story) -> tuple[Finding, ...]:
    """Find the background: elections, wars, trials that the incident happened amid.

    With each is the phrase that leads to it.
    """
    spans = []
    told_heads = {trigger.head for trigger in story.main.triggers + story.main.others}
    for sentence in story.sentences:
        for phrase in sentence.noun_phrases:
            noun = story.annotated.text(phrase.head)
            if phrase.head in told_heads or not is_noun_of(noun, "background nouns"):
                continue
            if is_name(sentence, phrase.head) or not _leads(sentence, phrase):
                continue
            span = _led(sentence, phrase)
            if span != phrase.head:
                spans.append(span)
    return distinct(story, spans, by_head=True)


def find_precedents(story: Story) -> tuple[Finding, ...]:
    """Find other incidents in the article: whom they befell, or their names."""
    spans = []
    for trigger in story.main.others:
        sentence = trigger.sentence
        stronger = any(
            other.sentence.number == sentence.number and other.weight > WEAK_WEIGHT
            for other in story.main.others
        )
        vague = trigger.verbal and not trigger.factual
        if (vague or trigger.weight <= WEAK_WEIGHT) and (
            stronger or trigger.date_expression is None
        ):
            continue
        target = tokens_in(sentence, trigger.target) if trigger.target is not None else ()
        if trigger.verbal and target and all(token.tag == "PRP" for token in target):
            continue  # "he" names no precedent
        if trigger.verbal and trigger.target is not None:
            span = extend_phrase(sentence, trigger.target, frozenset({"of", "in"}))
        elif trigger.verbal and trigger.clause is not None:
            span = trigger.clause.span
        else:
            span = trigger.span
        expression = trigger.date_expression
        if expression is not None and 0 <= expression.span.start - span.end <= len(" in the "):
            span = Span(span.start, expression.span.end)
        spans.append(span)
    return distinct(story, spans, most=3)


def _own_clauses(story: Story) -> Iterator[tuple[AnnotatedSentence, Clause]]:
    """The clauses of every sentence that does not tell of another incident."""
    elsewhere = {t.sentence.number for t in story.main.others}
    for sentence in story.sentences:
        if sentence.number not in elsewhere or story.triggers_in(sentence):
            for clause in sentence.clauses:
                if not clause.subordinate:
                    yield sentence, clause


def _responds(story: Story, sentence: AnnotatedSentence, clause: Clause) -> bool:
    if clause.lemma not in vocabulary("response verbs"):
        return False
    subject = clause.undergoer if clause.passive else clause.doer
    if subject is None or sentence.actor_at(subject) == story.protagonist is not None:
        return False
    words = {singular(token.text) for token in tokens_in(sentence, clause.span)}
    strong = clause.lemma in vocabulary("strong response verbs")
    return strong or bool(words & vocabulary("response nouns"))


def _clause_basis(sentence: AnnotatedSentence, clause: Clause) -> Basis:
    for expression in sentence.date_expressions:
        if clause.span.covers(expression.span) and expression.date is not None:
            return expression.basis
    return Basis.STATED


def _trimmed(sentence: AnnotatedSentence, clause: Clause) -> Span:
    return strip_edges(sentence, clause.span) or clause.span


def _to_clause_end(sentence: AnnotatedSentence, start: int) -> Span:
    end = sentence.sentence.span.end
    for token in tokens_after(sentence, start):
        if token.tag in {",", ":", "``", "''"} or token.text == ";":
            end = token.span.start
            break
    return Span(start, end)


def _leads(sentence: AnnotatedSentence, phrase: NounPhrase) -> bool:
    before = tokens_before(sentence, phrase.span.start)
    return bool(before) and before[-1].tag in {"IN", "TO"}


def _led(sentence: AnnotatedSentence, phrase: NounPhrase) -> Span:
    """The phrase with the noun phrases that prepositions lead from: "months ahead of the vote"."""
    start = phrase.span.start
    while True:
        before = tokens_before(sentence, start)
        skip = 1
        if len(before) > 2 and before[-2].text.lower() in {"ahead", "because"}:
            skip = 2
        if len(before) <= skip or before[-1].text.lower() not in ROLE_LINKS | {"to", "before"}:
            break
        outer = next((p for p in sentence.noun_phrases if p.head == before[-1 - skip].span), None)
        if outer is None:
            break
        start = outer.span.start
    return Span(start, phrase.span.end)
