"""Measure how many web pages a second are read, beside other extractors.

    python benchmarks/pages_speed.py --data DIR [--sets NAME ...] [--pages 100]

Processor time of one process on one core, the first page of each reader (which imports its libraries) left out. Each
reader is given the same bytes and asked for text, headline, author and date; ours makes the whole article of it.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import logging
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import Any

from briefing.errors import SourceError
from briefing.sources.html import read
from briefing.sources.material import Material

TARGET = 50
"""Pages that should be read in a second."""


def load_pages(folder: Path, sets: list[str], count: int) -> list[tuple[bytes, str]]:
    """The first pages of the sets with their addresses, as many of each as keeps them even."""
    pages: list[tuple[bytes, str]] = []
    for at, name in enumerate(sets):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file][: (count - len(pages)) // (len(sets) - at)]
        pages += [
            (gzip.decompress((folder / row["html_file"]).read_bytes()), row["url"]) for row in rows
        ]
    return pages


def read_ours(page: bytes, address: str) -> None:
    """Read a page as the program does."""
    try:
        next(read(Material(data=page, source=address, name=address, address=address)))
    except SourceError:
        return


def read_trafilatura(page: bytes, address: str, *, fast: bool = False) -> None:
    """Read a page with trafilatura, all it offers or its quick mode."""
    from trafilatura import bare_extraction

    bare_extraction(page, url=address, with_metadata=True, include_comments=False, fast=fast)


def read_trafilatura_fast(page: bytes, address: str) -> None:
    """Read a page with trafilatura in its quick mode."""
    read_trafilatura(page, address, fast=True)


def read_newspaper(page: bytes, address: str) -> None:
    """Read a page with newspaper4k, some of which it fails on."""
    import newspaper

    article: Any = newspaper.Article(address)
    try:
        article.download(input_html=page.decode("utf-8", errors="replace"))
        article.parse()
    except Exception:
        return


READERS: dict[str, tuple[str, Callable[[bytes, str], None]]] = {
    "briefing": ("briefing", read_ours),
    "trafilatura": ("trafilatura", read_trafilatura),
    "trafilatura, quick": ("trafilatura", read_trafilatura_fast),
    "newspaper4k": ("newspaper", read_newspaper),
}
"""The readers by name, each with the module that it needs."""


def main() -> None:
    """Print a line a reader: pages a second."""
    parser = argparse.ArgumentParser(description="Web pages a second.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated news")
    parser.add_argument("--sets", nargs="+", default=["html_scrapinghub", "html_naeb"])
    parser.add_argument("--pages", type=int, default=100)
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    gc.set_threshold(100_000)
    pages = load_pages(asked.data, asked.sets, asked.pages)
    kib = sum(len(page) for page, _ in pages) / len(pages) / 1024
    print(f"{len(pages)} pages of {', '.join(asked.sets)}, {kib:.0f} KiB each")
    for name, (module, read_page) in READERS.items():
        if find_spec(module) is None:
            print(f"{name:20} not installed")
            continue
        read_page(*pages[0])
        start = process_time()
        for page, address in pages:
            read_page(page, address)
        seconds = process_time() - start
        print(f"{name:20} {len(pages) / seconds:6.1f} pages/s", flush=True)
    print(f"target: {TARGET} pages a second")


if __name__ == "__main__":
    main()
