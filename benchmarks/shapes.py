"""Measure how time grows with size for hostile shapes of text.

    python benchmarks/shapes.py [--size 4000] [--factor 4] [--most 1.5] [SHAPE ...]

Each shape is a stretch repeated until it has `--size` characters, and `--factor` times as many, as one sentence, as
many sentences, as paragraphs, or as markup; it is read, annotated, linked with another article and briefed in all ways.
Printed are the seconds of the processor at both sizes and the power with which they grow: 1 is linear, 2 as the
square. Exit code 1 where a shape grows with more than `--most` and takes more than two seconds at the larger size; what
takes less than a tenth of a second says nothing of growth and shows as `-`.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable

from briefing.errors import BriefingError, SourceError
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.sources.material import Material
from briefing.sources.plaintext import parse_text
from briefing.sources.reading import read_material
from briefing.use_cases import compare, list_articles, profile, summarize, summarize_together

TEXT = "Gunmen attacked the house of Mayor Ann Roe in Arden on 5 March 2018, killing a guard. "

ONE_SENTENCE = (
    *("A ", "Ab ", "Mr. ", "Monday ", "March 7 ", "said ", "he said ", "who ", "that ", "the ", "and ", "not "),
    *("1 ", "two ", "9", "$1 million ", "in 2018 ", "killed ", "of the man ", "his ", "Roe, the mayor, ", "Ann Roe "),
    *("(", "(a) ", "[1] ", "\"", "“he said” ", "'", "’s ", "- ", "—", "...", "?", "!", ";", "A.", "U.S. ", "é", "東京"),
)  # fmt: skip
"""What a sentence is made of, between a beginning and an end that are like those of news."""

PARTS = (
    *("He left. ", "“No.” ", "“No,” he said. ", "Roe denied it. ", "Two men died on Monday. ", "Is it? "),
    *("term: value\n", "Ann Roe, 44, said so.\n\n", "- a line of a list\n", "PARIS, March 7 -\n\n"),
    *("By Ann Roe\n\n", "# Heading\n\n", "\n"),
)  # fmt: skip
"""What a text is made of: sentences, paragraphs, lines."""

MARKUP = (
    *("<p>He left.</p>", "<div>", "<table><tr><td>", "<b>", "<span>a</span>", "<a href=/x>Read this</a>"),
    *("<br>", "<li>one", "<blockquote>", "<h2>Head</h2>", "<dl><dt>a<dd>b", "&amp;", "<!-- ", "<time>1 May</time>"),
)  # fmt: skip
"""What a page is made of."""


def _sentence(stretch: str, size: int) -> tuple[str, bytes]:
    return "a.txt", f"{TEXT}Roe said {stretch * (size // len(stretch))} on Monday.".encode()


def _text(stretch: str, size: int) -> tuple[str, bytes]:
    return "a.txt", f"{TEXT}\n\n{stretch * (size // len(stretch))}".encode()


def _page(stretch: str, size: int) -> tuple[str, bytes]:
    body = stretch * (size // len(stretch))
    return "a.html", f"<html><body><article><h1>H</h1><p>{TEXT}</p>{body}</article></body>".encode()


def _feed(stretch: str, size: int) -> tuple[str, bytes]:
    item = f"<item><title>T</title><description>{TEXT}{stretch}</description></item>"
    return "a.xml", f"<rss><channel>{item * (size // len(item))}</channel></rss>".encode()


def _mail(stretch: str, size: int) -> tuple[str, bytes]:
    head = stretch * (size // len(stretch))
    return "a.eml", f"From: a@b.c\nSubject: S\nTo: d@e.f\nDate: x\n{head}\n\n{TEXT}\n".encode()


SHAPES: dict[str, tuple[Callable[[str, int], tuple[str, bytes]], str]] = {
    **{f"sentence {stretch!r}": (_sentence, stretch) for stretch in ONE_SENTENCE},
    **{f"text {stretch!r}": (_text, stretch) for stretch in PARTS},
    **{f"page {stretch!r}": (_page, stretch) for stretch in MARKUP},
    "feed of many entries": (_feed, ""),
    "feed of markup": (_feed, "&lt;b&gt;" * 40),
    "mail of one header": (_mail, "X-A: b\n"),
    "mail of one long header": (_mail, " =?utf-8?q?a?="),
    "mail of quoting": (_mail, ">" * 70 + "\n"),
}
"""How a source of a shape is made, and what it repeats."""


def brief(name: str, data: bytes) -> None:
    """Read a source and brief on it in all ways, together with another article."""
    found = read_material(Material(data=data, source=name, name=name))
    articles = [article for article in found if not isinstance(article, SourceError)]
    other = parse_text(TEXT + "Police arrested two men.", source="b.txt", name="b.txt")
    annotated = tuple(annotate(article) for article in (*articles[:20], other))
    collection = Collection(annotated, link_actors(annotated))
    list_articles(collection)
    summarize(collection)
    summarize_together(collection)
    try:
        compare(collection, "1", str(len(annotated)))
        profile(collection, "Roe")
    except BriefingError:
        return  # nothing to compare or no such actor


def measure(shape: str, size: int) -> float:
    """Seconds of the processor that a shape of so many characters takes."""
    make, stretch = SHAPES[shape]
    started = time.process_time()
    brief(*make(stretch, size))
    return time.process_time() - started


def main() -> int:
    """Parse the arguments, measure the shapes, and print a line each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("shapes", nargs="*", help="parts of their names")
    parser.add_argument("--size", type=int, default=4000)
    parser.add_argument("--factor", type=int, default=4)
    parser.add_argument("--most", type=float, default=1.5)
    asked = parser.parse_args()
    chosen = [
        shape for shape in SHAPES if not asked.shapes or any(part in shape for part in asked.shapes)
    ]
    brief("a.html", _page("<p>He left.</p>", 200)[1])  # import and compile what all need
    brief(*_mail("X-A: b\n", 100))
    bad = 0
    for shape in chosen:
        small, large = (measure(shape, size) for size in (asked.size, asked.size * asked.factor))
        power = math.log(large / small, asked.factor) if small >= 0.1 else None
        bad += power is not None and power > asked.most and large > 2
        shown = "    -" if power is None else f"{power:5.2f}"
        print(f"{small:7.2f} s {large:7.2f} s {shown}  {shape}", flush=True)
    sizes = f"{asked.size} and {asked.size * asked.factor} characters"
    print(f"{len(chosen)} shapes at {sizes}; {bad} grow too fast")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
