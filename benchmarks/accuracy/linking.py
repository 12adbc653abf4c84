"""Score who is who over articles: names linked to one identity.

    python benchmarks/accuracy/linking.py --data DIR [--aside] [--backwards]

All articles of `coref_cleanconll` are linked at once; a name that both the set and the program have is scored by
B-cubed, its gold chain being its identity in the set. `same names` counts pairs of linked actors of one kind that are
shown by one name. With `--aside` only every second article is taken, with `--backwards` their order is turned round:
the figures must not change.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from coreference import KINDS, Score, b_cubed

from briefing.language import annotate
from briefing.language.actors.linking import link_actors
from briefing.model.annotation import AnnotatedArticle, MentionForm
from briefing.sources.plaintext import parse_text


def read(path: Path) -> list[tuple[AnnotatedArticle, dict[tuple[int, int], str]]]:
    """The articles, annotated, each with the identity of each gold name by its place."""
    articles = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            gold = {
                (mention["start"], mention["end"]): mention["identity"]
                for chain in record["clusters"]
                for mention in chain
                if mention["type"] in KINDS and mention["identity"]
            }
            text = record["text"]
            articles.append(
                (annotate(parse_text(text, source=record["id"], name=record["id"])), gold)
            )
    return articles


def score(
    articles: list[tuple[AnnotatedArticle, dict[tuple[int, int], str]]],
) -> tuple[Score, int, int]:
    """B-cubed over the names that both have, the number of actors, and of pairs with one name."""
    linked = link_actors([annotated for annotated, _ in articles])
    actor_of = {member: index for index, actor in enumerate(linked) for member in actor.members}
    pairs = [
        (gold[mention.span.start, mention.span.end], actor_of[number, mention.actor])
        for number, (annotated, gold) in enumerate(articles, start=1)
        for mention in annotated.mentions
        if mention.form is MentionForm.NAME
        and mention.actor is not None
        and (mention.span.start, mention.span.end) in gold
    ]
    names = Counter((actor.kind, actor.name.casefold()) for actor in linked)
    same = sum(count * (count - 1) // 2 for count in names.values())
    return b_cubed([pairs]), len(linked), same


def main() -> None:
    """Read the set, link, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--backwards", action="store_true")
    args = parser.parse_args()
    articles = read(args.data / "coref_cleanconll.jsonl.gz")[1 if args.aside else 0 :: 2]
    result, actors, same = score(articles[::-1] if args.backwards else articles)
    print(
        f"names over articles, B-cubed | coref_cleanconll | P {result.precision:.3f} R {result.recall:.3f} "
        f"F1 {result.f1:.3f} | {actors} actors, {same} pairs of same names"
    )


if __name__ == "__main__":
    main()
