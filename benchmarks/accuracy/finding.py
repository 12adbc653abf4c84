"""Score finding an actor by a name: surnames, and names typed in other ways.

    python benchmarks/accuracy/finding.py --data DIR [--most N] [--aside]

The most named people of the collections are asked for, each by the surname, and by the full name in small letters, in
capitals, without accents and hyphens, turned round ("Roe, Jane"), and with two letters swapped. An answer is right if
it is the person, a list of different names that has the person, or for a slip a suggestion of the person. With
`--aside` every second person is taken, those not looked at.
"""

from __future__ import annotations

import argparse
import gzip
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefing.errors import ActorNotFound, SeveralActors
from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.annotation import ActorKind
from briefing.model.collection import Collection, LinkedActor
from briefing.sources.plaintext import parse_text
from briefing.use_cases.briefings import find_actor

ARTICLES = 40
"""Articles of each collection: enough that surnames are shared."""


def collections(data: Path) -> Iterator[Collection]:
    """Articles about one person, about one story, and of one agency, linked."""
    for name in ("entity_timelines", "timeline17"):
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                yield _linked([article["text"] for article in json.loads(line)["articles"]])
    for name in ("news_cluster", "coref_cleanconll", "cnndm_val1000"):
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            yield _linked([json.loads(line)["text"] for line in file])


def _linked(texts: list[str]) -> Collection:
    articles = tuple(
        annotate(parse_text(text, source=str(n), name=str(n)))
        for n, text in enumerate(texts[:ARTICLES])
    )
    return Collection(articles, link_actors(articles))


def ways(name: str) -> Iterator[tuple[str, str]]:
    """Ways to ask for a person of that full name, each with what it is called."""
    *given, surname = name.split()
    yield "surname", surname
    yield "small letters", name.lower()
    yield "capitals", name.upper()
    plain = unicodedata.normalize("NFKD", name)
    yield "without accents", "".join(c for c in plain if not unicodedata.combining(c))
    yield "without hyphens", name.replace("-", " ").replace("\u2019", "'")
    yield "turned round", f"{surname}, {' '.join(given)}"
    middle = len(surname) // 2
    swapped = surname[: middle - 1] + surname[middle] + surname[middle - 1] + surname[middle + 1 :]
    yield "a slip", " ".join((*given, swapped))


def answer(collection: Collection, actor: LinkedActor, asked: str) -> str:
    """How the question is answered: the person, a list or a suggestion with the person, another, none."""
    try:
        found, _ = find_actor(collection, asked)
    except SeveralActors as several:
        different = len(set(several.candidates)) == len(several.candidates)
        return "listed" if different and actor.name in several.candidates else "not choosable"
    except ActorNotFound as missing:
        return "suggested" if actor.name in missing.candidates else "none"
    return "the person" if found == actor else "another"


def main() -> None:
    """Ask for the most named people in each way, print how often each answer came."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=12, help="people of each collection")
    parser.add_argument("--aside", action="store_true")
    args = parser.parse_args()
    answers: dict[str, Counter[str]] = {}
    for collection in collections(args.data):
        people = [a for a in collection.actors if a.kind is ActorKind.PERSON and " " in a.name]
        for actor in people[: args.most][1 if args.aside else 0 :: 2]:
            for way, asked in ways(actor.name):
                answers.setdefault(way, Counter())[answer(collection, actor, asked)] += 1
    for way, counts in answers.items():
        told = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        print(f"{way:<16} {told}")


if __name__ == "__main__":
    main()
