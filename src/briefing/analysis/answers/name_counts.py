"""Find who each named actor is: counts of names, and the words beside them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from briefing.analysis.text.findings import cite
from briefing.analysis.text.terms import words_of
from briefing.language.en.gazetteer import roles as role_words
from briefing.language.en.tags import NOUNS, POSSESSIVES, VERBS
from briefing.model.annotation import AnnotatedArticle, MentionForm
from briefing.model.results import Finding, NameCount
from briefing.model.text import Span, fold_whitespace

_LONGEST_ROLE = 80
"""Characters: a longer one tells more than who somebody is."""


def count_names(annotated: AnnotatedArticle, number: int) -> tuple[NameCount, ...]:
    """Every actor of the article with its role and its number of mentions by name, the most named first."""
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
    roles = _roles(annotated, number)
    return tuple(
        NameCount(
            name=annotated.actors[actor].name,
            kind=annotated.actors[actor].kind,
            count=count,
            forms=annotated.actors[actor].forms,
            role=roles.get(actor),
        )
        for actor, count in sorted(counts.items(), key=lambda item: (-item[1], first[item[0]]))
    )


def _roles(annotated: AnnotatedArticle, number: int) -> dict[int, Finding]:
    """The first title or apposition of each actor that says more than how to address them."""
    roles: dict[int, Finding] = {}
    family_words = role_words().family
    for mention in annotated.mentions:
        if mention.actor is None or mention.title is None or mention.actor in roles:
            continue
        words = fold_whitespace(annotated.text(mention.title))
        courtesy = words.lower().rstrip(".") in words_of("courtesy titles")
        tags = _tags(annotated, mention.title)
        # "wife" alone does not tell whose.
        family = words.split()[-1].lower() in family_words and "of" not in words.split()
        fits = tags and len(words) <= _LONGEST_ROLE
        if fits and not courtesy and not family and not _tells_more(tags):
            roles[mention.actor] = cite(annotated, number, mention.title)
    return roles


def _tags(annotated: AnnotatedArticle, span: Span) -> list[str]:
    sentence = annotated.sentence_at(span.start)
    return [t.tag for t in sentence.tokens if span.covers(t.span)] if sentence else []


def _tells_more(tags: list[str]) -> bool:
    """Whether the words lean on others ("his father") or tell what somebody does ("husband expecting a child")."""
    return not POSSESSIVES.isdisjoint(tags) or any(
        verb in VERBS and noun in NOUNS for noun, verb in pairwise(tags)
    )
