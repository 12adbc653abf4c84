"""List a group's people, dealings and figures, and who governs a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.analysis.answers.appearances import (
    Appearance,
    is_asserted,
    is_narrated,
    once,
    stands_alone,
    whole,
)
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.gazetteer import fold, places, role_kind, roles, singular
from briefing.language.en.tags import FINITE, NOUNS, PROPER_NOUNS
from briefing.model.annotation import ActorKind, Mention, MentionForm
from briefing.model.collection import Collection, LinkedActor
from briefing.model.results import Finding, Tie
from briefing.model.text import Citation, Span, Token

_MONEY = frozenset("$ £ € ¥ %".split())


def find_people(
    collection: Collection, actor: LinkedActor, appearances: Sequence[Appearance]
) -> tuple[Tie, ...]:
    """Find the people whose title names the group or place, of most articles first.

    An apposition may name it too. Of a place only who holds an office there: its president, its mayor. The sentence
    shown is the shortest.
    """
    people = {
        member: other
        for other in collection.actors
        if other.kind is ActorKind.PERSON
        for member in other.members
    }
    found: dict[int, list[tuple[Citation, Finding]]] = defaultdict(list)
    known: dict[int, LinkedActor] = {}
    for appearance in appearances:
        for mention, sentence in _people_in(appearance, actor):
            person = people.get((appearance.number, mention.actor or 0))
            if person is not None and mention.actor is not None:
                known[id(person)] = person
                finding = whole(appearance, sentence)
                found[id(person)].append((finding.citation, finding))
    ties = [
        Tie(
            name=known[key].name,
            kind=ActorKind.PERSON,
            together=tuple(dict.fromkeys(citation for citation, _ in places)),
            finding=min((finding for _, finding in places), key=lambda f: len(f.text)),
        )
        for key, places in found.items()
    ]
    return tuple(sorted(ties, key=lambda tie: -len({c.article for c in tie.together})))


def _people_in(
    appearance: Appearance, actor: LinkedActor
) -> Iterator[tuple[Mention, AnnotatedSentence]]:
    """The names of people whose title names the actor, a place also by the word for its people."""
    official = actor.kind is ActorKind.PLACE
    if official and fold(actor.name).split()[-1] in roles().group_heads:
        return  # a company labelled as a place: "president of Arden Transit" governs nothing
    usual = places().names.get(fold(actor.name)) if official else None
    for sentence in appearance.sentences:
        if not (stands_alone(sentence) and is_narrated(sentence)):
            continue
        own = [m.span for m in sentence.mentions if m.actor == appearance.actor]
        for mention in sentence.mentions:
            title = mention.title
            if mention.form is not MentionForm.NAME or title is None:
                continue
            named = any(
                title.covers(span) and not _goes_on(sentence, span, title) for span in own
            ) or (usual is not None and _tells_place(sentence, title, usual))
            if named and _is_of(sentence, title, official=official):
                yield mention, sentence


def _goes_on(sentence: AnnotatedSentence, span: Span, title: Span) -> bool:
    """Whether the name is the beginning of a longer one in the title: "director of Arden Civil Aviation"."""
    following = [token for token in sentence.tokens_after(span.end) if title.covers(token.span)][:1]
    return any(
        token.tag in PROPER_NOUNS and role_kind(singular(fold(token.text))) is None
        for token in following
    )


def _tells_place(sentence: AnnotatedSentence, title: Span, usual: str) -> bool:
    demonyms = places().demonyms
    return any(demonyms.get(fold(token.text)) == usual for token in sentence.tokens_in(title))


def _is_of(sentence: AnnotatedSentence, title: Span, *, official: bool) -> bool:
    """Whether the title gives a role, of a place an office, and none that is over."""
    tokens = sentence.tokens_in(title)
    if any(token.tag in FINITE for token in tokens):
        return False  # "who was president until 2014"
    words = [singular(fold(token.text)) for token in tokens if token.tag in NOUNS]
    if any(fold(token.text) in roles().former for token in tokens):
        return False
    if official:
        return any(word in vocabulary("governing", "actors") for word in words)
    return any(role_kind(word) is ActorKind.PERSON for word in words)


def find_dealings(appearances: Sequence[Appearance]) -> tuple[Finding, ...]:
    """Find sentences in which the group buys, sells, owns or merges, or is bought."""
    return once(
        whole(appearance, sentence)
        for appearance in appearances
        for sentence in appearance.own_sentences
        if is_narrated(sentence)
        and any(
            clause.lemma in vocabulary("dealings", "actors")
            and is_asserted(sentence, clause)
            and appearance.is_at(sentence, clause)
            for clause in sentence.clauses
        )
    )


def find_figures(appearances: Sequence[Appearance]) -> tuple[Finding, ...]:
    """Find sentences in which the group does something with money or a percentage.

    It is the doer of a clause with a sum of money or a percentage.
    """
    return once(
        whole(appearance, sentence)
        for appearance in appearances
        for sentence in appearance.own_sentences
        if is_narrated(sentence)
        and any(
            is_asserted(sentence, clause)
            and clause.doer is not None
            and sentence.actor_at(clause.doer) == appearance.actor
            and _has_sum(sentence.tokens_in(clause.span))
            for clause in sentence.clauses
        )
    )


def _has_sum(tokens: Sequence[Token]) -> bool:
    words = {token.text.lower() for token in tokens}
    signs = not words.isdisjoint(_MONEY) or any(token.text[0] in _MONEY for token in tokens)
    percent = not words.isdisjoint({"percent", "cent"})
    return (signs or percent) and any(char.isdigit() for word in words for char in word)
