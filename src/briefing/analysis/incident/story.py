"""Select the part of an article that tells of its main incident."""

from __future__ import annotations

from briefing.analysis.incident.main_incident import MainIncident, find_main_incident
from briefing.analysis.incident.occasions import LEAD_SENTENCES
from briefing.analysis.incident.parts import Part, Person, find_people
from briefing.analysis.incident.triggers import Trigger
from briefing.analysis.text.counts import with_quantifier
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import POINTERS
from briefing.model.annotation import AnnotatedArticle, DateExpression, MentionForm
from briefing.model.article import Basis, PartialDate
from briefing.model.results import Finding, Qualifier
from briefing.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as the story of its main incident.

    `telling` are the sentences that may tell of it, in order: all but those that tell of another incident only, or go
    on from one that does ("it was ..."). `told` are those of them that do: with one of its triggers, or in the lead.
    """

    annotated: AnnotatedArticle
    number: int
    sentences: tuple[AnnotatedSentence, ...]
    main: MainIncident
    telling: tuple[AnnotatedSentence, ...]
    told: tuple[AnnotatedSentence, ...]
    people: dict[Part, tuple[Person, ...]]
    """The named people that take a part in it."""
    triggers: dict[int, tuple[Trigger, ...]]
    """The main incident's triggers by the number of their sentence."""

    @property
    def protagonist(self) -> int | None:
        """Whom the incident befell, an index into the article's actors.

        None where no actor is clear.
        """
        return self.main.protagonist

    def cite(
        self,
        span: Span,
        *,
        basis: Basis = Basis.STATED,
        date: PartialDate | None = None,
        end: PartialDate | None = None,
        referent: str | None = None,
        qualifier: Qualifier | None = None,
        disputed: bool = False,
    ) -> Finding:
        """The finding at `span` of this article.

        A number that it begins with takes its qualifier: "at least five".
        """
        return cite(
            self.annotated,
            self.number,
            self._qualified(span),
            basis=basis,
            date=date,
            end=end,
            referent=referent,
            qualifier=qualifier,
            disputed=disputed,
        )

    def _qualified(self, span: Span) -> Span:
        """`span` with what qualifies its number; unchanged where a date stands first, or in no sentence."""
        found = self.annotated.sentence_at(span.start)
        if found is None:
            return span
        sentence = self.sentences[found.number - 1]
        dated = any(
            date.span.covers(Span(span.start, span.start + 1)) for date in sentence.date_expressions
        )
        return span if dated else with_quantifier(sentence, span)

    def triggers_in(self, sentence: AnnotatedSentence) -> tuple[Trigger, ...]:
        """The main incident's triggers in `sentence`."""
        return self.triggers.get(sentence.number, ())

    def is_ahead(self, expression: DateExpression) -> bool:
        """Whether the expression means a day after the article's own."""
        reference = self.annotated.reference_date.date
        return (
            expression.date is not None
            and reference is not None
            and expression.date.earliest > reference.latest
        )

    def name_of(self, finding: Finding) -> str:
        """The name of whom the finding's words mean, else the words in lower case."""
        sentence = self.sentences[finding.citation.sentence - 1]
        actor = sentence.actor_at(finding.span)
        return finding.text.lower() if actor is None else self.annotated.actors[actor].name

    def speaker_finding(self, span: Span, actor: int | None) -> Finding:
        """The speaker's words, and the name they stand for where they are no name."""
        sentence = self.annotated.sentence_at(span.start)
        named = sentence is not None and any(
            mention.form is MentionForm.NAME and mention.actor == actor
            for mention in self.sentences[sentence.number - 1].mentions_in(span)
        )
        referent = None if actor is None or named else self.annotated.actors[actor].name
        return self.cite(span, referent=referent)


def tell_story(
    annotated: AnnotatedArticle,
    number: int,
    sentences: tuple[AnnotatedSentence, ...] | None = None,
) -> Story | None:
    """The story of the article's main incident, or None where it tells of none.

    `sentences` are its annotated ones.
    """
    sentences = sentences or annotated_sentences(annotated)
    main = find_main_incident(sentences)
    if main is None:
        return None
    triggers: dict[int, tuple[Trigger, ...]] = {}
    for trigger in main.triggers:
        number_of = trigger.sentence.number
        triggers[number_of] = (*triggers.get(number_of, ()), trigger)
    with_main = set(triggers)
    lead = range(min(with_main), min(with_main) + LEAD_SENTENCES)
    telling = _telling(sentences, main, with_main)
    return Story(
        annotated=annotated,
        number=number,
        sentences=sentences,
        main=main,
        telling=telling,
        told=tuple(s for s in telling if s.number in with_main or s.number in lead),
        people=find_people(telling),
        triggers=triggers,
    )


def _telling(
    sentences: tuple[AnnotatedSentence, ...], main: MainIncident, with_main: set[int]
) -> tuple[AnnotatedSentence, ...]:
    with_other = {trigger.sentence.number for trigger in main.others} - with_main
    telling: list[AnnotatedSentence] = []
    elsewhere = False
    for sentence in sentences:
        elsewhere = sentence.number in with_other or (elsewhere and _continues(sentence))
        if not elsewhere:
            telling.append(sentence)
    return tuple(telling)


def _continues(sentence: AnnotatedSentence) -> bool:
    """Whether the sentence speaks of what the one before it spoke of: its first pronoun comes before any name."""
    for token in sentence.sentence.tokens[:8]:
        if token.text.lower() in POINTERS and token.tag in {"PRP", "DT"}:
            return True
        if token.name.startswith("B-"):
            return False
    return False
