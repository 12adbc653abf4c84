"""Measure adding articles to a library: speed and memory, one process and two.

    python benchmarks/adding.py --data DIR [--articles 10000] [--processes 1 2]

Each run is a whole `add` in a process of its own, into a new library in a temporary folder, of text files made of the
texts of the sets, as many different ones as there are; where more are asked for, the texts come again under another
first line, which makes them other articles. Seconds are wall time, as it is the cores that are compared: look at the
ratio, on a machine with nothing else to do. Memory is the peak of the process that adds. A second run on the same
folder shows what it takes to find that all is known. Then `summary` of one article: from the library, beside the same
from its file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SETS = ("cnndm_val1000", "gun_incidents", "quote_polnear", "news_cluster", "fire_business")

PROGRAM = """
import datetime, resource, sys
from pathlib import Path
from briefing.use_cases import keeping, preparing
whole = preparing.prepare_all
if sys.argv[3] != "0":
    keeping.prepare_all = lambda pieces, library: whole(pieces, library=library, processes=int(sys.argv[3]))
if __name__ == "__main__":
    at = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    answer = keeping.add([sys.argv[1]], library=Path(sys.argv[2]), at=at)
    report = answer.result
    print(report.new, report.known, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def texts(folder: Path) -> Iterator[str]:
    """Every text of the sets."""
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                for article in row.get("articles") or [row]:
                    text = article.get("text", "").strip() if isinstance(article, dict) else ""
                    if len(text) > 200:
                        yield text


def write_articles(data: Path, folder: Path, count: int) -> int:
    """Write `count` articles as files; how many of them are different texts comes back."""
    different = list(dict.fromkeys(texts(data)))
    for at in range(count):
        round_, place = divmod(at, len(different))
        head = f"Edition {round_ + 1} of the paper of record.\n\n" if round_ else ""
        (folder / f"{at:06}.txt").write_text(head + different[place], "utf-8")
    return min(count, len(different))


def add(program: Path, folder: Path, library: Path, processes: int) -> tuple[float, str]:
    """The seconds that adding the folder takes, and what it prints."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(program), str(folder), str(library), str(processes)],
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - start, done.stdout.strip()


def summarize(arguments: list[str], library: Path) -> float:
    """The least processor seconds of ten runs of `briefing summary`."""
    environment = {**os.environ, "BRIEFING_LIBRARY": str(library)}
    least = float("inf")
    for _ in range(10):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "briefing", "summary", *arguments],
            env=environment,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least = min(least, spent)
    return least


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--processes", type=int, nargs="+", default=(1, 2))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder, program = work / "news", work / "add.py"
        folder.mkdir()
        program.write_text(PROGRAM)
        different = write_articles(arguments.data, folder, arguments.articles)
        print(f"{arguments.articles:,} articles, {different:,} different texts")
        for processes in arguments.processes:
            library = work / f"{processes}.sqlite"
            seconds, printed = add(program, folder, library, processes)
            new, _, memory = printed.split()
            rate = arguments.articles / seconds
            size = library.stat().st_size / arguments.articles / 1024
            print(
                f"{processes} process{'es' if processes > 1 else '  '}: {seconds:7.1f} s, {rate:6.1f} articles/s,"
                f" {new} new, peak {memory} MiB, {size:.1f} KiB an article in the file"
            )
        seconds, printed = add(program, folder, library, processes)
        print(f"again, all known: {seconds:7.1f} s, {arguments.articles / seconds:6.1f} articles/s")
        one = folder / "000000.txt"
        kept, read = summarize(["000000.txt"], library), summarize([str(one)], library)
        print(f"summary of one article: {kept:.3f} s from the library, {read:.3f} s from its file")


if __name__ == "__main__":
    main()
