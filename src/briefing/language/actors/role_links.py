"""Resolve role phrases to the people, groups and places that they mean."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from briefing.language.actors.discourse import Discourse, Entity, Expression, role_gender
from briefing.language.actors.role_phrases import Determiner, RolePhrase
from briefing.language.en.closed_classes import COPULAS, NEGATIONS
from briefing.language.en.gazetteer import places, roles
from briefing.language.en.tags import VERBS
from briefing.model.annotation import ActorKind

_FARTHEST = 500
"""Expressions back to which a role phrase may point, some hundred sentences: a row of n of them costs its square."""


def resolve_role(discourse: Discourse, expression: Expression) -> None:
    """Resolve a role phrase to an entity.

    A new one, without a name, where it means nobody known. In order: whom it is predicated of, whom a title or earlier
    phrase with the same head fits, the group or place whose name has the head noun, the article's protagonist where
    nothing contradicts.
    """
    phrase = expression.role
    if phrase is None or expression.entity is not None:
        return
    if phrase.plural:
        expression.shown = phrase.determiner is Determiner.DEFINITE
        return
    entity = _predicated(discourse, expression)
    told = entity is not None
    if entity is None and phrase.determiner is Determiner.INDEFINITE:
        entity = _aged(discourse, phrase) or _opening(discourse, expression, phrase)
    definite = phrase.determiner in (Determiner.DEFINITE, Determiner.POSSESSED)
    if entity is None and definite and phrase.modifiers.isdisjoint(roles().other):
        if phrase.kind is ActorKind.PERSON:
            entity = _aged(discourse, phrase) or _titled(discourse, expression, phrase)
            entity = entity or _expected(discourse, expression, phrase)
        else:
            entity = (
                _described(discourse, expression, phrase)
                or _named_so(discourse, expression, phrase)
                or _spoken_of(discourse, expression, phrase)
            )
    if entity is None and _is_ours(expression, phrase):
        entity = discourse.country
    if entity is not None:
        if told or phrase.kind is ActorKind.PERSON:
            entity.add_role(phrase)
    else:
        expression.shown = definite or phrase.determiner is Determiner.PRONOUN
        entity = Entity(phrase.kind, gender=role_gender(phrase.noun), roles=[phrase])
    expression.entity = entity


def _predicated(discourse: Discourse, expression: Expression) -> Entity | None:
    """The subject of "X is the role": the expression right before the copula."""
    tokens = expression.sentence.tokens
    index = expression.first - 1
    if index < 1 or tokens[index].text.lower() not in COPULAS:
        return None
    before = next(iter(discourse.before(expression)), None)
    if before is None or before.sentence is not expression.sentence:
        return None
    between = tokens[before.end : index + 1]
    if not between or any(
        token.tag not in VERBS | {"RB"} or token.text.lower() in NEGATIONS for token in between
    ):
        return None
    entity = before.entity
    return entity if entity is not None and entity.kind is expression.kind else None


def _aged(discourse: Discourse, phrase: RolePhrase) -> Entity | None:
    """The only person of the age that the phrase gives: "the 19-year-old" after or before "Ann Lee, 19,"."""
    if phrase.age is None:
        return None
    gender = role_gender(phrase.noun)
    found = [
        entity
        for entity in discourse.entities
        if entity.age == phrase.age and (not gender or entity.gender in {gender, ""})
    ]
    return found[0] if len(found) == 1 else None


def _titled(discourse: Discourse, expression: Expression, phrase: RolePhrase) -> Entity | None:
    """The person whose title or earlier role phrase has the same head and no conflict.

    Of two, the one spoken of here or one sentence back, if the other was not for three sentences; otherwise nobody.
    """
    number = expression.sentence.number
    nearest: Expression | None = None
    seen: set[int] = set()
    for before in islice(discourse.before(expression), _FARTHEST):
        here = nearest is not None and nearest.sentence.number >= number - 1
        if here and before.sentence.number <= number - 3:
            break
        entity = before.entity
        if entity is None or entity.kind is not ActorKind.PERSON or id(entity) in seen:
            continue
        seen.add(id(entity))
        if not _fits(entity, phrase):
            continue
        if nearest is not None:
            return None
        nearest = before
    return nearest.entity if nearest is not None else None


def _people(expressions: Iterable[Expression]) -> Iterable[Expression]:
    seen: set[int] = set()
    for expression in expressions:
        entity = expression.entity
        if entity is not None and entity.kind is ActorKind.PERSON and id(entity) not in seen:
            seen.add(id(entity))
            yield expression


def _fits(entity: Entity, phrase: RolePhrase) -> bool:
    """Whether one of the entity's roles agrees with `phrase` in its head without contradicting it."""
    if phrase.age and entity.age and phrase.age != entity.age:
        return False
    return any(
        (role.noun == phrase.noun or phrase.noun in roles().synonyms.get(role.noun, ()))
        and not _conflict(role, phrase)
        for role in entity.roles
    )


def _conflict(role: RolePhrase, phrase: RolePhrase) -> bool:
    if role.former is not phrase.former and role.noun == phrase.noun:
        return True
    if phrase.whereabouts and role.whereabouts.isdisjoint(phrase.whereabouts):
        return True
    if phrase.names and (role.names or phrase.determiner is Determiner.POSSESSED):
        return role.names.isdisjoint(phrase.names)
    if role.noun == phrase.noun and role.noun in roles().portfolio:
        one, other = _portfolio(role), _portfolio(phrase)
        return bool(one and other and one.isdisjoint(other))
    return False


def _portfolio(phrase: RolePhrase) -> frozenset[str]:
    """The modifiers that tell the office: no places, nothing about its time."""
    known = places()
    return frozenset(
        word
        for word in phrase.modifiers
        if word not in known.demonyms and word not in known.names and word not in roles().former
    )


def _expected(discourse: Discourse, expression: Expression, phrase: RolePhrase) -> Entity | None:
    """The protagonist, where a phrase with a new head can mean nobody else."""
    entity = discourse.protagonist
    if entity is None or phrase.names or phrase.former or phrase.noun in roles().family:
        return None
    if phrase.noun in roles().official or phrase.noun.endswith("-general"):
        return None
    if phrase.noun in roles().ambiguous and not phrase.modifiers:
        return None
    if phrase.determiner is Determiner.POSSESSED and not phrase.whereabouts:
        return None
    if phrase.age and entity.age:  # else it would have been found by its age
        return None
    countries = places().countries
    for role in entity.roles:
        if role.noun == phrase.noun and _conflict(role, phrase):
            return None
        one, other = role.whereabouts & countries, phrase.whereabouts & countries
        if one and other and one.isdisjoint(other):
            return None
    if (gender := role_gender(phrase.noun)) and entity.gender not in {gender, ""}:
        return None
    introduced = any(before.entity is entity for before in discourse.before(expression))
    if not introduced and not _introduced_soon(discourse, expression, entity):
        return None
    return entity


def _opening(discourse: Discourse, expression: Expression, phrase: RolePhrase) -> Entity | None:
    """The protagonist, where the article opens with "A local teacher ..." and names its first person right after.

    An officer named right after tells of the case, and is not the one of whom it tells.
    """
    if expression.sentence.number > 1 or not expression.subject:
        return None
    entity = _expected(discourse, expression, phrase)
    if entity is None or any(before.entity is entity for before in discourse.before(expression)):
        return None
    official = any(role.noun in roles().official and not role.former for role in entity.roles)
    return None if official or entity.ranked else entity


def _introduced_soon(discourse: Discourse, expression: Expression, entity: Entity) -> bool:
    """Whether the article opens with the phrase and names the entity, as the first person, right after."""
    if expression.sentence.number > 2 or any(True for _ in _people(discourse.before(expression))):
        return False
    for name in discourse.named:
        if name.kind is ActorKind.PERSON and name.span.start > expression.span.start:
            return name.actor == entity.actor and name.sentence <= expression.sentence.number + 1
    return False


def _described(discourse: Discourse, expression: Expression, phrase: RolePhrase) -> Entity | None:
    """The group or place spoken of last, if an apposition or a predicate called it so: "Acme, a firm"."""
    for before in discourse.before(expression):
        if before.sentence.number < expression.sentence.number - _REACH:
            return None
        entity = before.entity
        if entity is None or entity.actor is None or entity.kind is not phrase.kind:
            continue
        if _fits(entity, phrase) or _can_be(entity, phrase.noun):
            return entity if _fits(entity, phrase) else None
    return None


def _named_so(discourse: Discourse, expression: Expression, phrase: RolePhrase) -> Entity | None:
    """The group or place spoken of last whose name has the head noun: "the court" for the Supreme Court."""
    if phrase.noun == "group" or phrase.names:
        return None
    for before in discourse.before(expression):
        entity = before.entity
        if entity is None or entity.kind is ActorKind.PERSON or entity.actor is None:
            continue
        is_of_kind = entity.kind is phrase.kind or entity.head == phrase.noun
        if is_of_kind and phrase.noun in entity.words and phrase.modifiers <= entity.words:
            return entity
    return None


def _spoken_of(discourse: Discourse, expression: Expression, phrase: RolePhrase) -> Entity | None:
    """The one group or place just spoken of that the phrase can mean: "the company", "the country".

    It is one of the nearest sentence that names any; of several there, the one that the article names at least twice
    as often as the others. A country may be named by its people in the same sentence ("the French minister said the
    country"), or be the one that the whole article is about.
    """
    tokens = expression.sentence.tokens
    bare = phrase.determiner is Determiner.DEFINITE and not phrase.modifiers
    if not bare or phrase.base_end != phrase.end or phrase.noun not in roles().anaphoric:
        return None
    found: dict[Entity, None] = {}
    nearest = 0
    if phrase.noun in _COUNTRY_NOUNS:
        found.update(dict.fromkeys(discourse.countries_of(tokens[: phrase.first])))
        nearest = expression.sentence.number if found else 0
    for before in discourse.before(expression):
        number = before.sentence.number
        if number < expression.sentence.number - _REACH or (found and number < nearest):
            break
        entity = before.entity
        if entity is not None and entity.kind is phrase.kind and _can_be(entity, phrase.noun):
            found[entity] = None
            nearest = number
    if not found and phrase.noun in _COUNTRY_NOUNS:
        return discourse.country
    ranked = sorted(found, key=lambda entity: -entity.names)
    if len(ranked) > 1 and ranked[0].names < 2 * ranked[1].names:
        return None
    return ranked[0] if ranked and ranked[0].actor is not None else None


_COUNTRY_NOUNS = frozenset({"country", "nation"})

_REACH = 2
"""Sentences back in which a group or place must have been spoken of to be "the company" or "the country"."""


def _is_ours(expression: Expression, phrase: RolePhrase) -> bool:
    """Whether a speaker means the own country: "our country", "my nation"."""
    opening = expression.sentence.tokens[phrase.first].text.lower()
    return phrase.noun in _COUNTRY_NOUNS and not phrase.modifiers and opening in {"our", "my"}


def _can_be(entity: Entity, noun: str) -> bool:
    """Whether an actor whose name says what it is can be called `noun`."""
    if entity.kind is ActorKind.PLACE:
        is_country = bool(entity.country)
        return is_country if noun in _COUNTRY_NOUNS else not is_country
    heads = entity.words & roles().group_heads
    return (
        not heads or noun in heads or not roles().synonyms.get(noun, frozenset()).isdisjoint(heads)
    )
