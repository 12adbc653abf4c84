"""Track the referring expressions of an article so far, and what they mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefing.language.actors.attribution import speaker_head
from briefing.language.actors.role_phrases import RolePhrase
from briefing.language.en.closed_classes import NAME_LINKS
from briefing.language.en.gazetteer import (
    fold,
    given_names,
    places,
    role_kind,
    roles,
    singular,
    titles,
)
from briefing.language.names.chains import title_gender
from briefing.model.annotation import (
    Actor,
    ActorKind,
    AnnotatedArticle,
    Mention,
    MentionForm,
    Quotation,
    QuoteKind,
)
from briefing.model.text import Sentence, Span, Token


@dataclass(slots=True, eq=False, repr=False)
class Entity:
    """A discourse entity: an actor, or somebody or something without a name.

    `actor` is None then. `gender` is "m", "f" or "" for not known. `roles` are what it is called by, in titles,
    appositions and role phrases, `names` counts its names, `words` are those of its fullest name, a group's in the
    singular too, and `head` the one that says what it is ("court" of "the Court of Appeal"), `country` is a country's
    usual name. `ranked` tells of an abbreviated title ("Sgt.").
    """

    kind: ActorKind
    actor: int | None = None
    gender: str = ""
    roles: list[RolePhrase] = field(default_factory=list)
    names: int = 0
    words: frozenset[str] = frozenset()
    head: str = ""
    country: str = ""
    ranked: bool = False
    age: int | None = None

    def add_role(self, phrase: RolePhrase) -> None:
        """Remember that this is called so."""
        self.roles.append(phrase)
        if not self.gender:
            self.gender = role_gender(phrase.noun)
        self.age = self.age or phrase.age


@dataclass(slots=True, eq=False, repr=False)
class Expression:
    """A name, role phrase or pronoun in a sentence, and its entity once known.

    It is at the tokens `first` to `end`.
    """

    form: MentionForm
    kind: ActorKind
    span: Span
    sentence: Sentence
    first: int
    end: int
    role: RolePhrase | None = None
    entity: Entity | None = None
    quoted: bool = False
    subject: bool = False
    shown: bool = True


class Discourse:
    """The state of reading one article: entities, quotations, expressions so far.

    Expressions are in the order in which they were entered.
    """

    def __init__(
        self, annotated: AnnotatedArticle, named: Sequence[Mention], actors: Sequence[Actor]
    ) -> None:
        self.annotated = annotated
        self.named = named
        self.entities = [_entity(number, actor) for number, actor in enumerate(actors)]
        for name in named:
            if name.actor is not None:
                entity = self.entities[name.actor]
                entity.names += 1
                entity.gender = entity.gender or title_gender(annotated, name)
                entity.ranked = entity.ranked or _has_rank(annotated, name)
        self._speeches = [
            quote
            for quote in annotated.quotes
            if quote.speaker is not None and quote.kind is not QuoteKind.INDIRECT
        ]
        self.history: list[Expression] = []
        self._starts: list[int] = []
        self.protagonist = _protagonist(self.entities)

    @cached_property
    def country(self) -> Entity | None:
        """The country that the article is about, if any is named often enough.

        It and its people are spoken of twice as often as any other.
        """
        words = Counter(
            [token.text for sentence in self.annotated.sentences for token in sentence.tokens]
        )
        counts: Counter[str] = Counter()
        people = places().demonyms
        for word, count in words.items():
            if country := people.get(fold(word)):
                counts[country] += count
        for entity in self._countries.values():
            counts[entity.country] += entity.names
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return self._countries.get(ranked[0][0])

    @cached_property
    def _countries(self) -> dict[str, Entity]:
        return {entity.country: entity for entity in self.entities if entity.country}

    def countries_of(self, tokens: Sequence[Token]) -> list[Entity]:
        """The countries named in the article whose people are spoken of in `tokens`."""
        people = places().demonyms
        found = [people.get(fold(token.text), "") for token in tokens]
        return [self._countries[country] for country in found if country in self._countries]

    def enter(self, expression: Expression) -> None:
        """Add `expression` to what has been said."""
        index = bisect_left(self._starts, expression.span.start)
        self._starts.insert(index, expression.span.start)
        self.history.insert(index, expression)

    def before(self, expression: Expression) -> Iterator[Expression]:
        """The expressions entered that stand before `expression`, the nearest first."""
        last = bisect_left(self._starts, expression.span.start) - 1
        return (self.history[place] for place in range(last, -1, -1))

    def is_quoted(self, span: Span) -> bool:
        """Whether `span` stands in quotation marks."""
        quotations = self.annotated.quotations
        index = bisect_right(quotations, span.start, key=_quotation_start) - 1
        return index >= 0 and quotations[index].span.end >= span.end

    def speaker_of(self, expression: Expression) -> Entity | None:
        """Who says the innermost quote that `expression` stands in.

        None outside quotation marks. To be asked once all that stands outside quotation marks is resolved.
        """
        if not expression.quoted:
            return None
        around = [quote for quote in self._speeches if quote.content.covers(expression.span)]
        if not around:
            return None
        quote = min(around, key=lambda quote: quote.content.end - quote.content.start)
        head = speaker_head(self.annotated, quote.speaker) if quote.speaker else None
        if head is None:
            return None
        for named in self.history[bisect_left(self._starts, head.start - _LONGEST) :]:
            if named.span.start >= head.end:
                break
            if named.span.overlaps(head) and named.entity is not None:
                return named.entity
        return None


def _quotation_start(quotation: Quotation) -> int:
    return quotation.span.start


_LONGEST = 200
"""Characters before a noun within which the expression that it stands in begins."""


def role_gender(noun: str) -> str:
    """The gender that the folded role noun tells, "m", "f" or ""."""
    known = roles()
    return "f" if noun in known.female else "m" if noun in known.male else ""


def _entity(number: int, actor: Actor) -> Entity:
    words = [fold(word) for word in actor.name.split()]
    known_as = [*words]
    if actor.kind is ActorKind.GROUP:  # "Acme Airlines" is an airline
        ones = [one for word in words if (one := singular(word)) != word]
        known_as += [one for one in ones if role_kind(one) is ActorKind.GROUP]
    entity = Entity(actor.kind, number, words=frozenset(known_as), head=_head(words))
    if actor.kind is ActorKind.PERSON and len(words) > 1:
        entity.gender = given_names().get(words[0], "")
    if actor.kind is ActorKind.PLACE:
        known = places()
        usual = known.names.get(" ".join(words), "")
        entity.country = usual if usual in known.countries else ""
    return entity


def _head(words: Sequence[str]) -> str:
    """The last word of a name, or the last one before "of", "for" or "on"."""
    links = [index for index, word in enumerate(words) if index and word in NAME_LINKS]
    return words[links[0] - 1] if links else words[-1]


def _protagonist(entities: Sequence[Entity]) -> Entity | None:
    """The person named at least three times, or twice among few, and twice as often as any other; None if nobody is."""
    people = sorted(
        (entity for entity in entities if entity.kind is ActorKind.PERSON),
        key=lambda entity: -entity.names,
    )
    if not people or people[0].names < (2 if len(people) < 4 else 3):
        return None
    if len(people) > 1 and people[0].names < 2 * people[1].names:
        return None
    return people[0]


def _has_rank(annotated: AnnotatedArticle, name: Mention) -> bool:
    """Whether an abbreviated title stands before the name: "Sgt.", "Gov."."""
    if name.title is None or name.title.end > name.span.start:
        return False
    return any(fold(word) in titles().abbreviations for word in annotated.text(name.title).split())
