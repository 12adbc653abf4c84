"""Score web pages: text, headline and date against annotated pages.

Run: python benchmarks/accuracy/pages.py --data DIR

Article text: the mean over the pages of the F1 of their shingles, all runs of four words counted as often as they occur
(a text shorter than that is one shingle), the measure of the public article extraction benchmark; a word is a run of
letters, figures and underscores, in its own case. Ours is what the program reads: prose, headings and datelines, not
fragments; a page that it refuses scores 0. Headline and date: the share of the pages that have one in the key for
which it is the same, white space folded; a date is a day. Of html_htmldate all pages count that have a date.

Peers are run on the same bytes in the same run where they are installed: trafilatura and newspaper4k, as their
manuals say, comments left out. Each set is cut in two by a checksum of the page's identifier: "tuned" was looked at
while the rules were written, "aside" was not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefing.errors import SourceError
from briefing.model.article import Article, ParagraphKind
from briefing.model.text import fold_whitespace
from briefing.sources.html import read
from briefing.sources.material import Material

SETS = ("html_naeb", "html_scrapinghub", "html_htmldate")

SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader makes of a page; empty where it finds nothing. `date` is an ISO date."""

    text: str = ""
    headline: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class PageScore:
    """The scores of one page, from 0 to 1; None where the key says nothing of it."""

    text: float | None
    headline: float | None
    date: float | None


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, or the one run of its words where there are fewer."""
    words = re.findall(r"\w+", text)
    starts = range(max(1, len(words) - SHINGLE + 1)) if words else range(0)
    return Counter(tuple(words[start : start + SHINGLE]) for start in starts)


def text_f1(key: str, found: str) -> float:
    """F1 of the shingles of `found` against those of `key`, from 0 to 1; 1 where both are empty."""
    expected, got = shingles(key), shingles(found)
    total = expected.total() + got.total()
    return 2 * (expected & got).total() / total if total else 1.0


def score_page(row: dict[str, Any], answer: Answer) -> PageScore:
    """The scores of an answer against the row of a page."""
    headline = fold_whitespace(row.get("title") or "")
    date = (row.get("date") or "")[:10]
    return PageScore(
        text=text_f1(row["text"], answer.text) if row.get("text") else None,
        headline=float(fold_whitespace(answer.headline) == headline) if headline else None,
        date=float(answer.date == date) if date else None,
    )


def article_text(article: Article) -> str:
    """What the program reads as the text of an article."""
    return "\n".join(
        paragraph.span.of(article.text)
        for paragraph in article.paragraphs
        if paragraph.kind in (ParagraphKind.PROSE, ParagraphKind.HEADING)
        or paragraph.span == article.dateline
    )


def read_ours(page: bytes, row: dict[str, Any]) -> Answer:
    """What the program makes of a page, told nothing but its bytes."""
    try:
        article = next(read(Material(data=page, source=row["id"], name=row["id"])))
    except SourceError:
        return Answer()
    date = article.publication_date
    return Answer(
        text=article_text(article),
        headline=article.headline.of(article.text) if article.headline else "",
        date=str(date.date) if date else "",
    )


def read_trafilatura(page: bytes, row: dict[str, Any]) -> Answer:
    """What trafilatura makes of a page."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None:
        return Answer()
    return Answer(text=found.text or "", headline=found.title or "", date=found.date or "")


def read_newspaper(page: bytes, row: dict[str, Any]) -> Answer:
    """What newspaper4k makes of a page; it has to be told the address."""
    import newspaper

    article = newspaper.Article(row["url"])
    try:
        article.download(input_html=page.decode("utf-8", errors="replace"))
        article.parse()
    # It fails on some pages; the others count.
    except Exception:
        return Answer()
    date = article.publish_date
    return Answer(
        text=article.text or "",
        headline=article.title or "",
        date=date.date().isoformat() if date else "",
    )


Reader = Callable[[bytes, dict[str, Any]], Answer]

READERS: dict[str, tuple[str, Reader]] = {
    "briefing": ("briefing", read_ours),
    "trafilatura": ("trafilatura", read_trafilatura),
    "newspaper4k": ("newspaper", read_newspaper),
}
"""The readers by name, each with the module that it needs."""


def pages(data: Path, name: str, *, aside: bool) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The rows of a set that are set aside, or those that are not, each with the bytes of its page."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if bool(zlib.crc32(row["id"].encode()) % 2) == aside:
                yield row, gzip.decompress((data / row["html_file"]).read_bytes())


def mean(values: Sequence[float | None]) -> str:
    """The mean of the values that are there, as printed."""
    there = [value for value in values if value is not None]
    return f"{sum(there) / len(there):.3f}" if there else "-"


def main() -> None:
    """Print a line a set, half and reader: pages, text F1, headlines and dates that are exactly right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    print(f"{'set':18}{'half':7}{'reader':13}{'pages':>6}{'text':>7}{'headline':>10}{'date':>7}")
    for name in SETS:
        for aside in (False, True):
            rows = list(pages(options.data, name, aside=aside))
            for reader, (module, read_page) in READERS.items():
                if find_spec(module) is None:
                    continue
                scores = [score_page(row, read_page(page, row)) for row, page in rows]
                print(
                    f"{name:18}{'aside' if aside else 'tuned':7}{reader:13}{len(rows):6}"
                    f"{mean([score.text for score in scores]):>7}"
                    f"{mean([score.headline for score in scores]):>10}"
                    f"{mean([score.date for score in scores]):>7}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
