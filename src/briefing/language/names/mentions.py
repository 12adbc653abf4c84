"""Find the name mentions of an article from its name labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.language.en.gazetteer import fold, given_names, places, roles
from briefing.language.names.kinds import CERTAIN, WORTH, shown_kind
from briefing.language.names.missed import find_missed
from briefing.language.names.namesakes import part_namesakes
from briefing.language.names.spans import LabelledName, labelled_names, surface_of
from briefing.language.names.titles import find_title
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.text import Sentence, Span, Token


def find_names(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Find the names in an article's prose, as mentions without an actor yet.

    Their form is NAME. The labels of single words are unsure, those of an article together are less so: a surface that
    is labelled in several ways gets the kind it has most often, a lone surname that of the full name, and a surface
    that the labels missed once is found by where they did not. Demonyms ("Danish") are no names of a country; they are
    part of the title that they stand in.
    """
    found = [labelled_names(sentence.tokens) for sentence in annotated.sentences]
    found = _parted(annotated.sentences, found)
    found, namesakes = part_namesakes(annotated.sentences, found)
    kinds = _kinds(annotated.sentences, found)
    missed = find_missed(annotated.sentences, found, kinds)
    mentions = []
    for sentence, names, others in zip(annotated.sentences, found, missed, strict=True):
        tokens = sentence.tokens
        for name in (*names, *others):
            surface = surface_of(tokens, name)
            kind = name.kind if surface in namesakes else kinds.get(surface, name.kind)
            if kind is not None and not _is_currency(annotated, tokens[name.end - 1]):
                mentions.append(_mention(annotated, sentence, name, kind))
        if annotated.article.text.find("-", sentence.span.start, sentence.span.end) >= 0:
            mentions += _hyphenated_places(sentence, names, kinds)
    mentions.sort(key=lambda mention: mention.span.start)
    return replace(annotated, mentions=tuple(mentions))


def _parted(
    sentences: Sequence[Sentence], found: list[list[LabelledName]]
) -> list[list[LabelledName]]:
    """`found`, with two names for one where "and" joins names of which one stands alone elsewhere: "ESPN and Fox"."""
    surfaces: set[str] = set()
    parted = []
    for sentence, names in zip(sentences, found, strict=True):
        tokens = sentence.tokens
        parts: list[LabelledName] = []
        for name in names:
            halves = _halves(tokens, name) if name.end - name.first > 2 else ()
            if halves and not surfaces:
                surfaces = {
                    surface_of(other.tokens, one)
                    for other, ones in zip(sentences, found, strict=True)
                    for one in ones
                }
            parts += (
                halves if any(surface_of(tokens, half) in surfaces for half in halves) else (name,)
            )
        parted.append(parts)
    return parted


def _halves(tokens: Sequence[Token], name: LabelledName) -> tuple[LabelledName, ...]:
    for index in range(name.first + 1, name.end - 1):
        if tokens[index].text == "and":
            before = LabelledName(name.first, index, name.kind)
            return before, LabelledName(index + 1, name.end, name.kind)
    return ()


def _kinds(
    sentences: Sequence[Sentence], found: Sequence[Sequence[LabelledName]]
) -> dict[str, ActorKind | None]:
    """The kind of each surface in the article; None for one that is no name at all."""
    votes: dict[str, dict[ActorKind, int]] = {}
    people: set[str] = set()
    abbreviated: set[str] = set()
    for sentence, names in zip(sentences, found, strict=True):
        tokens = sentence.tokens
        for name in names:
            surface = surface_of(tokens, name)
            counts = votes.setdefault(surface, {})
            counts[name.kind] = counts.get(name.kind, 0) + 1
            shown = shown_kind(tokens, name)
            if shown is not None:
                counts[shown] = counts.get(shown, 0) + WORTH.get(shown, CERTAIN)
            if name.kind is ActorKind.PERSON and name.end - name.first > 1:
                people.add(fold(tokens[name.end - 1].text))
            elif "." in tokens[name.first].text:
                abbreviated.add(surface)
    # "U.N." is not Kim Jong Un.
    people -= abbreviated
    return {surface: _kind(surface, counts, people) for surface, counts in votes.items()}


def _kind(surface: str, counts: dict[ActorKind, int], people: set[str]) -> ActorKind | None:
    known = places()
    if surface in known.demonyms and surface not in known.names:
        return None
    kind = max(counts, key=counts.__getitem__)
    first, last = surface.split()[0], surface.split()[-1]
    tied = kind is ActorKind.PERSON and counts.get(ActorKind.GROUP) == counts[kind]
    if tied and last != first and first not in given_names():
        kind = ActorKind.GROUP
    if last == surface and surface in people:
        return kind if surface in known.names and kind is ActorKind.PLACE else ActorKind.PERSON
    if kind is ActorKind.GROUP and surface in known.names:
        is_country = known.names[surface] in known.countries
        return (
            ActorKind.PLACE if is_country or counts.get(ActorKind.PLACE) == counts[kind] else kind
        )
    unsure = kind in {ActorKind.OTHER, ActorKind.PERSON}
    if unsure and last != surface and last in roles().group_heads:
        return ActorKind.GROUP
    return kind


def _is_currency(annotated: AnnotatedArticle, last: Token) -> bool:
    """Whether a currency sign stands right behind the name: "US$5", "A$ 12"."""
    return annotated.article.text[last.span.end : last.span.end + 1] in {"$", "£", "€", "¥"}


def _mention(
    annotated: AnnotatedArticle, sentence: Sentence, name: LabelledName, kind: ActorKind
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
    sentence: Sentence, names: Sequence[LabelledName], kinds: dict[str, ActorKind | None]
) -> Iterable[Mention]:
    """The places of "the Chad-Sudan border", each half a mention, where every half is a known place."""
    inside: set[int] = set()
    for index, token in enumerate(sentence.tokens):
        if "-" not in token.text or not token.text[0].isupper():
            continue
        inside = inside or {one for name in names for one in range(name.first, name.end)}
        if index in inside:
            continue
        parts = token.text.split("-")
        known = places().names
        if all(fold(part) in known or kinds.get(fold(part)) is ActorKind.PLACE for part in parts):
            start = token.span.start
            for part in parts:
                span = Span(start, start + len(part))
                yield _named(sentence, span, ActorKind.PLACE, span)
                start = span.end + 1
