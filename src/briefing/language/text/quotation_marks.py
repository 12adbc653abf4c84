"""Pair quotation marks: which opens, which closes, which is an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from briefing.language.text.self_check import checked
from briefing.model.annotation import AnnotatedArticle, Quotation
from briefing.model.text import Span

_CLOSERS = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "``": ("''",),
    '"': ('"',),
    "''": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
"""The closing marks of each opening mark."""

_CARELESS = frozenset('“”"')
"""Double marks that writers mix: “so" and even “so“."""

_NOWHERE = -1

_REACH = 3000
"""Characters within which a single mark must close: it may as well be an apostrophe."""

_SINGLE = frozenset("‘'")


def find_quotations(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """The article with the quotations of its prose, in text order."""
    article = annotated.article
    prose = dict.fromkeys(sentence.paragraph for sentence in annotated.sentences)
    paragraphs = [article.paragraphs[index].span for index in prose]
    return replace(annotated, quotations=quotations_in(article.text, paragraphs))


def quotations_in(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Find the outermost quotations of each paragraph, in text order.

    Those nested inside are part of them.

    >>> text = 'He called it "a so-called ‘gift’" and left.'
    >>> [quotation.span.of(text) for quotation in quotations_in(text, [Span(0, len(text))])]
    ['"a so-called ‘gift’"']
    """
    quotations: list[Quotation] = []
    left_open = ""
    for paragraph in paragraphs:
        found, still_open = _paragraph_quotations(text, paragraph, left_open)
        quotations += found
        left_open = still_open
    return tuple(quotations)


def _paragraph_quotations(
    text: str, paragraph: Span, left_open: str
) -> tuple[list[Quotation], str]:
    """The quotations of `paragraph`, and the mark that it leaves open ("" for none)."""
    marks = [match.span() for match in _marks().finditer(text, paragraph.start, paragraph.end)]
    found: list[Quotation] = []
    index = 0
    while index < len(marks):
        start, end = marks[index]
        mark = text[start:end]
        if not _opens(text, start, end, paragraph):
            index += 1
            continue
        closing = _closing(text, marks, index, paragraph)
        if closing == _NOWHERE or (closing is None and mark in _SINGLE):
            index += 1
            continue
        continues = mark == left_open and not text[paragraph.start : start].strip()
        last = paragraph.end if closing is None else marks[closing][1]
        span = Span(start, last)
        whole = continues or closing is None or _is_whole(text, span, paragraph)
        found.append(
            Quotation(span=span, closed=closing is not None, continues=continues, whole=whole)
        )
        if closing is None:
            return found, mark
        index = closing + 1
    return found, ""


def _is_whole(text: str, span: Span, paragraph: Span) -> bool:
    quoted = span.of(text)
    words = quoted.strip("\"“”„«»'‘’` ").split()
    before = text[max(paragraph.start, span.start - 40) : span.start].rstrip()
    ends_clause = quoted.rstrip("\"”»'’ ")[-1:] in set(",.?!…—-")
    if not before or before[-1] in {",", ":"}:
        return ends_clause or len(words) > 3
    if before[-1] in set(".?!\"”’')—–"):
        return ends_clause
    return bool(words) and words[0][:1].isupper() and ends_clause and len(words) > 3


def _opens(text: str, start: int, end: int, paragraph: Span) -> bool:
    """Whether the mark at `start` can open a quotation: a word follows at once, none precedes."""
    mark = text[start:end]
    if mark not in _CLOSERS and not (mark == "”" and start == paragraph.start):
        return False
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if mark in "“„«" or mark == "``":
        return True
    if before.isalnum() or before in ".,?!%":
        return False
    if mark in _SINGLE:
        return (after.isalpha() and not _is_elision(text, end)) or after in '“"[$'
    return not after.isspace() or before.isspace()


def _is_elision(text: str, position: int) -> bool:
    """Whether a word that lost its beginning stands at `position`: 'em, 'tis, 'cause, 'til."""
    return _elisions().match(text, position) is not None


def _closing(text: str, marks: list[tuple[int, int]], opening: int, paragraph: Span) -> int | None:
    """The index into `marks` of the mark that closes the one at index `opening`; None at the paragraph's end.

    A straight mark before which another opens belongs to no quotation: it is `_NOWHERE` closed.
    """
    start, end = marks[opening]
    mark = text[start:end]
    closers = _CLOSERS.get(mark, ("”",))
    depth = 0
    fallback = None
    for index in range(opening + 1, len(marks)):
        first, last = marks[index]
        other = text[first:last]
        if mark in _SINGLE and first - start > _REACH:
            break
        if other == mark == '"' and text[first - 1].isspace() and text[last : last + 1].isalnum():
            return index if _closes_apart(text, marks, index, paragraph) else _NOWHERE
        if mark in _SINGLE:
            verdict = _closes_single(text, first, last, paragraph) if other in closers else 0
            if verdict == 2:
                return index
            if verdict == 1 and fallback is None:
                fallback = index
        elif other == mark and mark not in closers and not _ends_word(text, first, last):
            depth += 1
        elif other in closers:
            if depth == 0:
                return index
            depth -= 1
        elif mark in _CARELESS and other in _CARELESS and _ends_word(text, first, last):
            return index
    return fallback


def _closes_apart(text: str, marks: list[tuple[int, int]], index: int, paragraph: Span) -> bool:
    """Whether a straight mark set before the next word closes all the same: `"It is late, "he said. "Go. "`.

    A comma stands before it, and what follows it in the paragraph is made of pairs, the first of which opens.
    """
    straight = [mark for mark in marks[index + 1 :] if text[mark[0] : mark[1]] == '"']
    before = text[paragraph.start : marks[index][0]].rstrip()
    return (
        before.endswith(",")
        and len(straight) % 2 == 0
        and all(_opens(text, *mark, paragraph) for mark in straight[:1])
    )


def _ends_word(text: str, first: int, last: int) -> bool:
    """Whether the mark from `first` to `last` stands behind a word or its punctuation, and before none."""
    return not text[first - 1].isspace() and not text[last : last + 1].isalnum()


def _closes_single(text: str, first: int, last: int, paragraph: Span) -> int:
    """How surely a single mark closes: 2 behind punctuation, 1 behind a word, 0 for an apostrophe."""
    after = text[last] if last < paragraph.end else " "
    before = text[first - 1]
    if after.isalnum() or before.isspace():
        return 0
    return 2 if before in ".,?!…;" else 1


@cache
def _marks() -> re.Pattern[str]:
    # One alternative for each mark, as a set of characters would cost the search its test of the first character.
    pattern = re.compile("``|''|'|\"|“|”|„|«|»|‘|’")
    return checked(
        "quotation marks", pattern, """``a'' 'b" “c” d’e""", "``", "''", "'", '"', *"“”’"
    )


@cache
def _elisions() -> re.Pattern[str]:
    return re.compile(r"(?:em|tis|twas|til|till|cause|bout|round|n)\b", re.IGNORECASE)
