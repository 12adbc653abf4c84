"""Train the models of `briefing.language.tagging`.

python training/train_tagger.py DATA OUTPUT
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from briefing.language.tagging import PUNCTUATION, name_features, tag_features

NAME_SETS = ("ner_gmb", "ner_wikigold", "ner_gum_ccby")
ALSO = {"LRB": "-LRB-", "RRB": "-RRB-", ";": ":"}


def main() -> None:
    """Write `pos.crfsuite` and `names.crfsuite`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--iterations", type=int, default=100)
    arguments = parser.parse_args()
    for name, rows, parameters in (
        ("pos", tag_rows, {"c1": 0.5, "c2": 0.01, "feature.minfreq": 3}),
        ("names", name_rows, {"c1": 0.3, "c2": 0.01, "feature.minfreq": 2}),
    ):
        if arguments.only in ("", name):
            started = time.time()
            trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
            for features, labels in rows(arguments.data, arguments.limit):
                trainer.append(features, labels)
            trainer.set_params({"max_iterations": arguments.iterations, **parameters})
            trainer.train(str(arguments.output / f"{name}.crfsuite"))
            print(name, round(time.time() - started), "s")


def read(path: Path) -> Iterator[dict]:
    """The rows of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def tag_rows(data: Path, limit: int) -> Iterator[tuple[list, list[str]]]:
    """Features and Penn tags."""
    for number, row in enumerate(read(data / "ner_gmb.jsonl.gz")):
        if number % max(1, 47575 // limit) == 0:
            tags = [
                PUNCTUATION.get(word, ALSO.get(tag, tag))
                for word, tag in zip(row["tokens"], row["pos"], strict=True)
            ]
            yield tag_features(row["tokens"]), tags


def name_rows(data: Path, limit: int) -> Iterator[tuple[list, list[str]]]:
    """Features and name labels."""
    for name in NAME_SETS:
        for number, row in enumerate(read(data / f"{name}.jsonl.gz")):
            if name != "ner_gmb" or number % max(1, 47575 // limit) == 0:
                yield name_features(row["tokens"]), row["tags"]


if __name__ == "__main__":
    main()
