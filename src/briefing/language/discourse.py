"""What an article has spoken of so far: its referring expressions in order, and who or what they mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.language.name_chains import title_gender
from briefing.language.name_lexicons import fold, given_names, places, roles
from briefing.language.quotation_marks import Quotation, find_quotations
from briefing.language.role_phrases import Determiner, RolePhrase, find_role_phrases
from briefing.model.annotation import Actor, ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.article import Article, ParagraphKind
from briefing.model.text import Sentence, Span, Token


@dataclass(slots=True, eq=False)
class Entity:
    """Someone or something spoken of: an actor, or one without a name (`actor` is None).

    `gender` is "m", "f" or "" for not known. `roles` are what it is called by, in titles, appositions and role phrases.
    """

    kind: ActorKind
    actor: int | None = None
    gender: str = ""
    roles: list[RolePhrase] = field(default_factory=list)
    names: int = 0
    words: frozenset[str] = frozenset()
    country: bool = False

    def add_role(self, phrase: RolePhrase) -> None:
        """Remember that this is called so."""
        self.roles.append(phrase)
        if not self.gender:
            self.gender = role_gender(phrase.noun)


@dataclass(slots=True, eq=False)
class Expression:
    """A name, role phrase or pronoun at tokens `first` to `end` of its sentence, and its entity once known."""

    form: MentionForm
    kind: ActorKind
    span: Span
    sentence: Sentence
    first: int
    end: int
    role: RolePhrase | None = None
    entity: Entity | None = None
    quotation: int | None = None
    subject: bool = False
    shown: bool = True

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.quotation is not None


class Discourse:
    """The state of reading one article: entities, quotations, and the expressions entered so far, in order."""

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
        self.quotations = _quotations(annotated.article)
        self._quotation_starts = [quotation.span.start for quotation in self.quotations]
        self.speakers: dict[int, Entity | None] = {}
        self.history: list[Expression] = []
        self._starts: list[int] = []
        self.protagonist = _protagonist(self.entities)

    def enter(self, expression: Expression) -> None:
        """Add `expression` to what has been said."""
        index = bisect_left(self._starts, expression.span.start)
        self._starts.insert(index, expression.span.start)
        self.history.insert(index, expression)

    def before(self, expression: Expression) -> Iterator[Expression]:
        """The expressions entered that stand before `expression`, the nearest first."""
        for index in range(bisect_left(self._starts, expression.span.start) - 1, -1, -1):
            yield self.history[index]

    def quotation_at(self, span: Span) -> int | None:
        """The index of the quotation that covers `span`."""
        index = bisect_left(self._quotation_starts, span.start + 1) - 1
        if index >= 0 and self.quotations[index].span.end >= span.end:
            return index
        return None


def read_expressions(discourse: Discourse) -> Iterator[Expression]:
    """The names, role phrases and pronouns of the article in text order, only the names with entities."""
    by_sentence: dict[int, list[Mention]] = {}
    for name in discourse.named:
        by_sentence.setdefault(name.sentence, []).append(name)
    for sentence in discourse.annotated.sentences:
        names = by_sentence.get(sentence.number, [])
        found = [_named_expression(discourse, sentence, name) for name in names]
        found += _role_expressions(discourse, sentence, names)
        found += _pronouns(sentence)
        found.sort(key=_start)
        for expression in found:
            expression.quotation = discourse.quotation_at(expression.span)
            expression.subject = is_subject(sentence.tokens, expression.first, expression.end)
            yield expression


PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "i": "I", "me": "I", "my": "I", "mine": "I", "myself": "I",
    "they": "", "them": "", "their": "", "theirs": "", "themselves": "",
}  # fmt: skip
"""Pronouns by whom they refer to: a man, a woman, who speaks; several ("") are never resolved."""


def role_gender(noun: str) -> str:
    """The gender that the folded role noun tells, "m", "f" or ""."""
    known = roles()
    return "f" if noun in known.female else "m" if noun in known.male else ""


_IN_NAMES = frozenset({"DT", "JJ", "NN", "NNP", "NNPS", "PRP$"})

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_subject(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a finite verb follows tokens `first` to `end`, adverbs and an apposition aside."""
    index, count = end, len(tokens)
    while index < count and tokens[index].tag in {"RB", "RBR"}:
        index += 1
    if index < count and tokens[index].tag in FINITE:
        return True
    if index < count and tokens[index].tag == "CC":  # "Lee and Ann Smith met"
        index += 1
        while index < count and tokens[index].tag in _IN_NAMES:
            index += 1
        return index < count and tokens[index].tag in FINITE
    if index < count and tokens[index].text == ",":
        for later in range(index + 1, min(count - 1, index + 30)):
            if tokens[later].text == ",":
                return tokens[later + 1].tag in FINITE
    return False


def _quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of the paragraphs that have any mark to open one."""
    text = article.text
    spans = [part.span for part in article.paragraphs if part.kind is ParagraphKind.PROSE]
    return find_quotations(
        text,
        [
            span
            for span in spans
            if any(text.find(mark, span.start, span.end) >= 0 for mark in _OPENING)
        ],
    )


_OPENING = ('"', "“", "‘", " '", "``", "«", "„")


def _entity(number: int, actor: Actor) -> Entity:
    words = [fold(word) for word in actor.name.split()]
    entity = Entity(actor.kind, number, words=frozenset(words))
    if actor.kind is ActorKind.PERSON and len(words) > 1:
        entity.gender = given_names().get(words[0], "")
    if actor.kind is ActorKind.PLACE:
        known = places()
        entity.country = known.names.get(" ".join(words)) in known.countries
    return entity


def _protagonist(entities: Sequence[Entity]) -> Entity | None:
    """The person named far more often than any other, if there is one."""
    people = sorted(
        (entity for entity in entities if entity.kind is ActorKind.PERSON),
        key=lambda entity: -entity.names,
    )
    if not people:
        return None
    if len(people) > 1 and people[0].names < 2 * people[1].names:
        return None
    return people[0] if people[0].names > 1 else None


def _named_expression(discourse: Discourse, sentence: Sentence, name: Mention) -> Expression:
    first, end = _token_range(sentence.tokens, name.span)
    return Expression(
        form=MentionForm.NAME,
        kind=name.kind,
        span=name.span,
        sentence=sentence,
        first=first,
        end=end,
        entity=discourse.entities[name.actor] if name.actor is not None else None,
    )


def _start(expression: Expression) -> int:
    return expression.span.start


def _token_range(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    first = 0
    while tokens[first].span.end <= span.start:
        first += 1
    end = first + 1
    while end < len(tokens) and tokens[end].span.start < span.end:
        end += 1
    return first, end


def _role_expressions(
    discourse: Discourse, sentence: Sentence, names: Sequence[Mention]
) -> list[Expression]:
    """The role phrases of the sentence: titles go to their bearer's roles, appositions are linked to theirs."""
    found: list[Expression] = []
    tokens = sentence.tokens
    starts = {name.span.start for name in names if name.kind is ActorKind.PERSON}
    for phrase in find_role_phrases(tokens, starts):
        head = tokens[phrase.head].span
        if any(name.span.overlaps(head) for name in names):
            continue
        bearer = next((name for name in names if name.title and name.title.covers(head)), None)
        entity = None
        if bearer is not None and bearer.actor is not None and bearer.title is not None:
            own = _heads_title(tokens, phrase, bearer, found)
            if own:
                entity = discourse.entities[bearer.actor]
                entity.add_role(phrase)
                if bearer.phrase.covers(head):
                    continue
        if entity is None:
            entity = _apposed(discourse, tokens, phrase, names)
        if phrase.determiner is Determiner.BARE and entity is None:
            continue
        span = Span(tokens[phrase.first].span.start, tokens[phrase.end - 1].span.end)
        if found and found[-1].first == phrase.first:
            found.pop()
        found.append(
            Expression(
                form=MentionForm.ROLE,
                kind=phrase.kind,
                span=span,
                sentence=sentence,
                first=phrase.first,
                end=phrase.end,
                role=phrase,
                entity=entity,
            )
        )
    return found


def _heads_title(
    tokens: Sequence[Token], phrase: RolePhrase, bearer: Mention, found: Sequence[Expression]
) -> bool:
    """Whether the phrase is what the title is about, not a complement inside it."""
    title = bearer.title
    if title is None or phrase.kind is not ActorKind.PERSON or phrase.plural:
        return False
    if tokens[phrase.first].span.start > title.start + 4 and title.start < bearer.span.start:
        return tokens[phrase.head].span.end == title.end
    return not any(
        title.covers(expression.span) for expression in found if expression.kind is ActorKind.PERSON
    )


def _apposed(
    discourse: Discourse, tokens: Sequence[Token], phrase: RolePhrase, names: Sequence[Mention]
) -> Entity | None:
    """The person named right behind the phrase or right before it, the two parted by commas.

    "the union's candidate, former minister Ann Lee," and "Professor Ann Lee, the candidate of the union,".
    """
    if phrase.kind is not ActorKind.PERSON or phrase.plural or phrase.determiner is Determiner.BARE:
        return None
    count = len(tokens)
    for name in names:
        if name.kind is not ActorKind.PERSON or name.actor is None:
            continue
        first, end = phrase.first, phrase.end
        behind = end + 1 < count and name.phrase.start == tokens[end + 1].span.start
        if behind:
            first, end = phrase.end + 1, _token_range(tokens, name.span)[1]
        elif first < 2 or tokens[first - 2].span.end != name.span.end:
            continue
        closed = end == count or tokens[end].text in {",", ".", ")", ";", "?", "!"}
        if closed and tokens[first - 1].text == ",":
            entity = discourse.entities[name.actor]
            entity.add_role(phrase)
            return entity
    return None


def _pronouns(sentence: Sentence) -> list[Expression]:
    return [
        Expression(
            form=MentionForm.PRONOUN,
            kind=ActorKind.PERSON if PRONOUNS[token.text.lower()] else ActorKind.OTHER,
            span=token.span,
            sentence=sentence,
            first=index,
            end=index + 1,
        )
        for index, token in enumerate(sentence.tokens)
        if token.tag in {"PRP", "PRP$"} and token.text.lower() in PRONOUNS
    ]
