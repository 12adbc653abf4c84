"""Score how reports of one incident are folded into one.

    python benchmarks/accuracy/grouping.py --data DIR [--incidents 170] [--half 1 2]

B-cubed precision, recall and F1 (Bagga and Baldwin 1998) on reports of shootings, grouped by the registry's incident
(gun_incidents), and on news of several outlets, grouped by event (news_cluster). Only articles in which an incident is
found can be grouped, so that only these are scored; how many they are is shown. The weights of
`briefing.analysis.answers.same_incident` were chosen on the first half of the events: the second is what counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from briefing.analysis.answers.incident_list import group_reports
from briefing.analysis.answers.matching import Reader
from briefing.analysis.incident.incident import describe_incident
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text

MOST_REPORTS = 4
"""So many articles of one shooting are read at most."""

Report = tuple[str, str]
"""The event that an article reports, and its text."""


def shootings(data: Path, count: int) -> Iterator[Report]:
    """Reports of the first `count` shootings of the set, those told of once among them."""
    for row in _rows(data / "gun_incidents.jsonl.gz")[:count]:
        for article in row["articles"][:MOST_REPORTS]:
            yield row["id"], _text(article)


def news(data: Path) -> Iterator[Report]:
    """The articles of news_cluster."""
    for row in _rows(data / "news_cluster.jsonl.gz"):
        yield row["event"], _text(row)


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _text(article: dict[str, Any]) -> str:
    return "\n\n".join((article["date"][:10], article["title"], article["text"]))


def grouped(reports: Sequence[Report]) -> tuple[list[int], list[str]]:
    """For each article with an incident the number of its group, and its event."""
    articles = tuple(
        annotate(parse_text(text, source=f"{n}.txt", name=f"{n}.txt"))
        for n, (_, text) in enumerate(reports, 1)
    )
    collection = Collection(articles, link_actors(articles))
    incidents = {n: describe_incident(article, n) for n, article in collection.numbered()}
    told = {n: incident for n, incident in incidents.items() if incident.kind}
    groups = group_reports(Reader.of(collection, collection.every), told)
    place = {number: index for index, group in enumerate(groups) for number in group}
    return [place[n] for n in told], [reports[n - 1][0] for n in told]


def b_cubed(groups: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a grouping.

    >>> b_cubed([1, 1, 2], ["a", "a", "a"])
    (1.0, 0.5555555555555556, 0.7142857142857143)
    """
    ours, theirs = Counter(groups), Counter(gold)
    both = Counter(zip(groups, gold, strict=True))
    pairs = list(zip(groups, gold, strict=True))
    precision = mean(both[pair] / ours[pair[0]] for pair in pairs)
    recall = mean(both[pair] / theirs[pair[1]] for pair in pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print a line for each set and half."""
    parser = argparse.ArgumentParser(description="reports of one incident")
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated news")
    parser.add_argument("--incidents", type=int, default=170, help="how many shootings")
    parser.add_argument("--half", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    sets = {
        "gun_incidents": list(shootings(given.data, given.incidents)),
        "news_cluster": list(news(given.data)),
    }
    for name, reports in sets.items():
        for half in given.half:
            chosen = [r for r in reports if zlib.crc32(r[0].encode()) % 2 == half - 1]
            groups, events = grouped(chosen)
            scores = " ".join(f"{score:.3f}" for score in b_cubed(groups, events))
            print(f"{name} half {half}: {len(events)} of {len(chosen)} articles, P R F1 {scores}")


if __name__ == "__main__":
    main()
