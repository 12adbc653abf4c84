"""Find the triggers of incidents in a sentence.

The idea and the term are those of event extraction (ACE 2005 annotation guidelines): a trigger is the word that most
clearly expresses that something happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.incident.befallen import befallen, is_fatal
from briefing.analysis.incident.figures_of_speech import is_figurative_noun
from briefing.analysis.incident.kind_words import kinds_of_nouns
from briefing.analysis.incident.kinds import (
    AMBIGUOUS_WEIGHT,
    IncidentKind,
    frame_of,
    noun_kind,
    word_weight,
)
from briefing.analysis.incident.people import is_person, may_be_people
from briefing.analysis.incident.trigger_dates import governing_date
from briefing.analysis.incident.trigger_patterns import compound_of, kind_of_phrase
from briefing.analysis.incident.trigger_verbs import may_tell, read_verb
from briefing.analysis.text.counts import with_quantifier
from briefing.analysis.text.extents import (
    extend_phrase,
    phrase_from,
    tokens_after,
    tokens_before,
    tokens_in,
)
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, singular, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import DEFINITE, TARGET_LINKS
from briefing.model.annotation import ActorKind, Clause, DateExpression, DateKind, MentionForm
from briefing.model.text import Span

LONGEST_SENTENCE = 600
"""Tokens beyond which a sentence is a list or broken text, and reading it clause by clause costs too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A verb or noun that tells of an incident.

    `kind` is the frame and `sort` the kind as it is shown ("earthquake"). `head` is that word, `span` what is shown of
    it ("escaped an assassination attempt"), `target` the words for whom or what it befell and `actor` whom they mean.
    `factual` is false for what is planned, negated, possible or only talked of. `other` marks another incident than
    the main one.
    """

    sentence: AnnotatedSentence
    kind: IncidentKind
    sort: str
    head: Span
    span: Span
    weight: float
    verbal: bool
    factual: bool
    clause: Clause | None = None
    target: Span | None = None
    actor: int | None = None
    date_expression: DateExpression | None = None
    other: bool = False

    @property
    def lethal(self) -> bool:
        """Whether the verb says that people died, and says who or how many."""
        if self.clause is None or self.target is None or not self.verbal:
            return False
        deadly = self.clause.lemma in vocabulary("death verbs") or is_fatal(
            self.sentence, self.clause
        )
        return deadly and may_be_people(self.sentence, self.target, self.clause.lemma)

    @property
    def denied(self) -> bool:
        """Whether its words say that it did not happen, or ask or suppose it.

        A definite noun ("the bombing") takes for granted that it did, whatever its verb denies.
        """
        definite = not self.verbal and _is_definite(self.sentence, self.span)
        return not definite and bool(self.sentence.denials_of(self.head))


def find_triggers(sentence: AnnotatedSentence) -> Iterator[Trigger]:
    """The words of the sentence that tell of an incident, in text order.

    None of an endless sentence.
    """
    if len(sentence.sentence.tokens) > LONGEST_SENTENCE:
        return
    found: list[Trigger] = []
    for clause in sentence.clauses:
        trigger = _verb_trigger(sentence, clause)
        if trigger is not None:
            found.append(trigger)
    taken = [trigger.span for trigger in found if trigger.verbal]
    for phrase in sentence.noun_phrases:
        head = singular(phrase.head.of(sentence.annotated.article.text))
        if head != "fire" and kind_of_phrase(sentence, phrase.span, phrase.head) is None:
            continue
        if any(
            mention.form is MentionForm.NAME
            and mention.kind is not ActorKind.OTHER
            and mention.span.covers(phrase.head)
            for mention in sentence.mentions
        ):
            continue  # "Arden Fire and Rescue" puts fires out
        trigger = _noun_trigger(sentence, phrase.span, phrase.head, head)
        if trigger is not None and not any(span.covers(trigger.head) for span in taken):
            found.append(trigger)
    yield from sorted(found, key=lambda trigger: trigger.head.start)


def _verb_trigger(sentence: AnnotatedSentence, clause: Clause) -> Trigger | None:
    if not may_tell(clause.lemma):
        return None
    target = befallen(sentence, clause)
    after = clause.doer if clause.passive else target if target != clause.doer else None
    reading = read_verb(sentence, clause, target, after)
    if reading is None:
        return None
    sort, target, weight = reading
    kind = frame_of(sort)
    factual = is_factual(sentence, clause)
    if kind is IncidentKind.ATTACK and target is None and not factual:
        weight *= 0.5
    elif factual and target is not None and _is_unmistakable(sentence, clause.lemma, target):
        weight = max(weight, 1.2)
    span = clause.action
    if after is not None:
        span = Span(span.start, max(span.end, extend_phrase(sentence, after).end))
    head = Span(clause.action.end - _last_word_length(sentence, clause.action), clause.action.end)
    return Trigger(
        sentence=sentence,
        kind=kind,
        sort=sort,
        head=head,
        span=span,
        weight=weight,
        verbal=True,
        factual=factual,
        clause=clause,
        target=target,
        actor=_target_actor(sentence, target),
        date_expression=governing_date(sentence, clause.span, head),
    )


def _is_unmistakable(sentence: AnnotatedSentence, lemma: str, target: Span) -> bool:
    """Whether verb and target leave no everyday sense: "shot his mother", not "shot a film" or "attacked the plan"."""
    return (
        lemma in vocabulary("hurting verbs")
        and lemma in vocabulary("verbs of people")
        and is_person(sentence, target)
    )


def is_factual(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause is factual: not planned, feared, denied or escaped."""
    if sentence.scopes_over(clause.head) or _is_habit(sentence, clause):
        return False
    if not clause.subordinate:
        return True
    before = tokens_before(sentence, clause.action.start)
    words = [token.text.lower() for token in (*before[-2:], *tokens_in(sentence, clause.action))]
    if words[1:3] == ["to", "have"] and words[0] in vocabulary("links to a state", "casualties"):
        return True  # "are known to have died"
    # What somebody died or fled "after" did happen.
    return not before or before[-1].tag not in {"IN", "TO"} or before[-1].text.lower() == "after"


def _is_habit(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause tells what happens at all times, or in a tale: "kills thousands every year", "destroys"."""
    tags = [token.tag for token in sentence.tokens_in(clause.action)]
    if tags == ["VBZ"] and clause.lemma != "be":
        return True
    return any(
        expression.kind is DateKind.SET and clause.span.covers(expression.span)
        for expression in sentence.date_expressions
    )


def _last_word_length(sentence: AnnotatedSentence, span: Span) -> int:
    return len(tokens_in(sentence, span)[-1].text)


def _noun_trigger(
    sentence: AnnotatedSentence, phrase: Span, head: Span, noun: str
) -> Trigger | None:
    sort = kind_of_phrase(sentence, phrase, head)
    if sort is not None and is_figurative_noun(sentence, phrase, head):
        return None
    if noun == "fire" and (under_fire := _under_fire(sentence, phrase, head)) is not None:
        return under_fire
    if sort is None:
        return None
    kind = frame_of(sort)
    kinds = kinds_of_nouns()
    plain = noun in kinds and compound_of(sentence, phrase, head) not in kinds
    weight = word_weight(noun, "weak nouns", 0.8) if plain else 0.8
    span = extend_phrase(sentence, phrase, TARGET_LINKS)
    if kind is IncidentKind.ATTACK and noun in vocabulary("plans", "incidents"):
        modifiers = [token.text for token in tokens_in(sentence, Span(phrase.start, head.start))]
        on_life = "life" in {token.text for token in tokens_in(sentence, span)}
        if any(noun_kind(word) is IncidentKind.ATTACK for word in modifiers) or on_life:
            weight = 1.0
    target = _noun_target(sentence, phrase, span)
    clause = sentence.clause_at(head)
    return Trigger(
        sentence=sentence,
        kind=kind,
        sort=sort,
        head=head,
        span=span,
        weight=weight,
        verbal=False,
        factual=noun not in vocabulary("plans", "incidents")
        and (_is_definite(sentence, span) or not sentence.scopes_over(head)),
        clause=clause,
        target=target,
        actor=_target_actor(sentence, target),
        date_expression=governing_date(sentence, span, head),
    )


def _is_definite(sentence: AnnotatedSentence, phrase: Span) -> bool:
    first = tokens_in(sentence, phrase)[0]
    return first.text.lower() in DEFINITE or first.tag == "PRP$"


def _under_fire(sentence: AnnotatedSentence, phrase: Span, head: Span) -> Trigger | None:
    """The trigger of "came under fire" or "opened fire", or None where fire burns."""
    before = tokens_before(sentence, phrase.start)[-1:]
    word = before[0].text.lower() if before else ""
    clause = next((c for c in reversed(sentence.clauses) if c.action.end <= phrase.start), None)
    if clause is None or (word != "under" and clause.lemma not in vocabulary("gunfire verbs")):
        return None
    target = clause.doer if word == "under" else None
    return Trigger(
        sentence=sentence,
        kind=IncidentKind.ATTACK,
        sort="shooting",
        head=head,
        span=Span(clause.action.start, phrase.end),
        # Ministers come under fire from critics.
        weight=AMBIGUOUS_WEIGHT if target and is_person(sentence, target) else 1.0,
        verbal=True,
        factual=is_factual(sentence, clause),
        clause=clause,
        target=target,
        actor=_target_actor(sentence, target),
        date_expression=governing_date(sentence, clause.span, head),
    )


def _noun_target(sentence: AnnotatedSentence, phrase: Span, span: Span) -> Span | None:
    """Whom a noun befalls: the object of its preposition, "the killing of X", or its possessor, "X's killing"."""
    if span.end > phrase.end:
        following = tokens_after(sentence, phrase.end)
        inner = phrase_from(sentence, following[1].span.start) if len(following) > 1 else None
        return inner.span if inner else None
    for token in tokens_in(sentence, phrase):
        if token.tag == "POS":
            return Span(phrase.start, token.span.start)
        if token.tag == "PRP$":
            return token.span
    return None


def _target_actor(sentence: AnnotatedSentence, target: Span | None) -> int | None:
    if target is None or with_quantifier(sentence, target) != target:
        return None  # "everyone but the driver" is not the driver
    actor = sentence.actor_at(target)
    if actor is not None:
        return actor
    # "an attempt on his life" befalls him, and so does an attack on his car.
    if not is_noun_of(sentence.text(target).split()[-1], "belongings"):
        return None
    owners = [m for m in sentence.mentions_in(target) if m.span.start == target.start]
    return owners[0].actor if owners else None
