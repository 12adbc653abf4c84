"""Direct, mixed and indirect speech: who says what, and by which word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.language.constituents import QUOTATION, Constituents, divide
from briefing.language.contents import content_around, content_before, find_content, quotation_after
from briefing.language.cues import Cue, Form, find_cues
from briefing.language.hedges import resolve_actor
from briefing.language.quotation_marks import Quotation, find_quotations
from briefing.language.speakers import UnitRange, can_speak, find_speaker
from briefing.model.annotation import AnnotatedArticle, Quote, QuoteKind
from briefing.model.text import Sentence, Span


def find_quotes(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with its direct, mixed and indirect speech, in text order.

    A split quotation ("...," he said, "...") gives one quote for each of its parts, with the same
    speaker and cue. Words in quotation marks that nobody is said to say (titles, scare quotes) are no
    quotes. Speech reported within reported speech is found too.
    """
    article = annotated.article
    paragraphs = [article.paragraphs[index].span for index in _prose(annotated.sentences)]
    quotations = find_quotations(article.text, paragraphs)
    reports = _read_sentences(annotated, quotations)
    reports = _continue_speakers(annotated, reports, quotations)
    quotes = [_quote(annotated, report, quotations) for report in reports]
    quotes.sort(key=lambda quote: (quote.content.start, -quote.content.end))
    return replace(annotated, quotes=tuple(quotes))


@dataclass(frozen=True, slots=True)
class _Report:
    """A stretch of speech before its kind and actor are known."""

    content: Span
    speaker: Span | None
    cue: Span | None


def _prose(sentences: Iterable[Sentence]) -> list[int]:
    return list(dict.fromkeys(sentence.paragraph for sentence in sentences))


def _read_sentences(annotated: AnnotatedArticle, quotations: Sequence[Quotation]) -> list[_Report]:
    text = annotated.article.text
    whole = [quotation for quotation in quotations if is_whole(text, quotation)]
    fragments = [quotation for quotation in quotations if quotation not in whole]
    reports: list[_Report] = []
    phrase = 0
    for sentence in annotated.sentences:
        first = phrase
        while (
            phrase < len(annotated.noun_phrases)
            and annotated.noun_phrases[phrase].sentence <= sentence.number
        ):
            phrase += 1
        units = divide(
            sentence,
            annotated.noun_phrases[first:phrase],
            _overlapping(whole, sentence.span),
            _overlapping(fragments, sentence.span),
        )
        reports += _sentence_reports(units)
    return reports


def _overlapping(quotations: Sequence[Quotation], span: Span) -> list[Quotation]:
    return [quotation for quotation in quotations if quotation.span.overlaps(span)]


def is_whole(text: str, quotation: Quotation) -> bool:
    """Whether `quotation` stands for itself, as speech does, not as a part of the sentence around it.

    A fragment follows a word without comma or colon and begins in lower case, or is a title or a word
    or two.
    """
    span = quotation.span
    if quotation.continues or not quotation.closed:
        return True
    words = span.of(text).strip("\"“”„«»'‘’` ").split()
    before = text[max(0, span.start - 40) : span.start].rstrip()
    line_start = not before or text[max(0, span.start - 40) : span.start].rstrip(" ").endswith("\n")
    introduced = line_start or before[-1:] in {",", ":"}
    ends_clause = span.of(text).rstrip("\"”»'’ ")[-1:] in set(",.?!…—-")
    if introduced:
        return ends_clause or len(words) > 3
    if before[-1:] in set(".?!\"”’')—–"):
        return ends_clause
    return bool(words) and words[0][:1].isupper() and ends_clause and len(words) > 3


def _sentence_reports(units: Constituents) -> list[_Report]:
    cues = find_cues(units)
    speakers = _speakers(units, cues)
    contents: dict[int, list[Span]] = {}
    taken: set[int] = set()
    for number, cue in enumerate(cues):
        direct = _direct_contents(units, cue, speakers[number], taken)
        taken.update(direct)
        if direct:
            contents[number] = [units.spans[unit] for unit in direct]
    # From right to left: content ends where the next cue that has content of its own takes over.
    later: list[Cue] = []
    for number in range(len(cues) - 1, -1, -1):
        cue = cues[number]
        if number not in contents:
            contents[number] = _indirect_contents(units, cue, speakers[number], later)
        if contents[number] or (cue.form is Form.PASSIVE and speakers[number] is not None):
            later.insert(0, cue)
    return [
        _Report(span, _span(units, speakers[number]), units.span(cue.head, cue.end))
        for number, cue in enumerate(cues)
        for span in contents[number]
    ]


def _speakers(units: Constituents, cues: Sequence[Cue]) -> list[UnitRange | None]:
    """The speaker of each cue; a participle behind another cue goes on with its speaker."""
    speakers: list[UnitRange | None] = []
    last: UnitRange | None = None
    attributed = False
    for cue in cues:
        speaker = find_speaker(units, cue)
        before = units.words[cue.start - 1] if cue.start else ""
        if last is not None and cue.form is Form.PARTICIPLE and before == ",":
            speaker = last
        elif (
            attributed and before in {"and", "but"} and not (speaker and can_speak(units, speaker))
        ):
            # "According to the police, the car was hit, but denied that": a car denies nothing.
            speaker = last
        if cue.form is Form.ATTRIBUTION or (cue.form is Form.FINITE and speaker is not None):
            last = speaker
            attributed = cue.form is Form.ATTRIBUTION
        speakers.append(speaker)
    return speakers


def _span(units: Constituents, unit_range: UnitRange | None) -> Span | None:
    return None if unit_range is None else units.span(*unit_range)


def _direct_contents(
    units: Constituents, cue: Cue, speaker: UnitRange | None, taken: set[int]
) -> list[int]:
    """The whole quotations, as units, that `cue` reports: before it, behind it, or both."""
    if not cue.frames & {"clause", "quotation", "question", "attribution"}:
        return []
    contents = []
    first = cue.start if speaker is None else min(cue.start, speaker[0])
    before = first - 1
    while before >= 0 and units.words[before] in {",", "—", "–", "--", "as"}:
        before -= 1
    if before >= 0 and units.tags[before] == QUOTATION and before not in taken:
        contents.append(before)
    after = quotation_after(units, cue, speaker)
    if after is not None and after not in taken:
        contents.append(after)
    return contents


def _indirect_contents(
    units: Constituents, cue: Cue, speaker: UnitRange | None, later_cues: Sequence[Cue]
) -> list[Span]:
    if cue.form is Form.ATTRIBUTION:
        return _attributed(units, cue, speaker, later_cues)
    first = cue.start if speaker is None else min(cue.start, speaker[0])
    last = cue.end if speaker is None else max(cue.end, speaker[1])
    around = content_around(units, first, last, later_cues) if "clause" in cue.frames else None
    content = around or find_content(units, cue, speaker, later_cues)
    if content is not None:
        return [units.span(*content)]
    if cue.frames & {"clause"} and cue.form in {Form.FINITE, Form.PASSIVE}:
        before = content_before(units, first)
        if before is not None:
            return [units.span(*before)]
    return []


def _attributed(
    units: Constituents, cue: Cue, speaker: UnitRange | None, later_cues: Sequence[Cue]
) -> list[Span]:
    """What stands beside "according to X": the clause behind its comma, or else the one before it."""
    if speaker is None:
        return []
    end = speaker[1]
    while end < len(units) and units.words[end] not in {",", ".", ";"}:
        end += 1
    before = content_before(units, cue.start)
    if before is not None:
        return [units.span(*before)]
    if end + 1 < len(units) and units.words[end] == ",":
        shifted = replace(cue, end=end + 1)
        content = find_content(units, shifted, None, later_cues)
        return [] if content is None else [units.span(*content)]
    if cue.start > 2:
        return [units.span(0, cue.start)]
    return []


def _continue_speakers(
    annotated: AnnotatedArticle, reports: list[_Report], quotations: Sequence[Quotation]
) -> list[_Report]:
    """`reports` and the whole quotations without a cue, given to the speaker who goes on."""
    text = annotated.article.text
    found = sorted(reports, key=lambda report: report.content.start)
    known = {report.content for report in found}
    result = list(found)
    last: _Report | None = None
    position = 0
    for quotation in quotations:
        while position < len(found) and found[position].content.start < quotation.span.start:
            last = found[position]
            position += 1
        if quotation.span in known or not is_whole(text, quotation) or last is None:
            continue
        if _goes_on(annotated, last.content, quotation):
            report = _Report(quotation.span, last.speaker, last.cue)
            result.append(report)
            last = report
    return result


def _goes_on(annotated: AnnotatedArticle, previous: Span, quotation: Quotation) -> bool:
    """Whether `quotation` goes on with what was said in `previous`: same paragraph, or reopened."""
    first = annotated.sentence_at(previous.start)
    second = annotated.sentence_at(quotation.span.start)
    if first is None or second is None:
        return False
    if previous.covers(quotation.span):
        return False
    return first.paragraph == second.paragraph or quotation.continues


def _quote(annotated: AnnotatedArticle, report: _Report, quotations: Sequence[Quotation]) -> Quote:
    content = _with_marks(report.content, quotations)
    sentence = annotated.sentence_at(content.start)
    return Quote(
        content=content,
        sentence=sentence.number if sentence else 0,
        kind=_kind(content, quotations),
        speaker=report.speaker,
        actor=resolve_actor(annotated, report.speaker),
        cue=report.cue,
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
