"""How many articles and words a second are annotated and summarised in one process, and what each annotator takes.

    python benchmarks/throughput.py --data DIR [--sets NAME ...] [--articles 300] [--rounds 1]

Processor time of one process on one core, its first article (which opens the models) left out, with the collector of
dead cycles set as the command line sets it. Other rounds go over the same articles again, to see whether memory grows:
`--articles 300 --rounds 34` reads ten thousand. Where sumy is installed, its LexRank chooses three sentences of each
article in the same run. It is given our sentences and splits words at white space, since its own tokenizer needs
data from the network, so that only the choosing is timed.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import platform
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from typing import Any

from briefing.language import ANNOTATORS, annotate
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article
from briefing.model.collection import Collection
from briefing.sources.plaintext import parse_text
from briefing.use_cases import summarize

TARGET = 100
"""Articles of `LENGTH` words that should be annotated in a second."""

LENGTH = 500
SENTENCES = 3


def read_texts(folder: Path, sets: Sequence[str], count: int) -> list[str]:
    """The texts of the first articles of the sets, as many of each as keeps them even."""
    texts: list[str] = []
    for at, name in enumerate(sets):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            own = [text for line in file if (text := json.loads(line).get("text", "").strip())]
        texts += own[: (count - len(texts)) // (len(sets) - at)]
    return texts


def parse_all(texts: Sequence[str]) -> Iterator[Article]:
    """The articles, one at a time, so that none is kept."""
    for at, text in enumerate(texts):
        yield parse_text(text, source=f"{at}.txt", name=f"{at}.txt")


def time_annotators(articles: Iterator[Article], seconds: Counter[str]) -> None:
    """Add the processor seconds of each annotator to `seconds`."""
    steps: list[tuple[str, Callable[[AnnotatedArticle], AnnotatedArticle]]] = [
        (f"{module}.{name}", getattr(import_module(f"briefing.language.{module}"), name))
        for module, name in ANNOTATORS
    ]
    for article in articles:
        annotated = AnnotatedArticle(article=article)
        for name, step in steps:
            start = process_time()
            annotated = step(annotated)
            seconds[name] += process_time() - start


def time_summaries(articles: Iterator[Article]) -> tuple[float, list[list[str]]]:
    """Processor seconds of the summaries of annotated articles, and each article's sentences."""
    seconds, sentences = 0.0, []
    for article in articles:
        collection = Collection((annotate(article),))
        start = process_time()
        summarize(collection, sentences=SENTENCES)
        seconds += process_time() - start
        (annotated,) = collection.articles
        sentences.append([annotated.text(sentence.span) for sentence in annotated.sentences])
    return seconds, sentences


def time_lexrank(articles: Sequence[Sequence[str]]) -> float | None:
    """Processor seconds of sumy's LexRank on the sentences of articles, None where sumy is not installed."""
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.summarizers.lex_rank import LexRankSummarizer
    except ImportError:
        return None
    tokenizer: Any = SimpleNamespace(to_words=str.split)
    choose = LexRankSummarizer()
    start = process_time()
    for sentences in articles:
        paragraph = Paragraph([Sentence(sentence, tokenizer) for sentence in sentences])
        choose(ObjectDocumentModel([paragraph]), SENTENCES)
    return process_time() - start


def peak_mib() -> float:
    """The most memory that this process has had, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Articles and words a second.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated news")
    parser.add_argument("--sets", nargs="+", default=["cnndm_val1000", "news_cluster"])
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=1)
    asked = parser.parse_args()
    gc.set_threshold(100_000)
    texts = read_texts(asked.data, asked.sets, asked.articles)
    if not texts:
        sys.exit(f"no texts in {', '.join(asked.sets)}")
    words = sum(len(text.split()) for text in texts)
    print(f"{platform.python_implementation()} {platform.python_version()}")
    print(
        f"{len(texts)} articles of {', '.join(asked.sets)}, {words / len(texts):.0f} words each\n"
    )

    for article in parse_all(texts[:1]):
        summarize(Collection((annotate(article),)))
    seconds: Counter[str] = Counter()
    for done in range(1, asked.rounds + 1):
        time_annotators(parse_all(texts), seconds)
        if done == 1 or done == asked.rounds:
            print(f"peak memory after {done * len(texts)} articles: {peak_mib():.1f} MiB")
    print(f"\n{f'CPU ms per {LENGTH} words':34}")
    for name, own in seconds.items():
        print(f"  {name:32} {own / (words * asked.rounds) * LENGTH * 1000:6.2f}")
    start = process_time()
    for _ in parse_all(texts):
        pass
    reading = process_time() - start
    summarising, sentences = time_summaries(parse_all(texts))
    annotating = seconds.total() / asked.rounds
    for name, own in (
        ("reading", reading), ("annotating", annotating), ("summarising", summarising),
        ("all three", reading + annotating + summarising), ("sumy's LexRank", time_lexrank(sentences)),
    ):  # fmt: skip
        print(f"{name:16}", _speed(own, len(texts), words))
    rate = words / LENGTH / annotating
    print(f"\ntarget: {TARGET} articles of {LENGTH} words annotated a second; {rate:.0f} were")


def _speed(seconds: float | None, articles: int, words: int) -> str:
    if seconds is None:
        return "not installed"
    per_article = seconds / words * LENGTH * 1000
    return (
        f"{articles / seconds:8.1f} articles/s {words / seconds:9.0f} words/s"
        f" {per_article:7.2f} ms per {LENGTH} words"
    )


if __name__ == "__main__":
    main()
