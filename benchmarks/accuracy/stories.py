"""Score the grouping of articles into stories: B-cubed F1, wrong merges.

    python benchmarks/accuracy/stories.py --data DIR [--half tuned aside]

B-cubed precision, recall and F1 (Bagga and Baldwin 1998), and the share of articles that stand in a group most of whose
articles are of another event. A day of mixed sets has all of them at once; `gun_incidents` are 160 shootings that
differ in place and people only. Events are cut in two by checksum of their names: thresholds were chosen on "tuned".
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.analysis.stories.grouping import group
from briefing.analysis.stories.terms import StoryTerms, story_terms
from briefing.sources.plaintext import parse_text

SHOOTINGS = 160
MIXED = ("news_cluster", "newswcl50", "giveme5w1h", "multinews100")
DAYS = {
    "news_cluster": ("news_cluster",),
    "newswcl50": ("newswcl50",),
    "giveme5w1h": ("giveme5w1h",),
    "multinews100": ("multinews100",),
    "gun_incidents": ("gun_incidents",),
    "mixed": MIXED,
    "mixed, shootings": (*MIXED, "gun_incidents"),
}
Report = tuple[str, str]
"""The event that an article is about, and its text."""


def reports(data: Path, name: str) -> Iterator[Report]:
    """The articles of a set, each with its event."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if name == "gun_incidents":
        rows = [row for row in rows if len(row["articles"]) > 1][:SHOOTINGS]
    for row in rows:
        for part in row.get("articles") or row.get("documents") or [row]:
            text = part if isinstance(part, str) else _text(part)
            # One event may stand in two sets.
            yield str(row.get("story") or row.get("event") or row["id"]), text


def _text(row: Mapping[str, Any]) -> str:
    date = str(row.get("date") or "")[:10]
    title = "" if row["text"].startswith(row["title"]) else row["title"]
    return "\n\n".join(part for part in ("\n".join(filter(None, (title, date))), row["text"]) if part)  # fmt: skip


def b_cubed(
    gold: Sequence[Hashable], found: Sequence[Hashable]
) -> tuple[float, float, float, float]:
    """Precision, recall, F1 and the share of articles that stand with others' majority.

    >>> b_cubed("aab", "xxx")[3]
    0.3333333333333333
    """
    by_gold, by_found = Counter(gold), Counter(found)
    inside: defaultdict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for event, label in zip(gold, found, strict=True):
        inside[label][event] += 1
    pairs = list(zip(gold, found, strict=True))
    precision = sum(inside[label][event] / by_found[label] for event, label in pairs) / len(pairs)
    recall = sum(inside[label][event] / by_gold[event] for event, label in pairs) / len(pairs)
    wrong = sum(inside[label][event] < max(inside[label].values()) for event, label in pairs)
    return precision, recall, 2 * precision * recall / (precision + recall), wrong / len(pairs)


def is_aside(event: str) -> bool:
    """Whether the event is of the half that nothing was chosen on."""
    return bool(zlib.crc32(event.encode()) % 2)


def main() -> None:
    """Print a line a set and half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", nargs="*", default=("tuned", "aside"), choices=("tuned", "aside"))
    options = parser.parse_args()
    kept: dict[str, list[tuple[str, StoryTerms]]] = {}
    number = 0
    for name in (*MIXED, "gun_incidents"):
        kept[name] = []
        for event, text in reports(options.data, name):
            number += 1
            article = parse_text(text, source="", name="")
            kept[name].append((event, story_terms(article, number)))
    print("half  | set | articles | P | R | B-cubed F1 | wrong merges | s")
    for half in options.half:
        for day, names in DAYS.items():
            some = [r for n in names for r in kept[n] if is_aside(r[0]) == (half == "aside")]
            began = time.perf_counter()
            groups = group([terms for _, terms in some])
            took = time.perf_counter() - began
            label = {number: index for index, members in enumerate(groups) for number in members}
            scores = b_cubed([event for event, _ in some], [label[t.number] for _, t in some])
            shown = " | ".join(f"{100 * score:.1f}" for score in scores)
            print(f"{half} | {day} | {len(some)} | {shown} | {took:.2f}", flush=True)


if __name__ == "__main__":
    main()
