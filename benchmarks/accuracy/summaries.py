"""Score summaries against people's own: ours, the lead, and every rival.

    python benchmarks/accuracy/summaries.py --data DIR [--sets NAME ...] [--weights shipped|folds] [--cache DIR]
                                            [--oracle]

ROUGE-1, -2 and -Lsum F1 times 100 (Lin 2004), with stemming, by the package `rouge-score` (installed for this
benchmark only); for giveme5w1h the share of the human answers to who, what, when, where, why and how that the summary
keeps (80 % of the content words of one of an answer's phrases). One scorer and one length for all: so many sentences,
or so many words; "as many first words" are cut in mid-sentence after as many words as our summary of the same article
has. Our weights were fitted on these sets, so by default each article is summarised with the weights fitted without its
fifth of the articles (`training/cards/salience.json`). Rivals are the methods of `--method`, those of sumy, where it is
installed (`rivals.py`), and the published systems whose summaries a set carries.
With --cache, annotated articles are kept in that folder and read from there: delete it when the language layer changes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from rivals import published_systems, sumy_methods
from summary_scores import figures, greedy_oracle, joined_averages

from briefing.analysis.choice.key_sentences import find_key_sentences
from briefing.analysis.choice.methods import METHODS
from briefing.analysis.choice.salience import WEIGHTS
from briefing.analysis.incident.story import tell_story
from briefing.analysis.text.sentences import annotated_sentences
from briefing.language import annotate
from briefing.model.annotation import AnnotatedArticle
from briefing.model.results import Choice, Length
from briefing.sources.plaintext import parse_text

FOLDS = 5
FOLD_WEIGHTS = Path(__file__).parents[2] / "training" / "cards" / "salience.json"


@dataclass(frozen=True, slots=True)
class SummarySet:
    """A set: its name, and how long its summaries are."""

    name: str
    sentences: int | None
    words: int | None = None


SETS = (
    SummarySet("cnndm_val1000", 3),
    SummarySet("cnndm_train200", 3),
    SummarySet("summeval", 3),
    SummarySet("realsumm", 3),
    SummarySet("newsroom60", 2),
    SummarySet("gum_news", 1),
    SummarySet("giveme5w1h", None, 90),
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """An article of a set, annotated, with the row that it came from."""

    row: Row
    annotated: AnnotatedArticle

    @property
    def fold(self) -> int:
        """The fifth of all articles that this one belongs to."""
        return zlib.crc32(self.row["id"].encode()) % FOLDS

    @property
    def texts(self) -> list[str]:
        """The article's sentences."""
        return [_folded(self.annotated.text(s.span)) for s in self.annotated.sentences]


def read_examples(data: Path, name: str, cache_folder: Path | None = None) -> list[Example]:
    """The annotated articles of a set, those without any sentence left out."""
    cached = cache_folder / f"{name}.pickle" if cache_folder else None
    if cached and cached.exists():
        return [Example(*pair) for pair in pickle.loads(cached.read_bytes())]
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    examples = [
        Example(row, annotate(parse_text(row["text"], source="-", name="-"))) for row in rows
    ]
    examples = [example for example in examples if example.annotated.sentences]
    if cached:
        cached.parent.mkdir(parents=True, exist_ok=True)
        # Pairs, as the name of this module depends on the script that runs.
        cached.write_bytes(pickle.dumps([(each.row, each.annotated) for each in examples]))
    return examples


def incident_sentences(annotated: AnnotatedArticle) -> frozenset[int]:
    """The numbers of the sentences that tell of the main incident, as a summary has them."""
    story = tell_story(annotated, 1)
    return frozenset(trigger.sentence.number for trigger in (story.main.triggers if story else ()))


def summary_by(
    method: str, summary_set: SummarySet, example: Example, weights: Mapping[str, float] = WEIGHTS
) -> str:
    """The summary of an article as `--method` gives it, a sentence a line."""
    parts = annotated_sentences(example.annotated)
    chosen = find_key_sentences(
        parts,
        Choice(method, Length(sentences=summary_set.sentences, words=summary_set.words)),
        incident_sentences=(
            incident_sentences(example.annotated) if method == "default" else frozenset()
        ),
        weights=weights,
    )
    return "\n".join(_folded(parts[place].text()) for place in chosen.taken)


def first_sentences(summary_set: SummarySet, example: Example) -> str:
    """As many of the first sentences as the set asks for; of a set with a number of words, those that fit whole."""
    kept: list[str] = []
    for text in example.texts[: summary_set.sentences]:
        words = len(" ".join([*kept, text]).split())
        if kept and summary_set.words is not None and words > summary_set.words:
            break
        kept.append(text)
    return "\n".join(kept)


def first_words(example: Example, count: int) -> str:
    """The first `count` words of the article."""
    return " ".join(" ".join(example.texts).split()[:count])


def fold_weights() -> list[dict[str, float]]:
    """The weights fitted without each fifth of the articles."""
    folds: list[dict[str, float]] = json.loads(FOLD_WEIGHTS.read_text(encoding="utf-8"))["folds"]
    return folds


def table(
    data: Path,
    sets: Sequence[str] = (),
    *,
    weights: Sequence[Mapping[str, float]],
    cache_folder: Path | None = None,
    oracle: bool = False,
) -> Iterator[tuple[str, ...]]:
    """Rows of (set, summary, figures, words), for each set that is there."""
    for summary_set in SETS:
        name = summary_set.name
        if (sets and name not in sets) or not (data / f"{name}.jsonl.gz").exists():
            continue
        examples = read_examples(data, name, cache_folder)
        for label, summaries in _summaries(summary_set, examples, weights, oracle):
            yield (name, label, *_averages(examples, summaries))


def _summaries(
    summary_set: SummarySet,
    examples: Sequence[Example],
    weights: Sequence[Mapping[str, float]],
    oracle: bool,
) -> Iterator[tuple[str, Sequence[str | None]]]:
    """Each way to summarise, with its summary of each article, None where it has none."""
    length = {"sentences": summary_set.sentences, "words": summary_set.words}
    mine = [summary_by("default", summary_set, each, weights[each.fold]) for each in examples]
    yield "ours", mine
    yield "first sentences", [first_sentences(summary_set, each) for each in examples]
    yield (
        "as many first words",
        [first_words(e, len(own.split())) for e, own in zip(examples, mine, strict=True)],
    )
    for method in METHODS:
        if method != "lead":  # the first sentences
            yield f"--method {method}", [summary_by(method, summary_set, e) for e in examples]
    others: dict[str, Callable[[Example], str | None]] = {
        **{
            f"sumy {name}": lambda each, choose=choose: choose(each.texts, **length)
            for name, choose in sumy_methods().items()
        },
        **{
            f"published {name}": lambda each, system=system: system(each.row)
            for name, system in published_systems([each.row for each in examples]).items()
        },
    }
    if oracle:
        others["greedy oracle"] = lambda each: greedy_oracle(each.row, each.texts, **length)
    for label, summarize in others.items():
        yield label, [summarize(each) for each in examples]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", default=())
    parser.add_argument("--weights", choices=("folds", "shipped"), default="folds")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--oracle", action="store_true", help="the best that sentences can do")
    arguments = parser.parse_args()
    weights = fold_weights() if arguments.weights == "folds" else [WEIGHTS] * FOLDS
    for row in table(
        arguments.data,
        arguments.sets,
        weights=weights,
        cache_folder=arguments.cache,
        oracle=arguments.oracle,
    ):
        print(*row, sep=" | ", flush=True)


def _averages(examples: Sequence[Example], summaries: Sequence[str | None]) -> tuple[str, str]:
    there = [(e, text) for e, text in zip(examples, summaries, strict=True) if text is not None]
    words = mean(len(text.split()) for _, text in there)
    rows = [figures(example.row, text) for example, text in there]
    of_all = "" if len(there) == len(examples) else f", {len(there)} of {len(examples)} articles"
    return joined_averages(rows), f"{words:.0f} words{of_all}"


def _folded(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main()
