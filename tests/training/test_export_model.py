"""Export a trained model and read it back."""

from __future__ import annotations

import random
from pathlib import Path

import pycrfsuite
import pytest

from briefing.language.words.sequence_model import SequenceModel

WORDS = "the a dog cat sees likes red big".split()
TAGS = dict(zip(WORDS, "D D N N V V J J".split(), strict=True))


def sentence(draw: random.Random) -> list[list[str]]:
    words = draw.choices(WORDS, k=draw.randrange(1, 9))
    return [
        [f"w{word}", f"l{word[-1]}", f"b{before}"]
        for before, word in zip(["|", *words], words, strict=False)
    ]


def labels(features: list[list[str]], draw: random.Random) -> list[str]:
    """Tags, one in five of them wrong: a model that is sure of all would be no trial."""
    return [
        TAGS[seen[0][1:]] if draw.random() < 0.8 else draw.choice(["D", "N", "V", "J"])
        for seen in features
    ]


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    draw = random.Random(7)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for _ in range(200):
        features = sentence(draw)
        trainer.append(features, labels(features, draw))
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 30})
    trainer.train(str(tmp_path / "small.crfsuite"))
    return tmp_path / "small.crfsuite"


def test_an_exported_model_labels_as_the_trained_one_does(
    trained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "training"))
    from export_model import export_model

    path = trained.with_suffix(".model")
    export_model(trained, path, {"dog": ["N", "V"]})
    model = SequenceModel(path)
    assert model.lexicon == {"dog": "N V"}
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    draw = random.Random(11)
    for _ in range(100):
        features = sentence(draw)
        run = [[*enumerate(model.unpacked(model.scores(seen)))] for seen in features]
        found = [model.labels[label] for label in model.best_labels(run, -1, -1)]
        assert found == tagger.tag(features)


def test_what_trains_the_models_can_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "training"))
    from invented_lines import invented_lines
    from train_tagger import CLITICS, PUNCTUATION

    for words, names in invented_lines("sentences", 40):
        assert len(words) == len(names)
    assert not CLITICS.keys() & PUNCTUATION.keys()
