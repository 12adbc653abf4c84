"""Print every annotation and briefing of some hundred articles, to `diff`.

    python benchmarks/behaviour.py --data DIR [--sets NAME ...] [--articles 240] > before.txt

The lines are in the order of the articles and hold nothing of the machine or the moment, so that two runs of the same
code are equal. A refactoring leaves them as they are; a rule shows each line that it adds, loses or alters.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from briefing.analysis.answers.profile import profile as profile_actor
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.annotation import AnnotatedArticle
from briefing.model.collection import Collection
from briefing.model.text import Span
from briefing.sources.plaintext import parse_text
from briefing.use_cases import compare, summarize, summarize_together

SETS = (
    "quote_polnear", "cnndm_val1000", "giveme5w1h", "gum_news", "time_tbaq", "muc34", "gun_incidents", "storyline",
    "fire_business", "news_cluster",
)  # fmt: skip
ANNOTATIONS = ("noun_phrases", "mentions", "date_expressions", "quotes", "claims", "clauses")


def texts(folder: Path, sets: list[str], count: int) -> Iterator[tuple[str, str]]:
    """A name and a text for each article, as many of each set."""
    for name in sets:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            found = (text for line in file for text in _texts_of(json.loads(line)))
            for index, text in enumerate(islice(found, count // len(sets))):
                yield f"{name}-{index}", text


def _texts_of(record: dict[str, Any]) -> Iterator[str]:
    for article in record.get("articles", [record])[:1]:
        text = article.get("cased") or article.get("text") or ""
        if isinstance(text, str) and len(text) < 12_000:
            date = article.get("date") or article.get("dct") or record.get("date") or ""
            yield f"{str(date)[:10]}\n\n{text}" if date else text


def pair_lines(left: tuple[str, str], right: tuple[str, str]) -> Iterator[str]:
    """What is found in two articles, and what the briefings about them hold."""
    pair = [annotate(parse_text(text, source=name, name=name)) for name, text in (left, right)]
    collection = Collection(tuple(pair), link_actors(pair))
    name = f"{left[0]}+{right[0]}"
    for (own, _), annotated in zip((left, right), pair, strict=True):
        yield from annotation_lines(own, annotated)
    yield from _result(name, "summary", summarize(collection))
    yield from _result(name, "together", summarize_together(collection))
    yield from _result(name, "compare", compare(collection, "1", "2"))
    for actor in collection.actors[:3]:
        yield from _result(name, "actor", profile_actor(collection, actor))


def annotation_lines(name: str, annotated: AnnotatedArticle) -> Iterator[str]:
    """What is found in one article, each line behind the article's name."""
    for sentence in annotated.sentences:
        tokens = " ".join(f"{token.text}/{token.tag}/{token.name}" for token in sentence.tokens)
        yield f"{name} sentence {sentence.number} {tokens}"
    yield f"{name} reference_date {annotated.reference_date}"
    for kind in ANNOTATIONS:
        for value in getattr(annotated, kind):
            yield f"{name} {kind} {_shown(annotated, value)}"


def _shown(annotated: AnnotatedArticle, value: Any) -> str:
    parts = []
    for field in fields(value):
        part = getattr(value, field.name)
        text = repr(annotated.text(part)) if isinstance(part, Span) else part
        parts.append(f"{field.name}={text}")
    return " ".join(parts)


def _result(name: str, kind: str, value: Any, path: str = "") -> Iterator[str]:
    """The leaves of a result, each with the way to it."""
    if is_dataclass(value) and not isinstance(value, Span):
        for field in fields(value):
            yield from _result(name, kind, getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, (tuple, list)):
        for index, item in enumerate(value):
            yield from _result(name, kind, item, f"{path}[{index}]")
    elif value not in (None, "", ()):
        yield f"{name} {kind} {path} {value!r}"


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated news")
    parser.add_argument("--sets", nargs="+", default=list(SETS))
    parser.add_argument("--articles", type=int, default=240)
    options = parser.parse_args()
    articles = texts(options.data, options.sets, options.articles)
    for left, right in zip(articles, articles, strict=False):
        print("\n".join(pair_lines(left, right)))


if __name__ == "__main__":
    main()
