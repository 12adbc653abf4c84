"""Measure articles annotated and summarized a second, in one process.

    python benchmarks/throughput.py --data DIR [--sets NAME ...] [--articles 300] [--read 0]

Processor time of one process on one core, its first article (which opens the models, timed by itself) left out, with
the collector of dead cycles set as the command line sets it. `--read 10000` first annotates so many articles, all
different while the sets have more, and tells at each tenth the most memory that the process has had.

Where sumy and newspaper4k are installed, they choose three sentences of each article in the same run. They are given
our sentences, and sumy splits words at white space, since their tokenizers need data from the network: only the
choosing is timed, as it is of ours ("scoring and choosing"). `--method` is timed on one document of 2,902 sentences.
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
from itertools import cycle, islice
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from typing import Any

from briefing.analysis.choice.key_sentences import find_key_sentences
from briefing.analysis.choice.methods import METHODS
from briefing.analysis.text.sentences import AnnotatedSentence, annotated_sentences
from briefing.language import annotate
from briefing.language.pipeline import PIPELINE
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import Article
from briefing.model.collection import Collection
from briefing.model.results import Choice, Length
from briefing.sources.plaintext import parse_text
from briefing.use_cases import summarize

TARGET = 100
"""Articles of `LENGTH` words that should be annotated in a second."""

LENGTH = 500
BATCH = 10
"""Articles after which the tasks take turns, so that a machine whose speed changes is as fast for each."""
SENTENCES = 3
LONG_DOCUMENT = 2902
"""Sentences of the document that the published methods rank."""


def read_texts(folder: Path, sets: Sequence[str], count: int) -> list[str]:
    """The texts of the first articles of the sets, as many of each as keeps them even."""
    texts: list[str] = []
    for at, name in enumerate(sets):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            own = (text for line in file for text in _texts_of(json.loads(line)))
            texts += islice(own, (count - len(texts)) // (len(sets) - at))
    return texts


def _texts_of(row: dict[str, Any]) -> Iterator[str]:
    """The article, or the several articles, of a row of a set."""
    inside = row.get("articles") or row.get("documents") or []
    for one in (row, *inside):
        text = one if isinstance(one, str) else one.get("text", "")
        if text.strip():
            yield text.strip()


def parse_all(texts: Sequence[str]) -> Iterator[Article]:
    """The articles, one at a time, so that none is kept."""
    for at, text in enumerate(texts):
        yield parse_text(text, source=f"{at}.txt", name=f"{at}.txt")


def time_annotators(articles: Sequence[Article], seconds: Counter[str]) -> list[AnnotatedArticle]:
    """The articles annotated; the processor seconds of each annotator are added to `seconds`."""
    steps: list[tuple[str, Callable[[AnnotatedArticle], AnnotatedArticle]]] = [
        (annotator.name, annotator.load()) for annotator in PIPELINE
    ]
    found = []
    for article in articles:
        annotated = AnnotatedArticle(article=article)
        for name, step in steps:
            start = process_time()
            annotated = step(annotated)
            seconds[name] += process_time() - start
        found.append(annotated)
    return found


def time_opening() -> float:
    """Processor seconds of opening both models, the module that runs them included."""
    start = process_time()
    from briefing.language.words.sequence_model import open_model

    for name in ("pos", "names"):
        open_model(name)
    return process_time() - start


def time_summaries(articles: Sequence[AnnotatedArticle]) -> float:
    """Processor seconds of the whole summaries: key points, who, when, where, voices."""
    collections = [Collection((annotated,)) for annotated in articles]
    start = process_time()
    for collection in collections:
        summarize(collection, sentences=SENTENCES)
    return process_time() - start


def time_choosing(
    articles: Sequence[Sequence[AnnotatedSentence]], method: str = "default"
) -> float:
    """Processor seconds of scoring the sentences of each article and choosing among them."""
    choice = Choice(method, Length(sentences=SENTENCES))
    start = process_time()
    for sentences in articles:
        find_key_sentences(sentences, choice)
    return process_time() - start


def time_newspaper(articles: Sequence[Sequence[str]]) -> float | None:
    """Processor seconds of newspaper4k's summaries of the sentences of articles, None where it is not installed."""
    try:
        from newspaper import nlp
        from newspaper.text import StopWords
    except ImportError:
        return None
    stop_words = StopWords("en")
    start = process_time()
    for sentences in articles:
        # As its `summarize` does once the sentences are parted; the first one stands for a title.
        keywords = nlp.keywords(" ".join(sentences), stop_words, 10)
        title = list(stop_words.tokenizer(sentences[0]))
        nlp.scored_sentences(sentences, title, keywords, stop_words)[:SENTENCES]
    return process_time() - start


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
    parser.add_argument("--read", type=int, default=0, help="articles to watch the memory over")
    asked = parser.parse_args()
    gc.set_threshold(100_000)
    print(f"{platform.python_implementation()} {platform.python_version()}")
    print(f"models opened in {time_opening() * 1000:.0f} ms\n")
    if asked.read:
        _print_memory(read_texts(asked.data, asked.sets, asked.read), asked.read)
    texts = read_texts(asked.data, asked.sets, asked.articles)
    if not texts:
        sys.exit(f"no texts in {', '.join(asked.sets)}")
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles of {', '.join(asked.sets)}, {words / len(texts):.0f} words each")
    for article in parse_all(texts[:1]):
        summarize(Collection((annotate(article),)))
    seconds: Counter[str] = Counter()
    tasks: dict[str, float | None] = {}
    document: list[AnnotatedSentence] = []
    for start in range(0, len(texts), BATCH):
        document += _time_batch(texts[start : start + BATCH], seconds, tasks)
    print(f"\n{f'CPU ms per {LENGTH} words':34}")
    for name, own in seconds.items():
        print(f"  {name:32} {own / words * LENGTH * 1000:6.2f}")
    for name, taken in tasks.items():
        print(f"{name:20}", _speed(taken, len(texts), words))
    rate = words / LENGTH / seconds.total()
    print(f"\ntarget: {TARGET} articles of {LENGTH} words annotated a second; {rate:.0f} were")
    if rank := tasks["sumy's LexRank"]:
        print(f"target: 1.4 times as fast as sumy's LexRank; {rank / seconds.total():.2f} times")
    _print_methods(document[:LONG_DOCUMENT])


def _time_batch(
    texts: Sequence[str], seconds: Counter[str], tasks: dict[str, float | None]
) -> list[AnnotatedSentence]:
    """The sentences of a batch of articles; what each task takes of them is added to `seconds` and `tasks`."""
    start = process_time()
    read = list(parse_all(texts))
    taken: dict[str, float | None] = {"reading": process_time() - start}
    before = seconds.total()
    annotated = time_annotators(read, seconds)
    taken["annotating"] = seconds.total() - before
    articles = [parts for one in annotated if (parts := annotated_sentences(one))]
    sentences = [[sentence.text() for sentence in parts] for parts in articles]
    taken["summarising"] = time_summaries(annotated)
    taken["scoring and choosing"] = time_choosing(articles)
    taken["newspaper4k"] = time_newspaper(sentences)
    taken["sumy's LexRank"] = time_lexrank(sentences)
    for name, own in taken.items():
        tasks[name] = None if own is None else (tasks.get(name) or 0) + own
    return [sentence for parts in articles for sentence in parts]


def _print_memory(texts: Sequence[str], count: int) -> None:
    """Annotate `count` articles, and print at each tenth of them the most memory so far."""
    print(f"{len(set(texts))} different texts")
    for done, article in enumerate(parse_all(list(islice(cycle(texts), count))), 1):
        annotate(article)
        if done % max(1, count // 10) == 0:
            print(f"peak memory after {done:6} articles: {peak_mib():6.1f} MiB", flush=True)
    print()


def _print_methods(document: Sequence[AnnotatedSentence]) -> None:
    """Print the processor seconds of each method on one long document."""
    print(f"\nCPU s on a document of {len(document)} sentences")
    for method in ("default", *METHODS):
        print(f"  {method:10} {time_choosing([document], method):6.2f}")


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
