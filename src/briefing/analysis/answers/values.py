"""Compare values of findings: spans of days, counts of people."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf

from briefing.analysis.answers.figures import Figure, find_figures
from briefing.analysis.text.counts import count_words
from briefing.analysis.text.sentences import AnnotatedSentence
from briefing.analysis.text.vocabulary import singular, vocabulary
from briefing.frozen import dataclass
from briefing.language.en.closed_classes import PRONOUNS_OF_ALL
from briefing.language.en.tags import NOUNS
from briefing.model.results import Finding


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day that a date may mean.

    One day where it is known exactly.
    """

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
    """How many people: at least and at most.

    `whole` is false of a number that may be a part of all of them: "ten Americans". `unit` is what is counted.
    """

    least: float
    most: float
    whole: bool = True
    unit: str = ""

    def agrees(self, other: Count) -> bool:
        """Whether one number is meant by both: 21 agrees with at least 20.

        >>> Count(20, inf).agrees(Count(21, 21)), Count(5, 5).agrees(Count(7, 7))
        (True, False)
        """
        return self.least <= other.most and other.least <= self.most

    def denies(self, other: Count) -> bool:
        """Whether one count tells of nobody and the other of somebody of that sort.

        "No guards", and "two guards".

        >>> Count(0, 0, unit="guard").denies(Count(2, inf, whole=False, unit="guard"))
        True
        """
        anybody = self.unit in vocabulary("units of casualties") or self.unit == other.unit
        return self.most == 0 and other.least > 0 and anybody


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
        # "10 Americans" are those of them who are Americans.
        named = tokens[-1].tag in NOUNS and not _is_casualty(tokens[-1].text)
        return Count(number, inf if named else number, whole=not named)
    first, *others = found
    if others and first.least + others[0].least == number:
        return Count(number, number)
    unit = first.unit.split()[-1]
    whole = _is_casualty(unit) or first.most == 0 or _is_open(sentence, first, finding)
    return Count(first.least, first.most if whole else inf, whole, unit)


def _is_casualty(noun: str) -> bool:
    """Whether the noun counts whoever came to harm, and not some sort of them."""
    return singular(noun) in vocabulary("units of casualties")


def _is_open(sentence: AnnotatedSentence, figure: Figure, finding: Finding) -> bool:
    """Whether the number is the only word for those counted."""
    return figure.unit == sentence.text(finding.span).lower()
