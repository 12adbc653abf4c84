"""Score quotes: content, cue and speaker.

    python benchmarks/accuracy/quotes.py --data DIR [--part tune|kept|all]

Prints a table: figure, set, value, the peers' figures. Articles are taken in the order of their ids; the rules were
tuned on every second one, beginning with the first ("tune"), the others were kept aside ("kept", the default).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from briefing.language import annotate
from briefing.model.annotation import AnnotatedArticle
from briefing.sources.plaintext import parse_text

PEERS = {
    "content": "Citron 83.3 (elsewhere, BBC)",
    "cue": "Citron 82.3 (elsewhere, BBC)",
    "speaker": "Citron 82.0 (elsewhere, BBC)",
}
"""Overlap F1 of Citron on its own corpus of BBC news, as published with it."""

KINDS = {"direct and mixed": ("direct", "mixed"), "indirect": ("indirect",)}

Spans = Sequence[tuple[int, int]]
"""Half-open character positions."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote reduced to what is scored. `words` are the positions, in the article's words, of the content."""

    kind: str
    content: Spans
    speaker: Spans
    cue: Spans
    statement: bool = True
    words: frozenset[int] = field(default=frozenset())


class Score(NamedTuple):
    """Precision and recall, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def content_overlap(gold: Sequence[Attribution], found: Sequence[Attribution]) -> Score:
    """Soft precision and recall of contents (Johansson and Moschitti 2013; for quotes Pareti 2015).

    Each found content counts with the share of its words that lie in gold contents, each gold content with the
    share of its words that lie in found ones; both are averaged over contents.

    >>> gold = [Attribution("direct", (), (), (), words=frozenset([1, 2, 3, 4]))]
    >>> content_overlap(gold, [Attribution("direct", (), (), (), words=frozenset([3, 4, 5, 6]))])
    Score(precision=0.5, recall=0.5)
    """
    return Score(_mean(shares(found, gold)), _mean(shares(gold, found)))


def shares(these: Iterable[Attribution], those: Iterable[Attribution]) -> list[float]:
    """For each of `these`, the share of its words that lie in any of `those`."""
    covered = frozenset[int]().union(*(other.words for other in those))
    return [len(one.words & covered) / max(1, len(one.words)) for one in these]


def cue_hits(these: Iterable[Attribution], those: Sequence[Attribution]) -> list[float]:
    """For each of `these`, 1 where its cue shares a character with the cue of one of `those`, else 0."""
    return [float(any(overlap(one.cue, other.cue) for other in those)) for one in these]


def speaker_hits(these: Iterable[Attribution], those: Sequence[Attribution]) -> list[float]:
    """For each of `these` with a speaker, 1 where one of `those` with common content has a common speaker, else 0."""
    return [
        float(
            any(one.words & other.words and overlap(one.speaker, other.speaker) for other in those)
        )
        for one in these
        if one.speaker
    ]


def speakers_of_matched(gold: Sequence[Attribution], found: Iterable[Attribution]) -> list[float]:
    """For each found quote whose content meets a gold one's, 1 where their speakers share a character, else 0.

    The gold quote is the one with the same cue, or else with most words in common. Gold quotes without a
    speaker are left out.
    """
    hits = []
    for one in found:
        matches = [other for other in gold if one.words & other.words]
        if matches:
            best = max(
                matches,
                key=lambda other: (overlap(one.cue, other.cue), len(one.words & other.words)),
            )
            if best.speaker:
                hits.append(float(overlap(one.speaker, best.speaker)))
    return hits


def overlap(these: Spans, those: Spans) -> bool:
    """Whether any of `these` shares a character with any of `those`."""
    return any(
        start < other_end and other_start < end
        for start, end in these
        for other_start, other_end in those
    )


class Tally:
    """The figures of one kind of quote, gathered over articles."""

    def __init__(self) -> None:
        self.shares: tuple[list[float], list[float]] = ([], [])
        self.cues: tuple[list[float], list[float]] = ([], [])
        self.speakers: tuple[list[float], list[float]] = ([], [])
        self.matched: list[float] = []

    def add(
        self, gold: Sequence[Attribution], found: Sequence[Attribution], kinds: Sequence[str]
    ) -> None:
        """Adds an article.

        Recall is that of the gold statements of `kinds`, by whatever was found; precision that of what was found
        of `kinds`, by statements of any kind: the set's kinds follow marks that the reader may read otherwise.
        What meets only attributions that are no statements (thought, hope) counts as wrong.
        """
        statements = [quote for quote in gold if quote.statement]
        wanted = [quote for quote in statements if quote.kind in kinds]
        given = [quote for quote in found if quote.kind in kinds]
        self.shares[0].extend(shares(given, statements))
        self.shares[1].extend(shares(wanted, found))
        self.cues[0].extend(cue_hits(given, statements))
        self.cues[1].extend(cue_hits(wanted, found))
        self.speakers[0].extend(speaker_hits(given, statements))
        self.speakers[1].extend(speaker_hits(wanted, found))
        self.matched.extend(speakers_of_matched(statements, given))

    def figures(self) -> Iterator[tuple[str, str]]:
        """Name and value of each figure."""
        for name, parts in (
            ("content overlap F1", self.shares),
            ("cue F1", self.cues),
            ("speaker F1", self.speakers),
        ):
            score = Score(_mean(parts[0]), _mean(parts[1]))
            value = (
                f"{100 * score.f1:.1f} (P {100 * score.precision:.1f} R {100 * score.recall:.1f})"
            )
            yield name, value
        yield "speaker right, of those whose content is found", f"{100 * _mean(self.matched):.1f}"


def read_gold(row: dict[str, Any], starts: Sequence[int]) -> list[Attribution]:
    """The annotated quotes of an article; `starts` are the first characters of its words."""
    return [
        Attribution(
            kind=quote["kind"],
            content=quote["spans"],
            speaker=quote["speaker_spans"],
            cue=quote.get("cue_spans") or _cue_in(row["text"], quote),
            statement=quote["statement"],
            words=_words(quote["spans"], starts),
        )
        for quote in row["quotes"]
    ]


def read_found(annotated: AnnotatedArticle, starts: Sequence[int]) -> list[Attribution]:
    """The quotes that `briefing` found; the parts of a split quotation stay apart."""
    found = []
    for quote in annotated.quotes:
        content = [(quote.content.start, quote.content.end)]
        found.append(
            Attribution(
                kind=quote.kind.value,
                content=content,
                speaker=[(quote.speaker.start, quote.speaker.end)] if quote.speaker else [],
                cue=[(quote.cue.start, quote.cue.end)] if quote.cue else [],
                words=_words(content, starts),
            )
        )
    return found


def word_starts(text: str) -> list[int]:
    """Where the words of `text` begin; punctuation marks are no words."""
    return [match.start() for match in re.finditer(r"\w+", text)]


def read_rows(path: Path, part: str = "all") -> list[dict[str, Any]]:
    """The articles of the set at `path`, in the order of their ids: those tuned on, those kept aside, or all."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda row: str(row["id"]))
    return {"tune": rows[0::2], "kept": rows[1::2], "all": rows}[part]


def table(data: Path, part: str = "kept") -> list[tuple[str, str, str, str]]:
    """Rows of (figure, set, value, peer); sets that are missing are left out."""
    rows = []
    for name in ("quote_polnear", "quote_gum_news"):
        path = data / f"{name}.jsonl.gz"
        if not path.exists():
            continue
        tallies = {kind: Tally() for kind in KINDS}
        for row in read_rows(path, part):
            article = parse_text(row["text"], source=row["id"], name=row["id"])
            starts = word_starts(row["text"])
            gold, found = read_gold(row, starts), read_found(annotate(article), starts)
            for kind, tally in tallies.items():
                tally.add(gold, found, KINDS[kind])
        for kind, tally in tallies.items():
            for figure, value in tally.figures():
                peer = PEERS.get(figure.split()[0], "") if "F1" in figure else ""
                rows.append((f"{kind}: {figure}", name, value, peer))
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("tune", "kept", "all"), default="kept")
    arguments = parser.parse_args()
    for row in table(arguments.data, arguments.part):
        print(*row, sep=" | ")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _words(spans: Spans, starts: Sequence[int]) -> frozenset[int]:
    return frozenset(
        index
        for start, end in spans
        for index in range(bisect_left(starts, start), bisect_left(starts, end))
    )


def _cue_in(text: str, quote: dict[str, Any]) -> list[tuple[int, int]]:
    """The place of a cue that the set gives as words only: the nearest one to the content."""
    word = quote.get("cue") or ""
    places = [match.start() for match in re.finditer(re.escape(word), text, re.I)] if word else []
    if not places:
        return []
    start, end = quote["start"], quote["end"]
    place = min(places, key=lambda at: min(abs(at - end), abs(start - at - len(word))))
    return [(place, place + len(word))]


if __name__ == "__main__":
    main()
