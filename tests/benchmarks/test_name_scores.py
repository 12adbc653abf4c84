"""The scorer of names, on cases worked by hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from types import ModuleType

import pytest

from scripts import load_scorer


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    return load_scorer("names")


SPANS = [
    ("O O", set()),
    ("B-PER I-PER O", {(0, 2, "PER")}),
    # two names side by side
    ("B-PER B-PER", {(0, 1, "PER"), (1, 2, "PER")}),
    # a name at the end
    ("O B-LOC", {(1, 2, "LOC")}),
    # a name that begins with I-, after nothing and after another kind
    ("I-ORG O", {(0, 1, "ORG")}),
    ("B-PER I-ORG", {(0, 1, "PER"), (1, 2, "ORG")}),
]


@pytest.mark.parametrize(("labels", "expected"), SPANS)
def test_name_spans(scorer: ModuleType, labels: str, expected: set[tuple[int, int, str]]) -> None:
    assert scorer.name_spans(labels.split()) == expected


def test_only_exact_words_and_kind_count(scorer: ModuleType) -> None:
    gold = scorer.name_spans("B-PER I-PER O B-LOC O B-ORG O".split())
    found = scorer.name_spans("B-PER I-PER O B-ORG O B-ORG I-ORG".split())
    scores = scorer.score_names(gold, found)
    # the person is right; the place was called a group; the group is a word too long
    assert scores["PER"] == scorer.Score(gold=1, found=1, right=1)
    assert scores["LOC"] == scorer.Score(gold=1, found=0, right=0)
    assert scores["ORG"] == scorer.Score(gold=1, found=2, right=0)
    total = sum(scores.values(), scorer.Score())
    assert (total.precision, total.recall, total.f1) == (1 / 3, 1 / 3, 1 / 3)


def test_miscellaneous_names_do_not_count(scorer: ModuleType) -> None:
    scores = scorer.score_names({(0, 1, "MISC")}, {(1, 2, "MISC")})
    assert set(scores.values()) == {scorer.Score()}
    assert scorer.Score().f1 == 1.0


def test_documents_are_split_in_two_halves(scorer: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "ner_tiny.jsonl.gz"
    rows = [{"doc": f"d{n // 2}", "tokens": ["Ann"], "tags": ["B-PER"]} for n in range(40)]
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    tune, kept = scorer.read_documents(path, "tune"), scorer.read_documents(path, "kept")
    assert len(tune) + len(kept) == len(scorer.read_documents(path)) == 20
    assert tune
    assert kept
    assert all(len(rows) == 2 for rows in tune + kept)
    totals = scorer.score_set(tune, lambda rows: [({(0, 1, "PER")}, set()) for _ in rows])
    assert totals["all"] == scorer.Score(gold=2 * len(tune), found=0, right=0)


def test_own_tokens_are_compared_by_character(scorer: ModuleType) -> None:
    # the set cuts "Al-Bashir" in three; this package does not
    row = {
        "text": "President Omar al-Bashir left Kenya.",
        "tokens": ["President", "Omar", "al", "-", "Bashir", "left", "Kenya", "."],
        "offsets": [[0, 9], [10, 14], [15, 17], [17, 18], [18, 24], [25, 29], [30, 35], [35, 36]],
        "tags": ["O", "B-PER", "I-PER", "I-PER", "I-PER", "O", "B-LOC", "O"],
    }
    [(gold, found)] = scorer.read_own([row])
    assert gold == found == {(10, 24, "PER"), (30, 35, "LOC")}
    del row["text"], row["offsets"]
    [(gold, _)] = scorer.read_own([row])
    assert gold == {(10, 26, "PER"), (32, 37, "LOC")}


def test_rows_with_labels_among_their_tokens_are_known(scorer: ModuleType) -> None:
    assert scorer.is_whole({"tokens": ["Dubai", "Police"]})
    assert not scorer.is_whole({"tokens": ["Dubai\tB-Organization"]})
