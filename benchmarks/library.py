"""Measure the library: adding, searching, finding, reading annotations back.

    python benchmarks/library.py [--articles 10000] [--searched 100000] [--words 500] [--seed 1]

The articles are invented: words made of syllables, drawn by Zipf's law from a vocabulary of 50,000 by a seeded
generator, so that the most frequent ones stand in nearly every article, as "the" and "said" do. Adding is without
annotations. Times are processor time of this one process, of a query the median and the worst of several runs in ms;
the library's file lies in a temporary folder, small enough to stay in memory.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import itertools
import random
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time

from briefing.language import annotate
from briefing.library import Library, open_library, pack
from briefing.library.content import unpack
from briefing.model.article import (
    Article,
    Paragraph,
    ParagraphKind,
    PartialDate,
    PublicationDate,
)
from briefing.model.period import Period
from briefing.model.text import Span
from briefing.sources.plaintext import parse_text

AT = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
BATCH = 500
RUNS = 7
VOCABULARY = 50_000
PARAGRAPH_WORDS = 50

NEWS = (
    "Shots were fired at the helicopter of {a} on {day}, the police said. “We went out over the open sea,” {a} told"
    " reporters in {place}. The mayor of {place}, {b}, denied that anyone was hurt. According to the ministry, two men"
    " who have not been named were arrested near the harbour, and three others fled in a white van. {a}, who took"
    " office in August 2022, has accused the group of an earlier attempt. The court will hear the two men next week."
)
"""A paragraph that has something of everything that annotators look for; made up here."""


def vocabulary(chance: random.Random) -> list[str]:
    """Invented words, the most frequent first and short."""
    syllables = [
        c + v for c in "bcdfghjklmnprstvwz" for v in ("a", "e", "i", "o", "u", "an", "er", "is")
    ]
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        length = 1 + (len(words) >= 100) if len(words) < 300 else chance.choice((2, 3, 3, 4))
        words["".join(chance.choices(syllables, k=length))] = None
    return list(words)


def invent(count: int, length: int, chance: random.Random) -> Iterator[Article]:
    """Articles of so many words, over the days of ten years."""
    words = vocabulary(chance)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    first = datetime.date(2016, 1, 1)
    for number in range(count):
        drawn = chance.choices(words, cum_weights=weights, k=length + 8)
        paragraphs = [
            " ".join(drawn[start : start + PARAGRAPH_WORDS])
            for start in range(8, len(drawn), PARAGRAPH_WORDS)
        ]
        day = PartialDate.from_date(first + datetime.timedelta(days=chance.randrange(3650)))
        yield article_of(" ".join(drawn[:8]), paragraphs, day, f"{number:06}-{drawn[2]}.txt")


def article_of(headline: str, paragraphs: Sequence[str], day: PartialDate, name: str) -> Article:
    """An article of these parts, made without reading."""
    lengths = [len(part) + 2 for part in (headline, *paragraphs)]
    starts = [0, *itertools.accumulate(lengths)]
    spans = [Span(at, at + length - 2) for at, length in zip(starts, lengths, strict=False)]
    return Article(
        source=f"/news/{name}",
        name=name,
        text="\n\n".join((headline, *paragraphs)),
        paragraphs=(
            Paragraph(spans[0], ParagraphKind.HEADLINE),
            *(Paragraph(span, ParagraphKind.PROSE) for span in spans[1:]),
        ),
        headline=spans[0],
        publication_date=PublicationDate(date=day, origin="front matter"),
    )


def fill(library: Library, articles: Iterator[Article]) -> float:
    """Seconds that adding the articles takes, without making them."""
    seconds = 0.0
    while batch := list(itertools.islice(articles, BATCH)):
        start = process_time()
        with library.transaction():
            for article in batch:
                library.add(article, found_in=article.source, at=AT)
        seconds += process_time() - start
    return seconds


def measure(question: Callable[[], object]) -> tuple[float, float]:
    """The median and the worst of several runs, in ms."""
    times = []
    for _ in range(RUNS):
        start = process_time()
        question()
        times.append((process_time() - start) * 1000)
    return statistics.median(times), max(times)


def questions(library: Library, words: Sequence[str]) -> dict[str, Callable[[], object]]:
    """What is asked of the library, by a name that says it; words are named by their rank."""
    search, find = library.search, library.find
    common, usual, rare = words[0], words[300], words[20_000]
    year = Period.of(PartialDate(2020))
    return {
        "a rare word": lambda: search(rare),
        "a usual word": lambda: search(usual),
        "the most common word": lambda: search(common),
        "two most common words": lambda: search(f"{words[0]} {words[1]}"),
        "four most common, OR": lambda: search(" OR ".join(words[:4])),
        "usual AND rare": lambda: search(f"{usual} AND {words[5000]}"),
        "common NOT usual": lambda: search(f"{common} NOT {usual}"),
        "a phrase": lambda: search(f'"{words[10]} {words[40]}"'),
        "a phrase of common words": lambda: search(f'"{words[0]} {words[1]}"'),
        "NEAR": lambda: search(f"NEAR({words[100]} {words[200]}, 5)"),
        "a prefix of 2 letters": lambda: search(f"{usual[:2]}*"),
        "a prefix of 3 letters": lambda: search(f"{usual[:3]}*"),
        "a prefix of 4 letters": lambda: search(f"{rare[:4]}*"),
        "common, in a year": lambda: search(common, period=year),
        "usual, in a year": lambda: search(usual, period=year),
        "common, page 50": lambda: search(common, offset=1000),
        "find: a year": lambda: find(period=year),
        "find: a file's name": lambda: find(name="050000-x"),
        "find: part of a name": lambda: find(name=words[3000]),
        "find: two usual words": lambda: find(words=f"{usual} {words[301]}"),
        "find: all": find,
        "newest": lambda: library.newest(20),
        "count": library.count,
    }


def compare_decoding(rounds: int) -> None:
    """Print what reading the annotations of an article of 500 words back takes beside annotating it."""
    names = [
        "Anna Poe",
        "Jim Roe",
        "Maria Lund",
        "Peter Voss",
        "Ines Vega",
        "Tom Hale",
        "Eva Stern",
    ]
    days = ["Monday", "Tuesday", "Friday", "2 March 2018", "Sunday", "Thursday", "1 May"]
    paragraphs = [
        NEWS.format(a=names[at], b=names[-1 - at], day=days[at], place=("Arden", "Málaga")[at % 2])
        for at in range(6)
    ]
    article = parse_text("\n\n".join(paragraphs), source="one.txt", name="one.txt")
    annotated = annotate(article)
    packed = pack(annotated)
    assert unpack(packed.data, article) == annotated
    times: list[float] = []
    for work, runs in (
        (lambda: annotate(article), rounds),
        (lambda: pack(annotated), rounds),
        (lambda: unpack(packed.data, article), rounds * 10),
    ):
        work()
        start = process_time()
        for _ in range(runs):
            work()
        times.append((process_time() - start) / runs * 1000)
    print(f"\nAnnotations of an article of {len(article.text.split())} words, processor ms")
    for name, ms in zip(("annotate", "pack", "unpack"), times, strict=True):
        print(f"  {name:26} {ms:8.2f}")
    print(f"  annotate / unpack          {times[0] / times[2]:8.1f}")
    print(
        f"  packed bytes               {len(packed.data):8} for {len(article.text)} characters of text"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="What the library costs.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--searched", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    gc.set_threshold(100_000)  # as the command line does
    compare_decoding(20)
    chance = random.Random(asked.seed)
    words = vocabulary(random.Random(asked.seed))
    articles = invent(max(asked.articles, asked.searched), asked.words, chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with open_library(path, annotator="none", create=True) as library:
            seconds = fill(library, itertools.islice(articles, asked.articles))
            print(f"\n{asked.articles} articles of {asked.words} words added in {seconds:.1f} s")
            print(f"  {asked.articles / seconds:.0f} articles a second")
            fill(library, articles)
        size = path.stat().st_size
        with open_library(path, annotator="none", read_only=True) as library:
            held = library.count()
            print(
                f"  {size / held / 1024:.1f} KiB of file for an article, of which text {asked.words * 6 / 1024:.1f}"
            )
            print(f"\n{f'{held} articles, ms':34} {'median':>8} {'worst':>8}   found")
            for name, question in questions(library, words).items():
                median, worst = measure(question)
                found = question()
                print(
                    f"  {name:32} {median:8.1f} {worst:8.1f}   {found if isinstance(found, int) else len(found)}"
                )


if __name__ == "__main__":
    main()
