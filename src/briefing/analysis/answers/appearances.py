"""Collect the mentions and sentences of one actor in one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import (
    FUTURE_MODALS,
    PERSONAL_PRONOUNS,
    SPEECH_PRONOUNS,
)
from briefing.language.en.tags import VERBS
from briefing.model.annotation import AnnotatedArticle, Clause, Mention, MentionForm, Status
from briefing.model.collection import Collection, LinkedActor
from briefing.model.results import Finding

_Item = TypeVar("_Item")
_LABEL = re.compile(r"[A-Z][A-Z .,'’-]+:|\([A-Z][a-z]+ed? ")
"""What a turn of a transcript ("ROE: ...") or a note of a running report ("(Updated 5 p.m.)") begins with."""
_SPEAKING = SPEECH_PRONOUNS | {word for word, who in PERSONAL_PRONOUNS.items() if who == "I"}


@dataclass(frozen=True, slots=True)
class Appearance:
    """One article in which an actor stands.

    `number` is the article's, `actor` its index in it. `own_sentences` are those that mention the actor and can be
    shown alone.
    """

    annotated: AnnotatedArticle
    number: int
    actor: int
    sentences: tuple[AnnotatedSentence, ...]
    mentions: tuple[Mention, ...]
    own_sentences: tuple[AnnotatedSentence, ...]

    @property
    def named(self) -> int:
        """How often the article names the actor.

        Role phrases and pronouns are not counted.
        """
        return sum(mention.form is MentionForm.NAME for mention in self.mentions)

    def sentence(self, number: int) -> AnnotatedSentence:
        """The article's sentence of that number, from 1."""
        return self.sentences[number - 1]

    def is_at(self, sentence: AnnotatedSentence, clause: Clause) -> bool:
        """Whether the actor is the doer or the undergoer of the clause."""
        return any(
            role is not None and sentence.actor_at(role) == self.actor
            for role in (clause.doer, clause.undergoer)
        )


_FEWEST_WORDS = 4
"""Words of the shortest sentence that says something alone."""


def stands_alone(sentence: AnnotatedSentence) -> bool:
    """Whether the sentence can be shown alone.

    It is then neither a correction, nor a headline in capitals, nor the rest of one that a quotation was split from
    (`roared the man.`).
    """
    words = [token.text for token in sentence.sentence.tokens if token.text[0].isalnum()]
    if len(words) < _FEWEST_WORDS or sentence.correction:
        return False
    return not (words[0].islower() or sentence.text().isupper())


def is_narrated(sentence: AnnotatedSentence) -> bool:
    """Whether the article's own voice tells the sentence.

    It does not where all is quotation, or "I", "we", "you" stand outside it. Transcripts, comments and letters speak
    so, and what they say of somebody is a speaker's word.
    """
    whole = sentence.sentence.span
    if _is_labelled(sentence):
        return False
    quotations = [
        quotation.span
        for quotation in sentence.annotated.quotations
        if quotation.span.overlaps(whole)
    ]
    if any(span.start <= whole.start and span.end >= whole.end - 1 for span in quotations):
        return False
    return not any(
        token.text.lower() in _SPEAKING and not any(span.covers(token.span) for span in quotations)
        for token in sentence.sentence.tokens
    )


def _is_labelled(sentence: AnnotatedSentence) -> bool:
    """Whether the paragraph begins with a speaker's label or a note of the hour; the first may begin with a place."""
    text, start = sentence.annotated.article.text, sentence.sentence.span.start
    line = text.rfind("\n", 0, start) + 1
    label = _LABEL.match(text, line, sentence.sentence.span.end)
    return label is not None and (sentence.number > 1 or label[0].startswith("("))


def is_asserted(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause asserts what happened or is announced.

    It is not negated, supposed or possible, and no infinitive.
    """
    announced = clause.modal.lower() in FUTURE_MODALS
    return (
        (announced or not clause.modal)
        and all(
            announced and scope.status is Status.MODAL
            for scope in sentence.scopes_over(clause.head)
        )
        and not is_only_thought_of(sentence, clause)
    )


def is_only_thought_of(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the verb is an infinitive or governed by another verb.

    "to charge", "discuss impeaching".
    """
    first = sentence.tokens_in(clause.action)[:1]
    before = sentence.tokens_before(clause.action.start)[-1:]
    if any(token.tag in {"TO", "VB"} for token in first) or any(t.tag == "TO" for t in before):
        return not clause.modal
    return any(t.tag == "VBG" for t in first) and any(t.tag in VERBS for t in before)


def is_named(appearance: Appearance, sentence: AnnotatedSentence) -> bool:
    """Whether the sentence names the actor, not only by a role phrase or a pronoun."""
    return any(
        mention.form is MentionForm.NAME and mention.actor == appearance.actor
        for mention in sentence.mentions
    )


def whole(appearance: Appearance, sentence: AnnotatedSentence) -> Finding:
    """The sentence, cited."""
    return cite(appearance.annotated, appearance.number, sentence.sentence.span)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Deduplicate findings with the very same words.

    Agencies' sentences stand in many articles.
    """
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.text.casefold(), finding)
    return tuple(first.values())


def in_turn(lists: Sequence[Sequence[Finding]]) -> Iterator[Finding]:
    """The first finding of each list, then the second of each: none has all the say."""
    for row in zip_longest(*lists):
        yield from (finding for finding in row if finding is not None)


def spread(sequence: Sequence[_Item]) -> list[_Item]:
    """Reorder items so that each beginning is spread over the whole.

    The order is the first, the last, the middle, ... So the few that a screen has room for come from all of the time
    that articles cover.
    """
    order: dict[int, None] = dict.fromkeys([0, len(sequence) - 1][: len(sequence)])
    step = 2
    while len(order) < len(sequence):
        places = (round(part * (len(sequence) - 1) / step) for part in range(1, step, 2))
        order.update(dict.fromkeys(places))
        step *= 2
    return [sequence[index] for index in order]


def appearances_of(collection: Collection, actor: LinkedActor) -> tuple[Appearance, ...]:
    """The articles in which the actor stands, in the collection's order."""
    return tuple(
        _appearance(collection.article(number), number, local) for number, local in actor.members
    )


def _appearance(annotated: AnnotatedArticle, number: int, actor: int) -> Appearance:
    sentences = annotated_sentences(annotated)
    mentions = tuple(mention for mention in annotated.mentions if mention.actor == actor)
    numbers = {mention.sentence for mention in mentions}
    own = tuple(s for s in sentences if s.number in numbers and stands_alone(s))
    return Appearance(annotated, number, actor, sentences, mentions, own)
