"""Resolve coreference: names into actors, role phrases and pronouns to them."""

from __future__ import annotations

from dataclasses import replace

from briefing.language.actors.antecedents import resolve_references
from briefing.language.names.chains import chain_names
from briefing.model.annotation import AnnotatedArticle, Mention, MentionForm


def resolve_mentions(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Resolve all mentions of an article: names, role phrases and pronouns to actors.

    What is not clear stays unlinked (`Mention.actor` is None): a role phrase that fits two people, a
    pronoun with two good antecedents, "the two presidents", "they". Deterministic sieves, the surest first, in the
    manner of Lee et al. (2013), "Deterministic coreference resolution based on entity-centric,
    precision-ranked rules", then one weighted choice for pronouns (after Lappin and Leass 1994).
    """
    names = [mention for mention in annotated.mentions if mention.form is MentionForm.NAME]
    chains = chain_names(annotated, names)
    named = [_of_actor(name, actor) for name, actor in zip(names, chains.of_mention, strict=True)]
    others = resolve_references(annotated, named, chains.actors)
    mentions = sorted([*named, *others], key=_position)
    return replace(annotated, mentions=tuple(mentions), actors=chains.actors)


def _of_actor(name: Mention, actor: int | None) -> Mention:
    # Not dataclasses.replace: it costs five times as much, and an article has dozens of names.
    return Mention(
        span=name.span,
        phrase=name.phrase,
        sentence=name.sentence,
        form=name.form,
        kind=name.kind,
        actor=actor,
        title=name.title,
    )


def _position(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end
