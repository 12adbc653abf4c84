"""Score detection of the kind of a source by its bytes alone.

    python benchmarks/accuracy/kinds.py --data DIR

Every text of every set, as plain text should be told; every page, as HTML should.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefing.sources.detection import detect
from briefing.sources.material import Material


def texts(data: Path) -> Iterator[bytes]:
    """The text of each row of each set that has one; of rows with several articles, each."""
    for path in sorted(data.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                for article in (row, *(row.get("articles") or ())):
                    text = article.get("text") if isinstance(article, dict) else None
                    if isinstance(text, str) and len(text.split()) > 20:
                        yield text.encode()


def pages(data: Path) -> Iterator[bytes]:
    """Each page of the sets of pages."""
    for path in sorted(data.glob("html_*/*.gz")):
        yield gzip.decompress(path.read_bytes())


def kinds(sources: Iterator[bytes]) -> Counter[str]:
    """How many sources are taken for each kind."""
    return Counter(
        detect(Material(data=data, source="unnamed", name="unnamed")).value for data in sources
    )


def main() -> None:
    """Print what texts and pages are taken for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    print("texts:", *(f"{kind} {count}" for kind, count in kinds(texts(data)).most_common()))
    print("pages:", *(f"{kind} {count}" for kind, count in kinds(pages(data)).most_common()))


if __name__ == "__main__":
    main()
