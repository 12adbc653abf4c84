"""List what an actor is called over all articles: titles, offices, roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from briefing.analysis.answers.appearances import Appearance
from briefing.analysis.text.extents import extend_phrase, tokens_before, tokens_in
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.terms import words_of
from briefing.analysis.text.vocabulary import is_noun_of
from briefing.frozen import dataclass
from briefing.language.en import word_list
from briefing.language.en.closed_classes import ARTICLES, ROLE_LINKS
from briefing.language.en.gazetteer import age_in, fold, places, role_kind, roles, singular
from briefing.language.en.tags import PARTICIPLES, PREMODIFIERS, PREPOSITIONS, RELATIVES
from briefing.model.annotation import ActorKind, Claim, Mention, MentionForm, Quote
from briefing.model.article import Basis, ReferenceDate
from briefing.model.results import Finding, Role
from briefing.model.text import Span, Token

_TELLING = PREMODIFIERS | PARTICIPLES
"""Tags of words that tell one role from another."""
_MOST_WORDS = 14
"""Words of the longest role shown; what is longer is a story."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """One place where an actor is called something, with what is compared: the head, the words that tell, the names."""

    finding: Finding
    head: str
    words: frozenset[str]
    names: frozenset[str]
    reference: ReferenceDate
    status: frozenset[str]


def find_roles(appearances: Sequence[Appearance], kind: ActorKind) -> tuple[Role, ...]:
    """Find the roles of an actor, by the date of the first article that gives each.

    A role is given by a title before the name, an apposition beside it, a clause that says that the actor is it, or by
    an article that opens with it. A role phrase that stands for the actor elsewhere counts where its noun was given so
    (or one for the same, if no "of" makes it another office) and it adds no name: of 45 others read, half belonged to
    somebody else. Two that have the noun and the status ("former", "deputy") in common, and of which one says no more
    than the other, are one; the words shown are those that most articles use, as far as they say more than the noun.
    """
    namings = [
        naming
        for appearance in appearances
        for span in _sure_spans(appearance)
        for naming in _naming(appearance, span, kind)
    ]
    sure = {naming.head for naming in namings}
    alike = {noun for head in sure for noun in roles().synonyms.get(head, ())}
    told = frozenset[str]().union(*(naming.words for naming in namings))
    namings += [
        naming
        for appearance in appearances
        for mention in appearance.mentions
        if mention.form is MentionForm.ROLE
        for naming in _naming(appearance, mention.span, kind)
        if naming.names <= told
        and (naming.head in sure or (naming.head in alike and " of " not in naming.finding.text))
    ]
    groups = _folded(namings)
    merged: dict[tuple[str, frozenset[str], frozenset[str]], list[_Naming]] = {}
    for group in groups:
        usual = _usual_of(group)
        merged.setdefault((usual.head, usual.status, usual.words), []).extend(group)
    return tuple(sorted(map(_role, merged.values()), key=_when))


def _sure_spans(appearance: Appearance) -> Iterator[Span]:
    """Titles and appositions of the name, the opening's role phrase, and what clauses say that the actor is."""
    for mention in appearance.mentions:
        if mention.title is not None:
            yield mention.title
        elif mention.form is MentionForm.ROLE and (
            _opens(appearance, mention) or _is_beside_name(appearance, mention)
        ):
            yield mention.span
    for sentence in appearance.own_sentences:
        yield from predicates(appearance, sentence)


def _opens(appearance: Appearance, mention: Mention) -> bool:
    """Whether the article begins with the role phrase as a subject, in its own words."""
    sentence = appearance.sentence(mention.sentence)
    return (
        mention.sentence == 1
        and not _is_said(sentence, mention.span)
        and any(
            subject is not None and subject.overlaps(mention.span)
            for clause in sentence.clauses
            for subject in (clause.undergoer if clause.passive else clause.doer,)
        )
    )


def _is_beside_name(appearance: Appearance, mention: Mention) -> bool:
    """Whether nothing but a comma is between the role phrase and the actor's name."""
    return any(
        other.form is MentionForm.NAME
        and other.sentence == mention.sentence
        and appearance.annotated.text(_gap(mention.span, other.phrase)).strip() in {"", ","}
        for other in appearance.mentions
    )


def _gap(one: Span, other: Span) -> Span:
    first, last = sorted((one, other))
    return Span(min(first.end, last.start), last.start)


def predicates(
    appearance: Appearance, sentence: AnnotatedSentence, *, as_one: bool = True
) -> Iterator[Span]:
    """What main clauses assert that the actor is: "is a critic of the plan".

    With `as_one` also "served as a judge".
    """
    for clause in sentence.clauses:
        if clause.doer is None or clause.undergoer is not None:
            continue
        if clause.subordinate or clause.modal or sentence.scopes_over(clause.head):
            continue
        if sentence.actor_at(clause.doer) != appearance.actor or _is_said(sentence, clause.action):
            continue
        for phrase in sentence.noun_phrases:
            if not clause.action.end < phrase.span.start <= clause.span.end:
                continue
            before = tokens_before(sentence, phrase.span.start)[-1]
            predicate = clause.lemma in {"be", "become"} and before.span.end == clause.action.end
            serves = as_one and clause.lemma != "be" and before.text.lower() == "as"
            tokens = tokens_in(sentence, phrase.span)
            if (predicate or serves) and tokens[0].text.lower() in ARTICLES:
                yield phrase.span


def _is_said(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the words are somebody's and not the article's."""
    said: tuple[Quote | Claim, ...] = (*sentence.quotes, *sentence.claims)
    return any(saying.speaker is not None and saying.content.overlaps(span) for saying in said)


def _naming(appearance: Appearance, span: Span, kind: ActorKind) -> Iterator[_Naming]:
    """What the words at `span` call the actor; nothing where they are no role of that kind."""
    sentence = appearance.annotated.sentence_at(span.start)
    if sentence is None:
        return
    own = appearance.sentence(sentence.number)
    tokens = _without_pronoun(tokens_in(own, span))
    if not tokens or tokens[0].tag in RELATIVES or len(tokens) > _MOST_WORDS:
        return
    head = _head(tokens)
    if (
        role_kind(head) is not kind
        or is_noun_of(head, "passing roles")
        or age_in(head) is not None
        or head.rstrip(".") in words_of("courtesy titles")
        or (head in roles().family and not _tells_whose(tokens))
    ):
        return
    whole = extend_phrase(own, Span(tokens[0].span.start, span.end), ROLE_LINKS)
    telling = [token for token in tokens_in(own, whole) if token.tag in _TELLING]
    words = frozenset(_usual(token.text) for token in telling) - _words_of("present")
    names = frozenset(_usual(t.text) for t in telling if t.text[0].isupper() and t != tokens[0])
    if (
        kind is not ActorKind.PERSON
        and (len(words) < 2 or tokens[0].text.lower() == "the")
        and head in roles().anaphoric
    ):
        return  # "the oil company" says nothing of a company that was not said
    yield _Naming(
        cite(appearance.annotated, appearance.number, whole),
        head,
        words,
        names & words,
        appearance.annotated.reference_date,
        words & (_words_of("status") | roles().former),
    )


def _tells_whose(tokens: Sequence[Token]) -> bool:
    """Whether the words say whose relative somebody is: "Lee's sister", "the wife of the mayor"."""
    return any(token.tag == "POS" or token.text == "of" for token in tokens)


def _without_pronoun(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens behind a possessive pronoun: "its president" tells nothing of whose."""
    return tokens[1:] if tokens and tokens[0].tag == "PRP$" else tokens


def _head(tokens: Sequence[Token]) -> str:
    """The last word before any preposition: "candidate" of "the candidate of the left"."""
    words = []
    for token in tokens:
        if token.tag in PREPOSITIONS | RELATIVES | {",", "CC"}:
            break
        words.append(fold(token.text))
    return singular(words[-1]) if words else ""


def _usual(word: str) -> str:
    """The word to compare by: a place's usual name for its people's, "Ruritania" for "Ruritanian"."""
    folded = fold(word)
    known = places()
    return fold(known.demonyms.get(folded) or known.names.get(folded) or folded)


@cache
def _words_of(section: str) -> frozenset[str]:
    return frozenset(word for line in word_list("role_nouns")[section] for word in line.split())


def _folded(namings: Iterable[_Naming]) -> list[list[_Naming]]:
    """The namings, those of one role together, the one that says most first."""
    groups: list[list[_Naming]] = []
    for naming in sorted(namings, key=lambda n: (-len(n.words), _position(n))):
        fitting = [group for group in groups if _says_no_more(naming, group[0])]
        if fitting:
            max(fitting, key=len).append(naming)
        else:
            groups.append([naming])
    return groups


def _says_no_more(naming: _Naming, other: _Naming) -> bool:
    return (
        naming.head == other.head and naming.status == other.status and naming.words <= other.words
    )


def _usual_of(group: Sequence[_Naming]) -> _Naming:
    """The naming whose words most articles use, of those that say more than the noun; the plainest of equals."""
    counts = Counter(naming.words for naming in group if len(naming.words) > 1)
    if not counts:
        return group[0]
    most = min(counts, key=lambda words: (-counts[words], len(words), sorted(words)))
    return min((naming for naming in group if naming.words == most), key=_position)


def _position(naming: _Naming) -> tuple[int, int]:
    return naming.finding.citation.article, naming.finding.span.start


def _role(group: Sequence[_Naming]) -> Role:
    dated = sorted(
        (naming.reference.date.earliest, naming.reference.date, naming.reference.basis)
        for naming in group
        if naming.reference.date is not None
    )
    first, last = (dated[0], dated[-1]) if dated else (None, None)
    return Role(
        finding=_usual_of(group).finding,
        articles=len({naming.finding.citation.article for naming in group}),
        first=first[1] if first else None,
        last=last[1] if last else None,
        basis=Basis.INFERRED if any(d[2] is Basis.INFERRED for d in dated) else Basis.STATED,
    )


def _when(role: Role) -> tuple[bool, str, int, int]:
    citation = role.finding.citation
    return role.first is None, str(role.first), citation.article, citation.sentence
