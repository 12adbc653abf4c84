"""Score the days of timelines against those that journalists chose: date F1.

    python benchmarks/accuracy/timelines.py --data DIR [--every 1]

As news-tls scores it (Gholipour Ghalandari and Ifrim 2020, "Examining the state-of-the-art in news timeline
summarization"): of each reference timeline as many days as it has, from its first day to its last, F1 of the days,
averaged over timelines. Beside ours stand the days on which most articles appeared, and those that most articles name.
`--every 4` takes every fourth article.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import Any

from briefing.analysis.stories.timeline import Candidate, candidates, rank_days
from briefing.errors import SourceError
from briefing.language import annotate
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import PartialDate, PublicationDate
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text

LONGEST = 30_000
"""Characters of an article that are read: some are transcripts of a whole day."""
SETS = ("timeline17", "entity_timelines")


def read_articles(rows: Sequence[Mapping[str, Any]]) -> Iterator[AnnotatedArticle]:
    """The articles, dated as the set says."""
    for row in rows:
        date = PartialDate.from_date(datetime.date.fromisoformat(row["date"][:10]))
        try:
            article = parse_text(row["text"][:LONGEST], source="", name="")
        except SourceError:
            continue
        given = PublicationDate(date=date, origin="--date")
        yield annotate(replace(article, publication_date=given))


def rankings(articles: Iterator[AnnotatedArticle]) -> dict[str, list[datetime.date]]:
    """All days by each method, the likeliest first."""
    by_day: defaultdict[datetime.date, list[Candidate]] = defaultdict(list)
    appeared: Counter[datetime.date] = Counter()
    named: Counter[datetime.date] = Counter()
    for number, annotated in enumerate(articles, 1):
        for candidate in candidates(Collection((annotated,), numbers=(number,)), number):
            by_day[candidate.day].append(candidate)
        if annotated.reference_date.date:
            appeared[annotated.reference_date.date.earliest] += 1
        named.update(
            {
                expression.date.earliest
                for expression in annotated.date_expressions
                if expression.date and expression.date.is_full and expression.end is None
            }
        )
    return {"ours": rank_days(by_day), "appeared": _most(appeared), "named": _most(named)}


def _most(counts: Counter[datetime.date]) -> list[datetime.date]:
    return sorted(counts, key=lambda day: (-counts[day], day))


def date_f1(ranked: Sequence[datetime.date], reference: frozenset[datetime.date]) -> float:
    """F1 of as many days as the reference has, within its first and last.

    >>> days = [datetime.date(2026, 3, day) for day in (1, 2, 3)]
    >>> date_f1(days, frozenset(days[1:]))
    1.0
    """
    within = [day for day in ranked if min(reference) <= day <= max(reference)]
    found = frozenset(within[: len(reference)])
    return 2 * len(found & reference) / (len(found) + len(reference)) if found else 0.0


def references(row: Mapping[str, Any]) -> Iterator[frozenset[datetime.date]]:
    """The days of each of the topic's timelines."""
    timelines = row.get("timelines") or [[{"date": date} for date in row["dates"]]]
    for timeline in timelines:
        yield frozenset(datetime.date.fromisoformat(entry["date"][:10]) for entry in timeline)


def main() -> None:
    """Print a line a set and method."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    print("set | method | timelines | date F1")
    for name in SETS:
        scores: defaultdict[str, list[float]] = defaultdict(list)
        with gzip.open(options.data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                ranked = rankings(read_articles(row["articles"][:: options.every]))
                for reference in references(row):
                    for method, days in ranked.items():
                        scores[method].append(date_f1(days, reference))
        for method, found in scores.items():
            print(f"{name} | {method} | {len(found)} | {mean(found):.3f}", flush=True)


if __name__ == "__main__":
    main()
