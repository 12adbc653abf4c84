"""Score temporal expressions on annotated news: how many found, how many right.

Run: python benchmarks/accuracy/dates.py --data DIR

The scores are those of TempEval-3 (UzZaman et al. 2013): strict F1 counts expressions with the very same
extent, relaxed F1 those that overlap; value F1 is the relaxed F1 times the share of overlapping pairs
whose values agree. Full dates resolved: of the annotated days (year, month and day), how many get that day.
By the guidelines of TimeML a range is two expressions, "from 3 to 5 March": where the answer has a range, each of its
ends counts as one.

Each set is cut in two by a checksum of the article's identifier: "tuned" was looked at while the rules were
written, "aside" was not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.language.dating.reference_date import date_article
from briefing.language.text.sentences import segment
from briefing.language.time.expressions import find_dates, resolve_dates
from briefing.language.words.tagging import tag
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import (
    Article,
    Paragraph,
    ParagraphKind,
    PartialDate,
    PublicationDate,
)
from briefing.model.text import Span
from briefing.sources.plaintext import parse_text

PEERS = {
    "time_tbaq": "strict/relaxed Recognizers-Text 68.3/87.2; elsewhere (platinum) HeidelTime 81.8/90.7, value 77.6",
    "time_gum": "full dates: dateparser 75, Recognizers-Text 78",
    "time_wikiwars": "strict/relaxed HeidelTime 83.6/91.4",
    "time_recognizers": "",
}
"""Peers' figures, measured on the whole set unless said (README of the data)."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression as scored: where it stands and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts over a set: expressions in the key and found, pairs of the same extent, overlapping, of one value."""

    key: int = 0
    found: int = 0
    same: int = 0
    overlapping: int = 0
    valued: int = 0
    days: int = 0
    days_right: int = 0

    def __add__(self, other: Score) -> Score:
        """The counts of both."""
        return Score(
            **{name: getattr(self, name) + getattr(other, name) for name in Score.__slots__}
        )

    def f1(self, right: int) -> float:
        """F1 in percent for `right` pairs: twice the pairs over all expressions of key and answer."""
        return 200 * right / max(self.key + self.found, 1)


def score_article(key: Sequence[Expression], found: Sequence[Expression]) -> Score:
    """The counts for one article; each expression takes part in one pair at most, the same extent first."""
    same = overlapping = valued = 0
    free = list(found)
    for expression in key:
        pairs = [
            other for other in free if other.start < expression.end and expression.start < other.end
        ]
        if not pairs:
            continue
        exact = [
            other
            for other in pairs
            if (other.start, other.end) == (expression.start, expression.end)
        ]
        pair = (exact or pairs)[0]
        free.remove(pair)
        overlapping += 1
        same += bool(exact)
        valued += pair.value == expression.value
    days = [expression for expression in key if re.fullmatch(r"\d{4}-\d\d-\d\d", expression.value)]
    spans = [
        [other.value[:10] for other in found if other.start < day.end and day.start < other.end]
        for day in days
    ]
    return Score(
        key=len(key),
        found=len(found),
        same=same,
        overlapping=overlapping,
        valued=valued,
        days=len(days),
        days_right=sum(day.value in found for day, found in zip(days, spans, strict=True)),
    )


def as_article(text: str, date: str) -> Article:
    """The text as an article of that date (ISO, the time of day left out); paragraphs stand between blank lines.

    A text that states its own date is of that date, as the program reads it: only texts of GUM do, and the set's
    metadata says otherwise of 3 among 19, once by years.
    """
    stated = parse_text(text, source="", name="").publication_date
    day = stated.date if stated else PartialDate(*map(int, date[:10].split("-")))
    paragraphs = [
        Paragraph(Span(match.start(), match.end()), ParagraphKind.PROSE)
        for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
    ]
    return Article(
        source="",
        name="",
        text=text,
        paragraphs=tuple(paragraphs),
        publication_date=PublicationDate(date=day, origin="metadata"),
    )


def find(row: dict[str, Any]) -> tuple[AnnotatedArticle, list[Expression]]:
    """The row's article as annotated, and its temporal expressions."""
    annotated = AnnotatedArticle(article=as_article(row["text"], row["dct"] or "2000-01-01"))
    for annotator in (segment, tag, find_dates, date_article, resolve_dates):
        annotated = annotator(annotated)
    return annotated, [
        expression
        for found in annotated.date_expressions
        for expression in ends(annotated.text(found.span), found.span.start, found.value)
    ]


def ends(text: str, start: int, value: str) -> list[Expression]:
    """The temporal expression `text` at `start`; a range, whose value has a slash, as its two ends.

    >>> ends("3 to 5 March 2018", 10, "2018-03-03/2018-03-05")[1]
    Expression(start=15, end=27, value='2018-03-05')
    """
    joint = re.search(r"\s*(?:[-–—/]|\b(?:to|and|through|until|till)\b)\s*", text)
    if "/" not in value or joint is None:
        return [Expression(start, start + len(text), value)]
    first, last = value.split("/")
    return [
        Expression(start, start + joint.start(), first),
        Expression(start + joint.end(), start + len(text), last),
    ]


def rows(path: Path, *, aside: bool) -> Iterator[dict[str, Any]]:
    """The rows of a set that are set aside, or those that are not."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if bool(zlib.crc32(row["id"].encode()) % 2) == aside:
                yield row


def key_of(row: dict[str, Any]) -> list[Expression]:
    """The annotated expressions of a row."""
    return [Expression(timex["start"], timex["end"], timex["value"]) for timex in row["timexes"]]


def main() -> None:
    """Print a line a set and half: strict, relaxed and value F1, full dates resolved, the peers' figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0, help="errors of the tuned half to print")
    parser.add_argument("--set", default="", help="only this set")
    options = parser.parse_args()
    print(
        f"{'set':18}{'half':7}{'n':>6}{'strict':>8}{'relaxed':>9}{'value':>7}{'full dates':>12}  peers"
    )
    for name, peers in PEERS.items():
        if options.set not in name:
            continue
        for aside in (False, True):
            total = Score()
            shown = 0 if aside else options.errors
            for row in rows(options.data / f"{name}.jsonl.gz", aside=aside):
                annotated, found = find(row)
                total += score_article(key_of(row), found)
                if shown > 0:
                    shown -= print_errors(row, annotated, found)
            days = f"{100 * total.days_right / total.days:.1f}" if total.days else "-"
            print(
                f"{name:18}{'aside' if aside else 'tuned':7}{total.key:6}{total.f1(total.same):8.1f}"
                f"{total.f1(total.overlapping):9.1f}{total.f1(total.valued):7.1f}{days:>12}  {peers}"
            )


def print_errors(row: dict[str, Any], annotated: AnnotatedArticle, found: list[Expression]) -> int:
    """Print what the answer lacks, has too much or values wrong; return how many lines that took."""
    lines, text = 0, row["text"]
    key = {(expression.start, expression.end): expression.value for expression in key_of(row)}
    mine = {(expression.start, expression.end): expression.value for expression in found}
    for start, end in sorted({*key, *mine}):
        theirs, ours = key.get((start, end), "-"), mine.get((start, end), "-")
        if theirs != ours:
            context = " ".join(text[max(0, start - 60) : end + 40].split())
            print(f"{row['dct'][:10]} key {theirs} ours {ours} <{text[start:end]}> {context!r}")
            lines += 1
    return lines


if __name__ == "__main__":
    main()
