"""How well summaries keep what people's own summaries and answers say: ours, the first sentences, and others.

    python benchmarks/accuracy/summaries.py --data DIR [--sets NAME ...] [--weights shipped|folds] [--cache DIR]

ROUGE-1, -2 and -Lsum F1 times 100 (Lin 2004), with stemming, by the package `rouge-score` (installed for this
benchmark only); for giveme5w1h the share of the human answers to who, what, when, where, why and how that the summary
keeps (80 % of the content words of one of an answer's phrases). Our weights were fitted on these sets, so by default
each article is summarised with the weights fitted without its fifth of the articles (`training/cards/salience.json`).
With --cache, annotated articles are kept in that folder and read from there: delete it when the language layer changes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

from briefing.analysis.salience import WEIGHTS, choose, score_sentences
from briefing.analysis.sentences import AnnotatedSentence, annotated_sentences
from briefing.analysis.story import tell_story
from briefing.analysis.terms import words_of as sentence_words
from briefing.language import annotate
from briefing.model.annotation import AnnotatedArticle
from briefing.sources.plaintext import parse_text

FOLDS = 5
FOLD_WEIGHTS = Path(__file__).parents[2] / "training" / "cards" / "salience.json"
QUESTIONS = ("who", "what", "when", "where", "why", "how")


@dataclass(frozen=True, slots=True)
class SummarySet:
    """A set: its name, how long its summaries are, and others' published or measured figures for it."""

    name: str
    sentences: int | None
    words: int | None
    peers: str


SETS = (
    SummarySet("cnndm_val1000", 3, None, "first three 28.4/10.6/25.3, SumBasic 26.0, oracle 47.8"),
    SummarySet("cnndm_train200", 3, None, "first three 35.9/14.8/32.6, SumBasic 32.1, oracle 54.7"),
    SummarySet("summeval", 3, None, "first three 42.0/19.5/38.2, RNES 43.1/20.3/39.2, oracle 54.6"),
    SummarySet("realsumm", 3, None, "first three 40.1/17.1/36.1, NeuSum 42.8, MatchSum 46.0, oracle 55.1"),
    SummarySet("newsroom60", 2, None, "first two 26.7, LexRank 22.9"),
    SummarySet("gum_news", 1, None, "first 36.4, best of sumy 35.2"),
    SummarySet("giveme5w1h", None, 90, "first three .709, sumy edmundson .643, oracle .860"),
)  # fmt: skip

Row = dict[str, Any]
Chooser = Callable[[Sequence[AnnotatedSentence], Row], list[int]]


@dataclass(frozen=True, slots=True)
class Example:
    """An article of a set, annotated, with the row that it came from."""

    row: Row
    annotated: AnnotatedArticle

    @property
    def fold(self) -> int:
        """The fifth of all articles that this one belongs to."""
        return zlib.crc32(self.row["id"].encode()) % FOLDS


def read_examples(data: Path, name: str, cache_folder: Path | None = None) -> list[Example]:
    """The annotated articles of a set, those without any sentence left out."""
    cached = cache_folder / f"{name}.pickle" if cache_folder else None
    if cached and cached.exists():
        examples: list[Example] = pickle.loads(cached.read_bytes())
        return examples
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    examples = [
        Example(row, annotate(parse_text(row["text"], source="-", name="-"))) for row in rows
    ]
    examples = [example for example in examples if example.annotated.sentences]
    if cached:
        cached.parent.mkdir(parents=True, exist_ok=True)
        cached.write_bytes(pickle.dumps(examples))
    return examples


def incident_sentences(annotated: AnnotatedArticle) -> frozenset[int]:
    """The numbers of the sentences that tell of the main incident, as a summary has them."""
    story = tell_story(annotated, 1)
    return frozenset(trigger.sentence.number for trigger in (story.main.triggers if story else ()))


def ours(summary_set: SummarySet, example: Example, weights: Mapping[str, float]) -> str:
    """Our summary of an article, a sentence a line."""
    parts = annotated_sentences(example.annotated)
    scored = score_sentences(
        parts, incident_sentences=incident_sentences(example.annotated), weights=weights
    )
    chosen = choose(
        scored,
        summary_set.sentences or len(parts),
        words=summary_set.words,
        repetition=weights["repetition"],
    )
    return "\n".join(_folded(part.text()) for part in chosen)


def first_sentences(summary_set: SummarySet, example: Example) -> str:
    """As many of the first sentences as the set asks for; of a set with a number of words, those that fit whole."""
    texts = [_folded(example.annotated.text(s.span)) for s in example.annotated.sentences]
    kept: list[str] = []
    for text in texts[: summary_set.sentences]:
        words = len(" ".join([*kept, text]).split())
        if kept and summary_set.words is not None and words > summary_set.words:
            break
        kept.append(text)
    return "\n".join(kept)


def first_words(example: Example, count: int) -> str:
    """The first `count` words of the article."""
    texts = [_folded(example.annotated.text(s.span)) for s in example.annotated.sentences]
    return " ".join(" ".join(texts).split()[:count])


def oracle(summary_set: SummarySet, example: Example) -> str:
    """The sentences that, taken one by one, raise the score most; what no choice of sentences beats by much."""
    texts = [_folded(example.annotated.text(s.span)) for s in example.annotated.sentences]
    taken: list[int] = []
    best = -1.0
    while len(taken) < (summary_set.sentences or len(texts)):
        trials = [
            (figures(example.row, _joined(texts, [*taken, place]))[0], -place)
            for place in range(len(texts))
            if place not in taken and _fits(summary_set, texts, [*taken, place])
        ]
        if not trials or max(trials)[0] <= best:
            break
        best, place = max(trials)
        taken.append(-place)
    return _joined(texts, taken)


def figures(row: Row, summary: str) -> tuple[float, ...]:
    """ROUGE-1, -2 and -Lsum F1 of a summary, times 100; or the share of the answers that it keeps, as one figure."""
    if "who" in row:
        return (answers_kept(row, summary),)
    reference = re.sub(r"(?<=[.!?]) +(?=[A-Z\"'])", "\n", row["summary"])
    scores = _scorer().score(reference, summary)
    return tuple(100 * scores[name].fmeasure for name in ("rouge1", "rouge2", "rougeLsum"))


def answers_kept(row: Row, summary: str) -> float:
    """The share of the row's questions an answer to which stands in the summary, from 0 to 1."""
    kept = []
    stop_words = sentence_words("stop words")
    words = set(map(stemmed, words_of(summary)))
    for question in QUESTIONS:
        phrases = [
            [stemmed(word) for word in words_of(text) if word not in stop_words]
            for text in row[question]
        ]
        if row[question]:
            kept.append(
                any(p and sum(word in words for word in p) >= 0.8 * len(p) for p in phrases)
            )
    return mean(kept) if kept else 0.0


def words_of(text: str) -> list[str]:
    """The words of a text as ROUGE has them: runs of letters and figures, in lower case."""
    return re.findall(r"[a-z0-9]+", text.lower())


@cache
def stemmed(word: str) -> str:
    """The word's Porter stem, as ROUGE has it."""
    return str(_stemmer().stem(word)) if len(word) > 3 else word


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
) -> Iterator[tuple[str, ...]]:
    """Rows of (set, summary, figures, words), for each set that is there."""
    for summary_set in SETS:
        name = summary_set.name
        if (sets and name not in sets) or not (data / f"{name}.jsonl.gz").exists():
            continue
        examples = read_examples(data, name, cache_folder)
        mine = [ours(summary_set, example, weights[example.fold]) for example in examples]
        words = round(mean(len(summary.split()) for summary in mine))
        others = {
            "ours": mine,
            "first sentences": [first_sentences(summary_set, example) for example in examples],
            f"first {words} words": [first_words(example, words) for example in examples],
            "greedy oracle": [oracle(summary_set, example) for example in examples],
        }
        for label, summaries in others.items():
            yield (name, label, *_averages(examples, summaries))
        yield (name, "published", summary_set.peers, "")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", default=())
    parser.add_argument("--weights", choices=("folds", "shipped"), default="folds")
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    weights = fold_weights() if arguments.weights == "folds" else [WEIGHTS] * FOLDS
    for row in table(arguments.data, arguments.sets, weights=weights, cache_folder=arguments.cache):
        print(*row, sep=" | ", flush=True)


def _averages(examples: Sequence[Example], summaries: Sequence[str]) -> tuple[str, str]:
    rows = [figures(example.row, text) for example, text in zip(examples, summaries, strict=True)]
    averages = [mean(column) for column in zip(*rows, strict=True)]
    words = mean(len(summary.split()) for summary in summaries)
    shape = "{:.3f}" if len(averages) == 1 else "{:.1f}"
    return "/".join(map(shape.format, averages)), f"{words:.0f} words"


def _fits(summary_set: SummarySet, texts: Sequence[str], places: Sequence[int]) -> bool:
    words = summary_set.words
    return words is None or sum(len(texts[place].split()) for place in places) <= words


def _joined(texts: Sequence[str], places: Sequence[int]) -> str:
    return "\n".join(texts[place] for place in sorted(places))


def _folded(text: str) -> str:
    return " ".join(text.split())


@cache
def _stemmer() -> Any:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


@cache
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rouge1", "rouge2", "rougeLsum"], use_stemmer=True)


if __name__ == "__main__":
    main()
