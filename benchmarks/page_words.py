"""Count paragraphs of pages that are no stretch of the page's own text.

Run: python benchmarks/page_words.py --data DIR

Each paragraph of prose that the program reads from a page of the html_* sets has to stand in what the page holds as
text, white space and marks aside and character references decoded. Paragraphs that only the page's data hold are looked
for in its scripts. Prints those that stand nowhere.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml.etree import strip_elements

from briefing.errors import SourceError
from briefing.model.article import ParagraphKind
from briefing.model.text import fold_whitespace
from briefing.sources.html import read
from briefing.sources.markup import parse_markup, remove_unshown
from briefing.sources.material import Material

SETS = ("html_naeb", "html_scrapinghub", "html_htmldate")


def pages(data: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """The identifier and the bytes of each page of a set."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["id"], gzip.decompress((data / row["html_file"]).read_bytes())


def squeezed(text: str) -> str:
    """The letters and figures of `text`: white space and marks are set anew at borders of elements."""
    return "".join(filter(str.isalnum, html.unescape(html.unescape(text))))


def strangers(name: str, page: bytes) -> Iterator[str]:
    """The paragraphs of prose that the page does not hold."""
    try:
        article = next(read(Material(data=page, source=name, name=name)))
    except SourceError:
        return
    root = parse_markup(page)
    if root is None:
        return
    own = squeezed("".join("".join(script.itertext()) for script in root.iter("script")))
    remove_unshown(root)
    # What ruby sets above a word is no part of the sentence.
    strip_elements(root, "rt", "rp", with_tail=False)
    own += squeezed("".join(root.itertext()))
    for part in article.paragraphs:
        text = fold_whitespace(part.span.of(article.text))
        if part.kind is ParagraphKind.PROSE and squeezed(text) not in own:
            yield text


def main() -> None:
    """Print the strangers of each set, and how many there are; the exit code is 1 where there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    count = read_pages = 0
    for name in SETS:
        for identifier, page in pages(options.data, name):
            read_pages += 1
            for text in strangers(identifier, page):
                count += 1
                print(f"{identifier}: {text[:160]}")
    print(f"{count} paragraphs are no stretch of the text of their page, of {read_pages} pages")
    sys.exit(bool(count))


if __name__ == "__main__":
    main()
