"""Classify a paragraph by its words: metadata, byline, boilerplate, prose."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from briefing.frozen import dataclass
from briefing.lexicon import read_lexicon
from briefing.model.article import ParagraphKind
from briefing.model.text import Span
from briefing.sources.datelines import DateLine, read_date_line
from briefing.sources.lines import ends_sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the source with its kind.

    The kind is None where only its neighbours can tell. `value` is the headline or the author's name within it,
    `date_line` what it says of the date.
    """

    span: Span
    kind: ParagraphKind | None
    value: Span | None = None
    date_line: DateLine | None = None


def judge(text: str, span: Span, *, before_prose: bool) -> tuple[Part, ...]:
    """Classify the paragraph at `span`, splitting off a date line that begins it.

    `before_prose` tells that no prose has come yet: labels ("Title: ...") and unlabelled date lines stand only there.
    """
    words = len(text[span.start : min(span.end, span.start + _LONG)].split())
    if span.end - span.start <= _LONG:
        found = _short(text, span, before_prose=before_prose)
        if found:
            return found
    elif before_prose:
        shared = _date_prefix(text, span)
        if shared:
            return shared
    return (Part(span, ParagraphKind.PROSE if _is_prose(text, span, words) else None),)


def judge_label(text: str, span: Span) -> Part | None:
    """Classify a labelled line such as `Title: Two held`; None without a known label."""
    match = _patterns()["label"].match(text, span.start, min(span.end, span.start + 600))
    kind = _LABELS.get(re.sub(r"[ _-]+", "", match["label"].lower())) if match else None
    if match is None or kind is None:
        return None
    value = _unquoted(text, match.end(), span.end)
    if kind is ParagraphKind.DATE_LINE:
        for start in (span.start, value.start):
            date_line = read_date_line(text, start, value.end)
            if date_line and date_line.end >= value.end:
                return Part(span, kind, date_line=date_line)
        return None
    if value.start == value.end:
        kind = ParagraphKind.METADATA
    elif kind is ParagraphKind.METADATA and len(value.of(text).split()) > 6:
        return None  # "Source: ..." may begin a headline
    return Part(span, kind, value=None if kind is ParagraphKind.METADATA else value)


def is_title_case(text: str) -> bool:
    """Whether nearly all longer words of `text` are capitalised, as in a title."""
    words = [word for word in re.findall(r"[^\W\d_][\w’']*", text) if len(word) > 3]
    capitalised = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitalised >= 0.8 * len(words)


_LONG = 500
"""Characters from which a paragraph is never taken for anything but prose."""

_UNENDED = 15
"""Words from which a paragraph without a final stop is still prose: shorter ones in news are mostly headings, captions
and links, longer ones mostly body text."""

# Without spaces, hyphens and underscores: "Publication date", "publication_date".
_LABELS = {
    **dict.fromkeys(("title", "headline", "subject"), ParagraphKind.HEADLINE),
    **dict.fromkeys(("author", "authors", "byline", "writer", "reporter"), ParagraphKind.BYLINE),
    **dict.fromkeys(
        (
            "date", "dates", "published", "publishedat", "publishedon", "publicationdate", "pubdate", "publishdate",
            "datepublished", "posted", "postedon", "updated", "lastupdated", "modified", "lastmodified", "datemodified",
            "created", "timestamp", "sent",
        ),
        ParagraphKind.DATE_LINE,
    ),
    **dict.fromkeys(
        (
            "from", "to", "cc", "url", "link", "permalink", "source", "site", "website", "publisher", "publication",
            "outlet", "section", "category", "categories", "tags", "tag", "keywords", "language", "lang", "id", "slug",
            "location", "topic", "topics", "copyright", "image", "wordcount", "type", "layout",
        ),
        ParagraphKind.METADATA,
    ),
}  # fmt: skip


_AROUND = " \t*_-–—=|[]<>›»•·×#.:!…"

_SMALL_BYLINE_WORDS = frozenset(
    "and of de van der von la del the for in at with to on our special staff writer writers reporter "
    "correspondent editor political news agencies".split()
)


def _short(text: str, span: Span, *, before_prose: bool) -> tuple[Part, ...]:
    words = span.of(text)
    patterns = _patterns()
    heading = patterns["markdown"].match(text, span.start, span.end)
    if heading:
        top = before_prose and heading["marks"] == "#"
        kind = ParagraphKind.HEADLINE if top else ParagraphKind.HEADING
        return (Part(span, kind, value=Span(*heading.span("title"))),)
    label = judge_label(text, span) if before_prose else None
    if label:
        return (label,)
    if not any(map(str.isalnum, words)) or patterns["address"].fullmatch(words):
        return (Part(span, ParagraphKind.FRAGMENT),)
    dated = _dated(text, span, before_prose=before_prose)
    if dated:
        return dated
    if _is_boilerplate(words):
        return (Part(span, ParagraphKind.FRAGMENT),)
    byline = _byline(text, span, before_prose=before_prose)
    return (byline,) if byline else ()


def _is_boilerplate(words: str) -> bool:
    lower = words.lower()
    plain = lower.strip(_AROUND)
    lists = _boilerplate()
    return (
        plain in lists["exact"]
        or lower.lstrip(_AROUND).startswith(lists["opening"])
        or (
            plain.startswith(lists["unended opening"])
            and not ends_sentence(words, Span(0, len(words)))
        )
        or any(phrase in lower for phrase in lists["within"])
        or _patterns()["boilerplate"].fullmatch(plain) is not None
        or _patterns()["credit"].search(words, max(0, len(words) - 150)) is not None
    )


def _dated(text: str, span: Span, *, before_prose: bool) -> tuple[Part, ...]:
    """The date line at `span`, with what shares its line as a part of its own; empty where there is none."""
    date_line = read_date_line(text, span.start, span.end)
    if date_line and (before_prose or date_line.labelled) and _fills(text, date_line, span.end):
        return (Part(span, ParagraphKind.DATE_LINE, date_line=date_line),)
    if not before_prose:
        return ()
    if date_line:
        return _date_prefix(text, span)
    for separator in _patterns()["separator"].finditer(text, span.start, span.end):
        found = read_date_line(text, separator.end(), span.end)
        if not (found and (found.date or found.labelled) and _fills(text, found, span.end)):
            continue
        head = Span(span.start, separator.start())
        byline = _byline(text, head, before_prose=True)
        if byline or found.labelled:
            dated = Part(Span(separator.end(), span.end), ParagraphKind.DATE_LINE, date_line=found)
            return (byline or Part(head, None), dated)
        if len(head.of(text).split()) <= 3:  # an outlet or a place
            return (Part(span, ParagraphKind.DATE_LINE, date_line=found),)
    return ()


def _fills(text: str, date_line: DateLine, end: int) -> bool:
    """Whether nothing but an outlet, an author or a reading time follows the date line up to `end`."""
    tail = _patterns()["date tail"]
    return date_line.end >= end or tail.fullmatch(text, date_line.end, end) is not None


def _date_prefix(text: str, span: Span) -> tuple[Part, ...]:
    """A date line and what follows on its line, where that looks like the beginning of something else."""
    date_line = read_date_line(text, span.start, min(span.end, span.start + 120))
    if date_line is None or date_line.date is None or date_line.end >= span.end:
        return ()
    sure = date_line.labelled or date_line.weekday
    gap = _patterns()["after label" if sure else "after date"].match(text, date_line.end)
    if gap is None:
        return ()
    first = Part(Span(span.start, date_line.end), ParagraphKind.DATE_LINE, date_line=date_line)
    return (first, *judge(text, Span(gap.end(), span.end), before_prose=True))


def _byline(text: str, span: Span, *, before_prose: bool) -> Part | None:
    match = _patterns()["byline"].match(text, span.start, span.end)
    if match:
        name = text[match.end() : span.end].rstrip(" *_=|,")
        if not _is_byline(name):
            return None
        value = Span(match.end(), match.end() + len(name))
        return Part(span, ParagraphKind.BYLINE, value=value)
    if before_prose and _patterns()["name and outlet"].fullmatch(text, span.start, span.end):
        return Part(span, ParagraphKind.BYLINE, value=span)
    return None


def _is_byline(name: str) -> bool:
    words = re.findall(r"[^\W\d_][\w.’'-]*", name)
    return (
        1 <= len(words) <= 16
        and words[0][0].isupper()
        and not re.search(r"[.!?]\s|[a-z]{3}[.!?]$", name)
        and sum(word[0].isupper() or word in _SMALL_BYLINE_WORDS for word in words)
        >= 0.9 * len(words)
    )


def _is_prose(text: str, span: Span, words: int) -> bool:
    last = text[span.end - 1]
    if ends_sentence(text, span) or words >= _UNENDED:
        return True
    if last in ",;:":
        return words >= 5
    return words >= 4 and _patterns()["bullet"].match(text, span.start, span.end) is not None


def _unquoted(text: str, start: int, end: int) -> Span:
    value = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return Span(start + 1, start + len(value) - 1)
    return Span(start, start + len(value))


@cache
def _boilerplate() -> dict[str, tuple[str, ...]]:
    return read_lexicon(Path(__file__).parent / "boilerplate.txt")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    pattern, end = ("|".join(_boilerplate()[section]) for section in ("pattern", "end"))
    return {
        "label": re.compile(r"(?P<label>[A-Za-z][A-Za-z _-]{1,18}?)\s*[:=](?!//)\s*"),
        "markdown": re.compile(r"(?P<marks>#{1,6})\s+(?P<title>\S.*?)(?:\s+#+)?\Z"),
        "address": re.compile(
            r"<?(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:pic\.twitter|t\.co)\S+)>?\.?"
        ),
        "date tail": re.compile(
            r"\W*|\s*(?:[|,•·/(–—-]|\b(?:by|updated)\b)(?:\s*\S+){0,5}?(?<![.!?])", re.IGNORECASE
        ),
        "after label": re.compile(r"[\s:|–—-]*[\s:|–—-](?=[\"“‘'(\[]*[A-Z0-9])"),
        "after date": re.compile(r"\s*(?:\s-{1,2}\s|[–—|:])\s*(?=[\"“‘'(\[]*[A-Z0-9])"),
        "byline": re.compile(
            r"\W{0,3}(?:(?:written|story|reported|words|report|analysis) )?by\b[:\s]\s*",
            re.IGNORECASE,
        ),
        "separator": re.compile(
            r"\s*[|,•·–—-]\s*|\s{2,}|\s+(?=(?:[Pp]ublished|[Uu]pdated|[Pp]osted)\b)|\s+on\s+"
        ),
        "name and outlet": re.compile(
            r"(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+\s*[|•·]\s*[A-Z](?:[\w.&’'-]+ ?){1,5}"
        ),
        "bullet": re.compile(r"(?:[•▪►▶‣◦*–-]|\d{1,2}\))\s"),
        "boilerplate": re.compile(rf"\W*(?:{pattern})", re.IGNORECASE | re.DOTALL),
        "credit": re.compile(rf"(?:{end})\W*\Z", re.IGNORECASE),
    }
