"""Measure how many printed lines are true: draw lines, take marks, print shares.

    python benchmarks/lines.py --data DIR [--lines 40] [--ask | --write FILE | --read FILE] [--reader NAME]

Briefings of the annotated news are made as a reader gets them without options (summaries, comparisons of neighbours in
a set, profiles of whom they name most), and as many lines of each of their sections are drawn. A line is `right`,
`wrong` (not what the article says, or said of the wrong one), `opposite` (a wrong line that says the contrary),
`useless` (true, but nobody would miss it there) or `garbled` (cannot be read alone). `--ask` shows each line without a
mark beside its sentences and asks; `--write` writes these for another reader as JSON lines, `--read` takes the marks
back (`{"id": ..., "mark": ...}`). Marks are kept in `benchmarks/line_marks.tsv` by a hash of the line and its
sentences, no text among them: a line once marked stays so, and only new ones are asked. Printed are the shares of each
section with Wilson's interval, and how far two readers agree.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from math import sqrt
from pathlib import Path

from behaviour import _texts_of
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.collection import Collection
from briefing.model.results import ActorProfile, Result
from briefing.render.document import (
    Block,
    Bullets,
    Document,
    Entry,
    Header,
    Heading,
    KeyValues,
    Line,
    Listing,
    Note,
    Run,
    Style,
    Table,
    runs_of,
)  # fmt: skip
from briefing.render.views import view
from briefing.sources.plaintext import parse_text
from briefing.use_cases import compare, profile, summarize

SETS = (
    "cnndm_val1000", "giveme5w1h", "gum_news", "time_tbaq", "gun_incidents", "news_cluster", "quote_polnear",
    "entity_timelines", "fire_business", "multinews100", "meantime", "timeline17",
)  # fmt: skip
MARKS = ("right", "wrong", "opposite", "useless", "garbled")
KEPT = Path(__file__).parent / "line_marks.tsv"


@dataclass(frozen=True)
class Printed:
    """A printed line: its section ("summary KEY POINTS"), its words, and the sentences that it names."""

    section: str
    text: str
    sentences: tuple[str, ...]

    @property
    def id(self) -> str:
        """A hash of the line and its sentences."""
        return sha256("\n".join((self.section, self.text, *self.sentences)).encode()).hexdigest()[
            :16
        ]


def printed_lines(command: str, result: Result, collection: Collection) -> Iterator[Printed]:
    """The lines of a result that name sentences, as the command shows them without options."""
    document: Document = view(result, full=False)
    about = f"{result.name} | " if isinstance(result, ActorProfile) else ""
    title = ""
    for section in document.sections:
        for block in section:
            if isinstance(block, Heading):
                title = block.title
            for label, line in _lines(block):
                citations = [run.text for run in line if run.style is Style.CITATION]
                sentences = tuple(dict.fromkeys(_sentences(citations, collection)))
                if sentences:
                    yield Printed(
                        f"{command} {title or 'header'}".strip(),
                        f"{about}{label}{_words(line)}",
                        sentences,
                    )


def _lines(block: Block) -> Iterator[tuple[str, Line]]:
    """The lines of a block, each with the label that stands before it."""
    match block:
        case Note(line):
            yield "", line
        case Heading(_, aside):
            yield from (("", part) for part in _parts(aside))
        case Bullets(items):
            yield from (("", line) for line in items)
        case KeyValues(entries):
            for entry in entries:
                yield from ((_label(entry), line) for line in entry.values)
        case Table():
            rows = [row for group in block.groups for row in group]
            yield from (
                (f"{row.label}: ", line)
                for row in rows
                for cell in row.cells
                for line in cell.lines
            )
        case Header() | Listing() | _:
            return


def _parts(line: Line) -> Iterator[Line]:
    """What stands between the separators of a line, each a line of its own."""
    part: list[Run] = []
    for run in line:
        if run.style is Style.SEPARATOR:
            yield tuple(part)
            part = []
        else:
            part.append(run)
    yield tuple(part)


def _label(entry: Entry) -> str:
    return f"{_words((*entry.mark, *entry.label))}: "


def _words(line: Iterable[Run]) -> str:
    return " ".join("".join(run.text for run in runs_of(tuple(line))).split())


def _sentences(citations: Iterable[str], collection: Collection) -> Iterator[str]:
    for citation in citations:
        found = re.fullmatch(r"\[(\d+):([1-9]\d*)\]", citation)
        if found:
            annotated = collection.article(int(found[1]))
            yield annotated.text(annotated.sentences[int(found[2]) - 1].span)


def briefings(folder: Path, sets: Iterable[str], each: int) -> Iterator[Printed]:
    """The lines of the briefings about `each` articles of each set."""
    for name in sets:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            found = islice((text for line in file for text in _texts_of(json.loads(line))), each)
            articles = [
                annotate(parse_text(text, source=f"{name}-{index}", name=f"{name}-{index}"))
                for index, text in enumerate(found)
            ]
        for pair in zip(articles[::2], articles[1::2], strict=False):
            collection = Collection(tuple(pair), link_actors(pair))
            yield from printed_lines("summary", summarize(collection, "1").result, collection)
            yield from printed_lines("compare", compare(collection, "1", "2").result, collection)
            for actor in collection.actors[:1]:
                yield from printed_lines(
                    "actor", profile(collection, actor.name).result, collection
                )


def draw(lines: Iterable[Printed], number: int) -> list[Printed]:
    """Up to `number` lines of each section, by chance but always the same."""
    sections: dict[str, dict[str, Printed]] = defaultdict(dict)
    for line in lines:
        sections[line.section][line.id] = line
    return [found[key] for _, found in sorted(sections.items()) for key in sorted(found)[:number]]


def read_marks(path: Path = KEPT) -> dict[tuple[str, str], str]:
    """The marks kept, by the line's hash and the reader."""
    lines = path.read_text().splitlines() if path.exists() else []
    return {(key, reader): mark for key, reader, mark in (line.split("\t") for line in lines)}


def keep_marks(marks: dict[tuple[str, str], str], path: Path = KEPT) -> None:
    """Write the marks, in order of hash."""
    path.write_text(
        "".join(f"{key}\t{reader}\t{mark}\n" for (key, reader), mark in sorted(marks.items()))
    )


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927).

    >>> [round(bound, 3) for bound in wilson(9, 10)]
    [0.596, 0.982]
    """
    z, share = 1.96, part / whole
    middle = share + z * z / (2 * whole)
    spread = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    return (middle - spread) / scale, (middle + spread) / scale


def report(lines: list[Printed], marks: dict[tuple[str, str], str], reader: str) -> None:
    """Print the shares of each section, of all, and the agreement with other readers."""
    print(f"{'section':34} lines marked  right useless  wrong opposite garbled  right or useless")
    groups: dict[str, list[Printed]] = defaultdict(list)
    for line in lines:
        groups[line.section].append(line)
        groups["all"].append(line)
    for section, group in groups.items():
        found = Counter(marks[line.id, reader] for line in group if (line.id, reader) in marks)
        total = found.total()
        if not total:
            print(f"{section:34} {len(group):5}      0")
            continue
        good = found["right"] + found["useless"]
        low, high = wilson(good, total)
        shares = "".join(
            f"{found[mark]:8}" for mark in ("right", "useless", "wrong", "opposite", "garbled")
        )
        print(
            f"{section:34} {len(group):5} {total:6} {shares}  {good / total:.3f} ({low:.3f} to {high:.3f})"
        )
    others = {key: mark for (key, name), mark in marks.items() if name != reader}
    both = [
        (marks[line.id, reader], others[line.id])
        for line in lines
        if line.id in others and (line.id, reader) in marks
    ]
    if both:
        print(f"two readers: {sum(a == b for a, b in both)} of {len(both)} marks equal")


def ask(lines: Iterable[Printed], marks: dict[tuple[str, str], str], reader: str) -> None:
    """Show each line without a mark beside its sentences and take the mark's first letter; an empty answer ends."""
    for line in lines:
        if (line.id, reader) in marks:
            continue
        print(
            f"\n{line.section}\n  {line.text}",
            *(f"  | {sentence}" for sentence in line.sentences),
            sep="\n",
        )
        answer = input(f"{' '.join(MARKS)}? ").strip().lower()
        if not answer:
            return
        chosen = [mark for mark in MARKS if mark.startswith(answer)]
        if chosen:
            marks[line.id, reader] = chosen[0]
            keep_marks(marks)


def main() -> None:
    """Draw, mark, report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated news")
    parser.add_argument("--sets", nargs="+", default=list(SETS))
    parser.add_argument("--articles", type=int, default=12, help="articles of each set")
    parser.add_argument("--lines", type=int, default=40, help="lines of each section")
    parser.add_argument("--reader", default="first", help="whose marks")
    parser.add_argument("--ask", action="store_true")
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--read", type=Path, metavar="FILE")
    options = parser.parse_args()
    lines = draw(briefings(options.data, options.sets, options.articles), options.lines)
    marks = read_marks()
    if options.read:
        for record in map(json.loads, options.read.read_text().splitlines()):
            if record["mark"] not in MARKS:
                parser.error(f"there is no mark {record['mark']}")
            marks[record["id"], options.reader] = record["mark"]
        keep_marks(marks)
    if options.write:
        missing = [line for line in lines if (line.id, options.reader) not in marks]
        records = [
            {
                "id": line.id,
                "section": line.section,
                "line": line.text,
                "sentences": line.sentences,
                "mark": "",
            }
            for line in missing
        ]
        options.write.write_text(
            "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        )
    if options.ask:
        ask(lines, marks, options.reader)
    report(lines, marks, options.reader)


if __name__ == "__main__":
    main()
