"""Compare values of findings: spans of days, counts of people."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf

from briefing.analysis.answers.figures import Figure, find_figures
from briefing.analysis.text.counts import count_words
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import vocabulary
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import PRONOUNS_OF_ALL
from briefing.model.results import Finding


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day that a date may mean; one day where it is known exactly."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last

    def agrees(self, other: Days, slack: int = 0) -> bool:
        """Whether both may mean one day, or days that are no more than `slack` apart.

        >>> march = Days(date(2020, 3, 1), date(2020, 3, 31))
        >>> march.agrees(Days(date(2020, 3, 7), date(2020, 3, 7)))
        True
        """
        reach = timedelta(days=slack)
        return self.first <= other.last + reach and other.first <= self.last + reach


@dataclass(frozen=True, slots=True)
class Count:
    """How many people: at least and at most. `whole` is false of a number that may be a part of all of them."""

    least: float
    most: float
    whole: bool = True

    def agrees(self, other: Count) -> bool:
        """Whether one number is meant by both: 21 agrees with at least 20.

        >>> Count(20, inf).agrees(Count(21, 21)), Count(5, 5).agrees(Count(7, 7))
        (True, False)
        """
        return self.least <= other.most and other.least <= self.most


def days_of(finding: Finding) -> Days | None:
    """The days that the finding's date means; None where it has none."""
    if finding.date is None:
        return None
    end = finding.end if finding.end is not None else finding.date
    return Days(finding.date.earliest, max(end.latest, finding.date.earliest))


def count_of(sentence: AnnotatedSentence, finding: Finding) -> Count | None:
    """How many people the finding counts; None where nobody could tell.

    One person without a number, "three others", "two of the men" and a sort of people ("children") may be a part.
    """
    tokens = sentence.tokens_in(finding.span)
    number, counted = count_words(tokens)
    if number is None:
        return None
    words = [token.text.lower() for token in tokens]
    some = "of the" in " ".join(words) and PRONOUNS_OF_ALL.isdisjoint(words)
    part = some or not vocabulary("words of a part").isdisjoint(words)
    if not counted or part:
        return Count(number, inf, whole=False) if number else None
    found = [figure for figure in find_figures(sentence) if figure.span.overlaps(finding.span)]
    if not found:
        return Count(number, number)
    first, *others = found
    if others and first.least + others[0].least == number:
        return Count(number, number)
    whole = first.unit.split()[-1] in vocabulary("units of casualties") or _is_open(
        sentence, first, finding
    )
    return Count(first.least, first.most if whole else inf, whole)


def _is_open(sentence: AnnotatedSentence, figure: Figure, finding: Finding) -> bool:
    """Whether the number is the only word for those counted, or tells of nobody."""
    return figure.most == 0 or figure.unit == sentence.text(finding.span).lower()
