"""Fit a summary on one screen: which of each section, nothing told twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.analysis.answers.outlook import is_cut, is_lost
from briefing.analysis.choice.length import count_words
from briefing.analysis.choice.salience import SHORTEST
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.frozen import dataclass
from briefing.model.results import ArticleSummary, Brief, Finding, Voice

LINES, COLUMNS = 24, 90
"""The lines of a screen, and the columns that text has on one of 100."""
SHARE = 1 / 3
"""The most of an article's words that its summary has."""
_AROUND = 8
"""Lines of a screen that are no text: rules, headings, empty lines, the legend."""
_CITATION, _MORE = 7, 36
"""Columns of a citation; those of a row's heading and of how much more there is."""
_ROWS = frozenset({"entries", "figures", "no_comment"})
"""Sections whose items stand in a row, and not a line for each."""
_MOST_ENTRIES = 8

_TURNS = (
    "figures", "figures", "figures", "voices", "unknown", "ahead", "voices", "no_comment", "figures", "figures",
    "voices", "voices", "voices", "unknown", "ahead", "no_comment", "no_comment",
)  # fmt: skip
"""Whose turn it is to put one more thing on the screen: five figures and five voices at most, two of what is unknown
and two of what is ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Screen:
    """Lines and words that are left, the numbers of the sentences that are shown, what is taken of each section, and
    the text of each row.
    """

    lines: int
    words: int
    shown: frozenset[int]
    taken: Mapping[str, tuple[int, ...]]
    rows: Mapping[str, str]

    def take(
        self, section: str, place: int, *, lines: int, words: int, number: int, row: str = ""
    ) -> _Screen | None:
        """The screen with one thing more on it; None where there is no room."""
        if lines > self.lines or words > self.words:
            return None
        return _Screen(
            lines=self.lines - lines,
            words=self.words - words,
            shown=self.shown | {number},
            taken={**self.taken, section: (*self.taken.get(section, ()), place)},
            rows={**self.rows, section: row},
        )

    def take_in_row(self, section: str, place: int, text: str, number: int) -> _Screen | None:
        """The screen with one thing more in a row of it."""
        before = self.rows.get(section, "")
        row = f"{before} {text} [1:1] ·".strip()
        lines = _lines(row, _MORE) - (_lines(before, _MORE) if before else 0)
        words = count_words(text)
        return self.take(section, place, lines=lines, words=words, number=number, row=row)


def fit_screen(summary: ArticleSummary, sentences: Sequence[AnnotatedSentence]) -> Brief:
    """Choose what one screen has room for of each section, below the key points.

    The head stands on it too. Sections take turns, each with the most telling of its own that fits, that can be read
    there and is not told yet. All together have a third of the article's words at most, but for a key point that is
    longer than that alone.
    """
    sections: dict[str, Sequence[Finding | Voice]] = {
        "figures": summary.figures,
        "voices": summary.voices,
        "no_comment": summary.no_comment,
        "ahead": summary.ahead,
        "unknown": summary.unknown,
    }
    screen = _with_key_points(summary)
    for place, entry in enumerate(summary.entries[:_MOST_ENTRIES]):
        fuller = screen.take_in_row("entries", place, entry.text, 0)
        if fuller is None:
            break
        screen = fuller
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
        words=max(SHORTEST, int(article.words * SHARE)) - sum(map(count_words, points)),
        shown=frozenset(point.citation.sentence for point in summary.key_points),
        taken={},
        rows={},
    )


def _with(
    screen: _Screen,
    section: str,
    place: int,
    item: Finding | Voice,
    sentences: Sequence[AnnotatedSentence],
) -> _Screen | None:
    """The screen with the thing on it, None where it does not fit, cannot be read or is told already."""
    finding = item.statements[0].findings[0] if isinstance(item, Voice) else item
    number, words = finding.citation.sentence, count_words(finding.text)
    if section in _ROWS:
        # Where a part of a sentence is shown, the sentence itself is not.
        whole = finding.span == sentences[number - 1].sentence.span
        if whole and number in screen.shown:
            return None
        return screen.take_in_row(section, place, finding.text, number if whole else 0)
    if number in screen.shown:
        # What is told above is cited below what it tells, but a voice that is heard needs no second line.
        if isinstance(item, Voice) or screen.taken.get(section):
            return None
        return screen.take(section, place, lines=1, words=0, number=number)
    if is_lost(sentences[number - 1]) or is_cut(sentences[number - 1]):
        return None
    label = _label(item) if isinstance(item, Voice) else ""
    lines = _lines(f"{label} {finding.text}", _CITATION)
    # A second voice puts the heading on a line of its own; another section has its heading beside the text.
    lines += isinstance(item, Voice) and len(screen.taken.get(section, ())) == 1
    return screen.take(section, place, lines=lines, words=words, number=number)


def _label(voice: Voice) -> str:
    return f"{voice.name}, {voice.role.text}: " if voice.role else f"{voice.name}: "


def _lines(text: str, more: int = 0) -> int:
    """How many lines a text takes, broken between words, with so many columns more at its end."""
    lines, column = 0, COLUMNS
    for word in text.split():
        if column + 1 + len(word) > COLUMNS:
            lines, column = lines + 1, len(word)
        else:
            column += 1 + len(word)
    return lines + (lines > 0 and column + more > COLUMNS)
