"""Find who each named actor is: counts of names, and the words beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.text.findings import cite
from briefing.analysis.text.terms import words_of
from briefing.language.en.closed_classes import SPATIAL_PREPOSITIONS
from briefing.language.en.gazetteer import fold, given_names, places
from briefing.language.en.gazetteer import roles as role_words
from briefing.language.en.tags import NOUNS, POSSESSIVES, VERBS
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.results import Finding, NameCount
from briefing.model.text import Span, fold_whitespace

_LEADING = SPATIAL_PREPOSITIONS | {"from"}
_LONGEST_ROLE = 80
"""Characters: a longer one tells more than who somebody is."""


def count_names(annotated: AnnotatedArticle, number: int) -> tuple[NameCount, ...]:
    """Count the mentions of every actor by name, the most named first, with its role.

    A name that stands once, and that nothing shows to be a person's, a group's or a place's, is of kind OTHER: of those
    read, one in four was labelled wrong.
    """
    counts = Counter(
        mention.actor
        for mention in annotated.mentions
        if mention.form is MentionForm.NAME and mention.actor is not None
    )
    first = {
        mention.actor: mention.span.start
        for mention in reversed(annotated.mentions)
        if mention.actor is not None
    }
    roles = find_titles(annotated, number)
    referring: dict[int, list[Mention]] = defaultdict(list)
    for mention in annotated.mentions:
        if mention.actor is not None:
            referring[mention.actor].append(mention)
    return tuple(
        NameCount(
            name=annotated.actors[actor].name,
            kind=annotated.actors[actor].kind
            if actor in roles or _is_sure(annotated, referring[actor])
            else ActorKind.OTHER,
            count=count,
            forms=annotated.actors[actor].forms,
            role=roles.get(actor),
        )
        for actor, count in sorted(counts.items(), key=lambda item: (-item[1], first[item[0]]))
    )


def _is_sure(annotated: AnnotatedArticle, mentions: Sequence[Mention]) -> bool:
    """Whether the mentions of an actor show of what kind it is: more than one does, else the words of the one."""
    mention = mentions[0]
    if len(mentions) > 1 or mention.title is not None:
        return True
    words = [fold(word) for word in annotated.text(mention.span).split()]
    known = places().names
    match mention.kind:
        case ActorKind.PERSON:
            given = words[0] in given_names()
            return len(words) > 1 and (given or known.keys().isdisjoint(words))
        case ActorKind.GROUP:
            return (
                not role_words().group_heads.isdisjoint(words)
                or annotated.text(mention.span).isupper()
            )
        case ActorKind.PLACE:
            return " ".join(words) in known or _is_led_to(annotated, mention)
        case _:
            return True


def _is_led_to(annotated: AnnotatedArticle, mention: Mention) -> bool:
    """Whether a preposition of place stands before the mention, an article at most between."""
    sentence = annotated.sentence_at(mention.span.start)
    before = [t for t in sentence.tokens if t.span.end <= mention.span.start] if sentence else []
    words = [token.text.lower() for token in before[-2:]]
    return bool(words) and (words[-1] if words[-1] != "the" else words[0]) in _LEADING


def find_titles(annotated: AnnotatedArticle, number: int) -> dict[int, Finding]:
    """The first title or apposition of each actor that is more than a form of address."""
    roles: dict[int, Finding] = {}
    addressed = _behind_courtesy(annotated)
    family_words = role_words().family
    for mention in annotated.mentions:
        title = mention.title or addressed.pop((mention.actor, mention.span.start), None)
        if mention.actor is None or title is None or mention.actor in roles:
            continue
        words = fold_whitespace(annotated.text(title))
        courtesy = words.lower().rstrip(".") in words_of("courtesy titles")
        tags = _tags(annotated, title)
        # "wife" alone does not tell whose.
        family = words.split()[-1].lower() in family_words and "of" not in words.split()
        fits = tags and len(words) <= _LONGEST_ROLE
        if fits and not courtesy and not family and not _tells_more(tags):
            roles[mention.actor] = cite(annotated, number, title)
    return roles


def _behind_courtesy(annotated: AnnotatedArticle) -> dict[tuple[int | None, int], Span]:
    """The appositions behind names that a title stands before, by actor and place: "Dr. Ann Lee, an aide"."""
    return {
        (role.actor, role.span.start): role.span
        for name, role in pairwise(annotated.mentions)
        if name.form is MentionForm.NAME
        and name.title is not None
        and role.form is MentionForm.ROLE
        and role.actor == name.actor
        and annotated.article.text[name.span.end : role.span.start].strip() == ","
    }


def _tags(annotated: AnnotatedArticle, span: Span) -> list[str]:
    sentence = annotated.sentence_at(span.start)
    return [t.tag for t in sentence.tokens if span.covers(t.span)] if sentence else []


def _tells_more(tags: list[str]) -> bool:
    """Whether the words lean on others ("his father") or tell what somebody does ("husband expecting a child")."""
    return not POSSESSIVES.isdisjoint(tags) or any(
        verb in VERBS and noun in NOUNS for noun, verb in pairwise(tags)
    )
