"""List arrests, charges and verdicts against an actor, and denials of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.analysis.answers.appearances import (
    Appearance,
    in_turn,
    is_narrated,
    is_only_thought_of,
    once,
    whole,
)
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import is_noun_of, vocabulary
from briefing.model.annotation import Claim, Clause, Stance, Status
from briefing.model.results import Finding
from briefing.model.text import Span

UNSAID = frozenset({Status.CONDITIONAL, Status.MODAL, Status.ASKED})
"""What keeps an act of speech or of law from being one that was done."""


def find_charges(appearances: Sequence[Appearance]) -> tuple[Finding, ...]:
    """The sentences of legal steps against the actor, and of what the actor denies.

    Each step in its turn. The most told step comes first, then the next, so that the first few hold no step twice.
    """
    steps: dict[str, list[Finding]] = defaultdict(list)
    for appearance in appearances:
        for sentence in appearance.own_sentences:
            if is_narrated(sentence) and (step := _step(appearance, sentence)):
                steps[step].append(whole(appearance, sentence))
    ranked = sorted(steps.values(), key=lambda findings: -len(findings))
    return once(in_turn(ranked))


def _step(appearance: Appearance, sentence: AnnotatedSentence) -> str:
    """The base form of the verb of the step that the sentence tells of, "deny" for a denial, empty for none."""
    lemmas = _befalling(appearance, sentence)
    return next(lemmas, "") or ("deny" if _denies(appearance, sentence) else "")


def _befalling(appearance: Appearance, sentence: AnnotatedSentence) -> Iterator[str]:
    for clause in sentence.clauses:
        if _befalls(appearance, sentence, clause):
            yield clause.lemma


def _denies(appearance: Appearance, sentence: AnnotatedSentence) -> bool:
    """Whether the actor denies a charge: what is denied speaks of one, or is told of the actor's own doings."""
    charged = any(is_noun_of(token.text, "charges", "actors") for token in sentence.sentence.tokens)
    return any(
        claim.stance is Stance.DENIED
        and claim.actor == appearance.actor
        and (charged or _verb(sentence, claim) == "deny")
        and not _is_about_another(appearance, sentence, claim.content)
        for claim in sentence.claims
    )


def _verb(sentence: AnnotatedSentence, claim: Claim) -> str:
    return next((c.lemma for c in sentence.clauses if c.action.overlaps(claim.cue)), "")


def _is_about_another(appearance: Appearance, sentence: AnnotatedSentence, content: Span) -> bool:
    """Whether what is denied has a subject of its own and no word for the actor: "that the company had known"."""
    told = any(
        content.covers(clause.action)
        and (subject := clause.subject) is not None
        and content.covers(subject)
        for clause in sentence.clauses
    )
    return told and not any(
        mention.actor == appearance.actor for mention in sentence.mentions_in(content)
    )


def _befalls(appearance: Appearance, sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause tells of a legal step against the actor, not of one on a condition or of the actor's own."""
    return (
        clause.lemma in vocabulary("legal steps", "actors")
        and clause.undergoer is not None
        and sentence.actor_at(clause.undergoer) == appearance.actor
        and not clause.modal
        and not is_only_thought_of(sentence, clause)
        and not any(s.status in UNSAID for s in sentence.scopes_over(clause.head))
        and not any(
            claim.actor == appearance.actor and _is_own(claim, clause) for claim in sentence.claims
        )
    )


def _is_own(claim: Claim, clause: Clause) -> bool:
    """Whether the step is the speaker's own charge: "she accused", "she claims that they imprisoned her"."""
    charged = claim.stance in {Stance.CLAIMED, Stance.ACCUSED}
    return claim.cue.overlaps(clause.action) or (charged and claim.content.covers(clause.head))
