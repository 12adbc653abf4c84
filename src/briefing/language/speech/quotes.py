"""Find direct, mixed and indirect quotes with their speakers and cues."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from briefing.language.en.reporting import cue_words
from briefing.language.speech.constituents import LONGEST, divide
from briefing.language.speech.label_lines import labelled_reports, signed_reports
from briefing.language.speech.reports import NO_REPORTS, Report, SentenceReports, read_sentence
from briefing.model.annotation import AnnotatedArticle, Quotation, Quote, QuoteKind
from briefing.model.text import Span

_REACH = 1
"""How many sentences on, in one paragraph, a quotation without a cue still goes on with the last one."""


def find_quotes(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with its direct, mixed and indirect speech, in text order.

    A split quotation ("...," he said, "...") gives one quote for each of its parts, with the same
    speaker and cue. Words in quotation marks that nobody is said to say (titles, scare quotes) are no
    quotes. Speech reported within reported speech is found too. Whom the speaker's words mean is left open
    (`actors.attribution` tells).
    """
    quotations = annotated.quotations
    whole = [quotation for quotation in quotations if quotation.whole]
    by_sentence = _read_sentences(annotated)
    reports = [report for sentence in by_sentence for report in sentence.reports]
    reports += _across_sentences(annotated, by_sentence, whole)
    reports += _labelled(annotated, reports, whole)
    reports += _going_on(annotated, reports, whole)
    quotes = [_quote(annotated, report, quotations) for report in reports]
    quotes.sort(key=lambda quote: (quote.content.start, -quote.content.end))
    return replace(annotated, quotes=tuple(quotes))


def _read_sentences(annotated: AnnotatedArticle) -> list[SentenceReports]:
    return [
        read_sentence(divide(chunks, _near(annotated.quotations, chunks.sentence.span)))
        if len(chunks.words) <= LONGEST and not cue_words().isdisjoint(chunks.words)
        else NO_REPORTS
        for chunks in annotated.chunks
    ]


def _near(quotations: Sequence[Quotation], span: Span) -> Sequence[Quotation]:
    """The quotations that share a character with `span`."""
    first = bisect_right(quotations, span.start, key=lambda quotation: quotation.span.end)
    last = bisect_left(quotations, span.end, key=lambda quotation: quotation.span.start)
    return quotations[first:last]


def _across_sentences(
    annotated: AnnotatedArticle, by_sentence: Sequence[SentenceReports], whole: Sequence[Quotation]
) -> list[Report]:
    """Quotations whose cue stands in the sentence before (a colon), or behind in their paragraph ("Who?" he asked)."""
    known = {report.content for sentence in by_sentence for report in sentence.reports}
    by_start = {quotation.span.start: quotation.span for quotation in whole}
    by_end = {quotation.span.end: quotation.span for quotation in whole}
    found = []
    sentences = annotated.sentences
    for index, reports in enumerate(by_sentence):
        if reports.opening and index > 0:
            last = sentences[index - 1]
            before = by_end.get(last.span.end)
            near = last.paragraph == sentences[index].paragraph
            if before and near and before not in known and _is_open(annotated, before, reports):
                known.add(before)
                found.append(Report(before, reports.opening, True))
        if reports.closing and index + 1 < len(sentences):
            after = by_start.get(sentences[index + 1].span.start)
            if after and after not in known:
                known.add(after)
                found.append(Report(after, reports.closing, True))
    return found


def _is_open(annotated: AnnotatedArticle, quotation: Span, reports: SentenceReports) -> bool:
    """Whether what names a speaker may follow `quotation`: it does not end with a stop, or nothing else follows it."""
    last = annotated.text(quotation).rstrip("\"”»'’ ")[-1:]
    return last != "." or reports.brief


def _labelled(
    annotated: AnnotatedArticle, reports: Sequence[Report], whole: Sequence[Quotation]
) -> list[Report]:
    """What stands behind a label ("Ann Lee: ..."), as far as its quotation goes if it begins with one, or is signed."""
    known = {report.content for report in reports}
    by_start = {quotation.span.start: quotation.span for quotation in whole}
    found = [
        replace(report, content=by_start.get(report.content.start, report.content))
        for report in labelled_reports(annotated)
    ]
    found += signed_reports(annotated, whole)
    return [report for report in found if report.content not in known]


def _going_on(
    annotated: AnnotatedArticle, reports: Sequence[Report], whole: Sequence[Quotation]
) -> list[Report]:
    """The quotations without a cue, given to the speaker of the report that they go on with."""
    found = sorted(
        (report for report in reports if report.main), key=lambda report: report.content.start
    )
    known = {report.content for report in reports}
    result: list[Report] = []
    last: Report | None = None
    position = 0
    for before, quotation in zip((None, *whole), whole, strict=False):
        while position < len(found) and found[position].content.start < quotation.span.start:
            last = found[position]
            position += 1
        if quotation.span in known or last is None:
            continue
        reopens = quotation.continues and before is not None and before.span.overlaps(last.content)
        if reopens or _goes_on(annotated, last.content, quotation):
            last = Report(quotation.span, last.source, True)
            result.append(last)
    return result


def _goes_on(annotated: AnnotatedArticle, previous: Span, quotation: Quotation) -> bool:
    """Whether `quotation` goes on in its paragraph with what was said in `previous`."""
    first = annotated.sentence_at(previous.end - 1)
    second = annotated.sentence_at(quotation.span.start)
    if first is None or second is None or previous.covers(quotation.span):
        return False
    return first.paragraph == second.paragraph and second.number - first.number <= _REACH


def _quote(annotated: AnnotatedArticle, report: Report, quotations: Sequence[Quotation]) -> Quote:
    near = _near(quotations, Span(report.content.start - 4, report.content.end + 4))
    content = _with_marks(report.content, near)
    sentence = annotated.sentence_at(content.start)
    return Quote(
        content=content,
        sentence=sentence.number if sentence else 0,
        kind=_kind(content, near),
        speaker=report.source.speaker,
        cue=report.source.cue,
    )


def _with_marks(content: Span, quotations: Sequence[Quotation]) -> Span:
    """`content` with the marks of the quotations that begin or end with it."""
    start, end = content.start, content.end
    for quotation in quotations:
        span = quotation.span
        if span.start < content.start <= span.start + 2 < content.end:
            start = span.start
        if content.start < span.end - 1 and content.end < span.end <= content.end + 4:
            end = span.end
    return Span(start, end)


def _kind(content: Span, quotations: Sequence[Quotation]) -> QuoteKind:
    for quotation in quotations:
        if quotation.span.covers(content):
            return QuoteKind.DIRECT
        if quotation.span.overlaps(content):
            return QuoteKind.MIXED
    return QuoteKind.INDIRECT
