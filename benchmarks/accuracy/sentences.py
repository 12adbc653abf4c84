"""Score sentence segmentation: precision and recall of borders.

Run: python benchmarks/accuracy/sentences.py --data DIR

A border is the position one past the last character of a sentence. The end of the text is none: every segmenter finds
it. Border F1 is the harmonic mean of precision and recall over all borders of a set, as in Read et al. (2012),
"Sentence Boundary Detection: A Long Solved Problem?", with positions in place of tokens.

"lines" cuts each line of the text on its own (`split_paragraph`). "article" reads the text as the program does: what it
takes for a headline, date line or fragment is no sentence, but borders it all the same.

Each set is cut in two by a checksum of the text's identifier. The rules were measured on "tuned", but the errors of
all texts of the two news sets were read while the rules were written, so "aside" is no fair test of them: only texts
that are in neither half are. The peers' figures are those of the data's own description, which scores borders by
another definition: with this one syntok reaches .974 and pySBD .949 on GUM news, and pySBD .996 on PUD.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.language.text.sentences import segment, split_paragraph
from briefing.model.annotation import AnnotatedArticle
from briefing.model.article import ParagraphKind
from briefing.model.text import Span
from briefing.sources.plaintext import parse_text

SETS = (
    ("sbd_gum", "news", ".954 blingfire, .949 syntok, .904 pySBD"),
    ("sbd_pud_news", "news", ".996 pySBD"),
    ("sbd_gum", "interview", ""),
    ("sbd_gum", "", ""),
    ("sbd_ewt", "", ""),
)
"""Set, genre ("" for all), and the peers' border F1, measured on the whole set (README of the data)."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of borders: in the key, found, and both."""

    key: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        """The counts of both."""
        return Score(self.key + other.key, self.found + other.found, self.right + other.right)

    @property
    def f1(self) -> float:
        """Border F1, from 0 to 1; 1 where there is no border to find and none was found."""
        total = self.key + self.found
        return 2 * self.right / total if total else 1.0


def score_text(key: Iterable[tuple[int, int]], found: Iterable[tuple[int, int]]) -> Score:
    """The counts for one text, of whose sentences `key` and `found` give start and end."""
    key_ends = {end for _, end in key}
    last = max(key_ends, default=0)
    key_ends.discard(last)
    found_ends = {end for _, end in found} - {last}
    return Score(len(key_ends), len(found_ends), len(key_ends & found_ends))


def split_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of the sentences of `text`, each line cut on its own."""
    return [
        (sentence.start, sentence.end)
        for line in re.finditer(r"\S(?:.*\S)?", text)
        for sentence in split_paragraph(text, Span(*line.span()))
    ]


def split_article(text: str) -> list[tuple[int, int]]:
    """Start and end of the sentences of `text` read as an article, and of its paragraphs that are no prose."""
    article = parse_text(text, source="", name="")
    sentences = segment(AnnotatedArticle(article=article)).sentences
    return [(sentence.span.start, sentence.span.end) for sentence in sentences] + [
        (paragraph.span.start, paragraph.span.end)
        for paragraph in article.paragraphs
        if paragraph.kind is not ParagraphKind.PROSE
    ]


def read_set(data: Path, name: str, genre: str) -> list[dict[str, Any]]:
    """The texts of a set that are of that genre."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if genre in ("", row["genre"])]


def total(rows: Iterable[dict[str, Any]], split: Callable[[str], list[tuple[int, int]]]) -> Score:
    """The counts over all `rows`."""
    return sum((score_text(row["offsets"], split(row["text"])) for row in rows), Score())


def main() -> None:
    """Print a table: set, half, number of borders, border F1 by line and by article, the peers' figures."""
    parser = argparse.ArgumentParser(description="Sentence borders against annotated texts")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    data = parser.parse_args().data
    print(f"{'set':24} {'half':6} {'texts':>5} {'borders':>7} {'lines':>6} {'article':>7}  peers")
    for name, genre, peers in SETS:
        rows = read_set(data, name, genre)
        halves = {
            "tuned": [row for row in rows if zlib.crc32(row["id"].encode()) % 2 == 0],
            "aside": [row for row in rows if zlib.crc32(row["id"].encode()) % 2 == 1],
            "all": rows,
        }
        for half, texts in halves.items():
            lines, article = total(texts, split_lines), total(texts, split_article)
            print(
                f"{name + ' ' + genre:24} {half:6} {len(texts):5} {lines.key:7}"
                f" {lines.f1:6.3f} {article.f1:7.3f}  {peers if half == 'all' else ''}".rstrip()
            )


if __name__ == "__main__":
    main()
