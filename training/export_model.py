"""Write a model that python-crfsuite trained as `briefing.language.sequence_model` reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pycrfsuite


def export_model(trained: Path, path: Path, lexicon: Mapping[str, Sequence[str]]) -> None:
    """Write the model `trained` to `path`, with the labels that each word of `lexicon` may have.

    Text, in four parts with an empty line between them: the labels and what they give to each other, a row for each;
    the features, sorted; the weights of each, as "label weight label weight"; the lexicon. Weights are in thousandths.
    """
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    dump = tagger.info()
    labels = sorted(dump.labels, key=lambda label: int(dump.labels[label]))
    places = {label: place for place, label in enumerate(labels)}
    rows = [
        " ".join(str(_thousandths(dump.transitions.get((first, second), 0))) for second in labels)
        for first in labels
    ]
    weights: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for (feature, label), weight in dump.state_features.items():
        if thousandths := _thousandths(weight):
            weights[feature].append((places[label], thousandths))
    features = sorted(weights)
    parts = [
        [" ".join(labels), *rows],
        features,
        [
            " ".join(f"{label} {weight}" for label, weight in sorted(weights[feature]))
            for feature in features
        ],
        [" ".join([word, *sorted(lexicon[word])]) for word in sorted(lexicon)],
    ]
    path.write_bytes("\n\n".join("\n".join(lines) for lines in parts).encode("utf-8"))


def _thousandths(weight: float) -> int:
    return round(1000 * weight)
