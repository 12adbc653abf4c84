"""Score coreference of names, role phrases and pronouns.

    python benchmarks/accuracy/coreference.py --data DIR [--aside]

Prints a table: figure, set, value. With `--aside` only the half of the articles is scored that the rules were not tuned
on (every second article of a set, beginning with the second).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefing.language.names.chains import chain_names
from briefing.language.pipeline import Layer, run
from briefing.model.annotation import ActorKind, AnnotatedArticle, Mention, MentionForm
from briefing.model.text import Span
from briefing.sources.plaintext import parse_text

KINDS = {
    "PER": ActorKind.PERSON, "person": ActorKind.PERSON, "ACTOR": ActorKind.PERSON,
    "ORG": ActorKind.GROUP, "organization": ActorKind.GROUP, "GROUP": ActorKind.GROUP,
    "LOC": ActorKind.PLACE, "place": ActorKind.PLACE, "COUNTRY": ActorKind.PLACE,
}  # fmt: skip


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(articles: Iterable[Sequence[tuple[Hashable, Hashable]]]) -> Score:
    """B-cubed (Bagga and Baldwin 1998) over mentions, each given as its pair (gold chain, system chain).

    For each mention: precision is the share of its system chain that is of its gold chain, recall the share of its gold
    chain that is of its system chain; both are averaged over all mentions of all articles.

    >>> b_cubed([[("a", 1), ("a", 1), ("a", 2), ("b", 2)]])
    Score(precision=0.75, recall=0.6666666666666666)
    """
    precision = recall = 0.0
    count = 0
    for pairs in articles:
        both, gold, system = Counter(pairs), Counter(), Counter()  # type: ignore[var-annotated]
        for one, other in pairs:
            gold[one] += 1
            system[other] += 1
        precision += sum(number * number / system[pair[1]] for pair, number in both.items())
        recall += sum(number * number / gold[pair[0]] for pair, number in both.items())
        count += len(pairs)
    return Score(precision / count, recall / count) if count else Score(0.0, 0.0)


class Links(NamedTuple):
    """Counts of role phrases and pronouns: linked, rightly so, and those that should be."""

    linked: int
    right: int
    wanted: int

    @property
    def score(self) -> Score:
        """Precision among the linked, recall among those that should be."""
        return Score(
            self.right / self.linked if self.linked else 0.0,
            self.right / self.wanted if self.wanted else 0.0,
        )


def gold_name_pairs(row: dict[str, Any]) -> list[tuple[Hashable, Hashable]]:
    """(gold chain, system chain) of each gold name, the system being given the gold names and their kinds.

    A name that the system leaves unresolved is a chain of its own.
    """
    gold = sorted(
        (mention["start"], mention["end"], KINDS[mention["type"]], number)
        for number, chain in enumerate(row["clusters"])
        for mention in chain
        if _is_name(mention)
    )
    names = [
        Mention(
            span=Span(start, end),
            phrase=Span(start, end),
            sentence=row["text"].count("\n", 0, start) + row["text"].count(". ", 0, start),
            form=MentionForm.NAME,
            kind=kind,
        )
        for start, end, kind, _ in gold
    ]
    annotated = AnnotatedArticle(article=parse_text(row["text"], source="", name=""))
    chains = chain_names(annotated, names).of_mention
    return [
        (one[3], chain if chain is not None else ("unresolved", index))
        for index, (one, chain) in enumerate(zip(gold, chains, strict=True))
    ]


def found_name_pairs(
    row: dict[str, Any], annotated: AnnotatedArticle
) -> list[tuple[Hashable, Hashable]]:
    """(gold chain, system chain) of each name that both gold and system have: their spans overlap on a head."""
    gold = _GoldMentions(row)
    pairs: list[tuple[Hashable, Hashable]] = []
    for index, mention in enumerate(annotated.mentions):
        if (
            mention.form is MentionForm.NAME
            and (chain := gold.name_chain(mention.span)) is not None
        ):
            system = mention.actor if mention.actor is not None else ("unresolved", index)
            pairs.append((chain, system))
    return pairs


def links(
    row: dict[str, Any], annotated: AnnotatedArticle, *, kinds: frozenset[ActorKind]
) -> Links:
    """How many role phrases and pronouns are linked, rightly linked, and should be.

    Wanted are the gold mentions without a name in chains that have one, of an actor of `kinds`. A link is right when
    the mention's gold chain is the one that most of the actor's names are of. A linked mention that gold does not
    have, or has in no chain, is wrong.
    """
    gold = _GoldMentions(row)
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for mention in annotated.mentions:
        if mention.form is MentionForm.NAME and mention.actor is not None:
            chain = gold.name_chain(mention.span)
            if chain is not None:
                votes[mention.actor][chain] += 1
    linked = right = 0
    for mention in annotated.mentions:
        if mention.form is MentionForm.NAME or mention.actor is None:
            continue
        if annotated.actors[mention.actor].kind not in kinds:
            continue
        linked += 1
        chain = gold.chain(mention.span)
        best = votes[mention.actor].most_common(1)
        right += bool(best) and chain == best[0][0]
    return Links(linked, right, gold.wanted(kinds))


class _GoldMentions:
    """The gold mentions of one article, found by position."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.chains = row["clusters"]
        self.names: list[tuple[int, int, int]] = []
        self.others: list[tuple[int, int, int, int]] = []
        for number, chain in enumerate(self.chains):
            for mention in chain:
                start, end = mention["start"], mention["end"]
                if _is_name(mention):
                    self.names.append((start, end, number))
                self.others.append((start, end, number, mention.get("head_start", start)))

    def name_chain(self, span: Span) -> int | None:
        """The chain of the shortest gold name that overlaps `span` by more than half of the shorter one."""
        best = None
        for start, end, chain in self.names:
            overlap = min(end, span.end) - max(start, span.start)
            shorter = min(end - start, span.end - span.start)
            if 2 * overlap > shorter and (best is None or end - start < best[0]):
                best = (end - start, chain)
        return best[1] if best else None

    def chain(self, span: Span) -> int | None:
        """The chain of the gold mention that begins with `span` and whose head is in it."""
        same = [other for other in self.others if abs(other[0] - span.start) < 2]
        same = [other for other in same if span.start <= other[3] < span.end]
        if not same:
            same = [
                other
                for other in self.others
                if span.start <= other[3] < span.end and other[1] == span.end
            ]
        if not same:
            return None
        return min(same, key=lambda other: abs(other[1] - span.end))[2]

    def wanted(self, kinds: frozenset[ActorKind]) -> int:
        """How many mentions without a name stand in chains of `kinds` that have one."""
        total = 0
        for chain in self.chains:
            if any(_is_name(mention) for mention in chain):
                usual = Counter(mention["type"] for mention in chain).most_common(1)[0][0]
                if KINDS.get(usual) in kinds:
                    total += sum(not _is_name(mention) for mention in chain)
        return total


def _is_name(mention: dict[str, Any]) -> bool:
    if mention["type"] not in KINDS:
        return False
    if "named" in mention:
        return bool(mention["named"]) and not mention["pronoun"]
    words = mention["text"].split()
    return (
        bool(words)
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and words[0].lower() not in _PRONOUNS
    )


_PRONOUNS = frozenset("i we he she it they his her its their our my you your this that the".split())


def annotate(text: str) -> AnnotatedArticle:
    """The article with everything up to coreference."""
    return run(parse_text(text, source="", name=""), until=Layer.ACTORS)


def load(data: Path, name: str, *, aside: bool) -> list[dict[str, Any]]:
    """The articles of a set, or the half of it kept aside."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows[1::2] if aside else rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--aside", action="store_true", help="only the half not tuned on")
    arguments = parser.parse_args()
    person = frozenset({ActorKind.PERSON})
    everyone = frozenset({ActorKind.PERSON, ActorKind.GROUP, ActorKind.PLACE})
    print(f"{'figure':42}{'set':20}{'P':>7}{'R':>7}{'F1':>7}")
    for name in ("coref_cleanconll", "coref_gum_news", "coref_meantime"):
        rows = load(arguments.data, name, aside=arguments.aside)
        found = [annotate(row["text"]) for row in rows]
        _print("names given, B-cubed", name, b_cubed(map(gold_name_pairs, rows)))
        pairs = [found_name_pairs(row, one) for row, one in zip(rows, found, strict=True)]
        _print("names found by both, B-cubed", name, b_cubed(pairs))
        if name == "coref_gum_news":
            for label, kinds in (("people", person), ("people, groups, places", everyone)):
                counts = [
                    links(row, one, kinds=kinds) for row, one in zip(rows, found, strict=True)
                ]
                total = Links(*(sum(column) for column in zip(*counts, strict=True)))
                _print(f"role phrases, pronouns: {label}", name, total.score)


def _print(figure: str, name: str, score: Score) -> None:
    print(f"{figure:42}{name:20}{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}")


if __name__ == "__main__":
    main()
