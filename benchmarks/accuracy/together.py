"""Score summaries of several articles against those of editors.

    python benchmarks/accuracy/together.py --data DIR [--sentences 9] [--half 1 2]

ROUGE-1, -2 and -Lsum F1 times 100 (Lin 2004), with stemming, by the package `rouge-score` (installed for this
benchmark only), on clusters of Multi-News (Fabbri et al. 2019). The weights of
`briefing.analysis.choice.joint_choice` were chosen on the first half, every other cluster from the first on: the
second half is what counts. As longer summaries score higher, the first words of the articles, as many as ours has
on average, stand beside it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from summary_scores import figures as rouge
from summary_scores import joined_averages

from briefing.analysis.answers.together import summarize_together
from briefing.analysis.choice.methods import METHODS
from briefing.language import annotate
from briefing.model.collection import Collection
from briefing.model.results import Choice, Length
from briefing.sources.plaintext import parse_text

Cluster = tuple[dict[str, Any], Collection]


def read_clusters(data: Path) -> list[Cluster]:
    """The rows of the set, each with its articles annotated, in the order of the set."""
    with gzip.open(data / "multinews100.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    clusters = []
    for row in rows:
        articles = (parse_text(text, source="-", name="-") for text in row["documents"])
        clusters.append((row, Collection(tuple(map(annotate, articles)))))
    return clusters


def summary_by(method: str, sentences: int) -> Callable[[Cluster], str]:
    """The joint summary by that method, a sentence a line."""
    choice = Choice(method, Length(sentences=sentences))

    def summarize(cluster: Cluster) -> str:
        _, collection = cluster
        numbers = range(1, len(collection.articles) + 1)
        joint = summarize_together(collection, numbers, choice)
        return "\n".join(point.finding.text for point in joint.key_points)

    return summarize


def first_sentences(count: int) -> Callable[[Cluster], str]:
    """The first sentences of the first article and, where it has fewer, of those after it."""
    return lambda cluster: "\n".join(_sentences(cluster)[:count])


def first_words(count: int) -> Callable[[Cluster], str]:
    """As many of the first words."""
    return lambda cluster: " ".join(" ".join(_sentences(cluster)).split()[:count])


def figures(clusters: Sequence[Cluster], summarize: Callable[[Cluster], str]) -> tuple[str, int]:
    """ROUGE-1/2/Lsum of the summaries, on average, and their words."""
    scores, words = [], []
    for cluster in clusters:
        summary = summarize(cluster)
        scores.append(rouge(cluster[0], summary))
        words.append(len(summary.split()))
    return joined_averages(scores), round(mean(words))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=9)
    parser.add_argument("--half", type=int, nargs="*", default=(1, 2), choices=(1, 2))
    arguments = parser.parse_args()
    clusters = read_clusters(arguments.data)
    for half in arguments.half:
        some = clusters[half - 1 :: 2]
        ours, words = figures(some, summary_by("default", arguments.sentences))
        print(f"half {half} | ours | {ours} | {words} words", flush=True)
        others = {
            f"first {arguments.sentences} sentences": first_sentences(arguments.sentences),
            f"first {words} words": first_words(words),
            **{name: summary_by(name, arguments.sentences) for name in METHODS if name != "lead"},
        }
        for label, summarize in others.items():
            scores, length = figures(some, summarize)
            print(f"half {half} | {label} | {scores} | {length} words", flush=True)


def _sentences(cluster: Cluster) -> list[str]:
    return [
        " ".join(annotated.text(sentence.span).split())
        for annotated in cluster[1].articles
        for sentence in annotated.sentences
    ]


if __name__ == "__main__":
    main()
