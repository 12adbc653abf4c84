"""Find what is ahead, what the article calls unknown, and who did not comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.choice.openings import is_out_of_place, missing_context
from briefing.analysis.choice.salience import ScoredSentence
from briefing.analysis.text.extents import phrase_at, tokens_in, whole_noun_phrase
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import UNTRUE, AnnotatedSentence
from briefing.language.en import word_list
from briefing.language.en.closed_classes import (
    FUTURE_MODALS,
    NOUN_LINKS,
    SPEECH_PRONOUNS,
    SUBORDINATORS,
)
from briefing.language.en.outlook import Outlook, find_cue
from briefing.language.en.tags import FINITE, NOUNS, POSSESSIVES, WH_WORDS
from briefing.model.annotation import Clause, DateKind, Status
from briefing.model.results import Finding
from briefing.model.text import Span

_FEWEST_WORDS, _SHORT = 4, 7
"""Words of the shortest sentence shown, and from which on one is judged as a key point is."""
_DAY_AHEAD, _SCHEDULED = 4.0, 2.0
"""What a date after the article's own, and what a fixed event ("is due to"), add to a sentence's score."""


def find_ahead(scored: Sequence[ScoredSentence], number: int) -> tuple[Finding, ...]:
    """Find the sentences on what is to come, those with a date ahead first.

    They say "will" of it, or that it is due, set, planned, expected; not in anybody's quoted words, not under a
    condition, not in a question.
    """
    found = []
    for entry in _prose(scored):
        sentence = entry.sentence
        cue = _asserted_cue(sentence, "ahead")
        if _is_only_possible(sentence) or (
            cue is None and not any(_will(sentence, clause) for clause in sentence.clauses)
        ):
            continue
        weight = _DAY_AHEAD * _has_day_ahead(sentence) + _SCHEDULED * (cue is not None)
        found.append((weight + entry.score, sentence))
    return _ranked(found, number)


def find_unknown(scored: Sequence[ScoredSentence], number: int) -> tuple[Finding, ...]:
    """Find sentences on what is unknown or under investigation, most telling first.

    "Unclear" is one of the words for it.
    """
    found = [
        (entry.score, entry.sentence)
        for entry in _prose(scored)
        if _asserted_cue(entry.sentence, "unknown") is not None
    ]
    return _ranked(found, number)


def find_no_comment(sentences: Sequence[AnnotatedSentence], number: int) -> tuple[Finding, ...]:
    """Who would not comment or could not be reached, in text order, each once."""
    found: dict[str, Finding] = {}
    for sentence in sentences:
        cue = _asserted_cue(sentence, "no comment")
        subject = _subject(sentence, cue) if cue else None
        if subject is None or _speaks_after(sentence, cue):
            continue
        span = _whole_subject(sentence, subject)
        if span is None:
            continue
        actor = sentence.actor_at(subject)
        pronoun = all(token.tag == "PRP" for token in tokens_in(sentence, subject))
        if pronoun and (actor is None or sentence.text(subject).lower() in SPEECH_PRONOUNS):
            continue
        referent = sentence.annotated.actors[actor].name if pronoun and actor is not None else None
        finding = cite(sentence.annotated, number, span, referent=referent)
        found.setdefault((referent or finding.text).lower(), finding)
    return tuple(found.values())


def _speaks_after(sentence: AnnotatedSentence, cue: Span | None) -> bool:
    """Whether words follow the refusal all the same: 'declined to say who, but said "it was wrong"'."""
    return cue is not None and any(
        quote.cue is not None and quote.cue.start > cue.end for quote in sentence.quotes
    )


def _whole_subject(sentence: AnnotatedSentence, subject: Span) -> Span | None:
    """The subject with what it hangs on ("attorneys for the three"); None for "whose office", "his lawyer"."""
    span = whole_noun_phrase(sentence, subject, NOUN_LINKS)
    while (before := sentence.tokens_before(span.start)[-2:]) and len(before) == 2:
        outer = phrase_at(sentence, before[0].span.start)
        if before[1].text.lower() not in NOUN_LINKS or outer is None:
            break
        span = whole_noun_phrase(sentence, Span(outer.span.start, span.end), NOUN_LINKS)
    first = sentence.tokens_in(span)[:1]
    whose = (*sentence.tokens_before(span.start)[-1:], *first)
    return None if any(token.tag in WH_WORDS | POSSESSIVES for token in whose) else span


def is_lost(sentence: AnnotatedSentence) -> bool:
    """Whether the sentence opens on "he" or the like and needs the one before it."""
    return missing_context(sentence) == ""


def is_cut(sentence: AnnotatedSentence) -> bool:
    """Whether a quotation runs over the sentence's edges and would be cut."""
    span = sentence.sentence.span
    return any(
        quotation.span.overlaps(span) and not span.covers(quotation.span)
        for quotation in sentence.annotated.quotations
    )


def _prose(scored: Sequence[ScoredSentence]) -> Iterator[ScoredSentence]:
    """The sentences that stand alone, short ones too: what is told of in few words is told of on purpose."""
    for entry in scored:
        short = entry.measured.words < _SHORT
        if not entry.measured.out_of_place or (
            short and not is_out_of_place(entry.sentence, fewest=_FEWEST_WORDS)
        ):
            yield entry


def _ranked(found: list[tuple[float, AnnotatedSentence]], number: int) -> tuple[Finding, ...]:
    found.sort(key=lambda pair: (is_lost(pair[1]), -pair[0], pair[1].number))
    return tuple(cite(s.annotated, number, s.sentence.span) for _, s in found)


def _asserted_cue(sentence: AnnotatedSentence, outlook: Outlook) -> Span | None:
    """The cue, where the article itself says it: not in quotation marks, not under a condition or in a question."""
    cue = find_cue(sentence.sentence, outlook)
    if cue is None or _is_quoted(sentence, cue):
        return None
    first = next(iter(sentence.tokens_after(cue.start)))
    if outlook == "ahead" and (first.tag not in FINITE or not _leads_verb(sentence, cue)):
        return None  # "had plans to", "is set to music"
    foreign = UNTRUE - {scope.status for scope in sentence.scopes if cue.covers(scope.cue)}
    statuses = {scope.status for scope in sentence.scopes_over(first.span)}
    return None if statuses & foreign else cue


def _leads_verb(sentence: AnnotatedSentence, cue: Span) -> bool:
    """Whether a verb follows where the cue ends in "to"."""
    if sentence.tokens_in(cue)[-1].text.lower() != "to":
        return True
    return any(token.tag == "VB" for token in sentence.tokens_after(cue.end)[:2])


def _is_quoted(sentence: AnnotatedSentence, span: Span) -> bool:
    return any(quotation.span.overlaps(span) for quotation in sentence.annotated.quotations)


def _will(sentence: AnnotatedSentence, clause: Clause) -> bool:
    return (
        clause.modal in FUTURE_MODALS
        and not sentence.denials_of(clause.head)
        and not _is_quoted(sentence, clause.action)
        and (not _leans(sentence, clause) or _is_reported(sentence, clause))
    )


def _leans(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether the clause hangs on another one: it is relative ("the men he will meet"), or has a conjunction."""
    subject = clause.undergoer if clause.passive else clause.doer
    start = subject.start if subject is not None else clause.action.start
    before = sentence.tokens_before(start)[-1:]
    inside = sentence.tokens_in(Span(start, clause.action.start))
    relative = subject is not None and any(token.tag in NOUNS for token in before)
    return (
        clause.subordinate
        or relative
        or any(
            token.tag in WH_WORDS or token.text.lower() in SUBORDINATORS
            for token in (*before, *inside)
        )
    )


def _is_reported(sentence: AnnotatedSentence, clause: Clause) -> bool:
    return any(quote.content.covers(clause.head) for quote in sentence.quotes)


def _is_only_possible(sentence: AnnotatedSentence) -> bool:
    """Whether what the sentence tells hangs on a condition, is wished or thought, or is said by one who says "we"."""
    wishing = frozenset(word_list("outlook_cues")["wishing"])
    return (
        not wishing.isdisjoint(sentence.words)
        or any(scope.status is Status.CONDITIONAL for scope in sentence.scopes)
        or any(clause.lemma in wishing for clause in sentence.clauses)
        or not SPEECH_PRONOUNS.isdisjoint(sentence.words)
    )


def _has_day_ahead(sentence: AnnotatedSentence) -> bool:
    reference = sentence.annotated.reference_date.date
    return any(
        expression.date is not None
        and reference is not None
        and expression.kind in {DateKind.DATE, DateKind.TIME}
        and expression.date.earliest > reference.latest
        for expression in sentence.date_expressions
    )


def _subject(sentence: AnnotatedSentence, cue: Span) -> Span | None:
    """The subject of the clause that the cue is the verb of."""
    for clause in sentence.clauses:
        if clause.action.overlaps(cue):
            return clause.undergoer if clause.passive else clause.doer
    return None
