"""How well names are found: exact-span F1 on annotated news.

    python benchmarks/accuracy/names.py --data DIR [--part tune|kept|all]

Half of each set's documents ("tune") guided the work, the other half ("kept") did not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

KINDS = ("PER", "ORG", "LOC")
PEERS = {"ner_conll2020": "72.7", "ner_worldwide": "59.5", "ner_uner_pud": "64.2"}
"""PER+ORG+LOC F1 of the best of a CRF on the free sets and one trained on CoNLL-2003."""

Name = tuple[int, int, str]
Labeller = Callable[[list[list[str]]], Iterable[Sequence[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of names: in the gold standard, found, and found with the right words and kind."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            gold=self.gold + other.gold,
            found=self.found + other.found,
            right=self.right + other.right,
        )

    @property
    def precision(self) -> float:
        """The right ones among those found; 1 where nothing is found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The right ones among those to be found; 1 where there are none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0


def name_spans(labels: Sequence[str]) -> set[Name]:
    """The names that BIO `labels` mark, as (first word, word after the last, kind).

    An `I-` that continues no name of its kind begins one, as in the CoNLL-2003 script `conlleval`.

    >>> sorted(name_spans(["B-PER", "I-PER", "O", "I-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    spans: set[Name] = set()
    start, kind = 0, ""
    for position, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            spans.add((start, position, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = position, label[2:]
    return spans


def score_names(
    gold: Sequence[str], found: Sequence[str], kinds: Sequence[str] = KINDS
) -> dict[str, Score]:
    """One sentence's `Score` per kind: a name counts only with its exact words and kind.

    This is the measure of the CoNLL-2003 shared task (Tjong Kim Sang and De Meulder 2003), micro-averaged
    by adding scores up.
    """
    wanted, given = name_spans(gold), name_spans(found)
    scores = {}
    for kind in kinds:
        gold_names = {name for name in wanted if name[2] == kind}
        found_names = {name for name in given if name[2] == kind}
        scores[kind] = Score(
            gold=len(gold_names), found=len(found_names), right=len(gold_names & found_names)
        )
    return scores


def read_documents(path: Path, part: str = "all") -> list[list[dict[str, list[str]]]]:
    """The rows of the set, grouped by document, of one `part`: tune, kept or all."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    documents = [list(group) for _, group in groupby(rows, key=lambda row: row["doc"])]
    wanted = {"tune": (0,), "kept": (1,), "all": (0, 1)}[part]
    return [rows for rows in documents if zlib.crc32(rows[0]["doc"].encode()) % 2 in wanted]


def score_set(documents: list[list[dict[str, list[str]]]], labeller: Labeller) -> dict[str, Score]:
    """The scores of `labeller`, run on one document at a time, by kind, and over all kinds as "all"."""
    totals = {kind: Score() for kind in KINDS}
    for rows in documents:
        given = labeller([row["tokens"] for row in rows])
        for row, labels in zip(rows, given, strict=True):
            for kind, score in score_names(row["tags"], labels).items():
                totals[kind] += score
    totals["all"] = sum(totals.values(), Score())
    return totals


def table(data: Path, part: str = "all") -> list[tuple[str, str, str, str]]:
    """Rows of (annotator, set, figure, peer) for the benchmark's table; sets that are missing are left out."""
    from briefing.language.tagging import label

    rows = []
    for name in ("ner_conll2020", "ner_worldwide", "ner_uner_pud"):
        path = data / f"{name}.jsonl.gz"
        if path.exists():
            totals = score_set(
                read_documents(path, part), lambda words: [names for _, names in label(words)]
            )
            figures = "  ".join(f"{kind} {100 * totals[kind].f1:.1f}" for kind in ("all", *KINDS))
            precision, recall = 100 * totals["all"].precision, 100 * totals["all"].recall
            figures += f"  (P {precision:.1f} R {recall:.1f})"
            rows.append(("names, F1", name, figures, PEERS[name]))
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("tune", "kept", "all"), default="all")
    arguments = parser.parse_args()
    for row in table(arguments.data, arguments.part):
        print(*row, sep=" | ")


if __name__ == "__main__":
    main()
