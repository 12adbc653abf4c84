"""Export a python-crfsuite model in the format of `words.sequence_model`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pycrfsuite

from briefing.language.words.sequence_model import packed


def export_model(trained: Path, path: Path, lexicon: Mapping[str, Sequence[str]]) -> None:
    """Write the model `trained` to `path`, with the labels that each word of `lexicon` may have.

    Text, in four parts with an empty line between them: the labels and what they give to each other, a row for each;
    the features, sorted; the weights of each for all labels, packed, in hexadecimal; the lexicon. Weights are in
    thousandths. The labels that most features speak of come first, so that most packed weights are short.
    """
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    model = tagger.info()
    weights: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (feature, label), weight in model.state_features.items():
        if thousandths := _thousandths(weight):
            weights[feature][label] = thousandths
    uses = Counter(label for given in weights.values() for label in given)
    labels = sorted(model.labels, key=lambda label: (-uses[label], label))
    features = sorted(weights)
    parts = [
        [
            " ".join(labels),
            *[
                " ".join(
                    str(_thousandths(model.transitions.get((first, second), 0)))
                    for second in labels
                )
                for first in labels
            ],
        ],
        features,
        [f"{packed(weights[feature].get(label, 0) for label in labels):x}" for feature in features],
        [" ".join([word, *sorted(lexicon[word])]) for word in sorted(lexicon)],
    ]
    path.write_bytes("\n\n".join("\n".join(lines) for lines in parts).encode("utf-8"))


def _thousandths(weight: float) -> int:
    return round(1000 * weight)
