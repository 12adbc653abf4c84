"""Parse plain text into an article: headline, byline, date line, prose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from briefing.model.article import Article, Paragraph, ParagraphKind, PublicationDate
from briefing.model.text import Span, fold_whitespace
from briefing.sources.datelines import date_in_name, read_dateline
from briefing.sources.lines import Block, Line, ends_sentence, group_lines, split_lines
from briefing.sources.paragraphs import Part, is_title_case, judge, judge_label

_PROSE, _HEADLINE = ParagraphKind.PROSE, ParagraphKind.HEADLINE
_BYLINE, _DATE_LINE = ParagraphKind.BYLINE, ParagraphKind.DATE_LINE

_BELOW_HEADLINE = (_BYLINE, _DATE_LINE)

_HEADLINE_WORDS = 25
"""Words of the longest headline; web editors write up to some twenty."""


def parse_text(text: str, *, source: str, name: str) -> Article:
    r"""Parse plain text into an article: paragraphs, headline, byline and date.

    Each paragraph has what it is; the date is that of publication. Every character that is not white space lies in one
    paragraph. In doubt that is prose: body text is never lost, and a text without any prose has its headline and
    fragments for prose. Linear in the length of `text`.

    >>> text = "Two held\n\nBy Ann Lee\n\nPARIS, 7 March 2018 - Two men were held."
    >>> article = parse_text(text, source="two.txt", name="two.txt")
    >>> [(str(paragraph.kind), paragraph.span.of(article.text)) for paragraph in article.paragraphs][2:]
    [('date line', 'PARIS, 7 March 2018 -'), ('prose', 'Two men were held.')]
    >>> article.headline.of(article.text), article.byline.of(article.text), str(article.publication_date.date)
    ('Two held', 'Ann Lee', '2018-03-07')
    """
    front, lines = _front_matter(text, split_lines(text))
    blocks = group_lines(text, lines, alone=_standing_alone(text, lines))
    return assemble_article(text, blocks, front=front, source=source, name=name)


def find_blocks(text: str) -> tuple[Block, ...]:
    """Split `text` into blocks: one a line, or the paragraphs of hard-wrapped text."""
    lines = split_lines(text)
    return group_lines(text, lines, alone=_standing_alone(text, lines))


def assemble_article(
    text: str,
    blocks: Sequence[Block],
    *,
    front: Sequence[Part] = (),
    told: Mapping[Span, ParagraphKind] = MappingProxyType({}),
    source: str,
    name: str,
) -> Article:
    """Build the article from the `blocks` of `text`, classifying each.

    Those in `told` are of that kind, the others are judged by words and place. `front` are the parts above the blocks.
    """
    dateline, body = _split_dateline(text, _settle(text, _judge_blocks(text, blocks, told)))
    body = _without_duplicates(text, body)
    if not any(part.kind is _PROSE for part in body):
        body = [_as_prose(text, part) for part in body]
    parts = [*front, *body]
    return Article(
        source=source,
        name=name,
        text=text,
        paragraphs=tuple(Paragraph(part.span, part.kind or _PROSE) for part in parts),
        headline=_first_value(parts, _HEADLINE),
        byline=_first_value(parts, _BYLINE),
        dateline=dateline.span if dateline else None,
        publication_date=_publication_date(front, body, dateline, name),
    )


def _front_matter(text: str, lines: Sequence[Line]) -> tuple[list[Part], Sequence[Line]]:
    """The parts of a block of front matter (YAML or TOML) at the top, and the lines below it."""
    fence = lines[0].span.of(text) if lines else ""
    if fence not in ("---", "+++"):
        return [], lines
    fences = (n for n, line in enumerate(lines[:80]) if n and line.span.of(text) in (fence, "..."))
    last = next(fences, 0)
    inner = [judge_label(text, line.span) for line in lines[1:last]]
    if not any(inner):
        return [], lines
    front = [
        part or Part(line.span, ParagraphKind.METADATA)
        for part, line in zip([None, *inner, None], lines[: last + 1], strict=True)
    ]
    return front, lines[last + 1 :]


def _standing_alone(text: str, lines: Sequence[Line]) -> list[bool]:
    """Of each line whether its own words tell that it is no part of a longer paragraph."""
    alone: list[bool] = []
    header = True
    for index, line in enumerate(lines):
        span = line.span
        header = (
            header and index < 15 and not (ends_sentence(text, span) and span.end - span.start > 50)
        )
        at_start = line.after_blank or not alone or alone[-1]
        if span.end - span.start > 200 or not (header or at_start):
            alone.append(False)
            continue
        kind = judge(text, span, before_prose=header)[-1].kind
        alone.append(kind not in (_PROSE, ParagraphKind.FRAGMENT, None))
    return alone


def _judge_blocks(
    text: str, blocks: Sequence[Block], told: Mapping[Span, ParagraphKind]
) -> list[tuple[Part, Block]]:
    judged: list[tuple[Part, Block]] = []
    before_prose = True
    for block in blocks:
        kind = told.get(block.span)
        parts = (
            (Part(block.span, kind, value=block.span),)
            if kind
            else judge(text, block.span, before_prose=before_prose)
        )
        judged += [(part, block) for part in parts]
        # A byline below a standfirst opens the head of the article again.
        byline = len(judged) < 10 and any(part.kind is _BYLINE for part in parts)
        # A long headline reads like prose, yet what stands below it is still the head of the article.
        title = len(judged) == 1 and _could_be_headline(text, parts[0])
        before_prose = byline or title or (before_prose and parts[-1].kind is not _PROSE)
    return judged


def _settle(text: str, judged: list[tuple[Part, Block]]) -> list[Part]:
    """The parts, each with its kind: those that their own words did not tell are told by their place."""
    parts = [part for part, _ in judged]
    stops_tell = _stops_tell(text, parts)
    headline = _headline_index(text, judged, stops_tell=stops_tell)
    settled = []
    for index, (part, block) in enumerate(judged):
        if index == headline:
            part = replace(part, kind=_HEADLINE, value=part.span)
        elif part.kind is None:
            follower = parts[index + 1] if index + 1 < len(parts) else None
            glued = not block.before_blank and follower is not None and follower.kind is _PROSE
            part = replace(
                part, kind=_stray_kind(part.span.of(text), glued=glued, stops_tell=stops_tell)
            )
        settled.append(part)
    return settled


def _stops_tell(text: str, parts: Sequence[Part]) -> bool:
    """Whether the article ends its sentences with stops, so that a missing one tells something."""
    full = [
        part
        for part in parts
        if part.kind in (_PROSE, None) and len(part.span.of(text)[:200].split()) >= 8
    ]
    ended = sum(ends_sentence(text, part.span) for part in full)
    return bool(full) and 2 * ended >= len(full)


def _headline_index(text: str, judged: list[tuple[Part, Block]], *, stops_tell: bool) -> int | None:
    """The index of the headline among the paragraphs before the first prose, None where there is none.

    It is the first of three words or more; one of two words only where a byline or date follows, or nothing longer.
    """
    kinds = [*(part.kind for part, _ in judged), None]
    if not any(kind in (_PROSE, None) for kind in kinds[1:-1]):
        return None
    short = None
    for index, (part, block) in enumerate(judged):
        if part.kind is _HEADLINE or (short is not None and part.kind in _BELOW_HEADLINE):
            break
        if part.kind not in (_PROSE, None) or _is_dateline(text, part):
            continue
        announced = kinds[index + 1] in _BELOW_HEADLINE
        words = part.span.of(text)[:400]
        if part.kind is None:
            fits = announced or stops_tell or block.before_blank
        else:
            whole = short is None and block.lines <= 3 and part.span.start == block.span.start
            titled = block.before_blank and stops_tell and _reads_as_title(words)
            fits = whole and len(words.split()) <= _HEADLINE_WORDS and (announced or titled)
        if fits and len(words.split()) > 2:
            return index
        if fits and " " in words and not words.isupper() and short is None:
            short = index
        if part.kind is _PROSE:
            break
    return short


def _is_dateline(text: str, part: Part) -> bool:
    found = read_dateline(text, part.span.start, part.span.end)
    return found is not None and found.end == part.span.end


def _could_be_headline(text: str, part: Part) -> bool:
    words = part.span.of(text)
    return len(words.split()) <= _HEADLINE_WORDS and _reads_as_title(words)


def _reads_as_title(words: str) -> bool:
    if words[-1] in "?!":
        return is_title_case(words)
    return words[-1] not in ",;:" and not ends_sentence(words, Span(0, len(words)))


def _stray_kind(words: str, *, glued: bool, stops_tell: bool) -> ParagraphKind:
    """What a paragraph without a final stop is, short and not the headline.

    >>> _stray_kind("Reaction abroad", glued=True, stops_tell=True)
    <ParagraphKind.HEADING: 'heading'>
    >>> _stray_kind("Two of the men are still missing", glued=True, stops_tell=True)
    <ParagraphKind.PROSE: 'prose'>
    """
    count = len(words.split())
    sentence = _patterns()["finite verb"].search(words) and not _patterns()["question"].match(words)
    if words.endswith(":") and count > 1 and _patterns()["lead-in"].search(words):
        return _PROSE
    if count >= 4 and (not stops_tell or (sentence and not is_title_case(words))):
        return _PROSE
    if glued or words.isupper() or words.endswith(":"):
        return ParagraphKind.HEADING
    return ParagraphKind.FRAGMENT


def _split_dateline(text: str, parts: list[Part]) -> tuple[Part | None, list[Part]]:
    """The dateline of the first sentence, if any, and the parts with it taken from its paragraph."""
    tried = 0
    for index, part in enumerate(parts):
        if part.kind not in (_PROSE, ParagraphKind.FRAGMENT, ParagraphKind.HEADING):
            continue
        found = read_dateline(text, part.span.start, part.span.end)
        if found and not (text[found.end - 1] == ":" and _speakers(text, parts) > 1):
            dateline = Part(Span(part.span.start, found.end), _DATE_LINE, date_line=found)
            start = (
                found.end
                + len(text[found.end : part.span.end])
                - len(text[found.end : part.span.end].lstrip())
            )
            rest = [Part(Span(start, part.span.end), _PROSE)] if start < part.span.end else []
            return dateline, [*parts[:index], dateline, *rest, *parts[index + 1 :]]
        tried += part.kind is _PROSE
        if tried == 3:
            break
    return None, parts


def _speakers(text: str, parts: Sequence[Part]) -> int:
    """How many paragraphs begin like a turn in a transcript: `SMITH: I did.`"""
    speaker = _patterns()["speaker"]
    return sum(speaker.match(text, part.span.start, part.span.end) is not None for part in parts)


def _without_duplicates(text: str, parts: list[Part]) -> list[Part]:
    """The parts, a repeated paragraph of five words or more made a fragment from its second time on."""
    seen: set[str] = set()
    kept = []
    for part in parts:
        words = fold_whitespace(part.span.of(text))
        if part.kind is _PROSE and words.count(" ") > 3:
            if words in seen:
                part = replace(part, kind=ParagraphKind.FRAGMENT)
            seen.add(words)
        kept.append(part)
    return kept


def _as_prose(text: str, part: Part) -> Part:
    """The part of an article without prose as prose, where it holds words and is not about the article."""
    told = (_BYLINE, _DATE_LINE, ParagraphKind.METADATA)
    if part.kind in told or not any(map(str.isalnum, part.span.of(text))):
        return part
    return Part(part.span, _PROSE)


def _first_value(parts: Sequence[Part], kind: ParagraphKind) -> Span | None:
    return next((part.value for part in parts if part.kind is kind and part.value), None)


def _publication_date(
    front: Sequence[Part], body: Sequence[Part], dateline: Part | None, name: str
) -> PublicationDate | None:
    """The first date given, or a fuller one within it: date lines, the dateline, the file's name.

    The day of a change, a print or a copy is none of publication.
    """
    dates: list[PublicationDate] = []
    for parts, origin in ((front, "front matter"), (body, "date line")):
        for part in parts:
            line = part.date_line
            if line and line.date and not line.updated:
                where = "dateline" if part is dateline else origin
                dates.append(PublicationDate(date=line.date, origin=where, span=line.span))
    in_name = date_in_name(name)
    if in_name:
        dates.append(PublicationDate(date=in_name, origin="file name"))
    fuller = (date for date in dates if date.date.is_full and dates[0].date.includes(date.date))
    return next(fuller, dates[0]) if dates else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "finite verb": re.compile(
            r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|said|says|\w+[’'](?:m|re|ve))\b"
        ),
        "lead-in": re.compile(r"\b(?:said|says|wrote|told|adds|[a-z]{2,}ed|is|are|was|were)\b"),
        "question": re.compile(r"(?:who|what|when|where|why|how|which)\b", re.IGNORECASE),
        "speaker": re.compile(r"[A-Z][A-Z .’'-]{1,40}:\s"),
    }
