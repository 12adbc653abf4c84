"""Train the part-of-speech and the name model of `language.words.tagging`.

    python training/train_tagger.py DATA OUTPUT [--only pos|names]

DATA holds the annotated sets (`ner_gmb.jsonl.gz`, ...), OUTPUT gets `pos.model` and `names.model`, and beside them, for
the next round, the models as python-crfsuite writes them.
The same data gives the same bytes: L-BFGS starts from zero, sentences keep their
order, and nothing is drawn at random. One core; see `training/README.md` for the time it takes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from briefing.language.words import sequence_model
from briefing.language.words.parts_of_speech import tag_words
from briefing.language.words.word_features import Features, name_features, normal_form, tag_features
from briefing.language.words.word_kinds import word_kinds
from export_model import export_model
from invented_lines import invented_lines

Sequences = Iterable[tuple[Sequence[Features], Sequence[str]]]

TAG_SETTINGS = {"c1": 0.5, "c2": 0.01, "max_iterations": 70, "feature.minfreq": 3}
NAME_SETTINGS = {"c1": 0.2, "c2": 0.02, "max_iterations": 80, "feature.minfreq": 2}
GOLD_COPIES = 3
"""How often the hand-made names count against the silver ones."""
INVENTED_LINES = {"credits": 240, "sentences": 1200}
"""How many lines of each section of `invented_lines.txt`."""
SILVER_STEPS = (4, 1)
"""Each round's share of the silver documents: every fourth, all."""

LEXICON_COUNT, LEXICON_SHARE = 20, 0.005
"""A word that is met so often may have the tags that it has in this share of its places, and no others."""

PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", ":": ":", ";": ":", "...": ":", "…": ":", "--": ":",
    "—": ":", "–": ":", "(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "“": "``",
    "”": "''", "``": "``", "''": "''", "$": "$", "£": "$", "€": "$", "¥": "$", "#": "#",
}  # fmt: skip
"""Marks whose tag is certain."""

CLITICS = {
    "'s": "POS VBZ", "'re": "VBP", "'ve": "VBP", "'m": "VBP", "'ll": "MD", "'d": "MD VBD", "n't": "RB",
    "ca": "MD", "wo": "MD", "sha": "MD", "cannot": "MD", "am": "VBP", '"': "`` ''",
}  # fmt: skip
"""Words of speech, of which the news broadcasts that the model learns from have few."""


class Row(NamedTuple):
    """A sentence with its tags, the labels to learn, and the stretches (first, end) to learn from."""

    words: list[str]
    tags: list[str]
    labels: list[str]
    parts: list[tuple[int, int]]


def main() -> None:
    """Train and write the models asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--only", choices=("pos", "names"))
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    if arguments.only != "names":
        trained = arguments.output / "pos.crfsuite"
        fit(tag_sequences(arguments.data), trained, TAG_SETTINGS)
        export_model(trained, trained.with_suffix(".model"), tag_lexicon(arguments.data))
    # The name model learns from the tags of the model that stands beside it.
    sequence_model.MODELS = arguments.output
    if arguments.only != "pos":
        trained = arguments.output / "names.crfsuite"
        train_names(arguments.data, trained)
        export_model(trained, trained.with_suffix(".model"), {})


def train_names(data: Path, model: Path) -> None:
    """Write the name model: learn from the hand-made sets, then from the silver set where both agree.

    GMB's names are made by a program and often wrong ("York Chow" an organisation). Each round keeps of its
    sentences the stretches whose labels the model before finds too.
    """
    silver = [
        british(rows) if number % 2 else rows
        for number, rows in enumerate(read_names(data / "ner_gmb.jsonl.gz"))
    ]
    gold = [
        rows
        for name in ("ner_wikigold", "ner_gum_ccby")
        for rows in read_names(data / f"{name}.jsonl.gz")
    ]
    gold = GOLD_COPIES * gold + [
        [Row(words, tag_words(words), labels, [(0, len(words))])]
        for section, count in INVENTED_LINES.items()
        for words, labels in invented_lines(section, count)
    ]
    tweets = read_names(data / "ner_wnut17.jsonl.gz")
    fit(name_sequences(gold + tweets), model, NAME_SETTINGS)
    for step in SILVER_STEPS:
        silver_part = agreed(silver[::step], model)
        fit(name_sequences(gold + agreed(tweets, model) + silver_part), model, NAME_SETTINGS)


def read_names(path: Path) -> list[list[Row]]:
    """The sentences of a set with their name labels, by document."""
    rows = list(_read(path))
    if "doc" in rows[0]:
        groups = [list(group) for _, group in groupby(rows, key=lambda row: row["doc"])]
    else:
        # Tweets stand alone; WikiGold's articles follow each other without a border.
        size = 1 if "wnut" in path.name else 15
        groups = [rows[start : start + size] for start in range(0, len(rows), size)]
    return [
        [
            Row(words, tag_words(words), normalise(words, row["tags"]), [(0, len(words))])
            for row in group
            for words in [row["tokens"]]
        ]
        for group in groups
    ]


def normalise(words: Sequence[str], labels: Sequence[str]) -> list[str]:
    """The labels in one style: titles outside the name, demonyms (which some sets leave out) MISC."""
    labels = list(labels)
    for place, word in enumerate(words):
        following = labels[place + 1] if place + 1 < len(labels) else "O"
        kinds = word_kinds(word)
        if labels[place] == "B-PER" and following == "I-PER" and "T" in kinds and "F" not in kinds:
            labels[place : place + 2] = ["O", "B-PER"]
        elif labels[place] == "O" and kinds == "D" and following[:1] != "I":
            labels[place] = "B-MISC"
    return labels


def british(rows: list[Row]) -> list[Row]:
    """The rows with titles abbreviated without a full stop: American texts know only "Mr."."""
    short = {"Mr.": "Mr", "Mrs.": "Mrs", "Ms.": "Ms", "Dr.": "Dr"}
    return [row._replace(words=[short.get(word, word) for word in row.words]) for row in rows]


def agreed(documents: list[list[Row]], model: Path) -> list[list[Row]]:
    """The documents with the parts cut out where the labels and those of `model` differ."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    result = []
    for rows in documents:
        features = name_features([row.words for row in rows], [row.tags for row in rows])
        result.append(
            [
                row._replace(parts=_common_parts(row.labels, tagger.tag(sentence)))
                for row, sentence in zip(rows, features, strict=True)
            ]
        )
    return result


def name_sequences(documents: list[list[Row]]) -> Sequences:
    """Features and labels of the parts to learn from."""
    for rows in documents:
        sentences = name_features([row.words for row in rows], [row.tags for row in rows])
        for row, features in zip(rows, sentences, strict=True):
            for start, end in row.parts:
                yield features[start:end], row.labels[start:end]


def tag_sequences(data: Path) -> Sequences:
    """Features and Penn Treebank tags."""
    for words, tags in read_tags(data):
        yield tag_features(words), tags


def tag_lexicon(data: Path) -> dict[str, list[str]]:
    """The tags that a word may have, of words that are frequent, marks and clitics."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in read_tags(data):
        for word, tag in zip(words, tags, strict=True):
            counts[normal_form(word)][tag] += 1
    lexicon = {
        word: [tag for tag, count in tags.items() if count >= LEXICON_SHARE * tags.total()]
        for word, tags in counts.items()
        if tags.total() >= LEXICON_COUNT
    }
    certain = PUNCTUATION | CLITICS | {word.capitalize(): tags for word, tags in CLITICS.items()}
    return lexicon | {word: tags.split() for word, tags in certain.items()}


def read_tags(data: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The sentences of GMB with their tags, those of punctuation marks made certain."""
    brackets = {"LRB": "-LRB-", "RRB": "-RRB-", ";": ":"}
    for row in _read(data / "ner_gmb.jsonl.gz"):
        words = row["tokens"]
        yield (
            words,
            [
                PUNCTUATION.get(word, brackets.get(tag, tag))
                for word, tag in zip(words, row["pos"], strict=True)
            ],
        )


def fit(sequences: Sequences, model: Path, settings: dict[str, float]) -> None:
    """Write the conditional random field fitted to the sequences."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for features, labels in sequences:
        trainer.append(features, labels)
    trainer.set_params(settings)
    trainer.train(str(model))


def _read(path: Path) -> Iterator[dict[str, list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _common_parts(labels: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches outside the names that only one of the two labellings has."""
    disputed = {
        place for start, end, _ in _names(labels) ^ _names(found) for place in range(start, end)
    }
    parts: list[tuple[int, int]] = []
    start = 0
    for place in [*sorted(disputed), len(labels)]:
        if place > start:
            parts.append((start, place))
        start = place + 1
    return parts


def _names(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    names = set()
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            names.add((start, place, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = place, label[2:]
    return names


if __name__ == "__main__":
    main()
