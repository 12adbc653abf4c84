"""Answer who, what, when, where, why and how in the article's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis.answers.moments import is_moment
from briefing.analysis.choice.salience import ScoredSentence
from briefing.analysis.text.extents import extend_phrase, strip_edges, whole_noun_phrase
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.language.en import word_list
from briefing.language.en.closed_classes import NOUN_LINKS
from briefing.language.en.reporting import reporting_verbs
from briefing.language.en.tags import FINITE, NOUNS, POSSESSIVES, VERBS, WH_WORDS
from briefing.model.annotation import ActorKind, Clause, MentionForm
from briefing.model.results import Answers, Finding
from briefing.model.text import Span

MOST_ANSWERS = 2
_LEAD = 5
"""Sentences that answers are looked for in, the best ones: news answers in its first ones (Hamborg et al. 2019,
"Giveme5W1H")."""
_LONGEST = 160


def answer_questions(scored: Sequence[ScoredSentence], number: int) -> Answers:
    """The words that answer each question, from the sentences that tell most.

    Who and what are subject and predicate of the main clause, what is said where that only tells who said it. A stretch
    that is negated, asked or hangs on a condition answers nothing.
    """
    best = sorted(
        (entry for entry in scored if not entry.measured.out_of_place),
        key=lambda entry: (-entry.score, entry.sentence.number),
    )[:_LEAD]
    sentences = [entry.sentence for entry in best]
    told = [(s, clause) for s in sentences for clause in _main_clauses(s)]
    return Answers(
        who=_cited(((s, _subject_of(s, clause)) for s, clause in told), number),
        what=_cited(((s, _predicate(s, clause)) for s, clause in told), number),
        when=tuple(_dated(sentences, number))[:MOST_ANSWERS],
        where=_cited(_places(sentences), number),
        why=_cited(((s, span) for s in sentences for span in _led_by(s, "why")), number),
        how=_cited(((s, span) for s in sentences for span in _led_by(s, "how")), number),
    )


def _cited(
    found: Iterator[tuple[AnnotatedSentence, Span | None]], number: int
) -> tuple[Finding, ...]:
    findings: dict[str, Finding] = {}
    for sentence, span in found:
        whole = strip_edges(sentence, span) if span is not None else None
        if whole is not None and whole.end - whole.start <= _LONGEST:
            finding = cite(sentence.annotated, number, whole)
            findings.setdefault(finding.text.lower(), finding)
        if len(findings) == MOST_ANSWERS:
            break
    return tuple(findings.values())


def _main_clauses(sentence: AnnotatedSentence) -> Iterator[Clause]:
    """The clause that tells what happened: the first asserted one with a subject that does more than report."""
    for clause in sentence.clauses:
        finite = any(token.tag in FINITE for token in sentence.tokens_in(clause.action))
        reports = clause.lemma in reporting_verbs() and any(
            quote.cue is not None and quote.cue.overlaps(clause.action) for quote in sentence.quotes
        )
        before = sentence.tokens_before(clause.span.start)[-1:]
        leans = any(token.tag in WH_WORDS for token in before)
        if (
            finite
            and not leans
            and not clause.subordinate
            and not reports
            and _subject(clause) is not None
        ):
            if not sentence.denials_of(clause.head):
                yield clause
            return


def _subject(clause: Clause) -> Span | None:
    return clause.undergoer if clause.passive else clause.doer


def _subject_of(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    subject = _subject(clause)
    if subject is None or all(token.tag == "PRP" for token in sentence.tokens_in(subject)):
        return None
    return whole_noun_phrase(sentence, subject)


def _predicate(sentence: AnnotatedSentence, clause: Clause) -> Span | None:
    """The verb with its object, or with the phrase that follows it where it has none.

    None where that would leave out what it hangs on: who says so, a hedge, another verb.
    """
    if any(quote.content.covers(clause.head) for quote in sentence.quotes):
        return None
    behind = (phrase for phrase in sentence.noun_phrases if phrase.span.start >= clause.action.end)
    phrase = next(behind, None)
    if phrase is None or "," in sentence.text(Span(clause.action.end, phrase.span.start)):
        span = clause.action
    else:
        span = Span(clause.action.start, extend_phrase(sentence, phrase.span, NOUN_LINKS).end)
    others = (other for other in sentence.clauses if other is not clause)
    if any(span.overlaps(other.action) for other in others):
        return None
    return span if all(span.covers(s.cue) for s in sentence.scopes_over(clause.head)) else None


def _dated(sentences: Sequence[AnnotatedSentence], number: int) -> Iterator[Finding]:
    for sentence in sentences:
        for expression in sentence.date_expressions:
            if is_moment(expression):
                finding = cite(sentence.annotated, number, expression.span)
                yield replace(finding, basis=expression.basis, date=expression.date)
                break


def _places(sentences: Sequence[AnnotatedSentence]) -> Iterator[tuple[AnnotatedSentence, Span]]:
    """The places that stand in the sentences, those first that the article names most."""
    counts = Counter(
        mention.actor
        for mention in (sentences[0].annotated.mentions if sentences else ())
        if mention.form is MentionForm.NAME
    )
    found = [
        (-counts[mention.actor], order, mention.phrase.start, sentence, mention.phrase)
        for order, sentence in enumerate(sentences)
        for mention in sentence.mentions
        if mention.kind is ActorKind.PLACE and mention.form is MentionForm.NAME
        if not _modifies(sentence, mention.phrase)
    ]
    for _, _, _, sentence, span in sorted(found, key=lambda each: each[:3]):
        yield sentence, span


def _modifies(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the name only modifies another noun: "the Ashford council", "France's vote"."""
    following = sentence.tokens_after(span.end)[:1]
    return any(token.tag in NOUNS | POSSESSIVES for token in following)


def _led_by(sentence: AnnotatedSentence, question: str) -> Iterator[Span]:
    """What the cues of a question lead, the surest cue first, up to the next comma."""
    tokens = sentence.sentence.tokens
    words = [token.text.lower() for token in tokens]
    for cue in word_list("question_cues")[question]:
        parts = cue.split()
        if parts[0] not in sentence.words:
            continue
        for place in range(1, len(words) - len(parts) - 1):
            follower = tokens[place + len(parts)]
            leads = len(parts) > 1 or follower.tag in VERBS or cue not in {"by", "to"}
            if words[place : place + len(parts)] == parts and leads:
                start = tokens[place].span.start
                yield _until_comma(sentence, start)
                break


def _until_comma(sentence: AnnotatedSentence, start: int) -> Span:
    end = sentence.sentence.span.end
    for token in sentence.tokens_after(start):
        if token.text in {",", ";"}:
            end = token.span.start
            break
    return Span(start, end)
