"""Look up what verbs tell of: a death, an injury, care for the hurt."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from briefing.analysis.incident.befallen import is_fatal
from briefing.analysis.text.counts import quantifiers_at
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import entries, is_noun_of, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.tags import PREPOSITIONS, PUNCTUATION
from briefing.model.annotation import Clause
from briefing.model.text import Span, Token

Harm = Literal["death", "injury", "hit", "care"]
"""What a verb tells of: a hit may have killed, and whoever is cared for was hurt."""
_REACH = 8
"""Words behind a verb among which its complement begins: "taken to a hospital in the next town"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmVerb:
    """A line of `casualties.txt`: a verb, its harm, where people stand, what it needs.

    What it needs is a word beside it.
    """

    lemma: str
    harm: Harm
    people_are_subject: bool
    beside: str


@cache
def harm_verbs() -> dict[str, tuple[HarmVerb, ...]]:
    """The verbs of harm by their base form."""
    found: dict[str, tuple[HarmVerb, ...]] = {}
    for line in entries("verbs", "casualties"):
        lemma, harm, place, beside = (part.strip() for part in line.split(";"))
        verb = HarmVerb(
            lemma=lemma,
            harm=cast(Harm, harm),
            people_are_subject=place == "subject",
            beside=beside,
        )
        found[lemma] = (*found.get(lemma, ()), verb)
    return found


def harm_of(sentence: AnnotatedSentence, clause: Clause, harms: frozenset[Harm]) -> HarmVerb | None:
    """Find the line by which the clause tells of one of `harms`, or None.

    "shot dead" tells of a death and of no hit.
    """
    fatal = is_fatal(sentence, clause)
    if fatal:
        alone = clause.undergoer is None and clause.lemma in vocabulary("ways to death")
        subject = not clause.passive and (alone or clause.lemma in {"be", "lie"})
        verb = HarmVerb(lemma=clause.lemma, harm="death", people_are_subject=subject, beside="")
        return verb if "death" in harms else None
    for verb in harm_verbs().get(clause.lemma, ()):
        if verb.people_are_subject and _is_subject(sentence, clause, verb.beside):
            continue  # "25 lives were lost"
        if verb.harm in harms and (
            not verb.beside or complement(sentence, clause, verb) is not None
        ):
            return verb
    return None


def _is_subject(sentence: AnnotatedSentence, clause: Clause, beside: str) -> bool:
    """Whether what has to stand beside the verb is its subject: then the people are not."""
    if beside != "lives" or clause.undergoer is None or not clause.passive:
        return False
    return is_noun_of(sentence.tokens_in(clause.undergoer)[-1].text, beside, "casualties")


def complement(sentence: AnnotatedSentence, clause: Clause, verb: HarmVerb) -> Span | None:
    """The noun that must stand beside the verb: "lives" of "lost their lives".

    It stands behind it, or is its subject.
    """
    following = sentence.tokens_after(clause.action.end)
    words = [*following[quantifiers_at(following) :][:_REACH]]
    border = next((at for at, t in enumerate(words) if _is_border(t, verb.beside)), len(words))
    words = words[:border]
    if verb.beside == "condition" and "in" not in {t.text.lower() for t in words[:2]}:
        return None  # "there is no word on the condition of the child"
    found = next((t.span for t in words if is_noun_of(t.text, verb.beside, "casualties")), None)
    subject = clause.undergoer if clause.passive else clause.doer
    if found is not None or subject is None or verb.people_are_subject:
        return found
    section = "lives" if verb.beside == "lives" else "carers"
    head = sentence.tokens_in(subject)[-1]
    return head.span if is_noun_of(head.text, section, "casualties") else None


def _is_border(token: Token, beside: str) -> bool:
    """Whether a complement is not looked for behind the token; lives are an object, with no preposition before."""
    object_ends = beside == "lives" and token.tag in PREPOSITIONS and token.text.lower() != "of"
    return token.tag in PUNCTUATION or object_ends
