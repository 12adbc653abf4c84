"""Find the referring expressions of an article: names, roles, pronouns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from briefing.language.actors.discourse import Discourse, Entity, Expression
from briefing.language.actors.role_phrases import (
    Determiner,
    RolePhrase,
    find_role_heads,
    read_role_phrase,
)
from briefing.language.en.closed_classes import PERSONAL_PRONOUNS
from briefing.language.en.gazetteer import age_in, fold, titles
from briefing.language.syntax.subject_heads import subject_heads
from briefing.model.annotation import ActorKind, Mention, MentionForm
from briefing.model.text import Sentence, Span, Token


def read_expressions(discourse: Discourse) -> Iterator[Expression]:
    """Read the names, role phrases and pronouns of the article in text order.

    Only the names have entities.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for name in discourse.named:
        by_sentence.setdefault(name.sentence, []).append(name)
    for sentence in discourse.annotated.sentences:
        names = by_sentence.get(sentence.number, [])
        found = [_named_expression(discourse, sentence, name) for name in names]
        found += _role_expressions(discourse, sentence, names)
        found += _pronouns(sentence)
        found.sort(key=_start)
        subjects = subject_heads(discourse.annotated.chunks[sentence.number - 1])
        for expression in found:
            expression.quoted = discourse.is_quoted(expression.span)
            tokens = range(expression.first, expression.end)
            expression.subject = not subjects.isdisjoint(tokens)
            yield expression


def is_day(token: Token) -> bool:
    """Whether `token` tells a day or a span of time: "Friday", "today", "week"."""
    return token.tag in {"NN", "NNP"} and fold(token.text) in titles().calendar


def _named_expression(discourse: Discourse, sentence: Sentence, name: Mention) -> Expression:
    first, end = _token_range(sentence.tokens, name.span)
    entity = discourse.entities[name.actor] if name.actor is not None else None
    if entity is not None and entity.age is None and name.kind is ActorKind.PERSON:
        entity.age = _age(sentence.tokens, first, end)
    return Expression(
        form=MentionForm.NAME,
        kind=name.kind,
        span=name.span,
        sentence=sentence,
        first=first,
        end=end,
        entity=entity,
    )


def _age(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """The age said with the name: "19-year-old Ann Lee", "Ann Lee, 19, ..."."""
    if first and (age := age_in(tokens[first - 1].text.lower())):
        return age
    if end + 2 < len(tokens) and tokens[end].text == "," and tokens[end + 2].text in {",", "."}:
        number = tokens[end + 1].text
        return int(number) if number.isdecimal() and number.isascii() and len(number) < 4 else None
    return None


_start, _token_end = attrgetter("span.start"), attrgetter("span.end")


def _token_range(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    first = bisect_right(tokens, span.start, key=_token_end)
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
    starts = {name.span.start for name in names if name.kind is ActorKind.PERSON} if names else ()
    for index, noun in find_role_heads(tokens, starts):
        head = tokens[index].span
        bearer = None
        if names:
            if any(name.span.overlaps(head) for name in names):
                continue
            bearer = next((name for name in names if name.title and name.title.covers(head)), None)
        phrase = read_role_phrase(tokens, index, noun, bare=bearer is not None)
        if phrase is None:
            continue
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
    if any(token.span.start == title.start and token.text.lower() == "who" for token in tokens):
        return False
    if tokens[phrase.first].span.start > title.start + 4 and title.start < bearer.span.start:
        return tokens[phrase.head].span.end == title.end
    return not any(
        title.covers(expression.span) for expression in found if expression.kind is ActorKind.PERSON
    )


def _apposed(
    discourse: Discourse, tokens: Sequence[Token], phrase: RolePhrase, names: Sequence[Mention]
) -> Entity | None:
    """Who is named right behind the phrase or right before it, the two parted by commas.

    "the union's candidate, former minister Ann Lee," and "Professor Ann Lee, the candidate of the union,", "Acme, a
    maker of tools."; of groups and places not where "and" follows, for then they are members of a list.
    """
    if phrase.plural or phrase.determiner is Determiner.BARE:
        return None
    person = phrase.kind is ActorKind.PERSON
    count = len(tokens)
    for name in names:
        if name.kind is not phrase.kind or name.actor is None:
            continue
        first, end = phrase.first, phrase.end
        behind = end + 1 < count and name.phrase.start == tokens[end + 1].span.start
        if behind:
            first, end = phrase.end + 1, _token_range(tokens, name.span)[1]
        elif first < 2 or tokens[first - 2].span.end != name.span.end:
            continue
        closed = end == count or tokens[end].text in {",", ".", ")", ";", "?", "!"}
        if not person and end + 1 < count and tokens[end + 1].tag == "CC":
            continue
        if closed and tokens[first - 1].text == ",":
            entity = discourse.entities[name.actor]
            entity.add_role(phrase)
            return entity
    return None


def _pronouns(sentence: Sentence) -> list[Expression]:
    return [
        Expression(
            form=MentionForm.PRONOUN,
            kind=ActorKind.PERSON if PERSONAL_PRONOUNS[token.text.lower()] else ActorKind.OTHER,
            span=token.span,
            sentence=sentence,
            first=index,
            end=index + 1,
        )
        for index, token in enumerate(sentence.tokens)
        if token.tag in {"PRP", "PRP$"} and token.text.lower() in PERSONAL_PRONOUNS
    ]
