"""Match findings of two articles that are about the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import assert_never

from briefing.analysis.answers.containment import (
    Containment,
    contained_places,
    lie_within,
    narrowest,
)
from briefing.analysis.answers.values import Count, count_of, days_of
from briefing.analysis.incident.people import PERSON_SECTIONS
from briefing.analysis.incident.weapons import weapon_classes
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.analysis.text.vocabulary import is_noun_of, singular
from briefing.frozen import dataclass
from briefing.language.en.numbers import NUMBER_WORDS
from briefing.language.en.tags import POSSESSIVES
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.collection import Collection
from briefing.model.facets import FACETS, FacetName, Likeness
from briefing.model.results import Finding, Incident
from briefing.model.text import Token


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what a finding is about: linked actors, and heads of its noun phrases."""

    collection: Collection
    containment: Containment
    """Which places of the collection lie within which."""
    sentences: Mapping[int, tuple[AnnotatedSentence, ...]]
    """Those of each article that is compared, by its number."""
    linked: Mapping[tuple[int, int], int]
    """The collection's actor that each article's is: an index for a pair of article number and index there."""

    @classmethod
    def of(cls, collection: Collection, numbers: Iterable[int]) -> Reader:
        """A reader of the articles of those numbers."""
        return cls(
            collection,
            contained_places(collection),
            {n: annotated_sentences(collection.article(n)) for n in numbers},
            {
                member: index
                for index, actor in enumerate(collection.actors)
                for member in actor.members
            },
        )

    def count(self, finding: Finding) -> Count | None:
        """How many people the finding counts."""
        return count_of(
            self.sentences[finding.citation.article][finding.citation.sentence - 1], finding
        )

    def places(self, finding: Finding) -> frozenset[int]:
        """The narrowest places the finding names, indexes of the collection's actors."""
        found = {i for i in self.actors(finding) if self._kind(i) is ActorKind.PLACE}
        return narrowest(found, self.containment)

    def holds(self, number: int, key: str | int) -> bool:
        """Whether an article names the actor or has the noun that is the key, anywhere."""
        if isinstance(key, int):
            return any(number == article for article, _ in self.collection.actors[key].members)
        return any(
            singular(token.text) == key
            for sentence in self.sentences[number]
            for token in sentence.sentence.tokens
        )

    def article(self, finding: Finding) -> AnnotatedArticle:
        """The article that the finding is from."""
        return self.collection.article(finding.citation.article)

    def actors(self, finding: Finding) -> set[int]:
        """Indexes into the collection's actors of those whom the finding's words mean."""
        return self._linked(finding, self._named(finding))

    def people(self, finding: Finding) -> set[int]:
        """The people and groups that the finding names; "his wife" does not name him."""
        tokens = self._tokens(finding)
        following = (*tokens[1:], None)
        owners = [
            token.span
            for token, after in zip(tokens, following, strict=False)
            if token.tag in POSSESSIVES
            or (after is not None and after.tag in POSSESSIVES - {"PRP$"})
        ]
        meant = [
            mention
            for mention in self._named(finding)
            if not any(mention.span.covers(owner) for owner in owners)
        ]
        return {i for i in self._linked(finding, meant) if self._kind(i) is not ActorKind.PLACE}

    def _named(self, finding: Finding) -> list[Mention]:
        return [m for m in self.article(finding).mentions if finding.span.covers(m.span)]

    def _linked(self, finding: Finding, mentions: Iterable[Mention]) -> set[int]:
        number = finding.citation.article
        local = {(number, mention.actor) for mention in mentions if mention.actor is not None}
        return {self.linked[member] for member in local if member in self.linked}

    def name(self, finding: Finding) -> str:
        """The name of the actor whom the finding's words mean, else the words."""
        for mention in self.article(finding).mentions:
            if mention.actor is not None and finding.span in {mention.span, mention.phrase}:
                return self.article(finding).actors[mention.actor].name
        return finding.referent or finding.text

    def heads(self, finding: Finding) -> set[str]:
        """The singular heads of the finding's noun phrases, names left out."""
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
        """The keys that two findings of facet `name` must share to be the same.

        Empty where nobody could tell. Named places are compared with named places; "a man" and "the home" may be
        anyone's. Days and counts are values of their own, without keys.
        """
        match FACETS[name].likeness:
            case None | Likeness.DAY | Likeness.COUNT:
                return set()
            case Likeness.NAMED_PLACE:
                return {*self.places(finding)}
            case Likeness.WEAPON_CLASS:
                return weapon_classes(token.text for token in self._tokens(finding))
            case Likeness.PEOPLE:
                return {*self.people(finding)} or {*self._telling_heads(finding)}
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


def told_kinds(incidents: Sequence[Incident]) -> tuple[Finding, ...]:
    """What tells of each incident; empty where one article tells of none."""
    told = tuple(incident.facet(FacetName.INCIDENT).findings[:1] for incident in incidents)
    kinds = all(incident.kind for incident in incidents)
    return tuple(findings[0] for findings in told) if kinds and all(told) else ()


def match(reader: Reader, name: FacetName, incidents: Sequence[Incident]) -> tuple[Finding, ...]:
    """One finding of each incident, all of one value; empty where there is none."""
    first, *others = (incident.facet(name).findings for incident in incidents)
    for finding in first:
        partners = [
            next((other for other in findings if agree(reader, name, finding, other)), None)
            for findings in others
        ]
        if all(partners):
            return (finding, *(partner for partner in partners if partner is not None))
    return ()


def match_most(
    reader: Reader, name: FacetName, incidents: Sequence[Incident]
) -> tuple[Finding, ...]:
    """Match the findings with the value that most incidents have, one of each.

    Empty unless more than half do. Of two incidents that is both.
    """
    sides = [incident.facet(name).findings for incident in incidents]
    best: tuple[Finding, ...] = ()
    for finding in (finding for side in sides for finding in side):
        partners = [
            next((f for f in side if f == finding or agree(reader, name, finding, f)), None)
            for side in sides
        ]
        found = tuple(partner for partner in partners if partner is not None)
        best = max(best, found, key=len)
    return best if 2 * len(best) > len(sides) else ()


def is_same_thing(reader: Reader, name: FacetName, incidents: Sequence[Incident]) -> bool:
    """Whether two incidents surely share a facet: an exact day, a named target."""
    for first, second in combinations([i.facet(name).findings for i in incidents], 2):
        for here in first:
            for there in second:
                days = (days_of(here), days_of(there))
                exact = all(day is None or day.exact for day in days)
                if exact and agree(reader, name, here, there):
                    return True
    return False


def agree(reader: Reader, name: FacetName, left: Finding, right: Finding) -> bool:
    """Whether two findings of facet `name` agree: by day, count, place or shared key."""
    match FACETS[name].likeness:
        case Likeness.DAY:
            days, others = days_of(left), days_of(right)
            return days is not None and others is not None and days.agrees(others)
        case Likeness.COUNT:
            count, other = reader.count(left), reader.count(right)
            return bool(count and other and count.whole and other.whole and count.agrees(other))
        case Likeness.NAMED_PLACE:
            return lie_within(reader.places(left), reader.places(right), reader.containment)
        case _:
            return bool(reader.keys(name, left) & reader.keys(name, right))


def differ(
    reader: Reader, name: FacetName, incidents: Sequence[Incident]
) -> tuple[Finding | None, ...]:
    """Find each incident's finding by which two of them differ for certain.

    Empty where nobody could tell. What is not stated is no difference, and neither is what the other article names too,
    though elsewhere. Of more than two incidents, those that do not state it have None.
    """
    sides = [_telling(reader, name, incident.facet(name).findings) for incident in incidents]
    telling = [side for side in sides if side]
    if len(telling) < 2:
        return ()
    apart = any(_are_apart(reader, name, here, there) for here, there in combinations(telling, 2))
    return tuple(side[0] if side else None for side in sides) if apart else ()


def _telling(reader: Reader, name: FacetName, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that have a value; of counts the greatest, which is the whole, comes first."""
    match FACETS[name].likeness:
        case Likeness.DAY:
            return tuple(finding for finding in findings if days_of(finding))
        case Likeness.COUNT:
            counts = [(count, f) for f in findings if (count := reader.count(f)) and count.least]
            counts = [(c, f) for c, f in counts if c.whole] or counts
            counts += [(c, f) for f in findings if (c := reader.count(f)) and c.most == 0]
            counts.sort(key=lambda counted: -counted[0].least)
            return tuple(finding for _, finding in counts)
        case _:
            return tuple(finding for finding in findings if reader.keys(name, finding))


def _are_apart(
    reader: Reader, name: FacetName, left: Sequence[Finding], right: Sequence[Finding]
) -> bool:
    """Whether no finding of one side has the value of one of the other, and neither article names the other's."""
    if any(agree(reader, name, here, there) for here in left for there in right):
        return False
    if FACETS[name].likeness is Likeness.COUNT:
        pairs = [(reader.count(here), reader.count(there)) for here in left for there in right]
        return all(c and d and _contradict(c, d) for c, d in pairs)
    if FACETS[name].likeness in (Likeness.DAY, Likeness.WEAPON_CLASS):
        return True
    return not any(
        reader.holds(other[0].citation.article, key)
        for side, other in ((left, right), (right, left))
        for finding in side
        for key in reader.keys(name, finding)
    )


def _contradict(count: Count, other: Count) -> bool:
    """Whether two counts cannot both be right: two wholes apart, or nobody and somebody of one sort."""
    if 0 in (count.most, other.most):
        return count.denies(other) or other.denies(count)
    return count.whole and other.whole and not count.agrees(other)
