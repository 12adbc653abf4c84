"""Fit a summary on one screen: which of each section, nothing told twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.analysis.answers.outlook import is_cut, is_lost
from briefing.analysis.choice.length import count_words
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.frozen import dataclass
from briefing.model.results import ArticleSummary, Brief, Finding, Voice

LINES, COLUMNS = 24, 93
"""The lines of a screen, and the columns that text has on one of 100."""
SHARE = 1 / 3
"""The most of an article's words that its summary has."""
_AROUND = 8
"""Lines of a screen that are no text: rules, headings, empty lines, the legend."""
_CITATION = 7
"""Columns of a citation."""
_LONG_FIGURE = 60
"""Characters: figures share a line or two, and one that long takes the room of three."""

_TURNS = (
    "figures", "figures", "figures", "voices", "unknown", "ahead", "voices", "no_comment", "figures", "figures",
    "voices", "voices", "voices", "unknown", "ahead", "no_comment", "no_comment",
)  # fmt: skip
"""Whose turn it is to put one more thing on the screen: five figures and five voices at most, two of what is unknown
and two of what is ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Screen:
    """Lines and words that are left, the numbers of the sentences that are shown, and what is taken of each section."""

    lines: int
    words: int
    shown: frozenset[int]
    taken: Mapping[str, tuple[int, ...]]

    def take(self, section: str, place: int, *, lines: int, words: int, number: int) -> _Screen:
        """The screen with one thing more on it."""
        return _Screen(
            lines=self.lines - lines,
            words=self.words - words,
            shown=self.shown | {number},
            taken={**self.taken, section: (*self.taken.get(section, ()), place)},
        )


def fit_screen(summary: ArticleSummary, sentences: Sequence[AnnotatedSentence]) -> Brief:
    """What of each section one screen has room for, once the head and the key points are on it.

    Sections take turns, each with the most telling of its own that fits, that can be read there and is not told yet.
    All together have a third of the article's words at most, but for the key points, which are always shown.
    """
    sections: dict[str, Sequence[Finding | Voice]] = {
        "figures": summary.figures,
        "voices": summary.voices,
        "no_comment": summary.no_comment,
        "ahead": summary.ahead,
        "unknown": summary.unknown,
    }
    screen = _with_key_points(summary)
    waiting = {section: list(enumerate(items)) for section, items in sections.items()}
    for section in _TURNS:
        while waiting[section]:
            place, item = waiting[section].pop(0)
            fuller = _with(screen, section, place, item, sentences)
            if fuller is not None:
                screen = fuller
                break
    return Brief(**screen.taken)


def _with_key_points(summary: ArticleSummary) -> _Screen:
    article = summary.article
    points = [point.text for point in summary.key_points]
    head = (
        2 + _lines(article.headline or "", _CITATION) + _lines(article.standfirst or "", _CITATION)
    )
    return _Screen(
        lines=LINES - _AROUND - head - sum(_lines(text, _CITATION) for text in points),
        words=int(article.words * SHARE) - sum(map(count_words, points)),
        shown=frozenset(point.citation.sentence for point in summary.key_points),
        taken={},
    )


def _with(
    screen: _Screen,
    section: str,
    place: int,
    item: Finding | Voice,
    sentences: Sequence[AnnotatedSentence],
) -> _Screen | None:
    """The screen with the thing on it, None where it does not fit, cannot be read or is told already."""
    voice = isinstance(item, Voice)
    finding = item.statements[0].findings[0] if isinstance(item, Voice) else item
    number, words = finding.citation.sentence, count_words(finding.text)
    if section in {"figures", "no_comment"}:
        wide = len(finding.text) > _LONG_FIGURE
        lines = 1 if wide or not screen.taken.get(section) else 0
        if finding.span == sentences[number - 1].sentence.span:
            if number in screen.shown:
                return None
        else:
            number = 0  # the sentence itself is not shown
    elif number in screen.shown:
        # What is told above is cited below what it tells, but a voice that is heard needs no second line.
        lines, words = 1, 0
        if voice or screen.taken.get(section):
            return None
    elif is_lost(sentences[number - 1]) or is_cut(sentences[number - 1]):
        return None
    else:
        label = len(_label(item)) if isinstance(item, Voice) else 0
        lines = _lines(finding.text, _CITATION + label)
        # A second one puts the heading on a line of its own.
        lines += voice and len(screen.taken.get(section, ())) == 1
    if lines > screen.lines or words > screen.words:
        return None
    return screen.take(section, place, lines=lines, words=words, number=number)


def _label(voice: Voice) -> str:
    return f"{voice.name}, {voice.role.text}: " if voice.role else f"{voice.name}: "


def _lines(text: str, more: int = 0) -> int:
    """How many lines a text takes, with so many columns beside it."""
    return -(-(len(text) + more) // COLUMNS) if text else 0
