"""When, where, whom, with what: the facets of an incident that stand in the story's own phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.analysis.extents import (
    extend_phrase,
    extend_relative_clause,
    place_chain,
    strip_edges,
    tokens_after,
    tokens_before,
    tokens_in,
)
from briefing.analysis.sentences import AnnotatedSentence
from briefing.analysis.story import Story
from briefing.analysis.triggers import LEAD_SENTENCES, WEAK_WEIGHT, IncidentKind, Trigger
from briefing.analysis.vocabulary import is_noun_of, singular, vocabulary
from briefing.model.annotation import (
    ActorKind,
    Clause,
    DateExpression,
    DateKind,
    MentionForm,
    NounPhrase,
    QuoteKind,
)
from briefing.model.article import Basis
from briefing.model.results import Finding
from briefing.model.text import Span

MOST_FINDINGS = 2
"""How many findings a facet shows for one article, so that the comparison stays one screen."""


def find_date(story: Story) -> tuple[Finding, ...]:
    """When the incident was: the date by its first factual trigger, else by the first told sentence with a past day."""
    factual = sorted(
        (trigger for trigger in story.main.triggers if trigger.factual),
        key=lambda trigger: not trigger.verbal,
    )
    candidates = [trigger.date_expression for trigger in factual if trigger.date_expression]
    told = sorted(story.told, key=lambda sentence: not story.triggers_in(sentence))
    candidates += [
        expression
        for sentence in told
        for expression in sentence.date_expressions
        if _is_day(expression) and not _in_speech(sentence, expression.span)
    ]
    for expression in candidates:
        if not story.is_ahead(expression) and _names_a_time(expression):
            return (story.cite(expression.span, date=expression.date, basis=expression.basis),)
    return ()


def find_place(story: Story) -> tuple[Finding, ...]:
    """Where it was: the prepositional chain around a place, in the told sentences, the triggers' own first."""
    keeps = {word for noun in vocabulary("place nouns") for word in (noun, noun + "s")}
    found: list[tuple[int, Span]] = []
    for rank, sentence in _by_closeness(story):
        for phrase in sentence.noun_phrases:
            if not _is_place(sentence, phrase) or not _stands_where(story, sentence, phrase):
                continue
            span = place_chain(sentence, phrase, keeps)
            if not any(other.overlaps(span) for _, other in found):
                found.append((rank, span))
    named = [(rank, span) for rank, span in found if _names_place(story, span)]
    best = sorted(named)[:1] + sorted(entry for entry in found if entry not in named)
    return tuple(story.cite(span) for _, span in sorted(best[:MOST_FINDINGS], key=lambda e: e[1]))


def find_target(story: Story) -> tuple[Finding, ...]:
    """Whom or what it befell: how the triggers' sentences call the protagonist, else what the verbs befell."""
    spans: list[Span] = []
    if story.protagonist is not None:
        for trigger in story.main.triggers:
            if trigger.actor == story.protagonist:
                spans += [
                    mention.phrase
                    for mention in trigger.sentence.mentions
                    if mention.actor == story.protagonist
                    and mention.form is not MentionForm.PRONOUN
                ][:1]
    else:
        spans = [
            extend_phrase(trigger.sentence, trigger.target, frozenset({"of"}))
            for trigger in story.main.triggers
            if trigger.target is not None and trigger.factual and not _is_pronoun(trigger)
        ]
    spans.sort(key=lambda span: not any(_is_name_span(story, span)))
    return _distinct(story, spans)


def find_vehicle(story: Story) -> tuple[Finding, ...]:
    """The vehicles that the told sentences put into the story."""
    spans = [
        phrase.span
        for sentence in story.told
        for phrase in sentence.noun_phrases
        if is_noun_of(story.annotated.text(phrase.head), "vehicle nouns")
        and not _is_name(sentence, phrase.head)
    ]
    return _distinct(story, spans, by_head=True)


def find_incident(story: Story) -> tuple[Finding, ...]:
    """What happened, in the triggers' words: the fullest factual ones first; then what the dated clause adds."""
    triggers = [
        trigger
        for trigger in story.main.triggers
        if not trigger.verbal
        or (trigger.factual and (trigger.actor == story.protagonist or story.protagonist is None))
    ]
    ranked = sorted(
        triggers or story.main.triggers,
        key=lambda t: (
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
    return _distinct(story, spans, most=MOST_FINDINGS + 1)


def dated_account(story: Story) -> Span | None:
    """The clause that the incident's date belongs to, without the date, where that clause has no trigger."""
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


def find_scene(story: Story) -> tuple[Finding, ...]:
    """Who else was there: crowds, attackers, bystanders, with the clause that describes them."""
    spans: list[Span] = []
    for sentence in story.told:
        for phrase in sentence.noun_phrases:
            noun = story.annotated.text(phrase.head)
            if not is_noun_of(noun, "scene nouns"):
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
    return _distinct(story, spans, by_head=True)


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
    return _distinct(story, spans)


def find_response(story: Story) -> tuple[Finding, ...]:
    """What was done about it: arrests, inquiries, rescues, in factual clauses of those who respond."""
    return tuple(
        story.cite(_trimmed(sentence, clause), basis=_clause_basis(sentence, clause))
        for sentence, clause in _own_clauses(story)
        if not (clause.modal or clause.negated) and _responds(story, sentence, clause)
    )[:MOST_FINDINGS]


def find_next_step(story: Story) -> tuple[Finding, ...]:
    """What is ahead: clauses with a modal of the future, said of the protagonist or of those who respond."""
    spans = []
    for sentence, clause in _own_clauses(story):
        if clause.modal not in {"will", "shall", "'ll", "’ll"} or clause.negated:
            continue
        if clause.doer is None or _in_speech(sentence, clause.action):
            continue
        if sentence.text(clause.doer).lower() in {"we", "i", "you", "it", "there"}:
            continue
        span = Span(clause.action.start, clause.span.end)
        spans.append((span, _clause_basis(sentence, clause)))
    return tuple(story.cite(span, basis=basis) for span, basis in spans[:MOST_FINDINGS])


def find_background(story: Story) -> tuple[Finding, ...]:
    """What it happened amid: elections, wars, trials, with the phrase that leads to them."""
    spans = []
    told_heads = {trigger.head for trigger in story.main.triggers + story.main.others}
    for sentence in story.sentences:
        for phrase in sentence.noun_phrases:
            noun = story.annotated.text(phrase.head)
            if phrase.head in told_heads or not is_noun_of(noun, "background nouns"):
                continue
            if _is_name(sentence, phrase.head) or not _leads(sentence, phrase):
                continue
            span = _led(sentence, phrase)
            if span != phrase.head:
                spans.append(span)
    return _distinct(story, spans, by_head=True)


def find_precedents(story: Story) -> tuple[Finding, ...]:
    """Other incidents that the article tells of: whom they befell, or what they are called."""
    spans = []
    for trigger in story.main.others:
        sentence = trigger.sentence
        if trigger.weight < 0.5 and trigger.date_expression is None:
            continue
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
    return _distinct(story, spans, most=3)


def _by_closeness(story: Story) -> Iterator[tuple[int, AnnotatedSentence]]:
    """The told sentences, ranked: with a factual verb of the incident, with any trigger, without."""
    for sentence in story.told:
        triggers = story.triggers_in(sentence)
        told = any(trigger.verbal and trigger.factual for trigger in triggers)
        rank = 0 if told else 1 if triggers else 2
        yield rank * 100 + sentence.number, sentence


def _is_place(sentence: AnnotatedSentence, phrase: NounPhrase) -> bool:
    if any(
        mention.kind is ActorKind.PLACE and mention.form is MentionForm.NAME
        for mention in sentence.mentions_in(phrase.span)
    ):
        return not any(token.tag == "POS" for token in tokens_in(sentence, phrase.span))
    return singular(sentence.text(phrase.head)) in vocabulary("place nouns")


def _stands_where(story: Story, sentence: AnnotatedSentence, phrase: NounPhrase) -> bool:
    """Whether the phrase is led by a preposition of place, in a clause that is neither ahead nor about speaking."""
    before = tokens_before(sentence, phrase.span.start)
    if not before or before[-1].text.lower() not in {
        "in", "at", "on", "near", "outside", "inside", "to", "off", "into", "along", "across",
        "around", "through", "over",
    }:  # fmt: skip
        return False
    if len(before) > 1 and before[-2].text.lower() in {"according", "due", "thanks"}:
        return False
    clause = sentence.clause_at(phrase.span) or next(
        (clause for clause in reversed(sentence.clauses) if clause.action.end <= phrase.span.start),
        None,
    )
    if clause is None:
        return True
    spoken = any(quote.cue and quote.cue.overlaps(clause.action) for quote in sentence.quotes)
    return not clause.modal and not spoken


def _names_place(story: Story, span: Span) -> bool:
    return any(
        mention.kind is ActorKind.PLACE and span.covers(mention.span)
        for mention in story.annotated.mentions
    )


def _is_name(sentence: AnnotatedSentence, span: Span) -> bool:
    return any(token.name not in {"", "O"} for token in tokens_in(sentence, span))


def _is_name_span(story: Story, span: Span) -> Iterator[bool]:
    for mention in story.annotated.mentions:
        if mention.form is MentionForm.NAME and span.covers(mention.span):
            yield mention.actor == story.protagonist


def _is_pronoun(trigger: Trigger) -> bool:
    assert trigger.target is not None
    return all(
        token.tag in {"PRP", "PRP$", "WP", "EX", "DT"}
        for token in tokens_in(trigger.sentence, trigger.target)
    )


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


def _in_speech(sentence: AnnotatedSentence, span: Span) -> bool:
    return any(
        quote.content.covers(span) and quote.kind is QuoteKind.DIRECT for quote in sentence.quotes
    )


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
    strong = clause.lemma in {
        "arrest",
        "detain",
        "evacuate",
        "condemn",
        "rescue",
        "deploy",
        "apprehend",
        "indict",
    }
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
        if len(before) <= skip or before[-1].text.lower() not in {
            "of",
            "in",
            "for",
            "to",
            "before",
        }:
            break
        outer = next((p for p in sentence.noun_phrases if p.head == before[-1 - skip].span), None)
        if outer is None:
            break
        start = outer.span.start
    return Span(start, phrase.span.end)


def _distinct(
    story: Story, spans: Iterable[Span], *, by_head: bool = False, most: int = MOST_FINDINGS
) -> tuple[Finding, ...]:
    """The findings at `spans`, without those that say the same as one before, at most `most`."""
    findings: list[Finding] = []
    seen: set[str] = set()
    for span in spans:
        finding = story.cite(span)
        key = finding.text.lower()
        if by_head:
            key = singular(_head_word(story, span))
        if finding.text and not any(
            key == known or f"{known} ".endswith(f" {key} ") for known in seen
        ):
            seen.add(key)
            findings.append(finding)
    return tuple(findings[:most])


def _head_word(story: Story, span: Span) -> str:
    for phrase in story.annotated.noun_phrases:
        if phrase.span.start == span.start or (
            span.covers(phrase.span) and phrase.span.end == span.end
        ):
            return story.annotated.text(phrase.head)
    return story.annotated.text(span)
