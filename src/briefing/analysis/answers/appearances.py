"""Collect the mentions and sentences of one actor in one article."""

from __future__ import annotations

from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.frozen import dataclass
from briefing.model.annotation import AnnotatedArticle, Clause, Mention, MentionForm
from briefing.model.collection import Collection, LinkedActor


@dataclass(frozen=True, slots=True)
class Appearance:
    """One article in which an actor stands: `number` is the article's, `actor` its index in it.

    `own_sentences` are those that mention the actor and can be shown alone.
    """

    annotated: AnnotatedArticle
    number: int
    actor: int
    sentences: tuple[AnnotatedSentence, ...]
    mentions: tuple[Mention, ...]
    own_sentences: tuple[AnnotatedSentence, ...]

    @property
    def named(self) -> int:
        """How often the article names the actor; role phrases and pronouns are not counted."""
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
    """Whether the sentence can be shown: neither a correction, nor the rest of one that a quotation was split from
    (`roared the man.`).
    """
    words = [token.text for token in sentence.sentence.tokens if token.text[0].isalnum()]
    return len(words) >= _FEWEST_WORDS and not words[0].islower() and not sentence.correction


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
