"""Names of people, groups and places: from name labels to mentions, by the evidence of the whole article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.language.name_lexicons import fold, given_names, places, roles, titles
from briefing.language.name_titles import find_title, is_title_word
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.text import Sentence, Span, Token


def find_names(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with a mention, of form NAME and no actor yet, for each name in its prose.

    The labels of single words are unsure, those of an article together are less so: a surface that
    is labelled in several ways gets the kind it has most often, a lone surname that of the full name,
    and a surface that the labels missed once is found by where they did not.
    Demonyms ("Colombian") are no names of a country; they are part of the title that they stand in.
    """
    found = [
        [name for name in _labelled(sentence.tokens) if name.first < name.end]
        for sentence in annotated.sentences
    ]
    kinds = _kinds(annotated.sentences, found)
    mentions = []
    for sentence, names in zip(annotated.sentences, found, strict=True):
        tokens = sentence.tokens
        for name in _with_missed(tokens, names, kinds):
            kind = kinds.get(_surface(tokens, name), name.kind)
            if kind is not None:
                mentions.append(_mention(annotated, sentence, name, kind))
        mentions += _hyphenated_places(sentence, names, kinds)
    mentions.sort(key=lambda mention: mention.span)
    return replace(annotated, mentions=tuple(mentions))


@dataclass(frozen=True, slots=True)
class _Name:
    """Tokens `first` to `end` (excluded) of a sentence that are a name, and the kind that its labels say."""

    first: int
    end: int
    kind: ActorKind


_KINDS = {
    "PER": ActorKind.PERSON,
    "ORG": ActorKind.GROUP,
    "LOC": ActorKind.PLACE,
    "MISC": ActorKind.OTHER,
}

_LINKS = frozenset({"of", "for", "on"})


def _labelled(tokens: Sequence[Token]) -> list[_Name]:
    """The names that the labels of `tokens` say, trimmed and joined."""
    if _is_shouted(tokens):
        return []
    names: list[_Name] = []
    index, count = 0, len(tokens)
    while index < count:
        label = tokens[index].name
        if not label or label == "O":
            index += 1
            continue
        first = index
        index += 1
        while index < count and tokens[index].name == f"I-{label[2:]}":
            index += 1
        names += _trimmed(tokens, _Name(first, index, _KINDS.get(label[2:], ActorKind.OTHER)))
    return _joined(tokens, names)


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether all words are in capitals, so that capitals tell nothing."""
    words = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 1]
    return len(words) > 3 and all(word.isupper() for word in words)


def _trimmed(tokens: Sequence[Token], name: _Name) -> list[_Name]:
    """`name` without a possessive ending, determiner or title; two names where a possessive parts them."""
    first, end = name.first, name.end
    for index in range(first, end):
        if tokens[index].tag == "POS" and (name.kind is not ActorKind.GROUP or index == end - 1):
            parts = [_Name(first, index, name.kind), _Name(index + 1, end, name.kind)]
            return [
                piece for part in parts if part.first < part.end for piece in _trimmed(tokens, part)
            ]
    while first < end and not tokens[first].text[0].isalnum():
        first += 1
    while first < end and not (
        tokens[end - 1].text[-1].isalnum() or tokens[end - 1].text[-1] == "."
    ):
        end -= 1
    if end - first > 1 and tokens[first].text.lower() == "the":
        first += 1
    if name.kind is ActorKind.PERSON:
        first = _after_title(tokens, first, end)
    if first < end and not any(
        char.isupper() or char.isdigit() for char in tokens[first].text + tokens[end - 1].text
    ):
        return []
    return [_Name(first, end, name.kind)] if first < end else []


def _after_title(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the name itself begins in a stretch labelled as a person: behind "U.S. President"."""
    known = given_names()
    for index in range(end - 2, first - 1, -1):
        if is_title_word(tokens[index].text) and fold(tokens[index].text) not in known:
            return index + 1
    return first


def _joined(tokens: Sequence[Token], names: list[_Name]) -> list[_Name]:
    """`names` with the parts of "Ann | Lee", "Commission on | Human Rights" and "Washington, | DC" made one."""
    joined: list[_Name] = []
    for name in names:
        if (
            joined
            and joined[-1].end == name.first
            and joined[-1].kind is name.kind is ActorKind.PERSON
        ):
            joined[-1] = _Name(joined[-1].first, name.end, ActorKind.PERSON)
            continue
        if joined and (before := joined[-1]).end == name.first - 1:
            link = tokens[before.end].text
            head = tokens[before.end - 1].text.lower()
            text = fold(tokens[name.first].text)
            if (
                link in _LINKS
                and head in roles().group_heads
                and before.kind is not ActorKind.PERSON
                and name.kind in {ActorKind.GROUP, ActorKind.OTHER}
            ):
                joined[-1] = _Name(before.first, name.end, ActorKind.GROUP)
                continue
            if link == "," and text == "dc" and fold(tokens[before.end - 1].text) == "washington":
                joined[-1] = _Name(before.first, name.end, ActorKind.PLACE)
                continue
        joined.append(name)
    return joined


def _surface(tokens: Sequence[Token], name: _Name) -> str:
    """The words of `name`, folded, by which its occurrences are known to be the same."""
    if name.end - name.first == 1:
        return fold(tokens[name.first].text)
    return " ".join(fold(token.text) for token in tokens[name.first : name.end])


def _kinds(
    sentences: Sequence[Sentence], found: Sequence[Sequence[_Name]]
) -> dict[str, ActorKind | None]:
    """The kind of each surface in the article; None for one that is no name at all."""
    votes: dict[str, Counter[ActorKind]] = {}
    people: set[str] = set()
    for sentence, names in zip(sentences, found, strict=True):
        tokens = sentence.tokens
        for name in names:
            surface = _surface(tokens, name)
            counter = votes.setdefault(surface, Counter())
            counter[name.kind] += 1
            titled = name.first > 0 and is_title_word(tokens[name.first - 1].text)
            if titled and name.kind is ActorKind.PERSON:
                counter[ActorKind.PERSON] += 2
            elif name.first > 0 and _names_group(tokens[name.first - 1]):
                counter[ActorKind.GROUP] += 2
            if name.kind is ActorKind.PERSON and name.end - name.first > 1:
                people.add(fold(tokens[name.end - 1].text))
    return {surface: _kind(surface, counter, people) for surface, counter in votes.items()}


def _kind(surface: str, counter: Counter[ActorKind], people: set[str]) -> ActorKind | None:
    known = places()
    if surface in known.demonyms and surface not in known.names:
        return None
    kind = counter.most_common(1)[0][0]
    *_, last = surface.split()
    if last == surface and surface in people:
        return kind if surface in known.names and kind is ActorKind.PLACE else ActorKind.PERSON
    if known.names.get(surface) in known.countries and kind is not ActorKind.PERSON:
        return ActorKind.PLACE
    if last != surface and last in roles().group_heads:
        return ActorKind.GROUP
    return kind


def _names_group(token: Token) -> bool:
    """Whether `token` tells that a group's name follows: "weekly", "newspaper", "company"."""
    is_noun = token.tag.startswith("NN") or token.text[0].isupper()
    return is_noun and roles().kinds.get(fold(token.text)) is ActorKind.GROUP


def _with_missed(
    tokens: Sequence[Token], names: Sequence[_Name], kinds: dict[str, ActorKind | None]
) -> Iterable[_Name]:
    """`names` and those that the labels missed here, in order."""
    taken = {index for name in names for index in range(name.first, name.end)}
    extra: list[_Name] = []
    index, count = 0, len(tokens)
    while index < count:
        token = tokens[index]
        if index in taken or not token.tag.startswith("NNP") or not token.text[0].isupper():
            index += 1
            continue
        end = index + 1
        while (
            end < count
            and end not in taken
            and tokens[end].tag.startswith("NNP")
            and tokens[end].text[0].isupper()
        ):
            end += 1
        extra += _missed(tokens, index, end, kinds)
        index = end
    return sorted([*names, *extra], key=lambda name: name.first) if extra else names


def _missed(
    tokens: Sequence[Token], first: int, end: int, kinds: dict[str, ActorKind | None]
) -> list[_Name]:
    """The name in the unlabelled capitalised words `first` to `end`: known elsewhere, or a person's by its shape."""
    for start in range(first, end):
        for stop in range(end, start, -1):
            kind = kinds.get(_surface(tokens, _Name(start, stop, ActorKind.OTHER)))
            if kind is not None:
                return [_Name(start, stop, kind)]
    if end - first > 1 and tokens[end - 1].text.lower() in roles().group_heads:
        return [_Name(first, end, ActorKind.GROUP)]
    if end - first == 1 and "-" in tokens[first].text:
        return []
    titled = first > 0 and is_title_word(tokens[first - 1].text)
    while first < end - 1 and is_title_word(tokens[first].text):
        first, titled = first + 1, True
    text = fold(tokens[first].text)
    if text in titles().calendar or is_title_word(tokens[first].text):
        return []
    if titled and tokens[first].text[1:].islower():
        return [_Name(first, end, ActorKind.PERSON)]
    if text in given_names() and end - first in {2, 3}:
        return [_Name(first, end, ActorKind.PERSON)]
    return []


def _mention(
    annotated: AnnotatedArticle, sentence: Sentence, name: _Name, kind: ActorKind
) -> Mention:
    tokens = sentence.tokens
    span = Span(tokens[name.first].span.start, tokens[name.end - 1].span.end)
    phrase, title = span, None
    if kind is ActorKind.PERSON and (title := find_title(tokens, name.first, name.end)):
        between = annotated.article.text[title.end : span.start]
        if title.end <= span.start and "," not in between:
            phrase = Span(title.start, span.end)
    return _named(sentence, span, kind, phrase, title)


def _named(
    sentence: Sentence, span: Span, kind: ActorKind, phrase: Span, title: Span | None = None
) -> Mention:
    return Mention(
        span=span,
        phrase=phrase,
        sentence=sentence.number,
        form=MentionForm.NAME,
        kind=kind,
        title=title,
    )


def _hyphenated_places(
    sentence: Sentence, names: Sequence[_Name], kinds: dict[str, ActorKind | None]
) -> Iterable[Mention]:
    """The places of "the Chad-Sudan border", each half a mention, where every half is a known place."""
    inside = {index for name in names for index in range(name.first, name.end)}
    for index, token in enumerate(sentence.tokens):
        if "-" not in token.text or index in inside or not token.text[0].isupper():
            continue
        parts = token.text.split("-")
        known = places().names
        if all(fold(part) in known or kinds.get(fold(part)) is ActorKind.PLACE for part in parts):
            start = token.span.start
            for part in parts:
                span = Span(start, start + len(part))
                yield _named(sentence, span, ActorKind.PLACE, span)
                start = span.end + 1
