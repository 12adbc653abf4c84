"""Choose an article's key figures: numbers with what they count, whole phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.answers.appearances import stands_alone
from briefing.analysis.answers.figures import Figure, find_figures
from briefing.analysis.choice.openings import missing_context
from briefing.analysis.choice.salience import ScoredSentence
from briefing.analysis.text.counts import with_quantifier
from briefing.analysis.text.extents import OF, extend_phrase, whole_noun_phrase
from briefing.analysis.text.findings import cite
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import vocabulary
from briefing.language.en.closed_classes import POINTERS
from briefing.language.en.morphology import verb_lemma
from briefing.language.en.tags import (
    ADJECTIVES,
    FINITE,
    NOUNS,
    PARTICIPLES,
    PLURAL_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    PUNCTUATION,
    RELATIVES,
    VERBS,
)
from briefing.model.annotation import Clause
from briefing.model.results import Finding
from briefing.model.text import Span

MOST_FIGURES = 10
_HARM, _LARGE, _TOLD, _SMALL = 3.0, 1.0, 0.5, -1.0
"""What a figure gains: one of dead or hurt, one of ten or more (or money, or a share), one that a verb tells of.

A small one without any of these tells nothing: "the two men".
"""
_LARGE_FROM = 10
_SHORTEST = 3
"""Letters of the shortest thing counted."""
_LONGEST = 110
"""Characters of the longest: a longer one is told by its sentence."""


def find_key_figures(scored: Sequence[ScoredSentence], number: int) -> tuple[Finding, ...]:
    """Find the numbers that tell most, one for each thing counted.

    Each has what it counts, in the article's words. A number that is the subject of an asserted clause stands with its
    verb: "at least 12 people were killed". What is kept from being asserted (negated, denied, under a condition, in a
    question) is left out.
    """
    found: list[tuple[float, int, str, Finding]] = []
    for entry in scored:
        if entry.measured.out_of_place:
            continue
        for figure in find_figures(entry.sentence):
            told = entry.measured.value("incident") > 0
            shown = _shown(entry.sentence, figure, told=told)
            if shown is None:
                continue
            finding = cite(entry.sentence.annotated, number, shown)
            own = _weight(entry.sentence, figure, shown)
            if own < 0:
                continue
            weight = entry.score + own
            found.append((weight, figure.span.start, figure.unit, finding))
    found.sort(key=lambda each: (-each[0], each[1]))
    return tuple(_distinct(found))[:MOST_FIGURES]


def _distinct(found: Sequence[tuple[float, int, str, Finding]]) -> Iterator[Finding]:
    """The findings, none of a thing counted already with the same number, none within another."""
    taken: list[Finding] = []
    for _, _, _, finding in found:
        words = finding.text.lower()
        known = (
            f.span.overlaps(finding.span) or words in f.text.lower() or f.text.lower() in words
            for f in taken
        )
        if not any(known):
            taken.append(finding)
            yield finding


def _shown(sentence: AnnotatedSentence, figure: Figure, *, told: bool) -> Span | None:
    """The whole phrase, in its clause where the article itself asserts that; None where it cannot be shown whole.

    Without a clause only the dead and hurt of the main incident (`told`) are shown.
    """
    if not _is_counted(sentence, figure):
        return None
    phrase = _phrase(sentence, figure)
    dashed = any(sentence.text(phrase)[place] in "-–—" for place in (0, -1))
    if dashed or _hangs_on_number(sentence, phrase) or _is_quoted(sentence, phrase):
        return None
    if any(not phrase.covers(scope.cue) for scope in sentence.denials_of(figure.span)):
        return None
    if len(sentence.text()) <= _LONGEST:
        return sentence.sentence.span if _can_stand(sentence) else None
    span = next(filter(None, (_in_clause(sentence, c, phrase) for c in sentence.clauses)), phrase)
    if span == phrase:
        span = _with_harm(sentence, phrase)
        if not told or not _is_harm(sentence, span):
            return None  # "17 points", "83% of young voters": nothing is told of them
    text = sentence.text(span)
    balanced = all(text.count(left) == text.count(right) for left, right in ("()", "[]"))
    named = any(token.tag in NOUNS for token in sentence.tokens_in(span))
    return span if len(text) <= _LONGEST and balanced and named else None


def _can_stand(sentence: AnnotatedSentence) -> bool:
    """Whether the sentence is understood alone: it opens with no quotation mark and no pronoun."""
    first = sentence.sentence.tokens[0]
    pointing = first.tag in PRONOUNS - {"EX"} or first.text.lower() in POINTERS
    return (
        not pointing
        and first.text[0] not in "'\"`‘“"
        and stands_alone(sentence)
        and missing_context(sentence) != ""
    )


def _with_harm(sentence: AnnotatedSentence, phrase: Span) -> Span:
    """The phrase with the word of harm right before or behind it: "killing 40 people", "more than 100 others hurt"."""
    before, behind = sentence.tokens_before(phrase.start), sentence.tokens_after(phrase.end)
    start, end = phrase.start, phrase.end
    for token in before[-1:]:
        if token.tag in VERBS and _is_harm(sentence, token.span):
            start = token.span.start
    for token in behind[:1]:
        if token.tag in PARTICIPLES | ADJECTIVES and _is_harm(sentence, token.span):
            end = token.span.end
    whole = Span(start, end)
    return phrase if sentence.scopes_over(whole) else whole


def _phrase(sentence: AnnotatedSentence, figure: Figure) -> Span:
    """The whole phrase; what "and" joins to it belongs to it only where that is counted as well."""
    whole = whole_noun_phrase(sentence, with_quantifier(sentence, figure.span))
    behind = sentence.tokens_in(Span(figure.span.end, whole.end))
    joined = any(token.tag == "CC" for token in behind)
    if joined and not any(token.tag == "CD" for token in behind):
        return Span(whole.start, extend_phrase(sentence, figure.span, OF | {"in"}).end)
    return whole


def _is_counted(sentence: AnnotatedSentence, figure: Figure) -> bool:
    """Whether the number counts things and no time: not "a 3 alarm fire", "a Boeing 777", "for two weeks"."""
    if any(expression.span.overlaps(figure.span) for expression in sentence.date_expressions):
        return False
    tokens = sentence.tokens_in(figure.span)
    last = tokens[-1] if tokens else None
    sums = figure.unit == "percent" or not figure.unit[:1].isalpha()
    if last is None or figure.unit == "time" or (len(last.text) < _SHORTEST and not sums):
        return False  # "three times", "2: 18 p. m."
    return bool(sums or last.tag in PLURAL_NOUNS or last.text == "people")


def _in_clause(sentence: AnnotatedSentence, clause: Clause, phrase: Span) -> Span | None:
    """The clause from its subject to the phrase and its verb; None where that is not all, or not the article's own."""
    subject = clause.undergoer if clause.passive else clause.doer
    if (
        subject is None
        or not any(token.tag in FINITE for token in sentence.tokens_in(clause.action))
        or any(token.tag in PRONOUNS | RELATIVES for token in sentence.tokens_in(subject))
        or any(quote.content.covers(clause.head) for quote in sentence.quotes)
        or any(claim.content.covers(clause.head) for claim in sentence.claims)
        or any(
            quote.cue is not None and quote.cue.overlaps(clause.action) for quote in sentence.quotes
        )
    ):
        return None
    if subject.overlaps(phrase) and clause.action.start >= phrase.end:
        complete = clause.passive or (clause.undergoer is None and clause.lemma != "be")
        # "had 40 people turn out": what one verb governs is no subject of the next.
        complete = complete and not _goes_on(sentence, clause)
        complete = complete and not any(
            other.undergoer is not None
            and other.undergoer.overlaps(phrase)
            and other.action.end <= phrase.start
            for other in sentence.clauses
        )
        close = not sentence.text(Span(phrase.end, clause.action.start)).strip()
        span = Span(phrase.start, clause.action.end) if complete and close else None
    elif clause.action.end <= phrase.start and (
        clause.span.covers(Span(subject.start, phrase.start)) or _is_object(clause, phrase)
    ):
        start = whole_noun_phrase(sentence, subject).start
        opening = Span(start, subject.end)
        tags = [token.tag for token in sentence.tokens_in(opening)]
        if "CD" in tags and "," in tags:
            return None  # "was up nearly nine points, and the S&P 500 was up 15": the number is another clause's
        if any(expression.span.overlaps(opening) for expression in sentence.date_expressions):
            return None  # "On 6 April, Arden and Corvo met before ..."
        if any(token.text == "," for token in sentence.tokens_before(start)[-1:]):
            return None  # "In his last three games, ..."
        between = sentence.tokens_in(Span(subject.end, clause.action.start))
        if any(token.tag in RELATIVES for token in between):
            return None
        span = Span(start, phrase.end) if start < clause.action.start else None
    else:
        span = None
    whole = span is not None and all(span.covers(s.cue) for s in sentence.scopes_over(clause.head))
    return span if whole else None


def _is_object(clause: Clause, phrase: Span) -> bool:
    """Whether the phrase is what an active verb is done to: "The council spent $40 million"."""
    return not clause.passive and clause.undergoer is not None and phrase.covers(clause.undergoer)


def _goes_on(sentence: AnnotatedSentence, clause: Clause) -> bool:
    """Whether an active verb is cut from what completes it: "ferry workers went | on strike"."""
    after = sentence.tokens_after(clause.action.end)[:1]
    return not clause.passive and any(token.tag not in PUNCTUATION for token in after)


def _hangs_on_number(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether a number, a hyphen or a sign of money stands right before or behind: the figure would be cut."""
    before, after = sentence.tokens_before(span.start)[-2:], sentence.tokens_after(span.end)[:1]
    if len(before) == 2 and before[0].tag == "CD" and before[1].text.lower() in _IN_NUMBERS:
        return True
    before = before[-1:]
    near = [*before, *after]
    inner = sentence.tokens_in(span)[-1:]
    follows = any(token.tag not in PUNCTUATION | PREPOSITIONS for token in after)
    if any(token.tag == "CD" for token in inner) and follows:
        return True  # "four dead and 120 | wounded"
    bracket = any(token.text in {"(", "-LRB-", "["} for token in before)
    return bracket or any(token.tag in _CUT for token in near)


def _is_quoted(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the figure stands in somebody's quoted words, which are no figures of the article's."""
    return any(quotation.span.overlaps(span) for quotation in sentence.annotated.quotations)


def _weight(sentence: AnnotatedSentence, figure: Figure, shown: Span) -> float:
    harm = _is_harm(sentence, shown)
    large = figure.most >= _LARGE_FROM
    told = shown.end > figure.span.end
    return _HARM * harm + (_LARGE if large else 0 if harm else _SMALL) + _TOLD * told


def _is_harm(sentence: AnnotatedSentence, span: Span) -> bool:
    """Whether the words tell of dead or hurt."""
    words = {token.text.lower() for token in sentence.tokens_in(span)}
    lemmas = words | {verb_lemma(word) for word in words}
    return any(not lemmas.isdisjoint(vocabulary(section)) for section in _HARM_WORDS)


_IN_NUMBERS = frozenset({",", "and"} | {"or", "to"})
"""What stands within a number or a range: "100, 000", "between 2,000 and 8,000"."""
_CUT = frozenset({"CD", "$"} | {"HYPH", "POS"} | {"JJR", "RBR"})
"""Tags beside which a figure would be cut: of numbers, joints, and what is compared ("25 points | lower")."""
_HARM_WORDS = ("death verbs", "death adjectives", "injury verbs", "injury adjectives")
