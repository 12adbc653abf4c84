"""Score names: exact-span F1 of persons, groups and places.

    python benchmarks/accuracy/names.py --data DIR [--part tune|kept|all]

Half of each set's documents ("tune") guided the work, the other half ("kept") did not. Each set is read
twice: "given" tags the set's own tokens, as its peers were measured; "own" tags the text with this
package's tokens, which is what a reader gets.
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
from typing import Any

KINDS = ("PER", "ORG", "LOC")
PEERS = {"ner_conll2020": "72.7", "ner_worldwide": "59.5", "ner_uner_pud": "64.2"}
"""PER+ORG+LOC F1, best of a plain CRF on the free sets and one trained on CoNLL-2003."""

Name = tuple[int, int, str]
Row = dict[str, Any]
Reader = Callable[[Sequence[Row]], Iterable[tuple[set[Name], set[Name]]]]
"""From a document's rows to the names (gold, found) of each, in the same positions."""


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


def score_names(gold: set[Name], found: set[Name]) -> dict[str, Score]:
    """One sentence's `Score` per kind: a name counts only with its exact span and kind.

    This is the measure of the CoNLL-2003 shared task (Tjong Kim Sang and De Meulder 2003), micro-averaged
    by adding scores up. Names of other kinds (MISC) are left out: the sets differ in them.
    """
    scores = {}
    for kind in KINDS:
        wanted, given = ({name for name in names if name[2] == kind} for names in (gold, found))
        scores[kind] = Score(gold=len(wanted), found=len(given), right=len(wanted & given))
    return scores


def read_documents(path: Path, part: str = "all") -> list[list[Row]]:
    """The rows of news of a set, grouped by document, of one `part`: tune, kept or all."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row.get("genre", "news") == "news"]
    documents = [list(group) for _, group in groupby(rows, key=lambda row: row["doc"])]
    wanted = {"tune": (0,), "kept": (1,), "all": (0, 1)}[part]
    return [rows for rows in documents if zlib.crc32(rows[0]["doc"].encode()) % 2 in wanted]


def is_whole(row: Row) -> bool:
    r"""Whether the row's tokens are words: a sixth of ner_worldwide's rows hold "Dubai\tB-Organization"."""
    return not any("\t" in token for token in row["tokens"])


def read_given(rows: Sequence[Row]) -> list[tuple[set[Name], set[Name]]]:
    """Gold and found names, in positions of the set's own tokens."""
    from briefing.language.words.tagging import label

    labels = label([[token.partition("\t")[0] for token in row["tokens"]] for row in rows])
    return [
        (name_spans(row["tags"]), name_spans(names))
        for row, (_, names) in zip(rows, labels, strict=True)
    ]


def read_own(rows: Sequence[Row]) -> list[tuple[set[Name], set[Name]]]:
    """Gold and found names, in positions of the characters of the row's text."""
    from briefing.language.text.tokens import token_spans
    from briefing.language.words.tagging import label

    texts = [row.get("text") or " ".join(row["tokens"]) for row in rows]
    places = [token_spans(text, 0, len(text)) for text in texts]
    words = [
        [text[start:end] for start, end in spans] for text, spans in zip(texts, places, strict=True)
    ]
    return [
        (_in_text(name_spans(row["tags"]), _offsets(row, text)), _in_text(name_spans(names), spans))
        for row, text, spans, (_, names) in zip(rows, texts, places, label(words), strict=True)
    ]


def score_set(documents: Sequence[Sequence[Row]], reader: Reader) -> dict[str, Score]:
    """The scores of `reader`, run on one document at a time, by kind, and over all kinds as "all"."""
    totals = {kind: Score() for kind in KINDS}
    for rows in documents:
        for gold, found in reader(rows):
            for kind, score in score_names(gold, found).items():
                totals[kind] += score
    totals["all"] = sum(totals.values(), Score())
    return totals


def table(data: Path, part: str = "all") -> list[tuple[str, str, str, str]]:
    """Rows of (annotator, set, figure, peer) for the benchmark's table; sets that are missing are left out."""
    rows = []
    for name, peer in PEERS.items():
        path = data / f"{name}.jsonl.gz"
        if not path.exists():
            continue
        documents = read_documents(path, part)
        whole = [[row for row in document if is_whole(row)] for document in documents]
        rows.append(("names, given tokens", name, _figures(documents, read_given), peer))
        if whole != documents:
            rows.append(
                ("names, given tokens", f"{name}, whole rows", _figures(whole, read_given), "")
            )
        rows.append(("names, own tokens", f"{name}, whole rows", _figures(whole, read_own), ""))
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("tune", "kept", "all"), default="all")
    arguments = parser.parse_args()
    for row in table(arguments.data, arguments.part):
        print(*row, sep=" | ")


def _offsets(row: Row, text: str) -> list[tuple[int, int]]:
    if "offsets" in row:
        return [(start, end) for start, end in row["offsets"]]
    spans, position = [], 0
    for token in row["tokens"]:
        start = text.index(token, position)
        position = start + len(token)
        spans.append((start, position))
    return spans


def _in_text(names: set[Name], spans: Sequence[tuple[int, int]]) -> set[Name]:
    return {(spans[start][0], spans[end - 1][1], kind) for start, end, kind in names}


def _figures(documents: Sequence[Sequence[Row]], reader: Reader) -> str:
    totals = score_set(documents, reader)
    figures = "  ".join(f"{kind} {100 * totals[kind].f1:.1f}" for kind in ("all", *KINDS))
    precision, recall = 100 * totals["all"].precision, 100 * totals["all"].recall
    return f"{figures}  (P {precision:.1f} R {recall:.1f})"


if __name__ == "__main__":
    main()
