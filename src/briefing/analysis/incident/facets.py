"""Find date, target, vehicle and incident by the incident's triggers."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.incident.kinds import KINDS, WEAK_WEIGHT, IncidentKind
from briefing.analysis.incident.occasions import LEAD_SENTENCES
from briefing.analysis.incident.other_times import is_of_another_time
from briefing.analysis.incident.parts import Part
from briefing.analysis.incident.people import is_nobody, may_be_people, with_age
from briefing.analysis.incident.story import Story
from briefing.analysis.incident.story_findings import MOST_FINDINGS, distinct, in_speech, is_name
from briefing.analysis.incident.trigger_dates import is_parted
from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.incident.victims import victim_words
from briefing.analysis.text.extents import strip_edges, tokens_in
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.model.annotation import (
    ActorKind,
    Clause,
    DateExpression,
    DateKind,
    MentionForm,
)
from briefing.model.results import Finding
from briefing.model.text import Span


def find_date(story: Story) -> tuple[Finding, ...]:
    """Find when the incident was.

    It is the date by its first factual trigger, else by the first told sentence with a past day.
    """
    factual = sorted(
        (trigger for trigger in story.main.triggers if trigger.factual),
        key=lambda trigger: (
            _is_aftermath(trigger),
            trigger.sentence.number > LEAD_SENTENCES,
            not trigger.verbal,
        ),
    )
    candidates = [
        trigger.date_expression
        for trigger in factual
        if trigger.date_expression and not _is_date_of_aftermath(trigger, trigger.date_expression)
    ]
    told = sorted(story.told, key=lambda sentence: not story.triggers_in(sentence))
    told += [s for s in story.sentences[:LEAD_SENTENCES] if s not in story.told]
    candidates += [
        expression
        for sentence in told
        for expression in sentence.date_expressions
        if _is_day(expression)
        and not in_speech(sentence, expression.span)
        and (KINDS[story.main.kind].announced or not _is_of_aftermath(sentence, expression))
        and not any(
            is_parted(sentence, Span(expression.span.end, trigger.head.start))
            for trigger in story.triggers_in(sentence)
            if trigger.factual
        )
    ]
    for expression in sorted(candidates, key=lambda expression: _is_clock_time(story, expression)):
        if story.is_ahead(expression) or _is_of_name(story, expression):
            continue
        if _names_a_time(expression):
            is_day = not _is_clock_time(story, expression)
            day, end = (expression.date, expression.end) if is_day else (None, None)
            return (story.cite(expression.span, date=day, end=end, basis=expression.basis),)
    return ()


def _is_of_name(story: Story, expression: DateExpression) -> bool:
    """Whether the expression is a part of a name, "Euro 2016"."""
    return any(
        mention.form is MentionForm.NAME and mention.span.overlaps(expression.span)
        for mention in story.sentences[expression.sentence - 1].mentions
    )


def _is_aftermath(trigger: Trigger) -> bool:
    """Whether the trigger tells of a death, which may have come days after what caused it."""
    return (
        trigger.verbal
        and trigger.clause is not None
        and trigger.clause.lemma in vocabulary("dying verbs") | {"pronounce", "declare"}
    )


_AFTERMATH_VERBS = (
    "arresting verbs",
    "confessing verbs",
    "dying verbs",
    "treating verbs",
    "response verbs",
    "saying verbs",
)


def _is_date_of_aftermath(trigger: Trigger, expression: DateExpression) -> bool:
    """Whether the date stands before the trigger, behind a verb of the aftermath: "charged Friday with shooting"."""
    return expression.span.end <= trigger.head.start and _is_of_aftermath(
        trigger.sentence, expression
    )


def _is_of_aftermath(sentence: AnnotatedSentence, expression: DateExpression) -> bool:
    """Whether the expression dates what was said or done about it: "police said Sunday", "charged Friday"."""
    before = [c for c in sentence.clauses if c.action.end <= expression.span.start]
    if not before:
        return False
    clause = before[-1]
    cues = [quote.cue for quote in sentence.quotes if quote.cue is not None]
    cues += [claim.cue for claim in sentence.claims]
    return any(cue.overlaps(clause.action) for cue in cues) or (
        clause.lemma not in vocabulary("verbs of first response")
        and any(clause.lemma in vocabulary(section) for section in _AFTERMATH_VERBS)
    )


def _is_clock_time(story: Story, expression: DateExpression) -> bool:
    """Whether the expression gives a time of day and leaves the day open: "8:45 p.m.", "about noon"."""
    if expression.kind is not DateKind.TIME:
        return False
    sentence = story.sentences[expression.sentence - 1]
    return not any(
        token.tag == "NNP" or token.text.lower() in vocabulary("day words")
        for token in tokens_in(sentence, expression.span)
        if token.text.lower().strip(".") not in {"am", "pm", "a.m", "p.m"}
    )


def find_target(story: Story) -> tuple[Finding, ...]:
    """Find whom the incident befell, by name where anybody is named.

    The words call the protagonist by name and role and the others by name and age; where nobody is named, they are for
    what the verbs befell.
    """
    named = story.people[Part.BEFALLEN]
    spans = _called(story) or [p.words for p in named if p.actor == story.protagonist]
    if spans or named:
        spans.sort(key=lambda span: not any(_is_name_span(story, span)))
        others = [person.words for person in named if person.actor != story.protagonist]
        called = distinct(story, spans, most=MOST_FINDINGS - bool(others))
        return called + distinct(story, others, most=3 - len(called))
    return distinct(story, _befallen(story))


def _called(story: Story) -> list[Span]:
    """What the triggers' sentences call the protagonist; names with the age."""
    return [
        with_age(trigger.sentence, mention.phrase)
        for trigger in story.main.triggers
        if trigger.actor == story.protagonist is not None
        for mention in [
            mention
            for mention in trigger.sentence.mentions
            if mention.actor == story.protagonist
            and mention.form is not MentionForm.PRONOUN
            and not is_nobody(trigger.sentence, mention.phrase)
        ][:1]
    ]


def _befallen(story: Story) -> Iterator[Span]:
    """What the factual triggers befell: people, and in an attack also what people own, build or run."""
    for trigger in story.main.triggers:
        target, sentence = trigger.target, trigger.sentence
        if target is None or not trigger.factual:
            continue
        lemma = trigger.clause.lemma if trigger.clause and trigger.verbal else ""
        if is_of_another_time(story, sentence, target):
            continue
        if may_be_people(sentence, target, lemma) or _can_be_attacked(trigger, target):
            yield victim_words(sentence, trigger.clause if trigger.verbal else None, target)


def _can_be_attacked(trigger: Trigger, target: Span) -> bool:
    if trigger.kind is not IncidentKind.ATTACK:
        return False
    sentence = trigger.sentence
    head = tokens_in(sentence, target)[-1].text
    before = [token.text.lower() for token in sentence.tokens_before(target.start)[-1:]]
    if not trigger.verbal and before == ["on"]:
        # "The shooting on Fifth Street" is a place, "the attack on the consulate" a target.
        noun = singular(sentence.text(trigger.head))
        if noun in vocabulary("hurting verbs") or noun.endswith("ing"):
            return False
    named = [m for m in sentence.mentions_in(target) if m.form is MentionForm.NAME]
    sections = ("belongings", "place nouns", "vehicle nouns")
    return any(m.kind is not ActorKind.OTHER and m.span.end == target.end for m in named) or any(
        is_noun_of(head, section) for section in sections
    )


def find_vehicle(story: Story) -> tuple[Finding, ...]:
    """The vehicles that the told sentences put into the story."""
    spans = [
        phrase.span
        for sentence in story.told
        for phrase in sentence.noun_phrases
        if is_noun_of(story.annotated.text(phrase.head), "vehicle nouns")
        and not is_name(sentence, phrase.head)
    ]
    return distinct(story, spans, by_head=True)


def find_incident(story: Story) -> tuple[Finding, ...]:
    """Find what happened, in the triggers' words, the fullest factual ones first.

    Then comes what the dated clause adds.
    """
    triggers = [
        trigger
        for trigger in story.main.triggers
        if not trigger.verbal
        or (trigger.factual and (trigger.actor == story.protagonist or story.protagonist is None))
    ]
    ranked = sorted(
        triggers or story.main.triggers,
        key=lambda t: (
            t.sentence.number > LEAD_SENTENCES,
            _is_attributed(t),
            not t.factual,
            not t.verbal,
            t.kind is IncidentKind.HARM,
            -t.weight,
            t.head.start,
        ),
    )
    told = [trigger for trigger in ranked[1:] if trigger.weight > WEAK_WEIGHT]
    spans = [trigger.span for trigger in ranked[:1]]
    spans += [t.span for t in told if t.sentence.number <= LEAD_SENTENCES][:1]
    account = dated_account(story)
    if account is not None and not any(account.overlaps(span) for span in spans):
        spans.append(account)
    return distinct(story, spans, most=MOST_FINDINGS + 1)


def _is_attributed(trigger: Trigger) -> bool:
    """Whether somebody is quoted for the trigger's words, so that they are not the article's own account."""
    return any(
        quote.speaker is not None and quote.content.covers(trigger.head)
        for quote in trigger.sentence.quotes
    )


def dated_account(story: Story) -> Span | None:
    """The clause that the incident's date belongs to, if it has no trigger.

    The date itself is left out.
    """
    for finding in find_date(story):
        sentence = story.sentences[finding.citation.sentence - 1]
        if any(t.factual for t in story.triggers_in(sentence)):
            return None
        clause = sentence.clause_at(finding.span)
        if clause is not None:
            return clause_before_date(sentence, clause, finding.span)
    return None


def clause_before_date(sentence: AnnotatedSentence, clause: Clause, date: Span) -> Span:
    """The clause up to its date expression, or whole where the date comes first."""
    if date.start <= clause.action.end:
        return clause.span
    cut = strip_edges(sentence, Span(clause.span.start, date.start))
    return cut if cut is not None and cut.end >= clause.action.end else clause.span


def _is_name_span(story: Story, span: Span) -> Iterator[bool]:
    for mention in story.annotated.mentions:
        if mention.form is MentionForm.NAME and span.covers(mention.span):
            yield mention.actor == story.protagonist


def _is_day(expression: DateExpression) -> bool:
    """Whether the expression is as fine as a day: a weekday or a date, not a year or a month."""
    if expression.kind is DateKind.TIME:
        return True
    if expression.kind is not DateKind.DATE:
        return False
    if expression.date is not None:
        return expression.date.is_full
    return expression.value.count("-") >= 2 or "WXX-" in expression.value


def _names_a_time(expression: DateExpression) -> bool:
    return expression.kind in {DateKind.DATE, DateKind.TIME} and not expression.value.endswith(
        "_REF"
    )
