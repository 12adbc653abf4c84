"""Detect an article's form: list, live page, interview; its points and entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import groupby, pairwise

from briefing.analysis.text.asked import is_question_label
from briefing.analysis.text.terms import words_of
from briefing.frozen import dataclass
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Paragraph, ParagraphKind
from briefing.model.text import Span

FEWEST_ENTRIES = 3
"""So many numbered headings in a row, times of day or questions make a list, a live page, an interview."""
_QUESTIONS_SHARE = 0.15
"""The share of the paragraphs of an interview that ask, at least."""
_POINT_WORDS = (4, 40)
"""The fewest and the most words of a point."""
_MOST_POINTS, _MOST_BEFORE = 10, 2
"""The most points of a publisher, and the most paragraphs of prose that stand above them."""

_NUMBERED = re.compile(r"(?:#|No\.? ?)?(\d{1,3})[.):]? +(?=\D)")
_CLOCK = re.compile(r"(?:(?:\w+ ){0,3})?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.I)
_BULLET = re.compile(r"[-–—*•·▪●‣◦] *")
_STOPS = ".!?…:\"'”’)]"


class Form(StrEnum):
    """How an article is laid out."""

    PROSE = "prose"
    LIST = "list"
    LIVE = "live page"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Place:
    """A heading with the sentence below it, or a point with its own sentence.

    Both are numbers; of a heading, that of the first sentence.
    """

    words: Span
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleForm:
    """The form of an article: its entries, the publisher's points, its postscript.

    The postscript has the numbers of its sentences. `parts` has for each paragraph the part it belongs to, 0 above the
    first heading, entry or question.
    """

    form: Form = Form.PROSE
    entries: tuple[Place, ...] = ()
    points: tuple[Place, ...] = ()
    postscript: frozenset[int] = frozenset()
    parts: tuple[int, ...] = ()


PLAIN = ArticleForm()
"""The form of an article without headings, points or a postscript."""


def tell_form(annotated: AnnotatedArticle) -> ArticleForm:
    """The form of an article, by its headings, times of day, questions and bullets."""
    layout = _Layout(annotated)
    asked = layout.questions()
    numbered, clocks = layout.numbered(), layout.clocks()
    if len(asked) >= FEWEST_ENTRIES or any(is_question_label(layout.texts[p]) for p in asked):
        form, starts = Form.INTERVIEW, asked
    elif len(numbered) >= FEWEST_ENTRIES:
        form, starts = Form.LIST, numbered
    elif len(clocks) >= FEWEST_ENTRIES:
        form, starts = Form.LIVE, clocks
    else:
        form, starts = Form.PROSE, layout.headings()
    headings = {Form.LIST: numbered, Form.LIVE: layout.titles(clocks)}
    return ArticleForm(
        form=form,
        entries=tuple(layout.entries(headings.get(form, ()))),
        points=tuple(layout.points()),
        postscript=frozenset(layout.postscript()),
        parts=tuple(layout.parts(starts)),
    )


class _Layout:
    """The paragraphs of an article with their words and sentences."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.annotated = annotated
        self.paragraphs: Sequence[Paragraph] = annotated.article.paragraphs
        self.texts = [annotated.text(paragraph.span).strip() for paragraph in self.paragraphs]
        grouped = groupby(annotated.sentences, key=lambda sentence: sentence.paragraph)
        self.sentences = {place: tuple(found) for place, found in grouped}

    def headings(self) -> list[int]:
        return [p for p, part in enumerate(self.paragraphs) if part.kind is ParagraphKind.HEADING]

    def numbered(self) -> list[int]:
        """The places of short paragraphs that are numbered one up or one down from each other."""
        found: list[tuple[int, int]] = []
        for place, text in enumerate(self.texts):
            match = _NUMBERED.match(text)
            if match and self._is_heading(place):
                found.append((place, int(match[1])))
        steps = Counter(right[1] - left[1] for left, right in pairwise(found))
        run = max(steps.get(1, 0), steps.get(-1, 0)) + 1
        return [place for place, _ in found] if run >= max(FEWEST_ENTRIES, len(found) - 2) else []

    def clocks(self) -> list[int]:
        """The places of paragraphs that hold nothing but a time of day, or a title behind one."""
        return [
            place
            for place, text in enumerate(self.texts)
            if (match := _CLOCK.match(text))
            and (match.end() == len(text) or self._is_heading(place))
        ]

    def titles(self, clocks: Sequence[int]) -> list[int]:
        """The places of the titles that stand on the line of a time of day, or on the next one."""
        return [place + (_CLOCK.fullmatch(self.texts[place]) is not None) for place in clocks]

    def questions(self) -> list[int]:
        """The places of paragraphs that ask, where these are many and no quotation; else none."""
        prose = [p for p, part in enumerate(self.paragraphs) if part.kind is ParagraphKind.PROSE]
        asking = [
            place
            for place, text in enumerate(self.texts)
            if (text.endswith("?") or is_question_label(text))
            and self.paragraphs[place].kind in _TOLD
        ]
        return asking if len(asking) >= _QUESTIONS_SHARE * len(prose) else []

    def points(self) -> Iterator[Place]:
        """The sentences of the publisher's own points: a run of bullets above the text, each without its mark."""
        before = 0
        for listed, places in groupby(range(len(self.paragraphs)), key=self._is_point):
            run = [place for place in places if place in self.sentences]
            if listed and 2 <= len(run) <= _MOST_POINTS:
                for place in run:
                    sentence = self.sentences[place][0]
                    mark = _BULLET.match(self.annotated.text(sentence.span))
                    start = sentence.span.start + (mark.end() if mark else 0)
                    yield Place(Span(start, sentence.span.end), sentence.number)
                return
            before += len(run)
            if before > _MOST_BEFORE:
                return

    def _is_point(self, place: int) -> bool:
        sentences = self.sentences.get(place, ())
        text = self.texts[place]
        least, most = _POINT_WORDS
        return (
            len(sentences) == 1
            and least <= len(text.split()) <= most
            and (_BULLET.match(text) is not None or not text.endswith(tuple(_STOPS)))
        )

    def postscript(self) -> Iterator[int]:
        """The numbers of the sentences below a heading at the end that tells of the publisher: "About Corvex"."""
        below = False
        for place in range(len(self.paragraphs) // 2, len(self.paragraphs)):
            if not self.sentences.get(place):
                opening = self.texts[place].lower()
                below = below or opening.startswith(_postscripts())
            elif below:
                yield from (sentence.number for sentence in self.sentences[place])

    def entries(self, headings: Sequence[int]) -> Iterator[Place]:
        """The headings with the first sentence that stands below each, before the next one."""
        for place, after in pairwise((*headings, len(self.paragraphs))):
            if not self._is_heading(place):
                continue
            below = [p for p in range(place + 1, after) if p in self.sentences]
            if below and not any(self._is_point(p) for p in below[:1]):
                yield Place(self.paragraphs[place].span, self.sentences[below[0]][0].number)

    def parts(self, starts: Sequence[int]) -> Iterator[int]:
        known, part = frozenset(starts), 0
        for place in range(len(self.paragraphs)):
            part += place in known
            yield part

    def _is_heading(self, place: int) -> bool:
        """Whether the paragraph is no prose, or prose without an end: it stands above what it announces."""
        if place >= len(self.paragraphs):
            return False
        kind = self.paragraphs[place].kind
        ended = self.texts[place].endswith(tuple(_STOPS))
        return kind in {ParagraphKind.HEADING, ParagraphKind.FRAGMENT} or (
            kind is ParagraphKind.PROSE and not ended
        )


_TOLD = frozenset({ParagraphKind.PROSE, ParagraphKind.HEADING})


@cache
def _postscripts() -> tuple[str, ...]:
    return tuple(f"{word} " for word in words_of("postscript headings"))
