"""Match findings of two articles that are about the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from briefing.analysis.incident.people import PERSON_SECTIONS
from briefing.analysis.incident.weapons import weapon_classes
from briefing.analysis.text.counts import count_words
from briefing.analysis.text.findings import cite
from briefing.analysis.text.vocabulary import is_noun_of, singular
from briefing.frozen import dataclass
from briefing.language.en.numbers import NUMBER_WORDS
from briefing.model.annotation import ActorKind, AnnotatedArticle, MentionForm
from briefing.model.collection import Collection
from briefing.model.facets import FACETS, FacetName, Likeness
from briefing.model.results import Finding, Incident
from briefing.model.text import Token


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads from a finding what it is about: linked actors, and the heads of its noun phrases."""

    collection: Collection

    def article(self, finding: Finding) -> AnnotatedArticle:
        """The article that the finding is from."""
        return self.collection.article(finding.citation.article)

    def actors(self, finding: Finding) -> set[int]:
        """Indexes into the collection's actors of those whom the finding's words mean."""
        number = finding.citation.article
        local = {
            mention.actor
            for mention in self.article(finding).mentions
            if mention.actor is not None and finding.span.covers(mention.span)
        }
        return {
            index
            for index, actor in enumerate(self.collection.actors)
            if any((number, member) in actor.members for member in local)
        }

    def name(self, finding: Finding) -> str:
        """The name of the actor whom the finding's words mean, else the words."""
        for mention in self.article(finding).mentions:
            if mention.actor is not None and finding.span in {mention.span, mention.phrase}:
                return self.article(finding).actors[mention.actor].name
        return finding.referent or finding.text

    def heads(self, finding: Finding) -> set[str]:
        """The singular heads of the finding's noun phrases, names left out; the words of a short finding."""
        article = self.article(finding)
        names = [m.span for m in article.mentions if m.form is MentionForm.NAME]
        return {
            singular(article.text(phrase.head))
            for phrase in article.noun_phrases
            if finding.span.covers(phrase.head)
            and not any(name.covers(phrase.head) for name in names)
        }

    def shortest(self, name: FacetName, finding: Finding) -> Finding:
        """For a place the noun phrase that holds its name; any other finding as it is."""
        if name is not FacetName.PLACE:
            return finding
        article = self.article(finding)
        for mention in article.mentions:
            if mention.kind is ActorKind.PLACE and mention.form is MentionForm.NAME:
                for phrase in article.noun_phrases:
                    if phrase.span.covers(mention.span) and finding.span.covers(phrase.span):
                        return cite(article, finding.citation.article, phrase.span)
        return finding

    def keys(self, name: FacetName, finding: Finding) -> set[str | int]:
        """What must be equal for two findings of facet `name` to be the same; empty where nobody could tell.

        Days are compared with days, counts with counts, named places with named places; "a man" and "the home" may be
        anyone's.
        """
        match FACETS[name].likeness:
            case None:
                return set()
            case Likeness.DAY:
                return {str(finding.date)} if finding.date is not None else set()
            case Likeness.NAMED_PLACE:
                return {i for i in self.actors(finding) if self._kind(i) is ActorKind.PLACE}
            case Likeness.COUNT:
                number, counted = count_words(self._tokens(finding))
                return {number} if counted and number is not None else set()
            case Likeness.WEAPON_CLASS:
                return weapon_classes(token.text for token in self._tokens(finding))
            case Likeness.PEOPLE:
                people = {i for i in self.actors(finding) if self._kind(i) is not ActorKind.PLACE}
                return {*people} or {*self._telling_heads(finding)}
            case Likeness.NOUNS:
                return {*self._telling_heads(finding)} or {*self.actors(finding)}
            case other:
                assert_never(other)

    def _telling_heads(self, finding: Finding) -> set[str]:
        """The heads of the finding that would be the same thing in another article, not just anyone or any number."""
        return {
            head
            for head in self.heads(finding)
            if not any(is_noun_of(head, section) for section in PERSON_SECTIONS)
            and not (head.isdigit() or head == "vehicle" or head in NUMBER_WORDS)
        }

    def _kind(self, index: int) -> ActorKind:
        return self.collection.actors[index].kind

    def _tokens(self, finding: Finding) -> tuple[Token, ...]:
        sentence = self.article(finding).sentence_at(finding.span.start)
        tokens = sentence.tokens if sentence is not None else ()
        return tuple(token for token in tokens if finding.span.covers(token.span))


def match(reader: Reader, name: FacetName, incidents: Sequence[Incident]) -> tuple[Finding, ...]:
    """One finding of each incident, all with a key in common; empty where there is none."""
    first, *others = (incident.facet(name).findings for incident in incidents)
    for finding in first:
        keys = reader.keys(name, finding)
        partners = [
            next((other for other in findings if keys & reader.keys(name, other)), None)
            for findings in others
        ]
        if keys and all(partners):
            return (finding, *(partner for partner in partners if partner is not None))
    return ()


def are_comparable(reader: Reader, name: FacetName, incidents: Sequence[Incident]) -> bool:
    """Whether every incident has a finding of facet `name` that another's could equal."""
    return all(
        any(reader.keys(name, finding) for finding in incident.facet(name).findings)
        for incident in incidents
    )
