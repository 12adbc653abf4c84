"""Score clauses: precision, recall and F1 of doers and undergoers on MEANTIME.

    python benchmarks/accuracy/clauses.py --data DIR

The set marks events that several sentences of an article may tell of (a chain of trigger words) with their
participants: `Arg0`, who does it, and `Arg1`, to whom or what it is done, each as a chain of mentions. A
clause of ours answers for an event when its verb is one of the event's trigger words. An answer is right when
the head of our doer (undergoer) stands in a mention of one of the event's `Arg0` (`Arg1`) chains, a pronoun
or role phrase counting as the name that it is resolved to. For each event and role: right if any clause's
answer is; false for an answer where none is right. Events without any such participant are left out. Recall
is given over all events and over those with a trigger that is a verb, as nouns ("the merger") are no clauses.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROLES = {"doer": "Arg0", "undergoer": "Arg1"}


def rows(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of the set `name`."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def is_held_out(identifier: str) -> bool:
    """Whether the article belongs to the half that is reported and not tuned on."""
    return zlib.crc32(identifier.encode()) % 2 == 1


def score(counts: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 from counts of `right`, `answered` and `wanted`.

    >>> score(Counter(right=1, answered=2, wanted=4))
    (0.5, 0.25, 0.3333333333333333)
    """
    precision = counts["right"] / counts["answered"] if counts["answered"] else 0.0
    recall = counts["right"] / counts["wanted"] if counts["wanted"] else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def answers(annotated: Any) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Each role that a clause fills: its verb in lower case, the role, and the words that may name who fills it."""
    for clause in annotated.clauses:
        verb = annotated.text(clause.action).split()[-1].lower()
        for role in ROLES:
            span = getattr(clause, role)
            if span is not None:
                yield verb, role, frozenset(_names(annotated, span))


def _names(annotated: Any, span: Any) -> Iterator[str]:
    heads = [p.head for p in annotated.noun_phrases if span.covers(p.head)]
    for head in heads[:1] or [span]:
        yield annotated.text(head).lower()
        for mention in annotated.mentions:
            if mention.span.covers(head) and mention.actor is not None:
                yield from annotated.actors[mention.actor].name.lower().split()


def judge(
    events: Iterable[dict[str, Any]], given: list[tuple[str, str, frozenset[str]]]
) -> dict[str, Counter[str]]:
    """Counts for each role, and for `verbal` events, those with at least one clause of ours."""
    counts = {name: Counter() for name in (*ROLES, "all", "verbal")}
    for event in events:
        triggers = {trigger.lower().split()[-1] for trigger in event["triggers"]}
        mine = [(role, names) for verb, role, names in given if verb in triggers]
        has_clause = any(verb in triggers for verb, _, _ in given)
        for role, label in ROLES.items():
            chains = [p["forms"] for p in event["participants"] if p["role"] == label]
            gold = {word for forms in chains for form in forms for word in form.lower().split()}
            if not gold:
                continue
            filled = [names for answered, names in mine if answered == role]
            right = any(names & gold for names in filled)
            for name in (role, "all", *(["verbal"] if has_clause else [])):
                counts[name].update(wanted=1, answered=bool(filled), right=right)
    return counts


def main() -> None:
    """Print the table."""
    from briefing.language import annotate
    from briefing.sources.plaintext import parse_text

    parser = argparse.ArgumentParser(description="doer and undergoer on MEANTIME")
    parser.add_argument("--data", type=Path, required=True, help="the folder of annotated news")
    halves = {"tuned on": {}, "held out": {}}
    for row in rows(parser.parse_args().data, "meantime"):
        if row["events"]:
            half = halves["held out" if is_held_out(row["id"]) else "tuned on"]
            annotated = annotate(parse_text(row["text"], source=row["id"], name=row["id"]))
            for name, found in judge(row["events"], list(answers(annotated))).items():
                half.setdefault(name, Counter()).update(found)
    for half, counts in halves.items():
        for name, found in counts.items():
            precision, recall, f1 = score(found)
            print(
                f"{half:9} {name:10} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({found['wanted']})"
            )


if __name__ == "__main__":
    main()
